//! Providers whose word is taken for who somebody is (省政务登录), and the secret that each knows us by.
//!
//! ```json
//! { "providers": { "province": {
//!     "issuer": "https://…", "client_id": "…", "client_secret": "…", "scopes": ["profile"],
//!     "claims": { "id_number": "cert_no", "name": "name", "id_type": "cert_type", "id_types": { "111": "resident_id" } }
//! } } }
//! ```
//!
//! `claims` says which claims of the ID token are the person's document and name; without `id_type` every document is a
//! resident identity card. Leave `claims` out where the provider tells no document. An issuer has TLS, or is on loopback.
//! `audiences` are further ones that the provider's tokens may name beside us; without it, we are the only one.

use crate::ring::{BadKeys, KeyKind, written};
use domain::DocumentKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    providers: BTreeMap<String, KeptProvider>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<KeptClaims>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptClaims {
    id_number: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_type: Option<String>,
    #[serde(default)]
    id_types: BTreeMap<String, String>,
}

/// Which claims are the person's document and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoClaims {
    /// 证件号码.
    pub id_number: String,
    /// 姓名.
    pub name: String,
    /// 证件类型: the claim, and what its values mean. Without it, a resident identity card.
    pub id_type: Option<(String, BTreeMap<String, DocumentKind>)>,
}

/// A provider.
#[derive(Clone)]
pub struct SsoProvider {
    /// `iss`, below which its metadata is found.
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// What it knows by that it is us.
    pub client_secret: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// Whom else its tokens may be for.
    pub audiences: Vec<String>,
    /// Where it tells a person's document, if it does.
    pub claims: Option<SsoClaims>,
}

impl std::fmt::Debug for SsoProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SsoProvider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// The providers whose word is taken.
#[derive(Debug, Default)]
pub struct SsoProviders(BTreeMap<String, SsoProvider>);

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: SsoProviders::NAME, reason }
}

fn is_name(name: &str) -> bool {
    let is_letter = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(is_letter)
}

/// Whether it is an address with TLS, or on loopback.
#[must_use]
pub fn is_issuer(issuer: &str) -> bool {
    let is_plain = !issuer.contains(['?', '#', '@', ' ']);
    let is_here = |host: &str| issuer.strip_prefix(host).is_some_and(|rest| rest.starts_with(':'));
    is_plain
        && (issuer.starts_with("https://")
            || is_here("http://127.0.0.1")
            || is_here("http://localhost"))
}

fn claims(kept: KeptClaims) -> Result<SsoClaims, BadKeys> {
    let KeptClaims { id_number, name, id_type, id_types } = kept;
    let known = |(value, kind): (String, String)| Some((value, kind.parse().ok()?));
    let kinds: Option<BTreeMap<_, _>> = id_types.into_iter().map(known).collect();
    let kinds = kinds.ok_or(bad("a document is of no known type"))?;
    if id_type.is_some() == kinds.is_empty() {
        return Err(bad("id_type and id_types go together"));
    }
    Ok(SsoClaims { id_number, name, id_type: id_type.map(|claim| (claim, kinds)) })
}

impl KeyKind for SsoProviders {
    const NAME: &'static str = "sso";

    fn read(json: &str) -> Result<Self, BadKeys> {
        // serde's message could quote the text.
        let kept: Kept =
            serde_json::from_str(json).map_err(|_| bad("it is not a list of providers in JSON"))?;
        let mut providers = BTreeMap::new();
        for (name, kept) in kept.providers {
            if !is_name(&name) {
                return Err(bad("a provider's name is lower-case letters, digits and hyphens"));
            }
            if !is_issuer(&kept.issuer) {
                return Err(bad("an issuer is an address with TLS, or on loopback"));
            }
            if kept.client_id.is_empty() || kept.client_secret.is_empty() {
                return Err(bad("a provider knows us by an id and a secret"));
            }
            let claims = kept.claims.map(claims).transpose()?;
            let KeptProvider { issuer, client_id, client_secret, scopes, audiences, .. } = kept;
            let provider =
                SsoProvider { issuer, client_id, client_secret, scopes, audiences, claims };
            providers.insert(name, provider);
        }
        Ok(Self(providers))
    }
}

impl SsoProviders {
    /// One provider, under a name.
    #[must_use]
    pub fn one(name: &str, provider: SsoProvider) -> Self {
        Self(BTreeMap::from([(name.to_owned(), provider)]))
    }

    /// None, as JSON: what a new installation begins with.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn nobody() -> Result<String, BadKeys> {
        written(Self::NAME, &Kept { providers: BTreeMap::new() })
    }

    /// The provider of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&SsoProvider> {
        self.0.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(change: impl FnOnce(&mut Value)) -> Result<SsoProviders, BadKeys> {
        let mut provider = json!({
            "issuer": "https://id.example",
            "client_id": "yinxin",
            "client_secret": "s-e_cret",
            "claims": {
                "id_number": "no", "name": "name",
                "id_type": "type", "id_types": { "111": "resident_id", "414": "passport" },
            },
        });
        change(&mut provider);
        SsoProviders::read(&json!({ "providers": { "province": provider } }).to_string())
    }

    #[test]
    fn a_provider_reads_with_its_claims_and_never_shows_its_secret() {
        let providers = read(|_| {}).unwrap();
        let provider = providers.get("province").unwrap();
        let (claim, kinds) = provider.claims.clone().unwrap().id_type.unwrap();
        assert_eq!((claim.as_str(), kinds["414"]), ("type", DocumentKind::Passport));
        assert!(!format!("{providers:?}").contains("s-e_cret"));
        assert!(providers.get("other").is_none());
        let none = SsoProviders::read(&SsoProviders::nobody().unwrap()).unwrap();
        assert!(none.get("province").is_none());
    }

    #[test]
    fn an_issuer_has_tls_or_is_on_loopback_and_types_are_known() {
        for issuer in ["http://127.0.0.1:9004", "http://localhost:1/oidc", "https://a.b/c"] {
            assert!(read(|provider| provider["issuer"] = issuer.into()).is_ok(), "{issuer}");
        }
        for issuer in [
            "http://id.example",
            "http://127.0.0.1.evil:80",
            "ftp://a",
            "https://a@b",
            "https://a#b",
        ] {
            assert!(read(|provider| provider["issuer"] = issuer.into()).is_err(), "{issuer}");
        }
        assert!(read(|provider| provider["client_secret"] = "".into()).is_err());
        assert!(read(|provider| provider["claims"]["id_types"] = json!({})).is_err());
        assert!(
            read(|provider| provider["claims"]["id_types"]["1"] = "library_card".into()).is_err()
        );
        assert!(read(|provider| provider["secret"] = "x".into()).is_err(), "a misspelt member");
    }
}
