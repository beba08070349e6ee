//! Matters (业务事项) and the bundles they are granted in, as far as authority needs them: their codes.
//!
//! What a matter is called and where it is done is the catalogue's business; whether somebody may do it is asked by its
//! code, and a code that no catalogue has is nobody's.

use crate::Malformed;

const MOST: usize = 64;

fn checked(text: &str, code: &'static str) -> Result<String, Malformed> {
    let is_inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
    let is_edge = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    let bytes = text.as_bytes();
    let sound = !bytes.is_empty()
        && bytes.len() <= MOST
        && bytes.iter().copied().all(is_inner)
        && bytes.first().copied().is_some_and(is_edge)
        && bytes.last().copied().is_some_and(is_edge);
    if sound {
        Ok(text.to_owned())
    } else {
        Err(Malformed::new(
            code,
            "事项编码由小写字母、数字、点和连字符组成，最长64位，请从事项目录中选择。",
        ))
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $code:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Characters, at most.
            pub const MOST: usize = MOST;

            /// As it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Malformed;

            fn from_str(text: &str) -> Result<Self, Malformed> {
                checked(text, $code).map(Self)
            }
        }
    };
}

code!(
    /// The code of a matter: 1 to 64 lower-case letters, digits, dots and hyphens.
    MatterCode, "matter.code"
);
code!(
    /// The code of a bundle of matters, written like a matter's.
    BundleCode, "bundle.code"
);

/// A bundle: its code, its name, and the matters in it, one of each line of `bundles.txt`.
///
/// A grant of a bundle covers whatever is in the bundle when it is asked, so a matter that is added to a bundle is
/// granted to whoever has the bundle.
const BUNDLES: &str = include_str!("bundles.txt");

fn bundle(
    line: &'static str,
) -> Option<(&'static str, &'static str, impl Iterator<Item = &'static str>)> {
    let mut parts = line.splitn(3, '\t');
    Some((parts.next()?, parts.next()?, parts.next()?.split_whitespace()))
}

impl BundleCode {
    /// Whether there is such a bundle.
    #[must_use]
    pub fn is_known(&self) -> bool {
        BUNDLES.lines().filter_map(bundle).any(|(code, ..)| code == self.0)
    }

    /// Whether the matter is in it.
    #[must_use]
    pub fn covers(&self, matter: &MatterCode) -> bool {
        BUNDLES.lines().filter_map(bundle).any(|(code, _, mut matters)| {
            code == self.0 && matters.any(|one| one == matter.as_str())
        })
    }

    /// Every bundle there is, with its name.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUNDLES.lines().filter_map(bundle).map(|(code, name, _)| (code, name))
    }

    /// The codes of the matters in it; none, when there is no such bundle.
    pub fn matters(&self) -> impl Iterator<Item = &'static str> {
        let own = BUNDLES.lines().filter_map(bundle).find(|(code, ..)| *code == self.0);
        own.into_iter().flat_map(|(.., matters)| matters)
    }

    /// What people call it, if there is such a bundle.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        Self::all().find(|(code, _)| *code == self.0).map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_bundle_has_a_code_a_name_and_matters_with_sound_codes() {
        let mut codes = BTreeSet::new();
        for line in BUNDLES.lines() {
            let (code, name, matters) = bundle(line).unwrap();
            assert!(codes.insert(code.parse::<BundleCode>().unwrap()), "{code} is there twice");
            assert!(!name.is_empty());
            let matters: Vec<MatterCode> = matters.map(|one| one.parse().unwrap()).collect();
            assert!(!matters.is_empty(), "{code} is empty");
            for matter in matters {
                assert!(code.parse::<BundleCode>().unwrap().covers(&matter));
            }
        }
        assert!(codes.len() >= 4);
    }

    #[test]
    fn a_bundle_that_is_not_there_covers_nothing() {
        let unknown: BundleCode = "no-such-bundle".parse().unwrap();
        assert!(!unknown.is_known());
        assert!(!unknown.covers(&"employment.registration".parse().unwrap()));
    }

    #[test]
    fn a_code_has_its_alphabet_and_its_length() {
        for text in ["", "A", "社保", "-a", "a-", ".a", "a b", &"a".repeat(65)] {
            assert!(text.parse::<MatterCode>().is_err(), "{text}");
        }
        for text in ["a", "social-insurance.enrolment", "x1", &"a".repeat(64)] {
            assert!(text.parse::<MatterCode>().is_ok(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text: String) {
            let _ = text.parse::<MatterCode>();
        }
    }
}
