//! A registration, one step at a time: the frame that persons and organisations share.
//!
//! ```text
//! AwaitingFace ──face passed──▶ AwaitingAccount ──mobile proven, password set──▶ Complete
//!   │      ▲   within 600 s of opening        within 600 s of the pass
//!   └──────┘ refused face: noted, may try again
//! ```
//!
//! What differs is the [`Subject`]: who must show the face, whom a pass admits, and what comes into being.
//! Windows are half open: at the last second the step is still good, at the deadline it is not.

use crate::{
    Flow, IdentityDocument, PersonId, PersonName, RegistrationId, SecretHash, Stage, rules,
};
use jiff::Timestamp;

/// What a registration is about.
pub trait Subject: Clone {
    /// What is known once the face has passed.
    type Passed: Clone + std::fmt::Debug + PartialEq;
    /// What exists once it is complete.
    type Outcome: Clone + std::fmt::Debug + PartialEq;

    /// Whose face it must be.
    fn face(&self) -> &Identity;

    /// Judges whether the holder of the face may go on, given the person registered under that identity.
    ///
    /// # Errors
    ///
    /// [`FaceRefusal`]: told only now, because only now have they proven who they are.
    fn admit(&self, registered: Option<PersonId>) -> Result<Self::Passed, FaceRefusal>;
}

/// A document and the name on it.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The document.
    pub document: IdentityDocument,
    /// The name it bears.
    pub name: PersonName,
}

impl Identity {
    /// Whether both name the same human being: the same document (or its renewal) and the same name.
    #[must_use]
    pub fn is_same_person(&self, other: &Self) -> bool {
        self.document.is_same_person(&other.document) && self.name == other.name
    }
}

/// A registration under way.
#[derive(Clone, Debug)]
pub struct Registration<S: Subject> {
    /// Its public name.
    pub id: RegistrationId,
    /// What the browser that began it must prove to hold.
    pub token: SecretHash,
    /// What the QR code carries.
    pub scan: SecretHash,
    /// When it began.
    pub opened_at: Timestamp,
    /// What the applicant claims.
    pub claim: S,
    /// Where it stands.
    pub step: Step<S>,
    /// How often it was written; a write names the version it read.
    pub version: u64,
}

/// Where a registration stands. Each step carries what it needs, and nothing else exists.
#[derive(Clone, Debug)]
pub enum Step<S: Subject> {
    /// The face has yet to be shown.
    AwaitingFace {
        /// Why the last face was refused, if one was.
        refusal: Option<FaceRefusal>,
    },
    /// Mobile and password are to be given.
    AwaitingAccount {
        /// The pass.
        pass: FacePass,
        /// What it proved.
        passed: S::Passed,
    },
    /// Done; kept for a day to answer whoever asks again.
    Complete {
        /// The pass it rested on.
        pass: FacePass,
        /// What came into being.
        outcome: S::Outcome,
    },
}

/// A face that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacePass {
    /// Which provider says so.
    pub provider: String,
    /// In which delivery.
    pub delivery: String,
    /// When we learnt it.
    pub at: Timestamp,
}

/// What a provider says of a face, its signature already believed.
#[derive(Clone, Debug)]
pub struct FaceReport {
    /// Which provider.
    pub provider: String,
    /// Its name for this delivery.
    pub delivery: String,
    /// Who the face is, if it was found to be alive and theirs.
    pub result: FaceResult,
}

/// The provider's finding.
#[derive(Clone, Debug)]
pub enum FaceResult {
    /// A living face, and it is this person's.
    Passed(Identity),
    /// Not.
    Failed,
}

/// Why a face did not carry the registration on. The registration stays open until its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceRefusal {
    /// The provider did not find the face to be alive and theirs.
    NotPassed,
    /// It is somebody else's.
    OtherPerson,
    /// The legal representative has yet to register as a person (guide, preparation (2)).
    PersonNotRegistered,
    /// The person is registered already.
    PersonAlreadyRegistered,
}

impl FaceRefusal {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::NotPassed,
        Self::OtherPerson,
        Self::PersonNotRegistered,
        Self::PersonAlreadyRegistered,
    ];

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotPassed => "not_passed",
            Self::OtherPerson => "other_person",
            Self::PersonNotRegistered => "person_not_registered",
            Self::PersonAlreadyRegistered => "person_already_registered",
        }
    }
}

/// The registration is at some other step, or out of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutOfStep {
    /// The face must pass first.
    #[error("the face has yet to be verified")]
    FaceFirst,
    /// The face has passed already.
    #[error("the face has passed already")]
    FaceDone,
    /// 600 s have gone by since it was opened.
    #[error("the time to show the face is over")]
    FaceTooLate,
    /// 600 s have gone by since the pass.
    #[error("the time to finish is over")]
    AccountTooLate,
    /// It is complete.
    #[error("the registration is complete")]
    AlreadyComplete,
}

/// A face, judged: the registration as it is to be saved, and whether it got on.
#[derive(Clone, Debug)]
pub struct Faced<S: Subject> {
    /// To be saved.
    pub registration: Registration<S>,
    /// Why not, if not.
    pub refusal: Option<FaceRefusal>,
}

impl<S: Subject> Registration<S> {
    /// A registration just begun.
    #[must_use]
    pub fn open(flow: Flow, claim: S, now: Timestamp) -> Self {
        let Flow { id, token, scan } = flow;
        let step = Step::AwaitingFace { refusal: None };
        Self { id, token, scan, opened_at: now, claim, step, version: 1 }
    }

    /// When the present step is out of time; for a complete one, when it last was not.
    #[must_use]
    pub fn deadline(&self) -> Timestamp {
        match &self.step {
            Step::AwaitingFace { .. } => self.opened_at + rules::FACE_WINDOW,
            Step::AwaitingAccount { pass, .. } | Step::Complete { pass, .. } => {
                pass.at + rules::ACCOUNT_WINDOW
            }
        }
    }

    /// Judges a face.
    ///
    /// # Errors
    ///
    /// [`OutOfStep`] when none is awaited, or it comes too late.
    pub fn show_face(
        self,
        report: FaceReport,
        registered: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Faced<S>, OutOfStep> {
        match &self.step {
            Step::AwaitingFace { .. } if now < self.deadline() => {}
            Step::AwaitingFace { .. } => return Err(OutOfStep::FaceTooLate),
            Step::AwaitingAccount { .. } => return Err(OutOfStep::FaceDone),
            Step::Complete { .. } => return Err(OutOfStep::AlreadyComplete),
        }
        let FaceReport { provider, delivery, result } = report;
        let admitted = match &result {
            FaceResult::Failed => Err(FaceRefusal::NotPassed),
            FaceResult::Passed(shown) if !self.claim.face().is_same_person(shown) => {
                Err(FaceRefusal::OtherPerson)
            }
            FaceResult::Passed(_) => self.claim.admit(registered),
        };
        let (step, refusal) = match admitted {
            Ok(passed) => {
                let pass = FacePass { provider, delivery, at: now };
                (Step::AwaitingAccount { pass, passed }, None)
            }
            Err(refusal) => (Step::AwaitingFace { refusal: Some(refusal) }, Some(refusal)),
        };
        Ok(Faced { registration: Self { step, version: self.version + 1, ..self }, refusal })
    }

    /// What an account would rest on, if it may be made now.
    ///
    /// # Errors
    ///
    /// [`OutOfStep`] when the face has yet to pass, time is over, or it was made already.
    pub fn passed(&self, now: Timestamp) -> Result<&S::Passed, OutOfStep> {
        self.stage().allows_account(self.deadline(), now)?;
        match &self.step {
            Step::AwaitingAccount { passed, .. } => Ok(passed),
            Step::AwaitingFace { .. } => Err(OutOfStep::FaceFirst),
            Step::Complete { .. } => Err(OutOfStep::AlreadyComplete),
        }
    }

    /// Where it stands, and no more than that.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match &self.step {
            Step::AwaitingFace { refusal } => Stage::AwaitingFace { refusal: *refusal },
            Step::AwaitingAccount { .. } => Stage::AwaitingAccount,
            Step::Complete { .. } => Stage::Complete,
        }
    }

    /// The registration once its account is made.
    ///
    /// # Errors
    ///
    /// [`OutOfStep`], as of [`Self::passed`].
    pub fn complete(self, outcome: S::Outcome, now: Timestamp) -> Result<Self, OutOfStep> {
        self.passed(now)?;
        let step = match self.step {
            Step::AwaitingAccount { pass, .. } => Step::Complete { pass, outcome },
            step @ (Step::AwaitingFace { .. } | Step::Complete { .. }) => step,
        };
        Ok(Self { step, version: self.version + 1, ..self })
    }
}
