//! Where this stack keeps the documents that clerks take: a folder beside the table, served by the simulated phone's server
//! to whoever has a signed address, and to nobody else. What is taken and what is not is `outside::documents::Folder`'s.

use crate::phone::Phone;
use crate::settings::{Settings, url};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use domain::{DocumentId, rules};
use outside::documents::{Folder, NotTaken, Sent};
use ports::{Clock as _, SystemClock, SystemEntropy, random};
use serde::Deserialize;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// The longest body that the server reads.
pub const MOST: usize = rules::COUNTER_DOCUMENT_MOST as usize;

fn place(settings: &Settings) -> (PathBuf, String) {
    (settings.data.join("documents"), format!("{}/documents", url(settings.ports.phone())))
}

/// How the functions are told where it is.
#[must_use]
pub fn setting(settings: &Settings) -> String {
    let (folder, url) = place(settings);
    format!("folder:{}@{url}", folder.display())
}

/// Makes the folder.
///
/// # Errors
///
/// When the file system refuses.
pub fn make(settings: &Settings) -> io::Result<()> {
    Folder::make(&place(settings).0, &random(&SystemEntropy))
}

/// The folder, once it is made.
///
/// # Errors
///
/// When it is not.
pub fn folder(settings: &Settings) -> io::Result<Folder> {
    let (folder, url) = place(settings);
    Folder::open(&folder, url)
}

/// What an address says beside the document.
#[derive(Deserialize)]
pub struct Signed {
    expires: i64,
    signature: String,
}

/// Takes a document.
pub async fn put(
    State(phone): State<Arc<Phone>>,
    Path(document): Path<String>,
    Query(Signed { expires, signature }): Query<Signed>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(document) = document.parse::<DocumentId>() else { return StatusCode::NOT_FOUND };
    let sent = Sent {
        document: &document,
        signed: (expires, &signature),
        described: (header("content-type"), header("x-amz-checksum-sha256")),
        body: &body,
    };
    match phone.papers.take(sent, SystemClock.now()) {
        Ok(()) => StatusCode::OK,
        Err(NotTaken::NotThis) => StatusCode::FORBIDDEN,
        Err(NotTaken::There) => StatusCode::PRECONDITION_FAILED,
        Err(NotTaken::Refused(_)) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
