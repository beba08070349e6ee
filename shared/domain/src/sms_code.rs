//! The SMS code that proves somebody holds a mobile: when it may be sent, and what a guess at it is worth.
//!
//! ```text
//!           send                right guess              account made
//! (none) ────────▶ Issued ────────────────▶ Verified ────────────────▶ Consumed
//!                  │    ▲
//!                  └────┘ resend after 60 s: the same code, the same count of guesses
//! ```
//!
//! A code lives five minutes from its first sending. When it has died, the next sending is of a new code with a
//! new count. Guesses are counted in the table before they are compared (at most [`rules::SMS_GUESSES`]), so what
//! `domain` judges here is only the sending and how to read a count.

use crate::typed::grouped;
use crate::{Malformed, SmsCodeId, rules};
use jiff::{SignedDuration, Timestamp};

/// What a code is for. A code sent for one purpose is worthless for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmsPurpose {
    /// 个人实名注册.
    PersonRegistration,
    /// 单位注册.
    OrganisationRegistration,
    /// 接受单位邀请.
    Invitation,
    /// 忘记密码.
    PasswordReset,
    /// 更换移动电话.
    MobileChange,
    /// 变更法定代表人.
    Succession,
    /// 申诉.
    Appeal,
    /// 身份核验, of whoever is signed in: by face alone, and no code is ever sent for it.
    SessionProof,
}

impl SmsPurpose {
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

    /// The word bound into the code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PersonRegistration => "person-registration",
            Self::OrganisationRegistration => "organisation-registration",
            Self::Invitation => "invitation",
            Self::PasswordReset => "password-reset",
            Self::MobileChange => "mobile-change",
            Self::Succession => "succession",
            Self::Appeal => "appeal",
            Self::SessionProof => "session-proof",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::PersonRegistration => "个人实名注册",
            Self::OrganisationRegistration => "单位注册",
            Self::Invitation => "接受单位邀请",
            Self::PasswordReset => "重置密码",
            Self::MobileChange => "更换移动电话",
            Self::Succession => "变更法定代表人",
            Self::Appeal => "申诉",
            Self::SessionProof => "身份核验",
        }
    }
}

/// Six decimal digits.
#[derive(Clone)]
pub struct SmsCode(String);

impl SmsCode {
    /// The code that `bits` come to. A remainder of 128 uniform bits by a million is uniform to within 2⁻¹⁰⁸.
    #[must_use]
    pub fn from_bits(bits: [u8; 16]) -> Self {
        Self(format!("{:06}", u128::from_be_bytes(bits) % 1_000_000))
    }

    /// The digits: to send them, or to compare them in constant time.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for SmsCode {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let digits = grouped(text);
        if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(Malformed::new("sms_code", "短信验证码为6位数字，请核对后重新输入。"))
        }
    }
}

impl std::fmt::Debug for SmsCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmsCode(••••••)")
    }
}

/// A message as it is sent: at most 70 characters, so that it is one message.
#[derive(Clone)]
pub struct SmsText(String);

impl SmsText {
    /// Characters in one Chinese message (DOMAIN, SMS).
    pub const MOST: usize = 70;
    /// Characters of a signature (签名) at most; leaves room for the longest of our sentences.
    pub const SIGNATURE_MOST: usize = 12;

    /// The message that carries a code.
    #[must_use]
    pub fn with_code(signature: &str, code: &SmsCode, purpose: SmsPurpose) -> Self {
        let signature: String = signature.chars().take(Self::SIGNATURE_MOST).collect();
        let minutes = rules::SMS_CODE_LIFE.as_mins();
        let purpose = purpose.in_words();
        let code = code.reveal();
        Self(format!(
            "【{signature}】验证码{code}，用于{purpose}，{minutes}分钟内有效。请勿告诉他人。"
        ))
    }

    pub(crate) fn of(text: String) -> Self {
        Self(text)
    }

    /// The words to send.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SmsText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmsText(••••)")
    }
}

/// A code that was issued. The digits are not in it: they are derived from `nonce` under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCode {
    /// What the digits are derived from.
    pub nonce: [u8; 16],
    /// Which key derives them.
    pub key: String,
    /// When this code was first sent.
    pub issued_at: Timestamp,
    /// When it may be sent again.
    pub resend_at: Timestamp,
    /// How often it was sent; also what a concurrent sender is caught by.
    pub sends: u32,
    /// Guesses already counted.
    pub guesses: u8,
    /// When a guess was right.
    pub verified_at: Option<Timestamp>,
    /// Whether an account was made with it.
    pub is_consumed: bool,
}

/// One sending of a code: the code, and the number of its sendings so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSending {
    /// The code's name.
    pub sms_code: SmsCodeId,
    /// [`IssuedCode::sends`] as it stood after this sending.
    pub number: u32,
}

impl std::fmt::Display for CodeSending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.sms_code, self.number)
    }
}

/// Why no code is sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// The last one is too recent, or its guesses are spent and it has yet to die.
    #[error("a code may be sent again later")]
    Wait {
        /// Until then.
        retry_after: SignedDuration,
    },
    /// The mobile is already proven for this flow.
    #[error("this mobile is already verified")]
    AlreadyVerified,
}

impl IssuedCode {
    /// Whether this sending is the latest of the code, and the code can still be answered: else its message is of no use.
    #[must_use]
    pub fn awaits(&self, sending: &CodeSending, now: Timestamp) -> bool {
        self.sends == sending.number && self.verified_at.is_none() && now < self.dies_at()
    }

    /// When the code is dead.
    #[must_use]
    pub fn dies_at(&self) -> Timestamp {
        self.issued_at + rules::SMS_CODE_LIFE
    }

    /// Judges whether a code may be sent now, and gives the code as it stands once sent: the same one while it
    /// lives, else a new one made of `nonce` and `key`.
    ///
    /// # Errors
    ///
    /// [`NotNow`].
    pub fn send(
        last: Option<Self>,
        nonce: [u8; 16],
        key: &str,
        now: Timestamp,
    ) -> Result<Self, NotNow> {
        let resend_at = now + rules::SMS_RESEND_AFTER;
        match last {
            Some(code) if code.verified_at.is_some() => Err(NotNow::AlreadyVerified),
            Some(code) if now < code.resend_at => {
                Err(NotNow::Wait { retry_after: code.resend_at.duration_since(now) })
            }
            Some(code) if now < code.dies_at() && code.guesses >= rules::SMS_GUESSES => {
                Err(NotNow::Wait { retry_after: code.dies_at().duration_since(now) })
            }
            Some(code) if now < code.dies_at() => {
                Ok(Self { resend_at, sends: code.sends + 1, ..code })
            }
            last => Ok(Self {
                nonce,
                key: key.to_owned(),
                issued_at: now,
                resend_at,
                sends: last.map_or(0, |code| code.sends) + 1,
                guesses: 0,
                verified_at: None,
                is_consumed: false,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: Timestamp = Timestamp::UNIX_EPOCH;

    fn after(seconds: i64) -> Timestamp {
        START + SignedDuration::from_secs(seconds)
    }

    fn issued() -> IssuedCode {
        IssuedCode::send(None, [1; 16], "c1", START).unwrap()
    }

    #[test]
    fn a_resend_within_a_minute_is_told_how_long_to_wait() {
        let refused = IssuedCode::send(Some(issued()), [2; 16], "c1", after(17));
        assert_eq!(refused, Err(NotNow::Wait { retry_after: SignedDuration::from_secs(43) }));
    }

    #[test]
    fn a_resend_after_a_minute_repeats_the_code_and_keeps_the_count() {
        let last = IssuedCode { guesses: 3, ..issued() };
        let again = IssuedCode::send(Some(last.clone()), [2; 16], "c2", after(60)).unwrap();
        assert_eq!((again.nonce, again.key.as_str(), again.guesses), (last.nonce, "c1", 3));
        assert_eq!(again.issued_at, START, "a resend does not lengthen the code's life");
    }

    #[test]
    fn spent_guesses_wait_for_the_code_to_die() {
        let spent = IssuedCode { guesses: rules::SMS_GUESSES, ..issued() };
        let refused = IssuedCode::send(Some(spent.clone()), [2; 16], "c1", after(100));
        assert_eq!(refused, Err(NotNow::Wait { retry_after: SignedDuration::from_secs(200) }));
        let fresh = IssuedCode::send(Some(spent), [2; 16], "c1", after(300)).unwrap();
        assert_eq!((fresh.nonce, fresh.guesses), ([2; 16], 0));
    }

    #[test]
    fn only_the_latest_sending_of_a_live_unverified_code_is_awaited() {
        let sending = |number| CodeSending { sms_code: SmsCodeId::from_random([1; 16]), number };
        let first = issued();
        assert!(first.awaits(&sending(1), after(299)));
        assert!(!first.awaits(&sending(1), after(300)), "dead");
        let again = IssuedCode::send(Some(first.clone()), [2; 16], "c1", after(60)).unwrap();
        assert!(!again.awaits(&sending(1), after(61)), "sent again since");
        assert!(again.awaits(&sending(2), after(61)));
        let verified = IssuedCode { verified_at: Some(after(5)), ..first };
        assert!(!verified.awaits(&sending(1), after(6)), "verified");
    }

    #[test]
    fn a_verified_mobile_needs_no_other_code() {
        let verified = IssuedCode { verified_at: Some(after(5)), ..issued() };
        let refused = IssuedCode::send(Some(verified), [2; 16], "c1", after(400));
        assert_eq!(refused, Err(NotNow::AlreadyVerified));
    }

    #[test]
    fn a_code_is_read_as_every_other_typed_number_is() {
        for text in [
            "012345",
            "０１２３４５",
            " 012 345 ",
            "012-345",
            "012\u{2014}345",
            "\u{FEFF}012345\u{200B}",
            "012\u{A0}345",
            "【012345】",
        ] {
            assert_eq!(text.parse::<SmsCode>().unwrap().reveal(), "012345", "{text}");
        }
    }

    #[test]
    fn what_is_not_six_digits_of_ours_is_no_code() {
        for text in ["", "12345", "1234567", "12345O", "٠١٢٣٤٥", "①②③④⑤⑥", "12.345", "+12345"]
        {
            assert_eq!(text.parse::<SmsCode>().unwrap_err().code, "sms_code", "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_message_fits_one_sms(bits: [u8; 16], signature in "\\PC{0,40}") {
            for purpose in SmsPurpose::ALL {
                let text = SmsText::with_code(&signature, &SmsCode::from_bits(bits), purpose);
                prop_assert!(text.reveal().chars().count() <= SmsText::MOST);
            }
        }

        #[test]
        fn any_bits_make_a_code_that_reads_back(bits: [u8; 16]) {
            let code = SmsCode::from_bits(bits);
            let read = code.reveal().parse::<SmsCode>().unwrap();
            prop_assert_eq!(read.reveal(), code.reveal());
        }

        /// Whatever the order of sends and times, two sends of one code are at least a minute apart, and the
        /// count of guesses falls only when the code itself is another.
        #[test]
        fn sends_are_a_minute_apart_and_never_forgive_guesses(
            steps in proptest::collection::vec((0_i64..200, 0_u8..3, any::<[u8; 16]>()), 1..40)
        ) {
            let mut now = START;
            let mut last: Option<IssuedCode> = None;
            let mut sent_at: Option<Timestamp> = None;
            for (wait, guesses, nonce) in steps {
                now += SignedDuration::from_secs(wait);
                if let Some(code) = &mut last {
                    code.guesses = (code.guesses + guesses).min(rules::SMS_GUESSES);
                }
                let Ok(next) = IssuedCode::send(last.clone(), nonce, "c1", now) else { continue };
                if let Some(before) = sent_at {
                    prop_assert!(now.duration_since(before) >= rules::SMS_RESEND_AFTER);
                }
                if let Some(before) = &last && before.issued_at == next.issued_at {
                    prop_assert_eq!(before.guesses, next.guesses);
                    prop_assert_eq!(before.nonce, next.nonce);
                }
                sent_at = Some(now);
                last = Some(next);
            }
        }
    }
}
