//! What the hall signed, believed as RFC 8725 wants it: one algorithm, a type that is said, a key of the set that was learned.
//!
//! A header says `alg`, `typ` and `kid`, each once, and nothing more. So `jku`, `x5u`, `jwk` and `crit` have no effect but
//! that the token is refused, and neither `none` nor a shared secret is ever tried.

use crate::keys::KeySet;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
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
    key.verify_sig(message.as_bytes(), &decoded(signature)?).map_err(|_| NotOpened::NotSigned)?;
    json(claims)
}

fn decoded(part: &str) -> Result<Vec<u8>, NotOpened> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| NotOpened::Malformed)
}

/// What a part says: a JSON object (RFC 7515, 4; RFC 7519, 4), where serde would take an array for a struct too.
fn json<T: DeserializeOwned>(part: &str) -> Result<T, NotOpened> {
    let bytes = decoded(part)?;
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(NotOpened::Malformed);
    }
    serde_json::from_slice(&bytes).map_err(|_| NotOpened::Malformed)
}
