//! What the functions of a stack logged, and whether a line tells what no line may.

use regex_lite::Regex;
use serde_json::Value;

/// The lines of a log that are JSON: an emulator writes lines of its own between them.
#[must_use]
pub fn lines(log: &str) -> Vec<Value> {
    let json = log.lines().filter_map(|line| line.find('{').and_then(|at| line.get(at..)));
    json.filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// What looks personal or secret, by what it is: a word of its own, because an id is random and may have anything in it.
const SHAPES: [(&str, &str); 6] = [
    ("a mobile", r"(?:^|[^0-9A-Za-z_-])(?:\+?86)?1[3-9][0-9]{9}(?:[^0-9A-Za-z_-]|$)"),
    ("an identity card", r"(?:^|[^0-9A-Za-z_-])[1-9][0-9]{16}[0-9Xx](?:[^0-9A-Za-z_-]|$)"),
    ("a signed token", r"eyJ[A-Za-z0-9_-]{8,}"),
    ("a secret", r"(?:^|[^A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?:[^A-Za-z0-9_-]|$)"),
    ("a code of six digits", r"(?:^|[^0-9A-Za-z_-])[0-9]{6}(?:[^0-9A-Za-z_-]|$)"),
    ("a name, or another word of Chinese", r"[\u{4E00}-\u{9FFF}]"),
];

/// What a line has that no line may have, if it has any: the kind of it. When and how long are numbers of their own.
#[must_use]
pub fn personal(line: &Value) -> Option<&'static str> {
    let fields = line.as_object()?.iter();
    let text = |(name, value): (&String, &Value)| {
        let is_number_of_ours = ["timestamp", "duration_ms", "status"].contains(&name.as_str());
        (!is_number_of_ours).then(|| value.to_string())
    };
    let texts: Vec<String> = fields.filter_map(text).collect();
    let is_in = |shape: &str| {
        let shape = Regex::new(shape).ok();
        shape.is_none_or(|shape| texts.iter().any(|text| shape.is_match(text)))
    };
    SHAPES.iter().find(|(_, shape)| is_in(shape)).map(|(what, _)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_line_with_anything_personal_in_it_is_found_by_what_it_is() {
        let secret = "q".repeat(43);
        for (value, kind) in [
            ("signing in: 13812345678", "a mobile"),
            ("+8613812345678", "a mobile"),
            ("320282199003070038", "an identity card"),
            ("Bearer eyJhbGciOiJFUzI1NiJ9.x.y", "a signed token"),
            (secret.as_str(), "a secret"),
            ("the code is 123456", "a code of six digits"),
            ("张三", "a name, or another word of Chinese"),
        ] {
            assert_eq!(personal(&json!({ "message": value })), Some(kind), "{value}");
        }
    }

    #[test]
    fn a_line_as_it_should_be_is_not_found() {
        let line = json!({
            "timestamp": "2026-12-01T03:00:00.123456Z", "level": "INFO", "duration_ms": 123_456,
            "message": "refused: sign_in.wrong", "event": "request.refused", "status": 401,
            "route": "POST /v1/sessions", "request.id": "Example28-JEVENT=",
            "invocation.id": "8f0e3c1a-7d55-4c1e-9f3b-0a1b2c3d4e5f", "function": "sign-in",
            "organisation.id": "org_00000000000000000000000000",
            "account.blind": "b1.AbCdEfGhIjKlMnOpQrStUv",
        });
        assert_eq!(personal(&line), None);
        assert_eq!(lines(&format!("INFO emulator\n[sign-in] {line}\nnot {{json\n")), [line]);
    }
}
