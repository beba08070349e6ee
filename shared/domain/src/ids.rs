//! Ids that carry their kind: `reg_…`, `org_…`, one Rust type each, 128 random bits.
//!
//! Written in 26 lower-case characters of Crockford's base 32, so they survive being read aloud, put in
//! a path, or compared by eye. Nothing in an id is personal, and nothing can be told from one but its kind.

use crate::{FlowKind, Malformed};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 26;

fn encoded(prefix: &str, random: [u8; 16]) -> String {
    let mut bits = u128::from_be_bytes(random);
    let mut symbols = [b'0'; LENGTH];
    for symbol in symbols.iter_mut().rev() {
        let low = usize::try_from(bits & 31).unwrap_or_default();
        *symbol = ALPHABET.get(low).copied().unwrap_or(b'0');
        bits >>= 5;
    }
    let mut id = String::with_capacity(prefix.len() + LENGTH);
    id.push_str(prefix);
    id.extend(symbols.map(char::from));
    id
}

fn checked(prefix: &str, text: &str) -> Result<String, Malformed> {
    let sound = text.strip_prefix(prefix).is_some_and(|symbols| {
        symbols.len() == LENGTH && symbols.bytes().all(|symbol| ALPHABET.contains(&symbol))
    });
    if sound {
        Ok(text.to_owned())
    } else {
        Err(Malformed::new("id", "编号格式不正确，请从上一步的返回结果中取用。"))
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// What every such id begins with.
            pub const PREFIX: &str = $prefix;

            /// A new id from 128 random bits.
            #[must_use]
            pub fn from_random(random: [u8; 16]) -> Self {
                Self(encoded($prefix, random))
            }

            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Malformed;

            fn from_str(text: &str) -> Result<Self, Malformed> {
                checked($prefix, text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// An organisation account (单位).
    OrganisationId, "org_"
);
id!(
    /// A real-name verified person (个人用户).
    PersonId, "per_"
);
id!(
    /// One person's place in one organisation.
    MembershipId, "mem_"
);
id!(
    /// A right to do one matter, or those of one bundle, for a while.
    GrantId, "gra_"
);
id!(
    /// A QR code that somebody may sign in with.
    QrId, "qr_"
);
id!(
    /// A sign-in by another provider's word; also the `state` that goes to it and comes back.
    SsoId, "sso_"
);
id!(
    /// An SMS code that was sent: derived from what it is bound to, not random, so a resend finds it again.
    SmsCodeId, "sms_"
);
id!(
    /// A signed-in session.
    SessionId, "ses_"
);
id!(
    /// Notices that one change gave rise to.
    NoticeId, "ntc_"
);
id!(
    /// The upgrade of an older hall's account. No SMS code is asked for in one, so it is no [`FlowId`].
    UpgradeId, "upg_"
);
id!(
    /// A clerk at a counter: derived from whom the staff's provider names, not random, so that it is the same each time.
    ClerkId, "clk_"
);
id!(
    /// A document that a clerk took.
    DocumentId, "doc_"
);
id!(
    /// One piece of work begun on a matter (办件).
    CaseId, "cas_"
);
id!(
    /// Something that a clerk did.
    ActId, "act_"
);

/// Something under way: a registration `reg_…`, an invitation `inv_…`, a password reset `rst_…`, a change of mobile
/// `mob_…`. One type, because an SMS code may be asked for in any of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlowId(String);

impl FlowId {
    /// A new id from 128 random bits.
    #[must_use]
    pub fn from_random(kind: FlowKind, random: [u8; 16]) -> Self {
        Self(encoded(kind.prefix(), random))
    }

    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for FlowId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let known = FlowKind::ALL.into_iter().find(|kind| text.starts_with(kind.prefix()));
        checked(known.map_or(FlowKind::PersonRegistration.prefix(), FlowKind::prefix), text)
            .map(Self)
    }
}

impl std::fmt::Display for FlowId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself_and_only_as_its_kind(random: [u8; 16]) {
            let id = OrganisationId::from_random(random);
            prop_assert_eq!(id.as_str().parse::<OrganisationId>().unwrap(), id.clone());
            prop_assert!(id.as_str().parse::<PersonId>().is_err());
        }

        #[test]
        fn different_bits_make_different_ids(one: [u8; 16], other: [u8; 16]) {
            prop_assert_eq!(one == other, PersonId::from_random(one) == PersonId::from_random(other));
        }

        #[test]
        fn a_flow_s_id_reads_back_whatever_the_flow(random: [u8; 16]) {
            for kind in FlowKind::ALL {
                let id = FlowId::from_random(kind, random);
                prop_assert_eq!(id.as_str().parse::<FlowId>().unwrap(), id);
            }
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = text.parse::<FlowId>();
        }
    }
}
