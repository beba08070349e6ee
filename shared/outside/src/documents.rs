//! Where documents are kept that clerks take: a bucket of S3 in the cloud, a folder on one machine. There is no third place,
//! and no default.
//!
//! Either way a document is put there by whoever scans it, and never passes through a function: with a signed address that
//! is good for ten minutes, once, for a file of exactly that length, kind and digest. In the bucket S3 itself holds the file
//! to what was signed; in the folder [`Folder::take`] does. Whether it lies there is asked when it is used, by its digest.

use crate::http::Http;
use crate::timeouts;
use aws_config::SdkConfig;
use aws_credential_types::provider::ProvideCredentials as _;
use aws_sigv4::http_request::{
    PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_runtime_api::client::identity::Identity;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{CounterDocument, DocumentId, rules};
use http::Method;
use jiff::{SignedDuration, Timestamp};
use keys::{hex, is_mac, mac, sha256};
use ports::{Documents, Fault, Upload};
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

/// Where documents are kept, as it is configured: `s3:<bucket>` or `folder:<folder>@<where it is served>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A bucket of S3.
    Bucket(String),
    /// A folder, and the address below which it is served.
    Folder(PathBuf, String),
}

/// A setting that names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("documents are kept in `s3:<bucket>` or `folder:<folder>@<where it is served>`")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        match text.split_once(':') {
            Some(("s3", bucket)) if !bucket.is_empty() => Ok(Self::Bucket(bucket.to_owned())),
            Some(("folder", rest)) => match rest.split_once('@') {
                Some((folder, url)) if !folder.is_empty() && !url.is_empty() => {
                    Ok(Self::Folder(folder.into(), url.to_owned()))
                }
                _ => Err(NoPlace),
            },
            _ => Err(NoPlace),
        }
    }
}

/// Where documents are kept.
#[derive(Debug)]
pub enum Kept {
    /// In a bucket.
    Bucket(Box<Bucket>),
    /// In a folder.
    Folder(Folder),
}

impl Kept {
    /// Documents in this place.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the folder has no key.
    pub fn new(place: Place, config: &SdkConfig) -> Result<Self, Fault> {
        Ok(match place {
            Place::Bucket(name) => Self::Bucket(Box::new(Bucket::new(&name, config))),
            Place::Folder(folder, url) => {
                let opened = Folder::open(&folder, url);
                Self::Folder(opened.map_err(|error| Fault::lasting(SAYING, error))?)
            }
        })
    }
}

const SAYING: &str = "saying where a document is put";
const ASKING: &str = "asking for a document";

impl Documents for Kept {
    async fn upload(&self, document: &CounterDocument, now: Timestamp) -> Result<Upload, Fault> {
        match self {
            Self::Bucket(bucket) => bucket.upload(document, now).await,
            Self::Folder(folder) => Ok(folder.upload(document, now)),
        }
    }

    async fn holds(&self, document: &CounterDocument, now: Timestamp) -> Result<bool, Fault> {
        match self {
            Self::Bucket(bucket) => bucket.holds(document, now).await,
            Self::Folder(folder) => folder.holds(document),
        }
    }
}

/// A bucket of S3: requests to it are signed here (Signature Version 4, in the query), and sent by whoever puts a document,
/// or, to ask whether one is there, by us.
#[derive(Debug)]
pub struct Bucket {
    /// `https://<bucket>.s3.<region>.amazonaws.com`.
    base: String,
    region: String,
    config: SdkConfig,
    http: Http,
}

type Headers = Vec<(&'static str, String)>;

fn checksum(document: &CounterDocument) -> String {
    STANDARD.encode(document.sha256)
}

/// What is signed of a document that is to be put: S3 refuses it when any of this is otherwise, or when there is one of that
/// name already.
fn described(document: &CounterDocument) -> Headers {
    vec![
        ("content-length", document.size.to_string()),
        ("content-type", document.media_type.as_str().to_owned()),
        ("if-none-match", "*".to_owned()),
        ("x-amz-checksum-sha256", checksum(document)),
    ]
}

impl Bucket {
    fn new(name: &str, config: &SdkConfig) -> Self {
        let region = config.region().map(ToString::to_string).unwrap_or_default();
        let suffix = if region.starts_with("cn-") { ".cn" } else { "" };
        let base = format!("https://{name}.s3.{region}.amazonaws.com{suffix}");
        Self {
            base,
            region,
            config: config.clone(),
            http: Http::patient(config, timeouts::DOCUMENT),
        }
    }

    async fn credentials(&self) -> Result<Identity, Fault> {
        let provider = self.config.credentials_provider();
        let provider =
            provider.ok_or_else(|| Fault::lasting(SAYING, "there are no credentials"))?;
        let given = provider.provide_credentials().await;
        given.map(Identity::from).map_err(|error| Fault::passing(SAYING, error))
    }

    async fn signed(
        &self,
        (method, document, headers): (Method, &DocumentId, &Headers),
        life: SignedDuration,
        now: Timestamp,
    ) -> Result<http::Request<Vec<u8>>, Fault> {
        let url = format!("{}/{document}", self.base);
        let identity = self.credentials().await?;
        let request = presigned((method, &url, headers), &identity, &self.region, (life, now));
        request.map_err(|error| Fault::lasting(SAYING, error))
    }

    async fn upload(&self, document: &CounterDocument, now: Timestamp) -> Result<Upload, Fault> {
        let (headers, life) = (described(document), rules::COUNTER_UPLOAD_LIFE);
        let request = self.signed((Method::PUT, &document.id, &headers), life, now).await?;
        Ok(Upload { url: request.uri().to_string(), headers, expires_at: now + life })
    }

    async fn holds(&self, document: &CounterDocument, now: Timestamp) -> Result<bool, Fault> {
        let headers = vec![("x-amz-checksum-mode", "ENABLED".to_owned())];
        let life = SignedDuration::from_mins(1);
        let request = self.signed((Method::HEAD, &document.id, &headers), life, now).await?;
        let answer = self.http.ask(request).await;
        let answer = answer.map_err(|error| Fault::passing(ASKING, error))?;
        let is = |name: &str, value: &str| {
            answer.headers().get(name).is_some_and(|own| own.as_bytes() == value.as_bytes())
        };
        match answer.status().as_u16() {
            200 => Ok(is("x-amz-checksum-sha256", &checksum(document))
                && is("content-length", &document.size.to_string())),
            // Whoever may not list a bucket is told 403 of what is not in it.
            403 | 404 => Ok(false),
            status => Err(Fault::passing(ASKING, format!("S3 answered {status}"))),
        }
    }
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A request signed in its query, with all its headers.
fn presigned(
    (method, url, headers): (Method, &str, &Headers),
    identity: &Identity,
    region: &str,
    (life, now): (SignedDuration, Timestamp),
) -> Result<http::Request<Vec<u8>>, Failed> {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(Duration::try_from(life)?);
    let since = Duration::try_from(now.duration_since(Timestamp::UNIX_EPOCH))?;
    let params = SigningParams::builder()
        .identity(identity)
        .region(region)
        .name("s3")
        .time(SystemTime::UNIX_EPOCH + since)
        .settings(settings)
        .build()?
        .into();
    let named = headers.iter().map(|(name, value)| (*name, value.as_str()));
    let body = SignableBody::UnsignedPayload;
    let signable = SignableRequest::new(method.as_str(), url, named, body)?;
    let (instructions, _) = sign(signable, &params)?.into_parts();
    let mut request = http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let mut request = request.body(Vec::new())?;
    instructions.apply_to_request_http1x(&mut request);
    Ok(request)
}

/// A folder of one machine, served by whoever runs there.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    url: String,
    key: [u8; 32],
}

/// The key that addresses are signed with, in the folder itself.
const KEY: &str = ".key";

/// Why a document is not taken into the folder.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The address is none of ours, is out of time, or another file was sent than was described.
    #[error("the address is not good for this file")]
    NotThis,
    /// There is one already.
    #[error("it is there already")]
    There,
    /// The file system refused.
    #[error(transparent)]
    Refused(#[from] io::Error),
}

/// A file that is sent to a folder.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// Under which name.
    pub document: &'a DocumentId,
    /// `expires` and `signature` of the address.
    pub signed: (i64, &'a str),
    /// `Content-Type` and `x-amz-checksum-sha256` of the request.
    pub described: (&'a str, &'a str),
    /// The file.
    pub body: &'a [u8],
}

impl Folder {
    /// The folder, which has its key.
    ///
    /// # Errors
    ///
    /// When there is no key in it.
    pub fn open(folder: &Path, url: impl Into<String>) -> io::Result<Self> {
        let key = std::fs::read_to_string(folder.join(KEY))?;
        let key = keys::from_hex(key.trim()).ok_or(io::ErrorKind::InvalidData)?;
        Ok(Self { path: folder.to_owned(), url: url.into(), key })
    }

    /// Makes the folder, and its key if there is none.
    ///
    /// # Errors
    ///
    /// When the file system refuses.
    pub fn make(folder: &Path, key: &[u8; 32]) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        match File::create_new(folder.join(KEY)) {
            Ok(mut file) => file.write_all(hex(key).as_bytes()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn said(document: &DocumentId, (media, sum): (&str, &str), size: usize, until: i64) -> String {
        format!("{document}\n{media}\n{sum}\n{size}\n{until}")
    }

    fn upload(&self, document: &CounterDocument, now: Timestamp) -> Upload {
        let expires_at = now + rules::COUNTER_UPLOAD_LIFE;
        let until = expires_at.as_millisecond();
        let described_as = (document.media_type.as_str(), checksum(document));
        let size = usize::try_from(document.size).unwrap_or(usize::MAX);
        let said = Self::said(&document.id, (described_as.0, &described_as.1), size, until);
        let signature = mac(&self.key, &said);
        let Self { url, .. } = self;
        let url = format!("{url}/{}?expires={until}&signature={signature}", document.id);
        Upload { url, headers: described(document), expires_at }
    }

    /// Takes a file that is sent to an address of ours: once, in time, and no other than was described.
    ///
    /// # Errors
    ///
    /// [`NotTaken`].
    pub fn take(&self, sent: Sent<'_>, now: Timestamp) -> Result<(), NotTaken> {
        let Sent { document, signed: (until, signature), described, body } = sent;
        let said = Self::said(document, described, body.len(), until);
        let is_ours = is_mac(&self.key, &said, signature);
        let is_it = described.1 == STANDARD.encode(sha256(body));
        if !is_ours || !is_it || until <= now.as_millisecond() {
            return Err(NotTaken::NotThis);
        }
        match File::create_new(self.path.join(document.as_str())) {
            Ok(mut file) => Ok(file.write_all(body)?),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(NotTaken::There),
            Err(error) => Err(error.into()),
        }
    }

    fn holds(&self, document: &CounterDocument) -> Result<bool, Fault> {
        match std::fs::read(self.path.join(document.id.as_str())) {
            Ok(bytes) => Ok(sha256(&bytes) == document.sha256
                && u32::try_from(bytes.len()).is_ok_and(|size| size == document.size)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Fault::lasting(ASKING, error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_credential_types::Credentials;
    use domain::{CounterDocumentKind, MediaType};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn a_place_is_one_of_two_and_named() {
        assert_eq!("s3:papers".parse(), Ok(Place::Bucket("papers".into())));
        let folder = Place::Folder("/papers".into(), "http://127.0.0.1:1/documents".into());
        assert_eq!("folder:/papers@http://127.0.0.1:1/documents".parse(), Ok(folder));
        for text in ["", "s3:", "folder:", "folder:/papers", "folder:@http://a", "/papers"] {
            assert_eq!(text.parse::<Place>(), Err(NoPlace), "{text}");
        }
    }

    /// The example of the S3 API reference, "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)".
    #[test]
    fn an_address_is_signed_as_the_reference_of_s3_has_it() {
        let identity = Identity::from(Credentials::new(
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            None,
            None,
            "the reference",
        ));
        let url = "https://examplebucket.s3.amazonaws.com/test.txt";
        let now: Timestamp = "2013-05-24T00:00:00Z".parse().unwrap();
        let when = (SignedDuration::from_hours(24), now);
        let none = Headers::new();
        let signed = presigned((Method::GET, url, &none), &identity, "us-east-1", when).unwrap();
        let signature =
            "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        let query = signed.uri().query().unwrap();
        assert!(query.split('&').any(|pair| pair == signature), "{query}");
    }

    #[test]
    fn what_is_signed_of_an_upload_is_its_length_its_kind_its_digest_and_that_there_is_none() {
        let identity = Identity::from(Credentials::new("a", "b", Some("t".into()), None, "a test"));
        let headers = described(&document(b"a scan"));
        let url = "https://papers.s3.cn-north-1.amazonaws.com.cn/doc_1";
        let when = (rules::COUNTER_UPLOAD_LIFE, NOW);
        let signed =
            presigned((Method::PUT, url, &headers), &identity, "cn-north-1", when).unwrap();
        let query = signed.uri().query().unwrap();
        let names = "content-length%3Bcontent-type%3Bhost%3Bif-none-match%3Bx-amz-checksum-sha256";
        assert!(query.contains(&format!("X-Amz-SignedHeaders={names}&")), "{query}");
        assert!(query.contains("X-Amz-Expires=600&") && query.contains("X-Amz-Security-Token=t"));
    }

    fn document(file: &[u8]) -> CounterDocument {
        CounterDocument {
            id: DocumentId::from_random([1; 16]),
            kind: CounterDocumentKind::Licence,
            sha256: sha256(file),
            size: u32::try_from(file.len()).unwrap(),
            media_type: MediaType::Pdf,
        }
    }

    fn signed(upload: &Upload) -> (i64, String) {
        let (_, query) = upload.url.split_once('?').unwrap();
        let (expires, signature) = query.split_once('&').unwrap();
        let expires = expires.strip_prefix("expires=").unwrap().parse().unwrap();
        (expires, signature.strip_prefix("signature=").unwrap().to_owned())
    }

    #[test]
    fn a_folder_takes_the_file_that_was_described_once_and_in_time_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        Folder::make(folder.path(), &[7; 32]).unwrap();
        Folder::make(folder.path(), &[8; 32]).unwrap();
        let folder = Folder::open(folder.path(), "http://127.0.0.1:1/documents").unwrap();
        assert_eq!(folder.key, [7; 32], "a key that is there stays");
        let document = document(b"a scan");
        let upload = folder.upload(&document, NOW);
        let (expires, signature) = signed(&upload);
        let sum = checksum(&document);
        let sent = Sent {
            document: &document.id,
            signed: (expires, &signature),
            described: ("application/pdf", &sum),
            body: b"a scan",
        };
        let refused = |sent: Sent<'_>| matches!(folder.take(sent, NOW), Err(NotTaken::NotThis));
        let other = DocumentId::from_random([2; 16]);
        assert!(refused(Sent { body: b"a sca", ..sent }));
        assert!(refused(Sent { body: b"a scam", ..sent }));
        assert!(refused(Sent { document: &other, ..sent }));
        assert!(refused(Sent { described: ("image/png", &sum), ..sent }));
        assert!(refused(Sent { signed: (expires + 1, &signature), ..sent }));
        assert!(matches!(folder.take(sent, upload.expires_at), Err(NotTaken::NotThis)), "late");
        assert!(!folder.holds(&document).unwrap());
        folder.take(sent, NOW).unwrap();
        assert!(folder.holds(&document).unwrap());
        assert!(matches!(folder.take(sent, NOW), Err(NotTaken::There)));
        let shorter = CounterDocument { size: 5, ..document };
        assert!(!folder.holds(&shorter).unwrap());
    }
}
