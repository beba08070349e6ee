//! Accounts of an older hall that do not exist, of organisations of the sample register, for the local stack and for
//! measurements.
//!
//! Account `i` is of the sample register's row `REGISTER_FROM + i`, so that what registers first and what is upgraded are
//! not the same organisations. Schemes take turns. The password of an account is its user name after `old-`: shorter and
//! plainer than any new one may be.

use crate::legacy::COLUMNS;
use crate::sample;
use aws_lc_rs::{digest, pbkdf2};
use domain::StandardCreditCode;
use md5::Digest as _;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::num::NonZeroU32;

/// How many accounts `sample/legacy.csv` is of.
pub const ACCOUNTS: u64 = 60;

/// The first row of the sample register that has an old account.
pub const REGISTER_FROM: u64 = 300;

/// Rounds of PBKDF2, and bcrypt's cost: few, because a sample of a hundred thousand is made of them too.
const ROUNDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(999);
const COST: u32 = 4;

/// The user name of an account.
#[must_use]
pub fn user_name(place: u64) -> String {
    format!("yx{place:06}")
}

/// The password of an account.
#[must_use]
pub fn password(place: u64) -> String {
    format!("old-{}", user_name(place))
}

/// Writes sample accounts as CSV.
///
/// # Errors
///
/// What `to` says.
pub fn write(to: impl Write, accounts: u64) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for place in 0..accounts {
        let (scheme, hash) = hashed(place)?;
        let [code, name, _, kind, number, country, person, _] =
            sample::organisation(REGISTER_FROM + place);
        debug_assert!(code.parse::<StandardCreditCode>().is_ok());
        let user = user_name(place);
        writer.write_record([
            user,
            scheme.to_owned(),
            hash,
            code,
            name,
            kind,
            number,
            country,
            person,
        ])?;
    }
    writer.flush()
}

/// A scheme and what it makes of the password.
fn hashed(place: u64) -> io::Result<(&'static str, String)> {
    let password = password(place);
    let salt = format!("s{place}");
    let (first, last) = (format!("{salt}{password}"), format!("{password}{salt}"));
    let sha = |by, text: &str| hex(digest::digest(by, text.as_bytes()).as_ref());
    Ok(match place % 10 {
        0 => ("md5", hex(&md5::Md5::digest(&password))),
        1 => ("md5-salt-first", format!("{}:{salt}", hex(&md5::Md5::digest(first)))),
        2 => ("sha1", sha(&digest::SHA1_FOR_LEGACY_USE_ONLY, &password)),
        3 => {
            ("sha1-salt-last", format!("{}:{salt}", sha(&digest::SHA1_FOR_LEGACY_USE_ONLY, &last)))
        }
        4 => ("sha256", sha(&digest::SHA256, &password)),
        5 => ("sha256-salt-first", format!("{}:{salt}", sha(&digest::SHA256, &first))),
        6 => ("sm3", hex(&sm3::Sm3::digest(&password))),
        7 => ("sm3-salt-last", format!("{}:{salt}", hex(&sm3::Sm3::digest(last)))),
        8 => {
            let mut key = [0; 32];
            let (salt, password) = (salt.as_bytes(), password.as_bytes());
            pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, ROUNDS, salt, password, &mut key);
            ("pbkdf2-sha256", format!("{ROUNDS}${}${}", hex(salt), hex(&key)))
        }
        _ => {
            let salt = u128::from(place).to_be_bytes();
            let parts = bcrypt::hash_with_salt(&password, COST, salt);
            let parts = parts.map_err(|error| io::Error::other(error.to_string()))?;
            ("bcrypt", parts.to_string())
        }
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{LegacyHash, LegacyWork};
    use std::collections::HashSet;

    const COMMITTED: &[u8] = include_bytes!("../sample/legacy.csv");

    fn sampled(accounts: u64) -> Vec<u8> {
        let mut csv = Vec::new();
        write(&mut csv, accounts).unwrap();
        csv
    }

    #[test]
    fn the_committed_accounts_are_not_stale() {
        assert!(
            sampled(ACCOUNTS) == COMMITTED,
            "run `cargo run -p operator -- legacy sample > operator/sample/legacy.csv`"
        );
        assert!(sampled(100).starts_with(COMMITTED));
    }

    #[test]
    fn each_account_is_opened_by_its_password_and_by_no_other() {
        let mut schemes = HashSet::new();
        for (row, place) in csv::Reader::from_reader(COMMITTED).into_records().zip(0..) {
            let row = row.unwrap();
            let hash = LegacyHash::parse(&row[1], &row[2], &row[0]).unwrap();
            let opens = |password: String| {
                keys::is_legacy_password(
                    &password.parse().unwrap(),
                    Some(&hash),
                    &LegacyWork::Digest,
                )
            };
            assert!(opens(password(place)), "{}", &row[1]);
            assert!(!opens(password(place + 1)), "{}", &row[1]);
            schemes.insert(row[1].to_owned());
        }
        assert_eq!(schemes.len(), 10);
    }

    #[test]
    fn the_accounts_are_of_organisations_of_the_sample_register() {
        let register = include_str!("../sample/register.csv");
        for row in csv::Reader::from_reader(COMMITTED).into_records() {
            let row = row.unwrap();
            assert!(register.contains(&row[3]) && register.contains(&row[6]), "{}", &row[0]);
        }
    }
}
