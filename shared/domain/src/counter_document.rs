//! A document that a clerk takes (guide, 注册途径二): the licence, the authorisation letter, or the identity proof of who
//! stands there.
//!
//! What is kept of one is what it is, how long, and its digest; the document itself is put where documents are kept, by
//! whoever scans it, and counts only once what lies there has that digest.

use crate::{ActId, ClerkActor, CounterId, DocumentId, Malformed, rules};
use jiff::Timestamp;
use std::str::FromStr;

/// Which of the three it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CounterDocumentKind {
    /// 单位营业执照（统一社会信用代码证）.
    Licence,
    /// 单位授权委托书.
    AuthorisationLetter,
    /// 委托人身份证明.
    IdentityProof,
}

impl CounterDocumentKind {
    /// All three, each of which an opening needs.
    pub const ALL: [Self; 3] = [Self::Licence, Self::AuthorisationLetter, Self::IdentityProof];

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::AuthorisationLetter => "authorisation_letter",
            Self::IdentityProof => "identity_proof",
        }
    }
}

impl FromStr for CounterDocumentKind {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Malformed::new("document.kind", "材料种类应为营业执照、授权委托书或身份证明。")
        })
    }
}

/// What the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// `application/pdf`.
    Pdf,
    /// `image/jpeg`.
    Jpeg,
    /// `image/png`.
    Png,
}

impl MediaType {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// As it stands in `Content-Type`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

impl FromStr for MediaType {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::ALL.into_iter().find(|media| media.as_str() == text).ok_or_else(|| {
            Malformed::new("document.media_type", "材料应为 PDF、JPEG 或 PNG 文件。")
        })
    }
}

/// A document, by what is known of it before it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterDocument {
    /// Its name.
    pub id: DocumentId,
    /// Which of the three.
    pub kind: CounterDocumentKind,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Bytes: 1 to [`rules::COUNTER_DOCUMENT_MOST`].
    pub size: u32,
    /// What the file is.
    pub media_type: MediaType,
}

impl CounterDocument {
    /// How long a document may be.
    ///
    /// # Errors
    ///
    /// [`Malformed`].
    pub fn size(bytes: u64) -> Result<u32, Malformed> {
        let size = u32::try_from(bytes).ok();
        size.filter(|size| (1..=rules::COUNTER_DOCUMENT_MOST).contains(size))
            .ok_or_else(|| Malformed::new("document.size", "材料文件不能为空，也不能超过10MB。"))
    }
}

/// A document, and who took it.
#[derive(Clone, Debug)]
pub struct TakenDocument {
    /// The document.
    pub document: CounterDocument,
    /// At which counter.
    pub counter: CounterId,
    /// When.
    pub at: Timestamp,
    /// By which act it was used, if it was.
    pub used: Option<ActId>,
}

impl TakenDocument {
    /// Whether a clerk may open an account with it now, as the document of that kind: it was taken at their own counter, in
    /// the last day, and for nothing else yet.
    #[must_use]
    pub fn serves(&self, kind: CounterDocumentKind, actor: &ClerkActor, now: Timestamp) -> bool {
        self.document.kind == kind
            && self.counter == actor.counter
            && self.used.is_none()
            && now < self.at + rules::COUNTER_DOCUMENT_LIFE
    }
}
