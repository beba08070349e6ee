//! What each role may do in its own organisation, a table; `docs/roles.md` shows it.

use crate::{Membership, NotAmended, Role, rules};

/// What can be done in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// See who has a place, and who is invited.
    SeePeople,
    /// Invite the administrator, also again.
    AppointAdministrator,
    /// Change the administrator's period or mobile.
    ChangeAdministrator,
    /// Remove the administrator, or cancel their invitation.
    RemoveAdministrator,
    /// Invite an agent, also again.
    AddAgent,
    /// Change an agent's period or mobile.
    ChangeAgent,
    /// Remove an agent, or cancel their invitation.
    RemoveAgent,
    /// Confirm the administrator who was there before a new legal representative.
    ConfirmAdministrator,
    /// Confirm an agent who was there before a new legal representative.
    ConfirmAgent,
    /// Replace an agent's grants.
    Grant,
    /// Read the audit records.
    SeeAudit,
    /// Take everything about the people out, unmasked.
    Export,
    /// See and end one's own sessions.
    OwnSessions,
    /// Change one's own password.
    OwnPassword,
    /// Change one's own mobile.
    OwnMobile,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::SeePeople,
        Self::AppointAdministrator,
        Self::ChangeAdministrator,
        Self::RemoveAdministrator,
        Self::AddAgent,
        Self::ChangeAgent,
        Self::RemoveAgent,
        Self::ConfirmAdministrator,
        Self::ConfirmAgent,
        Self::Grant,
        Self::SeeAudit,
        Self::Export,
        Self::OwnSessions,
        Self::OwnPassword,
        Self::OwnMobile,
    ];

    /// Its name, as pages are told it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SeePeople => "see_people",
            Self::AppointAdministrator => "appoint_administrator",
            Self::ChangeAdministrator => "change_administrator",
            Self::RemoveAdministrator => "remove_administrator",
            Self::AddAgent => "add_agent",
            Self::ChangeAgent => "change_agent",
            Self::RemoveAgent => "remove_agent",
            Self::ConfirmAdministrator => "confirm_administrator",
            Self::ConfirmAgent => "confirm_agent",
            Self::Grant => "grant",
            Self::SeeAudit => "see_audit",
            Self::Export => "export",
            Self::OwnSessions => "own_sessions",
            Self::OwnPassword => "own_password",
            Self::OwnMobile => "own_mobile",
        }
    }

    /// Whether it needs a proof of identity no older than five minutes.
    #[must_use]
    pub fn is_grave(self) -> bool {
        matches!(
            self,
            Self::AppointAdministrator
                | Self::ChangeAdministrator
                | Self::RemoveAdministrator
                | Self::ConfirmAdministrator
                | Self::Export
                | Self::OwnMobile
        )
    }
}

impl Operation {
    /// Whether it lets somebody else act, or no longer.
    #[must_use]
    pub fn is_of_agents(self) -> bool {
        matches!(self, Self::AddAgent | Self::ChangeAgent | Self::RemoveAgent | Self::Grant)
    }
}

impl Membership {
    /// Whether its person may do this, by their role and by what their place was opened with: 「代理人无权转换代理权」(guide,
    /// 授权委托书) is a mandate to do every matter, and to let nobody else do any.
    ///
    /// # Errors
    ///
    /// [`NotAmended::NotYours`], [`NotAmended::NotMandated`].
    pub fn may(&self, operation: Operation) -> Result<(), NotAmended> {
        if !self.role.may(operation) {
            return Err(NotAmended::NotYours);
        }
        if operation.is_of_agents() && !self.may_appoint {
            return Err(NotAmended::NotMandated);
        }
        Ok(())
    }
}

impl Membership {
    /// All that its person may do, in the order of the table.
    pub fn operations(&self) -> impl Iterator<Item = Operation> {
        Operation::ALL.into_iter().filter(|operation| self.may(*operation).is_ok())
    }
}

impl Role {
    /// What a role may do in its own organisation. In another one nobody may anything.
    ///
    /// 「法定代表人可添加1名管理员」「法定代表人或管理员可添加最多10名经办人」「经办人可办业务范围需法定代表人或管理员
    /// 进行授权」(guide, 经办人管理); agents appoint and grant nothing (I6).
    #[must_use]
    pub fn may(self, operation: Operation) -> bool {
        use Operation as O;
        match operation {
            O::AppointAdministrator
            | O::ChangeAdministrator
            | O::RemoveAdministrator
            | O::ConfirmAdministrator
            | O::ConfirmAgent => self == Self::LegalRepresentative,
            O::SeePeople
            | O::AddAgent
            | O::ChangeAgent
            | O::RemoveAgent
            | O::Grant
            | O::SeeAudit
            | O::Export => self != Self::Agent,
            O::OwnSessions | O::OwnPassword | O::OwnMobile => true,
        }
    }

    /// How many an organisation may have, invited ones included.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::LegalRepresentative => 1,
            Self::Administrator => rules::ADMINISTRATORS_MOST,
            Self::Agent => rules::AGENTS_MOST,
        }
    }

    /// What appointing somebody to it is.
    #[must_use]
    pub fn appointing(self) -> Operation {
        if self == Self::Agent { Operation::AddAgent } else { Operation::AppointAdministrator }
    }

    /// What changing such a place is.
    #[must_use]
    pub fn changing(self) -> Operation {
        if self == Self::Agent { Operation::ChangeAgent } else { Operation::ChangeAdministrator }
    }

    /// What confirming such a place is.
    #[must_use]
    pub fn confirming(self) -> Operation {
        if self == Self::Agent { Operation::ConfirmAgent } else { Operation::ConfirmAdministrator }
    }

    /// What removing such a place is.
    #[must_use]
    pub fn removing(self) -> Operation {
        if self == Self::Agent { Operation::RemoveAgent } else { Operation::RemoveAdministrator }
    }
}
