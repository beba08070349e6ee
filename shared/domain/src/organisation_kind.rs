//! What kind of organisation one is, as its credit code says: a matter is for some kinds and not for others.
//!
//! The code's first two characters are the department that registered it and the class it was registered in
//! (GB 32100-2015, table 1); registers add classes, so what is not known here is [`OrganisationKind::Other`].

use crate::{CreditCode, Malformed};

/// A kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrganisationKind {
    /// 企业.
    Enterprise,
    /// 个体工商户.
    IndividualBusiness,
    /// 农民专业合作社.
    Cooperative,
    /// 机关.
    Government,
    /// 事业单位.
    PublicInstitution,
    /// 社会团体.
    Association,
    /// 民办非企业单位.
    PrivateInstitution,
    /// 基金会.
    Foundation,
    /// Any other.
    Other,
}

impl OrganisationKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Enterprise,
        Self::IndividualBusiness,
        Self::Cooperative,
        Self::Government,
        Self::PublicInstitution,
        Self::Association,
        Self::PrivateInstitution,
        Self::Foundation,
        Self::Other,
    ];

    /// The kind that a credit code says.
    #[must_use]
    pub fn of(code: &CreditCode) -> Self {
        match code.as_str().get(..2) {
            Some("91") => Self::Enterprise,
            Some("92") => Self::IndividualBusiness,
            Some("93") => Self::Cooperative,
            Some("11") => Self::Government,
            Some("12") => Self::PublicInstitution,
            Some("51") => Self::Association,
            Some("52") => Self::PrivateInstitution,
            Some("53") => Self::Foundation,
            _ => Self::Other,
        }
    }

    /// The word it is written by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::IndividualBusiness => "individual_business",
            Self::Cooperative => "cooperative",
            Self::Government => "government",
            Self::PublicInstitution => "public_institution",
            Self::Association => "association",
            Self::PrivateInstitution => "private_institution",
            Self::Foundation => "foundation",
            Self::Other => "other",
        }
    }
}

impl std::str::FromStr for OrganisationKind {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Malformed::new("organisation_kind", "没有这一类单位，请按事项目录的说明填写适用对象。")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_code_says_which_kind_and_a_class_that_is_not_known_is_another() {
        let of = |sixteen: &str| {
            OrganisationKind::of(&CreditCode::complete(sixteen).unwrap().parse().unwrap())
        };
        assert_eq!(of("91320282MA1TERT0"), OrganisationKind::Enterprise);
        assert_eq!(of("92320282MA1TERT0"), OrganisationKind::IndividualBusiness);
        assert_eq!(of("12320282MA1TERT0"), OrganisationKind::PublicInstitution);
        assert_eq!(of("A1320282MA1TERT0"), OrganisationKind::Other);
    }

    #[test]
    fn every_kind_is_read_by_its_word() {
        for kind in OrganisationKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("company".parse::<OrganisationKind>().is_err());
    }
}
