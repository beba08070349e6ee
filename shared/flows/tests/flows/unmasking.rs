//! What a counter sees is masked, and a value is shown whole only for a reason that is kept first.

use crate::hall::{Hall, mobile, person};
use crate::window::{BOSS, CHIEF, Window};
use domain::{MembershipId, OrganisationId, Role, rules};
use flows::counter::acts::page;
use flows::counter::places::{Masked, NotShown, Unmask, see, unmask};
use flows::counter::sign_in::sign_out;

async fn ask(window: &Window, request: Unmask) -> Result<String, NotShown> {
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    clock.pass_s(1);
    unmask(table, &keys.veil.seal, entropy, clock, &window.actor, request).await
}

fn asking(organisation: &OrganisationId, membership: &MembershipId, what: Masked) -> Unmask {
    Unmask {
        organisation: organisation.clone(),
        membership: membership.clone(),
        what,
        reason: "核对来人身份".parse().unwrap(),
    }
}

#[tokio::test]
async fn a_value_is_shown_and_by_whom_and_why_is_kept() {
    let window = Window::open().await;
    let opened = window.ask(&window.form().await).await.unwrap();
    let (organisation, membership) = (&opened.organisation, &opened.membership.id);
    let chief = person(CHIEF);
    let own = mobile(CHIEF);
    for (what, value) in [
        (Masked::Name, chief.name.reveal()),
        (Masked::IdNumber, chief.document.number()),
        (Masked::Mobile, own.national()),
    ] {
        assert_eq!(ask(&window, asking(organisation, membership, what)).await.unwrap(), value);
        let act = window.acts().await.pop().unwrap();
        assert_eq!((act.what.as_str(), &act.clerk), ("value.unmasked", &window.actor.clerk));
        assert_eq!(act.content["reason"], "核对来人身份");
        assert_eq!(act.content["what"], what.as_str());
        assert!(!format!("{:?}", act.content).contains(value), "the value itself is not kept");
    }
}

#[tokio::test]
async fn who_is_nobody_there_is_not_shown_and_that_it_was_asked_is_kept() {
    let window = Window::open().await;
    let opened = window.ask(&window.form().await).await.unwrap();
    let nobody = MembershipId::from_random([9; 16]);
    let nowhere = OrganisationId::from_random([9; 16]);
    for request in [
        asking(&opened.organisation, &nobody, Masked::Mobile),
        asking(&nowhere, &opened.membership.id, Masked::Mobile),
    ] {
        assert!(matches!(ask(&window, request).await, Err(NotShown::Unknown)));
        assert_eq!(window.acts().await.pop().unwrap().content["shown"], "false");
    }
}

#[tokio::test]
async fn a_clerk_sees_twenty_values_an_hour_and_who_is_signed_out_none() {
    let window = Window::open().await;
    let opened = window.ask(&window.form().await).await.unwrap();
    let request = || asking(&opened.organisation, &opened.membership.id, Masked::Mobile);
    for _ in 0..rules::UNMASKINGS_PER_CLERK.times {
        ask(&window, request()).await.unwrap();
    }
    let kept = window.acts().await.len();
    assert!(matches!(ask(&window, request()).await, Err(NotShown::Limited { .. })));
    window.hall.clock.pass_s(20 * 60);
    assert!(matches!(ask(&window, request()).await, Err(NotShown::Limited { .. })));
    assert_eq!(window.acts().await.len(), kept, "what was not shown is not kept as shown");
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    sign_out(table, &keys.veil.seal, entropy, clock, &window.actor).await.unwrap();
    assert!(matches!(ask(&window, request()).await, Err(NotShown::Ended(_))));
    let code = window.company.credit_code.clone();
    let seen = see(table, &keys.veil.seal, entropy, clock, &window.actor, code).await;
    assert!(matches!(seen, Err(NotShown::Ended(_))), "{seen:?}");
    let told = page(table, &keys.veil.seal, clock, &window.actor, None).await;
    assert!(told.is_err());
}

#[tokio::test]
async fn a_counter_sees_the_two_places_that_it_opens_and_its_own_acts_page_by_page() {
    let window = Window::open().await;
    window.ask(&window.form().await).await.unwrap();
    window.ask(&window.form_of_boss().await).await.unwrap();
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    let seal = &keys.veil.seal;
    let code = window.company.credit_code.clone();
    let _ = window.hall.calls.cost();
    let seen = see(table, seal, entropy, clock, &window.actor, code).await.unwrap();
    assert_eq!(window.hall.calls.cost(), (3, 3));
    let mut roles: Vec<Role> = seen.places.iter().map(|(place, _)| place.role).collect();
    roles.sort_by_key(|role| role.as_str());
    assert_eq!(roles, [Role::Administrator, Role::LegalRepresentative]);
    assert!(seen.places.iter().any(|(_, who)| who.identity.name == person(BOSS).name));
    let all = page(table, seal, clock, &window.actor, None).await.unwrap();
    assert_eq!(window.hall.calls.cost(), (2, 1));
    let third = &all.acts[2];
    let before = Some((third.at, third.id.clone()));
    let rest = page(table, seal, clock, &window.actor, before).await.unwrap();
    assert_eq!(rest.acts.len(), all.acts.len() - 3);
    assert!(!rest.has_more);
    let elsewhere = window.hall.clerk_at("clerk-2", "guanlin").await.actor;
    let others = page(table, seal, clock, &elsewhere, None).await.unwrap();
    assert_eq!(others.acts.len(), 1, "only what was done at their own counter");
}
