//! Accounts of an older hall (历史单位用户), read from a file into the table: what one of them is.

use crate::import::{self, NotImported, Options, Report, Source, Watch};
use crate::register::{identity, nobodys, unwrapped};
use ::keys::Veil;
use domain::{CreditCode, LegacyHallId, LegacyHash, LegacyRecord, LegacyUserName, Malformed};
use jiff::civil::Date;
use ports::{Clock, Entropy};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use store::Table;

/// The columns of a CSV file, and the members of an NDJSON line.
pub const COLUMNS: [&str; 9] = [
    "user_name",
    "scheme",
    "hash",
    "credit_code",
    "organisation_name",
    "legal_representative_id_type",
    "legal_representative_id_number",
    "legal_representative_country",
    "legal_representative_name",
];

/// How many kinds of work are told apart; of more, the others go uncounted.
const KINDS: usize = 32;

/// How often each kind of work was met among sound rows, by the word that a hall is configured with.
pub type Works = BTreeMap<String, u64>;

/// Accounts, and the work it is to compare with their hashes.
#[derive(Default)]
struct Accounts {
    works: Mutex<Works>,
}

impl Accounts {
    fn into_works(self) -> Works {
        self.works.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads accounts of a hall into the table, as of [`import::import`]; also tells how dear their hashes are.
///
/// # Errors
///
/// [`NotImported`].
pub async fn import(
    options: &Options,
    hall: &LegacyHallId,
    (table, veil, entropy): (&Table, &Veil, &impl Entropy),
    clock: &(impl Clock + Sync),
    progress: &mut Watch<'_>,
) -> Result<(Report, Works), NotImported> {
    let now = clock.now();
    let accounts = Accounts::default();
    let keep = |(user_name, record): (LegacyUserName, LegacyRecord)| async move {
        table.keep_legacy_account((hall, &user_name), &record, veil, entropy, now).await
    };
    let report = import::import(options, &accounts, keep, clock, progress).await?;
    Ok((report, accounts.into_works()))
}

/// Reads accounts and tells what would be refused, as of [`import::check`]; also tells how dear their hashes are.
///
/// # Errors
///
/// [`NotImported`], but never `Fault`.
pub fn check(
    options: &Options,
    clock: &impl Clock,
    progress: &mut Watch<'_>,
) -> Result<(Report, Works), NotImported> {
    let accounts = Accounts::default();
    let report = import::check(options, &accounts, clock, progress)?;
    Ok((report, accounts.into_works()))
}

impl Source for Accounts {
    type Record = (LegacyUserName, LegacyRecord);

    const COLUMNS: &'static [&'static str] = &COLUMNS;

    const CONTRADICTS: &'static str = "该用户名在前面的行中已出现且内容不同，请核对后只保留一行";

    fn read(&self, fields: &[&str], today: Date) -> Result<Self::Record, Malformed> {
        let [user_name, scheme, hash, credit_code, name, kind, number, country, person] = fields
        else {
            return Err(Malformed::new("row.columns", "该行的列数不对，请核对"));
        };
        // A hall that hashed the name hashed it as it writes it.
        let (written, user_name) = (user_name, user_name.parse()?);
        let record = LegacyRecord {
            hash: LegacyHash::parse(scheme, hash, written)?,
            // A code from before the standard is for the counter to decide on, never online.
            credit_code: credit_code.parse()?,
            organisation_name: unwrapped(name).parse()?,
            legal_representative: identity(kind, number, country, person, today)?,
        };
        let mut works = self.works.lock().unwrap_or_else(PoisonError::into_inner);
        let work = record.hash.work().to_string();
        if works.len() < KINDS || works.contains_key(&work) {
            *works.entry(work).or_default() += 1;
        }
        Ok((user_name, record))
    }

    fn name<'r>(&self, record: &'r Self::Record) -> &'r str {
        record.0.reveal()
    }

    fn shown(&self, fields: &[&str]) -> Option<CreditCode> {
        let [user_name, _, _, code, _, _, number, ..] = fields else { return None };
        nobodys(code, number).filter(|_| code != user_name)
    }
}
