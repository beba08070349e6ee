//! What the hall signed, believed as RFC 8725 wants it: one algorithm, a type that is said, a key of the set that was learned.
//!
//! A header says `alg`, `typ` and `kid`, each once, and nothing more. So `jku`, `x5u`, `jwk` and `crit` have no effect but
//! that the token is refused, and neither `none` nor a shared secret is ever tried.

use crate::keys::KeySet;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    typ: String,
    kid: String,
}

/// Why nothing is believed of a token.
pub(crate) enum NotOpened {
    Malformed,
    OtherType,
    UnknownKey,
    NotSigned,
}

/// What a token of that type says, signed by one of the keys.
pub(crate) fn opened<T: DeserializeOwned>(
    keys: &KeySet,
    token: &str,
    typ: &str,
) -> Result<T, NotOpened> {
    let parts: Vec<&str> = token.split('.').collect();
    let [header, claims, signature] = parts.as_slice() else {
        return Err(NotOpened::Malformed);
    };
    let Header { alg, typ: said, kid } = json(header)?;
    if said != typ {
        return Err(NotOpened::OtherType);
    }
    if alg != "ES256" {
        return Err(NotOpened::NotSigned);
    }
    let key = keys.key(&kid).ok_or(NotOpened::UnknownKey)?;
    let message = format!("{header}.{claims}");
    let verified =
        jsonwebtoken::crypto::verify(signature, message.as_bytes(), key, Algorithm::ES256);
    if !verified.unwrap_or(false) {
        return Err(NotOpened::NotSigned);
    }
    json(claims)
}

fn json<T: DeserializeOwned>(part: &str) -> Result<T, NotOpened> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| NotOpened::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| NotOpened::Malformed)
}
