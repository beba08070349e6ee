//! What a page must know before anybody has signed in: texts to agree to, ways to sign in, rules, where to go.

use super::moment;
use super::text;
use crate::settings::{Counter, HallSettings, SignOnProvider};
use domain::{Agreement, ChosenPassword};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// The hall, for pages. It may be kept for five minutes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Hall {
    /// When it was told. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub now: String,
    /// Whose hall it is: 「宜兴市人力资源社会保障局」.
    pub bureau: String,
    /// The agreement (《法人用户注册协议》) in force, which a registration accepts.
    pub agreement: TextInForce,
    /// The notice (升级须知) in force, which an upgrade acknowledges.
    pub upgrade_notice: TextInForce,
    /// Who verifies faces: `jshrss`, the APP; and `alipay` where it does.
    #[schemars(with = "Vec<text::FaceProvider>")]
    pub face_providers: Vec<&'static str>,
    /// Ways to sign in, beside the password.
    pub sign_in: WaysToSignIn,
    /// A regular expression that an institution code (机构编号) matches as a whole.
    pub institution_code_pattern: String,
    /// What a new password must be.
    pub password: PasswordRules,
    /// Where one can go in person (经办窗口).
    pub counters: Vec<CounterTold>,
    /// Where the APP is had. HTTPS.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Address>")]
    pub app_link: Option<String>,
}

/// A text in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextInForce {
    /// Its version.
    pub version: String,
    /// SHA-256 of its text, in lower-case hexadecimal.
    #[schemars(with = "text::Digest")]
    pub sha256: String,
    /// Where the portal has it: a path.
    pub path: &'static str,
}

/// Ways to sign in, beside the password.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaysToSignIn {
    /// 扫码登录, by the APP. Always.
    pub qr: bool,
    /// 电子营业执照登录.
    pub licence: bool,
    /// Sign-on providers (省政务登录).
    pub sso: Vec<SsoTold>,
    /// Clerks, by their own provider.
    pub staff: bool,
}

/// A sign-on provider.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SsoTold {
    /// Its name in paths: `/v1/sso/{provider}/start`.
    pub provider: String,
    /// What people call it.
    pub name: String,
}

/// What a new password must be, beside what the service finds common or personal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PasswordRules {
    /// Characters, at least.
    pub min_characters: usize,
    /// Characters, at most.
    pub max_characters: usize,
    /// Of how many of digits, lower case, upper case and others, at least.
    pub kinds: usize,
}

/// A counter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CounterTold {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// When it is open, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
}

fn text(agreement: &Agreement, path: &'static str) -> TextInForce {
    let Agreement { version, sha256 } = agreement.clone();
    TextInForce { version, sha256, path }
}

impl Hall {
    /// Tells it at this moment.
    #[must_use]
    pub fn new(hall: &HallSettings, now: Timestamp) -> Self {
        let HallSettings { ways, counters, .. } = hall;
        let sso = |SignOnProvider { provider, name }: &SignOnProvider| SsoTold {
            provider: provider.clone(),
            name: name.clone(),
        };
        let counter = |Counter { name, address, hours }: &Counter| CounterTold {
            name: name.clone(),
            address: address.clone(),
            hours: hours.clone(),
        };
        let alipay = ways.has_alipay.then_some("alipay");
        Self {
            now: moment(now),
            bureau: hall.bureau.to_string(),
            agreement: text(&hall.agreement, "/texts/agreement.zh-CN.md"),
            upgrade_notice: text(&hall.upgrade_notice, "/texts/upgrade-notice.zh-CN.md"),
            face_providers: std::iter::once("jshrss").chain(alipay).collect(),
            sign_in: WaysToSignIn {
                qr: true,
                licence: ways.has_licence,
                sso: ways.sso.iter().map(sso).collect(),
                staff: ways.has_staff,
            },
            institution_code_pattern: hall.institution_code.clone(),
            password: PasswordRules {
                min_characters: ChosenPassword::FEWEST,
                max_characters: ChosenPassword::MOST,
                kinds: ChosenPassword::KINDS,
            },
            counters: counters.iter().map(counter).collect(),
            app_link: hall.app_link.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::SignInWays;
    use serde_json::json;

    #[test]
    fn the_hall_is_told_in_this_shape() {
        let text = |version: &str| Agreement { version: version.into(), sha256: "ab".repeat(32) };
        let province =
            SignOnProvider { provider: "province".into(), name: "省政务登录".into() };
        let ways = SignInWays { has_alipay: true, sso: vec![province], ..SignInWays::default() };
        let counter = |name: &str, hours: Option<&str>| Counter {
            name: name.into(),
            address: "样例路1号".into(),
            hours: hours.map(str::to_owned),
        };
        let hall = HallSettings {
            bureau: "宜兴市人力资源社会保障局".parse().unwrap(),
            agreement: text("2026-11"),
            upgrade_notice: text("1"),
            ways,
            institution_code: r"\d{9,12}".into(),
            counters: vec![counter("新街", None), counter("丁蜀", Some("9:00-17:00"))],
            app_link: None,
        };
        let told = Hall::new(&hall, "2026-12-01T09:30:00.5Z".parse().unwrap());
        let text =
            |version, path| json!({ "version": version, "sha256": "ab".repeat(32), "path": path });
        assert_eq!(
            serde_json::to_value(told).unwrap(),
            json!({
                "now": "2026-12-01T09:30:00Z",
                "bureau": "宜兴市人力资源社会保障局",
                "agreement": text("2026-11", "/texts/agreement.zh-CN.md"),
                "upgrade_notice": text("1", "/texts/upgrade-notice.zh-CN.md"),
                "face_providers": ["jshrss", "alipay"],
                "sign_in": {
                    "qr": true,
                    "licence": false,
                    "sso": [{ "provider": "province", "name": "省政务登录" }],
                    "staff": false
                },
                "institution_code_pattern": r"\d{9,12}",
                "password": { "min_characters": 8, "max_characters": 20, "kinds": 3 },
                "counters": [
                    { "name": "新街", "address": "样例路1号" },
                    { "name": "丁蜀", "address": "样例路1号", "hours": "9:00-17:00" }
                ]
            })
        );
    }
}
