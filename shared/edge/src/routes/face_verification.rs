//! Routes of a face that is shown to Alipay (支付宝APP扫一扫).

use super::{Caller, schema};
use crate::problem;
use crate::wire::face_verification as face;
use domain::FlowId;

routes! {
    /// Showing a face to a provider.
    pub enum FaceVerification of "face-verification";
    Begin = POST "/v1/face-verifications" {
        summary: "A page whose flow awaits a face wants it shown to Alipay. Asked again, the attempt under way stays.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<face::AskFace>),
        gives: (201, schema::<face::FaceToShow>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::FACE_PROVIDER_OFF,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_DONE,
            &problem::FACE_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::FACE_DOCUMENT_NOT_TAKEN,
            &problem::FACE_IDENTITY_REFUSED,
            &problem::FACE_NO_ATTEMPTS,
            &problem::OVERTAKEN,
        ],
    }
    Conclude(flow: FlowId) = POST "/v1/face-verifications/{flow}/result" {
        summary: "The page asks what came of it, every few seconds; Alipay is asked, and the flow goes on once the face has passed.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<face::FaceFound>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::FACE_PROVIDER_OFF,
            &problem::FACE_UNKNOWN,
            &problem::FACE_SLOW_DOWN,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_NOT_PASSED,
            &problem::FACE_OTHER_PERSON,
            &problem::FACE_PERSON_NOT_REGISTERED,
            &problem::FACE_PERSON_ALREADY_REGISTERED,
            &problem::FACE_DONE,
            &problem::FACE_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::CALLBACK_REUSED,
            &problem::OVERTAKEN,
        ],
    }
}
