//! An organisation whose credit code is from before the standard (decision 0011): once a counter has opened it, its code
//! does whatever another's does; online it is not opened.

use crate::appeals::APPELLANT;
use crate::hall::{Company, Hall, PASSWORD, issuer, mobile, person};
use crate::resets::NEW;
use crate::window::{BOSS, CHIEF, Window};
use domain::{
    Contested, CreditCode, Decision, MandateExtent, MandateParties, OrganisationId, QrKind, Role,
};
use flows::counter::open::Open;
use flows::qr_sign_in::licence::{Shown, show};
use flows::qr_sign_in::open::{Open as OpenCode, open};
use flows::qr_sign_in::poll::{Told, poll};
use flows::registration::start::Start;
use keys::sha256;

const CODE: &str = "91350211M0000XUF46";
const SITE: &str = "https://hall.example/qr";

fn code() -> CreditCode {
    CODE.parse().unwrap()
}

/// A counter where the code's organisation is opened: its administrator, who has accepted.
async fn opened() -> (Window, OrganisationId) {
    let mut window = Window::open().await;
    window.company.credit_code = code();
    window.hall.list(&window.company).await;
    let exception = Some("执照为旧版代码".parse().unwrap());
    let form = Open { exception, ..window.form().await };
    let placed = window.ask(&form).await.unwrap();
    window.accept(&placed, CHIEF).await.unwrap();
    window.hall.forget_limits().await;
    (window, placed.organisation)
}

/// The same, with the legal representative's place too.
async fn opened_for_both() -> (Window, OrganisationId) {
    let (window, organisation) = opened().await;
    let exception = Some("执照为旧版代码".parse().unwrap());
    let form = Open { exception, ..window.form_of_boss().await };
    let placed = window.ask(&form).await.unwrap();
    window.accept(&placed, BOSS).await.unwrap();
    window.hall.forget_limits().await;
    (window, organisation)
}

/// The code's organisation, as the register has it once somebody else represents it.
fn represented_by(seed: u64) -> Company {
    let mut company = Company { credit_code: code(), ..Company::new(BOSS) };
    company.record.legal_representative = person(seed);
    company
}

#[tokio::test]
async fn an_organisation_of_an_old_code_signs_in_by_password() {
    let (window, organisation) = opened().await;
    for typed in [CODE, "91350211m0000xuf46", "９１３５０２１１ Ｍ００００ＸＵＦ４６"]
    {
        let session = window.hall.sign_in(typed, mobile(CHIEF).national(), PASSWORD).await;
        let (found, _, role) = session.unwrap().member.unwrap();
        assert_eq!((found, role), (organisation.clone(), Role::Administrator), "{typed}");
    }
}

#[tokio::test]
async fn an_organisation_of_an_old_code_signs_in_by_its_licence() {
    let (window, organisation) = opened_for_both().await;
    window.hall.person_signed_in(BOSS).await;
    window.hall.forget_limits().await;
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    let request = OpenCode { address: "203.0.113.7".into(), device: "Edge, Windows".into() };
    let kind = QrKind::Licence;
    let page = open(table, &keys.veil, entropy, clock, (kind, SITE), request).await.unwrap();
    let shown = Shown {
        id: page.id.clone(),
        scan: page.scan.clone(),
        credit_code: code(),
        holder: person(BOSS),
        delivery: "d-1".into(),
        body: sha256(b"d-1"),
    };
    show(table, &keys.veil.blind, entropy, clock, shown).await.unwrap();
    let named = (&page.id, &page.poll);
    let told = poll(table, &keys.tokens, entropy, clock, &issuer(), kind, named).await;
    let Ok(Told::SignedIn(session)) = told else { panic!("{:?}", told.err()) };
    assert_eq!(session.member.unwrap().0, organisation);
}

#[tokio::test]
async fn an_organisation_of_an_old_code_is_appealed_for() {
    let (window, organisation) = opened().await;
    let hall = &window.hall;
    hall.person(&person(APPELLANT), &mobile(APPELLANT)).await;
    let ready = hall.filed(APPELLANT, Contested::Organisation(code()), &mobile(APPELLANT)).await;
    hall.decide(&window.actor, &ready, Decision::Upheld).await.unwrap();
    let people = window.people(&organisation).await;
    assert!(people.legal_representative().is_some());
}

#[tokio::test]
async fn an_organisation_of_an_old_code_is_succeeded() {
    let (window, organisation) = opened_for_both().await;
    let hall = &window.hall;
    hall.person(&person(APPELLANT), &mobile(APPELLANT)).await;
    hall.relist(&represented_by(APPELLANT)).await;
    let request = Start::<CreditCode> {
        credit_code: code(),
        name: window.company.record.name.clone(),
        legal_representative: person(APPELLANT),
        agreement: crate::hall::agreement(),
        address: "203.0.113.1".into(),
    };
    let begun = hall.start_succession(request).await.unwrap();
    hall.pass(&begun, &person(APPELLANT)).await.unwrap();
    let ready = hall.prove(&begun, &mobile(APPELLANT)).await;
    hall.forget_limits().await;
    let succeeded = hall.succeed(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(succeeded.organisation, organisation);
    hall.sign_in(CODE, mobile(APPELLANT).national(), PASSWORD).await.unwrap();
    let before = hall.sign_in(CODE, mobile(BOSS).national(), PASSWORD).await;
    assert!(before.is_err(), "the one before is out");
}

#[tokio::test]
async fn a_member_of_an_organisation_of_an_old_code_resets_their_password() {
    let (window, _) = opened().await;
    let hall = &window.hall;
    let begun = hall.start_reset(CODE, mobile(CHIEF).national()).await.unwrap();
    hall.pass(&begun, &person(CHIEF)).await.unwrap();
    hall.complete_reset(&begun, None, NEW).await.unwrap();
    hall.forget_limits().await;
    hall.sign_in(CODE, mobile(CHIEF).national(), NEW).await.unwrap();
    assert!(hall.sign_in(CODE, mobile(CHIEF).national(), PASSWORD).await.is_err());
}

#[tokio::test]
async fn a_clerk_looks_at_an_organisation_of_an_old_code() {
    let (window, _) = opened_for_both().await;
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    let seal = &keys.veil.seal;
    let seen =
        flows::counter::places::see(table, seal, entropy, clock, &window.actor, code()).await;
    assert_eq!(seen.unwrap().places.len(), 2);
}

#[tokio::test]
async fn an_authorisation_letter_of_an_old_code_is_written_and_read_back() {
    let hall = Hall::open().await;
    let Company { record, .. } = Company::new(BOSS);
    let parties =
        MandateParties { credit_code: code(), organisation: record.name, delegate: person(CHIEF) };
    let mandate = domain::Mandate {
        parties: parties.clone(),
        extent: MandateExtent::Everything,
        ..crate::letters::letter(&hall)
    };
    let written = hall.write_letter(mandate).await.unwrap();
    let read = hall.verify_letter(&written.digest).await.unwrap();
    assert_eq!(read.parties.credit_code, code());
    hall.use_letter(&written.digest, &parties).await.unwrap();
}
