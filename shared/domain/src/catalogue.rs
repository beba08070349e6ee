//! The catalogue of matters (业务事项): what can be done at the hall, for whom, and where.
//!
//! Operators import it whole, as a new version; whoever needs it holds a whole one, and none is ever changed. It says what
//! a matter is, never whether somebody may do it: that is [`People::authority`](crate::People::authority)'s.

use crate::{Authority, ClientId, Denial, MatterCode, Membership, OrganisationKind, People, Role};
use crate::{Malformed, PageUrl, rules};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Something that can be done at the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Its code, which grants name.
    pub code: MatterCode,
    /// What it is called: 1 to 60 characters.
    pub name: String,
    /// For each character of the name the letters that its pinyin may begin with, in lower case; nothing for one that has
    /// none.
    pub initials: Vec<String>,
    /// 社会保险, 就业创业 …: 1 to 20 characters.
    pub category: String,
    /// The kinds of organisation it is for; none: every kind.
    pub audience: Vec<OrganisationKind>,
    /// Whether agents may be granted it, and do it.
    pub is_for_agents: bool,
    /// The business system where it is done.
    pub system: ClientId,
    /// The page where it is begun there.
    pub url: PageUrl,
}

impl Matter {
    /// Whether organisations of this kind may do it.
    #[must_use]
    pub fn is_for(&self, kind: OrganisationKind) -> bool {
        self.audience.is_empty() || self.audience.contains(&kind)
    }
}

/// A version of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Which version, from 1; 0 before any was imported.
    pub version: u64,
    /// In the order they were imported in.
    matters: Vec<Matter>,
}

impl Catalogue {
    /// A version with these matters. Of two with one code, the first counts; whoever imports refuses the second.
    #[must_use]
    pub fn new(version: u64, matters: Vec<Matter>) -> Self {
        Self { version, matters }
    }

    /// One matter.
    #[must_use]
    pub fn matter(&self, code: &MatterCode) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code == *code)
    }

    /// All of them, in their order.
    #[must_use]
    pub fn matters(&self) -> &[Matter] {
        &self.matters
    }

    /// Whether somebody may do a matter now: as their place says, and as the matter itself does, which may be none for
    /// agents. A matter that the catalogue has not is judged by the place alone.
    #[must_use]
    pub fn authority(
        &self,
        people: &People,
        member: &Membership,
        code: &MatterCode,
        now: Timestamp,
    ) -> Authority {
        let is_for_agents = self.matter(code).is_none_or(|matter| matter.is_for_agents);
        match people.authority(member, code, now) {
            Authority::Allowed { .. } if member.role == Role::Agent && !is_for_agents => {
                Authority::Denied(Denial::NotForAgents)
            }
            judged => judged,
        }
    }

    /// What is recommended to an organisation: matters for its kind that the caller may do, without those that have a case
    /// in progress, which stand above them on the same page; those first that its peers begin most, then in the
    /// catalogue's order. At most [`rules::RECOMMENDED_MOST`].
    #[must_use]
    pub fn recommended(
        &self,
        kind: OrganisationKind,
        usage: &BTreeMap<MatterCode, u64>,
        open: &BTreeSet<MatterCode>,
        may: impl Fn(&Matter) -> bool,
    ) -> Vec<&Matter> {
        let fits =
            |matter: &&Matter| matter.is_for(kind) && !open.contains(&matter.code) && may(matter);
        let mut found: Vec<&Matter> = self.matters.iter().filter(fits).collect();
        let used = |matter: &&Matter| std::cmp::Reverse(usage.get(&matter.code).copied());
        found.sort_by_key(used);
        found.truncate(rules::RECOMMENDED_MOST);
        found
    }

    /// The matters that a text finds, the nearest first: those whose name begins with it, has it, begins with it in
    /// initials of pinyin, has it so; whose category has it; whose code has it. Among alike in the catalogue's order.
    #[must_use]
    pub fn search(&self, text: &SearchText) -> Vec<&Matter> {
        let mut found: Vec<(u8, &Matter)> = self
            .matters
            .iter()
            .filter_map(|matter| Some((text.nearness(matter)?, matter)))
            .collect();
        found.sort_by_key(|(nearness, _)| *nearness);
        found.into_iter().map(|(_, matter)| matter).collect()
    }
}

/// What somebody types to find a matter: 1 to 40 characters that count, half-width and in lower case, without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchText(Vec<char>);

impl SearchText {
    const MOST: usize = 40;

    fn nearness(&self, matter: &Matter) -> Option<u8> {
        let name = typed(&matter.name);
        let category = typed(&matter.category);
        let code: Vec<char> = matter.code.as_str().chars().collect();
        let sounds = |at: usize, wanted: char| {
            name.get(at) == Some(&wanted)
                || matter.initials.get(at).is_some_and(|letters| letters.contains(wanted))
        };
        let is_heard_at = |start: usize| {
            self.0.iter().enumerate().all(|(at, wanted)| sounds(start + at, *wanted))
        };
        let has = |text: &[char]| text.windows(self.0.len()).any(|window| window == self.0);
        if name.starts_with(&self.0) {
            Some(0)
        } else if has(&name) {
            Some(1)
        } else if is_heard_at(0) {
            Some(2)
        } else if (1..name.len()).any(is_heard_at) {
            Some(3)
        } else if has(&category) {
            Some(4)
        } else if has(&code) {
            Some(5)
        } else {
            None
        }
    }
}

/// Every character as it is compared: one for one, so that a name and its initials stay beside each other.
fn typed(text: &str) -> Vec<char> {
    text.chars().map(|one| crate::typed::plain(one).to_ascii_lowercase()).collect()
}

impl std::str::FromStr for SearchText {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let counts = |one: &char| !one.is_whitespace() && !crate::typed::is_invisible(*one);
        let sought: Vec<char> = typed(text).into_iter().filter(counts).collect();
        if sought.is_empty() || sought.len() > Self::MOST {
            let detail = "请输入1至40个字查找，可用事项名称、拼音首字母或分类。";
            return Err(Malformed::new("matter.search", detail));
        }
        Ok(Self(sought))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matter(code: &str, name: &str, initials: &str, category: &str) -> Matter {
        Matter {
            code: code.parse().unwrap(),
            name: name.to_owned(),
            initials: initials.split(' ').map(str::to_owned).collect(),
            category: category.to_owned(),
            audience: Vec::new(),
            is_for_agents: true,
            system: "case-system".parse().unwrap(),
            url: "https://hall.example/a".parse().unwrap(),
        }
    }

    fn catalogue() -> Catalogue {
        Catalogue::new(
            1,
            vec![
                matter("employment.bank", "就业银行", "j y y hx", "就业创业"),
                matter("social-insurance.enrolment", "社会保险登记", "s hk b x d j", "社会保险"),
                matter("social-insurance.payment", "社保缴费", "s b j f", "社会保险"),
            ],
        )
    }

    fn found(text: &str) -> Vec<String> {
        let catalogue = catalogue();
        let found = catalogue.search(&text.parse().unwrap());
        found.into_iter().map(|matter| matter.name.clone()).collect()
    }

    #[test]
    fn a_matter_is_found_by_its_name_its_initials_its_category_and_its_code() {
        assert_eq!(found("缴费"), ["社保缴费"]);
        assert_eq!(found("shbxdj"), ["社会保险登记"]);
        assert_eq!(found("ＳＢ ＪＦ"), ["社保缴费"], "full-width, in capitals, spaced");
        assert_eq!(found("社bjf"), ["社保缴费"], "characters and letters mixed");
        assert_eq!(found("yh"), ["就业银行"], "a character of two readings has both letters");
        assert_eq!(found("yx"), ["就业银行"]);
        assert_eq!(found("社会保险"), ["社会保险登记", "社保缴费"], "by name before by category");
        assert_eq!(found("payment"), ["社保缴费"]);
        assert!(found("zzz").is_empty());
    }

    #[test]
    fn a_matter_is_found_by_radicals_and_whatever_is_not_seen() {
        let catalogue = Catalogue::new(
            1,
            vec![
                matter("a", "长期护理", "c q h l", "⻓护"),
                matter("b", "⻢上办", "m s b", "其他"),
            ],
        );
        let names = |text: &str| -> Vec<String> {
            let found = catalogue.search(&text.parse().unwrap());
            found.into_iter().map(|matter| matter.name.clone()).collect()
        };
        assert_eq!(names("⻓期"), ["长期护理"]);
        assert_eq!(names("长护"), ["长期护理"], "its category is kept with a radical");
        assert_eq!(names("马上"), ["⻢上办"], "its name is kept with a radical");
        assert_eq!(names("\u{3164}长\u{2060}期\u{FEFF}"), ["长期护理"]);
        assert!(names("長期").is_empty(), "another ideograph is another");
    }

    #[test]
    fn nothing_and_too_much_are_no_text() {
        for text in ["", " \u{3000}\u{200b}", "\u{3164}\u{FFA0}", &"社".repeat(41)] {
            assert!(text.parse::<SearchText>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_is_recommended_is_for_the_kind_allowed_not_open_and_most_used_first() {
        let mut matters = catalogue().matters().to_vec();
        matters[0].audience = vec![OrganisationKind::Foundation];
        let catalogue = Catalogue::new(2, matters);
        let code = |text: &str| text.parse::<MatterCode>().unwrap();
        let usage = BTreeMap::from([(code("social-insurance.payment"), 3)]);
        let names = |open: &BTreeSet<MatterCode>, may: &dyn Fn(&Matter) -> bool| -> Vec<String> {
            let kind = OrganisationKind::Enterprise;
            let found = catalogue.recommended(kind, &usage, open, may);
            found.into_iter().map(|matter| matter.name.clone()).collect()
        };
        assert_eq!(names(&BTreeSet::new(), &|_| true), ["社保缴费", "社会保险登记"]);
        let open = BTreeSet::from([code("social-insurance.payment")]);
        assert_eq!(names(&open, &|_| true), ["社会保险登记"]);
        assert!(names(&open, &|_| false).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_panics(text: String) {
            if let Ok(text) = text.parse() {
                let _ = catalogue().search(&text);
            }
        }

        #[test]
        fn a_matter_is_found_by_any_part_of_its_own_name(which in 0..3usize, from in 0..2usize, length in 1..3usize) {
            let name = catalogue().matters()[which].name.clone();
            let part: String = name.chars().skip(from).take(length).collect();
            prop_assert!(found(&part).contains(&name));
        }
    }
}
