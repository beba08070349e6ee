//! The home of a signed-in organisation (单位主页): cases above, matters below, in one answer.

use crate::desk::{ARCHIVE, Desk, PAYMENT, REGISTRATION, codes, event, moment};
use crate::hall::Hall;
use crate::staff::Staff;
use domain::{CaseId, CaseSubject, CaseTotals, Role, rules};
use flows::centre::{NotTold, centre};

impl Desk {
    /// The home page of somebody whose function has no catalogue at hand.
    pub(crate) async fn centre_anew(
        &self,
        actor: &domain::MemberActor,
    ) -> Result<flows::centre::Centre, NotTold> {
        let Hall { table, keys, clock, .. } = self.hall();
        centre(table, &keys.veil.seal, clock, None, actor).await
    }
}

#[tokio::test]
async fn the_page_of_a_new_organisation_has_no_cases_and_what_is_recommended() {
    let desk = Desk::open().await;
    let told = desk.centre(&desk.staff.boss).await;
    assert_eq!((told.totals, told.newest.len()), (CaseTotals::default(), 0));
    assert_eq!(told.recommended.len(), 4);
    assert!(told.favourites.is_empty());
    assert_eq!(told.members.people.organisation, desk.staff.opened.organisation);
    assert_eq!(told.member.person, desk.staff.boss.person);
}

#[tokio::test]
async fn the_page_says_what_lists_and_matters_say() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.grant(&agent, &[PAYMENT, ARCHIVE]).await;
    let mut told = Vec::new();
    for at in 0..12_i64 {
        let (code, person) =
            [(PAYMENT, None), (REGISTRATION, None), (REGISTRATION, Some(&agent.person))]
                [usize::try_from(at % 3).unwrap()];
        let subject = CaseSubject { begun_at: moment(at), ..desk.subject(code, person) };
        let (reference, is_finished) = (format!("a-{at}"), at % 2 == 0);
        told.push(desk.tell(&reference, &subject, event(1, is_finished)).await.unwrap().case);
    }
    desk.rate(&staff.boss, &told[0], 5).await.unwrap();
    desk.keep(&agent, PAYMENT).await.unwrap();
    let newest = |of: &[usize]| -> Vec<CaseId> { of.iter().map(|at| told[*at].clone()).collect() };
    for (actor, expected) in [(&staff.boss, [11, 10, 9, 8, 7]), (&agent, [11, 9, 8, 6, 5])] {
        let page = desk.centre(actor).await;
        assert_eq!(page.totals, desk.totals(actor).await, "the counts of the lists");
        let ids: Vec<CaseId> = page.newest.iter().map(|case| case.id.clone()).collect();
        assert_eq!(ids, newest(&expected), "the newest begun of those they see");
        assert_eq!(ids.len(), rules::NEWEST_MOST);
        let recommended = desk.recommended(actor).await.unwrap();
        assert_eq!(codes(&page.recommended), codes(&recommended));
    }
    assert_eq!(codes(&desk.centre(&agent).await.favourites), [PAYMENT]);
    assert_eq!(
        desk.totals(&staff.boss).await,
        CaseTotals { in_progress: 6, finished: 6, to_be_rated: 5 }
    );
}

#[tokio::test]
async fn whose_case_one_may_no_longer_see_is_gone_from_the_page() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.tell("a-1", &desk.subject(PAYMENT, None), event(1, false)).await.unwrap();
    assert!(desk.centre(&agent).await.newest.is_empty());
    desk.grant(&agent, &[PAYMENT]).await;
    assert_eq!(desk.centre(&agent).await.newest.len(), 1);
    desk.grant(&agent, &[]).await;
    let page = desk.centre(&agent).await;
    assert_eq!((page.totals, page.newest.len()), (CaseTotals::default(), 0));
}

#[tokio::test]
async fn a_catalogue_that_is_not_at_hand_is_read_with_the_rest() {
    let desk = Desk::open().await;
    let boss = &desk.staff.boss;
    let held = desk.centre(boss).await;
    let anew = desk.centre_anew(boss).await.unwrap();
    assert_eq!(anew.catalogue, held.catalogue);
    assert_eq!(codes(&anew.recommended), codes(&held.recommended));
    desk.hall().remove(&["CATALOGUE#"]).await;
    let none = desk.centre_anew(boss).await.unwrap();
    assert_eq!((none.catalogue.version, none.recommended.len()), (0, 0), "before any import");
}

#[tokio::test]
async fn whoever_may_no_longer_act_has_no_page() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let removed = staff.member(&staff.boss, Role::Agent, 2).await;
    let out = staff.member(&staff.boss, Role::Agent, 3).await;
    let late = staff.member(&staff.boss, Role::Administrator, 4).await;
    staff.remove(&staff.boss, Role::Agent, Some(removed.membership.clone())).await.unwrap();
    staff.hall.table.end_sessions(&out.person, [&out.session]).await.unwrap();
    for actor in [&removed, &out] {
        let told = desk.centre_anew(actor).await;
        assert!(matches!(told, Err(NotTold::Ended(_))), "{:?}", told.err());
    }
    assert!(desk.centre_anew(&late).await.is_ok());
    staff.hall.clock.pass(crate::staff::days(365));
    let told = desk.centre_anew(&late).await;
    assert!(matches!(told, Err(NotTold::Ended(_))), "their period is over");
}

#[tokio::test]
async fn one_organisation_s_page_shows_nothing_of_another() {
    let desk = Desk::open().await;
    desk.tell("a-1", &desk.subject(PAYMENT, None), event(1, false)).await.unwrap();
    let other = Desk::of(Staff::open_in(desk.staff.hall, 50).await).await;
    let page = other.centre(&other.staff.boss).await;
    assert_eq!((page.totals, page.newest.len()), (CaseTotals::default(), 0));
}
