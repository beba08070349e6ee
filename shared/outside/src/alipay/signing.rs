//! What a request is, and what of it is signed (RSA2): every parameter but `sign` that is not empty, in the order of their
//! names bytewise, as `name=value` joined by `&`, values as they are and not encoded. `sign_type` is signed in requests;
//! only asynchronous notifications, of which we take none, leave it out.

use jiff::Timestamp;
use jiff::tz::Offset;
use serde_json::Value;
use std::collections::BTreeMap;

/// By name; a name cannot be there twice.
pub(super) type Parameters = BTreeMap<&'static str, String>;

/// What a request is about; it alone may have something personal in it.
pub(super) const CONTENT: &str = "biz_content";

/// A request, not signed yet.
pub(super) fn parameters(
    app_id: &str,
    method: &str,
    content: &Value,
    now: Timestamp,
) -> Parameters {
    // The platform's clock is China's.
    let timestamp = Offset::constant(8).to_datetime(now).strftime("%Y-%m-%d %H:%M:%S");
    BTreeMap::from([
        ("app_id", app_id.to_owned()),
        ("method", method.to_owned()),
        ("format", "JSON".to_owned()),
        ("charset", "utf-8".to_owned()),
        ("sign_type", "RSA2".to_owned()),
        ("timestamp", timestamp.to_string()),
        ("version", "1.0".to_owned()),
        (CONTENT, content.to_string()),
    ])
}

/// What is signed of it.
pub(super) fn text(parameters: &Parameters) -> String {
    let signed = parameters.iter().filter(|(name, value)| **name != "sign" && !value.is_empty());
    signed.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_request_is_signed_raw_by_name_without_sign_and_what_is_empty_in_the_platform_s_time() {
        let content = json!({ "certify_id": "a&b=c 印" });
        let now = "2026-11-24T16:30:00Z".parse().unwrap();
        let mut parameters = parameters("2021", "m", &content, now);
        parameters.insert("sign", "s".into());
        parameters.insert("app_auth_token", String::new());
        let expected = "app_id=2021&biz_content={\"certify_id\":\"a&b=c 印\"}&charset=utf-8&\
                        format=JSON&method=m&sign_type=RSA2&timestamp=2026-11-25 00:30:00&version=1.0";
        assert_eq!(text(&parameters), expected);
    }
}
