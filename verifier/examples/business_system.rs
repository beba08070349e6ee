//! A business system that verifies mandates: it fetches the hall's keys and its list of what was revoked, and judges each
//! mandate that comes in on a line of its standard input.
//!
//! ```text
//! cargo run -p yinxin-verifier --example business_system -- http://127.0.0.1:9000 http://127.0.0.1:9000 case-system
//! ```

use std::time::{Duration, Instant, SystemTime};
use yinxin_verifier::{Mandate, NotVerified, Verifier};

/// The list is good for a minute: this leaves three tries.
const LIST_EVERY: Duration = Duration::from_secs(15);
/// After a try that failed: so that nobody waits for a hall that does not answer more often.
const LIST_AGAIN: Duration = Duration::from_secs(5);
const KEYS_EVERY: Duration = Duration::from_mins(5);
/// Somebody who sends made-up key ids must not make us fetch each time.
const KEYS_ANEW_EVERY: Duration = Duration::from_mins(1);

type Failed = Box<dyn std::error::Error>;

struct System {
    hall: String,
    http: reqwest::Client,
    verifier: Verifier,
    keys_at: Option<Instant>,
    /// When the list is fetched next.
    list_due: Option<Instant>,
}

fn is_due(last: Option<Instant>, every: Duration) -> bool {
    last.is_none_or(|last| last.elapsed() >= every)
}

/// The system's clock: the one thing that the crate wants to be told.
#[expect(clippy::disallowed_methods, reason = "a program of its own, outside the hall")]
fn now() -> SystemTime {
    SystemTime::now()
}

impl System {
    async fn fetch(&self, path: &str) -> Result<String, Failed> {
        let asked = self.http.get(format!("{}{path}", self.hall)).send().await?;
        Ok(asked.error_for_status()?.text().await?)
    }

    async fn learn_keys(&mut self) -> Result<(), Failed> {
        // Noted before it is asked, here as below: a hall that does not answer is not asked more often.
        self.keys_at = Some(Instant::now());
        let jwks = self.fetch("/.well-known/jwks.json").await?;
        Ok(self.verifier.learn_keys(&jwks)?)
    }

    async fn learn_list(&mut self) -> Result<(), Failed> {
        self.list_due = Some(Instant::now() + LIST_AGAIN);
        let list = self.fetch("/v1/revocations").await?;
        self.verifier.learn_revocations(&list, now())?;
        self.list_due = Some(Instant::now() + LIST_EVERY);
        Ok(())
    }

    fn is_list_due(&self) -> bool {
        self.list_due.is_none_or(|due| due <= Instant::now())
    }

    /// What is due, fetched; if that fails, what was learned before is good for a while.
    async fn keep_up(&mut self) {
        if is_due(self.keys_at, KEYS_EVERY)
            && let Err(error) = self.learn_keys().await
        {
            eprintln!("the keys: {error}");
        }
        if self.is_list_due()
            && let Err(error) = self.learn_list().await
        {
            eprintln!("the list: {error}");
        }
    }

    async fn verify(&mut self, token: &str) -> Result<Mandate, NotVerified> {
        self.keep_up().await;
        let refused = match self.verifier.verify(token, now()) {
            Ok(mandate) => return Ok(mandate),
            Err(refused) => refused,
        };
        let learned = match refused {
            NotVerified::UnknownKey if is_due(self.keys_at, KEYS_ANEW_EVERY) => {
                self.learn_keys().await
            }
            NotVerified::StaleRevocations if self.is_list_due() => self.learn_list().await,
            _ => return Err(refused),
        };
        match learned {
            Ok(()) => self.verifier.verify(token, now()),
            Err(error) => {
                eprintln!("the hall: {error}");
                Err(refused)
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (Some(hall), Some(issuer), Some(client_id)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err(
            "usage: business_system HALL ISSUER CLIENT_ID, mandates on standard input".into()
        );
    };
    let http = reqwest::Client::builder().timeout(Duration::from_secs(3)).build()?;
    let verifier = Verifier::new(issuer, client_id);
    let mut system = System { hall, http, verifier, keys_at: None, list_due: None };
    system.keep_up().await;
    for line in std::io::stdin().lines() {
        match system.verify(line?.trim()).await {
            Ok(Mandate { person, organisation, matter, case, .. }) => {
                println!("{person} may do {matter} for {organisation} in {case}");
            }
            Err(refused) => println!("refused: {refused}"),
        }
    }
    Ok(())
}
