//! A clerk's look at an organisation is an act: kept, and counted.

use crate::hall::{Company, Hall, mobile};
use crate::window::Window;
use domain::{ClerkActor, CreditCode, rules};
use flows::appeal::list::{NotTold, list};
use flows::counter::places::{NotShown, Seen, see};
use flows::counter::sign_in::sign_out;
use futures::future::join_all;
use jiff::SignedDuration;
use ports::Clock as _;

async fn look(window: &Window, actor: &ClerkActor, code: CreditCode) -> Result<Seen, NotShown> {
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    see(table, &keys.veil.seal, entropy, clock, actor, code).await
}

/// So many looks in one minute, by a clerk who has just signed in.
async fn looked(window: &Window, actor: &ClerkActor, times: usize) {
    for _ in 0..times {
        look(window, actor, window.company.credit_code.clone()).await.unwrap();
    }
}

#[tokio::test]
async fn a_look_at_an_organisation_is_kept_by_clerk_moment_and_ids_only() {
    let window = Window::open().await;
    let opened = window.ask(&window.form().await).await.unwrap();
    window.hall.clock.pass_s(1);
    let now = window.hall.clock.now();
    let code = window.company.credit_code.clone();
    let seen = look(&window, &window.actor, code.clone()).await.unwrap();
    assert_eq!(seen.organisation, opened.organisation);
    let act = window.acts().await.pop().unwrap();
    assert_eq!(
        (act.what.as_str(), &act.clerk, act.at),
        ("organisation.seen", &window.actor.clerk, now)
    );
    let content: Vec<_> =
        act.content.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let organisation = opened.organisation.to_string();
    let expected = [
        ("credit_code", code.as_str()),
        ("organisation", organisation.as_str()),
        ("shown", "true"),
    ];
    assert_eq!(content, expected);
}

#[tokio::test]
async fn a_look_at_an_organisation_that_is_not_there_is_kept_too() {
    let window = Window::open().await;
    window.hall.clock.pass_s(1);
    let nowhere = Company::new(9).credit_code;
    let refused = look(&window, &window.actor, nowhere.clone()).await;
    assert!(matches!(refused, Err(NotShown::Unknown)), "{refused:?}");
    let act = window.acts().await.pop().unwrap();
    assert_eq!(act.what, "organisation.seen");
    assert_eq!(act.content["credit_code"], nowhere.as_str());
    assert_eq!(act.content["shown"], "false");
}

#[tokio::test]
async fn a_clerk_looks_ninety_nine_times_a_day_and_the_next_look_shows_nothing() {
    let window = Window::open().await;
    window.ask(&window.form().await).await.unwrap();
    let times = usize::from(rules::LOOKS_PER_CLERK.times);
    looked(&window, &window.actor, times).await;
    let kept = window.hall.rows("CTR#").await;
    for code in [window.company.credit_code.clone(), Company::new(9).credit_code] {
        let refused = look(&window, &window.actor, code).await;
        let Err(NotShown::Limited { retry_after }) = refused else { panic!("{refused:?}") };
        assert!(retry_after <= SignedDuration::from_hours(24));
    }
    assert_eq!(window.hall.rows("CTR#").await, kept, "what was not shown is not kept as shown");
    let colleague = window.hall.clerk_at("clerk-2", crate::window::COUNTER).await.actor;
    looked(&window, &colleague, 1).await;
    window.hall.clock.pass(rules::LOOKS_PER_CLERK.within);
    let tomorrow = window.hall.clerk().await;
    assert_eq!(tomorrow.clerk, window.actor.clerk);
    looked(&window, &tomorrow, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_thirty_looks_at_once_at_the_limit_s_edge_three_are_shown_and_three_are_kept() {
    let window = Window::open().await;
    window.ask(&window.form().await).await.unwrap();
    let left = 3;
    looked(&window, &window.actor, usize::from(rules::LOOKS_PER_CLERK.times) - left).await;
    let kept = window.hall.rows("CTR#").await;
    let code = || window.company.credit_code.clone();
    let looks = join_all((0..30).map(|_| look(&window, &window.actor, code()))).await;
    assert_eq!(looks.iter().filter(|look| look.is_ok()).count(), left);
    for refused in looks.iter().filter_map(|look| look.as_ref().err()) {
        assert!(matches!(refused, NotShown::Limited { .. }), "{refused:?}");
    }
    assert_eq!(window.hall.rows("CTR#").await, kept + left);
}

#[tokio::test]
async fn who_is_signed_out_looks_at_nothing_and_no_look_is_kept() {
    let window = Window::open().await;
    window.ask(&window.form().await).await.unwrap();
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    sign_out(table, &keys.veil.seal, entropy, clock, &window.actor).await.unwrap();
    let kept = window.hall.rows("CTR#").await;
    let refused = look(&window, &window.actor, window.company.credit_code.clone()).await;
    assert!(matches!(refused, Err(NotShown::Ended(_))), "{refused:?}");
    assert_eq!(window.hall.rows("CTR#").await, kept);
    assert_eq!(window.hall.rows("RATE#clerk-look#").await, 0);
}

async fn waiting(window: &Window) -> Result<usize, NotTold> {
    let Hall { table, keys, entropy, clock, .. } = &window.hall;
    let told = list(table, &keys.veil.seal, entropy, clock, &window.actor, None).await?;
    Ok(told.appeals.len())
}

#[tokio::test]
async fn a_page_of_appeals_that_is_looked_at_is_kept_by_their_ids() {
    let window = Window::open().await;
    let hall = &window.hall;
    let about = domain::Contested::Organisation(window.company.credit_code.clone());
    let filed = hall.filed(crate::window::CHIEF, about, &mobile(crate::window::CHIEF)).await;
    hall.clock.pass_s(1);
    assert_eq!(waiting(&window).await.unwrap(), 1);
    let act = window.acts().await.pop().unwrap();
    assert_eq!((act.what.as_str(), &act.clerk), ("appeals.seen", &window.actor.clerk));
    assert_eq!(act.content["appeals"], filed.registration.as_str());
    assert_eq!(act.content.len(), 1);
}

#[tokio::test]
async fn a_clerk_looks_at_ninety_nine_pages_of_appeals_a_day_and_the_next_is_refused() {
    let window = Window::open().await;
    for _ in 0..rules::APPEAL_PAGES_PER_CLERK.times {
        waiting(&window).await.unwrap();
    }
    let kept = window.hall.rows("CTR#").await;
    let refused = waiting(&window).await;
    assert!(matches!(refused, Err(NotTold::Limited { .. })), "{refused:?}");
    assert_eq!(window.hall.rows("CTR#").await, kept);
}
