//! What refuses somebody who signs in by another provider's word.

use super::{
    LIMITED, Problem, SSO_ALREADY_LINKED, SSO_CLAIMS, SSO_DENIED, SSO_LOGIN_REQUIRED,
    SSO_MISCONFIGURED, SSO_NOT_ACTING, SSO_NOT_BELIEVED, SSO_NOT_LINKED, SSO_OTHER_PERSON,
    SSO_OVERTAKEN, SSO_PROVIDER_FAILED, SSO_PROVIDER_UNKNOWN, SSO_STALE, SSO_UNAVAILABLE,
    SSO_UNKNOWN, causes,
};
use flows::sso;
use outside::sso::NotSignedOn;

impl From<NotSignedOn> for Problem {
    fn from(error: NotSignedOn) -> Self {
        match error {
            NotSignedOn::UnknownProvider => Self::of(&SSO_PROVIDER_UNKNOWN),
            NotSignedOn::Denied => Self::of(&SSO_DENIED),
            NotSignedOn::LoginRequired => Self::of(&SSO_LOGIN_REQUIRED),
            NotSignedOn::Failed => {
                tracing::warn!(event = "sso.failed", "a sign-on provider says that it failed");
                Self::of(&SSO_PROVIDER_FAILED)
            }
            NotSignedOn::Unavailable(fault) => {
                let cause = causes(&fault);
                tracing::warn!(
                    event = "sso.unavailable",
                    cause,
                    "a sign-on provider cannot be asked: {fault}"
                );
                Self::of(&SSO_UNAVAILABLE)
            }
            NotSignedOn::Misconfigured(why) => {
                // Ours to mend: the ring `sso` or `staff`, or how we are registered there.
                tracing::error!(
                    event = "sso.misconfigured",
                    why,
                    "a sign-on provider refuses us, not the person: {why}"
                );
                Self::of(&SSO_MISCONFIGURED)
            }
            NotSignedOn::NotBelieved(why) => {
                // Whoever runs this must see which; whoever signs in can do nothing about it.
                tracing::warn!(
                    event = "sso.not_believed",
                    why,
                    "a sign-on provider is not believed: {why}"
                );
                Self::of(&SSO_NOT_BELIEVED)
            }
            NotSignedOn::Stale => Self::of(&SSO_STALE),
            NotSignedOn::Claims => Self::of(&SSO_CLAIMS),
        }
    }
}

impl From<sso::NotBegun> for Problem {
    fn from(error: sso::NotBegun) -> Self {
        match error {
            sso::NotBegun::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            sso::NotBegun::Fault(fault) => fault.into(),
        }
    }
}

impl From<sso::NotGoneOn> for Problem {
    fn from(error: sso::NotGoneOn) -> Self {
        match error {
            sso::NotGoneOn::Unknown => Self::of(&SSO_UNKNOWN),
            sso::NotGoneOn::Fault(fault) => fault.into(),
        }
    }
}

impl From<sso::link::NotLinked> for Problem {
    fn from(error: sso::link::NotLinked) -> Self {
        use sso::link::NotLinked;
        match error {
            NotLinked::Ended(ended) => ended.into(),
            NotLinked::NotFresh(not_fresh) => not_fresh.into(),
            NotLinked::Unknown => Self::of(&SSO_UNKNOWN),
            NotLinked::AlreadyLinked => Self::of(&SSO_ALREADY_LINKED),
            NotLinked::OtherPerson => Self::of(&SSO_OTHER_PERSON),
            NotLinked::Fault(fault) => fault.into(),
        }
    }
}

impl From<sso::choose::NotChosen> for Problem {
    fn from(error: sso::choose::NotChosen) -> Self {
        use sso::choose::NotChosen;
        match error {
            NotChosen::Unknown => Self::of(&SSO_UNKNOWN),
            NotChosen::NotLinked => Self::of(&SSO_NOT_LINKED),
            NotChosen::NotActing(denial) => {
                Self::of(&SSO_NOT_ACTING).with("reason", denial.as_str())
            }
            NotChosen::Overtaken => Self::of(&SSO_OVERTAKEN),
            NotChosen::Fault(fault) => fault.into(),
        }
    }
}
