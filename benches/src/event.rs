//! Events as API Gateway (HTTP API, format 2.0) hands them to a function.

use edge::Route;
use serde_json::{Map, Value, json};

/// A request, and the status by which it is measured.
#[derive(Clone, Debug)]
pub struct Event {
    method: &'static str,
    path: &'static str,
    parameters: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
    address: String,
    /// What it is to be answered.
    pub expected: u16,
}

impl Event {
    /// A request from a fixed address, with no body.
    #[must_use]
    pub fn new(method: &'static str, path: &'static str, expected: u16) -> Self {
        Self {
            method,
            path,
            parameters: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            address: "203.0.113.1".to_owned(),
            expected,
        }
    }

    /// A request that this route refuses before it does anything: what names nothing in its path, what is not JSON, or for
    /// a route that takes no body nothing at all.
    #[must_use]
    pub fn unsound(route: &Route) -> Self {
        let event = Self::new(route.method, route.path, 400);
        let names = route.path.split(['{', '}']).skip(1).step_by(2);
        let event = names.fold(event, |event, name| event.parameter(name, "jshrss"));
        match (route.body, route.caller) {
            (Some(_), edge::Caller::Provider) => {
                Self { expected: 401, ..event.text("{".to_owned()) }
            }
            (Some(_), _) => {
                let names_nothing = route.path.contains('{');
                let expected = if names_nothing { 404 } else { event.expected };
                Self { expected, ..event.text("{".to_owned()) }
            }
            (None, _) => Self { expected: route.gives.0, ..event },
        }
    }

    /// With a part of the path.
    #[must_use]
    pub fn parameter(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    /// With a parameter of the query.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// With a flow's secret.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// With JSON.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.text(body.to_string())
    }

    /// With what is declared as JSON.
    #[must_use]
    pub fn text(self, body: String) -> Self {
        Self { body: Some(body), ..self.header("content-type", "application/json") }
    }

    /// From an address of its own, so that no limit by address is met.
    #[must_use]
    pub fn from(self, caller: u32) -> Self {
        let [_, b, c, d] = caller.to_be_bytes();
        Self { address: format!("10.{b}.{c}.{d}"), ..self }
    }

    /// As API Gateway writes it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { method, path, parameters, query, headers, body, address, .. } = self;
        let mut raw_path = (*path).to_owned();
        let mut path_parameters = Map::new();
        for (name, value) in parameters {
            raw_path = raw_path.replace(&format!("{{{name}}}"), value);
            path_parameters.insert((*name).to_owned(), value.as_str().into());
        }
        let raw_query: Vec<String> =
            query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let query: Map<_, _> =
            query.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
        let host = "example000.execute-api.ap-southeast-1.amazonaws.com";
        let mut all = Map::new();
        let usual = [
            ("accept", "application/json"),
            ("host", host),
            ("user-agent", "bench"),
            ("x-amzn-trace-id", "Root=1-69eda6e1-000000000000000000000001"),
            ("x-forwarded-for", address),
            ("x-forwarded-port", "443"),
            ("x-forwarded-proto", "https"),
        ];
        all.extend(usual.map(|(name, value)| (name.to_owned(), value.into())));
        for (name, value) in headers {
            all.insert((*name).to_owned(), value.as_str().into());
        }
        if let Some(body) = body {
            all.insert("content-length".to_owned(), body.len().to_string().into());
        }
        let route_key = format!("{method} {path}");
        json!({
            "version": "2.0",
            "routeKey": route_key,
            "rawPath": raw_path,
            "rawQueryString": raw_query.join("&"),
            "queryStringParameters": query,
            "headers": all,
            "requestContext": {
                "accountId": "000000000000",
                "apiId": "example000",
                "domainName": host,
                "domainPrefix": "example000",
                "http": {
                    "method": method,
                    "path": raw_path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": address,
                    "userAgent": "bench",
                },
                "requestId": "Example01-JEVENT=",
                "routeKey": route_key,
                "stage": "$default",
                "time": "26/Apr/2026:09:30:41 +0000",
                "timeEpoch": 1_777_195_841_000_u64,
            },
            "pathParameters": path_parameters,
            "body": body,
            "isBase64Encoded": false,
        })
        .to_string()
    }
}
