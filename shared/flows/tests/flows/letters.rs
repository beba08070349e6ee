//! The authorisation letter: written by anybody, verified by its digest, printed by whoever wrote it, judged where it is
//! shown; and what an administrator may not do whose letter says 「代理人无权转换代理权」.

use crate::grants::{ARCHIVE, one};
use crate::hall::{Company, Hall, person};
use crate::staff::Staff;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Authority, FlowToken, Mandate, MandateDigest, MandateExtent, MandateParties, MandateRefusal,
    MemberActor, NotAmended, Operation, Role, Scope, Secret as _,
};
use flows::letter::look::{NotFound, reprint, verify};
use flows::letter::usable::{NotUsable, usable};
use flows::letter::write::{NotWritten, Written, write};
use flows::members::NotChanged;
use flows::members::change::Change;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, ToSpan as _};
use ports::{Clock as _, Entropy};

pub(crate) const ADDRESS: &str = "203.0.113.7";

pub(crate) fn today(hall: &Hall) -> Date {
    Offset::constant(8).to_datetime(hall.clock.now()).date()
}

pub(crate) fn parties(seed: u64) -> MandateParties {
    let Company { credit_code, record } = Company::new(seed);
    MandateParties { credit_code, organisation: record.name, delegate: person(seed + 1) }
}

pub(crate) fn letter(hall: &Hall) -> Mandate {
    Mandate {
        parties: parties(1),
        extent: MandateExtent::Everything,
        may_appoint_agents: false,
        date: today(hall),
        bureau: "宜兴市人力资源社会保障局".parse().unwrap(),
    }
}

impl Hall {
    pub(crate) async fn write_letter(&self, mandate: Mandate) -> Result<Written, NotWritten> {
        let Self { table, keys, entropy, clock, .. } = self;
        write(table, &keys.veil, entropy, clock, (mandate, ADDRESS)).await
    }

    pub(crate) async fn verify_letter(&self, digest: &MandateDigest) -> Result<Mandate, NotFound> {
        verify(&self.table, &self.keys.veil, &self.clock, digest, ADDRESS).await
    }

    pub(crate) async fn reprint_letter(
        &self,
        digest: &MandateDigest,
        token: &FlowToken,
    ) -> Result<Mandate, NotFound> {
        let named = (digest, token);
        reprint(&self.table, &self.keys.veil, &self.clock, named, ADDRESS).await
    }

    pub(crate) async fn use_letter(
        &self,
        digest: &MandateDigest,
        shown: &MandateParties,
    ) -> Result<Mandate, NotUsable> {
        usable(&self.table, &self.keys.veil.seal, digest, shown, today(self)).await
    }
}

fn says(one: &Mandate, other: &Mandate) -> bool {
    let salt = domain::MandateSalt([0; 16]);
    one.canonical(&salt) == other.canonical(&salt)
}

#[tokio::test]
async fn a_letter_is_found_by_its_digest_and_says_what_was_written() {
    let hall = Hall::open().await;
    let scopes = vec![
        Scope::Bundle("talent".parse().unwrap()),
        Scope::Matter("employment.subsidy".parse().unwrap()),
    ];
    let extent = MandateExtent::only(scopes).unwrap();
    let limited = Mandate { extent, may_appoint_agents: true, ..letter(&hall) };
    for mandate in [letter(&hall), limited] {
        let written = hall.write_letter(mandate.clone()).await.unwrap();
        assert!(says(&hall.verify_letter(&written.digest).await.unwrap(), &mandate));
        assert!(says(
            &hall.reprint_letter(&written.digest, &written.token).await.unwrap(),
            &mandate
        ));
    }
    assert_eq!(hall.rows("LETTER#").await, 2);
}

#[tokio::test]
async fn the_same_letter_written_twice_has_two_digests_so_no_digest_tells_who_is_meant() {
    let hall = Hall::open().await;
    let one = hall.write_letter(letter(&hall)).await.unwrap();
    let other = hall.write_letter(letter(&hall)).await.unwrap();
    assert_ne!(one.digest, other.digest);
    // Without the salt, which nobody is told, the number is not found by trying.
    let guessed = keys::letter_digest(&letter(&hall), &domain::MandateSalt([0; 16]));
    assert!(matches!(hall.verify_letter(&guessed).await, Err(NotFound::Unknown)));
}

#[tokio::test]
async fn only_whoever_wrote_a_letter_prints_it() {
    let hall = Hall::open().await;
    let one = hall.write_letter(letter(&hall)).await.unwrap();
    let other = hall.write_letter(letter(&hall)).await.unwrap();
    let refused = hall.reprint_letter(&one.digest, &other.token).await;
    assert!(matches!(refused, Err(NotFound::Unknown)), "{refused:?}");
    let digest = MandateDigest([7; 32]);
    let refused = hall.reprint_letter(&digest, &one.token).await;
    assert!(matches!(refused, Err(NotFound::Unknown)), "the same answer as of no letter");
}

#[tokio::test]
async fn a_row_that_somebody_altered_is_a_fault_and_no_letter() {
    let hall = Hall::open().await;
    let written = hall.write_letter(letter(&hall)).await.unwrap();
    let pk = format!("LETTER#{}", written.digest);
    hall.set((&pk, "LETTER"), "may_appoint_agents", AttributeValue::Bool(true)).await;
    let refused = hall.verify_letter(&written.digest).await;
    assert!(matches!(refused, Err(NotFound::Fault(_))), "{refused:?}");
    let refused = hall.use_letter(&written.digest, &parties(1)).await;
    assert!(matches!(refused, Err(NotUsable::Fault(_))), "{refused:?}");
}

#[tokio::test]
async fn a_letter_does_for_its_own_parties_in_its_own_time_and_for_nothing_else() {
    let hall = Hall::open().await;
    let written = hall.write_letter(letter(&hall)).await.unwrap();
    let used = async |shown: &MandateParties| hall.use_letter(&written.digest, shown).await;
    let mandate = used(&parties(1)).await.unwrap();
    assert!(!mandate.may_appoint_agents, "代理人无权转换代理权");
    let refusal = async |shown: MandateParties| match used(&shown).await {
        Err(NotUsable::Refused(refusal)) => Some(refusal),
        _ => None,
    };
    let elsewhere = MandateParties { delegate: person(2), ..parties(5) };
    assert_eq!(refusal(elsewhere).await, Some(MandateRefusal::OtherOrganisation));
    let other = MandateParties { delegate: person(9), ..parties(1) };
    assert_eq!(refusal(other).await, Some(MandateRefusal::OtherDelegate));
    let unknown = hall.use_letter(&MandateDigest([7; 32]), &parties(1)).await;
    assert!(matches!(unknown, Err(NotUsable::Unknown)));

    // The clock is 90 days on: the last day, to its last second; then no more.
    let day_over = Offset::constant(8).to_timestamp(today(&hall).at(0, 0, 0, 0)).unwrap();
    let last = day_over + SignedDuration::from_hours(91 * 24) - SignedDuration::from_secs(1);
    hall.clock.pass(last.duration_since(hall.clock.now()));
    used(&parties(1)).await.unwrap();
    hall.clock.pass_s(1);
    assert_eq!(refusal(parties(1)).await, Some(MandateRefusal::TooOld));
    assert!(hall.verify_letter(&written.digest).await.is_ok(), "it can still be read");
}

#[tokio::test]
async fn a_letter_for_some_matters_or_for_a_day_to_come_opens_no_account() {
    let hall = Hall::open().await;
    let scope = Scope::Matter("talent.archive".parse().unwrap());
    let extent = MandateExtent::only(vec![scope]).unwrap();
    let limited = hall.write_letter(Mandate { extent, ..letter(&hall) }).await.unwrap();
    let tomorrow = today(&hall).saturating_add(1.day());
    let early = hall.write_letter(Mandate { date: tomorrow, ..letter(&hall) }).await.unwrap();
    for (digest, refusal) in
        [(limited.digest, MandateRefusal::NotForEverything), (early.digest, MandateRefusal::NotYet)]
    {
        let refused = hall.use_letter(&digest, &parties(1)).await;
        assert!(matches!(refused, Err(NotUsable::Refused(own)) if own == refusal), "{refused:?}");
    }
}

#[tokio::test]
async fn one_address_writes_thirty_an_hour_and_looks_forty_times_a_minute() {
    let hall = Hall::open().await;
    let mut last = None;
    for _ in 0..30 {
        last = Some(hall.write_letter(letter(&hall)).await.unwrap());
    }
    let refused = hall.write_letter(letter(&hall)).await;
    assert!(matches!(refused, Err(NotWritten::Limited { .. })), "{refused:?}");
    assert_eq!(hall.rows("LETTER#").await, 30, "the one too many is not there");
    let written = last.unwrap();
    for _ in 0..39 {
        let _ = hall.verify_letter(&MandateDigest([7; 32])).await;
    }
    hall.reprint_letter(&written.digest, &written.token).await.unwrap();
    let refused = hall.verify_letter(&written.digest).await;
    assert!(matches!(refused, Err(NotFound::Limited { .. })), "{refused:?}");
    hall.clock.pass_s(60);
    hall.verify_letter(&written.digest).await.unwrap();
    hall.clock.pass_s(3540);
    hall.write_letter(letter(&hall)).await.unwrap();
}

/// Draws the same for ever.
#[derive(Debug)]
struct Same;

impl Entropy for Same {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

#[tokio::test]
async fn of_fifty_that_drew_the_same_salt_one_is_written_and_none_is_overwritten() {
    let hall = Hall::open().await;
    let (table, veil, clock) = (&hall.table, &hall.keys.veil, &hall.clock);
    let addresses: Vec<String> = (0..50).map(|n| format!("198.51.100.{n}")).collect();
    let racing = addresses
        .iter()
        .map(|address| write(table, veil, &Same, clock, (letter(&hall), address.as_str())));
    let won = futures::future::join_all(racing).await;
    assert_eq!(won.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(hall.rows("LETTER#").await, 1);
}

#[tokio::test]
async fn the_delegate_of_a_letter_and_its_secret_lie_in_clear_nowhere() {
    let hall = Hall::open().await;
    hall.organisation(&Company::new(1), 1).await;
    let written = hall.write_letter(letter(&hall)).await.unwrap();
    hall.verify_letter(&written.digest).await.unwrap();
    let delegate = person(2);
    let marks =
        [delegate.document.number(), delegate.name.reveal(), written.token.reveal(), ADDRESS];
    crate::hidden::assert_hidden(&hall.engine.scan().await.unwrap(), &marks.map(str::to_owned));
}

pub(crate) async fn bind(staff: &Staff, administrator: &MemberActor) {
    let pk = format!("ORG#{}", administrator.organisation);
    let sk = format!("MEM#{}", administrator.membership);
    staff.hall.set((&pk, &sk), "may_appoint", AttributeValue::Bool(false)).await;
}

fn not_mandated<T: std::fmt::Debug>(result: Result<T, NotChanged>) {
    let refused = result.unwrap_err();
    assert!(matches!(refused, NotChanged::NotAmended(NotAmended::NotMandated)), "{refused:?}");
}

#[tokio::test]
async fn an_administrator_whose_letter_does_not_grant_it_appoints_nobody_and_does_every_matter() {
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    let waiting = staff.register(4).await;
    let invited = staff.invite(&staff.boss, Role::Agent, 4).await.unwrap();
    staff.register(5).await;
    bind(&staff, &administrator).await;
    let before = staff.people().await;

    not_mandated(staff.invite(&administrator, Role::Agent, 5).await);
    let place = Some(invited.placed.membership.id.clone());
    not_mandated(staff.invite_again(&administrator, Role::Agent, place.clone()).await);
    let membership = Some(agent.membership.clone());
    let period = Some(staff.year().into());
    let change = Change { role: Role::Agent, membership, period, mobile: None };
    not_mandated(staff.change(&administrator, change).await);
    not_mandated(staff.remove(&administrator, Role::Agent, place).await);
    let revision = before.member(&agent.membership).unwrap().revision;
    let grants = vec![one(ARCHIVE, staff.year())];
    not_mandated(staff.grant(&administrator, &agent.membership, revision, grants.clone()).await);
    assert_eq!(staff.people().await, before, "nothing was changed");

    // What is left to them is everything else.
    assert_eq!(staff.list(&administrator).await.unwrap().people.len(), 4);
    staff.export(&administrator).await.unwrap();
    let told = staff.may(&administrator.person, "any.matter-at-all").await.authority;
    assert!(matches!(told, Authority::Allowed { .. }), "{told:?}");
    // The legal representative goes on as before.
    staff.grant(&staff.boss, &agent.membership, revision, grants).await.unwrap();
    let told = staff.may(&waiting, ARCHIVE).await.authority;
    assert!(matches!(told, Authority::Denied(_)), "{told:?}");
}

#[tokio::test]
async fn a_changed_period_leaves_what_the_letter_does_not_grant_as_it_was() {
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    assert!(staff.people().await.member(&administrator.membership).unwrap().may_appoint);
    bind(&staff, &administrator).await;
    let period = Some(staff.year().into());
    let change = Change { role: Role::Administrator, membership: None, period, mobile: None };
    let changed = staff.change(&staff.boss, change).await.unwrap();
    assert!(!changed.membership.may_appoint);
    let people = staff.people().await;
    let place = people.member(&administrator.membership).unwrap();
    let of_agents = Operation::ALL.into_iter().filter(|one| one.is_of_agents());
    assert!(of_agents.map(|one| place.may(one)).all(|may| may == Err(NotAmended::NotMandated)));
    let others = Operation::ALL.into_iter().filter(|one| !one.is_of_agents());
    assert!(others.into_iter().all(|one| place.may(one).is_ok() == place.role.may(one)));
}
