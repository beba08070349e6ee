//! What a provider says of itself (OpenID Connect Discovery, 3 and 4), as much of it as is used, and its keys.
//!
//! A member that is not used may be of any type, and what is JSON is read as that whatever its content type.

use super::jwks::KeySet;
use super::{ASKING, NotSignedOn};
use crate::http::{Http, NoAnswer};
use http::{Request, Response};
use ports::Fault;
use serde_json::{Map, Value};

/// A provider, as it says.
#[derive(Clone, Debug)]
pub(super) struct Metadata {
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) keys: KeySet,
    pub(super) client_authentication: ClientAuthentication,
    /// Whether it says who it is wherever it sends a browser back (RFC 9207).
    pub(super) promises_issuer: bool,
}

/// How our secret is sent to the token endpoint (OpenID Connect Core, 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClientAuthentication {
    /// In the header: `client_secret_basic`.
    Basic,
    /// In the body: `client_secret_post`.
    Post,
}

impl Metadata {
    /// Asks a provider.
    pub(super) async fn discover(http: &Http, issuer: &str) -> Result<Self, NotSignedOn> {
        let below = issuer.strip_suffix('/').unwrap_or(issuer);
        let said = get(http, &format!("{below}/.well-known/openid-configuration")).await?;
        if said.get("issuer").and_then(Value::as_str) != Some(issuer) {
            return Err(NotSignedOn::NotBelieved("the provider says that it is another issuer"));
        }
        let endpoint = |member: &str| {
            let address = said.get(member).and_then(Value::as_str);
            let address = address.filter(|address| is_endpoint(issuer, address));
            let missing = NotSignedOn::NotBelieved("the provider does not say where to ask it");
            address.map(str::to_owned).ok_or(missing)
        };
        let client_authentication = client_authentication(&said)?;
        let promises_issuer = match said.get("authorization_response_iss_parameter_supported") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(promises)) => *promises,
            Some(_) => {
                return Err(NotSignedOn::NotBelieved(
                    "the provider says neither that it names itself nor that it does not",
                ));
            }
        };
        let authorization_endpoint = endpoint("authorization_endpoint")?;
        let token_endpoint = endpoint("token_endpoint")?;
        let keys = get(http, &endpoint("jwks_uri")?).await?;
        let keys = KeySet::read(&Value::Object(keys))
            .ok_or(NotSignedOn::NotBelieved("the provider's keys do not read"))?;
        Ok(Self {
            authorization_endpoint,
            token_endpoint,
            keys,
            client_authentication,
            promises_issuer,
        })
    }
}

/// An address with TLS; on loopback only if the issuer is there too.
fn is_endpoint(issuer: &str, address: &str) -> bool {
    let is_plain = !address.contains(['#', ' ', '"', '\\']) && !address.contains(char::is_control);
    let is_here = issuer.starts_with("http://") && keys::is_issuer(address);
    is_plain
        && (address.starts_with("https://") || is_here)
        && address.parse::<http::Uri>().is_ok_and(|uri| uri.host().is_some())
}

/// The way that is the standard's default, if the provider takes it or names none; else in the body, if it takes that.
fn client_authentication(said: &Map<String, Value>) -> Result<ClientAuthentication, NotSignedOn> {
    let methods = match said.get("token_endpoint_auth_methods_supported") {
        None | Some(Value::Null) => return Ok(ClientAuthentication::Basic),
        Some(methods) => methods.as_array(),
    };
    let methods = methods
        .ok_or(NotSignedOn::NotBelieved("the provider does not say how our secret is sent"))?;
    let takes = |method: &str| methods.iter().any(|one| one == method);
    if takes("client_secret_basic") {
        Ok(ClientAuthentication::Basic)
    } else if takes("client_secret_post") {
        Ok(ClientAuthentication::Post)
    } else {
        Err(NotSignedOn::Misconfigured("it takes our secret in no way that we can send it"))
    }
}

async fn get(http: &Http, address: &str) -> Result<Map<String, Value>, NotSignedOn> {
    let request = Request::get(address).header("accept", "application/json");
    let request = request.body(Vec::new());
    let request = request.map_err(|error| Fault::lasting(ASKING, error));
    let reply = ask(http, request.map_err(NotSignedOn::Unavailable)?).await?;
    if !reply.status().is_success() {
        return Err(NotSignedOn::NotBelieved("the provider says nothing of itself there"));
    }
    object(reply.body()).ok_or(NotSignedOn::NotBelieved("what the provider says does not read"))
}

/// Asks, and has an answer that is not a failure of the provider's own.
pub(super) async fn ask(
    http: &Http,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, NotSignedOn> {
    let reply = http.ask(request).await.map_err(|error| match error {
        NoAnswer::TooLong => NotSignedOn::NotBelieved("the provider's answer is too long"),
        NoAnswer::Silent(_) | NoAnswer::Late => {
            NotSignedOn::Unavailable(Fault::passing(ASKING, error))
        }
    })?;
    let status = reply.status();
    if status.is_server_error() || status == http::StatusCode::TOO_MANY_REQUESTS {
        let fault = Fault::passing(ASKING, format!("it answers {status}"));
        return Err(NotSignedOn::Unavailable(fault));
    }
    Ok(reply)
}

/// The members of an answer that is a JSON object.
pub(super) fn object(body: &[u8]) -> Option<Map<String, Value>> {
    // Some put a byte order mark before it.
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).ok()
}
