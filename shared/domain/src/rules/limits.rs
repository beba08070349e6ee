//! Every limit, budget and drop of the hall, with who can spend it and what is left to whoever it is spent against.
//!
//! `docs/limits.md` is made of this table, and `tests/house/limits.rs` holds it to `rules.rs` and to the code. A limit that
//! is new is a constant of `rules.rs` and a row of `table.rs`: `window!` of a [`Limit`], `budget!` of a number.

use super::Limit;
use std::fmt::Debug;

/// A limit, and the answer to the question whom it protects against whom.
#[derive(Clone, Copy, Debug)]
pub struct LimitFacts {
    /// Its constant in `rules.rs`.
    pub name: &'static str,
    /// How much it lets through.
    pub bound: Bound,
    /// What is counted.
    pub counts: &'static str,
    /// Under whose name.
    pub under: Holder,
    /// Who can spend it.
    pub spender: Spender,
    /// What whoever it is spent against loses.
    pub loss: Loss,
}

/// How much a limit lets through.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// So often in any stretch of time.
    Window(&'static Limit),
    /// So much of something, once and for all, or until a day is over.
    Most {
        /// How much.
        number: &'static (dyn Debug + Sync),
        /// In what: `one day`, `one flow`.
        of: &'static str,
    },
}

/// Under whose name something is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The address that calls.
    Address,
    /// The address that calls, and the account that it names.
    AddressAndAccount,
    /// The address that calls, and the credit code that it names.
    AddressAndCreditCode,
    /// A credit code, whoever names it.
    CreditCode,
    /// An account as it was named, in canonical form, whether or not there is one; of whoever is signed in, or has just
    /// reset it by face, a name of their own.
    Account,
    /// An account of an older hall.
    LegacyAccount,
    /// The address that calls, and the mobile that it types.
    AddressAndMobile,
    /// An account as it was named, and the mobile as it was typed, whether or not they belong together.
    AccountAndMobile,
    /// A mobile.
    Mobile,
    /// A mobile, and the organisation that the notice is of, or none.
    MobileAndOrganisation,
    /// An organisation, and the person that it invites.
    OrganisationAndPerson,
    /// A person.
    Person,
    /// The whole hall.
    Hall,
    /// A place in an organisation.
    Membership,
    /// An organisation.
    Organisation,
    /// A clerk.
    Clerk,
    /// A registration, reset, upgrade or other flow.
    Flow,
    /// An SMS code.
    SmsCode,
    /// A session.
    Session,
    /// A case.
    Case,
}

impl Holder {
    /// In words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "caller address",
            Self::AddressAndAccount => "caller address × account named",
            Self::AddressAndCreditCode => "caller address × credit code named",
            Self::CreditCode => "credit code named",
            Self::Account => "account named; who is signed in, or has just reset by face, apart",
            Self::LegacyAccount => "account of the older hall",
            Self::AddressAndMobile => "caller address × mobile typed",
            Self::AccountAndMobile => "account named × mobile typed",
            Self::Mobile => "mobile",
            Self::MobileAndOrganisation => "mobile × organisation",
            Self::OrganisationAndPerson => "organisation × person invited",
            Self::Person => "person",
            Self::Hall => "the hall",
            Self::Membership => "place of the caller",
            Self::Organisation => "organisation",
            Self::Clerk => "clerk",
            Self::Flow => "flow",
            Self::SmsCode => "SMS code",
            Self::Session => "session",
            Self::Case => "case",
        }
    }
}

/// Who can spend a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spender {
    /// Whoever calls from that address, a whole township hall perhaps.
    SameAddress,
    /// Only whom it is counted under, proven by session, token or password.
    OnlyThemselves,
    /// The members of an organisation, against whoever they name.
    Members,
    /// Anybody.
    Anybody,
}

impl Spender {
    /// In words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameAddress => "whoever calls from there",
            Self::OnlyThemselves => "only they",
            Self::Members => "members of an organisation that names it",
            Self::Anybody => "anybody",
        }
    }
}

/// What a spent limit costs whoever it is spent against.
#[derive(Clone, Copy, Debug)]
pub struct Loss {
    /// What they lose.
    pub what: &'static str,
    /// The code of the problem that says so, or where else it is seen.
    pub seen: Seen,
    /// Which way stays open.
    pub open: &'static str,
}

/// How a spent limit shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A problem with this code.
    Problem(&'static str),
    /// One message later that sums up what was held, and an alarm.
    Summed,
    /// Nothing: an answer would tell a stranger whose mobile it is.
    Nothing,
}

macro_rules! window {
    ($name:ident, $counts:literal, $under:ident, $spender:ident, $what:literal, $code:literal, $open:literal) => {
        LimitFacts {
            name: stringify!($name),
            bound: Bound::Window(&$name),
            counts: $counts,
            under: Holder::$under,
            spender: Spender::$spender,
            loss: Loss { what: $what, seen: Seen::Problem($code), open: $open },
        }
    };
}

macro_rules! budget {
    ($name:ident, $of:literal, $counts:literal, $under:ident, $spender:ident, $what:literal, $seen:expr, $open:literal) => {
        LimitFacts {
            name: stringify!($name),
            bound: Bound::Most { number: &$name, of: $of },
            counts: $counts,
            under: Holder::$under,
            spender: Spender::$spender,
            loss: Loss { what: $what, seen: $seen, open: $open },
        }
    };
}

mod table;

pub use table::LIMITS;
