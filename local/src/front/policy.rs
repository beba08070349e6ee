//! Which headers an answer carries: read from `template.yaml`, so that a page meets here what it meets in the cloud.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_yaml_ng::Value as Yaml;
use testkit::Failed;
use testkit::template::{template, untagged};

/// Security headers of the portal, and CORS of the API.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The origin that may call the API.
    origin: String,
    /// What a page of the portal carries.
    security: Vec<(HeaderName, HeaderValue)>,
    allow_headers: HeaderValue,
    allow_methods: HeaderValue,
    expose_headers: HeaderValue,
    max_age: HeaderValue,
}

fn at<'a>(from: &'a Yaml, path: &[&str]) -> Result<&'a Yaml, Failed> {
    let found = path.iter().try_fold(from, |at, name| untagged(at).get(name)).map(untagged);
    found.ok_or_else(|| format!("the template lacks {}", path.join(".")).into())
}

fn list(from: &Yaml, name: &str) -> Result<HeaderValue, Failed> {
    let items = at(from, &[name])?.as_sequence().ok_or("that is no list")?;
    let items: Vec<&str> = items.iter().filter_map(Yaml::as_str).collect();
    Ok(HeaderValue::from_str(&items.join(","))?)
}

impl Policy {
    /// Those of the template, for a portal at this origin whose forms may go to business systems at that one.
    ///
    /// # Errors
    ///
    /// What the template lacks.
    pub fn of_template(origin: &str, forms: &str) -> Result<Self, Failed> {
        let template = template()?;
        let cors = at(&template, &["Resources", "Api", "Properties", "CorsConfiguration"])?;
        let max_age = at(cors, &["MaxAge"])?.as_u64().ok_or("MaxAge is no number")?;
        Ok(Self {
            origin: origin.to_owned(),
            security: security(&template, forms)?,
            allow_headers: list(cors, "AllowHeaders")?,
            allow_methods: list(cors, "AllowMethods")?,
            expose_headers: list(cors, "ExposeHeaders")?,
            max_age: HeaderValue::from(max_age),
        })
    }

    /// The security headers, on an answer that is no API's.
    pub(crate) fn secure(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.security {
            headers.insert(name, value.clone());
        }
    }

    /// What API Gateway adds for a page of this origin: nothing for any but the portal's.
    pub(crate) fn cors(
        &self,
        origin: Option<&HeaderValue>,
        is_preflight: bool,
        headers: &mut HeaderMap,
    ) {
        let Some(origin) = origin.filter(|origin| *origin == self.origin.as_str()) else { return };
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, self.expose_headers.clone());
        if is_preflight {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, self.allow_headers.clone());
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, self.allow_methods.clone());
            headers.insert(header::ACCESS_CONTROL_MAX_AGE, self.max_age.clone());
        }
    }
}

/// The headers that the template's `ResponseHeadersPolicy` gives the portal's pages.
fn security(template: &Yaml, forms: &str) -> Result<Vec<(HeaderName, HeaderValue)>, Failed> {
    let path = ["Resources", "PortalHeaders", "Properties", "ResponseHeadersPolicyConfig"];
    let config = at(template, &path)?;
    let own = at(config, &["SecurityHeadersConfig"])?;
    let text = |path: &[&str]| -> Result<String, Failed> {
        let value = at(own, path)?;
        let text = value.as_str().map(str::to_owned);
        text.or_else(|| value.as_u64().map(|n| n.to_string())).ok_or_else(|| "no text".into())
    };
    // Here the API is of the same origin, so there is no other to connect to.
    let policy = text(&["ContentSecurityPolicy", "ContentSecurityPolicy"])?;
    let policy = policy.replace(" ${PortalConnects}", "").replace("${PortalForms}", forms);
    let age = text(&["StrictTransportSecurity", "AccessControlMaxAgeSec"])?;
    let mut headers = vec![
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy)?),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_str(&text(&["ReferrerPolicy", "ReferrerPolicy"])?)?,
        ),
        (header::X_FRAME_OPTIONS, HeaderValue::from_str(&text(&["FrameOptions", "FrameOption"])?)?),
        (
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_str(&format!("max-age={age}; includeSubDomains"))?,
        ),
    ];
    let custom = at(config, &["CustomHeadersConfig", "Items"])?;
    for item in custom.as_sequence().ok_or("CustomHeadersConfig has no items")? {
        let name = at(item, &["Header"])?.as_str().ok_or("a header has no name")?;
        let value = at(item, &["Value"])?.as_str().ok_or("a header has no value")?;
        headers.push((name.parse()?, HeaderValue::from_str(value)?));
    }
    Ok(headers)
}
