//! Settings, from the environment and nowhere else. A missing or malformed one stops the function at start-up, named.

use domain::{
    Agreement, FlowToken, InstitutionCodePattern, LegacyHalls, NoticeEvent, OrganisationName,
    SmsBudget,
};
use flows::session::Issuer;
use std::str::FromStr;

/// A setting that is missing or malformed.
#[derive(Debug, thiserror::Error)]
#[error("the setting {name} {reason}")]
pub struct BadSetting {
    /// Which.
    pub name: &'static str,
    /// What is wrong with it.
    pub reason: String,
}

/// The table's name.
pub const TABLE: &str = "YINXIN_TABLE";
/// Where keys are kept: `secretsmanager:<prefix>` or `file:<folder>`.
pub const KEYS: &str = "YINXIN_KEYS";
/// How SMS leave: `sns-direct` or `sns-topic:<arn>`.
pub const SMS: &str = "YINXIN_SMS";
/// The signature (签名) of SMS.
pub const SMS_SIGNATURE: &str = "YINXIN_SMS_SIGNATURE";
/// How many SMS may leave in a day of the hall's calendar, codes and notices together.
pub const SMS_BUDGET: &str = "YINXIN_SMS_BUDGET";
/// The page a QR code opens; id and secret follow in the fragment.
pub const QR_BASE: &str = "YINXIN_QR_BASE";
/// The origin of the portal, whose pages' cookies are taken: `https://hall.example.org`.
pub const PORTAL_ORIGIN: &str = "YINXIN_PORTAL_ORIGIN";
/// The page where invitations are answered; the secret follows in the fragment. Short, because it goes into an SMS.
pub const INVITATION_PAGE: &str = "YINXIN_INVITATION_PAGE";
/// The page that a browser comes back to from a sign-on provider; what came of it follows in the fragment.
pub const SSO_PAGE: &str = "YINXIN_SSO_PAGE";
/// The counter's page that a clerk's browser comes back to from the staff's provider.
pub const COUNTER_PAGE: &str = "YINXIN_COUNTER_PAGE";
/// Where documents are kept: `s3:<bucket>` or `folder:<folder>@<where it is served>`.
pub const DOCUMENTS: &str = "YINXIN_DOCUMENTS";
/// The agreement in force: `<version>:<SHA-256, hexadecimal>`.
pub const AGREEMENT: &str = "YINXIN_AGREEMENT";
/// The older halls whose accounts can be upgraded: `<id>=<name>` or `<id>@<work>=<name>`, with `;` between them.
pub const LEGACY_HALLS: &str = "YINXIN_LEGACY_HALLS";
/// The notice (升级须知) in force: `<version>:<SHA-256, hexadecimal>`.
pub const UPGRADE_NOTICE: &str = "YINXIN_UPGRADE_NOTICE";
/// `iss` of tokens.
pub const ISSUER: &str = "YINXIN_ISSUER";
/// `aud` of tokens.
pub const AUDIENCE: &str = "YINXIN_AUDIENCE";
/// Which implementation of argon2id hashes passwords: `fast` or `rustcrypto`.
pub const ARGON2: &str = "YINXIN_ARGON2";
/// The pattern of institution codes, a regular expression.
pub const INSTITUTION_CODE: &str = "YINXIN_INSTITUTION_CODE";
/// Whose hall it is, in authorisation letters: 「宜兴市人力资源社会保障局」.
pub const LETTER_BUREAU: &str = "YINXIN_LETTER_BUREAU";
/// The page where authorisation letters are verified; the digest follows in the fragment.
pub const LETTER_PAGE: &str = "YINXIN_LETTER_PAGE";
/// Ways to sign in and to show a face beside those that are always there: `alipay`, `licence`, `staff`, and
/// `<provider>=<name>` for each sign-on provider, with `;` between them; or `none`.
pub const SIGN_IN_WAYS: &str = "YINXIN_SIGN_IN_WAYS";
/// Counters that people can go to: `<name>@<address>`, with `;` between them; or `none`.
pub const COUNTERS: &str = "YINXIN_COUNTERS";
/// Where the APP is had: an HTTPS address; or `none`.
pub const APP_LINK: &str = "YINXIN_APP_LINK";
/// The file of the font that authorisation letters are printed in.
pub const LETTER_FONT: &str = "YINXIN_LETTER_FONT";

/// Reads a setting.
///
/// # Errors
///
/// [`BadSetting`] when it is missing, empty or not Unicode.
pub fn text(name: &'static str) -> Result<String, BadSetting> {
    #[expect(clippy::disallowed_methods, reason = "this is where settings are read")]
    let value = std::env::var(name);
    value
        .ok()
        .filter(|text| !text.is_empty())
        .ok_or(BadSetting { name, reason: "is missing: see docs/configuration.md".into() })
}

/// Reads a setting into what it means.
///
/// # Errors
///
/// [`BadSetting`].
pub fn parsed<T: FromStr>(name: &'static str) -> Result<T, BadSetting>
where
    T::Err: std::fmt::Display,
{
    text(name)?.parse().map_err(|error: T::Err| BadSetting { name, reason: error.to_string() })
}

/// Reads the file that a setting names into what it means.
///
/// # Errors
///
/// [`BadSetting`].
pub fn file<T, E: std::fmt::Display>(
    name: &'static str,
    read: impl FnOnce(Vec<u8>) -> Result<T, E>,
) -> Result<T, BadSetting> {
    let bad = |reason: String| BadSetting { name, reason };
    let bytes = std::fs::read(text(name)?);
    let bytes = bytes.map_err(|error| bad(format!("names a file that is not read: {error}")))?;
    read(bytes).map_err(|error| bad(format!("names a file that {error}")))
}

/// Whose hall it is, in authorisation letters.
///
/// # Errors
///
/// [`BadSetting`].
pub fn bureau() -> Result<OrganisationName, BadSetting> {
    parsed(LETTER_BUREAU)
}

/// The page where authorisation letters are verified.
///
/// # Errors
///
/// [`BadSetting`] also when it is so long that its QR code would be too fine to print, or has a fragment.
pub fn letter_page() -> Result<String, BadSetting> {
    let page = text(LETTER_PAGE)?;
    if page.len() > 100 || page.contains('#') {
        let reason = "is longer than 100 bytes, or has a fragment".to_owned();
        return Err(BadSetting { name: LETTER_PAGE, reason });
    }
    Ok(page)
}

/// The agreement in force.
///
/// # Errors
///
/// [`BadSetting`].
pub fn agreement() -> Result<Agreement, BadSetting> {
    agreement_in(AGREEMENT)
}

/// The older halls whose accounts can be upgraded.
///
/// # Errors
///
/// [`BadSetting`].
pub fn legacy_halls() -> Result<LegacyHalls, BadSetting> {
    parsed(LEGACY_HALLS)
}

/// The notice that an upgrade acknowledges.
///
/// # Errors
///
/// [`BadSetting`].
pub fn upgrade_notice() -> Result<Agreement, BadSetting> {
    agreement_in(UPGRADE_NOTICE)
}

fn agreement_in(name: &'static str) -> Result<Agreement, BadSetting> {
    let reason = "is not <version>:<64 hexadecimal digits>";
    read_agreement(&text(name)?).ok_or(BadSetting { name, reason: reason.into() })
}

fn read_agreement(text: &str) -> Option<Agreement> {
    let (version, sha256) = text.split_once(':')?;
    let is_hash = sha256.len() == 64
        && sha256.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    let agreement = Agreement { version: version.to_owned(), sha256: sha256.to_owned() };
    (is_hash && !version.is_empty()).then_some(agreement)
}

/// The day's budget of SMS.
///
/// # Errors
///
/// [`BadSetting`].
pub fn sms_budget() -> Result<SmsBudget, BadSetting> {
    parsed(SMS_BUDGET)
}

/// Who issues tokens, and for whom.
///
/// # Errors
///
/// [`BadSetting`].
pub fn issuer() -> Result<Issuer, BadSetting> {
    Ok(Issuer { issuer: text(ISSUER)?, audience: text(AUDIENCE)? })
}

/// The page where invitations are answered.
///
/// # Errors
///
/// [`BadSetting`] also when the link that is made of it would not fit into an SMS.
pub fn invitation_page() -> Result<String, BadSetting> {
    let page = text(INVITATION_PAGE)?;
    let most = NoticeEvent::link_most(&text(SMS_SIGNATURE)?) - 1 - FlowToken::SHORT;
    if page.chars().count() > most || page.contains('#') {
        let reason =
            format!("is longer than the {most} characters that fit into an SMS, or has a fragment");
        return Err(BadSetting { name: INVITATION_PAGE, reason });
    }
    Ok(page)
}

/// The pattern of institution codes.
///
/// # Errors
///
/// [`BadSetting`].
pub fn institution_code() -> Result<InstitutionCodePattern, BadSetting> {
    parsed(INSTITUTION_CODE)
}

/// What pages are told of the hall.
#[derive(Clone, Debug)]
pub struct HallSettings {
    /// Whose hall it is.
    pub bureau: OrganisationName,
    /// The agreement that a registration accepts.
    pub agreement: Agreement,
    /// The notice that an upgrade acknowledges.
    pub upgrade_notice: Agreement,
    /// Ways beside those that are always there.
    pub ways: SignInWays,
    /// The pattern of institution codes, as it is set.
    pub institution_code: String,
    /// Where one can go in person.
    pub counters: Vec<Counter>,
    /// Where the APP is had.
    pub app_link: Option<String>,
}

/// Ways to sign in and to show a face, beside those that are always there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInWays {
    /// Alipay verifies faces too.
    pub has_alipay: bool,
    /// The electronic licence signs in.
    pub has_licence: bool,
    /// Clerks sign on.
    pub has_staff: bool,
    /// Sign-on providers.
    pub sso: Vec<SignOnProvider>,
}

/// A sign-on provider, as pages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOnProvider {
    /// Its name in paths.
    pub provider: String,
    /// What people call it.
    pub name: String,
}

/// A counter that people can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// When it is open, in words, if that is set.
    pub hours: Option<String>,
}

/// What pages are told of the hall.
///
/// # Errors
///
/// [`BadSetting`].
pub fn hall() -> Result<HallSettings, BadSetting> {
    institution_code()?;
    let is_https = |link: &str| link.starts_with("https://");
    let app_link = text(APP_LINK)?;
    let app_link = if_any(&app_link).map(str::to_owned);
    if app_link.as_deref().is_some_and(|link| !is_https(link)) {
        let reason = "is neither none nor an HTTPS address".to_owned();
        return Err(BadSetting { name: APP_LINK, reason });
    }
    Ok(HallSettings {
        bureau: bureau()?,
        agreement: agreement()?,
        upgrade_notice: upgrade_notice()?,
        ways: read_ways(&text(SIGN_IN_WAYS)?)?,
        institution_code: text(INSTITUTION_CODE)?,
        counters: read_counters(&text(COUNTERS)?)?,
        app_link,
    })
}

/// What follows, unless it is `none`.
fn if_any(text: &str) -> Option<&str> {
    Some(text).filter(|text| *text != "none")
}

/// The items of a list, with `;` between them; none of `none`.
fn items(text: &str) -> impl Iterator<Item = &str> {
    if_any(text).into_iter().flat_map(|all| all.split(';')).map(str::trim)
}

fn read_ways(text: &str) -> Result<SignInWays, BadSetting> {
    let mut ways = SignInWays::default();
    for way in items(text) {
        match way.split_once('=') {
            Some((provider, name)) if !provider.is_empty() && !name.is_empty() => {
                let (provider, name) = (provider.to_owned(), name.to_owned());
                ways.sso.push(SignOnProvider { provider, name });
            }
            None if way == "alipay" => ways.has_alipay = true,
            None if way == "licence" => ways.has_licence = true,
            None if way == "staff" => ways.has_staff = true,
            _ => {
                let reason = format!("has {way}, which is no way to sign in");
                return Err(BadSetting { name: SIGN_IN_WAYS, reason });
            }
        }
    }
    Ok(ways)
}

fn read_counters(text: &str) -> Result<Vec<Counter>, BadSetting> {
    let counter = |one: &str| {
        let parts: Vec<&str> = one.split('@').collect();
        let (name, address, hours) = match parts.as_slice() {
            [name, address] => (name, address, None),
            [name, address, hours] => (name, address, Some((*hours).to_owned())),
            _ => return None,
        };
        let (name, address) = ((*name).to_owned(), (*address).to_owned());
        parts.iter().all(|part| !part.is_empty()).then_some(Counter { name, address, hours })
    };
    let counters = items(text).map(|one| {
        let reason =
            || format!("has {one}, which is not <name>@<address> or <name>@<address>@<hours>");
        counter(one).ok_or_else(|| BadSetting { name: COUNTERS, reason: reason() })
    });
    counters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_sign_in_are_read_as_they_are_set_and_a_slip_is_named() {
        let ways = read_ways("alipay;licence;province=省政务登录").unwrap();
        assert!(ways.has_alipay && ways.has_licence && !ways.has_staff);
        let province =
            SignOnProvider { provider: "province".into(), name: "省政务登录".into() };
        assert_eq!(ways.sso, [province]);
        assert_eq!(read_ways("none").unwrap(), SignInWays::default());
        for slip in ["", "alipya", "province=", "=x", "alipay;;staff"] {
            assert_eq!(read_ways(slip).unwrap_err().name, SIGN_IN_WAYS, "{slip}");
        }
    }

    #[test]
    fn counters_are_read_as_they_are_set_and_a_slip_is_named() {
        let counters =
            read_counters("新街@样例路1号;丁蜀@样例路2号@周一至周五 9:00-17:00").unwrap();
        let (name, address) = ("新街".into(), "样例路1号".into());
        assert_eq!(counters[0], Counter { name, address, hours: None });
        assert_eq!(counters[1].hours.as_deref(), Some("周一至周五 9:00-17:00"));
        assert_eq!(counters.len(), 2);
        assert!(read_counters("none").unwrap().is_empty());
        for slip in ["", "新街", "@x", "x@", "a@b;", "a@b@", "a@b@c@d"] {
            assert_eq!(read_counters(slip).unwrap_err().name, COUNTERS, "{slip}");
        }
    }

    #[test]
    fn an_agreement_is_a_version_and_a_hash() {
        let hash = "0123456789abcdef".repeat(4);
        let agreement = read_agreement(&format!("2026-11:{hash}"));
        assert_eq!(agreement, Some(Agreement { version: "2026-11".into(), sha256: hash.clone() }));
        for text in
            ["", "2026-11", "2026-11:abc", &format!(":{hash}"), &format!("1:{}", "G".repeat(64))]
        {
            assert_eq!(read_agreement(text), None, "{text}");
        }
    }
}
