//! 历史单位用户升级, path three: whoever knows an older hall's user name and password makes the account anew here, and
//! names its administrator.
//!
//! Nothing that is told on the way is told in full unless its caller typed it
//! (`docs/decisions/0019-upgrades.md`).

pub mod complete;
pub mod confirm;
pub mod start;
pub mod status;

use domain::{DocumentKind, LegacyRecord, mask};

/// Whose account it is, masked: so much that whoever knows them recognises them, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// 单位全称, mostly hidden.
    pub organisation_name: String,
    /// 法定代表人证件类型.
    pub id_type: DocumentKind,
    /// 法定代表人姓名, but for its first character hidden.
    pub legal_representative: String,
}

impl From<&LegacyRecord> for Recognised {
    fn from(record: &LegacyRecord) -> Self {
        Self {
            organisation_name: mask::organisation(&record.organisation_name),
            id_type: record.legal_representative.document.kind(),
            legal_representative: mask::name(&record.legal_representative.name),
        }
    }
}
