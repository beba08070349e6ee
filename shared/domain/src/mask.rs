//! What of a personal value is shown to somebody who need only recognise it: 孙**, 138****0001, **************0016.

use crate::{IdentityDocument, Mobile, OrganisationName, PersonName};

/// The first character, and a star for each other; of one character nothing.
#[must_use]
pub fn name(name: &PersonName) -> String {
    let mut shown = String::new();
    for (at, character) in name.reveal().chars().enumerate() {
        shown.push(if at == 0 { character } else { '*' });
    }
    if shown.chars().count() == 1 { "*".to_owned() } else { shown }
}

/// The first two characters and the last, of a name long enough that most of it is hidden; of a shorter one the first.
#[must_use]
pub fn organisation(name: &OrganisationName) -> String {
    let length = name.as_str().chars().count();
    let (first, last) = if length < 8 { (1, 0) } else { (2, 1) };
    let star = |(at, character)| {
        if at < first.min(length - 1) || at + last >= length { character } else { '*' }
    };
    name.as_str().chars().enumerate().map(star).collect()
}

/// The last four characters, or of a short number the last two.
#[must_use]
pub fn document(document: &IdentityDocument) -> String {
    let length = document.number().chars().count();
    let shown = if length < 12 { 2 } else { 4 };
    let star = |(at, character)| if at + shown < length { '*' } else { character };
    document.number().chars().enumerate().map(star).collect()
}

/// The first three digits and the last four.
#[must_use]
pub fn mobile(mobile: &Mobile) -> String {
    let length = mobile.national().chars().count();
    let star = |(at, digit)| if (3..length.saturating_sub(4)).contains(&at) { '*' } else { digit };
    mobile.national().chars().enumerate().map(star).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, sample};

    #[test]
    fn of_an_organisation_s_name_most_is_hidden() {
        let masked = |text: &str| organisation(&text.parse().unwrap());
        assert_eq!(masked("宜兴市第一有限公司"), "宜兴******司");
        assert_eq!(masked("一二三四五六七"), "一******");
        assert_eq!(masked("一二"), "一*");
        assert_eq!(masked("一"), "*");
    }

    #[test]
    fn a_masked_value_is_recognised_and_cannot_be_read() {
        let today = jiff::civil::date(2026, 11, 24);
        let parse =
            |kind, number: &str| IdentityDocument::parse(kind, number, None, today).unwrap();
        assert_eq!(name(&"孙悟空".parse().unwrap()), "孙**");
        assert_eq!(name(&"孙悟".parse().unwrap()), "孙*");
        let resident = parse(DocumentKind::ResidentId, "110101197001010016");
        assert_eq!(document(&resident), "**************0016");
        assert_eq!(document(&parse(DocumentKind::TaiwanPermit, "12345678")), "******78");
        let shown = mobile(&sample::mobile(1).parse().unwrap());
        assert_eq!(shown.len(), 11);
        assert_eq!(shown.matches('*').count(), 4);
    }
}
