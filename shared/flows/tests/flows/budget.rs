//! What each flow costs: DynamoDB calls, and round trips one after another. The numbers are DESIGN's budget or less; a
//! change that adds a call fails here.

use crate::hall::{Company, Hall, PASSWORD, mobile, passed, person};
use crate::resets::NEW;
use crate::staff::Staff;
use domain::{Actor, Role};
use flows::members::audit::page;
use flows::members::change::Change;
use flows::members::invitation::{Invitee, tell};
use flows::password_reset::status::status;

#[tokio::test]
async fn each_flow_costs_what_it_may() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let boss = company.boss();
    let cost = || hall.calls.cost();
    let _ = cost();

    let opened = hall.start_person(&boss).await.unwrap();
    assert_eq!(cost(), (1, 1), "person-registration-start");
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of a person");
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    assert_eq!(cost(), (3, 2), "sms-code-send");
    let code = hall.inbox.code(&mobile(1)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    assert_eq!(cost(), (2, 2), "sms-code-verify");
    let ready = crate::hall::Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: sent.sms_code,
        mobile: mobile(1),
    };
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "person-registration-complete");

    let opened = hall.start(Hall::form(&company)).await.unwrap();
    assert_eq!(cost(), (3, 2), "registration-start");
    let status = domain::FlowKind::OrganisationRegistration;
    flows::status::status(&hall.table, status, &opened.registration, &opened.token).await.unwrap();
    assert_eq!(cost(), (1, 1), "registration-start, status");
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of an organisation");
    hall.clock.pass_s(60);
    let ready = hall.prove(&opened, &mobile(1)).await;
    let _ = cost();
    let made = hall.complete(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "registration-complete");
    hall.complete(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "registration-complete, asked again");

    let session = hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
    assert_eq!(cost(), (4, 3), "sign-in");
    hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(cost(), (2, 2), "session, refreshed");
    let session = hall.person_signed_in(1).await;
    assert_eq!(cost(), (4, 3), "person-sign-in");
    let actor = crate::sessions::person(&session);
    flows::sessions::list(&hall.table, &hall.clock, &actor).await.unwrap();
    assert_eq!(cost(), (3, 2), "session, listed by a person who has one in an organisation");
    hall.enter(&session, &made.organisation).await.unwrap();
    assert_eq!(cost(), (4, 2), "place-session, from one's own account");
    hall.prove_again(&session, PASSWORD).await.unwrap();
    assert_eq!(cost(), (4, 2), "session-proof, by password");
    hall.begin_proof(&session).await.unwrap();
    assert_eq!(cost(), (4, 2), "session-proof, a face asked for");
    hall.me_of(&actor).await.unwrap();
    assert_eq!(cost(), (3, 1), "me");
    flows::sessions::end(&hall.table, &hall.clock, &actor, &session.id).await.unwrap();
    assert_eq!(cost(), (3, 2), "session, ended");
}

#[tokio::test]
async fn each_step_of_a_face_that_is_shown_to_alipay_costs_what_it_may() {
    use domain::CertifyFinding;
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let cost = || hall.calls.cost();
    let _ = cost();
    hall.ask_face(&opened, None).await;
    assert_eq!(cost(), (4, 3), "face-verification, begun and bound");
    hall.ask_face(&opened, None).await;
    assert_eq!(cost(), (3, 2), "face-verification, asked again and bound again");
    hall.found(&opened, CertifyFinding::Unfinished).await.unwrap();
    assert_eq!(cost(), (1, 1), "face-verification, polled");
    let _ = hall.poll_face(&opened).await.unwrap_err();
    assert_eq!(cost(), (2, 2), "face-verification, polled too soon");
    hall.clock.pass_s(7);
    let _ = hall.found(&opened, CertifyFinding::Failed).await.unwrap_err();
    assert_eq!(cost(), (4, 4), "face-verification, not passed: polled, noted and ended");
    hall.ask_face(&opened, None).await;
    let _ = cost();
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    assert_eq!(cost(), (4, 3), "face-verification, passed: polled, and then what a callback costs");
}

#[tokio::test]
async fn each_step_of_an_upgrade_costs_what_it_may() {
    let old = crate::old_account::OldAccount::open().await;
    old.hall.person(&person(1), &mobile(1)).await;
    let cost = || old.hall.calls.cost();
    let _ = cost();
    let begun = old.start(crate::old_account::USER, crate::old_account::OLD).await.unwrap();
    assert_eq!(cost(), (3, 2), "upgrade-start");
    old.status(&begun).await.unwrap();
    assert_eq!(cost(), (2, 2), "upgrade-confirm, how far it is");
    old.confirm(old.typed(&begun)).await.unwrap();
    assert_eq!(cost(), (4, 3), "upgrade-confirm");
    old.finish(&begun).await.unwrap();
    assert_eq!(cost(), (4, 3), "upgrade-complete");
    old.finish(&begun).await.unwrap();
    assert_eq!(cost(), (3, 2), "upgrade-complete, asked again");
}

#[tokio::test]
async fn another_legal_representative_costs_what_it_may() {
    let staff = crate::staff::Staff::open().await;
    let agent = staff.member(&staff.boss, domain::Role::Agent, 3).await;
    staff.register(9).await;
    let mut company = Company::new(crate::staff::BOSS);
    company.record.legal_representative = person(9);
    staff.hall.relist(&company).await;
    let cost = || staff.hall.calls.cost();
    let _ = cost();
    let opened = staff.hall.start_succession(Hall::form(&company)).await.unwrap();
    assert_eq!(cost(), (5, 3), "succession begun");
    staff.hall.pass(&opened, &person(9)).await.unwrap();
    assert_eq!(cost(), (3, 2), "its face");
    let ready = staff.hall.prove(&opened, &mobile(9)).await;
    let _ = cost();
    staff.hall.succeed(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (3, 3), "succession completed");
    let boss = staff.sign_in(9).await;
    let _ = cost();
    staff.confirm(&boss, domain::Role::Agent, Some(agent.membership)).await.unwrap();
    assert_eq!(cost(), (2, 2), "agent confirmed");
}

#[tokio::test]
async fn refusals_cost_no_more_than_what_they_refuse() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let cost = || hall.calls.cost();
    let mut unlisted = Hall::form(&company);
    unlisted.credit_code = Company::new(2).standard_code();
    let _ = cost();
    let _ = hall.start(unlisted).await.unwrap_err();
    assert_eq!(cost(), (3, 2), "not in the register, as much as a start that is");
    let opened = hall.start_person(&person(1)).await.unwrap();
    let _ = cost();
    let other = passed(&person(2));
    let _ = hall.show(&opened.registration, &opened.scan, "a", other).await.unwrap_err();
    assert_eq!(cost(), (3, 2), "another's face, noted");
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.inbox.set_down(true);
    let _ = cost();
    let _ = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert_eq!(cost(), (4, 3), "an SMS no carrier took, taken back");
}

#[tokio::test]
async fn each_step_of_a_code_costs_what_it_may() {
    let app = crate::qr_sign_in::app().await;
    let cost = || app.hall().calls.cost();
    let _ = cost();
    let opened = app.open().await;
    assert_eq!(cost(), (1, 1), "qr-sign-in, opened");
    app.poll(&opened).await.unwrap();
    assert_eq!(cost(), (1, 1), "qr-sign-in, polled");
    app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap();
    assert_eq!(cost(), (2, 2), "qr-approval, scanned");
    app.approve(&opened).await.unwrap();
    assert_eq!(cost(), (3, 2), "qr-approval, approved");
    app.collect(&opened).await;
    assert_eq!(cost(), (1, 1), "qr-sign-in, consumed");
    let opened = app.scanned().await;
    let _ = cost();
    app.decide(&app.boss, &opened.id, domain::QrDecision::Deny).await.unwrap();
    assert_eq!(cost(), (2, 2), "qr-approval, denied");
}

#[tokio::test]
async fn what_is_done_about_members_costs_what_it_may() {
    let staff = Staff::open().await;
    for seed in 2..5 {
        staff.register(seed).await;
    }
    let cost = || staff.hall.calls.cost();
    let _ = cost();
    let invited = staff.invite(&staff.boss, Role::Administrator, 2).await.unwrap();
    assert_eq!(cost(), (3, 2), "administrator, invited");
    let sent = staff.invite_again(&staff.boss, Role::Administrator, None).await.unwrap();
    assert_eq!(cost(), (2, 2), "administrator, invited again");
    drop(invited);
    let code = staff.prove(&sent.link, 2).await;
    let (id, link) = (keys::invitation(&sent.link), Invitee::Link(sent.link));
    let hall = &staff.hall;
    let _ = cost();
    tell(&hall.table, &hall.keys.veil, &hall.clock, &id, &link).await.unwrap();
    assert_eq!(cost(), (2, 2), "invitation, told");
    staff.accept(&id, &link, Some(code), PASSWORD).await.unwrap();
    assert_eq!(cost(), (5, 4), "invitation, accepted");
    let role = Role::Administrator;
    let (period, own) = (Some(staff.year().into()), Some(mobile(2)));
    let change = Change { role, membership: None, period, mobile: None };
    staff.change(&staff.boss, change).await.unwrap();
    assert_eq!(cost(), (2, 2), "administrator, period changed");
    let change = Change { role, membership: None, period: None, mobile: own };
    staff.change(&staff.boss, change).await.unwrap();
    assert_eq!(cost(), (3, 2), "administrator, mobile changed");
    staff.remove(&staff.boss, role, None).await.unwrap();
    assert_eq!(cost(), (2, 2), "administrator, removed");

    let agent = staff.invite(&staff.boss, Role::Agent, 3).await.unwrap().placed.membership;
    assert_eq!(cost(), (3, 2), "agents, added");
    staff.grant(&staff.boss, &agent.id, agent.revision, Vec::new()).await.unwrap();
    assert_eq!(cost(), (2, 2), "grants, replaced");
    staff.may(&agent.person, "talent.archive").await;
    assert_eq!(cost(), (1, 1), "authority");
    staff.list(&staff.boss).await.unwrap();
    assert_eq!(cost(), (2, 1), "organisation-records, people");
    page(&hall.table, &hall.keys.veil, &hall.clock, &staff.boss, None).await.unwrap();
    assert_eq!(cost(), (3, 1), "organisation-records, audit");
    let other = staff.invite(&staff.boss, Role::Agent, 4).await.unwrap();
    let (id, link) = (keys::invitation(&other.link), Invitee::Link(other.link));
    let _ = cost();
    staff.decline(&id, &link).await.unwrap();
    assert_eq!(cost(), (3, 3), "invitation, declined");
}

#[tokio::test]
async fn what_somebody_does_about_their_own_costs_what_it_may() {
    let staff = Staff::open().await;
    staff.member(&staff.boss, Role::Agent, 2).await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let cost = || hall.calls.cost();
    let _ = cost();
    let opened = hall.start_reset(number, mobile(2).national()).await.unwrap();
    assert_eq!(cost(), (3, 3), "password-reset, begun");
    status(&hall.table, &opened.registration, &opened.token).await.unwrap();
    assert_eq!(cost(), (1, 1), "password-reset, status");
    let proven = hall.prove_reset(&opened, &mobile(2)).await;
    let _ = cost();
    hall.complete_reset(&opened, proven.clone(), NEW).await.unwrap();
    assert_eq!(cost(), (3, 3), "password-reset, by SMS code");
    hall.complete_reset(&opened, proven, NEW).await.unwrap();
    assert_eq!(cost(), (2, 2), "password-reset, asked again");
    let opened = hall.start_reset(number, mobile(2).national()).await.unwrap();
    let _ = cost();
    hall.pass(&opened, &person(2)).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of a password reset");
    hall.complete_reset(&opened, None, PASSWORD).await.unwrap();
    assert_eq!(cost(), (3, 3), "password-reset, by face");

    let agent = staff.sign_in(2).await;
    let own = staff.person_session(&agent.person).await;
    let _ = cost();
    let _ = hall.change_password(&agent, NEW, NEW).await.unwrap_err();
    assert_eq!(cost(), (3, 2), "password-change, wrong");
    for actor in [Actor::Member(agent.clone()), Actor::Person(own.clone())] {
        let _ = cost();
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let expected = if matches!(actor, Actor::Member(_)) { (2, 2) } else { (1, 1) };
        assert_eq!(cost(), expected, "mobile-change, begun");
        hall.mobile_change_status(&actor, &begun).await.unwrap();
        assert_eq!(cost(), (1, 1), "mobile-change, how far it is");
        let ready = hall.prove_mobile(&begun, 7).await;
        let _ = cost();
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
        assert_eq!(cost(), (3, 2), "mobile-change");
        hall.remove(&["SMS#"]).await;
    }
    let _ = cost();
    hall.change_password(&agent, PASSWORD, NEW).await.unwrap();
    assert_eq!(cost(), (3, 2), "password-change, of a place");
    hall.me(&own).await.unwrap();
    assert_eq!(cost(), (3, 1), "me");
    hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    assert_eq!(cost(), (3, 2), "me, not me");
    let _ = hall.change_own_password(&own, NEW, NEW).await.unwrap_err();
    assert_eq!(cost(), (3, 2), "password-change, of a person, wrong");
    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    assert_eq!(cost(), (3, 2), "password-change, of a person");

    let account = flows::person_sign_in::Account::Document(person(2).document);
    let _ = cost();
    let opened = hall.start_own_reset(account).await.unwrap();
    assert_eq!(cost(), (2, 2), "password-reset, of a person, begun");
    hall.pass(&opened, &person(2)).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of a person's password reset");
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    assert_eq!(cost(), (4, 3), "password-reset, of a person");
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    assert_eq!(cost(), (3, 2), "password-reset, of a person, asked again");
}

#[tokio::test]
async fn an_authorisation_letter_costs_what_it_may() {
    use crate::letters::{letter, parties};
    let hall = Hall::open().await;
    let cost = || hall.calls.cost();
    let _ = cost();
    let written = hall.write_letter(letter(&hall)).await.unwrap();
    assert_eq!(cost(), (1, 1), "authorisation-letter, written");
    hall.reprint_letter(&written.digest, &written.token).await.unwrap();
    assert_eq!(cost(), (2, 1), "authorisation-letter, printed");
    hall.verify_letter(&written.digest).await.unwrap();
    assert_eq!(cost(), (2, 1), "authorisation-letter-verification");
    hall.use_letter(&written.digest, &parties(1)).await.unwrap();
    assert_eq!(cost(), (1, 1), "a letter shown at a counter");
}

#[tokio::test]
async fn what_a_counter_does_costs_what_it_may() {
    let window = crate::window::Window::open().await;
    let cost = || window.hall.calls.cost();
    let form = window.form().await;
    let _ = cost();
    window.take_as(&window.actor, domain::CounterDocumentKind::Licence).await.unwrap();
    assert_eq!(cost(), (1, 1), "counter-document");
    let wrong = flows::counter::open::Open { name: crate::hall::other_name(), ..form.clone() };
    window.ask(&wrong).await.unwrap_err();
    assert_eq!(cost(), (5, 2), "counter-account, refused");
    window.ask(&form).await.unwrap();
    assert_eq!(cost(), (5, 2), "counter-account, of a new organisation");
    let boss = window.form_of_boss().await;
    let _ = cost();
    window.ask(&boss).await.unwrap();
    assert_eq!(cost(), (6, 3), "counter-account, in one that is there");
    let came = window.hall.clerk_came("clerk-3", "yicheng").await;
    let _ = cost();
    window.hall.clerk_fetches(&came.id, &came.secret, &came.code).await.unwrap();
    assert_eq!(cost(), (2, 2), "counter-session");
}

#[tokio::test]
async fn what_is_told_of_cases_and_how_they_are_looked_at_costs_what_it_may() {
    use crate::desk::{Desk, PAYMENT, REGISTRATION, event};
    use domain::CaseList;
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.grant(&agent, &[PAYMENT, REGISTRATION]).await;
    let subject = desk.subject(PAYMENT, Some(&agent.person));
    let cost = || staff.hall.calls.cost();
    let _ = cost();
    let id = desk.tell("a-1", &subject, event(2, false)).await.unwrap().case;
    assert_eq!(cost(), (2, 2), "case-update, a new one");
    desk.tell("a-1", &subject, event(3, true)).await.unwrap();
    assert_eq!(cost(), (2, 2), "case-update, goes on");
    desk.tell("a-1", &subject, event(1, false)).await.unwrap();
    assert_eq!(cost(), (2, 2), "case-update, late");
    desk.tell("a-1", &subject, event(3, true)).await.unwrap();
    assert_eq!(cost(), (1, 1), "case-update, sent again");
    desk.tell("a-1", &subject, event(3, false)).await.unwrap_err();
    assert_eq!(cost(), (1, 1), "case-update, refused");
    desk.list(&staff.boss, CaseList::InProgress, None).await.unwrap();
    assert_eq!(cost(), (4, 2), "cases, none on the list");
    desk.list(&staff.boss, CaseList::Finished, None).await.unwrap();
    assert_eq!(cost(), (5, 3), "cases, of the whole organisation");
    desk.list(&agent, CaseList::Finished, None).await.unwrap();
    assert_eq!(cost(), (6, 3), "cases, of an agent: granted with cases there, and own");
    desk.one(&agent, &id).await.unwrap();
    assert_eq!(cost(), (3, 1), "cases, one with its history");
    desk.rate(&agent, &id, 5).await.unwrap();
    assert_eq!(cost(), (4, 2), "case-rating");
    desk.rate(&agent, &id, 5).await.unwrap();
    assert_eq!(cost(), (3, 1), "case-rating, given again");
    flows::matters::usage::count(&staff.hall.table, vec![id]).await.unwrap();
    assert_eq!(cost(), (2, 2), "matter-usage, of one kind");
}

#[tokio::test]
async fn what_a_member_does_with_matters_costs_what_it_may() {
    use crate::desk::{Desk, PAYMENT};
    use crate::hall::issuer;
    use flows::matters::find::Sought;
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let cost = || staff.hall.calls.cost();
    let _ = cost();
    desk.find(&agent, Sought::default()).await.unwrap();
    assert_eq!(cost(), (2, 1), "matters, found");
    desk.matter(&agent, PAYMENT).await.unwrap();
    assert_eq!(cost(), (2, 1), "matters, one");
    desk.recommended(&agent).await.unwrap();
    assert_eq!(cost(), (4, 2), "matters, recommended");
    desk.keep(&agent, PAYMENT).await.unwrap();
    assert_eq!(cost(), (3, 2), "favourite, kept");
    desk.drop(&agent, PAYMENT).await.unwrap();
    assert_eq!(cost(), (3, 2), "favourite, kept no more");
    desk.begin(&agent, PAYMENT, "attempt-1").await.unwrap_err();
    assert_eq!(cost(), (3, 2), "a case, not to be begun");
    desk.grant(&agent, &[PAYMENT]).await;
    let _ = cost();
    let handed = desk.begin(&agent, PAYMENT, "attempt-1").await.unwrap();
    assert_eq!(cost(), (3, 2), "a case, begun");
    desk.begin(&agent, PAYMENT, "attempt-1").await.unwrap();
    assert_eq!(cost(), (4, 2), "a case, begun before");
    desk.resume(&agent, &handed.case).await.unwrap();
    assert_eq!(cost(), (3, 1), "a case, gone on with");
    for actor in [&staff.boss, &agent] {
        desk.centre(actor).await;
        assert_eq!(cost(), (3, 2), "the home page");
        desk.centre_anew(actor).await.unwrap();
        assert_eq!(cost(), (3, 2), "the home page, with the catalogue");
    }
    let hall = &staff.hall;
    let issuer = issuer().issuer;
    flows::revocations::list(&hall.table, &hall.keys.tokens, &hall.clock, &issuer).await.unwrap();
    let (calls, trips) = cost();
    assert!((2..=3).contains(&calls) && trips == 1, "revocations: {calls} calls, {trips} trips");
}
