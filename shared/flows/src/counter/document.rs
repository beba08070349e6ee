//! A clerk takes a document, and is told where to put it.
//!
//! Says first where it goes, then writes that it was taken; it counts once it lies there with its digest, which is asked
//! when an account is opened with it.

use domain::{ClerkActor, CounterDocument, CounterDocumentKind, DocumentId, Ended, MediaType};
use jiff::SignedDuration;
use keys::{SealKeys, hex};
use ports::{Clock, Documents, Entropy, Fault, Upload, random};
use store::{Counted, CounterAct, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Take {
    /// Which of the three.
    pub kind: CounterDocumentKind,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Its bytes.
    pub size: u32,
    /// What it is.
    pub media_type: MediaType,
}

/// A document that was taken.
#[derive(Debug)]
pub struct Taken {
    /// Its name.
    pub document: DocumentId,
    /// Where it is put, once.
    pub upload: Upload,
}

/// Why none is taken; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The clerk took too many.
    #[error("too many documents")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a document.
///
/// # Errors
///
/// [`NotTaken`].
pub async fn take(
    table: &Table,
    seal: &SealKeys,
    documents: &impl Documents,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
    request: Take,
) -> Result<Taken, NotTaken> {
    let now = clock.now();
    let Take { kind, sha256, size, media_type } = request;
    let id = DocumentId::from_random(random(entropy));
    let document = CounterDocument { id, kind, sha256, size, media_type };
    let upload = documents.upload(&document, now).await?;
    let content = vec![
        ("document", document.id.to_string()),
        ("kind", kind.as_str().to_owned()),
        ("sha256", hex(&sha256)),
        ("size", size.to_string()),
        ("media_type", media_type.as_str().to_owned()),
    ];
    let act = CounterAct::new("document.taken", (actor, now), content, entropy);
    match table.take_document(&document, &act, (seal, entropy)).await?? {
        Counted::Allowed => Ok(Taken { document: document.id, upload }),
        Counted::Limited { retry_after } => Err(NotTaken::Limited { retry_after }),
    }
}
