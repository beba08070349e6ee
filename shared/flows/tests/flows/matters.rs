//! Matters (业务事项): found, recommended, kept at hand; what somebody may do of them and who could let them; and how often
//! organisations of a kind begin them.

use crate::desk::{ARCHIVE, DISPATCH, Desk, PAYMENT, POSTDOCTORAL, REGISTRATION, codes, event};
use crate::hall::{Hall, mobile, person};
use crate::staff::{BOSS, Staff, matter};
use domain::{CaseId, Catalogue, Denial, MatterCode, MemberActor, OrganisationKind, Role, Scope};
use domain::{Matter, rules};
use flows::matters::favourite::{drop, keep};
use flows::matters::find::{Found, PAGE, Sought, find, one, recommended};
use flows::matters::usage::count;
use flows::matters::{Granter, MatterTold, May, NotTold};
use flows::members::change::Change;
use futures::future::join_all;
use std::collections::BTreeMap;
use store::Imported;

impl Desk {
    pub(crate) async fn find(&self, actor: &MemberActor, sought: Sought) -> Result<Found, NotTold> {
        let Hall { table, clock, .. } = self.hall();
        find(table, clock, &self.catalogue, actor, sought).await
    }

    async fn found(&self, text: &str) -> Vec<String> {
        let sought = Sought { text: Some(text.parse().unwrap()), ..Sought::default() };
        let found = self.find(&self.staff.boss, sought).await.unwrap();
        codes(&found.matters).into_iter().map(str::to_owned).collect()
    }

    pub(crate) async fn recommended(
        &self,
        actor: &MemberActor,
    ) -> Result<Vec<MatterTold>, NotTold> {
        let Hall { table, clock, .. } = self.hall();
        recommended(table, clock, &self.catalogue, actor).await
    }

    pub(crate) async fn matter(
        &self,
        actor: &MemberActor,
        code: &str,
    ) -> Result<(MatterTold, Vec<Granter>), NotTold> {
        let Hall { table, keys, clock, .. } = self.hall();
        one(table, &keys.veil.seal, clock, &self.catalogue, (actor, &matter(code))).await
    }

    pub(crate) async fn keep(&self, actor: &MemberActor, code: &str) -> Result<(), NotTold> {
        let Hall { table, clock, .. } = self.hall();
        keep(table, clock, &self.catalogue, actor, &matter(code)).await
    }

    pub(crate) async fn drop(&self, actor: &MemberActor, code: &str) -> Result<(), NotTold> {
        let Hall { table, clock, .. } = self.hall();
        drop(table, clock, actor, &matter(code)).await
    }

    async fn kept(&self, actor: &MemberActor) -> Vec<String> {
        let centre = self.centre(actor).await;
        codes(&centre.favourites).into_iter().map(str::to_owned).collect()
    }

    /// The same hall with a catalogue of so many matters, all alike but for their codes.
    fn with_many(mut self, many: usize) -> Self {
        let first = self.catalogue.matters()[0].clone();
        let one = |at| Matter { code: matter(&format!("matter-{at}")), ..first.clone() };
        self.catalogue = Catalogue::new(2, (0..many).map(one).collect());
        self
    }

    async fn usage(&self) -> BTreeMap<MatterCode, u64> {
        self.hall().table.usage(self.kind).await.unwrap()
    }
}

fn ended<T: std::fmt::Debug>(told: &Result<T, NotTold>) {
    assert!(matches!(told, Err(NotTold::Ended(_))), "{told:?}");
}

fn named(granters: &[Granter]) -> Vec<(&str, Role)> {
    granters.iter().map(|one| (one.name.reveal(), one.role)).collect()
}

#[tokio::test]
async fn matters_are_found_by_name_by_initials_by_category_and_by_code() {
    let desk = Desk::open().await;
    assert_eq!(desk.found("缴费").await, [PAYMENT]);
    assert_eq!(desk.found("sbjf").await, [PAYMENT]);
    assert_eq!(desk.found("人才服务").await, [ARCHIVE, POSTDOCTORAL]);
    assert_eq!(desk.found("dispatch").await, [DISPATCH]);
    assert!(desk.found("没有这样的事项").await.is_empty());
    let category = Sought { category: Some("人才服务".into()), ..Sought::default() };
    let found = desk.find(&desk.staff.boss, category).await.unwrap();
    assert_eq!((codes(&found.matters), found.total), (vec![ARCHIVE, POSTDOCTORAL], 2));
    assert_eq!(found.categories, ["社会保险", "就业创业", "人才服务", "劳动关系"], "all of them");
    let all = desk.find(&desk.staff.boss, Sought::default()).await.unwrap();
    assert_eq!((all.matters.len(), all.total, all.next_after), (5, 5, None));
}

#[tokio::test]
async fn pages_of_matters_repeat_none_and_skip_none() {
    let desk = Desk::open().await.with_many(120);
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let sought = Sought { after, ..Sought::default() };
        let page = desk.find(&desk.staff.boss, sought).await.unwrap();
        assert!(page.matters.len() <= PAGE && page.total == 120);
        found.extend(codes(&page.matters).into_iter().map(str::to_owned));
        after = page.next_after;
        if after.is_none() {
            break;
        }
    }
    let all: Vec<&str> = desk.catalogue.matters().iter().map(|one| one.code.as_str()).collect();
    assert_eq!(found, all);
}

#[tokio::test]
async fn each_matter_tells_an_agent_what_they_may_and_whoever_could_let_them() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let until = staff.year().until;
    let labour = (Scope::Bundle("labour-relations".parse().unwrap()), staff.year());
    desk.grant_scopes(&agent, vec![(Scope::Matter(matter(PAYMENT)), staff.year()), labour]).await;
    let boss = (person(BOSS).name.reveal().to_owned(), Role::LegalRepresentative);
    let boss = (boss.0.as_str(), boss.1);
    for (code, may, granters) in [
        (PAYMENT, May::Until(until), vec![]),
        (REGISTRATION, May::Not(Denial::NotGranted), vec![boss]),
        (DISPATCH, May::Not(Denial::NotForAgents), vec![boss]),
        (POSTDOCTORAL, May::NotForKind, vec![]),
    ] {
        let (told, could) = desk.matter(&agent, code).await.unwrap();
        assert_eq!((told.may, named(&could)), (may.clone(), granters), "{code}");
        let found = desk.find(&agent, Sought::default()).await.unwrap();
        let listed = found.matters.iter().find(|one| one.matter.code.as_str() == code).unwrap();
        assert_eq!(listed.may, may, "a list tells the same of {code}");
    }
    let (told, _) = desk.matter(&staff.boss, DISPATCH).await.unwrap();
    assert_eq!(told.may, May::Until(None), "the legal representative may");
    let none = desk.matter(&staff.boss, "no-such.matter").await;
    assert!(matches!(none, Err(NotTold::Unknown)), "{none:?}");

    let administrator = staff.member(&staff.boss, Role::Administrator, 3).await;
    let (_, could) = desk.matter(&agent, REGISTRATION).await.unwrap();
    let name = person(3).name;
    assert_eq!(named(&could), [boss, (name.reveal(), Role::Administrator)]);
    let own = staff.person_session(&administrator.person).await;
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    let (_, could) = desk.matter(&agent, REGISTRATION).await.unwrap();
    assert_eq!(named(&could), [boss], "whoever is suspended could not");
}

#[tokio::test]
async fn recommended_is_what_one_may_what_is_not_begun_and_what_peers_begin_most() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let all = async |actor| {
        let told = desk.recommended(actor).await.unwrap();
        codes(&told).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(all(&staff.boss).await, [PAYMENT, REGISTRATION, ARCHIVE, DISPATCH]);
    assert!(all(&agent).await.is_empty(), "an agent may do nothing yet");
    desk.grant(&agent, &[REGISTRATION, DISPATCH]).await;
    assert_eq!(all(&agent).await, [REGISTRATION], "nor what is none for agents");

    let used = BTreeMap::from([(matter(ARCHIVE), 3), (matter(DISPATCH), 5)]);
    staff.hall.table.add_usage(desk.kind, &used).await.unwrap();
    let other = OrganisationKind::ALL.into_iter().find(|one| *one != desk.kind).unwrap();
    let of_others = BTreeMap::from([(matter(REGISTRATION), 99)]);
    staff.hall.table.add_usage(other, &of_others).await.unwrap();
    assert_eq!(all(&staff.boss).await, [DISPATCH, ARCHIVE, PAYMENT, REGISTRATION]);

    let subject = desk.subject(DISPATCH, None);
    desk.tell("a-1", &subject, event(1, false)).await.unwrap();
    assert_eq!(all(&staff.boss).await, [ARCHIVE, PAYMENT, REGISTRATION], "it is under way");
    desk.tell("a-1", &subject, event(2, true)).await.unwrap();
    assert_eq!(all(&staff.boss).await[0], DISPATCH, "it is over");
    let many = desk.with_many(20);
    let told = many.recommended(&many.staff.boss).await.unwrap();
    assert_eq!(told.len(), rules::RECOMMENDED_MOST);
}

#[tokio::test]
async fn a_favourite_is_one_person_s_own_kept_twice_is_kept_once_and_withdrawn_ones_are_not_told() {
    let mut desk = Desk::open().await;
    let agent = desk.staff.member(&desk.staff.boss, Role::Agent, 2).await;
    let boss = desk.staff.boss.clone();
    for code in [ARCHIVE, PAYMENT, ARCHIVE] {
        desk.keep(&boss, code).await.unwrap();
    }
    assert_eq!(desk.kept(&boss).await, [PAYMENT, ARCHIVE], "in the catalogue's order");
    assert!(desk.kept(&agent).await.is_empty());
    assert!(desk.matter(&boss, ARCHIVE).await.unwrap().0.is_favourite);
    let none = desk.keep(&boss, "no-such.matter").await;
    assert!(matches!(none, Err(NotTold::Unknown)), "{none:?}");
    let before = desk.staff.audited().await;
    desk.drop(&boss, PAYMENT).await.unwrap();
    desk.drop(&boss, PAYMENT).await.unwrap();
    assert_eq!(desk.kept(&boss).await, [ARCHIVE]);
    let without = desk.catalogue.matters().iter().filter(|one| one.code.as_str() != ARCHIVE);
    desk.catalogue = Catalogue::new(2, without.cloned().collect());
    assert!(desk.kept(&boss).await.is_empty(), "a matter that was withdrawn is not told");
    desk.drop(&boss, ARCHIVE).await.unwrap();
    desk.keep(&boss, PAYMENT).await.unwrap();
    assert_eq!(desk.kept(&boss).await, [PAYMENT]);
    assert_eq!(desk.staff.audited().await, before, "none is a change of the organisation");
}

#[tokio::test]
async fn what_changes_of_a_place_leaves_its_favourites() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.keep(&agent, PAYMENT).await.unwrap();
    desk.grant(&agent, &[PAYMENT]).await;
    let (membership, period) = (Some(agent.membership.clone()), Some(staff.year().into()));
    let own = Some(mobile(2));
    let change = Change { role: Role::Agent, membership, period, mobile: own };
    staff.change(&staff.boss, change).await.unwrap();
    staff.hall.change_password(&agent, crate::hall::PASSWORD, crate::resets::NEW).await.unwrap();
    let agent = staff.session(&agent.membership).await;
    assert_eq!(desk.kept(&agent).await, [PAYMENT]);

    staff.remove(&staff.boss, Role::Agent, Some(agent.membership.clone())).await.unwrap();
    ended(&desk.keep(&agent, ARCHIVE).await);
    ended(&desk.drop(&agent, PAYMENT).await);
    let invited = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    staff.hall.clock.pass_s(60);
    let placed = staff.accept_by_link(&invited.link, 2).await;
    let again = staff.session(&placed.membership.id).await;
    assert!(desk.kept(&again).await.is_empty(), "they went with the place");
}

#[tokio::test]
async fn of_sixty_favourites_at_once_fifty_are_kept() {
    let desk = Desk::open().await.with_many(60);
    let boss = &desk.staff.boss;
    let names: Vec<String> = (0..60).map(|at| format!("matter-{at}")).collect();
    let told = join_all(names.iter().map(|code| desk.keep(boss, code))).await;
    let kept = told.iter().filter(|one| one.is_ok()).count();
    assert_eq!(kept, rules::FAVOURITES_MOST);
    let is_full = |one: &Result<(), NotTold>| matches!(one, Ok(()) | Err(NotTold::Full));
    assert!(told.iter().all(is_full), "{told:?}");
    let own = desk.kept(boss).await;
    assert_eq!(own.len(), rules::FAVOURITES_MOST);
    desk.keep(boss, &own[0]).await.unwrap();
    let other = names.iter().find(|code| !own.contains(code)).unwrap();
    assert!(matches!(desk.keep(boss, other).await, Err(NotTold::Full)), "still full");
    desk.drop(boss, &own[0]).await.unwrap();
    desk.keep(boss, other).await.unwrap();
    assert_eq!(desk.kept(boss).await.len(), rules::FAVOURITES_MOST);
}

#[tokio::test]
async fn favourites_that_were_withdrawn_make_room_when_there_is_none() {
    let mut desk = Desk::open().await.with_many(60);
    let boss = desk.staff.boss.clone();
    for at in 0..rules::FAVOURITES_MOST {
        desk.keep(&boss, &format!("matter-{at}")).await.unwrap();
    }
    let is_left = |one: &&Matter| !matches!(one.code.as_str(), "matter-0" | "matter-1");
    let left = desk.catalogue.matters().iter().filter(is_left).cloned().collect();
    desk.catalogue = Catalogue::new(3, left);
    for code in ["matter-0", "matter-58"] {
        assert_eq!(desk.keep(&boss, code).await.is_ok(), code == "matter-58", "{code}");
    }
    desk.keep(&boss, "matter-59").await.unwrap();
    let own = desk.kept(&boss).await;
    assert_eq!(own.len(), rules::FAVOURITES_MOST);
    assert!(own.contains(&"matter-58".to_owned()) && own.contains(&"matter-59".to_owned()));
    let full = desk.keep(&boss, "matter-57").await;
    assert!(matches!(full, Err(NotTold::Full)), "none that is shown is lost: {full:?}");
    assert_eq!(desk.kept(&boss).await, own);
}

#[tokio::test]
async fn whoever_may_no_longer_act_is_told_of_no_matter() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let removed = staff.member(&staff.boss, Role::Agent, 2).await;
    let out = staff.member(&staff.boss, Role::Agent, 3).await;
    staff.remove(&staff.boss, Role::Agent, Some(removed.membership.clone())).await.unwrap();
    staff.hall.table.end_sessions(&out.person, [&out.session]).await.unwrap();
    let before = desk.snapshot().await;
    for actor in [&removed, &out] {
        ended(&desk.find(actor, Sought::default()).await);
        ended(&desk.recommended(actor).await);
        ended(&desk.matter(actor, PAYMENT).await);
        ended(&desk.keep(actor, PAYMENT).await);
        ended(&desk.drop(actor, PAYMENT).await);
    }
    desk.assert_unwritten(&before).await;
}

#[tokio::test]
async fn what_is_begun_is_counted_by_kind_each_case_once_in_a_batch() {
    let desk = Desk::open().await;
    let mut cases = Vec::new();
    for (at, code) in [PAYMENT, PAYMENT, REGISTRATION].into_iter().enumerate() {
        let told = desk.tell(&format!("a-{at}"), &desk.subject(code, None), event(1, false)).await;
        cases.push(told.unwrap().case);
    }
    let table = &desk.hall().table;
    let batch = [cases.clone(), cases.clone(), vec![CaseId::from_random([9; 16])]].concat();
    count(table, batch).await.unwrap();
    let expected = BTreeMap::from([(matter(PAYMENT), 2), (matter(REGISTRATION), 1)]);
    assert_eq!(desk.usage().await, expected, "one that is handed over twice is one");
    count(table, Vec::new()).await.unwrap();
    assert_eq!(desk.usage().await, expected);
    join_all((0..50).map(|_| count(table, vec![cases[0].clone()]))).await;
    assert_eq!(desk.usage().await[&matter(PAYMENT)], 52, "none is lost among fifty at once");
    for kind in OrganisationKind::ALL.into_iter().filter(|kind| *kind != desk.kind) {
        assert!(table.usage(kind).await.unwrap().is_empty(), "{kind:?}");
    }
}

#[tokio::test]
async fn of_fifty_imports_of_a_catalogue_at_once_one_is_the_next_version() {
    let desk = Desk::of(Staff::open().await).await;
    let (table, now) = (&desk.hall().table, ports::Clock::now(&desk.hall().clock));
    let matters = desk.catalogue.matters();
    let imported = join_all((0..50).map(|_| table.import_catalogue(1, matters, now))).await;
    let imported: Vec<Imported> = imported.into_iter().map(Result::unwrap).collect();
    assert_eq!(imported.iter().filter(|one| **one == Imported::Done(2)).count(), 1);
    assert_eq!(imported.iter().filter(|one| **one == Imported::Overtaken).count(), 49);
    assert_eq!(table.catalogue().await.unwrap().version, 2);
    assert_eq!(desk.hall().rows("CATALOGUE#").await, 3, "the current and two versions");
}
