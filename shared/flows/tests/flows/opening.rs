//! 窗口线下注册: a clerk opens an account on three documents, of two roles and no other, and nobody's place is live by it.

use crate::hall::{Company, PASSWORD, mobile, other_name, person};
use crate::window::{BOSS, CHIEF, Window};
use domain::{
    CounterDocumentKind, CounterOffice, DocumentId, MandateRefusal, NoRoom, OrganisationIdentifier,
    Place, Role, Standing, rules,
};
use flows::counter::document::NotTaken;
use flows::counter::open::{Letter, NotOpened, Open};
use flows::counter::sign_in::sign_out;
use flows::sign_in::NotSignedIn;
use futures::future::join_all;
use jiff::ToSpan as _;

type Told = Result<flows::counter::open::Opened, NotOpened>;

/// What was opened by a refusal: nothing.
async fn nothing_is_opened(window: &Window) {
    for prefix in ["ORG#", "ORGID#", "AUD#", "NOTICE#", "FLOW#inv_"] {
        assert_eq!(window.hall.rows(prefix).await, 0, "{prefix}");
    }
}

async fn last(window: &Window) -> (String, std::collections::BTreeMap<String, String>) {
    let act = window.acts().await.pop().unwrap();
    (act.what, act.content)
}

#[tokio::test]
async fn an_administrator_s_account_is_opened_and_waits_for_its_person_who_proves_and_sets_all_themselves()
 {
    let window = Window::open().await;
    let hall = &window.hall;
    let opened = window.ask(&window.form().await).await.unwrap();
    assert_eq!(opened.membership.role, Role::Administrator);
    assert!(matches!(opened.membership.place, Place::Invited { .. }));
    let (number, own) = (opened.number.clone().unwrap(), mobile(CHIEF));
    let sign_in = || hall.sign_in(number.as_str(), own.national(), PASSWORD);
    assert!(matches!(sign_in().await.unwrap_err(), NotSignedIn::Wrong), "nobody accepted yet");
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!((hall.rows("AUD#").await, hall.rows("NOTICE#").await), (1, 1));
    window.accept(&opened, CHIEF).await.unwrap();
    assert_eq!(sign_in().await.unwrap().person, opened.membership.person);
    let people = window.people(&opened.organisation).await;
    assert_eq!(people.members.len(), 1);
    assert_eq!(
        people.members[0].period,
        window.people(&opened.organisation).await.members[0].period
    );
    assert!(!people.members[0].may_appoint, "代理人无权转换代理权");
}

#[tokio::test]
async fn a_legal_representative_s_account_is_opened_for_whom_the_register_names_and_may_appoint() {
    let window = Window::open().await;
    let opened = window.ask(&window.form_of_boss().await).await.unwrap();
    assert_eq!(opened.membership.role, Role::LegalRepresentative);
    assert_eq!(opened.membership.period.until, None);
    assert!(opened.membership.may_appoint);
    let placed = window.accept(&opened, BOSS).await.unwrap();
    assert_eq!(placed.membership.place, Place::Live);
}

#[tokio::test]
async fn an_opening_is_kept_by_its_clerk_and_counter_in_the_chain_and_at_the_counter() {
    let window = Window::open().await;
    let form = window.form().await;
    let opened = window.ask(&form).await.unwrap();
    let hall = &window.hall;
    let audit = hall.table.audit(&opened.organisation).await.unwrap();
    let record = audit.records[0].clone().unwrap();
    let who = format!("{}@{}", window.actor.clerk, window.actor.counter);
    assert_eq!((record.what.as_str(), record.actor), ("organisation.opened_at_counter", who));
    assert_eq!(audit.head.unwrap().hash, record.hash);
    let (page, _) =
        hall.table.audit_page(&opened.organisation, None, 9, &hall.keys.veil.seal).await.unwrap();
    let content = &page[0].content;
    assert_eq!(content["counter"]["licence"], form.documents[0].to_string());
    assert!(content.get("identity").is_none() && content.get("mobile").is_none());
    let (what, content) = last(&window).await;
    assert_eq!(what, "account.opened");
    assert_eq!(content["organisation"], opened.organisation.to_string());
    assert_eq!(content["identity_proof"], form.documents[2].to_string());
    assert_eq!(window.acts().await.len(), 5, "signed in, three documents, one opening");
}

#[tokio::test]
async fn whatever_disagrees_with_the_register_is_one_refusal_which_is_kept_and_opens_nothing() {
    let window = Window::open().await;
    let form = window.form().await;
    let boss = window.form_of_boss().await;
    let other = Company::new(7);
    let wrong = [
        Open { name: other_name(), ..form.clone() },
        Open { credit_code: other.credit_code.clone(), ..form.clone() },
        Open { person: person(CHIEF), ..boss.clone() },
        Open { office: CounterOffice::LegalRepresentative, ..form.clone() },
    ];
    for request in wrong {
        let refused = window.ask(&request).await;
        assert!(matches!(refused, Err(NotOpened::NotInRegister)), "{refused:?}");
        let (what, content) = last(&window).await;
        assert_eq!(
            (what.as_str(), content["refused"].as_str()),
            ("account.refused", "not in register")
        );
    }
    let mut inactive = window.company.clone();
    inactive.record.standing = Standing::Inactive;
    window.hall.list(&inactive).await;
    assert!(matches!(window.ask(&form).await, Err(NotOpened::NotInRegister)));
    nothing_is_opened(&window).await;
}

#[tokio::test]
async fn a_person_is_known_by_document_name_and_mobile_and_otherwise_nothing_is_opened() {
    let window = Window::open().await;
    let form = window.form().await;
    let mut misnamed = person(CHIEF);
    misnamed.name = person(5).name;
    let wrong = [
        Open { person: person(5), ..form.clone() },
        Open { person: misnamed, ..form.clone() },
        Open { mobile: Some(mobile(5)), ..form.clone() },
    ];
    for request in wrong {
        let refused = window.ask(&request).await;
        assert!(matches!(refused, Err(NotOpened::PersonUnknown)), "{refused:?}");
    }
    nothing_is_opened(&window).await;
    let right = Open { mobile: Some(mobile(CHIEF)), ..form };
    window.ask(&right).await.unwrap();
}

#[tokio::test]
async fn each_document_is_there_of_its_kind_and_of_this_counter_and_used_for_nothing_else() {
    let window = Window::open().await;
    let form = window.form().await;
    let [licence, letter, proof] = form.documents.clone();
    let with = |documents: [DocumentId; 3]| Open { documents, ..form.clone() };
    let refused = |told: Told| match told {
        Err(NotOpened::Document(kind)) => kind,
        other => panic!("{other:?}"),
    };
    let nowhere = DocumentId::from_random([9; 16]);
    let unknown = window.ask(&with([licence.clone(), nowhere, proof.clone()])).await;
    assert_eq!(refused(unknown), CounterDocumentKind::AuthorisationLetter);
    let swapped = window.ask(&with([letter.clone(), licence.clone(), proof.clone()])).await;
    assert_eq!(refused(swapped), CounterDocumentKind::Licence);
    let taken = window.take_as(&window.actor, CounterDocumentKind::IdentityProof).await.unwrap();
    let not_put = window.ask(&with([licence.clone(), letter.clone(), taken])).await;
    assert_eq!(refused(not_put), CounterDocumentKind::IdentityProof);
    let elsewhere = window.hall.clerk_at("clerk-2", "guanlin").await.actor;
    let others = window.take_as(&elsewhere, CounterDocumentKind::IdentityProof).await.unwrap();
    window.papers.put(&others);
    let of_other = window.ask(&with([licence, letter, others])).await;
    assert_eq!(refused(of_other), CounterDocumentKind::IdentityProof);
    nothing_is_opened(&window).await;
    window.ask(&form).await.unwrap();
    let boss = Open { documents: form.documents.clone(), ..window.form_of_boss().await };
    assert_eq!(refused(window.ask(&boss).await), CounterDocumentKind::Licence, "used");
}

#[tokio::test]
async fn one_document_in_two_places_is_refused_as_the_second() {
    let window = Window::open().await;
    let mut form = window.form().await;
    form.documents[1] = form.documents[0].clone();
    let told = window.ask(&form).await;
    let second = CounterDocumentKind::AuthorisationLetter;
    assert!(matches!(told, Err(NotOpened::Document(kind)) if kind == second), "{told:?}");
    nothing_is_opened(&window).await;
}

#[tokio::test]
async fn documents_are_good_for_a_working_day_to_the_second() {
    let window = Window::open().await;
    let form = window.form().await;
    window.hall.clock.pass(rules::COUNTER_DOCUMENT_LIFE);
    let clerk = window.hall.clerk().await;
    let late = window.ask_as(&clerk, &form).await;
    assert!(matches!(late, Err(NotOpened::Document(CounterDocumentKind::Licence))), "{late:?}");
    let form = window.form_as(&clerk).await;
    window.hall.clock.pass(rules::COUNTER_DOCUMENT_LIFE - jiff::SignedDuration::from_secs(1));
    let clerk = window.hall.clerk().await;
    window.ask_as(&clerk, &form).await.unwrap();
}

#[tokio::test]
async fn a_letter_written_here_says_who_may_be_the_administrator_and_whether_they_may_appoint() {
    let window = Window::open().await;
    let hall = &window.hall;
    let may_appoint = domain::Mandate { may_appoint_agents: true, ..crate::letters::letter(hall) };
    let written = hall.write_letter(may_appoint.clone()).await.unwrap();
    let form = window.form().await;
    let by = |digest| Open { letter: Letter::Written(digest), ..form.clone() };
    let old = domain::Mandate { date: window.today() - 91.days(), ..may_appoint.clone() };
    let old = hall.write_letter(old).await.unwrap();
    let told = window.ask(&by(old.digest)).await;
    assert!(matches!(told, Err(NotOpened::Letter(MandateRefusal::TooOld))), "{told:?}");
    let mut other = may_appoint;
    other.parties.delegate = person(BOSS);
    let other = hall.write_letter(other).await.unwrap();
    let told = window.ask(&by(other.digest)).await;
    assert!(matches!(told, Err(NotOpened::Letter(MandateRefusal::OtherDelegate))), "{told:?}");
    let told = window.ask(&by(domain::MandateDigest([9; 32]))).await;
    assert!(matches!(told, Err(NotOpened::LetterUnknown)), "{told:?}");
    nothing_is_opened(&window).await;
    let opened = window.ask(&by(written.digest)).await.unwrap();
    assert!(opened.membership.may_appoint);
    assert_eq!(last(&window).await.1["letter_digest"], written.digest.to_string());
}

#[tokio::test]
async fn a_code_from_before_the_standard_is_taken_with_a_reason_that_is_kept() {
    let window = Window::open().await;
    let credit_code: domain::CreditCode = "91350211M0000XUF46".parse().unwrap();
    let company = Company { credit_code: credit_code.clone(), ..Company::new(BOSS) };
    window.hall.list(&company).await;
    let exception = Some("执照为旧版代码".parse().unwrap());
    let form = Open { credit_code: credit_code.clone(), exception, ..window.form().await };
    let opened = window.ask(&form).await.unwrap();
    assert_eq!(last(&window).await.1["credit_code_exception"], "执照为旧版代码");
    let named = OrganisationIdentifier::CreditCode(credit_code);
    let found = window.hall.table.organisation_by(&named).await.unwrap();
    assert_eq!(found, Some(opened.organisation));
}

#[tokio::test]
async fn in_an_organisation_that_is_there_each_of_the_two_is_opened_only_where_there_is_room() {
    let window = Window::open().await;
    let opened = window.ask(&window.form().await).await.unwrap();
    let other = Open { person: person(3), ..window.form().await };
    window.hall.person(&person(3), &mobile(3)).await;
    let told = window.ask(&other).await;
    assert!(matches!(told, Err(NotOpened::NoRoom(NoRoom::AdministratorThere))), "{told:?}");
    let boss = window.ask(&window.form_of_boss().await).await.unwrap();
    assert_eq!((&boss.organisation, boss.number.is_none()), (&opened.organisation, true));
    assert_eq!(window.hall.rows("ORGID#credit_code#").await, 1);
    window.accept(&boss, BOSS).await.unwrap();
    let again = window.ask(&window.form_of_boss().await).await;
    let there = NoRoom::LegalRepresentativeThere;
    assert!(matches!(again, Err(NotOpened::NoRoom(why)) if why == there), "{again:?}");
    let people = window.people(&opened.organisation).await;
    assert_eq!(people.members.len(), 2);
    let audit = window.hall.table.audit(&opened.organisation).await.unwrap();
    assert_eq!(audit.records.len(), 3, "opened, opened again, accepted");
}

#[tokio::test]
async fn a_lost_link_is_sent_again_to_the_same_person_and_the_one_before_is_dead() {
    let window = Window::open().await;
    let first = window.ask(&window.form().await).await.unwrap();
    let second = window.ask(&window.form().await).await.unwrap();
    assert_eq!(first.membership.id, second.membership.id);
    assert_eq!(window.hall.rows("FLOW#inv_").await, 1);
    window.accept(&second, CHIEF).await.unwrap();
    assert_eq!(window.people(&second.organisation).await.members.len(), 1);
}

#[tokio::test]
async fn a_legal_representative_who_has_not_accepted_gives_way_to_whom_the_register_names_now() {
    let window = Window::open().await;
    let first = window.ask(&window.form_of_boss().await).await.unwrap();
    let mut changed = window.company.clone();
    changed.record.legal_representative = person(CHIEF);
    window.hall.list(&changed).await;
    let form = Open { person: person(CHIEF), ..window.form_of_boss().await };
    let second = window.ask(&form).await.unwrap();
    let people = window.people(&first.organisation).await;
    assert_eq!(people.members.len(), 1);
    assert_eq!(people.members[0].id, second.membership.id);
    assert_eq!(window.hall.rows("FLOW#inv_").await, 1, "the first invitation is gone");
    window.accept(&second, CHIEF).await.unwrap();
}

#[tokio::test]
async fn of_thirty_openings_at_once_with_the_same_documents_one_is_done() {
    let window = Window::open().await;
    let form = window.form().await;
    let told = join_all((0..30).map(|_| window.ask(&form))).await;
    assert_eq!(told.iter().filter(|told| told.is_ok()).count(), 1, "{told:?}");
    assert_eq!(window.hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(window.hall.rows("AUD#").await, 1);
}

#[tokio::test]
async fn two_counters_that_open_one_organisation_at_once_open_one() {
    let window = Window::open().await;
    let forms = [window.form().await, window.form_of_boss().await, window.form().await];
    let told = join_all(forms.iter().map(|form| window.ask(form))).await;
    let opened: Vec<_> = told.into_iter().map(Result::unwrap).collect();
    assert!(opened.iter().all(|one| one.organisation == opened[0].organisation));
    assert_eq!(window.hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(window.people(&opened[0].organisation).await.members.len(), 2);
    assert_eq!(window.hall.rows("AUD#").await, 3);
}

#[tokio::test]
async fn who_is_signed_out_takes_and_opens_nothing_and_is_told_nothing() {
    let window = Window::open().await;
    let form = window.form().await;
    let wrong = Open { name: other_name(), ..form.clone() };
    let hall = &window.hall;
    sign_out(&hall.table, &hall.keys.veil.seal, &hall.entropy, &hall.clock, &window.actor)
        .await
        .unwrap();
    let acts = window.acts().await.len();
    for request in [form, wrong] {
        let told = window.ask(&request).await;
        assert!(matches!(told, Err(NotOpened::Ended(_))), "{told:?}");
    }
    let told = window.take_as(&window.actor, CounterDocumentKind::Licence).await;
    assert!(matches!(told, Err(NotTaken::Ended(_))), "{told:?}");
    nothing_is_opened(&window).await;
    assert_eq!((window.acts().await.len(), hall.rows("DOC#").await), (acts, 3));
}

#[tokio::test]
async fn a_clerk_asks_thirty_times_an_hour_and_then_is_told_nothing() {
    let window = Window::open().await;
    let form = window.form().await;
    let wrong = Open { name: other_name(), ..form.clone() };
    for _ in 0..rules::OPENINGS_PER_CLERK.times {
        assert!(matches!(window.ask(&wrong).await, Err(NotOpened::NotInRegister)));
    }
    for request in [&wrong, &form] {
        let told = window.ask(request).await;
        assert!(matches!(told, Err(NotOpened::Limited { .. })), "{told:?}");
    }
    nothing_is_opened(&window).await;
}

#[tokio::test]
async fn nothing_personal_of_an_opening_lies_in_clear() {
    let window = Window::open().await;
    let exception = Some("本人王小明说明".parse().unwrap());
    let form = Open { exception, ..window.form().await };
    window.ask(&form).await.unwrap();
    let chief = person(CHIEF);
    for item in window.hall.engine.scan().await.unwrap() {
        let shown = format!("{item:?}");
        for personal in
            [chief.document.number(), chief.name.reveal(), mobile(CHIEF).national(), "王小明"]
        {
            assert!(!shown.contains(personal), "{shown}");
        }
    }
}
