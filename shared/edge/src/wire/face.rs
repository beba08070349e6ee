//! What a face provider sends, signed (see `keys::WebhookKeys` for the headers), and what it is answered.
//!
//! The `jshrss` APP publishes no interface, so this one is ours. No image of a face is received or kept.

use super::identity::Identity;
use super::text;
use crate::problem::{Form, Problem};
use domain::{FaceReport, FaceResult, FlowId, Malformed};
use flows::face::{Shown, ShownBy};
use jiff::civil::Date;
use keys::{SignedHeaders, sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The provider whose callbacks are taken; it is the last part of the path.
pub const PROVIDER: &str = "jshrss";

/// A face was shown.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Callback {
    /// The registration the QR code named.
    #[schemars(with = "text::AnyFlow")]
    pub registration: String,
    /// The secret the QR code carried.
    #[schemars(with = "text::Secret")]
    pub scan_secret: String,
    /// `passed` or `failed`.
    #[schemars(extend("enum" = ["passed", "failed"]))]
    pub result: String,
    /// Whose face it is; needed when it passed.
    pub identity: Option<Identity>,
}

impl Callback {
    /// Makes the request sound; its signature has been verified over `body`.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn shown(
        &self,
        headers: SignedHeaders,
        body: &[u8],
        today: Date,
    ) -> Result<Shown, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/registration", self.registration.parse()),
            form.field("/scan_secret", self.scan_secret.parse()),
            self.result(&mut form, today),
        );
        let (Some(registration), Some(scan), Some(result)) = sound else {
            return Err(form.problem());
        };
        let report = FaceReport { provider: PROVIDER.to_owned(), delivery: headers.id, result };
        let by = ShownBy::App(scan);
        Ok(Shown { registration, by, report, body: sha256(body) })
    }

    fn result(&self, form: &mut Form, today: Date) -> Option<FaceResult> {
        let malformed = |detail| Err::<FaceResult, _>(Malformed::new("face.result", detail));
        match (self.result.as_str(), &self.identity) {
            ("failed", _) => Some(FaceResult::Failed),
            ("passed", Some(identity)) => {
                identity.sound(form, "/identity", today).map(FaceResult::Passed)
            }
            ("passed", None) => form.field("/identity", malformed("认证通过时须提供身份信息。")),
            _ => form.field("/result", malformed("result 应为 passed 或 failed。")),
        }
    }
}

/// The registration got on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Admitted {
    /// Which: `reg_…`.
    #[schemars(with = "text::AnyFlow")]
    pub registration: String,
    /// Always `passed`; anything else is a problem.
    #[schemars(extend("const" = "passed"))]
    pub outcome: &'static str,
}

impl Admitted {
    /// Tells it.
    #[must_use]
    pub fn new(registration: &FlowId) -> Self {
        Self { registration: registration.to_string(), outcome: "passed" }
    }
}
