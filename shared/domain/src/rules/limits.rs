//! Every limit, budget and drop of the hall, with who can spend it and what is left to whoever it is spent against.
//!
//! `docs/limits.md` is made of this table, and `tests/house/limits.rs` holds it to `rules.rs` and to the code. A limit that
//! is new is a constant of `rules.rs` and a row here: `window!` of a [`Limit`], `budget!` of a number.

use super::{
    AGENTS_MOST, APPEAL_PAGES_PER_CLERK, CASE_CHANGES_MOST, CASES_PER_MEMBER, CHANGES_PER_MEMBER,
    DOCUMENTS_PER_CLERK, FACE_ASKS, FACE_ATTEMPTS, FAVOURITES_MOST, GRANTS_MOST,
    LETTER_LOOKS_PER_ADDRESS, LETTERS_PER_ADDRESS, LOOKS_PER_CLERK, Limit, NOTICES_PER_MOBILE_DAY,
    OPENINGS_PER_CLERK, QR_PER_ADDRESS, REFRESH_SIBLINGS_MOST, RESETS_PER_ADDRESS,
    RESETS_PER_ADDRESS_AND_ACCOUNT, SIGN_IN_FAILURES, SIGN_IN_PER_ADDRESS, SMS_GUESSES,
    SMS_PER_ADDRESS_HOUR, SMS_PER_DAY, SMS_PER_MOBILE_DAY, SMS_PER_MOBILE_HOUR, SSO_PER_ADDRESS,
    STARTS_PER_ADDRESS, STARTS_PER_ADDRESS_AND_CREDIT_CODE, UNKNOWN_PERSONS_PER_MEMBER,
    UNMASKINGS_PER_CLERK, UPGRADE_FAILURES, UPGRADE_PER_ADDRESS, UPGRADE_TRIES,
    UPGRADES_PER_ACCOUNT, WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE, WRONG_STARTS_PER_CREDIT_CODE,
};
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
    /// A mobile.
    Mobile,
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
            Self::Mobile => "mobile",
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
    /// A row that waits, and an alarm.
    Held,
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

/// Every one.
pub const LIMITS: &[LimitFacts] = &[
    // Messages
    window!(
        SMS_PER_MOBILE_HOUR,
        "codes sent to it",
        Mobile,
        Anybody,
        "codes by SMS, for the rest of an hour",
        "limit.reached",
        "a face, where one serves; a counter"
    ),
    window!(
        SMS_PER_MOBILE_DAY,
        "codes sent to it",
        Mobile,
        Anybody,
        "codes by SMS, for the rest of a day",
        "limit.reached",
        "a face, where one serves; a counter"
    ),
    window!(
        SMS_PER_ADDRESS_HOUR,
        "codes asked for",
        Address,
        SameAddress,
        "codes by SMS, there",
        "limit.reached",
        "another address; a face"
    ),
    budget!(
        SMS_PER_DAY,
        "one day",
        "messages that leave",
        Hall,
        Anybody,
        "codes and notices by SMS, until midnight",
        Seen::Problem("sms.budget_spent"),
        "a face; a counter; notices wait in the table"
    ),
    LimitFacts {
        name: "NOTICES_PER_MOBILE_DAY",
        bound: Bound::Window(&NOTICES_PER_MOBILE_DAY),
        counts: "notices to it",
        under: Holder::Mobile,
        spender: Spender::Members,
        loss: Loss {
            what: "notices by SMS, for the rest of a day",
            seen: Seen::Held,
            open: "`GET /v1/me`, `GET /v1/sessions` and the organisation's audit say the same",
        },
    },
    // Signing in
    window!(
        SIGN_IN_FAILURES,
        "wrong passwords",
        Account,
        Anybody,
        "signing in with the password, a quarter of an hour at a time",
        "sign_in.locked_out",
        "QR code and sign-on, which ask no password; 忘记密码 by face, which forgives it and whose sign-in is counted apart"
    ),
    window!(
        SIGN_IN_PER_ADDRESS,
        "sign-ins with a password",
        Address,
        SameAddress,
        "signing in with a password, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    window!(
        QR_PER_ADDRESS,
        "QR codes opened",
        Address,
        SameAddress,
        "new QR codes, there, for a minute",
        "limit.reached",
        "a password; another address"
    ),
    window!(
        SSO_PER_ADDRESS,
        "sign-ons begun",
        Address,
        SameAddress,
        "signing on, there, for a minute",
        "limit.reached",
        "a password; another address"
    ),
    budget!(
        REFRESH_SIBLINGS_MOST,
        "one refresh token",
        "successors given",
        Session,
        OnlyThemselves,
        "nothing: the session goes on by its youngest token",
        Seen::Problem("session.refresh_repeated"),
        "the token that was given; signing in"
    ),
    // Resets
    window!(
        RESETS_PER_ADDRESS,
        "resets begun",
        Address,
        SameAddress,
        "beginning a reset, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        RESETS_PER_ADDRESS_AND_ACCOUNT,
        "resets begun",
        AddressAndAccount,
        SameAddress,
        "beginning a reset of that account, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    // Registrations, appeals, changes of legal representative
    window!(
        STARTS_PER_ADDRESS,
        "registrations, appeals and changes of legal representative begun",
        Address,
        SameAddress,
        "beginning one, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        STARTS_PER_ADDRESS_AND_CREDIT_CODE,
        "starts that agree with the business register",
        AddressAndCreditCode,
        SameAddress,
        "beginning one for that code, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE,
        "starts that do not agree with the business register",
        AddressAndCreditCode,
        SameAddress,
        "being told that they do not agree",
        "limit.reached",
        "a start that agrees is counted apart"
    ),
    window!(
        WRONG_STARTS_PER_CREDIT_CODE,
        "starts that do not agree with the business register",
        CreditCode,
        Anybody,
        "being told that they do not agree",
        "limit.reached",
        "a start that agrees is counted apart"
    ),
    budget!(
        FACE_ATTEMPTS,
        "one flow",
        "faces shown to Alipay",
        Flow,
        OnlyThemselves,
        "showing a face to Alipay in that flow",
        Seen::Problem("face.no_attempts_left"),
        "the APP; another flow"
    ),
    budget!(
        FACE_ASKS,
        "one attempt",
        "questions to Alipay",
        Flow,
        OnlyThemselves,
        "that attempt",
        Seen::Problem("face.no_attempts_left"),
        "another attempt; the APP"
    ),
    budget!(
        SMS_GUESSES,
        "one code",
        "guesses",
        SmsCode,
        OnlyThemselves,
        "that code",
        Seen::Problem("sms.spent"),
        "another code, once it has expired"
    ),
    // Upgrades
    window!(
        UPGRADE_PER_ADDRESS,
        "old passwords tried",
        Address,
        SameAddress,
        "beginning an upgrade, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    window!(
        UPGRADE_FAILURES,
        "wrong old passwords",
        LegacyAccount,
        Anybody,
        "the upgrade, a quarter of an hour at a time",
        "upgrade.locked_out",
        "registration by the legal representative's face; a counter"
    ),
    window!(
        UPGRADES_PER_ACCOUNT,
        "upgrades begun with the right old password",
        LegacyAccount,
        OnlyThemselves,
        "beginning an upgrade, for an hour",
        "limit.reached",
        "the upgrades that were begun; registration"
    ),
    budget!(
        UPGRADE_TRIES,
        "one step",
        "wrong answers",
        Flow,
        OnlyThemselves,
        "that upgrade",
        Seen::Problem("upgrade.no_tries_left"),
        "another upgrade"
    ),
    // Letters
    window!(
        LETTERS_PER_ADDRESS,
        "letters written",
        Address,
        SameAddress,
        "writing letters, there, for an hour",
        "limit.reached",
        "another address; a letter on paper"
    ),
    window!(
        LETTER_LOOKS_PER_ADDRESS,
        "letters looked up or printed",
        Address,
        SameAddress,
        "looking letters up, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    // Members
    window!(
        CHANGES_PER_MEMBER,
        "changes of others' places",
        Membership,
        OnlyThemselves,
        "changing places, for an hour; taking one away is not counted",
        "limit.reached",
        "another member who may"
    ),
    window!(
        UNKNOWN_PERSONS_PER_MEMBER,
        "persons named who are not registered so",
        Membership,
        OnlyThemselves,
        "naming persons, for an hour",
        "limit.reached",
        "another member who may"
    ),
    window!(
        CASES_PER_MEMBER,
        "cases begun",
        Membership,
        OnlyThemselves,
        "beginning cases, for an hour; going on with one is not counted",
        "limit.reached",
        "another member who may"
    ),
    budget!(
        AGENTS_MOST,
        "one organisation",
        "agents, invited ones too",
        Organisation,
        OnlyThemselves,
        "inviting another",
        Seen::Problem("member.full"),
        "taking a place or an invitation away"
    ),
    budget!(
        GRANTS_MOST,
        "one place",
        "grants",
        Membership,
        OnlyThemselves,
        "granting more",
        Seen::Problem("request.fields"),
        "bundles"
    ),
    budget!(
        FAVOURITES_MOST,
        "one place",
        "favourites",
        Membership,
        OnlyThemselves,
        "keeping another",
        Seen::Problem("matter.favourites_full"),
        "dropping one"
    ),
    budget!(
        CASE_CHANGES_MOST,
        "one case",
        "changes by its business system",
        Case,
        OnlyThemselves,
        "changes of that case but the one that finishes it",
        Seen::Problem("case.too_many_updates"),
        "finishing it"
    ),
    // The counter
    window!(
        DOCUMENTS_PER_CLERK,
        "documents taken",
        Clerk,
        OnlyThemselves,
        "taking documents, for an hour",
        "limit.reached",
        "another clerk"
    ),
    window!(
        OPENINGS_PER_CLERK,
        "accounts asked to open, opened or refused",
        Clerk,
        OnlyThemselves,
        "opening accounts, for an hour",
        "limit.reached",
        "another clerk"
    ),
    window!(
        LOOKS_PER_CLERK,
        "looks at organisations, there or not",
        Clerk,
        OnlyThemselves,
        "looking at organisations, for a day",
        "limit.reached",
        "another clerk"
    ),
    window!(
        APPEAL_PAGES_PER_CLERK,
        "pages of appeals looked at",
        Clerk,
        OnlyThemselves,
        "looking at appeals, for a day; deciding them is not counted",
        "limit.reached",
        "another clerk"
    ),
    window!(
        UNMASKINGS_PER_CLERK,
        "values seen whole",
        Clerk,
        OnlyThemselves,
        "seeing values whole, for an hour",
        "limit.reached",
        "another clerk"
    ),
];
