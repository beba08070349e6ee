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

use crate::{Flow, FlowId, IdentityDocument, PersonId, PersonName, SecretHash, Stage, rules};
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
    pub id: FlowId,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, FlowId, FlowToken, PersonClaim, ScanSecret, sample};
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn identity(seed: u64) -> Identity {
        let number = sample::resident_id(seed);
        Identity {
            document: IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap(),
            name: sample::person_name(seed).parse().unwrap(),
        }
    }

    fn opened() -> Registration<PersonClaim> {
        let flow = Flow {
            id: FlowId::from_random(crate::FlowKind::PersonRegistration, [1; 16]),
            token: SecretHash([2; 32]),
            scan: SecretHash([3; 32]),
        };
        let claim = PersonClaim { identity: identity(1) };
        Registration::open(flow, claim, Timestamp::UNIX_EPOCH)
    }

    fn report(result: FaceResult) -> FaceReport {
        FaceReport { provider: "jshrss".into(), delivery: "d".into(), result }
    }

    #[derive(Clone, Debug)]
    enum Act {
        Wait(i64),
        RightFace,
        OtherFace,
        FailedFace,
        FaceOfOneRegistered,
        Complete,
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            (0_i64..700).prop_map(Act::Wait),
            Just(Act::Wait(599)),
            Just(Act::Wait(1)),
            Just(Act::RightFace),
            Just(Act::OtherFace),
            Just(Act::FailedFace),
            Just(Act::FaceOfOneRegistered),
            Just(Act::Complete),
        ]
    }

    proptest! {
        /// I7, whatever the order of acts and however long the waits: an account is made only after a pass less than
        /// 600 s before, a pass only less than 600 s after the opening, and steps only go forwards.
        #[test]
        fn an_account_needs_a_face_in_time_and_steps_only_go_forwards(
            acts in proptest::collection::vec(act(), 1..30)
        ) {
            let mut registration = opened();
            let mut now = registration.opened_at;
            let mut passed_at = None;
            let mut is_complete = false;
            for act in acts {
                let before = registration.clone();
                let in_face_window = now < before.opened_at + rules::FACE_WINDOW;
                match act {
                    Act::Wait(seconds) => now += SignedDuration::from_secs(seconds),
                    Act::RightFace | Act::OtherFace | Act::FailedFace | Act::FaceOfOneRegistered => {
                        let result = match act {
                            Act::OtherFace => FaceResult::Passed(identity(2)),
                            Act::FailedFace => FaceResult::Failed,
                            _ => FaceResult::Passed(identity(1)),
                        };
                        let registered = matches!(act, Act::FaceOfOneRegistered)
                            .then(|| PersonId::from_random([9; 16]));
                        let shown = before.clone().show_face(report(result), registered, now);
                        let may_show = passed_at.is_none() && in_face_window;
                        prop_assert_eq!(shown.is_ok(), may_show);
                        if let Ok(faced) = shown {
                            prop_assert_eq!(faced.registration.version, before.version + 1);
                            let is_pass = matches!(act, Act::RightFace);
                            prop_assert_eq!(faced.refusal.is_none(), is_pass);
                            if is_pass {
                                passed_at = Some(now);
                            }
                            registration = faced.registration;
                        }
                    }
                    Act::Complete => {
                        let person = PersonId::from_random([7; 16]);
                        let completed = before.clone().complete(person, now);
                        let may = !is_complete
                            && passed_at.is_some_and(|at| now < at + rules::ACCOUNT_WINDOW);
                        prop_assert_eq!(completed.is_ok(), may);
                        if let Ok(completed) = completed {
                            is_complete = true;
                            prop_assert_eq!(completed.version, before.version + 1);
                            registration = completed;
                        }
                    }
                }
                let stage = registration.stage();
                prop_assert_eq!(matches!(stage, Stage::Complete), is_complete);
                prop_assert_eq!(matches!(stage, Stage::AwaitingFace { .. }), passed_at.is_none());
            }
        }
    }

    #[test]
    fn debug_of_a_registration_shows_neither_secrets_nor_who_it_is() {
        let shown = format!("{:?}", opened());
        assert!(!shown.contains(&sample::resident_id(1)), "{shown}");
        assert!(!shown.contains(&sample::person_name(1)), "{shown}");
        let secrets = (FlowToken::from_random([5; 32]), ScanSecret::from_random([6; 32]));
        assert_eq!(format!("{secrets:?}"), "(FlowToken(••••), ScanSecret(••••))");
    }
}
