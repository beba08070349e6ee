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
        KeySource::SecretsManager(prefix) => Secrets::of(prefix).await.read(kind).await?,
    };
    Ok(K::read(&json)?)
}

/// The secrets `<prefix>/<kind>` of a stack.
pub(crate) struct Secrets {
    client: aws_sdk_secretsmanager::Client,
    prefix: String,
}

impl Secrets {
    /// Those of this prefix.
    pub(crate) async fn of(prefix: &str) -> Self {
        let config = aws_config::defaults(BehaviorVersion::latest());
        let config = config.timeout_config(timeouts()).load().await;
        let client = aws_sdk_secretsmanager::Client::new(&config);
        Self { client, prefix: prefix.to_owned() }
    }

    /// The name of the secret of a kind.
    pub(crate) fn name(&self, kind: &str) -> String {
        format!("{}/{kind}", self.prefix)
    }

    /// What is in it.
    pub(crate) async fn read(&self, kind: &str) -> Result<String, Failed> {
        let secret = self.name(kind);
        let sent = self.client.get_secret_value().secret_id(&secret).send().await;
        let reply = sent.map_err(|error| failed(&secret, "read", &error))?;
        Ok(reply.secret_string.ok_or_else(|| format!("the secret {secret} holds no text"))?)
    }

    /// Whether anything was ever put in it. A secret that is not there is an error: the stack makes it.
    pub(crate) async fn has_value(&self, kind: &str) -> Result<bool, Failed> {
        let secret = self.name(kind);
        let sent = self.client.describe_secret().secret_id(&secret).send().await;
        let reply =
            sent.map_err(|error| failed(&secret, "found, deploy the stack first", &error))?;
        Ok(reply.version_ids_to_stages.is_some_and(|versions| !versions.is_empty()))
    }

    /// Puts a first value in it. The token is the same each time, so that of two who do it at once one is refused.
    pub(crate) async fn put_first(&self, kind: &str, value: String) -> Result<(), Failed> {
        let (secret, token) = (self.name(kind), format!("yinxin-keys-init-{kind:-<32}"));
        let put = self.client.put_secret_value().secret_id(&secret).client_request_token(token);
        let sent = put.secret_string(value).send().await;
        sent.map(drop).map_err(|error| failed(&secret, "written", &error))
    }
}

fn failed(secret: &str, doing: &str, error: &(dyn std::error::Error + 'static)) -> Failed {
    let why = crate::command::in_one_line(error);
    format!("the secret {secret} cannot be {doing}: {why}").into()
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
