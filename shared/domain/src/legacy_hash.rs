//! How older halls hashed passwords, told apart and made sound; what each means is `keys::legacy`'s.
//!
//! | scheme | the hash as it is imported |
//! | --- | --- |
//! | `md5` `sha1` `sha256` `sha512` `sm3` | hexadecimal |
//! | `md5-salt-first` …, `md5-salt-last` … | hexadecimal, `:`, the salt as text: digest of salt and password, or of password and salt |
//! | `pbkdf2-sha1` `pbkdf2-sha256` | rounds, `$`, the salt in hexadecimal, `$`, the key in hexadecimal |
//! | `bcrypt` | `$2a$`, `$2b$` or `$2y$`, cost, `$`, 53 characters |
//! | `ldap` | `{MD5}`, `{SMD5}`, `{SHA}`, `{SSHA}`, `{SHA256}`, `{SSHA256}`, `{SHA512}` or `{SSHA512}`, and Base64 (RFC 2307) |
//! | any other | a template of pieces (`legacy_template`), and the hash is what it makes |
//!
//! The plain digests and `ldap` are names of templates.

use crate::legacy_template::{DIGESTS_MOST, Kept, check_seen, is_stray, stray};
use crate::{LegacyChain, LegacyTemplate, LegacyUserName, Malformed};
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
    /// 64 bytes.
    Sha512,
    /// 国密 SM3, 32 bytes.
    Sm3,
}

impl LegacyDigest {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Md5, Self::Sha1, Self::Sha256, Self::Sha512, Self::Sm3];

    /// The word it is written by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
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
            Self::Sha512 => 64,
        }
    }
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A chain of digests, with something of its length in place of all that is of one hall or one account only.
    Chain(LegacyChain),
}

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
    text.parse().ok().filter(|rounds: &NonZeroU32| rounds.get() <= DIGESTS_MOST)
}

fn cost(text: &str) -> Option<u32> {
    text.parse().ok().filter(|cost| COSTS.contains(cost))
}

impl FromStr for LegacyWork {
    type Err = Malformed;

    /// `digest`, `pbkdf2-sha1-10000`, `pbkdf2-sha256-10000`, `bcrypt-10`, or a chain of digests as templates have one.
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
        let chain = || LegacyChain::parse(text).ok().map(Self::Chain);
        work.or_else(chain).ok_or_else(|| {
            Malformed::new("work", "应为 digest、pbkdf2-sha256-轮数、bcrypt-强度 或重复的摘要")
        })
    }
}

impl fmt::Display for LegacyWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digest => f.write_str("digest"),
            Self::Pbkdf2 { prf: LegacyPrf::Sha1, rounds } => write!(f, "pbkdf2-sha1-{rounds}"),
            Self::Pbkdf2 { prf: LegacyPrf::Sha256, rounds } => write!(f, "pbkdf2-sha256-{rounds}"),
            Self::Bcrypt { cost } => write!(f, "bcrypt-{cost}"),
            Self::Chain(chain) => chain.fmt(f),
        }
    }
}

/// A hash, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub enum Hashed {
    /// Digests of pieces.
    Digest {
        /// How it was made.
        template: LegacyTemplate,
        /// The account's name as the hall writes it; empty when it is not hashed.
        name: String,
        /// The salt as the hall wrote it; empty when there is none.
        salt: Vec<u8>,
        /// The digest, or the middle of it.
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
    /// Reads a hash of this scheme, and of the account of this name.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the scheme is not one of the above, when the hash is none of it, or when something that is not
    /// seen is in it: that would be taken for salt.
    pub fn parse(scheme: &str, text: &str, user_name: &str) -> Result<Self, Malformed> {
        if text.contains(is_stray) {
            return Err(stray());
        }
        let hash = Self::read(scheme, text, user_name.trim())?;
        if let Hashed::Digest { template, salt, name, .. } = &hash.hashed {
            if salt.len() > LegacyTemplate::SALT_MOST_BYTES {
                return Err(Malformed::new(
                    "hash.malformed",
                    "密码散列值中的盐过长，请核对导出的字段",
                ));
            }
            if name.len() > LegacyUserName::MOST * 4 {
                return Err(Malformed::new("user_name.malformed", "原用户名格式不正确，请核对"));
            }
            let is_text = template.has_salt_as_text();
            std::str::from_utf8(salt).ok().filter(|_| is_text).map_or(Ok(()), check_seen)?;
        }
        Ok(hash)
    }

    /// Reads what was kept: of an account from before salts were looked at, whatever salt it has.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the scheme is not one of the above, or the hash is none of it.
    pub fn from_stored(scheme: &str, text: &str, name: Option<&str>) -> Result<Self, Malformed> {
        Self::read(scheme, text, name.unwrap_or_default())
    }

    fn read(scheme: &str, text: &str, user_name: &str) -> Result<Self, Malformed> {
        let scheme = scheme.trim();
        let malformed = || {
            Malformed::new("hash.malformed", "密码散列值与其散列方式的格式不符，请核对导出的字段")
        };
        if scheme == "bcrypt" || prf(scheme).is_some() {
            let text = text.trim();
            let hashed = prf(scheme).map_or_else(|| bcrypt(text), |prf| pbkdf2(prf, text));
            let hashed = hashed.ok_or_else(malformed)?;
            return Ok(Self { scheme: scheme.to_owned(), text: text.to_owned(), hashed });
        }
        let (scheme, template, text) = if scheme == LDAP {
            let (template, text) = ldap(text.trim()).ok_or_else(malformed)?;
            (scheme.to_owned(), template, text)
        } else if let Some(template) = plain(scheme) {
            (scheme.to_owned(), template, text.to_owned())
        } else {
            let template = LegacyTemplate::parse(scheme)?;
            (template.to_string(), template, text.to_owned())
        };
        // A space beside a salt is the salt's, and nobody else's.
        let (is_salt_first, is_salt_last) = template.has_salt_at();
        let text = if is_salt_first { &text } else { text.trim_start() };
        let text = if is_salt_last { text } else { text.trim_end() };
        let Kept { salt, hash } = template.read(text)?;
        let name = if template.is_named() { user_name.to_owned() } else { String::new() };
        let text = text.to_owned();
        Ok(Self { scheme, text, hashed: Hashed::Digest { template, name, salt, hash } })
    }

    /// The scheme's word, or the template in the one way it is always written.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// As it was imported.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// The account's name, when it was hashed too.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.hashed {
            Hashed::Digest { name, .. } if !name.is_empty() => Some(name),
            Hashed::Digest { .. } | Hashed::Pbkdf2 { .. } | Hashed::Bcrypt { .. } => None,
        }
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
            Hashed::Digest { template, .. } if template.chain().is_plain() => LegacyWork::Digest,
            Hashed::Digest { template, salt, .. } => {
                LegacyWork::Chain(template.chain().of_anybody(salt))
            }
            Hashed::Pbkdf2 { prf, rounds, .. } => LegacyWork::Pbkdf2 { prf: *prf, rounds: *rounds },
            Hashed::Bcrypt { cost, .. } => LegacyWork::Bcrypt { cost: *cost },
        }
    }
}

/// The template that the word of a plain digest stands for.
fn plain(scheme: &str) -> Option<LegacyTemplate> {
    let (word, pieces) =
        match (scheme.strip_suffix("-salt-first"), scheme.strip_suffix("-salt-last")) {
            (Some(word), _) => (word, "(salt+password)+':'+salt"),
            (_, Some(word)) => (word, "(password+salt)+':'+salt"),
            _ => (scheme, "(password)"),
        };
    let digest = LegacyDigest::ALL.into_iter().find(|digest| digest.as_str() == word)?;
    LegacyTemplate::parse(&[digest.as_str(), pieces].concat()).ok()
}

/// The word for what directories keep.
const LDAP: &str = "ldap";

/// What the prefixes of directories stand for; those with salt have it after the digest.
const PREFIXES: [(&str, &str, bool); 8] = [
    ("{MD5}", "md5", false),
    ("{SMD5}", "md5", true),
    ("{SHA}", "sha1", false),
    ("{SSHA}", "sha1", true),
    ("{SHA256}", "sha256", false),
    ("{SSHA256}", "sha256", true),
    ("{SHA512}", "sha512", false),
    ("{SSHA512}", "sha512", true),
];

/// The template of a directory's prefix, which is in either case, and the text with the prefix in upper case.
fn ldap(text: &str) -> Option<(LegacyTemplate, String)> {
    let end = text.find('}')? + 1;
    let (prefix, rest) = text.split_at_checked(end)?;
    let prefix = prefix.to_ascii_uppercase();
    let (_, word, is_salted) = PREFIXES.into_iter().find(|(known, ..)| *known == prefix)?;
    let (pieces, salt) = if is_salted { ("password+salt", "+salt") } else { ("password", "") };
    let template = format!("'{prefix}'+base64({word}({pieces}){salt})");
    Some((LegacyTemplate::parse(&template).ok()?, prefix + rest))
}

fn pbkdf2(prf: LegacyPrf, text: &str) -> Option<Hashed> {
    let (number, rest) = text.split_once('$')?;
    let (salt, hash) = rest.split_once('$')?;
    let salt = bytes_of_hex(salt).filter(|salt| !salt.is_empty())?;
    let hash = bytes_of_hex(hash.trim_end()).filter(|hash| (16..=64).contains(&hash.len()))?;
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
pub(crate) fn bytes_of_hex(hex: &str) -> Option<Vec<u8>> {
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
            let hash = LegacyHash::parse(scheme, &format!(" {text}"), "").unwrap();
            assert_eq!((hash.scheme(), hash.reveal()), (scheme, &*text));
            assert_eq!(hash.work(), work);
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
                LegacyHash::parse(scheme, &text, "").unwrap_err().code,
                "hash.malformed",
                "{text}"
            );
        }
        let unknown = LegacyHash::parse("crc32", "abcd", "").unwrap_err();
        assert_eq!(unknown.code, "hash.scheme");
    }

    proptest! {
        #[test]
        fn no_text_panics(scheme in "(md5|sm3-salt-last|pbkdf2-sha1|bcrypt|[a-z-]{0,9})", text: String) {
            let _ = LegacyHash::parse(&scheme, &text, "");
            let _ = text.parse::<LegacyWork>();
        }
    }
}
