//! What refuses a face that is to be shown to Alipay.

use super::{
    FACE_DOCUMENT_NOT_TAKEN, FACE_IDENTITY_REFUSED, FACE_NO_ATTEMPTS, FACE_SLOW_DOWN, FACE_UNKNOWN,
    Form, OVERTAKEN, Problem, REGISTRATION_UNKNOWN,
};
use domain::{Malformed, NoAttempt};
use flows::face_verification;
use outside::alipay::NotCertified;

impl From<face_verification::begin::NotBegun> for Problem {
    fn from(error: face_verification::begin::NotBegun) -> Self {
        use face_verification::begin::NotBegun;
        match error {
            NotBegun::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotBegun::OutOfStep(out) => out.into(),
            NotBegun::Identity => identity(),
            NotBegun::NoAttempt(NoAttempt::DocumentNotTaken) => Self::of(&FACE_DOCUMENT_NOT_TAKEN),
            NotBegun::NoAttempt(NoAttempt::NoneLeft) => Self::of(&FACE_NO_ATTEMPTS),
            NotBegun::Overtaken => Self::of(&OVERTAKEN),
            NotBegun::Fault(fault) => fault.into(),
        }
    }
}

fn identity() -> Problem {
    let detail = "重置密码须填写本人的证件与姓名；注册时以所填信息为准，无须再填。";
    let mut form = Form::default();
    let _: Option<()> = form.field("/identity", Err(Malformed::new("face.identity", detail)));
    form.problem()
}

impl From<face_verification::poll::NotPolled> for Problem {
    fn from(error: face_verification::poll::NotPolled) -> Self {
        use face_verification::poll::NotPolled;
        match error {
            NotPolled::Unknown => Self::of(&FACE_UNKNOWN),
            NotPolled::OutOfStep(out) => out.into(),
            NotPolled::Refused(refusal) => refusal.into(),
            NotPolled::SlowDown { every } => Self::after(&FACE_SLOW_DOWN, every),
            NotPolled::Fault(fault) => fault.into(),
        }
    }
}

impl From<NotCertified> for Problem {
    fn from(error: NotCertified) -> Self {
        match error {
            NotCertified::Refused(why) => {
                // Whoever runs this must see which; it quotes nothing but a code of the platform.
                tracing::warn!(event = "face.refused", why, "Alipay refuses to certify: {why}");
                Self::of(&FACE_IDENTITY_REFUSED)
            }
            NotCertified::Fault(fault) => fault.into(),
        }
    }
}
