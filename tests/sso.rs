//! The relying party against a real OpenID provider (`oidc-provider`, on loopback): a browser that goes there, says who it
//! is and comes back; and everything the provider itself refuses. A provider that lies is in `shared/outside/tests/sso/`.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use aws_config::{BehaviorVersion, Region};
use domain::{SignedOn, SsoId, SsoSecret, StaffSignedOn};
use jiff::Timestamp;
use keys::{KeyKind as _, SsoProviders, StaffProvider};
use local::browser::{Browser, Form, Stuck};
use outside::sso::{AuthorizationError, NotSignedOn, Returned, SignOn, StaffSignOn};
use ports::{Clock as _, SystemClock, SystemEntropy, random};
use serde_json::json;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use tests::root;

const HALL: &str = "https://hall.example";
/// What is said of a code that the provider does not take.
const NONE: &str = "the code is none of it";

/// The provider's process; it ends with this.
struct Provider {
    child: Child,
    issuer: String,
}

impl Drop for Provider {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn provider() -> Provider {
    let script = root().join("local/oidc/provider.mjs");
    let modules = root().join("local/oidc/node_modules");
    assert!(modules.is_dir(), "the OpenID provider is not installed: run local/tools.sh");
    let redirects = ["sso/province", "sso/es256", "counter/sso"];
    let redirects = redirects.map(|path| format!("{HALL}/v1/{path}/callback"));
    let mut child = Command::new("node")
        .arg(script)
        .arg("0")
        .args(redirects)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Provider { child, issuer: line.trim().to_owned() }
}

/// Ours, known to the provider by two ids, and by a third that it does not know.
async fn relying_party(issuer: &str, base: &str) -> SignOn {
    let of = |client: &str, secret: &str| {
        json!({
            "issuer": issuer, "client_id": client, "client_secret": secret, "scopes": ["profile"],
            "claims": {
                "id_number": "cert_no", "name": "real_name",
                "id_type": "cert_type", "id_types": { "111": "resident_id" },
            },
        })
    };
    let right = "a-secret-of-the-local-stack";
    let providers = json!({ "providers": {
        "province": of("yinxin", right),
        "es256": of("yinxin-es256", right),
        "wrong-secret": of("yinxin", "another-secret"),
    } });
    let providers = SsoProviders::read(&providers.to_string()).unwrap();
    let config = aws_config::defaults(BehaviorVersion::latest()).region(Region::new("local"));
    SignOn::new(providers, base, &config.load().await)
}

const SAYS: Form<'_> =
    Form::Says { subject: "u-1", number: "320282199003070030", name: "贾样例" };

struct Trip {
    secret: SsoSecret,
    state: SsoId,
    back: HashMap<String, String>,
}

fn now() -> Timestamp {
    SystemClock.now()
}

async fn trip(party: &SignOn, provider: &str, form: Form<'_>) -> Trip {
    let secret = SsoSecret::from_random(random(&SystemEntropy));
    let state = SsoId::from_random(random(&SystemEntropy));
    let address = party.address(provider, (&state, &secret), now()).await.unwrap();
    let back = Browser::default().go(&address, form, HALL).await.unwrap();
    let back = back.query_pairs().into_owned().collect();
    Trip { secret, state, back }
}

fn returned(back: &HashMap<String, String>) -> Returned {
    let error = |code: &String| AuthorizationError::parse(code);
    let answer = match back.get("error").map(error) {
        Some(error) => Err(error),
        None => Ok(back.get("code").cloned().unwrap_or_default()),
    };
    Returned { answer, issuer: back.get("iss").cloned() }
}

async fn word(
    party: &SignOn,
    provider: &str,
    secret: &SsoSecret,
    back: &HashMap<String, String>,
) -> Result<SignedOn, NotSignedOn> {
    party.word(provider, secret, returned(back), now()).await
}

fn refusal<T: std::fmt::Debug>(told: Result<T, NotSignedOn>) -> &'static str {
    match told {
        Err(NotSignedOn::NotBelieved(why) | NotSignedOn::Misconfigured(why)) => why,
        Err(NotSignedOn::Claims) => "claims",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_real_provider_s_word_is_taken_by_either_algorithm() {
    let provider = provider();
    let party = relying_party(&provider.issuer, HALL).await;
    for name in ["province", "es256"] {
        let Trip { secret, state, back } = trip(&party, name, SAYS).await;
        assert_eq!(back["state"], state.to_string());
        assert_eq!(back["iss"], provider.issuer, "RFC 9207");
        let told = word(&party, name, &secret, &back).await.unwrap();
        assert_eq!(told.subject.issuer, provider.issuer);
        assert_eq!(told.subject.subject, "u-1");
        let identity = told.identity.unwrap();
        assert_eq!(identity.document.number(), "320282199003070030");
        assert_eq!(identity.name.reveal(), "贾样例");
        assert!(now().duration_since(told.authenticated_at).as_secs() < 60, "it says when");
    }
}

#[tokio::test]
async fn a_real_provider_takes_a_code_once_from_the_browser_that_began_and_from_us_alone() {
    let provider = provider();
    let party = relying_party(&provider.issuer, HALL).await;
    let Trip { secret, back, .. } = trip(&party, "province", SAYS).await;
    word(&party, "province", &secret, &back).await.unwrap();
    assert_eq!(refusal(word(&party, "province", &secret, &back).await), NONE, "replayed");

    let Trip { secret, back, .. } = trip(&party, "province", SAYS).await;
    let other = SsoSecret::from_random([1; 32]);
    assert_eq!(refusal(word(&party, "province", &other, &back).await), NONE, "another verifier");
    let Trip { back, .. } = trip(&party, "province", SAYS).await;
    let told = word(&party, "es256", &secret, &back).await;
    assert_eq!(refusal(told), NONE, "another client's code");
    let Trip { secret, back, .. } = trip(&party, "province", SAYS).await;
    let told = word(&party, "wrong-secret", &secret, &back).await;
    assert_eq!(refusal(told), "it does not know our id and secret", "ours to mend");

    let Trip { secret, mut back, .. } = trip(&party, "province", SAYS).await;
    back.insert("code".to_owned(), "made-up".to_owned());
    assert_eq!(refusal(word(&party, "province", &secret, &back).await), NONE, "made up");
    back.insert("iss".to_owned(), "https://evil.example".to_owned());
    let told = word(&party, "province", &secret, &back).await;
    assert_eq!(refusal(told), "another issuer sent the browser back");
}

#[tokio::test]
async fn a_real_provider_sends_nobody_to_another_redirect_uri() {
    let provider = provider();
    let elsewhere = relying_party(&provider.issuer, "https://evil.example").await;
    let secret = SsoSecret::from_random(random(&SystemEntropy));
    let state = SsoId::from_random(random(&SystemEntropy));
    let address = elsewhere.address("province", (&state, &secret), now()).await.unwrap();
    let left = Browser::default().go(&address, SAYS, "https://evil.example").await.unwrap_err();
    let Stuck::At { status: 400, text } = left else { panic!("{left}") };
    assert!(text.contains("redirect_uri"), "{text}");
}

#[tokio::test]
async fn who_cancels_at_a_real_provider_comes_back_without_a_code() {
    let provider = provider();
    let party = relying_party(&provider.issuer, HALL).await;
    let Trip { secret, state, back } = trip(&party, "province", Form::Cancels).await;
    assert_eq!(back["error"], "access_denied");
    assert_eq!(back["state"], state.to_string());
    assert!(!back.contains_key("code"));
    let told = word(&party, "province", &secret, &back).await;
    assert!(matches!(told, Err(NotSignedOn::Denied)), "{told:?}");
}

#[tokio::test]
async fn an_account_of_a_real_provider_without_a_document_names_no_person() {
    let provider = provider();
    let party = relying_party(&provider.issuer, HALL).await;
    let unnamed = Form::Says { subject: "u-2", number: "", name: "" };
    let Trip { secret, back, .. } = trip(&party, "province", unnamed).await;
    assert_eq!(refusal(word(&party, "province", &secret, &back).await), "claims");
}

/// Ours at the staff's provider.
async fn staff(issuer: &str, client: &str, counters: &[&str]) -> StaffSignOn {
    let staff = json!({
        "provider": {
            "issuer": issuer, "client_id": client, "client_secret": "a-secret-of-the-local-stack",
            "scopes": ["staff"], "counter": "counter_no",
        },
        "counters": counters,
    });
    let staff = StaffProvider::read(&staff.to_string()).unwrap();
    let config = aws_config::defaults(BehaviorVersion::latest()).region(Region::new("local"));
    StaffSignOn::new(staff, HALL, &config.load().await)
}

async fn clerk_trip(party: &StaffSignOn, form: Form<'_>) -> Trip {
    let secret = SsoSecret::from_random(random(&SystemEntropy));
    let state = SsoId::from_random(random(&SystemEntropy));
    let address = party.address((&state, &secret), now()).await.unwrap();
    let back = Browser::default().go(&address, form, HALL).await.unwrap();
    assert_eq!(back.path(), "/v1/counter/sso/callback");
    let back = back.query_pairs().into_owned().collect();
    Trip { secret, state, back }
}

async fn clerk_word(
    party: &StaffSignOn,
    secret: &SsoSecret,
    back: &HashMap<String, String>,
) -> Result<StaffSignedOn, NotSignedOn> {
    party.word(secret, returned(back), now()).await
}

#[tokio::test]
async fn a_real_staff_provider_s_word_names_a_clerk_and_a_counter_once() {
    let provider = provider();
    let party = staff(&provider.issuer, "yinxin-staff", &["yicheng", "guanlin"]).await;
    let form = Form::Clerk { subject: "clerk-7", counter: "guanlin" };
    let Trip { secret, state, back } = clerk_trip(&party, form).await;
    assert_eq!(back["state"], state.to_string());
    let told = clerk_word(&party, &secret, &back).await.unwrap();
    assert_eq!((told.subject.subject.as_str(), told.counter.as_str()), ("clerk-7", "guanlin"));
    assert_eq!(refusal(clerk_word(&party, &secret, &back).await), NONE, "replayed");
    let Trip { secret, mut back, .. } = clerk_trip(&party, form).await;
    let other = SsoSecret::from_random([1; 32]);
    assert_eq!(refusal(clerk_word(&party, &other, &back).await), NONE, "another browser");
    back.insert("iss".to_owned(), "https://evil.example".to_owned());
    let told = clerk_word(&party, &secret, &back).await;
    assert_eq!(refusal(told), "another issuer sent the browser back");
}

#[tokio::test]
async fn a_clerk_without_a_counter_or_of_one_that_is_not_ours_is_nobody() {
    let provider = provider();
    let party = staff(&provider.issuer, "yinxin-staff", &["yicheng"]).await;
    for counter in ["", "guanlin", "YICHENG"] {
        let form = Form::Clerk { subject: "clerk-7", counter };
        let Trip { secret, back, .. } = clerk_trip(&party, form).await;
        assert_eq!(refusal(clerk_word(&party, &secret, &back).await), "claims", "{counter}");
    }
    // Somebody whom the provider knows, and who is no clerk.
    let Trip { secret, back, .. } = clerk_trip(&party, SAYS).await;
    assert_eq!(refusal(clerk_word(&party, &secret, &back).await), "claims");
}

#[tokio::test]
async fn a_code_for_the_hall_s_own_client_signs_no_clerk_in_and_a_clerk_s_nobody_on() {
    let provider = provider();
    let party = relying_party(&provider.issuer, HALL).await;
    let of_staff = staff(&provider.issuer, "yinxin-staff", &["yicheng"]).await;
    let Trip { secret, back, .. } = trip(&party, "province", SAYS).await;
    assert_eq!(refusal(clerk_word(&of_staff, &secret, &back).await), NONE);
    let form = Form::Clerk { subject: "clerk-7", counter: "yicheng" };
    let Trip { secret, back, .. } = clerk_trip(&of_staff, form).await;
    assert_eq!(refusal(word(&party, "province", &secret, &back).await), NONE);
}
