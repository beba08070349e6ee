//! An answer of the gateway, believed only if Alipay signed it.
//!
//! ```json
//! {"alipay_user_certify_open_query_response":{"code":"10000","msg":"Success","passed":"T"},"sign":"<base 64>"}
//! ```
//!
//! Signed are the bytes of the root node as they came, from `{` to `}`: they are cut out of the body and never written
//! anew. The node must be the one of the method that was asked; a name that is there twice, at either depth, and any
//! member beside node, `sign` and `sign_type`, makes the answer no answer, because readers differ on which of two counts.
//! Also a refusal is believed only if it is signed.

use keys::AlipayApp;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What Alipay says.
#[derive(Debug)]
pub(super) enum Said<'a> {
    /// It did what it was asked, and this came of it.
    Done(Members<'a>),
    /// It did not, for this reason (`sub_code`).
    Refused(String),
}

/// Why an answer says nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NotBelieved {
    /// Alipay is busy.
    Busy(String),
    /// It does not take our requests: app, key or contract are not as they should be.
    Refused(String),
    /// Alipay did not write this, or not so.
    Forged(&'static str),
}

/// The members of an object, each as it came, no name twice.
#[derive(Debug)]
pub(super) struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Once;

        impl<'de> Visitor<'de> for Once {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members: Vec<(String, &'de RawValue)> = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    if members.iter().any(|(known, _)| *known == name) {
                        return Err(de::Error::custom("a name is there twice"));
                    }
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Once)
    }
}

impl<'a> Members<'a> {
    fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// A member that is text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        serde_json::from_str(self.get(name)?.get()).ok()
    }

    /// `passed`, which the platform has given as text, and as a list of one.
    pub(super) fn passed(&self) -> Option<String> {
        let listed = || {
            let listed: [String; 1] = serde_json::from_str(self.get("passed")?.get()).ok()?;
            listed.into_iter().next()
        };
        self.text("passed").or_else(listed)
    }

    /// A code of the platform, to act on or to log; what is none is not quoted.
    fn code(&self, name: &str) -> String {
        let is_sound = |text: &String| {
            let is_letter = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'-');
            (1..=64).contains(&text.len()) && text.bytes().all(is_letter)
        };
        self.text(name).filter(is_sound).unwrap_or_else(|| "no code".to_owned())
    }
}

/// What an answer to this method says.
///
/// # Errors
///
/// [`NotBelieved`].
pub(super) fn believed<'a>(
    method: &str,
    body: &'a [u8],
    app: &AlipayApp,
) -> Result<Said<'a>, NotBelieved> {
    let answer = std::str::from_utf8(body).map_err(|_| NotBelieved::Forged("it is no UTF-8"))?;
    let answer: Members<'a> = serde_json::from_str(answer)
        .map_err(|_| NotBelieved::Forged("it is no object in which each name is there once"))?;
    let root = format!("{}_response", method.replace('.', "_"));
    let Some(node) = answer.get(&root) else { return Err(refused(&answer)) };
    let is_expected = |name: &str| name == root || ["sign", "sign_type"].contains(&name);
    if !answer.0.iter().all(|(name, _)| is_expected(name)) {
        return Err(NotBelieved::Forged("it has a member too many"));
    }
    if answer.get("sign_type").is_some() && answer.text("sign_type").as_deref() != Some("RSA2") {
        return Err(NotBelieved::Forged("it is signed in another way"));
    }
    let sign = answer.text("sign").ok_or(NotBelieved::Forged("it is not signed"))?;
    if !app.believes(node.get().as_bytes(), &sign) {
        return Err(NotBelieved::Forged("its signature does not hold"));
    }
    let node: Members<'a> = serde_json::from_str(node.get()).map_err(|_| {
        NotBelieved::Forged("its node is no object in which each name is there once")
    })?;
    let (code, sub_code) = (node.code("code"), node.code("sub_code"));
    match code.as_str() {
        "10000" => Ok(Said::Done(node)),
        "20000" => Err(NotBelieved::Busy(sub_code)),
        "40004" if sub_code.ends_with("SYSTEM_ERROR") => Err(NotBelieved::Busy(sub_code)),
        "40004" => Ok(Said::Refused(sub_code)),
        _ => Err(NotBelieved::Refused(format!("{code} {sub_code}"))),
    }
}

/// A gateway that does not know who asks may answer under another root, unsigned: then nothing but its codes is used, and
/// those for the log.
fn refused(answer: &Members<'_>) -> NotBelieved {
    let node = answer.get("error_response").and_then(|node| serde_json::from_str(node.get()).ok());
    match node {
        Some(node) => {
            let node: Members<'_> = node;
            NotBelieved::Refused(format!(
                "unsigned: {} {}",
                node.code("code"),
                node.code("sub_code")
            ))
        }
        None => NotBelieved::Forged("it is no answer to what was asked"),
    }
}

#[cfg(test)]
mod tests;
