//! The people of an organisation, judged as a whole: who may change whose place, and the caps.
//!
//! An organisation is small by rule (at most twelve people), so every judgement sees all of it, and the write that
//! follows is conditional on the version that was read. So no cap can be outrun (I2), and what was judged is what is
//! written. What each role may do is [`Role::may`], a table; `docs/roles.md` shows it.

use crate::{
    Authority, Denial, Ended, FlowId, Grant, MatterCode, MemberActor, Membership, MembershipId,
    Operation, OrganisationId, Period, PersonId, Place, Role, rules,
};
use jiff::Timestamp;

/// The people of an organisation, as they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// Raised when all its sessions and tokens must end.
    pub epoch: u64,
    /// How often the organisation was changed.
    pub version: u64,
    /// Until when somebody answers for it, a legal representative or an administrator; nothing while a legal
    /// representative does, whose office has no end that we know.
    pub attended_until: Option<Timestamp>,
    /// Everybody, invited ones too.
    pub members: Vec<Membership>,
}

/// What was done to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A person was invited.
    Invited,
    /// They were invited again, by another link.
    InvitedAgain,
    /// The invitation was withdrawn.
    Cancelled,
    /// They accepted.
    Accepted,
    /// They declined.
    Declined,
    /// Its period, or its mobile, was changed by somebody else.
    Changed,
    /// It was taken away.
    Removed,
    /// Its grants were replaced.
    Granted,
    /// Its person said that it is not theirs.
    Disavowed,
    /// Its person changed its password.
    PasswordChanged,
    /// Its person reset its password.
    PasswordReset,
    /// Its person changed its mobile.
    MobileChanged,
    /// Its person took everything about the people out, unmasked. The place stays as it was.
    Exported,
    /// A new legal representative confirmed it.
    Confirmed,
}

impl Deed {
    /// The word it is audited by: dotted and past.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "member.invited",
            Self::InvitedAgain => "member.invited_again",
            Self::Cancelled => "invitation.cancelled",
            Self::Accepted => "invitation.accepted",
            Self::Declined => "invitation.declined",
            Self::Changed => "member.changed",
            Self::Removed => "member.removed",
            Self::Granted => "grants.replaced",
            Self::Disavowed => "member.disavowed",
            Self::PasswordChanged => "member.password_changed",
            Self::PasswordReset => "member.password_reset",
            Self::MobileChanged => "member.mobile_changed",
            Self::Exported => "people.exported",
            Self::Confirmed => "member.confirmed",
        }
    }
}

/// A change of one place: what it was, what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// What is done to it.
    pub deed: Deed,
    /// Nothing when the place is new.
    pub before: Option<Membership>,
    /// Nothing when the place is gone.
    pub after: Option<Membership>,
}

impl Amendment {
    /// The place that is changed, as it will be, or as it was when it goes.
    #[must_use]
    pub fn membership(&self) -> Option<&Membership> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// Why a place is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAmended {
    /// The actor's role does not let them.
    #[error("the role does not allow this")]
    NotYours,
    /// The authorisation letter by which the actor's place was opened lets them appoint nobody.
    #[error("the authorisation letter does not allow this")]
    NotMandated,
    /// Nobody changes their own place.
    #[error("nobody changes their own place")]
    Yourself,
    /// There is no such place in this organisation, or not in that role.
    #[error("there is no such place")]
    Unknown,
    /// The organisation has as many of that role as it may.
    #[error("no place of that role is free")]
    Full,
    /// The person has a place already.
    #[error("the person has a place already")]
    AlreadyMember,
    /// The place is not waiting for an answer.
    #[error("the place is not waiting for an answer")]
    NotInvited,
    /// A place or a grant lasts longer than whoever gives it may act themselves.
    #[error("it lasts longer than its giver's own period")]
    BeyondOwn,
    /// The place was changed since it was read.
    #[error("the place was changed since it was read")]
    Changed {
        /// What its revision is now.
        revision: u64,
    },
    /// It is suspended: remove it, and invite the person anew.
    #[error("the place is suspended")]
    Suspended,
    /// It does not wait to be confirmed.
    #[error("the place does not wait to be confirmed")]
    NotUnconfirmed,
}

impl People {
    /// The place of a signed-in member, if they may still act in it: judged anew at every request, so that a removal, a
    /// suspension, an end of a period or a raised epoch ends what it must at once.
    ///
    /// # Errors
    ///
    /// [`Ended`].
    pub fn acting(&self, actor: &MemberActor, now: Timestamp) -> Result<&Membership, Ended> {
        let is_theirs = |member: &&Membership| {
            member.id == actor.membership
                && member.person == actor.person
                && self.organisation == actor.organisation
                && (self.epoch, member.epoch) == actor.epochs
        };
        let member = self.members.iter().find(is_theirs).ok_or(Ended)?;
        self.acts(member, now).map_err(|_| Ended)?;
        Ok(member)
    }

    /// Whether one of them may act at all now: as their place says, and while the organisation is not in custody.
    ///
    /// # Errors
    ///
    /// [`Denial`] with the reason.
    pub fn acts(&self, member: &Membership, now: Timestamp) -> Result<(), Denial> {
        member.acts(now)?;
        if self.is_in_custody(now) { Err(Denial::InCustody) } else { Ok(()) }
    }

    /// Whether one of them may do a matter now (I4, I5), and until when if nothing is changed.
    #[must_use]
    pub fn authority(&self, member: &Membership, matter: &MatterCode, now: Timestamp) -> Authority {
        if let Err(denial) = self.acts(member, now) {
            return Authority::Denied(denial);
        }
        match member.authority(matter, now) {
            Authority::Allowed { by, until } => {
                let until = [until, self.custody_from()].into_iter().flatten().min();
                Authority::Allowed { by, until }
            }
            denied @ Authority::Denied(_) => denied,
        }
    }

    /// Whether nobody has answered for the organisation for [`rules::CUSTODY_AFTER`]: nobody acts for it then, until the
    /// counter or a face gives it somebody who does.
    #[must_use]
    pub fn is_in_custody(&self, now: Timestamp) -> bool {
        self.custody_from().is_some_and(|from| from <= now)
    }

    fn custody_from(&self) -> Option<Timestamp> {
        self.attended_until.map(|until| until + rules::CUSTODY_AFTER)
    }

    /// Until when somebody answers for it, given who is there from now on.
    fn attended(&self, now: Timestamp) -> Option<Timestamp> {
        let live = |role| {
            self.members.iter().find(move |one| one.role == role && one.place == Place::Live)
        };
        match (live(Role::LegalRepresentative), live(Role::Administrator)) {
            (Some(_), _) => None,
            (None, Some(administrator)) => administrator.period.until,
            (None, None) => Some(self.attended_until.map_or(now, |until| until.min(now))),
        }
    }

    /// One place.
    #[must_use]
    pub fn member(&self, id: &MembershipId) -> Option<&Membership> {
        self.members.iter().find(|member| member.id == *id)
    }

    /// The place of a person.
    #[must_use]
    pub fn place_of(&self, person: &PersonId) -> Option<&Membership> {
        self.members.iter().find(|member| member.person == *person)
    }

    /// The legal representative.
    #[must_use]
    pub fn legal_representative(&self) -> Option<&Membership> {
        self.members.iter().find(|member| member.role == Role::LegalRepresentative)
    }

    fn target(
        &self,
        actor: &Membership,
        id: &MembershipId,
        role: Role,
        operation: Operation,
    ) -> Result<&Membership, NotAmended> {
        actor.may(operation)?;
        if actor.id == *id {
            return Err(NotAmended::Yourself);
        }
        self.member(id).filter(|member| member.role == role).ok_or(NotAmended::Unknown)
    }

    /// A person is invited to a place.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn invite(&self, actor: &Membership, new: Membership) -> Result<Amendment, NotAmended> {
        actor.may(new.role.appointing())?;
        if new.role == Role::LegalRepresentative {
            return Err(NotAmended::NotYours);
        }
        if actor.person == new.person {
            return Err(NotAmended::Yourself);
        }
        if !new.period.is_within(&actor.own_end()) {
            return Err(NotAmended::BeyondOwn);
        }
        if self.place_of(&new.person).is_some() {
            return Err(NotAmended::AlreadyMember);
        }
        let taken = self.members.iter().filter(|member| member.role == new.role).count();
        if taken >= new.role.most() {
            return Err(NotAmended::Full);
        }
        Ok(Amendment { deed: Deed::Invited, before: None, after: Some(new) })
    }

    /// The invitation to a place is sent again, and the one before dies.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn invite_again(
        &self,
        actor: &Membership,
        id: &MembershipId,
        role: Role,
        invitation: FlowId,
        now: Timestamp,
    ) -> Result<Amendment, NotAmended> {
        let before = self.target(actor, id, role, role.appointing())?;
        if !matches!(before.place, Place::Invited { .. }) {
            return Err(NotAmended::NotInvited);
        }
        let place = Place::invited(invitation, now);
        Ok(changed(Deed::InvitedAgain, before, |after| after.place = place))
    }

    /// A place's period is changed, or its mobile (which is the store's to keep). Where a mandate that was given before could
    /// outlive the new period, the epoch is raised too; a period that is cut short to a later day ends nothing before.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn change(
        &self,
        actor: &Membership,
        id: &MembershipId,
        role: Role,
        period: Option<Period>,
        now: Timestamp,
    ) -> Result<Amendment, NotAmended> {
        let before = self.target(actor, id, role, role.changing())?;
        if period.is_some_and(|period| !period.is_within(&actor.own_end())) {
            return Err(NotAmended::BeyondOwn);
        }
        let after = period.unwrap_or(before.period);
        Ok(changed(Deed::Changed, before, |place| {
            place.period = after;
            // As long as anything lives that was given until this is committed, and was given only within the old period.
            let last = now + rules::MANDATE_LIFE + rules::COMMITTED_LATE;
            let until = before.period.until.map_or(last, |until| until.min(last));
            let rest = Period { from: before.period.from.max(now), until: Some(until) };
            if rest.from < until && !rest.is_within(&after) {
                place.epoch += 1;
            }
        }))
    }

    /// A place goes, live, suspended or invited.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn remove(
        &self,
        actor: &Membership,
        id: &MembershipId,
        role: Role,
    ) -> Result<Amendment, NotAmended> {
        let before = self.target(actor, id, role, role.removing())?;
        let deed = match before.place {
            Place::Invited { .. } => Deed::Cancelled,
            Place::Live | Place::Suspended | Place::Unconfirmed => Deed::Removed,
        };
        Ok(Amendment { deed, before: Some(before.clone()), after: None })
    }

    /// A new legal representative confirms a place that was there before them: it is live again, with the grants it had.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn confirm(
        &self,
        actor: &Membership,
        id: &MembershipId,
        role: Role,
    ) -> Result<Amendment, NotAmended> {
        let before = self.target(actor, id, role, role.confirming())?;
        if before.place != Place::Unconfirmed {
            return Err(NotAmended::NotUnconfirmed);
        }
        Ok(changed(Deed::Confirmed, before, |after| after.place = Place::Live))
    }

    /// An agent's grants are replaced as a whole. A grant that stays as it was keeps its id.
    ///
    /// # Errors
    ///
    /// [`NotAmended`].
    pub fn grant(
        &self,
        actor: &Membership,
        id: &MembershipId,
        revision: u64,
        grants: Vec<Grant>,
    ) -> Result<Amendment, NotAmended> {
        let before = self.target(actor, id, Role::Agent, Operation::Grant)?;
        if before.revision != revision {
            return Err(NotAmended::Changed { revision: before.revision });
        }
        if before.place == Place::Suspended {
            return Err(NotAmended::Suspended);
        }
        let same = |grant: &Grant| {
            let is_same = |old: &&Grant| (&old.scope, old.period) == (&grant.scope, grant.period);
            before.grants.iter().find(is_same)
        };
        // What was granted by somebody who could may stay; what is new must lie within the granter's own period.
        if grants.iter().any(|one| same(one).is_none() && !one.period.is_within(&actor.own_end())) {
            return Err(NotAmended::BeyondOwn);
        }
        let grants = grants.into_iter().map(|new| same(&new).cloned().unwrap_or(new)).collect();
        Ok(changed(Deed::Granted, before, |after| after.grants = grants))
    }

    /// The place that an invitation waits for.
    ///
    /// # Errors
    ///
    /// [`NotAmended::NotInvited`] when it is no longer the one of its place, or has expired.
    pub fn invited(&self, invitation: &FlowId, now: Timestamp) -> Result<&Membership, NotAmended> {
        let waits = |member: &&Membership| {
            matches!(&member.place, Place::Invited { invitation: own, until }
                if own == invitation && now < *until)
        };
        self.members.iter().find(waits).ok_or(NotAmended::NotInvited)
    }

    /// The invited person accepts: the place is live.
    ///
    /// # Errors
    ///
    /// [`NotAmended::NotInvited`] when the invitation is no longer the one of its place, or has expired.
    pub fn accept(&self, invitation: &FlowId, now: Timestamp) -> Result<Amendment, NotAmended> {
        let before = self.invited(invitation, now)?;
        Ok(changed(Deed::Accepted, before, |after| after.place = Place::Live))
    }

    /// The invited person declines: the place is free.
    ///
    /// # Errors
    ///
    /// As of [`Self::accept`].
    pub fn decline(&self, invitation: &FlowId, now: Timestamp) -> Result<Amendment, NotAmended> {
        let before = self.invited(invitation, now)?;
        Ok(Amendment { deed: Deed::Declined, before: Some(before.clone()), after: None })
    }

    /// A person says 「不是我」 of the place they have: it is suspended at once, whatever it was.
    ///
    /// # Errors
    ///
    /// [`NotAmended::Unknown`] when they have none, [`NotAmended::Suspended`] when it is suspended already,
    /// [`NotAmended::Yourself`] for a legal representative: their own face made that place, and nobody else could ever
    /// give it back.
    pub fn disavow(&self, person: &PersonId) -> Result<Amendment, NotAmended> {
        let before = self.place_of(person).ok_or(NotAmended::Unknown)?;
        if before.role == Role::LegalRepresentative {
            return Err(NotAmended::Yourself);
        }
        if before.place == Place::Suspended {
            return Err(NotAmended::Suspended);
        }
        Ok(changed(Deed::Disavowed, before, |after| {
            after.place = Place::Suspended;
            after.epoch += 1;
        }))
    }

    /// A member's own password is another: every session of the place ends.
    ///
    /// # Errors
    ///
    /// [`NotAmended::Unknown`] when there is no such place, or its person has yet to accept.
    pub fn change_password(&self, id: &MembershipId, deed: Deed) -> Result<Amendment, NotAmended> {
        let before = self.accepted(id)?;
        Ok(changed(deed, before, |after| after.epoch += 1))
    }

    /// A member's own mobile is another; sessions go on.
    ///
    /// # Errors
    ///
    /// As of [`Self::change_password`].
    pub fn change_mobile(&self, id: &MembershipId) -> Result<Amendment, NotAmended> {
        Ok(changed(Deed::MobileChanged, self.accepted(id)?, |_| {}))
    }

    /// A member takes everything about the people out: nothing changes, but it is kept and told that they did.
    #[must_use]
    pub fn export(&self, acting: &Membership) -> Amendment {
        changed(Deed::Exported, acting, |_| {})
    }

    fn accepted(&self, id: &MembershipId) -> Result<&Membership, NotAmended> {
        let is_accepted = |member: &&Membership| !matches!(member.place, Place::Invited { .. });
        self.member(id).filter(is_accepted).ok_or(NotAmended::Unknown)
    }

    /// The people as they are once the amendment is written.
    #[must_use]
    pub fn amended(mut self, amendment: &Amendment, now: Timestamp) -> Self {
        if let Some(before) = &amendment.before {
            self.members.retain(|member| member.id != before.id);
        }
        self.members.extend(amendment.after.clone());
        self.version += 1;
        self.attended_until = self.attended(now);
        self
    }
}

pub(crate) fn changed(
    deed: Deed,
    before: &Membership,
    change: impl FnOnce(&mut Membership),
) -> Amendment {
    let mut after = before.clone();
    after.revision += 1;
    change(&mut after);
    Amendment { deed, before: Some(before.clone()), after: Some(after) }
}
