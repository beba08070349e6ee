//! Which language a reader asks for (RFC 9110, 12.5.4).

/// A language in which refusals are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The hall's own.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Its tag (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language that an `Accept-Language` header prefers of the two: the first of the greatest weight. The hall's own when
    /// it names neither, or is malformed.
    #[must_use]
    pub fn asked_for(header: &str) -> Self {
        let mut best = (0, Self::default());
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1000), weight);
            let language = match tag.split('-').next().unwrap_or_default() {
                primary if primary.eq_ignore_ascii_case("zh") => Self::Chinese,
                primary if primary.eq_ignore_ascii_case("en") => Self::English,
                _ => continue,
            };
            match weight {
                Some(weight) if weight > best.0 => best = (weight, language),
                Some(_) | None => {}
            }
        }
        best.1
    }
}

/// Thousandths, of a weight with at most three digits behind the point.
fn weight(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_sound = rest.len() <= 3 && rest.bytes().all(|digit| digit.is_ascii_digit());
    match whole {
        "0" if is_sound => format!("{rest:0<3}").parse().ok(),
        "1" if is_sound => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_greatest_weight_is_spoken_and_chinese_to_who_names_none() {
        use Language::{Chinese, English};
        for (header, spoken) in [
            ("", Chinese),
            ("en", English),
            ("en-GB,en;q=0.9", English),
            ("zh-CN,zh;q=0.9,en;q=0.8", Chinese),
            ("en;q=0.8, zh;q=0.9", Chinese),
            ("EN-us;q=0.5, fr", English),
            ("fr, de;q=0.5", Chinese),
            ("*", Chinese),
            ("en;q=0", Chinese),
            ("en;q=2, zh;q=0.1", Chinese),
            ("en;q=0.12345", Chinese),
            ("en ; q=0.001", English),
            (";;;,,,q=", Chinese),
        ] {
            assert_eq!(Language::asked_for(header), spoken, "{header}");
        }
    }
}
