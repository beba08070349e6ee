//! A page opens a QR code to be signed in with.
//!
//! One transaction puts the code and counts the caller's address.

use domain::{Numbers, PollSecret, QrBy, QrId, QrKind, ScanSecret, rules};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, Veil, hash, tokens_of_poll};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, NewQr, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Open {
    /// From where it is asked.
    pub address: String,
    /// On what.
    pub device: String,
}

/// A code, as it is told to the page that opened it. Its secrets are told this once.
#[derive(Debug)]
pub struct Opened {
    /// Its name.
    pub id: QrId,
    /// What the page polls with.
    pub poll: PollSecret,
    /// What the code holds.
    pub scan: ScanSecret,
    /// What the page shows beside it, if a person is to say what it shows.
    pub number: Option<u8>,
    /// From when on it is good for nothing.
    pub expires_at: Timestamp,
}

/// Why no code is opened; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Too many from one address.
    #[error("too many codes from one address")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens a code of this kind for a page of this site.
///
/// # Errors
///
/// [`NotOpened`].
pub async fn open(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (kind, site): (QrKind, &str),
    request: Open,
) -> Result<Opened, NotOpened> {
    let now = clock.now();
    let opened = Opened {
        id: QrId::from_random(random(entropy)),
        poll: PollSecret::from_random(random(entropy)),
        scan: ScanSecret::from_random(random(entropy)),
        number: None,
        expires_at: now + rules::QR_LIFE,
    };
    let (by, number) = match kind {
        QrKind::Person => {
            let numbers = Numbers::drawn(random(entropy));
            (QrBy::Person(numbers), Some(numbers.page))
        }
        QrKind::Licence => (QrBy::Licence, None),
    };
    let (family, refresh) = tokens_of_poll(&opened.poll);
    let qr = NewQr {
        id: opened.id.clone(),
        scan: hash(&opened.scan),
        poll: hash(&opened.poll),
        tokens: (hash(&family), hash(&refresh)),
        site,
        device: &request.device,
        network: &masked(&request.address),
        by,
        at: now,
    };
    let address = veil.blind.blind(&Address(&request.address));
    match table.open_qr(&qr, &address, &veil.seal, entropy).await? {
        Counted::Allowed => Ok(Opened { number, ..opened }),
        Counted::Limited { retry_after } => Err(NotOpened::Limited { retry_after }),
    }
}

/// An address with its end left out: enough to tell one's own place from a foreign one. `203.0.113.*`, `2001:db8:1::/48`.
fn masked(address: &str) -> String {
    if let Some((network, _)) = address.rsplit_once('.') {
        return format!("{network}.*");
    }
    let groups: Vec<&str> = address.split(':').take(3).collect();
    match groups.as_slice() {
        [a, b, c] => format!("{a}:{b}:{c}::/48"),
        _ => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn the_end_of_an_address_is_left_out() {
        assert_eq!(masked("203.0.113.7"), "203.0.113.*");
        assert_eq!(masked("2001:db8:1:2::/64"), "2001:db8:1::/48");
        assert_eq!(masked("unknown"), "unknown");
        assert_eq!(masked(""), "unknown");
    }
}
