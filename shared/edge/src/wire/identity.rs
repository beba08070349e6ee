//! A person's document and name on the wire.

use super::text;
use crate::problem::Form;
use domain::{DocumentKind, IdentityDocument, Malformed};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A document and the name on it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// 证件类型: `resident_id`, `hong_kong_macau_permit`, `taiwan_permit`, `residence_permit`,
    /// `foreign_permanent_residence` or `passport`.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: String,
    /// 证件号码.
    #[schemars(with = "text::TypedDocument")]
    pub id_number: String,
    /// ISO 3166-1 alpha-3, for a passport and only for a passport.
    #[schemars(with = "Option<text::Country>")]
    pub country: Option<String>,
    /// 姓名, as on the document.
    #[schemars(with = "text::TypedName")]
    pub name: String,
}

impl Identity {
    /// Makes it sound, noting what is not under `pointer`.
    pub(crate) fn sound(
        &self,
        form: &mut Form,
        pointer: &str,
        today: Date,
    ) -> Option<domain::Identity> {
        let kind = form.field(&format!("{pointer}/id_type"), self.id_type.parse());
        let document = kind.and_then(|kind| {
            form.field(&format!("{pointer}/id_number"), self.document(kind, today))
        });
        let name = form.field(&format!("{pointer}/name"), self.name.parse());
        Some(domain::Identity { document: document?, name: name? })
    }

    fn document(&self, kind: DocumentKind, today: Date) -> Result<IdentityDocument, Malformed> {
        IdentityDocument::parse(kind, &self.id_number, self.country.as_deref(), today)
    }
}
