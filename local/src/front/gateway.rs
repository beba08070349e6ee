//! What API Gateway is to the functions: it matches a route, makes the event (payload 2.0), invokes, and answers.
//!
//! It invokes through the emulator's Lambda API, so a function meets the route's key, the parameters decoded and the
//! caller's address as in the cloud.

use crate::functions::Route;
use crate::stream::invocations;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use ports::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

/// The greatest body that API Gateway takes: 10 MB.
const MOST: usize = 10 * 1024 * 1024;
/// How long API Gateway waits for a function.
const PATIENCE: Duration = Duration::from_secs(30);
/// By whom a test says where it comes from; only a caller on this machine is believed, and there is no other.
const FORWARDED: &str = "x-forwarded-for";

/// Where the sample of matters has its business system.
const SYSTEM: &str = "https://case.hall.example";

/// The routes, and where functions are invoked.
#[derive(Debug)]
pub struct Gateway {
    routes: Vec<Route>,
    emulator: String,
    client: reqwest::Client,
    system: Option<String>,
}

impl Gateway {
    /// A gateway to the functions of the emulator at this address.
    ///
    /// # Errors
    ///
    /// When no HTTP client can be made.
    pub fn new(routes: Vec<Route>, emulator: String) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        Ok(Self { routes, emulator, client, system: None })
    }

    /// With the simulated business system there, in place of the sample's, which only HTTPS would reach.
    #[must_use]
    pub fn with_system(self, system: String) -> Self {
        Self { system: Some(system), ..self }
    }

    /// Answers a request that came from this address.
    pub(crate) async fn answer(&self, peer: IpAddr, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, MOST).await else {
            return own(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
        };
        let Some((route, parameters)) = matched(&self.routes, &parts) else {
            return own(StatusCode::NOT_FOUND, "Not Found");
        };
        let event = event(route, &parameters, &parts, &body, peer, SystemClock.now());
        let url = invocations(&self.emulator, &route.function);
        let sent = self.client.post(url).json(&event).send().await;
        let answered: Result<Value, _> = match sent {
            Ok(reply) => reply.json().await,
            Err(error) => Err(error),
        };
        match answered {
            Ok(mut answer) => {
                if let (Some(Value::String(text)), Some(system)) =
                    (answer.get_mut("body"), &self.system)
                {
                    *text = text.replace(SYSTEM, system);
                }
                reply(&answer)
            }
            Err(_) => own(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"),
        }
    }
}

/// What the gateway says itself is no problem of ours.
fn own(status: StatusCode, message: &str) -> Response {
    (status, axum::Json(json!({ "message": message }))).into_response()
}

/// The route that fits: the one with the fewest parameters. With it the parameters, decoded.
fn matched<'a>(
    routes: &'a [Route],
    parts: &Parts,
) -> Option<(&'a Route, BTreeMap<String, String>)> {
    let fits = routes.iter().filter(|route| route.method == parts.method.as_str());
    let fits = fits.filter_map(|route| Some((route, parameters(&route.path, parts.uri.path())?)));
    fits.min_by_key(|(_, parameters)| parameters.len())
}

fn parameters(template: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut parts = path.split('/');
    for wanted in template.split('/') {
        let part = parts.next()?;
        match wanted.strip_prefix('{').and_then(|wanted| wanted.strip_suffix('}')) {
            Some(_) if part.is_empty() => return None,
            Some(name) => {
                found.insert(name.to_owned(), decoded(part));
            }
            None if wanted == part => {}
            None => return None,
        }
    }
    parts.next().is_none().then_some(found)
}

/// Percent-decoded; `+` is no space in a path, and `&` and `=` are what they are.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The event of payload 2.0.
fn event(
    route: &Route,
    parameters: &BTreeMap<String, String>,
    parts: &Parts,
    body: &Bytes,
    peer: IpAddr,
    now: Timestamp,
) -> Value {
    let text = |name: HeaderName| {
        parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let address = address(peer, &parts.headers);
    let mut headers = Map::new();
    for name in parts.headers.keys().filter(|name| **name != header::COOKIE) {
        let values = parts.headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        let joined = values.collect::<Vec<_>>().join(",");
        headers.insert(name.as_str().to_owned(), Value::String(joined));
    }
    headers.insert(FORWARDED.to_owned(), Value::String(address.clone()));
    let cookies = parts.headers.get_all(header::COOKIE).iter();
    let cookies = cookies.filter_map(|value| value.to_str().ok()).flat_map(|all| all.split(';'));
    let cookies: Vec<&str> = cookies.map(str::trim).filter(|cookie| !cookie.is_empty()).collect();
    let query = parts.uri.query().unwrap_or_default();
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let all = values.entry(name.into_owned());
        all.and_modify(|all| *all = format!("{all},{value}")).or_insert_with(|| value.into_owned());
    }
    let key = format!("{} {}", route.method, route.path);
    let mut id = [0; 12];
    SystemEntropy.fill(&mut id);
    let (content, is_base64) = match std::str::from_utf8(body) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (STANDARD.encode(body), true),
    };
    let mut event = json!({
        "version": "2.0",
        "routeKey": key,
        "rawPath": parts.uri.path(),
        "rawQueryString": query,
        "headers": headers,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "domainName": text(header::HOST),
            "domainPrefix": "local",
            "http": {
                "method": parts.method.as_str(),
                "path": parts.uri.path(),
                "protocol": "HTTP/1.1",
                "sourceIp": address,
                "userAgent": text(header::USER_AGENT),
            },
            "requestId": format!("{}=", STANDARD.encode(id)),
            "routeKey": key,
            "stage": "$default",
            "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string(),
            "timeEpoch": now.as_millisecond(),
        },
        "isBase64Encoded": is_base64,
    });
    let Some(members) = event.as_object_mut() else { return event };
    if !cookies.is_empty() {
        members.insert("cookies".to_owned(), json!(cookies));
    }
    if !values.is_empty() {
        members.insert("queryStringParameters".to_owned(), json!(values));
    }
    if !parameters.is_empty() {
        members.insert("pathParameters".to_owned(), json!(parameters));
    }
    if !content.is_empty() {
        members.insert("body".to_owned(), Value::String(content));
    }
    event
}

/// Where a request comes from: as this machine's caller says, so that limits can be tried from many addresses.
fn address(peer: IpAddr, headers: &HeaderMap) -> String {
    let said = headers.get(FORWARDED).and_then(|value| value.to_str().ok());
    let said =
        said.and_then(|said| said.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    said.filter(|_: &IpAddr| peer.is_loopback()).unwrap_or(peer).to_string()
}

/// What a function answered, as HTTP.
fn reply(answer: &Value) -> Response {
    let Some(status) = answer.get("statusCode").and_then(Value::as_u64) else {
        return own(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
    };
    let status = u16::try_from(status).ok().and_then(|code| StatusCode::from_u16(code).ok());
    let text = answer.get("body").and_then(Value::as_str).unwrap_or_default();
    let is_base64 = answer.get("isBase64Encoded").and_then(Value::as_bool).unwrap_or_default();
    let body = if is_base64 { STANDARD.decode(text).ok() } else { Some(text.as_bytes().to_vec()) };
    let (Some(status), Some(body)) = (status, body) else {
        return own(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let named = |name: &str| answer.get(name).and_then(Value::as_object).into_iter().flatten();
    for (name, value) in named("headers").chain(named("multiValueHeaders")) {
        let values: Vec<&str> = match value {
            Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
            value => value.as_str().into_iter().collect(),
        };
        if let (Ok(name), Some(value)) = (name.parse::<HeaderName>(), joined(&values)) {
            response.headers_mut().insert(name, value);
        }
    }
    let cookies = answer.get("cookies").and_then(Value::as_array).into_iter().flatten();
    for cookie in cookies.filter_map(|cookie| HeaderValue::from_str(cookie.as_str()?).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn joined(values: &[&str]) -> Option<HeaderValue> {
    HeaderValue::from_str(&values.join(",")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(method: &str, path: &str) -> Route {
        Route { method: method.into(), path: path.into(), function: path.into() }
    }

    fn parts(method: &str, uri: &str, headers: &[(&'static str, &'static str)]) -> Parts {
        let mut request = axum::http::Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn the_route_with_the_fewest_parameters_answers() {
        let routes =
            [route("GET", "/v1/matters/{matter}"), route("GET", "/v1/matters/recommended")];
        let of = |uri: &str| {
            matched(&routes, &parts("GET", uri, &[])).map(|(route, _)| route.path.clone())
        };
        assert_eq!(of("/v1/matters/recommended").as_deref(), Some("/v1/matters/recommended"));
        assert_eq!(of("/v1/matters/rs-1").as_deref(), Some("/v1/matters/{matter}"));
        assert_eq!(of("/v1/matters/"), None);
        assert_eq!(of("/v1/matters/a/b"), None);
        assert!(matched(&routes, &parts("POST", "/v1/matters/rs-1", &[])).is_none());
    }

    #[test]
    fn parameters_of_a_path_are_decoded_once_and_a_plus_stays() {
        let found = parameters("/v1/{a}/{b}", "/v1/x%2Fy%3D1/p+q%252F").unwrap();
        assert_eq!(found["a"], "x/y=1");
        assert_eq!(found["b"], "p+q%2F");
        let found = parameters("/v1/{a}/{b}", "/v1/x&y=/=").unwrap();
        assert_eq!((found["a"].as_str(), found["b"].as_str()), ("x&y=", "="));
    }

    #[test]
    fn a_caller_on_this_machine_says_where_it_comes_from_and_nobody_else_does() {
        let said = parts("GET", "/", &[("x-forwarded-for", "192.0.2.1, 203.0.113.7")]).headers;
        assert_eq!(address(HERE, &said), "203.0.113.7", "what the nearest proxy saw");
        let elsewhere: IpAddr = "198.51.100.9".parse().unwrap();
        assert_eq!(address(elsewhere, &said), "198.51.100.9");
        let nonsense = parts("GET", "/", &[("x-forwarded-for", "everywhere")]).headers;
        assert_eq!(address(HERE, &nonsense), "127.0.0.1");
    }

    #[test]
    fn an_event_has_cookies_apart_and_repeated_parameters_joined() {
        let parts = parts(
            "GET",
            "/v1/cases?state=a&state=b",
            &[("cookie", "a=1; b=2"), ("accept", "x"), ("accept", "y"), ("host", "127.0.0.1:9000")],
        );
        let route = route("GET", "/v1/cases");
        let now = "2026-12-01T00:00:00Z".parse().unwrap();
        let event = event(&route, &BTreeMap::new(), &parts, &Bytes::new(), HERE, now);
        assert_eq!(event["cookies"], json!(["a=1", "b=2"]));
        assert_eq!(event["headers"]["accept"], "x,y");
        assert!(event["headers"].get("cookie").is_none());
        assert_eq!(event["queryStringParameters"]["state"], "a,b");
        assert_eq!(event["requestContext"]["routeKey"], "GET /v1/cases");
        assert_eq!(event["requestContext"]["http"]["sourceIp"], "127.0.0.1");
        assert_eq!(event["requestContext"]["time"], "01/Dec/2026:00:00:00 +0000");
        assert!(event.get("body").is_none(), "an empty body is none");
    }

    #[test]
    fn what_a_function_answers_is_answered_whole() {
        let answer = json!({
            "statusCode": 201,
            "headers": { "content-type": "application/pdf" },
            "cookies": ["a=1", "b=2"],
            "body": "JVBERg==",
            "isBase64Encoded": true,
        });
        let response = reply(&answer);
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.headers()["content-type"], "application/pdf");
        assert_eq!(response.headers().get_all("set-cookie").iter().count(), 2);
        let failed = reply(&json!({ "errorType": "Runtime.ExitError", "errorMessage": "…" }));
        assert_eq!(failed.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
