//! A request as it came in: not yet believed.

use crate::device::device;
use crate::problem::{self, Problem};
use crate::routes::Route;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Malformed;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use keys::SignedHeaders;
use lambda_http::RequestExt as _;
use lambda_http::request::RequestContext;
use ports::Clock;
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::str::FromStr;

/// A body is at most this long: 16 KiB, several times the longest that is sound.
pub(crate) const BODY_MOST: usize = 16 * 1024;

/// The key of a request that no route of the API matched: an emulator, which matches by itself, says so of each.
const UNMATCHED: &str = "$default";

/// A request.
#[derive(Debug)]
pub struct Request(lambda_http::Request);

impl Request {
    pub(crate) fn new(request: lambda_http::Request) -> Self {
        Self(request)
    }

    /// As the runtime gave it.
    pub(crate) fn as_http(&self) -> &lambda_http::Request {
        &self.0
    }

    /// The body as it came.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is too long.
    pub fn body(&self) -> Result<&[u8], Problem> {
        let body: &[u8] = self.0.body().as_ref();
        if body.len() > BODY_MOST { Err(Problem::of(&problem::TOO_LARGE)) } else { Ok(body) }
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is too long, not declared as JSON, or not of this shape; says where, never what.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let declared = self.header("content-type").split(';').next().unwrap_or_default();
        if !declared.trim().eq_ignore_ascii_case("application/json") {
            return Err(Problem::of(&problem::MEDIA_TYPE));
        }
        let mut json = serde_json::Deserializer::from_slice(self.body()?);
        let read = serde_path_to_error::deserialize(&mut json);
        let value = read.map_err(|error| {
            let path = error.path().to_string();
            let inner = error.into_inner();
            Problem::of(&problem::MALFORMED)
                .with("at", path)
                .with("line", inner.line())
                .with("column", inner.column())
        })?;
        json.end().map_err(|_| Problem::of(&problem::MALFORMED).with("at", "the end"))?;
        Ok(value)
    }

    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.0.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A parameter of the path, for the variant of a route that is made of it.
    ///
    /// # Errors
    ///
    /// [`Problem`]: what is malformed names nothing, so it is not found.
    pub(crate) fn path<T: FromStr<Err = Malformed>>(&self, name: &str) -> Result<T, Problem> {
        let parameters = self.0.path_parameters_ref().and_then(|all| all.first(name));
        let text = parameters.filter(|text| !text.is_empty());
        text.and_then(|text| text.parse().ok()).ok_or_else(|| Problem::of(&problem::NOT_FOUND))
    }

    /// The key of the route that API Gateway matched. `None` when nobody did.
    pub(crate) fn route_key(&self) -> Option<&str> {
        let Some(RequestContext::ApiGatewayV2(context)) = self.0.request_context_ref() else {
            return None;
        };
        context.route_key.as_deref().filter(|key| *key != UNMATCHED)
    }

    /// The path as it came, without a stage.
    pub(crate) fn raw_path(&self) -> &str {
        self.0.raw_http_path()
    }

    /// The method.
    pub(crate) fn method(&self) -> &str {
        self.0.method().as_str()
    }

    /// The secret in `Authorization: Bearer …`.
    ///
    /// # Errors
    ///
    /// [`Problem`] when there is none, or it is none of ours.
    pub fn bearer<T: FromStr<Err = Malformed>>(&self) -> Result<T, Problem> {
        self.bearer_text()?.parse().map_err(|_| Problem::of(&problem::TOKEN_MISSING))
    }

    /// What follows `Bearer`.
    pub(crate) fn bearer_text(&self) -> Result<&str, Problem> {
        let (scheme, token) = self.header("authorization").split_once(' ').unwrap_or_default();
        if scheme.eq_ignore_ascii_case("bearer") {
            Ok(token.trim())
        } else {
            Err(Problem::of(&problem::TOKEN_MISSING))
        }
    }

    /// The caller's device, in a few words.
    #[must_use]
    pub fn device(&self) -> String {
        device(self.header("user-agent"))
    }

    /// A parameter of the query.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is missing or not sound; it names the parameter.
    pub fn query<T: FromStr<Err = Malformed>>(&self, name: &str) -> Result<T, Problem> {
        let parameters = self.0.query_string_parameters();
        let text = parameters.first(name).unwrap_or_default();
        let mut form = problem::Form::default();
        form.field(&format!("?{name}"), text.parse()).ok_or_else(|| form.problem())
    }

    /// What refuses a request that gives a parameter of its route twice. One reader would take the first of them, another
    /// the last, and API Gateway itself joins them with a comma: so nobody guesses.
    pub(crate) fn repeated_parameter(&self, route: &Route) -> Option<Problem> {
        let given = self.0.query_string_parameters_ref()?;
        let is_repeated = |name: &str| given.all(name).is_some_and(|values| values.len() > 1);
        let (repeated, _) = route.query.iter().find(|(name, _)| is_repeated(name))?;
        Some(Problem::of(&problem::REPEATED_PARAMETER).with("parameter", *repeated))
    }

    /// A parameter of the query, as text.
    #[must_use]
    pub fn query_text(&self, name: &str) -> String {
        self.0.query_string_parameters().first(name).unwrap_or_default().to_owned()
    }

    /// A parameter of the query that may be left out.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is there and not sound.
    pub fn query_if_any<T: FromStr<Err = Malformed>>(
        &self,
        name: &str,
    ) -> Result<Option<T>, Problem> {
        let is_there = self.0.query_string_parameters().first(name).is_some();
        is_there.then(|| self.query(name)).transpose()
    }

    /// Id and secret of a business system, in `Authorization: Basic …` (RFC 7617), each form-encoded first (RFC 6749,
    /// 2.3.1).
    ///
    /// # Errors
    ///
    /// [`Problem`] when there is none, or it is not of that shape.
    pub fn basic(&self) -> Result<(String, String), Problem> {
        basic(self.header("authorization")).ok_or(Problem::of(&problem::CLIENT_UNKNOWN))
    }

    /// Where the caller comes from, as API Gateway saw it: an IPv4 address, or the /64 of an IPv6 address, because
    /// whoever has one of those has all of it.
    #[must_use]
    pub fn address(&self) -> String {
        let context = self.0.request_context_ref();
        let Some(RequestContext::ApiGatewayV2(context)) = context else { return String::new() };
        network(context.http.source_ip.as_deref().unwrap_or_default())
    }

    /// Whether a browser sent it: then a refresh token goes into a cookie no script can read.
    #[must_use]
    pub fn is_from_browser(&self) -> bool {
        !self.header("origin").is_empty() || !self.header("sec-fetch-site").is_empty()
    }

    /// Whether a page of the portal sent it, as far as the browser says: what it sends along by itself, such as a cookie,
    /// counts only then.
    #[must_use]
    pub(crate) fn is_from_portal(&self, origin: &str) -> bool {
        let site = self.header("sec-fetch-site");
        self.header("origin") == origin && ["", "same-origin", "same-site"].contains(&site)
    }

    /// The names of all cookies, in the order in which the browser sends them: the oldest first (RFC 6265, 5.4).
    pub(crate) fn cookie_names(&self) -> impl Iterator<Item = &str> {
        let pairs = self.header("cookie").split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.map(|(name, _)| name)
    }

    /// A cookie of this name; none when there are two, because then somebody else may have set one.
    #[must_use]
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let pairs = self.header("cookie").split(';').filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(own, _)| *own == name).map(|(_, value)| value);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    /// The headers of a signed webhook.
    #[must_use]
    pub fn signed_headers(&self) -> SignedHeaders {
        let header = |name| self.header(name).to_owned();
        SignedHeaders {
            id: header("webhook-id"),
            timestamp: header("webhook-timestamp"),
            key_id: header("webhook-key-id"),
            signature: header("webhook-signature"),
        }
    }
}

fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let credentials = String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()?;
    let (id, secret) = credentials.split_once(':')?;
    Some((form_decoded(id)?, form_decoded(secret)?))
}

/// What was form-encoded: `+` is a space, `%3A` a colon. What is no such thing is nothing.
fn form_decoded(text: &str) -> Option<String> {
    let (first, escaped) = text.split_once('%').map_or((text, None), |(a, b)| (a, Some(b)));
    let mut bytes = first.replace('+', " ").into_bytes();
    for part in escaped.into_iter().flat_map(|rest| rest.split('%')) {
        let (hex, rest) = part.split_at_checked(2)?;
        if !hex.bytes().all(|c| c.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(hex, 16).ok()?);
        bytes.extend(rest.replace('+', " ").bytes());
    }
    String::from_utf8(bytes).ok()
}

fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(six)) => {
            let [a, b, c, d, ..] = six.segments();
            let network = || format!("{a:x}:{b:x}:{c:x}:{d:x}::/64");
            six.to_ipv4_mapped().map_or_else(network, |four| four.to_string())
        }
        Ok(IpAddr::V4(four)) => four.to_string(),
        Err(_) => "unknown".to_owned(),
    }
}

/// The moment of a reply.
#[must_use]
pub fn now(clock: &impl Clock) -> Timestamp {
    clock.now()
}

/// The date in the hall: documents are dated in China's one time zone.
#[must_use]
pub fn today(clock: &impl Clock) -> Date {
    Offset::constant(8).to_datetime(clock.now()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(headers: &[(&str, &str)]) -> Request {
        let mut request = lambda_http::http::Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Request::new(request.body(lambda_http::Body::Empty).unwrap())
    }

    #[test]
    fn only_a_page_of_the_portal_is_from_the_portal() {
        const PORTAL: &str = "https://hall.example";
        let is = |headers: &[(&str, &str)]| sent(headers).is_from_portal(PORTAL);
        assert!(is(&[("origin", PORTAL)]));
        for (site, expected) in
            [("same-origin", true), ("same-site", true), ("cross-site", false), ("none", false)]
        {
            assert_eq!(is(&[("origin", PORTAL), ("sec-fetch-site", site)]), expected, "{site}");
        }
        assert!(!is(&[]));
        assert!(!is(&[("sec-fetch-site", "same-origin")]));
        for other in ["null", "http://hall.example", "https://hall.example.evil", "https://evil"] {
            assert!(!is(&[("origin", other), ("sec-fetch-site", "same-site")]), "{other}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name_and_one_set_twice_is_none() {
        let request = sent(&[("cookie", "a=1; __Host-refresh=x.y; b=2; __Host-refresh2=z")]);
        assert_eq!(request.cookie("__Host-refresh"), Some("x.y"));
        assert_eq!(request.cookie("refresh"), None);
        assert_eq!(sent(&[("cookie", "a=1; a=2")]).cookie("a"), None);
        assert_eq!(sent(&[]).cookie("a"), None);
    }

    #[test]
    fn an_address_is_one_ipv4_or_a_whole_64() {
        assert_eq!(network("203.0.113.7"), "203.0.113.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("2001:db8:1:2::9"), "2001:db8:1:2::/64");
        assert_eq!(network("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(network(""), "unknown");
    }

    fn encoded(credentials: &str) -> String {
        format!("Basic {}", STANDARD.encode(credentials))
    }

    #[test]
    fn a_business_system_names_itself_by_http_basic() {
        let pair = |id: &str, secret: &str| Some((id.to_owned(), secret.to_owned()));
        assert_eq!(basic(&encoded("case-system:s-_3")), pair("case-system", "s-_3"));
        assert_eq!(basic(&encoded("a:b:c")), pair("a", "b:c"), "the first colon divides");
        assert_eq!(basic(&encoded("a%3Ab:%E5%8D%B0+c")), pair("a:b", "印 c"), "form-encoded");
        assert_eq!(basic(&encoded(":")), pair("", ""));
        let lower = encoded("a:b").replace("Basic", "basic");
        assert_eq!(basic(&lower), pair("a", "b"), "the scheme's case is no matter");
    }

    #[test]
    fn what_is_no_basic_credential_is_none() {
        let bearer = encoded("a:b").replace("Basic", "Bearer");
        for header in ["", "Basic", "Basic ", "Basic !", &bearer, &STANDARD.encode("a:b")] {
            assert_eq!(basic(header), None, "{header}");
        }
        for credentials in ["no colon", "a:%", "a:%4", "a:%zz", "a:%+1", "a:%E5", "a:%é"] {
            assert_eq!(basic(&encoded(credentials)), None, "{credentials}");
        }
        assert_eq!(basic(&format!("Basic {}", STANDARD.encode([0xff, b':', b'a']))), None);
    }
}
