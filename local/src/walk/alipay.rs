//! The walk's face that is shown to Alipay instead of the APP.

use super::{Flow, Stumble, Walker};
use crate::alipay::SCAN;
use crate::phone::Finding;
use crate::sample::Sample;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

impl Walker<'_> {
    /// From the QR code of Alipay to the pass.
    pub(super) async fn face_by_alipay(
        &mut self,
        flow: &Flow,
        sample: &Sample,
    ) -> Result<(), Stumble> {
        self.step("a QR code for Alipay's 扫一扫");
        let token = Some(flow.token.as_str());
        let asked = json!({ "flow": flow.id, "provider": "alipay" });
        let path = "/v1/face-verifications";
        let shown = self.call(Method::POST, path, token, Some(asked), 201).await?;
        let qr = self.text(&shown, "qr")?;
        self.polled(flow, &shown, "waiting").await?;

        self.step("the simulated Alipay app scans it and shows a face");
        let scan = json!({
            "qr": qr,
            "identity": sample.legal_representative,
            "result": Finding::Passed,
        });
        self.words.line(&format!("  the phone: POST {SCAN}"));
        self.words.json(&scan);
        let request = self.client.post(format!("{}{SCAN}", self.at.phone)).json(&scan);
        let found = self.answered("the phone", request, 200).await?;
        self.holds(&found, "found", "passed")?;
        self.polled(flow, &shown, "passed").await
    }

    async fn polled(&mut self, flow: &Flow, shown: &Value, state: &str) -> Result<(), Stumble> {
        self.step(&format!("the page asks what came of it: {state}"));
        let seconds = shown.get("interval_s").and_then(Value::as_u64).unwrap_or_default();
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        let path = format!("/v1/face-verifications/{}/result", flow.id);
        let came = self.call(Method::POST, &path, Some(&flow.token), None, 200).await?;
        self.holds(&came, "state", state)
    }
}
