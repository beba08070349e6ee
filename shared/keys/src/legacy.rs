//! Passwords of older halls, compared with what those halls kept of them.
//!
//! In constant time, and with the same work whether or not there is such an account: a hall is configured with what one
//! comparison costs there, and whoever is compared with a cheaper hash, or with none, does that work for nothing beside
//! it. An account whose hash is dearer than its hall's takes longer, and so tells that it is there; the operators' import
//! says how dear the hashes of a file are.
//!
//! A digest is made by its template (`domain::LegacyTemplate`), from the inside to the outside. SHA-1, SHA-2 and PBKDF2
//! are `aws-lc-rs`, which is here anyway; it has no MD5, SM3 and bcrypt, so those are crates of their own
//! (`docs/decisions/0019-upgrades.md`).

use aws_lc_rs::{constant_time, digest, pbkdf2};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{
    Hashed, LegacyCase, LegacyChain, LegacyCharset, LegacyDigest, LegacyEncoding, LegacyField,
    LegacyHash, LegacyPassword, LegacyPiece, LegacyPrf, LegacyStep, LegacyWork,
};
use std::borrow::Cow;
use std::num::NonZeroU32;

/// What nobody's password is compared with.
const NOBODY: [u8; 32] = [0x5a; 32];

/// Whether the password is the one that was hashed; for nobody it is not, after the work of the account's hall.
#[must_use]
pub fn is_legacy_password(
    presented: &LegacyPassword,
    kept: Option<&LegacyHash>,
    work: &LegacyWork,
) -> bool {
    let own = kept.map(LegacyHash::work);
    if own.is_none_or(|own| own == LegacyWork::Digest) {
        spend(presented, work);
    }
    let Some(kept) = kept else {
        let claimed = digested(LegacyDigest::Sha256, presented.reveal().as_bytes());
        let _ = constant_time::verify_slices_are_equal(claimed.bytes(), &NOBODY);
        return false;
    };
    compares(presented, kept.hashed())
}

fn compares(presented: &LegacyPassword, hashed: &Hashed) -> bool {
    let password = presented.reveal();
    match hashed {
        Hashed::Digest { template, name, salt, hash } => {
            let account = Account { name, salt, password };
            let claimed = account.chain(template.chain(), None);
            // Of an MD5 of 16 digits the middle is kept.
            let claimed =
                if hash.len() < claimed.bytes().len() { claimed.middle() } else { claimed.bytes() };
            constant_time::verify_slices_are_equal(claimed, hash).is_ok()
        }
        Hashed::Pbkdf2 { prf, rounds, salt, hash } => {
            pbkdf2::verify(algorithm(*prf), *rounds, salt, password.as_bytes(), hash).is_ok()
        }
        // It compares in constant time, and of what is longer takes 72 bytes, as bcrypt always did.
        Hashed::Bcrypt { text, .. } => bcrypt::verify(password, text).unwrap_or(false),
    }
}

/// What an account's digests are made of.
struct Account<'a> {
    name: &'a str,
    salt: &'a [u8],
    password: &'a str,
}

impl Account<'_> {
    /// The digest that a chain ends with; `last` is that of the chain around it.
    fn chain(&self, chain: &LegacyChain, last: Option<&Digested>) -> Digested {
        let mut hashed = Vec::new();
        let mut made = self.step(&chain.first, last, &mut hashed);
        if let Some((step, times)) = &chain.then {
            for _ in 0..times.get() {
                made = self.step(step, Some(&made), &mut hashed);
            }
        }
        made
    }

    /// One digest, put together in `hashed`.
    fn step(&self, step: &LegacyStep, last: Option<&Digested>, hashed: &mut Vec<u8>) -> Digested {
        hashed.clear();
        for piece in &step.pieces {
            match piece {
                LegacyPiece::Literal(text) => hashed.extend(text.as_bytes()),
                LegacyPiece::Text { field, case, charset } => {
                    self.text(*field, *case, *charset, hashed);
                }
                LegacyPiece::SaltOfHex => {
                    hashed.extend(LegacyPiece::salt_of_hex(self.salt).unwrap_or_default());
                }
                LegacyPiece::SaltOfBase64 => {
                    hashed.extend(LegacyPiece::salt_of_base64(self.salt).unwrap_or_default());
                }
                LegacyPiece::Digest(chain, encoding) => {
                    self.chain(chain, last).write(*encoding, hashed);
                }
                LegacyPiece::Last(encoding) => {
                    if let Some(last) = last {
                        last.write(*encoding, hashed);
                    }
                }
            }
        }
        digested(step.digest, hashed)
    }

    fn text(&self, field: LegacyField, case: LegacyCase, charset: LegacyCharset, to: &mut Vec<u8>) {
        let text = match field {
            LegacyField::Name => Cow::Borrowed(self.name),
            LegacyField::Password => Cow::Borrowed(self.password),
            // Bytes are never a text of another case or charset: templates that would have it are none.
            LegacyField::Salt => match (case, charset) {
                (LegacyCase::AsIs, LegacyCharset::Utf8) => return to.extend(self.salt),
                _ => String::from_utf8_lossy(self.salt),
            },
        };
        let text = match case {
            LegacyCase::AsIs => text,
            LegacyCase::Upper => Cow::Owned(text.to_uppercase()),
            LegacyCase::Lower => Cow::Owned(text.to_lowercase()),
        };
        match charset {
            LegacyCharset::Utf8 => to.extend(text.as_bytes()),
            LegacyCharset::Utf16Le => to.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        }
    }
}

/// A digest, in the room of the longest.
struct Digested {
    room: [u8; 64],
    length: usize,
}

impl Digested {
    fn of(bytes: &[u8]) -> Self {
        let mut room = [0; 64];
        room.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        Self { room, length: bytes.len() }
    }

    fn bytes(&self) -> &[u8] {
        self.room.get(..self.length).unwrap_or(&self.room)
    }

    /// The middle eight of sixteen bytes.
    fn middle(&self) -> &[u8] {
        self.room.get(4..12).unwrap_or_default()
    }

    fn write(&self, encoding: LegacyEncoding, to: &mut Vec<u8>) {
        match encoding {
            LegacyEncoding::Hex => to.extend(digits(self.bytes(), b"0123456789abcdef")),
            LegacyEncoding::HexUpper => to.extend(digits(self.bytes(), b"0123456789ABCDEF")),
            LegacyEncoding::Hex16 => to.extend(digits(self.middle(), b"0123456789abcdef")),
            LegacyEncoding::Hex16Upper => to.extend(digits(self.middle(), b"0123456789ABCDEF")),
            LegacyEncoding::Base64 => to.extend(STANDARD.encode(self.bytes()).into_bytes()),
            LegacyEncoding::Raw => to.extend(self.bytes()),
        }
    }
}

/// Hexadecimal in these digits.
fn digits<'a>(bytes: &'a [u8], digits: &'static [u8; 16]) -> impl Iterator<Item = u8> + 'a {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| digits.get(usize::from(half)).copied())
}

fn digested(by: LegacyDigest, bytes: &[u8]) -> Digested {
    use md5::Digest as _;
    match by {
        LegacyDigest::Md5 => Digested::of(&md5::Md5::digest(bytes)),
        LegacyDigest::Sm3 => Digested::of(&sm3::Sm3::digest(bytes)),
        LegacyDigest::Sha1 => {
            Digested::of(digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref())
        }
        LegacyDigest::Sha256 => Digested::of(digest::digest(&digest::SHA256, bytes).as_ref()),
        LegacyDigest::Sha512 => Digested::of(digest::digest(&digest::SHA512, bytes).as_ref()),
    }
}

fn algorithm(prf: LegacyPrf) -> pbkdf2::Algorithm {
    match prf {
        LegacyPrf::Sha1 => pbkdf2::PBKDF2_HMAC_SHA1,
        LegacyPrf::Sha256 => pbkdf2::PBKDF2_HMAC_SHA256,
    }
}

/// What stands in place of an account's own name and salt, where a hall's work has them.
const NOBODYS: (&str, &[u8]) = ("nobody", b"0123456789abcdef");

/// Does the work of a comparison for nothing.
fn spend(presented: &LegacyPassword, work: &LegacyWork) {
    let nobody = match work {
        LegacyWork::Digest => return,
        LegacyWork::Pbkdf2 { prf, rounds } => pbkdf2_of_nobody(*prf, *rounds),
        LegacyWork::Bcrypt { cost } => Hashed::Bcrypt {
            cost: *cost,
            text: format!("$2b${cost:02}$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"),
        },
        LegacyWork::Chain(chain) => {
            let (name, salt) = NOBODYS;
            let account = Account { name, salt, password: presented.reveal() };
            let _ = std::hint::black_box(account.chain(chain, None).bytes());
            return;
        }
    };
    let _ = std::hint::black_box(compares(presented, &nobody));
}

fn pbkdf2_of_nobody(prf: LegacyPrf, rounds: NonZeroU32) -> Hashed {
    let length = match prf {
        LegacyPrf::Sha1 => 20,
        LegacyPrf::Sha256 => 32,
    };
    let hash = NOBODY.iter().copied().take(length).collect();
    Hashed::Pbkdf2 { prf, rounds, salt: NOBODY.to_vec(), hash }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::{Duration, Instant};

    /// Scheme, hash, password. MD5 and SHA-1: RFC 1321 and RFC 3174. SHA-256: FIPS 180-2. SM3: GB/T 32905-2016, A.1.
    /// PBKDF2-SHA1: RFC 6070. PBKDF2-SHA256: RFC 7914, 11, and what is widely known of RFC 6070's inputs. bcrypt: the
    /// vectors of jBCrypt and of OpenBSD. Salted ones are digests of the texts put together, by `md5sum` and its like.
    const KNOWN: [(&str, &str, &str); 18] = [
        ("md5", "900150983cd24fb0d6963f7d28e17f72", "abc"),
        ("md5", "F96B697D7CB7938D525A2F31AAF161D0", "message digest"),
        ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d", "abc"),
        ("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc"),
        ("sm3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "abc"),
        (
            "sm3",
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
            "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
        ),
        ("md5-salt-first", "900150983cd24fb0d6963f7d28e17f72:a", "bc"),
        ("md5-salt-last", "900150983cd24fb0d6963f7d28e17f72:c", "ab"),
        ("sha1-salt-first", "a9993e364706816aba3e25717850c26c9cd0d89d:ab", "c"),
        ("sha1-salt-last", "a9993e364706816aba3e25717850c26c9cd0d89d:bc", "a"),
        (
            "sha256-salt-first",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:a",
            "bc",
        ),
        (
            "sha256-salt-last",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:c",
            "ab",
        ),
        (
            "sm3-salt-first",
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0:a",
            "bc",
        ),
        ("pbkdf2-sha1", "1$73616c74$0c60c80f961f0e71f3a9b524af6012062fe037a6", "password"),
        ("pbkdf2-sha1", "4096$73616c74$4b007901b765489abead49d926f721d065a429c1", "password"),
        (
            "pbkdf2-sha256",
            "1$73616c74$55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc\
             49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
            "passwd",
        ),
        (
            "pbkdf2-sha256",
            "4096$73616c74$c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a",
            "password",
        ),
        ("bcrypt", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"),
    ];

    fn presented(text: &str) -> LegacyPassword {
        text.parse().unwrap()
    }

    fn is_right(scheme: &str, hash: &str, password: &str) -> bool {
        let hash = LegacyHash::parse(scheme, hash, "name").unwrap();
        is_legacy_password(&presented(password), Some(&hash), &LegacyWork::Digest)
    }

    #[test]
    fn known_answers_of_every_scheme_are_right_and_their_neighbours_wrong() {
        for (scheme, hash, password) in KNOWN {
            assert!(is_right(scheme, hash, password), "{scheme} {hash}");
            assert!(!is_right(scheme, hash, &format!("{password} ")), "{scheme} {hash}");
            assert!(
                !is_right(scheme, hash, &password.to_uppercase().replace('U', "u")),
                "{scheme}"
            );
        }
    }

    #[test]
    fn a_hash_of_one_scheme_is_none_of_another() {
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(!is_right("sm3", sha256, "abc"));
        let md5 = "900150983cd24fb0d6963f7d28e17f72";
        assert!(!is_right("md5-salt-last", &format!("{md5}:a"), "bc"));
    }

    #[test]
    fn nobody_has_no_password_whatever_the_work() {
        for work in ["digest", "pbkdf2-sha1-1000", "pbkdf2-sha256-1000", "bcrypt-4"] {
            let work: LegacyWork = work.parse().unwrap();
            for password in ["abc", "password"] {
                assert!(!is_legacy_password(&presented(password), None, &work));
            }
        }
    }

    #[test]
    fn somebody_with_a_cheap_hash_and_nobody_take_the_time_of_the_hall() {
        let work: LegacyWork = "bcrypt-8".parse().unwrap();
        let cheap = LegacyHash::parse("md5", "900150983cd24fb0d6963f7d28e17f72", "").unwrap();
        let took = |kept: Option<&LegacyHash>, work: &LegacyWork| {
            let began = Instant::now();
            let _ = is_legacy_password(&presented("abc"), kept, work);
            began.elapsed()
        };
        // Two hundred and fifty-six rounds of bcrypt take milliseconds; a digest takes microseconds.
        let least = Duration::from_millis(1);
        assert!(took(Some(&cheap), &work) > least);
        assert!(took(None, &work) > least);
        let right = is_legacy_password(&presented("abc"), Some(&cheap), &work);
        assert!(right, "and the answer is its own");
    }

    proptest! {
        #[test]
        fn salting_is_putting_texts_together(salt in "[^:]{1,20}", password in ".{1,30}") {
            let hex = |text: String| {
                crate::hex(&digested(LegacyDigest::Sm3, text.as_bytes()).bytes().try_into().unwrap())
            };
            let first = format!("{}:{salt}", hex(format!("{salt}{password}")));
            let last = format!("{}:{salt}", hex(format!("{password}{salt}")));
            prop_assert!(is_right("sm3-salt-first", &first, &password));
            prop_assert!(is_right("sm3-salt-last", &last, &password));
        }
    }
}
