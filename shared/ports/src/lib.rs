//! The outside world as flows see it: time, chance, SMS, and what it looks like when any of it fails.
//!
//! A trait is here only where there are two real adapters, or where a test must hold the world still.

use domain::{CounterDocument, Mobile, SmsText};
use jiff::Timestamp;

/// Reads the time. Read once, at the start of a flow; `domain` takes the reading.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Where unguessable bytes come from: ids, secrets, salts, nonces.
pub trait Entropy: Sync {
    /// Fills `bytes` with cryptographically random ones.
    fn fill(&self, bytes: &mut [u8]);
}

/// A number of random bytes known at compile time.
pub fn random<const N: usize>(entropy: &(impl Entropy + ?Sized)) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// Hands a text message to whoever carries it to a mobile.
///
/// `Ok` means *accepted*, not *delivered*: a carrier may still drop the message.
pub trait SmsSender {
    /// Sends one message.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the carrier did not accept it, or its answer never came.
    fn send(&self, to: &Mobile, text: &SmsText) -> impl Future<Output = Result<(), Fault>> + Send;
}

/// Where a document is put, once: by whom has this, with the very headers, and no other document than the one described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Where to `PUT` it. Whoever has the address may, so it is told to nobody else and logged nowhere.
    pub url: String,
    /// Headers that must be sent with it.
    pub headers: Vec<(&'static str, String)>,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Where documents are kept that clerks take.
pub trait Documents: Sync {
    /// Where this one is put.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    fn upload(
        &self,
        document: &CounterDocument,
        now: Timestamp,
    ) -> impl Future<Output = Result<Upload, Fault>> + Send;

    /// Whether it lies there, as long as it was said to be and with that digest.
    ///
    /// # Errors
    ///
    /// [`Fault`] when that cannot be told.
    fn holds(
        &self,
        document: &CounterDocument,
        now: Timestamp,
    ) -> impl Future<Output = Result<bool, Fault>> + Send;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock the others are given")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The random generator of the machine (aws-lc's DRBG, seeded by the kernel).
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        if aws_lc_rs::rand::fill(bytes).is_err() {
            // Without randomness no id, token or nonce is safe: there is nothing right to do next.
            std::process::abort();
        }
    }
}

type Source = Box<dyn std::error::Error + Send + Sync>;

/// The world let us down: nothing the caller did.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Likely gone in a moment: throttling, a conflict, a timeout. Worth trying again.
    #[error("{doing}: a passing failure")]
    Passing {
        /// What was being done, without personal data.
        doing: &'static str,
        /// The cause, for the log only.
        source: Source,
    },
    /// Will happen again until somebody mends it: a missing permission, a row that cannot be read.
    #[error("{doing}: a lasting failure")]
    Lasting {
        /// What was being done, without personal data.
        doing: &'static str,
        /// The cause, for the log only.
        source: Source,
    },
}

impl Fault {
    /// A fault worth trying again.
    pub fn passing(doing: &'static str, source: impl Into<Source>) -> Self {
        Self::Passing { doing, source: source.into() }
    }

    /// A fault that stays until mended.
    pub fn lasting(doing: &'static str, source: impl Into<Source>) -> Self {
        Self::Lasting { doing, source: source.into() }
    }
}
