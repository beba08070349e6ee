//! An authorisation letter (授权委托书), as what it says: which organisation lets whom act for it, in what, from when.
//!
//! The paper is taken to a counter before the organisation has an account (guide, 注册途径二), so a letter names the
//! organisation by its credit code and its delegate by their document, and proves nothing by itself: what gives it force is
//! the seal on the paper. Its digest binds the paper to what was written here.
//!
//! A letter is good from the day it bears, for [`rules::LETTER_LIFE_DAYS`] days, in the hall's calendar.

use crate::typed::grouped;
use crate::{CreditCode, Identity, Malformed, OrganisationName, Scope, rules};
use jiff::civil::Date;
use jiff::{ToSpan as _, Unit};
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// Whom a letter is between: the organisation that gives the mandate, and the delegate (代理人) who gets it.
#[derive(Clone, Debug)]
pub struct MandateParties {
    /// 统一社会信用代码; a counter may take one from before the standard too.
    pub credit_code: CreditCode,
    /// 单位全称, as on the paper.
    pub organisation: OrganisationName,
    /// The delegate.
    pub delegate: Identity,
}

impl MandateParties {
    fn is_organisation(&self, other: &Self) -> bool {
        self.credit_code == other.credit_code && self.organisation.matches(&other.organisation)
    }
}

/// In what the delegate may act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MandateExtent {
    /// 「全权代表我公司处理人社相关业务」(guide, 授权委托书).
    Everything,
    /// These and nothing else: one at least, [`rules::LETTER_MATTERS_MOST`] at most, none twice.
    Only(Vec<Scope>),
}

impl MandateExtent {
    /// These matters and nothing else.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when there are none, too many, or one twice.
    pub fn only(scopes: Vec<Scope>) -> Result<Self, Malformed> {
        if scopes.is_empty() || scopes.len() > rules::LETTER_MATTERS_MOST {
            return Err(Malformed::new(
                "letter.matters",
                "请选择1至20项委托事项；全权委托的，请不要逐项填写。",
            ));
        }
        let is_twice = |(at, scope)| scopes.iter().skip(at + 1).any(|other| other == scope);
        if scopes.iter().enumerate().any(is_twice) {
            return Err(Malformed::new(
                "letter.matter_twice",
                "委托事项有重复，请删去重复的事项。",
            ));
        }
        Ok(Self::Only(scopes))
    }

    /// The matters that are named; of a letter for everything none.
    #[must_use]
    pub fn scopes(&self) -> &[Scope] {
        match self {
            Self::Everything => &[],
            Self::Only(scopes) => scopes,
        }
    }
}

/// What an authorisation letter says.
#[derive(Clone, Debug)]
pub struct Mandate {
    /// Who lets whom.
    pub parties: MandateParties,
    /// In what.
    pub extent: MandateExtent,
    /// Whether the delegate may let others act in turn: 「代理人无权转换代理权」(guide, 授权委托书) unless they may.
    pub may_appoint_agents: bool,
    /// The day it bears.
    pub date: Date,
    /// Whose hall it is for: 「宜兴市人力资源社会保障局」(guide, 授权委托书).
    pub bureau: OrganisationName,
}

/// Why a letter does not do for what it is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MandateRefusal {
    /// It bears a day that is to come.
    #[error("the letter bears a day that is to come")]
    NotYet,
    /// It bears a day too long ago.
    #[error("the letter is too old")]
    TooOld,
    /// It is of another organisation: another credit code, or another name.
    #[error("the letter is of another organisation")]
    OtherOrganisation,
    /// It names another delegate.
    #[error("the letter names another delegate")]
    OtherDelegate,
    /// It is for some matters only, and an administrator may do any (guide, 业务授权 1).
    #[error("the letter is for some matters only")]
    NotForEverything,
}

impl MandateRefusal {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::NotYet,
        Self::TooOld,
        Self::OtherOrganisation,
        Self::OtherDelegate,
        Self::NotForEverything,
    ];

    /// The word it is told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::TooOld => "too_old",
            Self::OtherOrganisation => "other_organisation",
            Self::OtherDelegate => "other_delegate",
            Self::NotForEverything => "not_for_everything",
        }
    }
}

/// A letter has characters that its font has not: each once, in the order in which they stand. A box in place of one would
/// make the paper say something else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the letter has characters that its font has not")]
pub struct Unprintable(pub Vec<char>);

impl Mandate {
    /// The last day on which it is good.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.date.saturating_add(rules::LETTER_LIFE_DAYS.days())
    }

    /// Whether it is good on a day.
    ///
    /// # Errors
    ///
    /// [`MandateRefusal::NotYet`], [`MandateRefusal::TooOld`].
    pub fn on(&self, today: Date) -> Result<(), MandateRefusal> {
        if today < self.date {
            return Err(MandateRefusal::NotYet);
        }
        if self.last_day() < today { Err(MandateRefusal::TooOld) } else { Ok(()) }
    }

    /// Whether it lets whoever it names be that organisation's administrator, today.
    ///
    /// A letter for some matters does not: an administrator may do any matter, which is more than was written.
    ///
    /// # Errors
    ///
    /// [`MandateRefusal`].
    pub fn opens_administrator(
        &self,
        shown: &MandateParties,
        today: Date,
    ) -> Result<(), MandateRefusal> {
        self.on(today)?;
        if !self.parties.is_organisation(shown) {
            return Err(MandateRefusal::OtherOrganisation);
        }
        if !self.parties.delegate.is_same_person(&shown.delegate) {
            return Err(MandateRefusal::OtherDelegate);
        }
        match self.extent {
            MandateExtent::Everything => Ok(()),
            MandateExtent::Only(_) => Err(MandateRefusal::NotForEverything),
        }
    }

    /// What the digest is taken of: UTF-8, one value a line, each line ended by a line feed, which no value contains.
    ///
    /// ```text
    /// yinxin authorisation letter 1
    /// <credit code>
    /// <organisation's name, as it was typed>
    /// <bureau>
    /// <kind of document> <its number> <its country, if it is a passport>
    /// <delegate's name>
    /// <* for everything, or matter:<code> and bundle:<code> with a space between, in the order they were given>
    /// <agents:yes or agents:no>
    /// <day, YYYY-MM-DD>
    /// <salt, 32 lower-case hexadecimal digits>
    /// ```
    #[must_use]
    pub fn canonical(&self, salt: &MandateSalt) -> String {
        let MandateParties { credit_code, organisation, delegate } = &self.parties;
        let document = &delegate.document;
        let mut matters: Vec<String> = self.extent.scopes().iter().map(Scope::to_string).collect();
        if self.extent == MandateExtent::Everything {
            matters.push("*".to_owned());
        }
        let (kind, number) = (document.kind().as_str(), document.number());
        let document = format!("{kind} {number} {}", document.country().unwrap_or_default());
        let lines = [
            "yinxin authorisation letter 1",
            credit_code.as_str(),
            organisation.as_str(),
            self.bureau.as_str(),
            document.trim_end(),
            delegate.name.reveal(),
            &matters.join(" "),
            if self.may_appoint_agents { "agents:yes" } else { "agents:no" },
            &self.date.to_string(),
            &hexadecimal(&salt.0),
        ];
        lines.join("\n") + "\n"
    }
}

/// A day that a letter may bear when it is made: not to come, and not so long ago that it is no longer good.
///
/// # Errors
///
/// [`Malformed`].
pub fn letter_date(date: Date, today: Date) -> Result<Date, Malformed> {
    let age = today.since((Unit::Day, date)).map_or(i32::MAX, |span| span.get_days());
    if (0..=rules::LETTER_LIFE_DAYS).contains(&age) {
        return Ok(date);
    }
    Err(Malformed::new("letter.date", "委托日期不能晚于今天，也不能早于90天之前。"))
}

/// 128 random bits in what the digest is taken of, so that nobody who has a digest finds the delegate's number by trying.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MandateSalt(pub [u8; 16]);

impl fmt::Debug for MandateSalt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MandateSalt(••••)")
    }
}

/// SHA-256 of [`Mandate::canonical`]: by it a letter is found, and the paper compared with what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MandateDigest(pub [u8; 32]);

impl MandateDigest {
    /// As it is printed for people: sixteen groups of four digits, capitals.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.0.chunks(2).map(|pair| hexadecimal(pair).to_ascii_uppercase()).collect()
    }
}

impl fmt::Display for MandateDigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hexadecimal(&self.0))
    }
}

/// 64 hexadecimal digits, in either case and in groups of any kind, as somebody copies them from paper.
impl FromStr for MandateDigest {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::new("letter.digest", "摘要为64位十六进制字符，请核对。");
        let digits = grouped(text);
        if digits.len() != 64 || !digits.bytes().all(|c| c.is_ascii_hexdigit()) {
            return Err(malformed());
        }
        let mut digest = [0; 32];
        for (at, byte) in digest.iter_mut().enumerate() {
            let pair = digits.get(at * 2..at * 2 + 2).ok_or_else(malformed)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| malformed())?;
        }
        Ok(Self(digest))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, IdentityDocument};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn parties(name: &str, number: &str, delegate: &str) -> MandateParties {
        let kind = DocumentKind::ResidentId;
        let document = IdentityDocument::parse(kind, number, None, date(2026, 11, 24)).unwrap();
        MandateParties {
            credit_code: "91320282MA1TERT0XX".parse().unwrap(),
            organisation: name.parse().unwrap(),
            delegate: Identity { document, name: delegate.parse().unwrap() },
        }
    }

    fn usual() -> MandateParties {
        parties("宜兴市样例有限公司", "320282199003070030", "贾样例")
    }

    fn mandate() -> Mandate {
        Mandate {
            parties: usual(),
            extent: MandateExtent::Everything,
            may_appoint_agents: false,
            date: date(2026, 8, 26),
            bureau: "宜兴市人力资源社会保障局".parse().unwrap(),
        }
    }

    #[test]
    fn a_letter_is_good_on_its_own_day_and_ninety_days_later_and_not_outside() {
        let on = |today| mandate().on(today);
        assert_eq!(on(date(2026, 8, 25)), Err(MandateRefusal::NotYet));
        assert_eq!(on(date(2026, 8, 26)), Ok(()));
        assert_eq!(on(date(2026, 11, 24)), Ok(()));
        assert_eq!(mandate().last_day(), date(2026, 11, 24));
        assert_eq!(on(date(2026, 11, 25)), Err(MandateRefusal::TooOld));
    }

    #[test]
    fn a_letter_is_made_for_a_day_on_which_it_is_good_already() {
        let today = date(2026, 11, 24);
        let made = |date| letter_date(date, today).is_ok();
        assert_eq!(
            [(8, 25), (8, 26), (11, 24), (11, 25)].map(|(month, day)| made(date(2026, month, day))),
            [false, true, true, false]
        );
        assert!(!made(Date::MIN) && !made(Date::MAX));
    }

    #[test]
    fn a_letter_opens_an_administrator_of_its_own_organisation_for_its_own_delegate_only() {
        let today = date(2026, 9, 1);
        let shown = |parties: MandateParties| mandate().opens_administrator(&parties, today);
        assert_eq!(shown(usual()), Ok(()));
        // The same name in other brackets and spaces is the same.
        assert_eq!(shown(parties("宜兴市 样例有限公司", "320282199003070030", "贾样例")), Ok(()));
        let other = parties("宜兴市别样有限公司", "320282199003070030", "贾样例");
        assert_eq!(shown(other), Err(MandateRefusal::OtherOrganisation));
        let credit_code = "91350100M000100Y43".parse().unwrap();
        let other = MandateParties { credit_code, ..usual() };
        assert_eq!(shown(other), Err(MandateRefusal::OtherOrganisation));
        for (number, name) in [("320102198801010014", "贾样例"), ("320282199003070030", "甄样例")]
        {
            let other = parties("宜兴市样例有限公司", number, name);
            assert_eq!(shown(other), Err(MandateRefusal::OtherDelegate));
        }
        let extent =
            MandateExtent::only(vec![Scope::Matter("talent.archive".parse().unwrap())]).unwrap();
        let limited = Mandate { extent, ..mandate() };
        let refused = limited.opens_administrator(&usual(), today);
        assert_eq!(refused, Err(MandateRefusal::NotForEverything));
    }

    #[test]
    fn what_the_digest_is_taken_of_is_written_line_by_line() {
        let scopes = vec![
            Scope::Bundle("talent".parse().unwrap()),
            Scope::Matter("employment.subsidy".parse().unwrap()),
        ];
        let extent = MandateExtent::only(scopes).unwrap();
        let limited = Mandate { extent, may_appoint_agents: true, ..mandate() };
        assert_eq!(
            limited.canonical(&MandateSalt([0xab; 16])),
            "yinxin authorisation letter 1\n91320282MA1TERT0XX\n宜兴市样例有限公司\n\
             宜兴市人力资源社会保障局\nresident_id 320282199003070030\n贾样例\n\
             bundle:talent matter:employment.subsidy\nagents:yes\n2026-08-26\n\
             abababababababababababababababab\n"
        );
        assert!(mandate().canonical(&MandateSalt([0; 16])).contains("\n*\nagents:no\n"));
    }

    #[test]
    fn matters_are_one_at_least_and_twenty_at_most_and_none_twice() {
        let scope = |n: usize| Scope::Matter(format!("talent.m{n}").parse().unwrap());
        let only = |count| MandateExtent::only((0..count).map(scope).collect());
        assert!(only(0).is_err() && only(21).is_err());
        assert!(only(1).is_ok() && only(20).is_ok());
        assert!(MandateExtent::only(vec![scope(1), scope(2), scope(1)]).is_err());
    }

    #[test]
    fn a_digest_is_read_as_it_is_printed_and_no_other_length() {
        let digest = MandateDigest([0x5a; 32]);
        assert_eq!(digest.groups().len(), 16);
        assert_eq!(digest.groups().join(" ").parse(), Ok(digest));
        assert_eq!(digest.groups().join("-").parse(), Ok(digest));
        for text in ["", &"5a".repeat(31), &"5a".repeat(33), &"+a".repeat(32), &"宜".repeat(64)] {
            assert!(text.parse::<MandateDigest>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_digest_reads_back_as_itself(digest: [u8; 32]) {
            let digest = MandateDigest(digest);
            prop_assert_eq!(digest.to_string().parse::<MandateDigest>().unwrap(), digest);
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = text.parse::<MandateDigest>();
        }
    }
}
