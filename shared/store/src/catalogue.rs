//! The catalogue of matters: `CATALOGUE#current`, one row with a whole version, and a row for each version there was.
//!
//! One row, because whoever needs it needs all of it, and because a version is then there at once or not at all. It is
//! JSON, deflated: a thousand matters are some 40 KB.

use crate::row::{self, number, sound};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{Catalogue, Matter};
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use jiff::Timestamp;
use ports::Fault;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::io::Read as _;

const READING: &str = "reading the catalogue of matters";
const WRITING: &str = "writing the catalogue of matters";

/// A row has at most 400 KB; this leaves room for what else is in it.
const PACKED_MOST: usize = 350 * 1024;
/// And unpacked no more than this, whatever a row says.
const PLAIN_MOST: u64 = 16 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct CatalogueRow {
    version: u64,
    imported_at: i64,
    matters: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct MatterKept {
    code: String,
    name: String,
    initials: Vec<String>,
    category: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    audience: Vec<String>,
    is_for_agents: bool,
    system: String,
    url: String,
}

impl From<&Matter> for MatterKept {
    fn from(matter: &Matter) -> Self {
        Self {
            code: matter.code.as_str().to_owned(),
            name: matter.name.clone(),
            initials: matter.initials.clone(),
            category: matter.category.clone(),
            audience: matter.audience.iter().map(|kind| kind.as_str().to_owned()).collect(),
            is_for_agents: matter.is_for_agents,
            system: matter.system.to_string(),
            url: matter.url.as_str().to_owned(),
        }
    }
}

impl MatterKept {
    fn read(self) -> Result<Matter, Fault> {
        let audience = self.audience.iter().map(|kind| sound(READING, kind));
        Ok(Matter {
            code: sound(READING, &self.code)?,
            audience: audience.collect::<Result<_, _>>()?,
            system: sound(READING, &self.system)?,
            url: sound(READING, &self.url)?,
            name: self.name,
            initials: self.initials,
            category: self.category,
            is_for_agents: self.is_for_agents,
        })
    }
}

/// An import's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// This version is the catalogue from now on.
    Done(u64),
    /// Another import was first: nothing is written.
    Overtaken,
    /// It does not fit into one row: nothing is written.
    TooLarge,
}

#[derive(Clone, Copy)]
enum Label {
    Current,
    Version,
}

fn packed(matters: &[Matter]) -> Result<Vec<u8>, Fault> {
    let kept: Vec<MatterKept> = matters.iter().map(MatterKept::from).collect();
    let json = serde_json::to_vec(&kept).map_err(|error| Fault::lasting(WRITING, error))?;
    let mut packed = Vec::new();
    DeflateEncoder::new(json.as_slice(), Compression::best())
        .read_to_end(&mut packed)
        .map_err(|error| Fault::lasting(WRITING, error))?;
    Ok(packed)
}

/// Reads a version from its row.
pub(crate) fn read_catalogue(item: Item) -> Result<Catalogue, Fault> {
    let row: CatalogueRow = row::read(READING, item)?;
    let mut json = Vec::new();
    DeflateDecoder::new(row.matters.as_slice())
        .take(PLAIN_MOST)
        .read_to_end(&mut json)
        .map_err(|error| Fault::lasting(READING, error))?;
    let kept: Vec<MatterKept> =
        serde_json::from_slice(&json).map_err(|error| Fault::lasting(READING, error))?;
    let matters = kept.into_iter().map(MatterKept::read).collect::<Result<_, _>>()?;
    Ok(Catalogue::new(row.version, matters))
}

impl Table {
    /// Reads the catalogue; an empty one before any was imported.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn catalogue(&self) -> Result<Catalogue, Fault> {
        let item = self.get(READING, key::catalogue()).await?;
        item.map_or_else(|| Ok(Catalogue::default()), read_catalogue)
    }

    /// Makes these matters the catalogue, in place of the version that was read.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn import_catalogue(
        &self,
        read: u64,
        matters: &[Matter],
        now: Timestamp,
    ) -> Result<Imported, Fault> {
        let packed = packed(matters)?;
        if packed.len() > PACKED_MOST {
            return Ok(Imported::TooLarge);
        }
        let version = read + 1;
        let imported_at = now.as_millisecond();
        let row = CatalogueRow { version, imported_at, matters: ByteBuf::from(packed) };
        let item = row::write(WRITING, &row)?;
        let current = if read == 0 {
            Write::new(key::catalogue())
        } else {
            Write::on(key::catalogue(), "version = :read").value(":read", number(read))
        };
        let committed = Transaction::new(WRITING)
            .put(self, Label::Current, current, item.clone())
            .put(self, Label::Version, Write::new(key::catalogue_version(version)), item)
            .commit(self)
            .await?;
        Ok(match committed {
            Committed::Done => Imported::Done(version),
            Committed::Refused(Label::Current | Label::Version, _) => Imported::Overtaken,
        })
    }
}
