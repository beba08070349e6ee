//! An organisation (单位), its people's places in it, and the registration by its legal representative.

use crate::{
    CreditCode, FaceRefusal, Identity, InstitutionCode, MembershipId, Mobile, OrganisationId,
    OrganisationName, OrganisationNumber, PersonId, Registration, StandardCreditCode, Subject,
};
use jiff::Timestamp;

/// What somebody claims who registers an organisation: that it exists, and that they are its legal representative.
#[derive(Clone, Debug)]
pub struct OrganisationClaim {
    /// 统一社会信用代码.
    pub credit_code: StandardCreditCode,
    /// 单位全称.
    pub name: OrganisationName,
    /// 机构编号, where the business register knows one.
    pub institution_code: Option<InstitutionCode>,
    /// 法定代表人.
    pub legal_representative: Identity,
    /// 《法人用户注册协议》, as accepted.
    pub agreement: Agreement,
}

impl Subject for OrganisationClaim {
    type Passed = PersonId;
    type Outcome = OpenedOrganisation;

    fn face(&self) -> &Identity {
        &self.legal_representative
    }

    fn admit(&self, registered: Option<PersonId>) -> Result<PersonId, FaceRefusal> {
        registered.ok_or(FaceRefusal::PersonNotRegistered)
    }
}

/// A registration of an organisation.
pub type OrganisationRegistration = Registration<OrganisationClaim>;

/// A text somebody agreed to: which, and what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its version, such as `2026-11`.
    pub version: String,
    /// SHA-256 of its text, in lower-case hexadecimal.
    pub sha256: String,
}

/// What a completed registration brought into being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedOrganisation {
    /// The account.
    pub organisation: OrganisationId,
    /// 单位编号.
    pub number: OrganisationNumber,
    /// The legal representative's place in it.
    pub membership: MembershipId,
    /// The legal representative.
    pub person: PersonId,
}

/// An organisation account.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The account.
    pub id: OrganisationId,
    /// 单位编号.
    pub number: OrganisationNumber,
    /// 统一社会信用代码.
    pub credit_code: CreditCode,
    /// 机构编号.
    pub institution_code: Option<InstitutionCode>,
    /// 单位全称.
    pub name: OrganisationName,
    /// What was agreed to.
    pub agreement: Agreement,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Raised when all its tokens must end.
    pub epoch: u64,
    /// How often the organisation was changed; each change writes one audit record of that number.
    pub version: u64,
}

/// What somebody is in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 法定代表人: exactly one.
    LegalRepresentative,
    /// 管理员: at most one.
    Administrator,
    /// 经办人: at most ten.
    Agent,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::LegalRepresentative, Self::Administrator, Self::Agent];

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LegalRepresentative => "legal_representative",
            Self::Administrator => "administrator",
            Self::Agent => "agent",
        }
    }
}

/// One person's place in one organisation, as it is made.
#[derive(Clone, Debug)]
pub struct NewMembership {
    /// Its name.
    pub id: MembershipId,
    /// Whose.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// The document and name they sign in and are shown by.
    pub identity: Identity,
    /// The mobile proven for this place.
    pub mobile: Mobile,
}

/// A registration that may become an organisation: everything one transaction writes.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The organisation, at version 1.
    pub organisation: Organisation,
    /// The legal representative's place.
    pub membership: NewMembership,
    /// The registration, complete.
    pub registration: OrganisationRegistration,
}

impl Opening {
    /// What comes into being.
    #[must_use]
    pub fn outcome(&self) -> OpenedOrganisation {
        OpenedOrganisation {
            organisation: self.organisation.id.clone(),
            number: self.organisation.number.clone(),
            membership: self.membership.id.clone(),
            person: self.membership.person.clone(),
        }
    }
}

impl OrganisationRegistration {
    /// Opens the organisation.
    ///
    /// # Errors
    ///
    /// [`OutOfStep`](crate::OutOfStep) when the face has yet to pass, time is over, or it is open already.
    pub fn account(
        self,
        minted: Minted,
        mobile: Mobile,
        now: Timestamp,
    ) -> Result<Opening, crate::OutOfStep> {
        let person = self.passed(now)?.clone();
        let Minted { organisation, membership, number } = minted;
        let claim = self.claim.clone();
        let outcome = OpenedOrganisation {
            organisation: organisation.clone(),
            number: number.clone(),
            membership: membership.clone(),
            person: person.clone(),
        };
        Ok(Opening {
            organisation: Organisation {
                id: organisation,
                number,
                credit_code: claim.credit_code.into(),
                institution_code: claim.institution_code,
                name: claim.name,
                agreement: claim.agreement,
                opened_at: now,
                epoch: 1,
                version: 1,
            },
            membership: NewMembership {
                id: membership,
                person,
                role: Role::LegalRepresentative,
                identity: claim.legal_representative,
                mobile,
            },
            registration: self.complete(outcome, now)?,
        })
    }
}

/// Names freshly drawn for an organisation that is about to open.
#[derive(Clone, Debug)]
pub struct Minted {
    /// The account.
    pub organisation: OrganisationId,
    /// The legal representative's place.
    pub membership: MembershipId,
    /// 单位编号.
    pub number: OrganisationNumber,
}

/// What the business register (工商登记) says of an organisation, as far as a registration is judged by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 存续 / 在业: may register.
    Active,
    /// 注销, 吊销, 迁出 …: may not.
    Inactive,
}

/// What the business register says of one organisation, as it is imported.
#[derive(Clone, Debug)]
pub struct RegisterRecord {
    /// 单位全称.
    pub name: OrganisationName,
    /// 机构编号, if it has one.
    pub institution_code: Option<InstitutionCode>,
    /// 法定代表人.
    pub legal_representative: Identity,
    /// Whether it may register.
    pub standing: Standing,
}
