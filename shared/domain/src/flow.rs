//! What every flow has beside its steps: a public id, a secret for the browser, another for the QR code.

use crate::{FaceRefusal, FlowId, OrganisationNumber, OutOfStep, SecretHash, SmsPurpose};
use jiff::Timestamp;

/// The handles of a flow.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Its public name.
    pub id: FlowId,
    /// Hash of the browser's secret.
    pub token: SecretHash,
    /// Hash of the QR code's secret.
    pub scan: SecretHash,
}

/// What a flow is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowKind {
    /// 个人实名注册.
    PersonRegistration,
    /// 单位注册, by the legal representative.
    OrganisationRegistration,
    /// An invitation to a place in an organisation.
    Invitation,
    /// 忘记密码, of a place in an organisation.
    PasswordReset,
    /// Another mobile, for a person or for a place.
    MobileChange,
    /// 变更法定代表人, by the new one.
    Succession,
    /// 申诉, until it is filed.
    Appeal,
    /// A face by which somebody who is signed in proves again who they are. No code is sent for it.
    SessionProof,
}

impl FlowKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::PersonRegistration,
        Self::OrganisationRegistration,
        Self::Invitation,
        Self::PasswordReset,
        Self::MobileChange,
        Self::Succession,
        Self::Appeal,
        Self::SessionProof,
    ];

    /// Whether somebody or something is registered by it, for which a face comes before the mobile.
    #[must_use]
    pub fn is_registration(self) -> bool {
        match self {
            Self::PersonRegistration
            | Self::OrganisationRegistration
            | Self::Succession
            | Self::Appeal => true,
            Self::Invitation | Self::PasswordReset | Self::MobileChange | Self::SessionProof => {
                false
            }
        }
    }

    /// What ids of such a flow begin with.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::PersonRegistration | Self::OrganisationRegistration => "reg_",
            Self::Invitation => "inv_",
            Self::PasswordReset => "rst_",
            Self::MobileChange => "mob_",
            Self::Succession => "suc_",
            Self::Appeal => "apl_",
            Self::SessionProof => "prf_",
        }
    }

    /// The word it is kept by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.sms_purpose().as_str()
    }

    /// What an SMS code of this flow is for.
    #[must_use]
    pub fn sms_purpose(self) -> SmsPurpose {
        match self {
            Self::PersonRegistration => SmsPurpose::PersonRegistration,
            Self::OrganisationRegistration => SmsPurpose::OrganisationRegistration,
            Self::Invitation => SmsPurpose::Invitation,
            Self::PasswordReset => SmsPurpose::PasswordReset,
            Self::MobileChange => SmsPurpose::MobileChange,
            Self::Succession => SmsPurpose::Succession,
            Self::Appeal => SmsPurpose::Appeal,
            Self::SessionProof => SmsPurpose::SessionProof,
        }
    }
}

/// How far a flow is, told without opening what its applicant claimed: for the page that waits, and for whoever
/// must know only whether the face has passed.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What it is for.
    pub kind: FlowKind,
    /// What the browser must prove to hold.
    pub token: SecretHash,
    /// The only mobile that a code is sent to, where it is known from the start.
    pub bound: Option<BoundMobile>,
    /// Where it stands.
    pub stage: Stage,
    /// When that stage is out of time.
    pub deadline: Timestamp,
    /// 单位编号, once an organisation's registration is complete.
    pub organisation_number: Option<OrganisationNumber>,
}

/// The only mobile that codes of a flow are sent to, known from the start and told to nobody.
///
/// A flow about an account that does not exist has one too, which is no mobile's: so that it looks like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundMobile {
    /// The mobile, blinded.
    pub mobile: String,
    /// The account as it was named when the flow began, in canonical form and blinded. What is asked for is counted under it.
    pub account: String,
}

/// Where a flow stands, and no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The face has yet to be shown.
    AwaitingFace {
        /// Why the last face was refused, if one was.
        refusal: Option<FaceRefusal>,
    },
    /// Mobile and password are to be given.
    AwaitingAccount,
    /// Done.
    Complete,
}

impl Stage {
    /// Judges whether an account may be made at this stage, whose deadline is known.
    ///
    /// # Errors
    ///
    /// [`OutOfStep`].
    pub fn allows_account(self, deadline: Timestamp, now: Timestamp) -> Result<(), OutOfStep> {
        match self {
            Self::AwaitingFace { .. } if now < deadline => Err(OutOfStep::FaceFirst),
            Self::AwaitingFace { .. } => Err(OutOfStep::FaceTooLate),
            Self::AwaitingAccount if now < deadline => Ok(()),
            Self::AwaitingAccount => Err(OutOfStep::AccountTooLate),
            Self::Complete => Err(OutOfStep::AlreadyComplete),
        }
    }

    /// The word it is told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingFace { .. } => "awaiting_face",
            Self::AwaitingAccount => "awaiting_account",
            Self::Complete => "complete",
        }
    }
}
