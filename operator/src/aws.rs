//! The table and the keys, as an operator reaches them: in AWS, or on this machine.

use crate::command::Failed;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_sdk_dynamodb::config::Credentials;
use keys::{KeyKind, SealKeys, Veil};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;
use store::Table;

/// How often the SDK tries a call, over about a minute: an import waits for a throttled table rather than stop.
const TRIES: u32 = 8;

/// Where keys are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeySource {
    /// In files `<dir>/<kind>.json`.
    File(PathBuf),
    /// In secrets `<prefix>/<kind>` of AWS Secrets Manager.
    SecretsManager(String),
}

impl FromStr for KeySource {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("file", dir)) if !dir.is_empty() => Ok(Self::File(dir.into())),
            Some(("secretsmanager", prefix)) if !prefix.is_empty() => {
                Ok(Self::SecretsManager(prefix.to_owned()))
            }
            _ => Err("say file:DIR or secretsmanager:PREFIX"),
        }
    }
}

/// The rings that find and hide personal values.
pub(crate) async fn veil(source: &KeySource) -> Result<Veil, Failed> {
    Ok(Veil { blind: ring(source).await?, seal: ring::<SealKeys>(source).await? })
}

/// A ring.
pub(crate) async fn ring<K: KeyKind>(source: &KeySource) -> Result<K, Failed> {
    let kind = K::NAME;
    let json = match source {
        KeySource::File(dir) => {
            let file = dir.join(format!("{kind}.json"));
            tokio::fs::read_to_string(&file).await.map_err(|error| {
                format!(
                    "{} cannot be read: {error}; `yinxin keys generate --dir {}` makes it",
                    file.display(),
                    dir.display()
                )
            })?
        }
        KeySource::SecretsManager(prefix) => {
            let config = aws_config::defaults(BehaviorVersion::latest());
            let config = config.timeout_config(timeouts()).load().await;
            let client = aws_sdk_secretsmanager::Client::new(&config);
            let secret = format!("{prefix}/{kind}");
            let sent = client.get_secret_value().secret_id(&secret).send().await;
            let reply = sent.map_err(|error| {
                format!(
                    "the secret {secret} cannot be read: {}",
                    crate::command::in_one_line(&error)
                )
            })?;
            reply.secret_string.ok_or_else(|| format!("the secret {secret} holds no text"))?
        }
    };
    Ok(K::read(&json)?)
}

/// How long one try of a call, and the call with all its tries, may take: an import that hangs for ever says nothing.
fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(5))
        .operation_attempt_timeout(Duration::from_secs(10))
        .operation_timeout(Duration::from_mins(2))
        .build()
}

/// The table of this name.
pub(crate) async fn table(name: String, endpoint_url: Option<String>) -> Table {
    let mut loader = aws_config::defaults(BehaviorVersion::latest()).timeout_config(timeouts());
    if endpoint_url.as_deref().is_some_and(is_this_machine) {
        // An engine on this machine asks for a signature and looks at none.
        loader = loader
            .region(Region::new("local"))
            .credentials_provider(Credentials::new("local", "local", None, None, "yinxin"));
    } else {
        loader = loader.retry_config(RetryConfig::standard().with_max_attempts(TRIES));
    }
    let config = loader.load().await;
    let mut config = aws_sdk_dynamodb::config::Builder::from(&config);
    config.set_endpoint_url(endpoint_url);
    Table::new(aws_sdk_dynamodb::Client::from_conf(config.build()), name)
}

fn is_this_machine(url: &str) -> bool {
    let authority = url.split("://").nth(1).and_then(|rest| rest.split('/').next());
    let is_port = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let host = authority.map(|authority| match authority.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => authority,
    });
    matches!(host, Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_of_keys_is_said_in_two_ways() {
        assert_eq!("file:k/d".parse(), Ok(KeySource::File("k/d".into())));
        let prefix = KeySource::SecretsManager("yinxin".to_owned());
        assert_eq!("secretsmanager:yinxin".parse(), Ok(prefix));
        for wrong in ["", "k/d", "file:", "secretsmanager:", "ssm:x"] {
            assert!(wrong.parse::<KeySource>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_loopback_address_is_this_machine() {
        for url in
            ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000/", "http://[::1]"]
        {
            assert!(is_this_machine(url), "{url}");
        }
        for url in ["https://dynamodb.cn-north-1.amazonaws.com.cn", "http://localhost.example:1"] {
            assert!(!is_this_machine(url), "{url}");
        }
    }
}
