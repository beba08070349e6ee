//! The adapter that asks Alipay, against the simulated gateway, which verifies what is asked as the platform does. What is
//! believed of an answer, change by change, is in `outside::alipay`.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use aws_config::{BehaviorVersion, Region};
use domain::{
    AlipayCertificate, CertifyFinding, CertifyId, CertifyRequest, DocumentKind, Identity,
    IdentityDocument, sample,
};
use jiff::Timestamp;
use keys::{AlipayKeys, KeyKind as _, RsaSigner};
use local::alipay::{GATEWAY, SCAN, make, router};
use outside::alipay::{Alipay, NotCertified};
use ports::{Clock as _, Fault, SystemClock, SystemEntropy};
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;

struct Scene {
    at: String,
    alipay: Alipay,
    now: Timestamp,
}

async fn asking(json: &str) -> Alipay {
    let config = aws_config::defaults(BehaviorVersion::latest()).region(Region::new("local"));
    let app = AlipayKeys::read(json).unwrap().into_app().unwrap();
    Alipay::new(app, &config.load().await)
}

async fn scene() -> Scene {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let keys = tempfile::tempdir().unwrap();
    operator::keys::generate_missing(keys.path(), &SystemEntropy).unwrap();
    let gateway = make(keys.path(), &at).unwrap().unwrap();
    let serving = axum::serve(listener, router(Arc::new(gateway)));
    tokio::spawn(async move { serving.await.unwrap() });
    let json = fs::read_to_string(keys.path().join("alipay.json")).unwrap();
    Scene { at, alipay: asking(&json).await, now: SystemClock.now() }
}

fn request(order: &str, seed: u64) -> CertifyRequest {
    let number = sample::resident_id(seed);
    let document = IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap();
    let certificate = AlipayCertificate::of(&document).unwrap();
    let name = sample::person_name(seed).parse().unwrap();
    CertifyRequest { order: order.to_owned(), identity: Identity { document, name }, certificate }
}

impl Scene {
    async fn certified(&self, order: &str) -> CertifyId {
        self.alipay.initialize(&request(order, 1), self.now).await.unwrap()
    }

    async fn found(&self, id: &CertifyId) -> Result<CertifyFinding, Fault> {
        self.alipay.query(id, self.now).await
    }

    /// Somebody's Alipay app scans what the page shows.
    async fn scan(&self, qr: &str, seed: u64, more: Value) -> reqwest::StatusCode {
        let identity = json!({
            "id_type": "resident_id",
            "id_number": sample::resident_id(seed),
            "name": sample::person_name(seed),
        });
        let mut scan = json!({ "qr": qr, "identity": identity, "result": "passed" });
        scan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        client.post(format!("{}{SCAN}", self.at)).json(&scan).send().await.unwrap().status()
    }

    async fn scanned(&self, id: &CertifyId, seed: u64, more: Value) {
        let qr = self.alipay.address(id, self.now).unwrap();
        assert_eq!(self.scan(&qr, seed, more).await, 200);
    }
}

#[tokio::test]
async fn a_certification_is_one_however_often_it_is_asked_for_and_passes_with_the_asked_person_s_face()
 {
    let scene = scene().await;
    let id = scene.certified("a1").await;
    assert_eq!(scene.certified("a1").await, id, "the same order");
    let other = scene.certified("a2").await;
    assert_ne!(other, id);
    assert_eq!(scene.found(&id).await.unwrap(), CertifyFinding::Unfinished);
    scene.scanned(&id, 1, json!({})).await;
    assert_eq!(scene.found(&id).await.unwrap(), CertifyFinding::Passed);
    assert_eq!(scene.found(&other).await.unwrap(), CertifyFinding::Unfinished, "each its own");
    scene.scanned(&other, 2, json!({})).await;
    assert_eq!(scene.found(&other).await.unwrap(), CertifyFinding::Failed, "somebody else's face");
    let third = scene.certified("a3").await;
    scene.scanned(&third, 1, json!({ "result": "failed" })).await;
    assert_eq!(scene.found(&third).await.unwrap(), CertifyFinding::Failed);
}

#[tokio::test]
async fn the_address_in_the_qr_code_is_signed_and_names_nobody() {
    let scene = scene().await;
    let id = scene.certified("a1").await;
    let qr = scene.alipay.address(&id, scene.now).unwrap();
    assert!(qr.starts_with(&format!("{}{GATEWAY}?", scene.at)), "{qr}");
    let plain = reqwest::Url::parse(&qr).unwrap();
    for (name, value) in plain.query_pairs() {
        for personal in [sample::resident_id(1), sample::person_name(1)] {
            assert!(!value.contains(&personal), "{name}={value}");
        }
    }
    let forged = qr.replace(id.as_str(), "another1");
    assert_ne!(forged, qr);
    assert_eq!(scene.scan(&forged, 1, json!({})).await, 422);
    assert_eq!(scene.scan("https://hall.example/scan", 1, json!({})).await, 422);
}

#[tokio::test]
async fn a_gateway_that_misbehaves_passes_nobody() {
    let scene = scene().await;
    for (order, lie) in [("a1", "wrong_key"), ("a2", "unsigned")] {
        let id = scene.certified(order).await;
        scene.scanned(&id, 1, json!({ "lie": lie })).await;
        let found = scene.found(&id).await;
        assert!(matches!(found, Err(Fault::Lasting { .. })), "{lie}: {found:?}");
    }
    let id = scene.certified("a3").await;
    scene.scanned(&id, 1, json!({ "result": "failed", "lie": "altered" })).await;
    let found = scene.found(&id).await;
    assert!(matches!(found, Err(Fault::Lasting { .. })), "{found:?}");
}

#[tokio::test]
async fn who_signs_with_another_key_is_told_nothing_and_a_silent_gateway_is_a_passing_fault() {
    let scene = scene().await;
    let (stranger, alipay) = (RsaSigner::fresh().unwrap(), RsaSigner::fresh().unwrap());
    let (gateway, page) = (format!("{}{GATEWAY}", scene.at), format!("{}/face", scene.at));
    let json = AlipayKeys::app_json(("2021000000000000", &stranger), (&gateway, &page), &alipay);
    let refused = asking(&json.unwrap()).await.initialize(&request("a1", 1), scene.now).await;
    let Err(NotCertified::Fault(Fault::Lasting { source, .. })) = refused else {
        panic!("{refused:?}")
    };
    assert!(source.to_string().contains("isv.invalid-signature"), "{source}");

    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let nowhere = format!("http://{}{GATEWAY}", listener.local_addr().unwrap());
    drop(listener);
    let json = AlipayKeys::app_json(("2021000000000000", &stranger), (&nowhere, &page), &alipay);
    let silent = asking(&json.unwrap()).await.initialize(&request("a1", 1), scene.now).await;
    assert!(matches!(silent, Err(NotCertified::Fault(Fault::Passing { .. }))), "{silent:?}");
}

#[tokio::test]
async fn what_the_gateway_refuses_to_certify_is_refused_by_its_code_alone() {
    let scene = scene().await;
    let refused = scene.alipay.initialize(&request("no-letters-and-digits", 1), scene.now).await;
    let Err(NotCertified::Refused(why)) = refused else { panic!("{refused:?}") };
    assert_eq!(why, "INVALID_PARAMETER");
    let unknown = scene.found(&"another1".parse().unwrap()).await;
    assert!(matches!(unknown, Err(Fault::Lasting { .. })), "{unknown:?}");
}
