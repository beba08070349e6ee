//! The staff's own provider, whose word is taken for which clerk somebody is and at which counter, and which counters there
//! are.
//!
//! ```json
//! { "provider": { "issuer": "https://…", "client_id": "…", "client_secret": "…", "scopes": ["staff"], "counter": "counter_no" },
//!   "counters": ["yicheng", "guanlin"] }
//! ```
//!
//! `counter` is the claim of the ID token that says at which counter a clerk is; a value that is not among `counters` is no
//! counter, and its clerk is not let in. No other claim is read: nothing about a clerk is kept but whom the provider says
//! they are, blinded. An issuer has TLS, or is on loopback. `audiences` are further ones that the provider's tokens may name
//! beside us.

use crate::ring::{BadKeys, KeyKind, written};
use crate::sso::{SsoProvider, is_issuer};
use domain::CounterId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<KeptProvider>,
    counters: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptProvider {
    issuer: String,
    client_id: String,
    client_secret: String,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    audiences: Vec<String>,
    counter: String,
}

/// The staff's provider, and the counters.
#[derive(Clone, Debug)]
pub struct StaffProvider {
    /// The provider and the claim that names a counter, if one is configured.
    pub provider: Option<(SsoProvider, String)>,
    counters: BTreeSet<CounterId>,
}

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: StaffProvider::NAME, reason }
}

fn provider(kept: KeptProvider) -> Result<(SsoProvider, String), BadKeys> {
    let KeptProvider { issuer, client_id, client_secret, scopes, audiences, counter } = kept;
    if !is_issuer(&issuer) {
        return Err(bad("an issuer is an address with TLS, or on loopback"));
    }
    if client_id.is_empty() || client_secret.is_empty() {
        return Err(bad("the provider knows us by an id and a secret"));
    }
    if counter.is_empty() {
        return Err(bad("a claim names the counter"));
    }
    let provider =
        SsoProvider { issuer, client_id, client_secret, scopes, audiences, claims: None };
    Ok((provider, counter))
}

impl KeyKind for StaffProvider {
    const NAME: &'static str = "staff";

    fn read(json: &str) -> Result<Self, BadKeys> {
        // serde's message could quote the secret.
        let kept: Kept = serde_json::from_str(json)
            .map_err(|_| bad("it is not a provider and counters in JSON"))?;
        let counters = kept.counters.iter().map(|code| code.parse());
        let counters = counters.collect::<Result<_, _>>();
        let counters = counters.map_err(|_| bad("a counter is a code"))?;
        Ok(Self { provider: kept.provider.map(provider).transpose()?, counters })
    }
}

impl StaffProvider {
    /// None, as JSON: what a new installation begins with.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn nobody() -> Result<String, BadKeys> {
        written(Self::NAME, &Kept { provider: None, counters: Vec::new() })
    }

    /// The counter of this code, if there is one.
    #[must_use]
    pub fn counter(&self, code: &str) -> Option<CounterId> {
        code.parse().ok().filter(|counter| self.counters.contains(counter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(change: impl FnOnce(&mut Value)) -> Result<StaffProvider, BadKeys> {
        let mut staff = json!({
            "provider": {
                "issuer": "https://staff.example", "client_id": "yinxin", "client_secret": "s-e_cret",
                "counter": "counter_no",
            },
            "counters": ["yicheng", "guanlin"],
        });
        change(&mut staff);
        StaffProvider::read(&staff.to_string())
    }

    #[test]
    fn a_counter_is_one_of_those_that_are_configured_and_the_secret_never_shows() {
        let staff = read(|_| {}).unwrap();
        assert_eq!(staff.counter("yicheng").unwrap().as_str(), "yicheng");
        for code in ["", "YICHENG", "xinjie", "yicheng "] {
            assert!(staff.counter(code).is_none(), "{code}");
        }
        assert!(!format!("{staff:?}").contains("s-e_cret"));
        let none = StaffProvider::read(&StaffProvider::nobody().unwrap()).unwrap();
        assert!(none.provider.is_none() && none.counter("yicheng").is_none());
    }

    #[test]
    fn what_is_not_sound_is_refused() {
        assert!(read(|staff| staff["provider"]["issuer"] = "http://staff.example".into()).is_err());
        assert!(read(|staff| staff["provider"]["client_secret"] = "".into()).is_err());
        assert!(read(|staff| staff["provider"]["counter"] = "".into()).is_err());
        assert!(read(|staff| staff["counters"] = json!(["宜城"])).is_err());
        assert!(read(|staff| staff["other"] = json!(1)).is_err());
    }
}
