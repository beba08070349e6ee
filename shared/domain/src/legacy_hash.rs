//! How older halls hashed passwords, told apart and made sound; what each means is `keys::legacy`'s.
//!
//! | scheme | the hash as it is imported |
//! | --- | --- |
//! | `md5` `sha1` `sha256` `sm3` | hexadecimal |
//! | `md5-salt-first` …, `md5-salt-last` … | hexadecimal, `:`, the salt as text: digest of salt and password, or of password and salt |
//! | `pbkdf2-sha1` `pbkdf2-sha256` | rounds, `$`, the salt in hexadecimal, `$`, the key in hexadecimal |
//! | `bcrypt` | `$2a$`, `$2b$` or `$2y$`, cost, `$`, 53 characters |

use crate::Malformed;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// A plain digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyDigest {
    /// 16 bytes.
    Md5,
    /// 20 bytes.
    Sha1,
    /// 32 bytes.
    Sha256,
    /// 国密 SM3, 32 bytes.
    Sm3,
}

impl LegacyDigest {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Md5, Self::Sha1, Self::Sha256, Self::Sm3];

    /// The word it is written by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// How many bytes it has.
    #[must_use]
    pub fn length(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 | Self::Sm3 => 32,
        }
    }
}

/// Where the salt of a plain digest goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Salting {
    /// There is none.
    None,
    /// Before the password.
    First,
    /// After the password.
    Last,
}

/// A digest that PBKDF2 is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyPrf {
    /// HMAC-SHA-1.
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
}

/// What one comparison costs, as far as it can be told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyWork {
    /// Next to nothing.
    Digest,
    /// So many rounds.
    Pbkdf2 {
        /// Of what.
        prf: LegacyPrf,
        /// How many.
        rounds: NonZeroU32,
    },
    /// Two to the power of this.
    Bcrypt {
        /// The exponent.
        cost: u32,
    },
}

/// The most rounds: about a third of a second.
const ROUNDS_MOST: u32 = 1_000_000;

/// The least and the greatest cost of bcrypt: the greatest is about a second.
const COSTS: std::ops::RangeInclusive<u32> = 4..=14;

fn prf(word: &str) -> Option<LegacyPrf> {
    match word {
        "pbkdf2-sha1" => Some(LegacyPrf::Sha1),
        "pbkdf2-sha256" => Some(LegacyPrf::Sha256),
        _ => None,
    }
}

fn rounds(text: &str) -> Option<NonZeroU32> {
    text.parse().ok().filter(|rounds: &NonZeroU32| rounds.get() <= ROUNDS_MOST)
}

fn cost(text: &str) -> Option<u32> {
    text.parse().ok().filter(|cost| COSTS.contains(cost))
}

impl FromStr for LegacyWork {
    type Err = Malformed;

    /// `digest`, `pbkdf2-sha1-10000`, `pbkdf2-sha256-10000`, `bcrypt-10`.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let slow = || {
            let (word, number) = text.rsplit_once('-')?;
            match prf(word) {
                Some(prf) => Some(Self::Pbkdf2 { prf, rounds: rounds(number)? }),
                None if word == "bcrypt" => Some(Self::Bcrypt { cost: cost(number)? }),
                None => None,
            }
        };
        let work = if text == "digest" { Some(Self::Digest) } else { slow() };
        work.ok_or_else(|| Malformed::new("work", "应为 digest、pbkdf2-sha256-轮数 或 bcrypt-强度"))
    }
}

impl fmt::Display for LegacyWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digest => f.write_str("digest"),
            Self::Pbkdf2 { prf: LegacyPrf::Sha1, rounds } => write!(f, "pbkdf2-sha1-{rounds}"),
            Self::Pbkdf2 { prf: LegacyPrf::Sha256, rounds } => write!(f, "pbkdf2-sha256-{rounds}"),
            Self::Bcrypt { cost } => write!(f, "bcrypt-{cost}"),
        }
    }
}

/// A hash, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub enum Hashed {
    /// A plain digest.
    Digest {
        /// Which.
        digest: LegacyDigest,
        /// Where the salt goes.
        salting: Salting,
        /// The salt; empty when there is none.
        salt: String,
        /// The digest.
        hash: Vec<u8>,
    },
    /// PBKDF2.
    Pbkdf2 {
        /// Of what.
        prf: LegacyPrf,
        /// How many rounds.
        rounds: NonZeroU32,
        /// The salt.
        salt: Vec<u8>,
        /// The key.
        hash: Vec<u8>,
    },
    /// bcrypt, in the form it is always written in.
    Bcrypt {
        /// The exponent of its cost.
        cost: u32,
        /// The whole of it.
        text: String,
    },
}

/// A password's hash in an older hall: as good as the password to whoever may guess, so it prints redacted.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyHash {
    scheme: String,
    text: String,
    hashed: Hashed,
}

impl fmt::Debug for LegacyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LegacyHash(••••)")
    }
}

impl LegacyHash {
    /// Reads a hash of this scheme.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the scheme is not one of the above, or the hash is none of it.
    pub fn parse(scheme: &str, text: &str) -> Result<Self, Malformed> {
        // Nothing at the end: of a salted one that is the salt's.
        let (scheme, text) = (scheme.trim(), text.trim_start());
        let hashed = if scheme == "bcrypt" {
            bcrypt(text)
        } else if let Some(prf) = prf(scheme) {
            pbkdf2(prf, text)
        } else if let Some((digest, salting)) = digest(scheme) {
            plain(digest, salting, text)
        } else {
            return Err(Malformed::new(
                "hash.scheme",
                "密码散列方式应为 md5、sha1、sha256、sm3（可加 -salt-first 或 -salt-last）、\
                 pbkdf2-sha1、pbkdf2-sha256 或 bcrypt",
            ));
        };
        let hashed = hashed.ok_or_else(|| {
            Malformed::new("hash.malformed", "密码散列值与其散列方式的格式不符，请核对导出的字段")
        })?;
        Ok(Self { scheme: scheme.to_owned(), text: text.to_owned(), hashed })
    }

    /// The scheme's word.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// As it was imported.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// Taken apart.
    #[must_use]
    pub fn hashed(&self) -> &Hashed {
        &self.hashed
    }

    /// What comparing with it costs.
    #[must_use]
    pub fn work(&self) -> LegacyWork {
        match &self.hashed {
            Hashed::Digest { .. } => LegacyWork::Digest,
            Hashed::Pbkdf2 { prf, rounds, .. } => LegacyWork::Pbkdf2 { prf: *prf, rounds: *rounds },
            Hashed::Bcrypt { cost, .. } => LegacyWork::Bcrypt { cost: *cost },
        }
    }
}

fn digest(scheme: &str) -> Option<(LegacyDigest, Salting)> {
    let (word, salting) =
        match (scheme.strip_suffix("-salt-first"), scheme.strip_suffix("-salt-last")) {
            (Some(word), _) => (word, Salting::First),
            (_, Some(word)) => (word, Salting::Last),
            _ => (scheme, Salting::None),
        };
    let digest = LegacyDigest::ALL.into_iter().find(|digest| digest.as_str() == word)?;
    Some((digest, salting))
}

fn plain(digest: LegacyDigest, salting: Salting, text: &str) -> Option<Hashed> {
    let (hex, salt) = match salting {
        Salting::None => (text.trim_end(), ""),
        Salting::First | Salting::Last => text.split_once(':')?,
    };
    let hash = bytes(hex).filter(|hash| hash.len() == digest.length())?;
    let is_salted = salting != Salting::None;
    let salt = salt.to_owned();
    (is_salted != salt.is_empty()).then_some(Hashed::Digest { digest, salting, salt, hash })
}

fn pbkdf2(prf: LegacyPrf, text: &str) -> Option<Hashed> {
    let (number, rest) = text.split_once('$')?;
    let (salt, hash) = rest.split_once('$')?;
    let salt = bytes(salt).filter(|salt| !salt.is_empty())?;
    let hash = bytes(hash.trim_end()).filter(|hash| (16..=64).contains(&hash.len()))?;
    Some(Hashed::Pbkdf2 { prf, rounds: rounds(number)?, salt, hash })
}

fn bcrypt(text: &str) -> Option<Hashed> {
    let text = text.trim_end();
    let rest = ["$2a$", "$2b$", "$2y$"].into_iter().find_map(|head| text.strip_prefix(head))?;
    let (number, coded) = rest.split_once('$')?;
    let is_coded = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'/');
    let is_sound = number.len() == 2 && coded.len() == 53 && coded.bytes().all(is_coded);
    let cost = cost(number).filter(|_| is_sound)?;
    Some(Hashed::Bcrypt { cost, text: text.to_owned() })
}

/// What hexadecimal of either case says.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.len().is_multiple_of(2) {
        return None;
    }
    let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Option<Vec<u8>> = hex.chars().map(digit).collect();
    let pair = |pair: &[u8]| pair.iter().fold(0_u8, |byte, digit| byte << 4 | digit);
    Some(digits?.chunks(2).map(pair).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BCRYPT: &str = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    fn md5() -> String {
        "aB".repeat(16)
    }

    #[test]
    fn each_scheme_is_read_with_its_work_and_kept_as_it_was() {
        let rounds = NonZeroU32::new(1000).unwrap();
        let slow = format!("1000$00ff${}", "ab".repeat(20));
        for (scheme, text, work) in [
            ("md5", md5(), LegacyWork::Digest),
            ("sha1", "ab".repeat(20), LegacyWork::Digest),
            ("sha256", "ab".repeat(32), LegacyWork::Digest),
            ("sm3", "ab".repeat(32), LegacyWork::Digest),
            ("md5-salt-first", md5() + ":s:1", LegacyWork::Digest),
            ("sm3-salt-last", "ab".repeat(32) + ":盐", LegacyWork::Digest),
            ("pbkdf2-sha1", slow.clone(), LegacyWork::Pbkdf2 { prf: LegacyPrf::Sha1, rounds }),
            ("pbkdf2-sha256", slow, LegacyWork::Pbkdf2 { prf: LegacyPrf::Sha256, rounds }),
            ("bcrypt", BCRYPT.to_owned(), LegacyWork::Bcrypt { cost: 10 }),
        ] {
            let hash = LegacyHash::parse(scheme, &format!(" {text}")).unwrap();
            assert_eq!((hash.scheme(), hash.reveal(), hash.work()), (scheme, &*text, work));
            assert_eq!(work.to_string().parse(), Ok(work));
            assert_eq!(format!("{hash:?}"), "LegacyHash(••••)");
        }
    }

    #[test]
    fn what_is_no_hash_of_its_scheme_is_refused() {
        for (scheme, text) in [
            ("md5", "ab".repeat(20)),
            ("md5", "xy".repeat(16)),
            ("md5", md5() + ":salt"),
            ("md5-salt-last", md5()),
            ("md5-salt-last", md5() + ":"),
            ("pbkdf2-sha256", format!("0$00${}", "ab".repeat(32))),
            ("pbkdf2-sha256", format!("1000001$00${}", "ab".repeat(32))),
            ("pbkdf2-sha256", format!("1000$${}", "ab".repeat(32))),
            ("pbkdf2-sha256", "1000$00$abcd".to_owned()),
            ("bcrypt", BCRYPT.replace("$10$", "$15$")),
            ("bcrypt", BCRYPT.replace("$2a$", "$1$")),
            ("bcrypt", BCRYPT.trim_end_matches('y').to_owned()),
        ] {
            assert_eq!(
                LegacyHash::parse(scheme, &text).unwrap_err().code,
                "hash.malformed",
                "{text}"
            );
        }
        let unknown = LegacyHash::parse("crc32", "abcd").unwrap_err();
        assert_eq!(unknown.code, "hash.scheme");
    }

    proptest! {
        #[test]
        fn no_text_panics(scheme in "(md5|sm3-salt-last|pbkdf2-sha1|bcrypt|[a-z-]{0,9})", text: String) {
            let _ = LegacyHash::parse(&scheme, &text);
            let _ = text.parse::<LegacyWork>();
        }
    }
}
