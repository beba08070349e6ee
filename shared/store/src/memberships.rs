//! Places in an organisation: `ORG#<org>`/`MEM#<mem>`, and the same seen from the person, `PER#<per>`/`ORG#<org>`.
//!
//! One query reads an organisation with all its places ([`Table::members`]). One transaction changes one place
//! ([`Table::amend`]), on the condition that the organisation's `version` is the one that was read and that the session
//! of whoever does it still lives, and appends the audit record of the new version.

use crate::audit::{Change, record};
use crate::errands::{self, Finished, NewErrand};
use crate::organisations::{LIVE, OrganisationRow};
use crate::row::{
    self, IdentityKept, Particulars, ParticularsKept, at, exact, number, sound, text,
};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write, fault};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Amendment, FlowId, Grant, GrantId, MemberActor, Membership, MembershipId, OrganisationId,
    People, Period, PersonActor, PersonId, Place, Role, Scope, SessionId,
};
use jiff::Timestamp;
use keys::{AccountNumber, BlindKeys, PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a place";
const AMENDING: &str = "changing a place";

#[derive(Clone, Serialize, Deserialize)]
struct GrantRow {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    matter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<String>,
    since: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<i64>,
}

/// What changes of a place, and is told in the audit.
#[derive(Clone, Serialize, Deserialize)]
struct MembershipRow {
    person: String,
    role: String,
    #[serde(default = "live")]
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invited_until: Option<i64>,
    since: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<i64>,
    #[serde(default)]
    grants: Vec<GrantRow>,
    #[serde(default = "first")]
    revision: u64,
    epoch: u64,
}

fn live() -> String {
    Place::Live.as_str().to_owned()
}

fn first() -> u64 {
    1
}

/// What of a place is the person's: how they are found when they sign in, and who they are.
#[derive(Serialize, Deserialize)]
struct MemberRow {
    account_number: String,
    mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    sealed: ByteBuf,
}

/// A place's own part, as signing in needs it: nothing unsealed.
#[derive(Clone, Debug)]
pub struct MemberKept {
    /// Which place.
    pub id: MembershipId,
    /// The document number as typed to sign in, blinded.
    pub account_number: String,
    /// The mobile, blinded.
    pub mobile: String,
    /// The password of this place; none before its person has accepted.
    pub password: Option<PasswordHash>,
    key: key::Key,
    sealed: ByteBuf,
}

impl MemberKept {
    /// Opens what is personal.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn particulars(&self, seal: &SealKeys) -> Result<Particulars, Fault> {
        row::unseal::<ParticularsKept>(READING, seal, &self.key, &self.sealed)?.read(READING)
    }
}

/// An organisation and its people, as they were read.
#[derive(Clone, Debug)]
pub struct Members {
    /// 单位全称.
    pub name: String,
    /// What is judged.
    pub people: People,
    audit_head: [u8; 32],
    kept: Vec<MemberKept>,
}

impl Members {
    /// A place's own part.
    #[must_use]
    pub fn kept(&self, id: &MembershipId) -> Option<&MemberKept> {
        self.kept.iter().find(|kept| kept.id == *id)
    }

    /// Every place with its own part.
    pub fn all(&self) -> impl Iterator<Item = (&Membership, &MemberKept)> {
        self.people.members.iter().filter_map(|member| Some((member, self.kept(&member.id)?)))
    }

    /// Who holds a place, opened.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open, or there is no such place.
    pub fn particulars(&self, id: &MembershipId, seal: &SealKeys) -> Result<Particulars, Fault> {
        let kept =
            self.kept(id).ok_or_else(|| Fault::lasting(READING, "the place is not there"))?;
        kept.particulars(seal)
    }

    /// Whether some place but this one is signed in to by that document number or mobile already.
    #[must_use]
    pub fn is_name_taken(
        &self,
        but: &MembershipId,
        particulars: &Particulars,
        blind: &BlindKeys,
    ) -> bool {
        let number = particulars.identity.document.account_number();
        self.kept.iter().filter(|kept| kept.id != *but).any(|kept| {
            blind.matches(&kept.account_number, &AccountNumber(&number))
                || blind.matches(&kept.mobile, &particulars.mobile)
        })
    }
}

/// Who changes a place: their session must live when the change is written.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A signed-in member.
    Member(&'a MemberActor),
    /// A signed-in person.
    Person(&'a PersonActor),
    /// A person who proved something else: a link and a mobile, or a face.
    Flow(&'a PersonId),
}

impl By<'_> {
    fn person(&self) -> &PersonId {
        match self {
            Self::Member(actor) => &actor.person,
            Self::Person(actor) => &actor.person,
            Self::Flow(person) => person,
        }
    }
}

/// A change of one place that was judged, and everything that is written with it.
#[derive(Debug)]
pub struct Amending<'a> {
    /// The organisation as it was read.
    pub members: &'a Members,
    /// What was judged.
    pub amendment: &'a Amendment,
    /// Who does it.
    pub by: By<'a>,
    /// When.
    pub at: Timestamp,
    /// Who holds the place: for a new one, and for one whose mobile changes.
    pub particulars: Option<&'a Particulars>,
    /// The place's password from now on.
    pub password: Option<&'a PasswordHash>,
    /// What begins with it: an invitation.
    pub begun: Option<&'a NewErrand>,
    /// What ends with it: an invitation, a password reset, a change of mobile.
    pub finished: Option<Finished<'a>>,
}

/// A change's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge anew.
    Stale,
    /// The session of whoever did it has ended.
    SessionEnded,
    /// What was to end with it has ended already, or is out of time.
    FlowStale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
    /// The person's account is gone.
    PersonGone,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Organisation,
    Flow,
    SmsCode,
    Person,
    Place,
}

fn grant_row(grant: &Grant) -> GrantRow {
    let (matter, bundle) = match &grant.scope {
        Scope::Matter(code) => (Some(code.as_str().to_owned()), None),
        Scope::Bundle(code) => (None, Some(code.as_str().to_owned())),
    };
    GrantRow {
        id: grant.id.to_string(),
        matter,
        bundle,
        since: grant.period.from.as_millisecond(),
        ends_at: grant.period.until.map(Timestamp::as_millisecond),
    }
}

fn read_period(since: i64, ends_at: Option<i64>) -> Result<Period, Fault> {
    let until = ends_at.map(|ends_at| at(READING, ends_at)).transpose()?;
    Ok(Period { from: at(READING, since)?, until })
}

fn read_grant(row: &GrantRow) -> Result<Grant, Fault> {
    let scope = match (&row.matter, &row.bundle) {
        (Some(code), None) => Scope::Matter(sound(READING, code)?),
        (None, Some(code)) => Scope::Bundle(sound(READING, code)?),
        _ => return Err(Fault::lasting(READING, "a grant is of a matter or of a bundle")),
    };
    let id: GrantId = sound(READING, &row.id)?;
    Ok(Grant { id, scope, period: read_period(row.since, row.ends_at)? })
}

fn membership_row(membership: &Membership) -> MembershipRow {
    let (invitation, invited_until) = match &membership.place {
        Place::Invited { invitation, until } => {
            (Some(invitation.to_string()), Some(until.as_millisecond()))
        }
        Place::Live | Place::Suspended => (None, None),
    };
    MembershipRow {
        person: membership.person.to_string(),
        role: membership.role.as_str().to_owned(),
        place: membership.place.as_str().to_owned(),
        invitation,
        invited_until,
        since: membership.period.from.as_millisecond(),
        ends_at: membership.period.until.map(Timestamp::as_millisecond),
        grants: membership.grants.iter().map(grant_row).collect(),
        revision: membership.revision,
        epoch: membership.epoch,
    }
}

fn read_place(row: &MembershipRow) -> Result<Place, Fault> {
    match (row.place.as_str(), &row.invitation, row.invited_until) {
        ("live", ..) => Ok(Place::Live),
        ("suspended", ..) => Ok(Place::Suspended),
        ("invited", Some(invitation), Some(until)) => Ok(Place::Invited {
            invitation: sound(READING, invitation)?,
            until: at(READING, until)?,
        }),
        _ => Err(Fault::lasting(READING, "a place stands in no known way")),
    }
}

fn read_membership(id: &MembershipId, row: &MembershipRow) -> Result<Membership, Fault> {
    let role = Role::ALL.into_iter().find(|role| role.as_str() == row.role);
    Ok(Membership {
        id: id.clone(),
        person: sound(READING, &row.person)?,
        role: role.ok_or_else(|| Fault::lasting(READING, "an unknown role"))?,
        period: read_period(row.since, row.ends_at)?,
        place: read_place(row)?,
        grants: row.grants.iter().map(read_grant).collect::<Result<_, _>>()?,
        revision: row.revision,
        epoch: row.epoch,
    })
}

/// A place as it stood in the way of a write.
pub(crate) fn membership_of(id: &MembershipId, item: Item) -> Result<Membership, Fault> {
    read_membership(id, &row::read(READING, item)?)
}

/// What a new place, or one with another mobile, keeps of its person.
fn member_row(
    key: &key::Key,
    particulars: &Particulars,
    password: Option<&PasswordHash>,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<MemberRow, Fault> {
    let Particulars { identity, mobile } = particulars;
    let account = identity.document.account_number();
    let sealed = ParticularsKept::new(identity, mobile);
    Ok(MemberRow {
        account_number: veil.blind.blind(&AccountNumber(&account)).as_str().to_owned(),
        mobile: veil.blind.blind(mobile).as_str().to_owned(),
        password: password.map(|password| password.as_str().to_owned()),
        sealed: row::seal(AMENDING, &veil.seal, entropy, key, &sealed)?,
    })
}

/// A whole new place, as an item.
pub(crate) fn membership_item(
    organisation: &OrganisationId,
    membership: &Membership,
    particulars: &Particulars,
    password: Option<&PasswordHash>,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::membership(organisation, &membership.id);
    let mut item = row::write(AMENDING, &membership_row(membership))?;
    item.extend(row::write(AMENDING, &member_row(&key, particulars, password, veil, entropy)?)?);
    Ok(item)
}

/// A place as its person sees it among all of theirs.
#[derive(Serialize, Deserialize)]
struct PlaceRow {
    membership: String,
    role: String,
    #[serde(default = "live")]
    place: String,
    #[serde(default)]
    organisation_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<i64>,
}

/// A place of a person, told to that person.
#[derive(Clone, Debug)]
pub struct PlaceOfPerson {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// 单位全称.
    pub organisation_name: String,
    /// Which place.
    pub membership: MembershipId,
    /// As what.
    pub role: String,
    /// How it stands: `invited`, `live`, `suspended`.
    pub place: String,
    /// The invitation that waits for their answer.
    pub invitation: Option<FlowId>,
    /// When they may act.
    pub period: Option<Period>,
}

/// A place seen from its person, as an item.
pub(crate) fn place_item(name: &str, membership: &Membership) -> Result<Item, Fault> {
    let row = PlaceRow {
        membership: membership.id.to_string(),
        role: membership.role.as_str().to_owned(),
        place: membership.place.as_str().to_owned(),
        organisation_name: name.to_owned(),
        invitation: match &membership.place {
            Place::Invited { invitation, .. } => Some(invitation.to_string()),
            Place::Live | Place::Suspended => None,
        },
        since: Some(membership.period.from.as_millisecond()),
        ends_at: membership.period.until.map(Timestamp::as_millisecond),
    };
    row::write(AMENDING, &row)
}

/// What the audit keeps of a change of a place: before and after.
#[derive(Serialize)]
struct Audited {
    membership: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<MembershipRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<MembershipRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<IdentityKept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobile: Option<String>,
}

fn optional(value: Option<AttributeValue>) -> AttributeValue {
    value.unwrap_or(AttributeValue::Null(true))
}

impl Table {
    /// Reads an organisation and its people, whole and consistently; `None` when there is no live one.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn members(&self, organisation: &OrganisationId) -> Result<Option<Members>, Fault> {
        let key = key::organisation(organisation);
        let sent = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(key.pk))
            .consistent_read(true)
            .send()
            .await;
        let items = sent.map_err(|error| fault(READING, error))?.items.unwrap_or_default();
        let mut found = None;
        let (mut members, mut kept) = (Vec::new(), Vec::new());
        for item in items {
            let sk = item.get("sk").and_then(|sk| sk.as_s().ok()).cloned().unwrap_or_default();
            if sk == key.sk {
                found = Some(row::read::<OrganisationRow>(READING, item)?);
            } else if let Some(id) = sk.strip_prefix(key::MEMBERSHIP) {
                let id: MembershipId = sound(READING, id)?;
                let member: MemberRow = row::read(READING, item.clone())?;
                members.push(read_membership(&id, &row::read(READING, item)?)?);
                kept.push(MemberKept {
                    account_number: member.account_number,
                    mobile: member.mobile,
                    password: member.password.map(PasswordHash::from_kept),
                    key: key::membership(organisation, &id),
                    sealed: member.sealed,
                    id,
                });
            }
        }
        let Some(row) = found.filter(|row| row.status == LIVE) else { return Ok(None) };
        Ok(Some(Members {
            audit_head: exact(READING, &row.audit_head)?,
            people: People {
                organisation: organisation.clone(),
                epoch: row.epoch,
                version: row.version,
                members,
            },
            name: row.name,
            kept,
        }))
    }

    /// Reads the password of one place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn membership_password(
        &self,
        organisation: &OrganisationId,
        membership: &MembershipId,
    ) -> Result<Option<PasswordHash>, Fault> {
        let key = key::membership(organisation, membership);
        let Some(item) = self.get(READING, key).await? else { return Ok(None) };
        let row: MemberRow = row::read(READING, item)?;
        Ok(row.password.map(PasswordHash::from_kept))
    }

    /// Every place a person has, in whichever organisation: at most a few hundred.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn places_of(&self, person: &PersonId) -> Result<Vec<PlaceOfPerson>, Fault> {
        let (pk, prefix) = key::organisations_of(person);
        let mut places = Vec::new();
        let mut pages = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", text(pk))
            .expression_attribute_values(":prefix", text(prefix.clone()))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = pages.next().await {
            for item in page.map_err(|error| fault(READING, error))?.items.unwrap_or_default() {
                let sk = item.get("sk").and_then(|sk| sk.as_s().ok()).cloned().unwrap_or_default();
                let organisation = sound(READING, sk.trim_start_matches(&prefix))?;
                let row: PlaceRow = row::read(READING, item)?;
                places.push(PlaceOfPerson {
                    organisation,
                    organisation_name: row.organisation_name,
                    membership: sound(READING, &row.membership)?,
                    role: row.role,
                    place: row.place,
                    invitation: row.invitation.map(|id| sound(READING, &id)).transpose()?,
                    period: row.since.map(|since| read_period(since, row.ends_at)).transpose()?,
                });
            }
        }
        Ok(places)
    }

    /// Writes a change of a place and all that goes with it, or nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn amend(
        &self,
        amending: &Amending<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Amended, Fault> {
        let Some(membership) = amending.amendment.membership() else { return Ok(Amended::Done) };
        let mut transaction = self.living(Transaction::new(AMENDING), amending.by);
        transaction = self.next_version(transaction, amending, membership, veil, entropy)?;
        if let Some(finished) = &amending.finished {
            transaction =
                errands::finishing(transaction, self, Label::Flow, finished.errand, amending.at);
            if let Some((sms_code, mobiles)) = finished.proven {
                let bound = (sms_code, finished.errand, mobiles);
                transaction = consuming(transaction, self, Label::SmsCode, bound, amending.at);
            }
        }
        if let Some(begun) = amending.begun {
            transaction = errands::beginning(transaction, self, Label::Place, begun)?;
        }
        if let Some(invitation) = invitation_left(amending) {
            let write = Write::on(key::flow(invitation), "pk = pk OR attribute_not_exists(pk)");
            transaction = transaction.delete(self, Label::Place, write);
        }
        if amending.amendment.before.is_none() {
            let write = Write::on(key::person(&membership.person), "attribute_exists(pk)");
            transaction = transaction.check(self, Label::Person, write);
        }
        transaction = self.place(transaction, amending, membership, veil, entropy)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Amended::Done,
            Committed::Refused(Label::Session, _) => Amended::SessionEnded,
            Committed::Refused(Label::Organisation | Label::Place, _) => Amended::Stale,
            Committed::Refused(Label::Flow, _) => Amended::FlowStale,
            Committed::Refused(Label::SmsCode, _) => Amended::MobileNotVerified,
            Committed::Refused(Label::Person, _) => Amended::PersonGone,
        })
    }

    /// Asks that the session of whoever does it lives, and that their own epoch is the session's.
    fn living(&self, transaction: Transaction<Label>, by: By<'_>) -> Transaction<Label> {
        match by {
            By::Flow(_) => transaction,
            By::Member(actor) => self.session_lives(transaction, &actor.person, &actor.session),
            By::Person(actor) => {
                let write = Write::on(key::person(&actor.person), "epoch = :epoch")
                    .value(":epoch", number(actor.epoch));
                let transaction = transaction.check(self, Label::Session, write);
                self.session_lives(transaction, &actor.person, &actor.session)
            }
        }
    }

    fn session_lives(
        &self,
        transaction: Transaction<Label>,
        person: &PersonId,
        session: &SessionId,
    ) -> Transaction<Label> {
        let write = Write::on(key::session(person, session), "attribute_exists(pk)");
        transaction.check(self, Label::Session, write)
    }

    /// The organisation's next version, and its audit record.
    fn next_version(
        &self,
        transaction: Transaction<Label>,
        amending: &Amending<'_>,
        membership: &Membership,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Amending { members, amendment, by, at, particulars, .. } = amending;
        let People { organisation, version, .. } = &members.people;
        let next = version + 1;
        let change = Change {
            organisation,
            version: next,
            at: *at,
            what: amendment.what,
            actor: by.person(),
            content: Audited {
                membership: membership.id.to_string(),
                before: amendment.before.as_ref().map(membership_row),
                after: amendment.after.as_ref().map(membership_row),
                identity: particulars.map(|one| IdentityKept::from(&one.identity)),
                mobile: particulars.map(|one| one.mobile.e164()),
            },
            previous: members.audit_head,
        };
        let (audit, head) = record(&change, &veil.seal, entropy)?;
        let write = Write::on(key::organisation(organisation), "version = :read")
            .value(":read", number(version))
            .value(":next", number(next))
            .value(":head", AttributeValue::B(Blob::new(head)));
        Ok(transaction
            .update(self, Label::Organisation, write, "SET version = :next, audit_head = :head")
            .put(self, Label::Organisation, Write::new(key::audit(organisation, next)), audit))
    }

    /// The place itself, from the organisation's side and from the person's.
    fn place(
        &self,
        transaction: Transaction<Label>,
        amending: &Amending<'_>,
        membership: &Membership,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Amending { members, amendment, particulars, password, .. } = amending;
        let organisation = &members.people.organisation;
        let own = key::membership(organisation, &membership.id);
        let theirs = key::person_in_organisation(&membership.person, organisation);
        let there = |key: key::Key| Write::on(key, "attribute_exists(pk)");
        Ok(match (&amendment.before, &amendment.after) {
            (None, None) => transaction,
            (Some(_), None) => transaction.delete(self, Label::Place, there(own)).delete(
                self,
                Label::Place,
                there(theirs),
            ),
            (None, Some(after)) => {
                let particulars =
                    particulars.ok_or_else(|| Fault::lasting(AMENDING, "whose place is it"))?;
                let item =
                    membership_item(organisation, after, particulars, *password, veil, entropy)?;
                transaction.put(self, Label::Place, Write::new(own), item).put(
                    self,
                    Label::Place,
                    Write::new(theirs),
                    place_item(&members.name, after)?,
                )
            }
            (Some(_), Some(after)) => {
                let (write, set) = changing(there(own.clone()), amending, after, veil, entropy)?;
                transaction.update(self, Label::Place, write, &set).put(
                    self,
                    Label::Place,
                    there(theirs),
                    place_item(&members.name, after)?,
                )
            }
        })
    }
}

/// The invitation that dies with a change: of a place that is cancelled, or invited anew.
fn invitation_left<'a>(amending: &Amending<'a>) -> Option<&'a FlowId> {
    let before = amending.amendment.before.as_ref()?;
    let Place::Invited { invitation, .. } = &before.place else { return None };
    let is_finished = amending.finished.as_ref().is_some_and(|one| one.errand == invitation);
    let after = amending.amendment.after.as_ref().map(|after| &after.place);
    (!is_finished && after != Some(&before.place)).then_some(invitation)
}

/// The attributes of a place that change.
fn changing(
    write: Write,
    amending: &Amending<'_>,
    after: &Membership,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<(Write, String), Fault> {
    let row = membership_row(after);
    let grants = serde_dynamo::to_attribute_value(&row.grants)
        .map_err(|error| Fault::lasting(AMENDING, error))?;
    let mut set = "SET place = :place, invitation = :invitation, invited_until = :invited, \
                   since = :since, ends_at = :ends, grants = :grants, revision = :revision, \
                   epoch = :epoch"
        .to_owned();
    let mut write = write
        .value(":place", text(row.place))
        .value(":invitation", optional(row.invitation.map(text)))
        .value(":invited", optional(row.invited_until.map(number)))
        .value(":since", number(row.since))
        .value(":ends", optional(row.ends_at.map(number)))
        .value(":grants", grants)
        .value(":revision", number(row.revision))
        .value(":epoch", number(row.epoch));
    if let Some(password) = amending.password {
        set.push_str(", password = :password");
        write = write.value(":password", text(password.as_str()));
    }
    if let Some(particulars) = amending.particulars {
        let key = key::membership(&amending.members.people.organisation, &after.id);
        let member = member_row(&key, particulars, None, veil, entropy)?;
        set.push_str(", mobile = :mobile, account_number = :account, sealed = :sealed");
        write = write
            .value(":mobile", text(member.mobile))
            .value(":account", text(member.account_number))
            .value(":sealed", AttributeValue::B(Blob::new(member.sealed.into_vec())));
    }
    Ok((write, set))
}
