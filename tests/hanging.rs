//! Whoever accepts and never answers: the carrier, the table, a provider. With the timeouts of the released
//! functions, each ends as a passing fault, and in the time of a function.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::large_futures,
    reason = "a test that meets the unexpected is over"
)]

use aws_config::{Region, SdkConfig};
use aws_sdk_dynamodb::config::Credentials;
use domain::{
    DocumentKind, FaceReport, FaceResult, Identity, IdentityDocument, Mobile, SmsBudget, SsoId,
    SsoSecret, sample,
};
use edge::{Problem, timeouts};
use flows::face::{Shown, ShownBy, show};
use flows::person_registration::start::{Opened, Start, start};
use flows::sms::send::{NotSent, Send, Sent, send};
use keys::{KeyKind as _, SsoProviders};
use outside::sms::{Route, Sns};
use outside::sso::{NotSignedOn, SignOn};
use ports::{Clock as _, Fault, SmsSender, SystemClock, SystemEntropy};
use std::time::{Duration, Instant};
use store::Table;
use testkit::keyring::Keyring;
use testkit::{Calls, Engine, Inbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// An address that takes every connection, and says `says` a byte at a time, one a tenth of a second.
async fn silence(says: &'static [u8]) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut taken, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut asked = [0; 4096];
                let _ = taken.read(&mut asked).await;
                for byte in says {
                    if taken.write_all(&[*byte]).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                std::future::pending::<()>().await;
            });
        }
    });
    at
}

/// As a function calls AWS, but there.
async fn released(at: &str) -> SdkConfig {
    let config = edge::aws().region(Region::new("ap-southeast-1")).endpoint_url(at);
    let keys = Credentials::new("test", "test", None, None, "test");
    config.credentials_provider(keys).load().await
}

async fn hung_table() -> Table {
    let config = released(&silence(b"").await).await;
    Table::new(aws_sdk_dynamodb::Client::new(&config), "yinxin")
}

/// Somebody whose face has passed, an SMS code away from an account.
struct Scene {
    engine: Engine,
    table: Table,
    keys: Keyring,
    opened: Opened,
}

impl Scene {
    async fn open() -> Self {
        let engine = Engine::memory().await.unwrap();
        let (table, keys) = (engine.table(&Calls::default()), Keyring::fresh());
        let address = "203.0.113.1".to_owned();
        let begun = Start { identity: person(), address };
        let opened = start(&table, &keys.veil, &SystemEntropy, &SystemClock, begun).await.unwrap();
        let shown = Shown {
            registration: opened.registration.clone(),
            by: ShownBy::App(opened.scan.clone()),
            report: FaceReport {
                provider: "jshrss".into(),
                delivery: "1".to_owned(),
                result: FaceResult::Passed(person()),
            },
            body: keys::sha256(b"1"),
        };
        show(&table, &keys.veil, &SystemEntropy, &SystemClock, shown).await.unwrap();
        Self { engine, table, keys, opened }
    }

    async fn send(&self, table: &Table, carrier: &impl SmsSender) -> Result<Sent, NotSent> {
        let request = Send {
            registration: self.opened.registration.clone(),
            token: self.opened.token.clone(),
            mobile: mobile(),
            address: "203.0.113.1".to_owned(),
            signature: "印信",
            budget: SmsBudget::default(),
        };
        let (veil, codes) = (&self.keys.veil, &self.keys.codes);
        send(table, veil, codes, carrier, &SystemEntropy, &SystemClock, request).await
    }

    /// How many sendings are counted in all limits together, and in the day's budget.
    async fn counted(&self) -> (usize, u64) {
        let (mut limits, mut budget) = (0, 0);
        for item in self.engine.scan().await.unwrap() {
            let pk = item["pk"].as_s().unwrap();
            let numbers = |prefix: &str| -> Vec<u64> {
                let named = item.iter().filter(|(name, _)| name.starts_with(prefix));
                named.filter_map(|(_, value)| value.as_n().ok()?.parse().ok()).collect()
            };
            if pk.starts_with("RATE#sms") {
                limits += numbers("u").into_iter().filter(|used| *used > 0).count();
            } else if pk.starts_with("BUDGET#") {
                budget += numbers("sent").into_iter().sum::<u64>();
            }
        }
        (limits, budget)
    }
}

fn person() -> Identity {
    let number = sample::resident_id(1);
    let document = IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap();
    Identity { document, name: sample::person_name(1).parse().unwrap() }
}

fn mobile() -> Mobile {
    sample::mobile(1).parse().unwrap()
}

/// 503 `fault.passing`.
fn is_ours(problem: impl Into<Problem>) -> bool {
    let told = problem.into().to_json();
    told["code"] == "fault.passing" && told["status"] == 503
}

/// A carrier in a function of ten seconds was asked three times for three seconds: the gateway answered, the code counted
/// as sent, and asking again had to wait for a minute.
#[tokio::test]
async fn a_carrier_that_hangs_is_our_own_answer_and_the_sms_is_not_counted() {
    let scene = Scene::open().await;
    let config = released(&silence(b"").await).await;
    let began = Instant::now();
    let refused = scene.send(&scene.table, &Sns::new(Route::Direct, &config)).await.unwrap_err();
    let took = began.elapsed();
    assert!(matches!(refused, NotSent::NotTaken(Fault::Passing { .. })), "{refused:?}");
    assert!(took < timeouts::FUNCTION / 2, "{took:?}");
    let told = Problem::from(refused).to_json();
    assert_eq!(told["status"], 503, "{told}");
    let inbox = Inbox::default();
    scene.send(&scene.table, &inbox).await.unwrap();
    assert_eq!(inbox.count(), 1, "asking again waits for nothing");
    let other = Scene::open().await;
    other.send(&other.table, &Inbox::default()).await.unwrap();
    let once = other.counted().await;
    assert_eq!(once.1, 1);
    assert_eq!(scene.counted().await, once, "what did not leave counts against nobody");
}

#[tokio::test]
async fn a_table_that_hangs_is_our_own_answer_and_no_sms_leaves() {
    let scene = Scene::open().await;
    let (table, inbox) = (hung_table().await, Inbox::default());
    let began = Instant::now();
    let refused = scene.send(&table, &inbox).await.unwrap_err();
    let took = began.elapsed();
    assert!(is_ours(refused));
    assert!(took < timeouts::TABLE + timeouts::MARGIN, "{took:?}");
    assert_eq!(inbox.count(), 0);
}

#[tokio::test]
async fn a_provider_that_hangs_or_dribbles_ends_as_a_passing_fault_in_time() {
    for says in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{          "] {
        let at = silence(says).await;
        let providers = serde_json::json!({ "providers": { "province": {
            "issuer": at, "client_id": "hall", "client_secret": "secret",
            "scopes": [],
        } } });
        let providers = SsoProviders::read(&providers.to_string()).unwrap();
        let sign_on = SignOn::new(providers, "https://hall.example", &released(&at).await);
        let (state, secret) = (SsoId::from_random([1; 16]), SsoSecret::from_random([2; 32]));
        let began = Instant::now();
        let address = sign_on.address("province", (&state, &secret), SystemClock.now()).await;
        let took = began.elapsed();
        let Err(NotSignedOn::Unavailable(Fault::Passing { .. })) = address else {
            panic!("{address:?}")
        };
        assert!(took < timeouts::SIGN_ON + timeouts::MARGIN, "{took:?}");
    }
}
