//! The OpenID provider of this stack (`oidc/provider.mjs`): how the functions know it, and it them.

use keys::{BadKeys, KeyKind as _, SsoProviders, StaffProvider};
use operator::keys::{Kind, NotMade, rewrite};
use serde_json::json;
use std::path::Path;

/// What the provider is called here.
pub const PROVIDER: &str = "province";

/// The counters of this stack.
pub const COUNTERS: [&str; 2] = ["yicheng", "guanlin"];

/// Where it sends browsers back to: exactly there. It is the staff's provider too.
#[must_use]
pub fn redirects(functions: &str) -> [String; 2] {
    [
        format!("{functions}/v1/sso/{PROVIDER}/callback"),
        format!("{functions}/v1/counter/sso/callback"),
    ]
}

/// Has the functions know the provider at this address, and nobody else.
///
/// # Errors
///
/// [`NotMade`].
pub fn make(keys: &Path, issuer: &str) -> Result<(), NotMade> {
    let Some(kind) = Kind::named(SsoProviders::NAME) else { return Ok(()) };
    let known = json!({ "providers": { PROVIDER: {
        "issuer": issuer,
        "client_id": "yinxin",
        "client_secret": "a-secret-of-the-local-stack",
        "scopes": ["profile"],
        "claims": {
            "id_number": "cert_no",
            "name": "real_name",
            "id_type": "cert_type",
            "id_types": { "111": "resident_id" },
        },
    } } });
    rewrite(keys, kind, |_| Ok::<_, BadKeys>((known.to_string(), ()))).map(drop)?;
    let Some(kind) = Kind::named(StaffProvider::NAME) else { return Ok(()) };
    let staff = json!({
        "provider": {
            "issuer": issuer,
            "client_id": "yinxin-staff",
            "client_secret": "a-secret-of-the-local-stack",
            "scopes": ["staff"],
            "counter": "counter_no",
        },
        "counters": COUNTERS,
    });
    rewrite(keys, kind, |_| Ok::<_, BadKeys>((staff.to_string(), ()))).map(drop)
}

/// Whether the provider answers.
pub async fn answers(issuer: &str) -> bool {
    let Ok(client) = reqwest::Client::builder().no_proxy().build() else { return false };
    let metadata = format!("{issuer}/.well-known/openid-configuration");
    client.get(metadata).send().await.is_ok_and(|reply| reply.status().is_success())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::SystemEntropy;
    use std::fs;

    #[test]
    fn the_functions_know_the_provider_where_it_is_now() {
        let keys = tempfile::tempdir().unwrap();
        operator::keys::generate_missing(keys.path(), &SystemEntropy).unwrap();
        for issuer in ["http://127.0.0.1:9004", "http://127.0.0.1:9104"] {
            make(keys.path(), issuer).unwrap();
            let json = fs::read_to_string(keys.path().join("sso.json")).unwrap();
            let known = SsoProviders::read(&json).unwrap();
            assert_eq!(known.get(PROVIDER).unwrap().issuer, issuer);
            let json = fs::read_to_string(keys.path().join("staff.json")).unwrap();
            let staff = StaffProvider::read(&json).unwrap();
            assert_eq!(staff.provider.as_ref().unwrap().0.issuer, issuer);
            assert!(COUNTERS.iter().all(|counter| staff.counter(counter).is_some()));
        }
    }
}
