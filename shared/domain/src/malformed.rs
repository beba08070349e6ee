//! Why a piece of text is not what it claims to be, said once for programs and once for people.
//!
//! A program matches on `code`, which is stable for ever. A person reads `detail`, which says what is wrong and what
//! to do next. Neither repeats the text when the text could be personal: a refusal may end up in a log.

use std::borrow::Cow;

/// A refusal of text that a type could not be made of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Malformed {
    /// What programs match on: dotted, lower case, stable for ever (`credit_code.check`).
    pub code: &'static str,
    /// What people read: a Chinese sentence on what is wrong and what to do next.
    pub detail: Cow<'static, str>,
    /// The same in English, where it names something that the code does not.
    pub english: Option<Cow<'static, str>>,
}

impl Malformed {
    /// A refusal with this code and this sentence.
    #[must_use]
    pub fn new(code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { code, detail: detail.into(), english: None }
    }

    /// With its sentence in English, for a refusal that names more than its code does.
    #[must_use]
    pub fn in_english(self, english: impl Into<Cow<'static, str>>) -> Self {
        Self { english: Some(english.into()), ..self }
    }
}
