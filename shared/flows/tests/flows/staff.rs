//! People of an organisation for a test: registered, invited, accepted, signed in, each as one line.

use crate::hall::{Company, Hall, PASSWORD, mobile, person, presented};
use domain::{
    Catalogue, FlowId, FlowToken, Identity, MatterCode, MemberActor, MembershipId,
    OpenedOrganisation, Period, PeriodChange, PersonActor, PersonId, Role, Scope, SmsCodeId,
};
use flows::authority::{Answered, authority};
use flows::members::change::{Change, change};
use flows::members::confirm::confirm;
use flows::members::grant::{Replace, replace};
use flows::members::invitation::{self, Accept, Invitee, NotAnswered};
use flows::members::invite::{Invite, Invited, invite, invite_again};
use flows::members::list::{Listed, export, list};
use flows::members::remove::remove;
use flows::members::{NotChanged, Placed};
use flows::session::Session;
use jiff::{SignedDuration, Timestamp};
use keys::{AccessClaims, hash};
use ports::{Clock as _, random};
use store::{NewSession, SignedIn, Whose};

/// The seed of the organisation's legal representative.
pub(crate) const BOSS: u64 = 1;

/// Where invitations are answered.
pub(crate) const PAGE: &str = "https://hall.example/i";

/// An organisation whose legal representative is signed in.
pub(crate) struct Staff {
    pub(crate) hall: Hall,
    pub(crate) opened: OpenedOrganisation,
    pub(crate) boss: MemberActor,
}

/// Who an access token says calls.
pub(crate) fn actor(session: &Session) -> MemberActor {
    let decoded = jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(&session.access_token);
    let claims = decoded.unwrap().claims;
    let member = claims.member.unwrap();
    let (of_all, own) = claims.epoch.split_once('.').unwrap();
    MemberActor {
        person: claims.sub.parse().unwrap(),
        session: claims.sid.parse().unwrap(),
        organisation: member.org.parse().unwrap(),
        membership: member.mem.parse().unwrap(),
        epochs: (of_all.parse().unwrap(), own.parse().unwrap()),
        authenticated_at: Timestamp::from_second(claims.auth_time).unwrap(),
    }
}

pub(crate) fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

pub(crate) fn matter(code: &str) -> MatterCode {
    code.parse().unwrap()
}

impl Staff {
    /// An organisation and its legal representative.
    pub(crate) async fn open() -> Self {
        let hall = Hall::open().await;
        Self::open_in(hall, BOSS).await
    }

    /// Another organisation in the same hall.
    pub(crate) async fn open_in(hall: Hall, seed: u64) -> Self {
        let opened = hall.organisation(&Company::new(seed), seed).await;
        let session =
            hall.sign_in(opened.number.as_str(), mobile(seed).national(), PASSWORD).await.unwrap();
        hall.forget_limits().await;
        Self { hall, opened, boss: actor(&session) }
    }

    /// A year from now.
    pub(crate) fn year(&self) -> Period {
        let now = self.hall.clock.now();
        Period::new(now, now + days(365)).unwrap()
    }

    /// Registers somebody as a person.
    pub(crate) async fn register(&self, seed: u64) -> PersonId {
        let person = self.hall.person(&person(seed), &mobile(seed)).await;
        self.hall.forget_limits().await;
        person
    }

    pub(crate) async fn invite(
        &self,
        actor: &MemberActor,
        role: Role,
        seed: u64,
    ) -> Result<Invited, NotChanged> {
        self.invite_identity(actor, role, person(seed), self.year()).await
    }

    pub(crate) async fn invite_identity(
        &self,
        actor: &MemberActor,
        role: Role,
        identity: Identity,
        period: Period,
    ) -> Result<Invited, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let request = Invite { role, identity, period };
        invite(table, &keys.veil, entropy, clock, (actor, PAGE), request).await
    }

    pub(crate) async fn invite_again(
        &self,
        actor: &MemberActor,
        role: Role,
        membership: Option<MembershipId>,
    ) -> Result<Invited, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        invite_again(table, &keys.veil, entropy, clock, (actor, PAGE), role, membership).await
    }

    /// Asks for a code by an invitation's link and answers it.
    pub(crate) async fn prove(&self, link: &FlowToken, seed: u64) -> SmsCodeId {
        let (hall, id) = (&self.hall, keys::invitation(link));
        let sent = hall.send_from(&id, link, &mobile(seed), "203.0.113.1").await.unwrap();
        let code = hall.inbox.code(&mobile(seed)).unwrap();
        hall.verify(link, &sent.sms_code, &code).await.unwrap();
        hall.forget_limits().await;
        sent.sms_code
    }

    pub(crate) async fn accept(
        &self,
        id: &FlowId,
        invitee: &Invitee,
        sms_code: Option<SmsCodeId>,
        password: &str,
    ) -> Result<Placed, NotAnswered> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let request =
            Accept { sms_code, password: presented(password), confirmation: presented(password) };
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        invitation::accept(table, veil, passwords, entropy, clock, (id, invitee), request).await
    }

    pub(crate) async fn accept_by_link(&self, link: &FlowToken, seed: u64) -> Placed {
        let code = self.prove(link, seed).await;
        let invitee = Invitee::Link(link.clone());
        self.accept(&keys::invitation(link), &invitee, Some(code), PASSWORD).await.unwrap()
    }

    pub(crate) async fn decline(&self, id: &FlowId, invitee: &Invitee) -> Result<(), NotAnswered> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        invitation::decline(table, &keys.veil, entropy, clock, (id, invitee)).await
    }

    /// Somebody with a live place, signed in.
    pub(crate) async fn member(&self, by: &MemberActor, role: Role, seed: u64) -> MemberActor {
        self.register(seed).await;
        let invited = self.invite(by, role, seed).await.unwrap();
        self.accept_by_link(&invited.link, seed).await;
        self.sign_in(seed).await
    }

    pub(crate) async fn sign_in(&self, seed: u64) -> MemberActor {
        let number = self.opened.number.as_str();
        let session = self.hall.sign_in(number, mobile(seed).national(), PASSWORD).await.unwrap();
        self.hall.forget_limits().await;
        actor(&session)
    }

    pub(crate) async fn change(
        &self,
        actor: &MemberActor,
        request: Change,
    ) -> Result<Placed, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        change(table, &keys.veil, entropy, clock, actor, request).await
    }

    pub(crate) async fn remove(
        &self,
        actor: &MemberActor,
        role: Role,
        membership: Option<MembershipId>,
    ) -> Result<MembershipId, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        remove(table, &keys.veil, entropy, clock, actor, role, membership).await
    }

    pub(crate) async fn confirm(
        &self,
        actor: &MemberActor,
        role: Role,
        membership: Option<MembershipId>,
    ) -> Result<Placed, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        confirm(table, &keys.veil, entropy, clock, actor, role, membership).await
    }

    pub(crate) async fn grant(
        &self,
        actor: &MemberActor,
        membership: &MembershipId,
        revision: u64,
        grants: Vec<(Scope, Period)>,
    ) -> Result<Placed, NotChanged> {
        let grants = grants.into_iter().map(|(scope, period)| (scope, period.into())).collect();
        self.grant_changes(actor, membership, revision, grants).await
    }

    pub(crate) async fn grant_changes(
        &self,
        actor: &MemberActor,
        membership: &MembershipId,
        revision: u64,
        grants: Vec<(Scope, PeriodChange)>,
    ) -> Result<Placed, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let request = Replace { membership: membership.clone(), revision, grants };
        replace(table, &keys.veil, entropy, clock, actor, request).await
    }

    pub(crate) async fn list(&self, actor: &MemberActor) -> Result<Listed, NotChanged> {
        let Hall { table, keys, clock, .. } = &self.hall;
        list(table, &keys.veil, clock, actor).await
    }

    pub(crate) async fn export(&self, actor: &MemberActor) -> Result<Listed, NotChanged> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        export(table, &keys.veil, entropy, clock, actor).await
    }

    pub(crate) async fn may(&self, person: &PersonId, code: &str) -> Answered {
        let Hall { table, clock, .. } = &self.hall;
        authority(
            table,
            clock,
            &Catalogue::default(),
            (&self.opened.organisation, person, &matter(code)),
        )
        .await
        .unwrap()
    }

    pub(crate) async fn people(&self) -> domain::People {
        let members = self.hall.table.members(&self.opened.organisation).await.unwrap();
        members.unwrap().people
    }

    /// How many audit records the organisation has.
    pub(crate) async fn audited(&self) -> u64 {
        let prefix = format!("AUD#{}", self.opened.organisation);
        u64::try_from(self.hall.rows(&prefix).await).unwrap()
    }

    /// A session in a place, as if its person had signed in: for tests of something else.
    pub(crate) async fn session(&self, membership: &MembershipId) -> MemberActor {
        let people = self.people().await;
        let member = people.member(membership).unwrap();
        let session = self.begin(&member.person, Whose::of_place(&people, member)).await;
        MemberActor {
            person: member.person.clone(),
            session: session.id,
            organisation: people.organisation.clone(),
            membership: member.id.clone(),
            epochs: (people.epoch, member.epoch),
            authenticated_at: session.at,
        }
    }

    /// A person's own session, as if they had signed in.
    pub(crate) async fn person_session(&self, person: &PersonId) -> PersonActor {
        let session = self.begin(person, Whose::Person { epoch: 1 }).await;
        PersonActor {
            person: person.clone(),
            session: session.id,
            epoch: 1,
            authenticated_at: session.at,
        }
    }

    async fn begin(&self, person: &PersonId, whose: Whose) -> NewSession {
        let entropy = &self.hall.entropy;
        let session = NewSession {
            id: domain::SessionId::from_random(random(entropy)),
            person: person.clone(),
            whose,
            family: hash(&FlowToken::from_random(random(entropy))),
            refresh: hash(&FlowToken::from_random(random(entropy))),
            rests_on: None,
            amr: "pwd".into(),
            device: "Chrome, Windows".into(),
            authenticated_at: self.hall.clock.now(),
            ends_at: self.hall.clock.now() + domain::rules::SESSION_LIFE,
            at: self.hall.clock.now(),
        };
        let named = store::FailureName::own_of_person(person);
        let begun = self.hall.table.begin_session(&session, (&named, &[]), None).await.unwrap();
        assert_eq!(begun, SignedIn::Done);
        session
    }
}
