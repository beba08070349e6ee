//! The functions under `cargo lambda watch`: which there are, what they are started with, when they answer.
//!
//! Routes come from `[workspace.metadata.lambda.watch.router]` in the workspace's `Cargo.toml`, as `cargo metadata`
//! tells them, so a new function needs nothing here.

use crate::documents;
use crate::settings::{Settings, SmsDelivery, url};
use crate::sms::REGION;
use crate::sso;
use crate::stack::Agreement;
use crate::tools::Tools;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The text of the agreement that a registration accepts here: a sample, as the portal shows it.
const AGREEMENT: &[u8] = include_bytes!("../../portal/public/texts/agreement.zh-CN.md");
/// For whom tokens are.
pub const AUDIENCE: &str = "hall";

/// The text of the notice that an upgrade acknowledges here: a sample, as the portal shows it.
const NOTICE: &[u8] = include_bytes!("../../portal/public/texts/upgrade-notice.zh-CN.md");

/// The older halls whose accounts can be upgraded here; the sample of them is of the first.
const LEGACY_HALLS: &str = "jshrss=江苏人社网办大厅";

/// The font that letters are printed in, as `local/tools.sh` brings it.
const LETTER_FONT: &str = "local/font/layer/NotoSerifSC_400Regular.ttf";

/// The notice that an upgrade acknowledges here.
#[must_use]
pub fn upgrade_notice() -> Agreement {
    Agreement { version: "2026-11-sample".to_owned(), sha256: keys::sha256_hex(NOTICE) }
}

/// The agreement that a registration accepts here.
#[must_use]
pub fn agreement() -> Agreement {
    Agreement { version: "2026-11-sample".to_owned(), sha256: keys::sha256_hex(AGREEMENT) }
}

/// One route, and the function behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// HTTP method.
    pub method: String,
    /// Path, parameters in braces.
    pub path: String,
    /// Name of the function.
    pub function: String,
}

/// The routes cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum NoRoutes {
    /// Cargo cannot be asked.
    #[error("cargo cannot be asked for the routes: {0}")]
    Cargo(String),
    /// Cargo's answer has no router.
    #[error("Cargo.toml has no sound [workspace.metadata.lambda.watch.router]: {0}")]
    Router(serde_json::Error),
}

#[derive(Deserialize)]
struct Workspace {
    metadata: Lambda,
}
#[derive(Deserialize)]
struct Lambda {
    lambda: Watch,
}
#[derive(Deserialize)]
struct Watch {
    watch: Router,
}
#[derive(Deserialize)]
struct Router {
    router: BTreeMap<String, Vec<Target>>,
}
#[derive(Deserialize)]
struct Target {
    method: String,
    function: String,
}

/// Every route of the workspace at `root`.
///
/// # Errors
///
/// [`NoRoutes`].
pub fn routes(root: &Path) -> Result<Vec<Route>, NoRoutes> {
    let asked = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .map_err(|error| NoRoutes::Cargo(error.to_string()))?;
    if !asked.status.success() {
        let said = String::from_utf8_lossy(&asked.stderr);
        return Err(NoRoutes::Cargo(said.lines().next().unwrap_or_default().to_owned()));
    }
    let workspace: Workspace = serde_json::from_slice(&asked.stdout).map_err(NoRoutes::Router)?;
    let router = workspace.metadata.lambda.watch.router;
    let of_path = |(path, targets): (String, Vec<Target>)| {
        targets.into_iter().map(move |Target { method, function }| Route {
            method,
            path: path.clone(),
            function,
        })
    };
    Ok(router.into_iter().flat_map(of_path).collect())
}

/// One route of each function.
#[must_use]
pub fn one_each(routes: &[Route]) -> Vec<&Route> {
    let mut by_function = BTreeMap::new();
    for route in routes {
        by_function.entry(&route.function).or_insert(route);
    }
    by_function.into_values().collect()
}

/// `cargo lambda watch` over the workspace, not started.
#[must_use]
pub fn watch(settings: &Settings, tools: &Tools, topic: Option<&str>) -> Command {
    let mut watch = Command::new(&tools.cargo_lambda);
    let port = settings.ports.emulator().to_string();
    watch.args(["lambda", "watch", "--ignore-changes", "-A", "127.0.0.1", "-P", &port]);
    watch.current_dir(&settings.root).envs(environment(settings, topic));
    for inherited in INHERITED {
        watch.env_remove(inherited);
    }
    watch
}

/// What a function must not learn from whoever starts the stack: an AWS account of theirs; and what `cargo run` and
/// `cargo test` tell their own child, which would make Cargo think that the world has changed, and build it again.
const INHERITED: [&str; 15] = [
    "AWS_PROFILE",
    "AWS_SESSION_TOKEN",
    "AWS_ENDPOINT_URL",
    "CARGO",
    "CARGO_CRATE_NAME",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PKG_AUTHORS",
    "CARGO_PKG_DESCRIPTION",
    "CARGO_PKG_NAME",
    "CARGO_PKG_VERSION",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_TARGET_TMPDIR",
    "LD_LIBRARY_PATH",
    "RUST_RECURSION_COUNT",
];

fn environment(settings: &Settings, topic: Option<&str>) -> Vec<(&'static str, String)> {
    let ports = settings.ports;
    let sms = match (settings.sms, topic) {
        (SmsDelivery::Topic, Some(arn)) => format!("sns-topic:{arn}"),
        _ => "sns-direct".to_owned(),
    };
    let Agreement { version, sha256 } = agreement();
    let notice = upgrade_notice();
    let text = |text: &str| text.to_owned();
    vec![
        ("AWS_ENDPOINT_URL_DYNAMODB", url(ports.dynamodb())),
        ("AWS_ENDPOINT_URL_SNS", url(ports.sns())),
        ("AWS_REGION", text(REGION)),
        ("AWS_ACCESS_KEY_ID", text("local")),
        ("AWS_SECRET_ACCESS_KEY", text("local")),
        ("AWS_EC2_METADATA_DISABLED", text("true")),
        ("AWS_CONFIG_FILE", text("/dev/null")),
        ("AWS_SHARED_CREDENTIALS_FILE", text("/dev/null")),
        ("NO_PROXY", text("127.0.0.1")),
        ("no_proxy", text("127.0.0.1")),
        ("RUST_LOG", text("info")),
        ("YINXIN_TABLE", text(testkit::engine::TABLE)),
        ("YINXIN_KEYS", format!("file:{}", settings.keys().display())),
        ("YINXIN_PORTAL_ORIGIN", url(ports.front())),
        ("YINXIN_ISSUER", url(ports.front())),
        ("YINXIN_AUDIENCE", text(AUDIENCE)),
        ("YINXIN_SMS", sms),
        ("YINXIN_SMS_SIGNATURE", text("印信")),
        ("YINXIN_SMS_BUDGET", domain::SmsBudget::default().to_string()),
        ("YINXIN_QR_BASE", format!("{}/scan", url(ports.phone()))),
        ("YINXIN_SSO_PAGE", format!("{}/sso", url(ports.front()))),
        ("YINXIN_DOCUMENTS", documents::setting(settings)),
        ("YINXIN_COUNTER_PAGE", format!("{}/counter", url(ports.front()))),
        ("YINXIN_INVITATION_PAGE", format!("{}/i", url(ports.front()))),
        ("YINXIN_AGREEMENT", format!("{version}:{sha256}")),
        ("YINXIN_LEGACY_HALLS", text(LEGACY_HALLS)),
        ("YINXIN_UPGRADE_NOTICE", format!("{}:{}", notice.version, notice.sha256)),
        ("YINXIN_LETTER_BUREAU", text("宜兴市人力资源社会保障局")),
        ("YINXIN_LETTER_PAGE", format!("{}/letter", url(ports.front()))),
        ("YINXIN_LETTER_FONT", settings.root.join(LETTER_FONT).display().to_string()),
        ("YINXIN_INSTITUTION_CODE", text(r"\d{9,12}")),
        ("YINXIN_SIGN_IN_WAYS", format!("alipay;licence;staff;{}=省政务登录", sso::PROVIDER)),
        (
            "YINXIN_COUNTERS",
            text(
                "新街人社经办窗口（样例）@样例路1号@周一至周五 9:00-17:00;丁蜀人社经办窗口（样例）@样例路2号",
            ),
        ),
        ("YINXIN_APP_LINK", text("https://app.example/jszhrs")),
        ("YINXIN_ARGON2", text("fast")),
    ]
}

/// Waits until a function answers a request that no function takes for sound, with a refusal of its own. Cargo may be
/// busy: a function is built, or found to be built, at its first request.
///
/// # Errors
///
/// What came instead, in a line, when it has gone on for long enough.
pub async fn answers(
    client: &reqwest::Client,
    base: &str,
    route: &Route,
    patience: Duration,
) -> Result<(), String> {
    const TRIES: u32 = 3;
    let path = route.path.replace(['{', '}'], "");
    let method = route.method.parse().unwrap_or(reqwest::Method::POST);
    let mut came = String::new();
    for _ in 0..TRIES {
        let mut request = client.request(method.clone(), format!("{base}{path}")).timeout(patience);
        if method != reqwest::Method::GET {
            request = request.header("content-type", "application/json").body("{");
        }
        let said = match request.send().await {
            Ok(reply) => judged(reply).await,
            Err(error) if error.is_timeout() => {
                return Err(format!("no answer in {} s", patience.as_secs()));
            }
            Err(error) => Err(error.to_string()),
        };
        match said {
            Ok(()) => return Ok(()),
            Err(what) => came = what,
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Err(came)
}

/// Waits until the emulator takes connections; it answers an unknown path at once.
pub(crate) async fn listening(client: &reqwest::Client, base: &str) {
    while client.get(format!("{base}/none")).send().await.is_err() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Waits until a function ends, as the emulator's log tells. The emulator keeps a request to a function that does not
/// compile, or does not start, waiting for ever.
pub async fn one_ended(log: &Path) {
    let ended = |log: &[u8]| String::from_utf8_lossy(log).contains("ERROR command exited");
    while !std::fs::read(log).is_ok_and(|log| ended(&log)) {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Whether this is the function speaking, and not the emulator in its place.
async fn judged(reply: reqwest::Response) -> Result<(), String> {
    let status = reply.status();
    // Sending a browser on is an answer, and only a function gives it.
    if status.is_redirection() {
        return Ok(());
    }
    let text = reply.text().await.unwrap_or_default();
    let code = serde_json::from_str::<Value>(&text)
        .is_ok_and(|json| json.get("code").is_some_and(Value::is_string));
    if status.is_success() || (status.is_client_error() && code) {
        return Ok(());
    }
    Err(format!("{status} {}", text.lines().next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    #[test]
    fn the_emulator_has_the_routes_that_the_template_gives_api_gateway() {
        let template = testkit::template::template().unwrap();
        let mut expected = Vec::new();
        for (_, resource) in template["Resources"].as_mapping().unwrap() {
            if resource["Type"].as_str() != Some("AWS::Serverless::Function") {
                continue;
            }
            let function = resource["Metadata"]["BuildProperties"]["Binary"].as_str().unwrap();
            for (_, event) in resource["Properties"]["Events"].as_mapping().into_iter().flatten() {
                if event["Type"].as_str() != Some("HttpApi") {
                    continue;
                }
                let text = |name: &str| event["Properties"][name].as_str().unwrap().to_owned();
                let function = function.to_owned();
                expected.push(Route { method: text("Method"), path: text("Path"), function });
            }
        }
        let mut routes = routes(root()).unwrap();
        for list in [&mut expected, &mut routes] {
            list.sort_by_key(|route| format!("{} {}", route.path, route.method));
        }
        assert_eq!(routes, expected);
        assert!(!routes.is_empty());
    }

    #[test]
    fn each_function_is_asked_once() {
        let routes = routes(root()).unwrap();
        let mut asked: Vec<&str> =
            one_each(&routes).into_iter().map(|route| route.function.as_str()).collect();
        asked.dedup();
        let mut functions: Vec<&str> = routes.iter().map(|route| route.function.as_str()).collect();
        functions.sort_unstable();
        functions.dedup();
        assert_eq!(asked, functions);
    }
}
