//! What was revoked, on the list as soon as it is committed: each way a mandate loses its force, and what leaves it its own.

use crate::appeals::{APPELLANT, organisation};
use crate::grants::{ARCHIVE, one};
use crate::hall::{Hall, PASSWORD, issuer, mobile};
use crate::resets::NEW as OTHER_PASSWORD;
use crate::staff::{Staff, days};
use crate::successions::NEW;
use domain::{Decision, MemberActor, Period, Place, Role};
use flows::held::Held;
use flows::members::change::Change;
use flows::revocations::list;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::{MandateClaims, RevocationClaims};
use ports::Clock as _;
use testkit::Trouble;

impl Hall {
    /// The list, as a business system reads it.
    async fn revoked(&self) -> RevocationClaims {
        let issuer = issuer().issuer;
        let list = list(&self.table, &self.keys.tokens, &self.clock, &issuer).await.unwrap();
        jsonwebtoken::dangerous::insecure_decode::<RevocationClaims>(&list).unwrap().claims
    }

    /// Whether a business system that has the list of now refuses a mandate for it.
    async fn is_void(&self, mandate: &MandateClaims) -> bool {
        let RevocationClaims { organisations, memberships, grants, .. } = self.revoked().await;
        let (of_all, own) = mandate.epoch.split_once('.').unwrap();
        let is_below = |least: Option<&u64>, epoch: &str| {
            least.is_some_and(|least| epoch.parse::<u64>().unwrap() < *least)
        };
        is_below(organisations.get(&mandate.org), of_all)
            || is_below(memberships.get(&mandate.mem), own)
            || mandate.grant.as_ref().is_some_and(|grant| grants.contains(grant))
    }
}

impl Staff {
    /// What a mandate would say that is given to a member now.
    async fn mandate(&self, who: &MemberActor) -> MandateClaims {
        let people = self.people().await;
        let member = people.member(&who.membership).unwrap();
        let now = self.hall.clock.now().as_second();
        MandateClaims {
            iss: issuer().issuer,
            aud: "case-system".into(),
            sub: member.person.to_string(),
            org: people.organisation.to_string(),
            mem: member.id.to_string(),
            role: member.role.as_str().into(),
            matter: ARCHIVE.into(),
            case: "cas_1".into(),
            begun_at: "2026-11-24T00:00:00Z".into(),
            begun_by: Some(member.person.to_string()),
            grant: member.grants.first().map(|grant| grant.id.to_string()),
            epoch: format!("{}.{}", people.epoch, member.epoch),
            iat: now,
            nbf: now,
            exp: now + 600,
        }
    }

    /// An agent to whom one matter is granted, and a mandate for it.
    async fn mandated(&self, seed: u64) -> (MemberActor, MandateClaims) {
        let agent = self.member(&self.boss, Role::Agent, seed).await;
        self.granting(&agent, &[ARCHIVE]).await;
        let mandate = self.mandate(&agent).await;
        (agent, mandate)
    }

    async fn granting(&self, agent: &MemberActor, codes: &[&str]) {
        let revision = self.people().await.member(&agent.membership).unwrap().revision;
        // The clock stands still, so a grant that is granted again is the same.
        let period = self.year();
        let grants = codes.iter().map(|code| one(code, period)).collect();
        self.grant(&self.boss, &agent.membership, revision, grants).await.unwrap();
    }

    async fn cut(&self, who: &MemberActor, lasts: SignedDuration) {
        let now = self.hall.clock.now();
        let change = Change {
            role: Role::Agent,
            membership: Some(who.membership.clone()),
            period: Some(Period::new(now - days(1), now + lasts).unwrap().into()),
            mobile: None,
        };
        self.change(&self.boss, change).await.unwrap();
    }
}

#[tokio::test]
async fn each_way_a_place_loses_a_mandate_is_on_the_list_at_once_and_touches_nobody_else() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let (bystander, untouched) = staff.mandated(2).await;
    let mut void = Vec::new();
    assert_eq!(hall.rows("REVOKED#").await, 0);

    let (agent, mandate) = staff.mandated(3).await;
    assert!(!hall.is_void(&mandate).await, "until then it is good");
    staff.remove(&staff.boss, Role::Agent, Some(agent.membership)).await.unwrap();
    assert!(hall.is_void(&mandate).await, "removed");
    void.push(mandate);

    let (agent, mandate) = staff.mandated(4).await;
    let own = staff.person_session(&agent.person).await;
    hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    assert!(hall.is_void(&mandate).await, "not theirs");
    void.push(mandate);

    let (agent, mandate) = staff.mandated(5).await;
    staff.granting(&agent, &["employment.subsidy"]).await;
    assert!(hall.is_void(&mandate).await, "another grant instead");
    assert!(!hall.is_void(&staff.mandate(&agent).await).await, "the new one is good");
    void.push(mandate);

    let (agent, mandate) = staff.mandated(6).await;
    hall.change_password(&agent, PASSWORD, OTHER_PASSWORD).await.unwrap();
    assert!(hall.is_void(&mandate).await, "another password");
    assert!(!hall.is_void(&staff.mandate(&agent).await).await, "a fresh one is good");
    void.push(mandate);

    let (agent, mandate) = staff.mandated(7).await;
    let reset = staff.reset_of(7).await;
    let proven = hall.prove_reset(&reset, &mobile(7)).await;
    hall.complete_reset(&reset, proven, OTHER_PASSWORD).await.unwrap();
    assert!(hall.is_void(&mandate).await, "a password that was reset");
    assert!(!hall.is_void(&staff.mandate(&agent).await).await, "a fresh one is good");
    void.push(mandate);

    let (agent, mandate) = staff.mandated(8).await;
    staff.cut(&agent, SignedDuration::from_mins(5)).await;
    assert!(hall.is_void(&mandate).await, "cut to less than it would live");
    assert!(!hall.is_void(&staff.mandate(&agent).await).await, "a fresh one is good");
    void.push(mandate);

    assert!(!hall.is_void(&untouched).await, "nobody else's");
    assert_eq!(hall.rows("REVOKED#").await, void.len(), "a row for each change");
    let chief = staff.member(&staff.boss, Role::Administrator, 9).await;
    let mandate = staff.mandate(&chief).await;
    staff.remove(&staff.boss, Role::Administrator, None).await.unwrap();
    assert!(hall.is_void(&mandate).await, "an administrator's, which rests on no grant");
    for mandate in &void {
        assert!(hall.is_void(mandate).await, "each stays on it");
    }
    let refused = staff.remove(&bystander, Role::Agent, Some(staff.boss.membership.clone())).await;
    assert!(refused.is_err() && !hall.is_void(&staff.mandate(&staff.boss).await).await);
}

#[tokio::test]
async fn a_succession_voids_every_mandate_of_the_organisation_and_whoever_is_confirmed_gets_a_good_one()
 {
    let staff = Staff::changed().await;
    let hall = &staff.hall;
    let boss = staff.mandate(&staff.boss).await;
    let (confirmed, first) = staff.mandated(2).await;
    let (dropped, second) = staff.mandated(3).await;
    for mandate in [&boss, &first, &second] {
        assert!(!hall.is_void(mandate).await);
    }
    staff.succeeded().await;
    for mandate in [&boss, &first, &second] {
        assert!(hall.is_void(mandate).await);
    }
    let new = staff.sign_in(NEW).await;
    assert!(!hall.is_void(&staff.mandate(&new).await).await, "the new one's is good");
    staff.confirm(&new, Role::Agent, Some(confirmed.membership.clone())).await.unwrap();
    staff.remove(&new, Role::Agent, Some(dropped.membership)).await.unwrap();
    assert!(!hall.is_void(&staff.mandate(&confirmed).await).await, "one that is given now");
    for mandate in [&boss, &first, &second] {
        assert!(hall.is_void(mandate).await, "those from before stay void");
    }
}

#[tokio::test]
async fn an_appeal_that_is_upheld_voids_every_mandate_of_the_organisation() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let boss = staff.mandate(&staff.boss).await;
    staff.register(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    assert!(!hall.is_void(&boss).await, "filed is not decided");
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert!(hall.is_void(&boss).await);
}

#[tokio::test]
async fn what_takes_nothing_away_and_what_is_refused_put_nothing_on_the_list() {
    let staff = Staff::open().await;
    let (agent, mandate) = staff.mandated(2).await;
    staff.granting(&agent, &[ARCHIVE, "employment.subsidy"]).await;
    staff.cut(&agent, SignedDuration::from_mins(11)).await;
    staff.cut(&agent, days(60)).await;
    staff.register(3).await;
    let invited = staff.invite(&staff.boss, Role::Agent, 3).await.unwrap();
    let id = Some(invited.placed.membership.id);
    staff.invite_again(&staff.boss, Role::Agent, id.clone()).await.unwrap();
    staff.remove(&staff.boss, Role::Agent, id).await.unwrap();
    staff.export(&staff.boss).await.unwrap();
    // Refused: by an agent, by a stale revision, of oneself.
    let theirs = Some(agent.membership.clone());
    assert!(staff.remove(&agent, Role::Agent, theirs.clone()).await.is_err());
    assert!(staff.grant(&staff.boss, &agent.membership, 99, Vec::new()).await.is_err());
    let own = staff.person_session(&staff.boss.person).await;
    assert!(staff.hall.not_me(&own, &staff.opened.organisation).await.is_err());
    assert!(staff.hall.change_password(&agent, "Wrong9#pass", OTHER_PASSWORD).await.is_err());
    // By a session that was ended between reading and writing.
    staff.hall.remove(&[&format!("PER#{}", staff.opened.person)]).await;
    assert!(staff.remove(&staff.boss, Role::Agent, theirs).await.is_err());

    assert_eq!(staff.hall.rows("REVOKED#").await, 0);
    assert!(!staff.hall.is_void(&mandate).await);
    let people = staff.people().await;
    assert_eq!(people.member(&agent.membership).unwrap().place, Place::Live);
}

#[tokio::test]
async fn of_fifty_removals_at_once_one_is_on_the_list_and_fifty_replacements_leave_one_row() {
    let staff = Staff::open().await;
    let (agent, mandate) = staff.mandated(2).await;
    let revision = staff.people().await.member(&agent.membership).unwrap().revision;
    let replacing = (0..50).map(|at| {
        let grants = vec![one(&format!("matter-{at}"), staff.year())];
        staff.grant(&staff.boss, &agent.membership, revision, grants)
    });
    let replaced = join_all(replacing).await;
    assert_eq!(replaced.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(staff.hall.rows("REVOKED#").await, 1, "nothing of those that were refused");
    assert!(staff.hall.is_void(&mandate).await);
    let removing =
        (0..50).map(|_| staff.remove(&staff.boss, Role::Agent, Some(agent.membership.clone())));
    let removed = join_all(removing).await;
    assert_eq!(removed.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(staff.hall.rows("REVOKED#").await, 2);
}

#[tokio::test]
async fn the_list_keeps_what_a_mandate_may_live_through_and_costs_two_calls_or_three() {
    let staff = Staff::open().await;
    let (agent, mandate) = staff.mandated(2).await;
    let before = staff.hall.revoked().await;
    assert_eq!((before.iss, before.exp - before.iat), (issuer().issuer, 60));
    assert!(before.organisations.is_empty() && before.memberships.is_empty());
    assert!(before.grants.is_empty());
    // Whatever else is revoked in between lies in other partitions.
    let at = staff.hall.clock.now();
    staff.remove(&staff.boss, Role::Agent, Some(agent.membership.clone())).await.unwrap();
    for _ in 0..690 / 30 {
        let _ = staff.hall.calls.cost();
        assert!(staff.hall.is_void(&mandate).await, "{}", staff.hall.clock.now());
        let (calls, trips) = staff.hall.calls.cost();
        assert!((2..=3).contains(&calls) && trips == 1, "{calls} calls, {trips} round trips");
        staff.hall.clock.pass_s(30);
    }
    assert!(mandate.exp < (at + SignedDuration::from_secs(690)).as_second(), "it ended long ago");
    staff.hall.clock.pass_s(1);
    assert!(!staff.hall.is_void(&mandate).await, "and is told no more");
    assert_eq!(staff.hall.rows("REVOKED#").await, 1, "the sweep comes later");
}

#[tokio::test]
async fn a_crowd_that_asks_within_ten_seconds_costs_one_reading_and_no_older_list_is_handed_out() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let (agent, mandate) = staff.mandated(2).await;
    let (kept, issuer) = (Held::revocations(), issuer().issuer);
    let ask = async || kept.list(&hall.table, &hall.keys.tokens, &hall.clock, &issuer).await;
    let first = ask().await.unwrap();
    let _ = hall.calls.cost();
    staff.remove(&staff.boss, Role::Agent, Some(agent.membership)).await.unwrap();
    let _ = hall.calls.cost();
    hall.clock.pass(SignedDuration::from_millis(9_999));
    for _ in 0..50 {
        assert_eq!(ask().await.unwrap(), first);
    }
    assert_eq!(hall.calls.cost(), (0, 0), "it is kept");
    hall.clock.pass(SignedDuration::from_millis(1));
    hall.calls.trouble("Query", Trouble::Throttled);
    let again = ask().await;
    let anew = if let Ok(list) = again { list } else { ask().await.unwrap() };
    assert_ne!(anew, first, "whatever the table does, the old one is not handed out");
    let claims = jsonwebtoken::dangerous::insecure_decode::<RevocationClaims>(anew.as_bytes());
    assert!(claims.unwrap().claims.memberships.contains_key(&mandate.mem));
}
