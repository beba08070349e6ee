//! Another legal representative: who gets in, who is out, who waits; and an organisation that nobody answers for.

use crate::hall::{Company, Hall, PASSWORD, agreement, mobile, passed, person};
use crate::old_account::{BOSS as OLD_BOSS, CHIEF, OldAccount};
use crate::staff::{BOSS, PAGE, Staff, actor, days};
use domain::{
    Authority, Catalogue, CreditCode, Denial, MemberActor, NotAmended, NotSucceeded, OutOfStep,
    Place, Role, Scope, Succeeded, rules,
};
use flows::account::Complete;
use flows::authority::authority;
use flows::members::NotChanged;
use flows::members::invitation::Invitee;
use flows::members::invite::{Invite, invite};
use flows::person_registration::start::Opened;
use flows::refresh::NotRefreshed;
use flows::registration::start::Start;
use flows::sign_in::NotSignedIn;
use flows::succession::complete::NotCompleted;
use flows::succession::start::NotStarted;
use flows::{registration, succession};
use futures::future::join_all;
use jiff::SignedDuration;
use ports::Clock as _;

/// The seed of the new legal representative.
pub(crate) const NEW: u64 = 9;
const MATTER: &str = "talent.archive";

/// The company of the test's organisation, as the register has it once somebody else represents it.
fn company(seed: u64) -> Company {
    let mut company = Company::new(BOSS);
    company.record.legal_representative = person(seed);
    company
}

impl Hall {
    pub(crate) async fn start_succession<Code: Into<CreditCode>>(
        &self,
        form: Start<Code>,
    ) -> Result<Opened, NotStarted> {
        let request = Start {
            credit_code: form.credit_code.into(),
            name: form.name,
            legal_representative: form.legal_representative,
            agreement: form.agreement,
            address: form.address,
        };
        let Self { table, keys, entropy, clock, .. } = self;
        succession::start::start(table, &keys.veil, entropy, clock, &agreement(), request).await
    }

    pub(crate) async fn succeed(&self, request: Complete) -> Result<Succeeded, NotCompleted> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        succession::complete::complete(table, veil, passwords, entropy, clock, request).await
    }

    /// The register says so from now on.
    pub(crate) async fn relist(&self, company: &Company) {
        self.clock.pass_s(1);
        self.list(company).await;
    }

    /// A succession at its last step, its mobile proven.
    pub(crate) async fn succeeding(&self, seed: u64, own: &domain::Mobile) -> crate::hall::Ready {
        let opened = self.start_succession(Self::form(&company(seed))).await.unwrap();
        self.pass(&opened, &person(seed)).await.unwrap();
        let ready = self.prove(&opened, own).await;
        self.forget_limits().await;
        ready
    }
}

impl Staff {
    /// An organisation of which the register says that somebody else represents it now.
    pub(crate) async fn changed() -> Self {
        let staff = Self::open().await;
        staff.register(NEW).await;
        staff.hall.relist(&company(NEW)).await;
        staff
    }

    pub(crate) async fn succeeded(&self) -> Succeeded {
        let ready = self.hall.succeeding(NEW, &mobile(NEW)).await;
        self.hall.succeed(ready.with(PASSWORD)).await.unwrap()
    }

    async fn with_grant(&self, agent: &MemberActor) {
        let read = self.people().await.member(&agent.membership).unwrap().revision;
        let grants = vec![(Scope::Matter(MATTER.parse().unwrap()), self.year())];
        self.grant(&self.boss, &agent.membership, read, grants).await.unwrap();
    }

    async fn denied(&self, who: &MemberActor) -> Option<Denial> {
        match self.may(&who.person, MATTER).await.authority {
            Authority::Denied(denial) => Some(denial),
            Authority::Allowed { .. } => None,
        }
    }
}

fn ended<T>(result: Result<T, NotChanged>) -> bool {
    matches!(result.err(), Some(NotChanged::Ended(_)))
}

fn not_acting<T: std::fmt::Debug>(result: &Result<T, NotSignedIn>) -> Denial {
    let Err(NotSignedIn::NotActing(denial)) = result else { panic!("{result:?}") };
    *denial
}

#[tokio::test]
async fn the_new_one_is_in_the_one_before_is_out_and_everybody_else_waits() {
    let staff = Staff::changed().await;
    let chief = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    staff.with_grant(&agent).await;
    staff.register(4).await;
    let invited = staff.invite(&staff.boss, Role::Agent, 4).await.unwrap();
    let disowning = staff.member(&staff.boss, Role::Agent, 5).await;
    let own = staff.person_session(&disowning.person).await;
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    assert_eq!((staff.denied(&chief).await, staff.denied(&agent).await), (None, None));
    let number = staff.opened.number.as_str();
    let open = staff.hall.sign_in(number, mobile(2).national(), PASSWORD).await.unwrap();
    let before = (staff.people().await, staff.audited().await);

    let succeeded = staff.succeeded().await;

    let people = staff.people().await;
    assert_eq!(people.epoch, before.0.epoch + 1);
    assert_eq!((people.version, staff.audited().await), (before.0.version + 1, before.1 + 1));
    let stands = |who: &MemberActor| people.member(&who.membership).map(|one| one.place.clone());
    assert_eq!(stands(&staff.boss), None, "the one before has no place");
    assert_eq!(stands(&chief), Some(Place::Unconfirmed));
    assert_eq!(stands(&agent), Some(Place::Unconfirmed));
    assert_eq!(stands(&disowning), Some(Place::Suspended), "not theirs stays not theirs");
    assert_eq!(people.member(&invited.placed.membership.id), None);
    assert_eq!(people.legal_representative().map(|one| &one.id), Some(&succeeded.membership));
    assert_eq!(people.members.len(), 4);

    for session in [&staff.boss, &chief, &agent] {
        assert!(ended(staff.list(session).await), "no session goes on");
    }
    let refreshed = staff.hall.refresh(&open.refresh_token).await;
    assert!(matches!(refreshed, Err(NotRefreshed::Ended)), "{refreshed:?}");
    assert_eq!(staff.denied(&staff.boss).await, Some(Denial::NotAMember));
    assert_eq!(staff.denied(&chief).await, Some(Denial::Unconfirmed));
    assert_eq!(staff.denied(&agent).await, Some(Denial::Unconfirmed));
    let gone = staff.hall.sign_in(number, mobile(BOSS).national(), PASSWORD).await;
    assert!(matches!(gone, Err(NotSignedIn::Wrong)), "{gone:?}");
    let waits = staff.hall.sign_in(number, mobile(3).national(), PASSWORD).await;
    assert_eq!(not_acting(&waits), Denial::Unconfirmed);
    assert_eq!(staff.hall.rows("FLOW#inv_").await, before_accepted(), "nobody is invited any more");
    let link = Invitee::Link(invited.link.clone());
    assert!(staff.decline(&keys::invitation(&invited.link), &link).await.is_err());

    let table = &staff.hall.table;
    assert!(table.places_of(&staff.boss.person).await.unwrap().is_empty());
    assert_eq!(table.places_of(&chief.person).await.unwrap()[0].place, "unconfirmed");
    let new = staff.sign_in(NEW).await;
    assert_eq!(staff.denied(&new).await, None, "the new one may do anything");
    assert_eq!(staff.list(&new).await.unwrap().people.len(), 4, "and sees whom to confirm");
}

/// Those that were accepted are kept for whoever asks again: the administrator's and two agents'.
fn before_accepted() -> usize {
    3
}

#[tokio::test]
async fn whom_they_confirm_is_live_as_before_and_whom_they_drop_is_gone() {
    let staff = Staff::changed().await;
    let chief = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    let other = staff.member(&staff.boss, Role::Agent, 4).await;
    staff.with_grant(&agent).await;
    let before = staff.people().await;
    staff.succeeded().await;
    let new = staff.sign_in(NEW).await;

    let (administrator, role) = (Role::Administrator, Role::Agent);
    staff.confirm(&new, administrator, None).await.unwrap();
    let again = staff.confirm(&new, administrator, None).await;
    let nothing = NotAmended::NotUnconfirmed;
    assert!(matches!(again, Err(NotChanged::NotAmended(why)) if why == nothing), "{again:?}");
    let chief = MemberActor { epochs: (2, 1), ..staff.session(&chief.membership).await };
    let refused = staff.confirm(&chief, role, Some(agent.membership.clone())).await;
    let not_yours = NotAmended::NotYours;
    assert!(matches!(refused, Err(NotChanged::NotAmended(why)) if why == not_yours), "{refused:?}");

    staff.confirm(&new, role, Some(agent.membership.clone())).await.unwrap();
    staff.remove(&new, role, Some(other.membership.clone())).await.unwrap();
    let people = staff.people().await;
    for who in [&chief, &agent] {
        let (is, was) = (people.member(&who.membership).unwrap(), before.member(&who.membership));
        let was = was.unwrap();
        assert_eq!(
            (is.place.clone(), is.period, &is.grants),
            (Place::Live, was.period, &was.grants)
        );
    }
    assert_eq!((staff.denied(&chief).await, staff.denied(&agent).await), (None, None));
    assert_eq!(staff.denied(&other).await, Some(Denial::NotAMember));
    assert!(ended(staff.list(&agent).await), "sessions from before stay ended");
    staff.sign_in(3).await;
}

#[tokio::test]
async fn an_administrator_is_confirmed_with_a_fresh_proof_only() {
    let staff = Staff::changed().await;
    staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    staff.succeeded().await;
    let new = staff.sign_in(NEW).await;
    staff.hall.clock.pass(rules::STEP_UP);
    let refused = staff.confirm(&new, Role::Administrator, None).await;
    assert!(matches!(refused, Err(NotChanged::NotFresh(_))), "{refused:?}");
    staff.confirm(&new, Role::Agent, Some(agent.membership)).await.unwrap();
    let places = staff.people().await.members;
    let waiting = places.iter().filter(|one| one.place == Place::Unconfirmed);
    assert_eq!(waiting.map(|one| one.role).collect::<Vec<_>>(), [Role::Administrator]);
}

#[tokio::test]
async fn who_is_not_in_the_register_has_no_account_or_represents_it_already_is_refused_at_once() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let flows = hall.rows("FLOW#").await;
    let already = hall.start_succession(Hall::form(&company(BOSS))).await;
    assert!(matches!(already, Err(NotStarted::AlreadyLegalRepresentative)), "{already:?}");
    let usurper = hall.start_succession(Hall::form(&company(NEW))).await;
    let is_refused =
        matches!(usurper, Err(NotStarted::Claim(registration::start::NotStarted::NotInRegister)));
    assert!(is_refused, "the register names another: {usurper:?}");
    let unregistered = Company::new(30);
    hall.list(&unregistered).await;
    let refused = hall.start_succession(Hall::form(&unregistered)).await;
    assert!(matches!(refused, Err(NotStarted::NotRegistered)), "{refused:?}");
    assert_eq!(hall.rows("FLOW#").await, flows, "nothing was begun");
}

#[tokio::test]
async fn only_their_own_face_in_time_and_their_own_token_get_on() {
    let staff = Staff::changed().await;
    let hall = &staff.hall;
    let opened = hall.start_succession(Hall::form(&company(NEW))).await.unwrap();
    let early = crate::hall::Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: domain::SmsCodeId::from_random([1; 16]),
        mobile: mobile(NEW),
    };
    let refused = hall.succeed(early.with(PASSWORD)).await;
    assert!(matches!(refused, Err(NotCompleted::OutOfStep(OutOfStep::FaceFirst))), "{refused:?}");
    let (id, scan) = (&opened.registration, &opened.scan);
    assert!(hall.show(id, scan, "d1", passed(&person(BOSS))).await.is_err(), "the one before");
    let other = crate::hall::Ready { token: crate::old_account::other_token(), ..early.clone() };
    let refused = hall.succeed(other.with(PASSWORD)).await;
    assert!(matches!(refused, Err(NotCompleted::Unknown)), "{refused:?}");
    let as_registration = hall.complete(early.with(PASSWORD)).await;
    let unknown = registration::complete::NotCompleted::Unknown;
    assert!(as_registration.is_err_and(|why| why.to_string() == unknown.to_string()));

    hall.pass(&opened, &person(NEW)).await.unwrap();
    let refused = hall.succeed(early.with(PASSWORD)).await;
    assert!(matches!(refused, Err(NotCompleted::MobileNotVerified)), "{refused:?}");
    let ready = hall.prove(&opened, &mobile(NEW)).await;
    let weak = hall.succeed(ready.with("12345678")).await;
    assert!(matches!(weak, Err(NotCompleted::Weak(_))), "{weak:?}");
    hall.clock.pass(rules::ACCOUNT_WINDOW);
    let late = hall.succeed(ready.with(PASSWORD)).await;
    assert!(matches!(late, Err(NotCompleted::OutOfStep(OutOfStep::AccountTooLate))), "{late:?}");
    let people = staff.people().await;
    assert_eq!((people.epoch, people.version), (1, 1), "nothing has changed");
    assert!(people.is_represented_by(&staff.boss.person));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_at_once_one_succeeds_whatever_else_is_changed() {
    let staff = Staff::changed().await;
    for seed in 100..105 {
        staff.register(seed).await;
    }
    let ready = staff.hall.succeeding(NEW, &mobile(NEW)).await;
    let adding = join_all((100..105).map(|seed| staff.invite(&staff.boss, Role::Agent, seed)));
    let succeeding = join_all((0..50).map(|_| staff.hall.succeed(ready.with(PASSWORD))));
    let (added, succeeded) = futures::join!(adding, succeeding);
    let done: Vec<Succeeded> = succeeded.into_iter().filter_map(Result::ok).collect();
    assert!(!done.is_empty(), "one at least, and the same answer for whoever asked after it");
    assert!(done.iter().all(|one| one == &done[0]));
    let people = staff.people().await;
    assert_eq!(people.epoch, 2, "raised once");
    let added = u64::try_from(added.iter().filter(|one| one.is_ok()).count()).unwrap();
    assert_eq!((people.version, staff.audited().await), (2 + added, 2 + added));
    assert_eq!(
        people.members.len(),
        1,
        "whoever was invited before it is no more, and nobody after"
    );
}

#[tokio::test]
async fn asked_again_with_the_same_password_it_is_the_same_answer_and_with_another_none() {
    let staff = Staff::changed().await;
    let ready = staff.hall.succeeding(NEW, &mobile(NEW)).await;
    let first = staff.hall.succeed(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(staff.hall.succeed(ready.with(PASSWORD)).await.unwrap(), first);
    let other = staff.hall.succeed(ready.with("Zr8!otherW3y")).await;
    let complete = OutOfStep::AlreadyComplete;
    assert!(matches!(other, Err(NotCompleted::OutOfStep(out)) if out == complete), "{other:?}");
    assert_eq!(staff.people().await.epoch, 2);
    let begun_before = staff.hall.succeeding_twice().await;
    assert!(
        matches!(begun_before, Err(NotStarted::AlreadyLegalRepresentative)),
        "{begun_before:?}"
    );
}

impl Hall {
    async fn succeeding_twice(&self) -> Result<Opened, NotStarted> {
        self.start_succession(Self::form(&company(NEW))).await
    }
}

/// Two flows of one person: the second is judged on what the first has made.
#[tokio::test]
async fn whoever_succeeded_by_another_flow_meanwhile_does_not_again() {
    let staff = Staff::changed().await;
    let first = staff.hall.succeeding(NEW, &mobile(NEW)).await;
    staff.hall.clock.pass(rules::SMS_RESEND_AFTER);
    let second = staff.hall.succeeding(NEW, &mobile(NEW)).await;
    staff.hall.succeed(first.with(PASSWORD)).await.unwrap();
    let refused = staff.hall.succeed(second.with(PASSWORD)).await;
    let already = NotSucceeded::AlreadyLegalRepresentative;
    assert!(matches!(refused, Err(NotCompleted::NotSucceeded(why)) if why == already));
    assert_eq!(staff.people().await.epoch, 2);
}

#[tokio::test]
async fn an_agent_who_becomes_the_legal_representative_has_that_place_alone() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, NEW).await;
    staff.hall.relist(&company(NEW)).await;
    let succeeded = staff.succeeded().await;
    assert_eq!(succeeded.person, agent.person);
    let people = staff.people().await;
    assert_eq!(people.members.len(), 1);
    let places = staff.hall.table.places_of(&agent.person).await.unwrap();
    assert_eq!(places.len(), 1);
    let place = (places[0].role.as_str(), places[0].place.as_str(), &places[0].membership);
    assert_eq!(place, ("legal_representative", "live", &succeeded.membership));
}

#[tokio::test]
async fn whoever_signs_in_by_the_new_ones_number_does_not_keep_them_out() {
    let staff = Staff::changed().await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    let ready = staff.hall.succeeding(NEW, &mobile(3)).await;
    staff.hall.succeed(ready.with(PASSWORD)).await.unwrap();
    let people = staff.people().await;
    assert_eq!(people.member(&agent.membership), None);
    let number = staff.opened.number.as_str();
    let session = staff.hall.sign_in(number, mobile(3).national(), PASSWORD).await.unwrap();
    assert_eq!(actor(&session).membership, people.members[0].id);
}

/// An organisation that came by an upgrade, whose administrator accepted, added an agent and left.
struct Left {
    old: OldAccount,
    organisation: domain::OrganisationId,
    number: String,
    agent: MemberActor,
}

impl Left {
    async fn open() -> Self {
        let old = OldAccount::open().await;
        let begun = old.confirmed().await;
        let upgraded = old.finish(&begun).await.unwrap();
        let organisation = upgraded.organisation.clone();
        let invitation = old.invitation(&organisation, Role::Administrator).await;
        old.accept(&invitation, CHIEF, PASSWORD).await.unwrap();
        old.hall.person(&person(3), &mobile(3)).await;
        old.hall.forget_limits().await;
        let number = upgraded.number.as_str().to_owned();
        let chief = old.hall.sign_in(&number, mobile(CHIEF).national(), PASSWORD).await.unwrap();
        let chief = actor(&chief);
        let Hall { table, keys, entropy, clock, .. } = &old.hall;
        let period = domain::Period::new(clock.now(), clock.now() + days(100)).unwrap();
        let request = Invite { role: Role::Agent, identity: person(3), period };
        invite(table, &keys.veil, entropy, clock, (&chief, PAGE), request).await.unwrap();
        let invitation = old.invitation(&organisation, Role::Agent).await;
        old.accept(&invitation, 3, PASSWORD).await.unwrap();
        let agent = old.hall.sign_in(&number, mobile(3).national(), PASSWORD).await.unwrap();
        let own = old.hall.person_signed_in(CHIEF).await;
        let own = crate::sessions::person_actor(&own);
        old.hall.not_me(&own, &organisation).await.unwrap();
        old.hall.forget_limits().await;
        Self { old, organisation, number, agent: actor(&agent) }
    }

    async fn denied(&self) -> Option<Denial> {
        let Hall { table, clock, .. } = &self.old.hall;
        let matter = MATTER.parse().unwrap();
        let told = authority(
            table,
            clock,
            &Catalogue::default(),
            (&self.organisation, &self.agent.person, &matter),
        )
        .await;
        match told.unwrap().authority {
            Authority::Denied(denial) => Some(denial),
            Authority::Allowed { .. } => None,
        }
    }
}

#[tokio::test]
async fn thirty_days_after_nobody_answers_for_it_nobody_acts_until_a_face_does() {
    let left = Left::open().await;
    let hall = &left.old.hall;
    let second = SignedDuration::from_secs(1);
    hall.clock.pass(rules::CUSTODY_AFTER - second - second);
    let account = mobile(3);
    let session = hall.sign_in(&left.number, account.national(), PASSWORD).await.unwrap();
    hall.clock.pass(second);
    let session = hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(left.denied().await, Some(Denial::NotGranted), "not yet in custody");
    hall.clock.pass(second);
    assert_eq!(left.denied().await, Some(Denial::InCustody));
    let refused = hall.sign_in(&left.number, account.national(), PASSWORD).await;
    assert_eq!(not_acting(&refused), Denial::InCustody);
    let refreshed = hall.refresh(&session.refresh_token).await;
    assert!(matches!(refreshed, Err(NotRefreshed::Ended)), "{refreshed:?}");

    hall.person(&person(OLD_BOSS), &mobile(OLD_BOSS)).await;
    hall.forget_limits().await;
    let ready = hall.succeeding(OLD_BOSS, &mobile(OLD_BOSS)).await;
    hall.succeed(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(left.denied().await, Some(Denial::Unconfirmed), "somebody answers for it again");
    let boss = hall.sign_in(&left.number, mobile(OLD_BOSS).national(), PASSWORD).await.unwrap();
    let Hall { table, keys, entropy, clock, .. } = hall;
    let (boss, id) = (actor(&boss), Some(left.agent.membership.clone()));
    let confirming = flows::members::confirm::confirm;
    confirming(table, &keys.veil, entropy, clock, &boss, Role::Agent, id).await.unwrap();
    assert_eq!(left.denied().await, Some(Denial::NotGranted));
}

#[tokio::test]
async fn an_upgraded_organisation_whose_people_never_accept_is_taken_by_its_legal_representative() {
    let old = OldAccount::open().await;
    old.hall.person(&person(OLD_BOSS), &mobile(OLD_BOSS)).await;
    old.hall.forget_limits().await;
    let begun = old.confirmed().await;
    let upgraded = old.finish(&begun).await.unwrap();
    assert!(old.people(&upgraded.organisation).await.legal_representative().is_some(), "invited");
    let ready = old.hall.succeeding(OLD_BOSS, &mobile(OLD_BOSS)).await;
    let succeeded = old.hall.succeed(ready.with(PASSWORD)).await.unwrap();
    let people = old.people(&upgraded.organisation).await;
    assert_eq!(people.members.len(), 1, "neither invitation is left");
    assert_eq!(people.members[0].id, succeeded.membership);
    assert_eq!(old.hall.rows("FLOW#inv_").await, 0);
}
