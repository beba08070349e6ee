//! Whoever is signed in proves again who they are, on the wire: by password, or by a face.

use super::session::{SessionTimes, place_told};
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{FaceRefusal, FlowId, Malformed, PresentedPassword, ResetStage};
use flows::password_reset::status::ResetProgress;
use flows::person_registration::start::Opened;
use flows::session_proof::face::ByFace;
use flows::session_proof::password::ByPassword;
use flows::session_proof::{Proof, Proven};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What proves it: either the password, or a face that has passed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProveSession {
    /// 密码: of the place, in a session for an organisation; else of the person's own account.
    #[schemars(with = "Option<text::Password>")]
    pub password: Option<String>,
    /// What the face was shown for, `prf_…`; with `token`.
    #[schemars(with = "Option<text::SessionProof>")]
    pub proof: Option<String>,
    /// The secret that was told when the face was asked for.
    #[schemars(with = "Option<text::Secret>")]
    pub token: Option<String>,
}

impl ProveSession {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn proof(&self, address: String) -> Result<Proof, Problem> {
        let one = || Malformed::new("proof.one_way", "请输入密码，或使用人脸认证，二者选一。");
        let mut form = Form::default();
        let proof = match (&self.password, &self.proof, &self.token) {
            (Some(password), None, None) => form
                .field("/password", PresentedPassword::parse(password))
                .map(|password| Proof::Password(ByPassword { password, address })),
            (None, Some(proof), Some(token)) => form
                .field("/proof", proof.parse())
                .zip(form.field("/token", token.parse()))
                .map(|(proof, token)| Proof::Face(ByFace { proof, token })),
            _ => form.field("/password", Err(one())),
        };
        proof.ok_or_else(|| form.problem())
    }
}

/// The session goes on, proven: with an access token that says so. The refresh token is as it was.
#[derive(Serialize, JsonSchema)]
pub struct SessionProven {
    /// A JWT (RFC 9068 manners, ES256), in place of the one that was sent.
    #[schemars(with = "text::Jwt")]
    pub access_token: String,
    /// Always `Bearer`.
    #[schemars(extend("const" = "Bearer"))]
    pub token_type: &'static str,
    /// Seconds it is good for.
    pub expires_in: i64,
    /// Who: `per_…`.
    #[schemars(with = "text::Person")]
    pub person: String,
    /// For which organisation, `org_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Organisation>")]
    pub organisation: Option<String>,
    /// In which place, `mem_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Membership>")]
    pub membership: Option<String>,
    /// `legal_representative`, `administrator` or `agent`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::RoleName>")]
    pub role: Option<&'static str>,
    /// When the session ends, and until when it is proven.
    pub session: SessionTimes,
}

impl From<Proven> for SessionProven {
    fn from(proven: Proven) -> Self {
        let (organisation, membership, role) = place_told(proven.member);
        Self {
            access_token: proven.access_token,
            token_type: "Bearer",
            expires_in: proven.expires_in.as_secs(),
            person: proven.person.to_string(),
            organisation,
            membership,
            role,
            session: SessionTimes::from(&proven.times),
        }
    }
}

/// A face is asked for. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct ProofBegun {
    /// What the face is shown for: `prf_…`. Name it where a face by Alipay is begun, too.
    #[schemars(with = "text::SessionProof")]
    pub proof: String,
    /// Its secret: send it as `Authorization: Bearer` when asking how far it is, and in the body of the proof.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// Until when the face must have passed and been used: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then.
    pub expires_in_s: i64,
}

impl ProofBegun {
    /// Tells it, with a QR code as a registration has one.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let Opened { registration: proof, token, scan, expires_at } = opened;
        Self {
            proof: proof.to_string(),
            token: domain::Secret::reveal(token).to_owned(),
            qr: format!("{qr_base}#registration={proof}&scan={}", domain::Secret::reveal(scan)),
            expires_at: moment(*expires_at),
            expires_in_s: seconds_until(*expires_at, now),
        }
    }
}

/// How far a proof by face is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProofStatus {
    /// What the face is shown for: `prf_…`.
    #[schemars(with = "text::SessionProof")]
    pub proof: String,
    /// `awaiting_proof`, `face_passed` or `complete`.
    #[schemars(with = "text::ProofStep")]
    pub step: &'static str,
    /// When it is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Why the last face was refused, if one was: `not_passed` or `other_person`. Another may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::FaceRefusalReason>")]
    pub face_refusal: Option<&'static str>,
}

impl ProofStatus {
    /// Tells it.
    #[must_use]
    pub fn new(proof: &FlowId, progress: &ResetProgress, now: Timestamp) -> Self {
        let face_refusal = match progress.stage {
            ResetStage::AwaitingProof { refusal } => refusal.map(FaceRefusal::as_str),
            ResetStage::FacePassed | ResetStage::Complete => None,
        };
        Self {
            proof: proof.to_string(),
            step: progress.stage.as_str(),
            expires_at: moment(progress.deadline),
            expires_in_s: seconds_until(progress.deadline, now),
            face_refusal,
        }
    }
}
