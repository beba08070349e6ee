//! A face that is shown to Alipay (支付宝扫一扫): we ask, the person scans, and we ask what came of it.
//!
//! ```text
//! asked ──certification bound──▶ waiting ──passed──▶ (the flow goes on)
//!                                  └── refused ─▶ over; another attempt, five at most
//! ```
//!
//! Alipay is told whose face it must be, and says yes or no. So what it says is good for that one certification, of that
//! one flow, and that one identity, and for nothing else: the three are bound before Alipay is asked anything.

use crate::{DocumentKind, FaceRefusal, FlowId, Identity, IdentityDocument, Malformed, rules};
use std::str::FromStr;

/// What the provider is called: in requests, and beside each pass that it gave.
pub const ALIPAY: &str = "alipay";

/// One attempt to show a face to Alipay.
#[derive(Clone, Debug)]
pub struct FaceVerification {
    /// For which flow.
    pub flow: FlowId,
    /// The how-manieth it is of that flow, from 1.
    pub attempt: u8,
    /// Whose face it must be.
    pub identity: Identity,
    /// Alipay's name for it, once it has one.
    pub certification: Option<CertifyId>,
    /// Why it came to nothing, if it did.
    pub refusal: Option<FaceRefusal>,
}

/// What is asked of Alipay.
#[derive(Clone, Debug)]
pub struct CertifyRequest {
    /// Our name for it (`outer_order_no`): the same for the same attempt, so that asking twice is asking once.
    pub order: String,
    /// Whose face it must be.
    pub identity: Identity,
    /// What Alipay calls the document.
    pub certificate: AlipayCertificate,
}

/// What Alipay found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertifyFinding {
    /// The face is alive and the asked person's.
    Passed,
    /// It is not.
    Failed,
    /// Nobody has shown a face yet.
    Unfinished,
}

/// Why no attempt is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAttempt {
    /// Alipay takes no such document; the APP does.
    #[error("Alipay takes no such document")]
    DocumentNotTaken,
    /// There were as many as may be.
    #[error("no attempt is left")]
    NoneLeft,
}

/// The attempt at hand.
#[derive(Clone, Debug)]
pub enum Attempt {
    /// The one under way: asked again, it stays the same.
    Same(FaceVerification),
    /// A new one, to be kept before Alipay is asked.
    New(FaceVerification),
}

impl FaceVerification {
    /// The attempt that somebody who asks for one gets: the one under way, if it is for the same identity; another, if
    /// that one is over or was for another.
    ///
    /// # Errors
    ///
    /// [`NoAttempt`].
    pub fn attempt(
        kept: Option<Self>,
        flow: &FlowId,
        identity: Identity,
    ) -> Result<(Attempt, AlipayCertificate), NoAttempt> {
        let certificate =
            AlipayCertificate::of(&identity.document).ok_or(NoAttempt::DocumentNotTaken)?;
        let attempt = match kept {
            Some(kept) if kept.refusal.is_none() && kept.is_for(&identity) => {
                return Ok((Attempt::Same(kept), certificate));
            }
            Some(kept) if kept.attempt >= rules::FACE_ATTEMPTS => return Err(NoAttempt::NoneLeft),
            Some(kept) => kept.attempt + 1,
            None => 1,
        };
        let flow = flow.clone();
        let new = Self { flow, attempt, identity, certification: None, refusal: None };
        Ok((Attempt::New(new), certificate))
    }

    fn is_for(&self, identity: &Identity) -> bool {
        self.identity.document == identity.document && self.identity.name == identity.name
    }
}

/// What Alipay calls the documents that it takes (`cert_type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlipayCertificate {
    /// 居民身份证.
    Resident,
    /// 港澳居民来往内地通行证.
    HongKongMacauPermit,
    /// 台湾居民来往大陆通行证.
    TaiwanPermit,
    /// 港澳居民居住证.
    HongKongMacauResidence,
    /// 台湾居民居住证.
    TaiwanResidence,
}

/// What a residence permit for people of Taiwan begins with (DOMAIN, other documents).
const TAIWAN: &str = "830000";

impl AlipayCertificate {
    /// What a document is to Alipay, if it takes it: passports and foreigners' identity cards it does not.
    #[must_use]
    pub fn of(document: &IdentityDocument) -> Option<Self> {
        match document.kind() {
            DocumentKind::ResidentId => Some(Self::Resident),
            DocumentKind::HongKongMacauPermit => Some(Self::HongKongMacauPermit),
            DocumentKind::TaiwanPermit => Some(Self::TaiwanPermit),
            DocumentKind::ResidencePermit if document.number().starts_with(TAIWAN) => {
                Some(Self::TaiwanResidence)
            }
            DocumentKind::ResidencePermit => Some(Self::HongKongMacauResidence),
            DocumentKind::ForeignPermanentResidence | DocumentKind::Passport => None,
        }
    }

    /// The word of its interface.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "IDENTITY_CARD",
            Self::HongKongMacauPermit => "HOME_VISIT_PERMIT_HK_MC",
            Self::TaiwanPermit => "HOME_VISIT_PERMIT_TAIWAN",
            Self::HongKongMacauResidence => "RESIDENCE_PERMIT_HK_MC",
            Self::TaiwanResidence => "RESIDENCE_PERMIT_TAIWAN",
        }
    }
}

/// Alipay's name for a certification (`certify_id`): 1 to 64 letters and digits, at present 32. It goes into keys of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifyId(String);

impl CertifyId {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CertifyId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let is_sound =
            (1..=64).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_alphanumeric());
        if is_sound {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new("certify_id", "认证编号格式不正确。"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FlowKind, sample};

    fn document(kind: DocumentKind, number: &str, country: Option<&str>) -> IdentityDocument {
        IdentityDocument::restore(kind, number, country).unwrap()
    }

    fn identity(seed: u64) -> Identity {
        Identity {
            document: document(DocumentKind::ResidentId, &sample::resident_id(seed), None),
            name: sample::person_name(seed).parse().unwrap(),
        }
    }

    fn flow() -> FlowId {
        FlowId::from_random(FlowKind::PersonRegistration, [1; 16])
    }

    fn attempt(kept: Option<FaceVerification>, seed: u64) -> Result<Attempt, NoAttempt> {
        FaceVerification::attempt(kept, &flow(), identity(seed)).map(|(attempt, _)| attempt)
    }

    #[test]
    fn an_attempt_stays_the_same_for_the_same_identity_until_it_is_refused() {
        let Ok(Attempt::New(mut first)) = attempt(None, 1) else { panic!("the first is new") };
        first.certification = Some("c1".parse().unwrap());
        let again = attempt(Some(first.clone()), 1);
        let Ok(Attempt::Same(again)) = again else { panic!("{again:?}") };
        assert_eq!((again.attempt, &again.certification), (1, &first.certification));

        // Another identity never inherits a certification.
        let Ok(Attempt::New(other)) = attempt(Some(first.clone()), 2) else { panic!("is new") };
        assert_eq!((other.attempt, other.certification), (2, None));
        first.refusal = Some(FaceRefusal::NotPassed);
        let Ok(Attempt::New(second)) = attempt(Some(first), 1) else { panic!("is new") };
        assert_eq!((second.attempt, second.certification), (2, None));
    }

    #[test]
    fn a_flow_has_five_attempts() {
        let Ok(Attempt::New(mut kept)) = attempt(None, 1) else { panic!("the first is new") };
        for number in 1..=rules::FACE_ATTEMPTS {
            assert_eq!(kept.attempt, number);
            kept.refusal = Some(FaceRefusal::NotPassed);
            match attempt(Some(kept.clone()), 1) {
                Ok(Attempt::New(next)) => kept = next,
                refused => {
                    assert_eq!(refused.map(drop).unwrap_err(), NoAttempt::NoneLeft);
                    assert_eq!(number, 5);
                }
            }
        }
    }

    #[test]
    fn alipay_takes_resident_cards_and_permits_and_no_passport() {
        let of = |kind, number, country| AlipayCertificate::of(&document(kind, number, country));
        let named = |kind, number| of(kind, number, None).map(AlipayCertificate::as_str);
        assert_eq!(named(DocumentKind::ResidentId, "11010519491231002X"), Some("IDENTITY_CARD"));
        let permit = named(DocumentKind::HongKongMacauPermit, "H1234567801");
        assert_eq!(permit, Some("HOME_VISIT_PERMIT_HK_MC"));
        assert_eq!(named(DocumentKind::TaiwanPermit, "12345678"), Some("HOME_VISIT_PERMIT_TAIWAN"));
        for (number, expected) in [
            ("810000199003070015", "RESIDENCE_PERMIT_HK_MC"),
            ("830000199003070019", "RESIDENCE_PERMIT_TAIWAN"),
        ] {
            assert_eq!(named(DocumentKind::ResidencePermit, number), Some(expected));
        }
        assert_eq!(of(DocumentKind::Passport, "E12345678", Some("FRA")), None);
        let foreign = named(DocumentKind::ForeignPermanentResidence, "911124198108030024");
        assert_eq!(foreign, None);
    }

    #[test]
    fn a_certification_s_name_is_letters_and_digits() {
        assert!("OC201809253000000393900404029253".parse::<CertifyId>().is_ok());
        for text in ["", "a b", "a#b", "认证", "a-b", &"a".repeat(65)] {
            assert!(text.parse::<CertifyId>().is_err(), "{text}");
        }
    }
}
