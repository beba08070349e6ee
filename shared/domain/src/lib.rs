//! Nouns and rules of the hall: no I/O, no async, no clock.
//!
//! Text from outside becomes one of these types or a [`Malformed`]; from then on nothing checks it again. State
//! machines are enums whose variants carry their data; moving consumes the old state and gives the next.

mod account_name;
mod actor;
mod appeal;
mod case;
mod catalogue;
mod client;
mod counter;
mod counter_document;
mod counter_opening;
mod credit_code;
mod entering;
mod face_verification;
mod flow;
mod identity_document;
mod ideograph;
mod ids;
mod legacy;
mod legacy_hash;
mod legacy_template;
mod malformed;
mod mandate;
pub mod mask;
mod matter;
mod membership;
mod mobile;
mod name;
mod notice;
mod notice_class;
mod operation;
mod organisation;
mod organisation_identifier;
mod organisation_kind;
mod page_url;
mod password;
mod password_reset;
mod people;
mod permit;
mod person;
mod qr_sign_in;
mod refresh_family;
mod refresh_token;
mod registration;
mod revocation;
pub mod rules;
pub mod sample;
mod secret;
mod sms_budget;
mod sms_code;
mod sso;
mod succession;
mod typed;
mod upgrade;

pub use account_name::{AccountCandidate, AccountName};
pub use actor::{Actor, Ended, MemberActor, NotFresh, PersonActor, fresh};
pub use appeal::{AppealClaim, AppealRegistration, Contested, Decision, Statement};
pub use case::{
    Case, CaseCount, CaseCounts, CaseEvent, CaseList, CaseMark, CaseStep, CaseSubject, CaseTitle,
    CaseTotals, CaseViewer, NotRated, NotUpdated, Rating, RatingComment, RatingScore, Updating,
    kept_moment, newest_with,
};
pub use catalogue::{Catalogue, Matter, SearchText};
pub use client::ClientId;
pub use counter::{Author, ClerkActor, CounterId, STAFF, StaffSignedOn, clerk_session_ends};
pub use counter_document::{CounterDocument, CounterDocumentKind, MediaType, TakenDocument};
pub use counter_opening::{CounterOffice, NoRoom, OpenedPlace, Reason};
pub use credit_code::{CreditCode, StandardCreditCode};
pub use entering::Origin;
pub use face_verification::{
    ALIPAY, AlipayCertificate, Attempt, CertifyFinding, CertifyId, CertifyRequest,
    FaceVerification, NoAttempt,
};
pub use flow::{BoundMobile, Flow, FlowKind, Progress, Stage};
pub use identity_document::{DocumentKind, IdentityDocument};
pub use ideograph::ideograph;
pub use ids::{
    ActId, CaseId, ClerkId, DocumentId, FlowId, GrantId, MembershipId, NoticeId, OrganisationId,
    PersonId, QrId, SessionId, SmsCodeId, SsoId, UpgradeId,
};
pub use legacy::{
    LegacyHall, LegacyHallId, LegacyHalls, LegacyPassword, LegacyRecord, LegacyUserName, NotHalls,
};
pub use legacy_hash::{Hashed, LegacyDigest, LegacyHash, LegacyPrf, LegacyWork};
pub use legacy_template::{
    LegacyCase, LegacyChain, LegacyCharset, LegacyEncoding, LegacyField, LegacyPiece, LegacyStep,
    LegacyTemplate,
};
pub use malformed::Malformed;
pub use mandate::{
    Mandate, MandateDigest, MandateExtent, MandateParties, MandateRefusal, MandateSalt,
    Unprintable, letter_date,
};
pub use matter::{BundleCode, MatterCode};
pub use membership::{
    Authority, Basis, Denial, Grant, Membership, Period, PeriodChange, Place, Scope, granted_period,
};
pub use mobile::Mobile;
pub use name::{OrganisationName, PersonName};
pub use notice::{Notice, NoticeEvent};
pub use notice_class::{NoticeClass, NoticeLimit};
pub use operation::Operation;
pub use organisation::{
    Agreement, Minted, NewMembership, OpenedOrganisation, Opening, Organisation, OrganisationClaim,
    OrganisationRegistration, RegisterRecord, Role, Standing,
};
pub use organisation_identifier::{
    InstitutionCode, InstitutionCodePattern, OrganisationIdentifier, OrganisationNumber,
};
pub use organisation_kind::OrganisationKind;
pub use page_url::PageUrl;
pub use password::{ChosenPassword, PasswordRule, PresentedPassword, WeakPassword};
pub use password_reset::{ResetProof, ResetStage, face_for_reset};
pub use people::{Amendment, Deed, NotAmended, People};
pub use person::{Person, PersonClaim, PersonRegistration};
pub use qr_sign_in::{Numbers, QrBy, QrDecision, QrKind, QrOutcome, QrRefusal, QrSignIn, QrStep};
pub use refresh_family::{RefreshFamily, RefreshParent, RefreshRefusal};
pub use refresh_token::RefreshToken;
pub use registration::{
    FacePass, FaceRefusal, FaceReport, FaceResult, Faced, Identity, OutOfStep, Registration, Step,
    Subject,
};
pub use revocation::Revocation;
pub use secret::{
    ClientSecret, FamilySecret, FlowToken, PollSecret, RefreshSecret, ScanSecret, Secret,
    SecretHash, SsoCode, SsoSecret, SsoToken,
};
pub use sms_budget::{NoBudget, SmsBudget, SmsShare};
pub use sms_code::{CodeSending, IssuedCode, NotNow, SmsCode, SmsPurpose, SmsText};
pub use sso::{SignedOn, SsoRefusal, SsoSignIn, SsoStep, SsoSubject};
pub use succession::{
    NotSucceeded, Succeeded, Succession, SuccessionClaim, SuccessionRegistration,
};
pub use typed::{day, has_lost, is_invisible, plain};
pub use upgrade::{
    Confirmed, Upgrade, UpgradeClaim, UpgradeOutOfStep, UpgradeStep, UpgradedOrganisation,
};
