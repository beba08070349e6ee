//! A reply, and how it becomes HTTP.

use crate::language::Language;
use crate::problem::{self, Problem};
use lambda_http::http::{StatusCode, header};
use lambda_http::{Body, Response};
use serde::Serialize;

/// A reply that is no problem.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    /// Of the body, if there is one.
    media: Option<&'static str>,
    body: Result<Body, serde_json::Error>,
    cookies: Vec<String>,
    location: Option<String>,
    cache: &'static str,
    /// Whether the browser forgets what its pages stored.
    ends_storage: bool,
}

const JSON: &str = "application/json";
/// Of a document to be printed.
pub(crate) const PDF: &str = "application/pdf";
/// Of a signed list.
pub(crate) const JWT: &str = "application/jwt";
const NO_STORE: &str = "no-store";

impl Reply {
    fn new(status: StatusCode, body: &impl Serialize) -> Self {
        let body = serde_json::to_string(body).map(Body::from);
        Self { status, media: Some(JSON), body, ..Self::nothing() }
    }

    /// 200.
    #[must_use]
    pub fn ok(body: &impl Serialize) -> Self {
        Self::new(StatusCode::OK, body)
    }

    /// 204: done, and nothing to say.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            media: None,
            body: Ok(Body::Empty),
            cookies: Vec::new(),
            location: None,
            cache: NO_STORE,
            ends_storage: false,
        }
    }

    /// 302: the browser is sent on. No page after it learns from where.
    #[must_use]
    pub fn found(location: String) -> Self {
        Self { status: StatusCode::FOUND, location: Some(location), ..Self::nothing() }
    }

    /// 200: a PDF, to be shown or printed.
    #[must_use]
    pub fn pdf(document: Vec<u8>) -> Self {
        let body = Ok(Body::from(document));
        Self { status: StatusCode::OK, media: Some(PDF), body, ..Self::nothing() }
    }

    /// 200: a token that anybody may keep for five seconds.
    #[must_use]
    pub fn jwt(token: &str) -> Self {
        let body = Ok(Body::from(token));
        let cache = "public, max-age=5";
        Self { status: StatusCode::OK, media: Some(JWT), body, cache, ..Self::nothing() }
    }

    /// 201.
    #[must_use]
    pub fn created(body: &impl Serialize) -> Self {
        Self::new(StatusCode::CREATED, body)
    }

    /// With a cookie more.
    #[must_use]
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// After which a browser forgets what pages of this origin stored (Clear-Site-Data): whoever sits there next finds nothing.
    #[must_use]
    pub fn ending_storage(self) -> Self {
        Self { ends_storage: true, ..self }
    }

    /// That anybody may keep for five minutes.
    #[must_use]
    pub fn cached(self) -> Self {
        Self { cache: "public, max-age=300", ..self }
    }

    pub(crate) fn into_http(self) -> Result<Response<Body>, lambda_http::Error> {
        let mut reply = Response::builder()
            .status(self.status)
            .header(header::CACHE_CONTROL, self.cache)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        if let Some(media) = self.media {
            reply = reply.header(header::CONTENT_TYPE, media);
        }
        if let Some(location) = self.location {
            reply = reply
                .header(header::LOCATION, location)
                .header(header::REFERRER_POLICY, "no-referrer");
        }
        if self.ends_storage {
            reply = reply.header("clear-site-data", r#""storage""#);
        }
        for cookie in self.cookies {
            reply = reply.header(header::SET_COOKIE, cookie);
        }
        Ok(reply.body(self.body?)?)
    }

    pub(crate) fn status(&self) -> u16 {
        self.status.as_u16()
    }
}

/// Problem details (RFC 9457), for people in their language.
pub(crate) fn problem(
    problem: &Problem,
    language: Language,
) -> Result<Response<Body>, lambda_http::Error> {
    let mut reply = Response::builder()
        .status(problem.kind.status)
        .header(header::CONTENT_TYPE, "application/problem+json")
        .header(header::CONTENT_LANGUAGE, language.tag())
        .header(header::VARY, header::ACCEPT_LANGUAGE)
        .header(header::CACHE_CONTROL, NO_STORE)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if let Some(seconds) = problem.retry_after_s() {
        reply = reply.header(header::RETRY_AFTER, seconds);
    }
    if let Some(challenge) = challenge(problem) {
        reply = reply.header(header::WWW_AUTHENTICATE, challenge);
    }
    Ok(reply.body(Body::from(problem.json_in(language).to_string()))?)
}

/// How a caller who is not known may make itself known.
fn challenge(problem: &Problem) -> Option<String> {
    if problem.kind == &problem::CLIENT_UNKNOWN {
        return Some(r#"Basic realm="yinxin", charset="UTF-8""#.to_owned());
    }
    (problem.kind.status == 401).then(|| problem.challenge())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenged(kind: &'static problem::Kind) -> Option<String> {
        let reply = problem(&Problem::of(kind), Language::Chinese).unwrap();
        let header = reply.headers().get(header::WWW_AUTHENTICATE)?;
        Some(header.to_str().unwrap().to_owned())
    }

    #[test]
    fn a_pdf_is_sent_byte_by_byte_and_kept_by_nobody() {
        let reply = Reply::pdf(b"%PDF-1.7\n\xe2\xe3".to_vec()).into_http().unwrap();
        assert_eq!(reply.headers()[header::CONTENT_TYPE], "application/pdf");
        assert_eq!(reply.headers()[header::CACHE_CONTROL], "no-store");
        assert!(matches!(reply.body(), Body::Binary(bytes) if bytes == b"%PDF-1.7\n\xe2\xe3"));
    }

    #[test]
    fn what_has_no_body_says_no_type_of_one() {
        for reply in [Reply::nothing(), Reply::found("https://hall.example/sso".to_owned())] {
            let http = reply.into_http().unwrap();
            assert!(matches!(http.body(), Body::Empty), "{http:?}");
            assert!(!http.headers().contains_key(header::CONTENT_TYPE), "{http:?}");
        }
        let told = Reply::ok(&"told").into_http().unwrap();
        assert_eq!(told.headers()[header::CONTENT_TYPE], "application/json");
    }

    #[test]
    fn who_is_not_known_is_told_how_to_be() {
        let basic = challenged(&problem::CLIENT_UNKNOWN).unwrap();
        assert_eq!(basic, "Basic realm=\"yinxin\", charset=\"UTF-8\"");
        assert_eq!(challenged(&problem::TOKEN_MISSING).as_deref(), Some("Bearer"));
        assert_eq!(challenged(&problem::LIMITED), None);
    }
}
