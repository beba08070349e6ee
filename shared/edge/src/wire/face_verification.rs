//! A face that is shown to Alipay: what the page asks, where the person is sent, and what came of it.

use super::identity::Identity;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{ALIPAY, FlowToken, Malformed, rules};
use flows::face_verification::begin::{Begin, Begun};
use flows::face_verification::conclude::Concluded;
use flows::face_verification::poll::Polled;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A flow that awaits a face, which is to be shown to a provider that is asked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskFace {
    /// The registration `reg_…` or password reset `rst_…`.
    #[schemars(with = "text::AnyFlow")]
    pub flow: String,
    /// `alipay`. The APP is not asked: it scans the flow's own QR code.
    #[schemars(extend("const" = "alipay"))]
    pub provider: String,
    /// Whose face will be shown: for a password reset, which names nobody, and only there.
    pub identity: Option<Identity>,
}

impl AskFace {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn begin(&self, token: FlowToken, today: Date) -> Result<Begin, Problem> {
        let mut form = Form::default();
        let flow = form.field("/flow", self.flow.parse());
        let unknown = || Malformed::new("face.provider", "provider 应为 alipay。");
        let is_known = self.provider == ALIPAY;
        let provider = form.field("/provider", is_known.then_some(()).ok_or_else(unknown));
        let named = self.identity.as_ref();
        let identity = named.map(|identity| identity.sound(&mut form, "/identity", today));
        match (flow, provider, identity) {
            (Some(flow), Some(()), None) => Ok(Begin { flow, token, identity: None }),
            (Some(flow), Some(()), Some(Some(identity))) => {
                Ok(Begin { flow, token, identity: Some(identity) })
            }
            _ => Err(form.problem()),
        }
    }
}

/// Where the person shows their face.
#[derive(Serialize, JsonSchema)]
pub struct FaceToShow {
    /// The flow: `reg_…` or `rst_…`.
    #[schemars(with = "text::AnyFlow")]
    pub flow: String,
    /// Always `alipay`.
    #[schemars(extend("const" = "alipay"))]
    pub provider: &'static str,
    /// What the QR code holds: an address of Alipay, for its 扫一扫.
    pub qr: String,
    /// Until when the face must have passed: the flow's own deadline. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Seconds to wait between two polls.
    pub interval_s: i64,
}

impl FaceToShow {
    /// Tells it.
    #[must_use]
    pub fn new(begun: &Begun, address: String, now: Timestamp) -> Self {
        Self {
            flow: begun.flow.to_string(),
            provider: ALIPAY,
            qr: address,
            expires_at: moment(begun.expires_at),
            expires_in_s: seconds_until(begun.expires_at, now),
            interval_s: rules::POLL_EVERY.as_secs(),
        }
    }
}

/// What came of it so far. A face that did not pass is a problem.
#[derive(Serialize, JsonSchema)]
pub struct FaceFound {
    /// `waiting`, or `passed`: then the flow goes on, as after a face in the APP.
    #[schemars(extend("enum" = ["waiting", "passed"]))]
    pub state: &'static str,
    /// Seconds to wait before the next poll.
    pub interval_s: i64,
    /// Until when the face must have passed. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl FaceFound {
    /// Tells it.
    #[must_use]
    pub fn new(polled: &Polled, came: Concluded, now: Timestamp) -> Self {
        Self {
            state: match came {
                Concluded::Waiting => "waiting",
                Concluded::Passed => "passed",
            },
            interval_s: polled.every.as_secs(),
            expires_at: moment(polled.expires_at),
            expires_in_s: seconds_until(polled.expires_at, now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::{Value, json};

    fn begin(sent: Value) -> Result<Begin, Problem> {
        let token = FlowToken::from_random([1; 32]);
        serde_json::from_value::<AskFace>(sent).unwrap().begin(token, date(2026, 11, 24))
    }

    #[test]
    fn every_field_that_is_not_sound_is_told_at_once() {
        let sound = json!({ "flow": "reg_00000000000000000000000000", "provider": "alipay" });
        assert!(begin(sound.clone()).unwrap().identity.is_none());
        let mut named = sound.clone();
        named["identity"] = json!({ "id_type": "resident_id", "id_number": "11010519491231002X", "name": "贾样例" });
        assert!(begin(named).unwrap().identity.is_some());
        let bad = json!({
            "flow": "upg_00000000000000000000000000",
            "provider": "jshrss",
            "identity": { "id_type": "resident_id", "id_number": "1", "name": "贾样例" },
        });
        let problem = begin(bad).unwrap_err().to_json();
        let pointers: Vec<_> = problem["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["pointer"].clone())
            .collect();
        assert_eq!(pointers, ["/flow", "/provider", "/identity/id_number"]);
    }
}
