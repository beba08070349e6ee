//! Where rings of keys are kept: Secrets Manager in the cloud, a folder of files on one machine. There is no third
//! place, and no default.

use crate::timeouts;
use aws_config::SdkConfig;
use aws_sdk_secretsmanager::Client;
use keys::KeyKind;
use ports::Fault;
use std::path::PathBuf;
use std::str::FromStr;

/// Where keys are kept, as it is configured: `secretsmanager:<prefix>` or `file:<folder>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Secrets named `<prefix>/<kind>`.
    SecretsManager {
        /// The prefix.
        prefix: String,
    },
    /// Files named `<kind>.json`.
    Folder(PathBuf),
}

/// A setting that names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("keys are kept in `secretsmanager:<prefix>` or `file:<folder>`")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        match text.split_once(':') {
            Some(("secretsmanager", prefix)) if !prefix.is_empty() => {
                Ok(Self::SecretsManager { prefix: prefix.to_owned() })
            }
            Some(("file", folder)) if !folder.is_empty() => Ok(Self::Folder(folder.into())),
            _ => Err(NoPlace),
        }
    }
}

/// Reads rings of keys.
#[derive(Debug)]
pub struct Secrets {
    place: Place,
    client: Client,
}

impl Secrets {
    /// Keys in this place.
    #[must_use]
    pub fn new(place: Place, config: &SdkConfig) -> Self {
        let config = aws_sdk_secretsmanager::config::Builder::from(config)
            .timeout_config(timeouts::secrets());
        Self { place, client: Client::from_conf(config.build()) }
    }

    /// Reads one ring.
    ///
    /// # Errors
    ///
    /// [`Fault`] when there is none, or it cannot be used; says which kind, never what is in it.
    pub async fn read<K: KeyKind>(&self) -> Result<K, Fault> {
        const DOING: &str = "reading keys";
        let json = match &self.place {
            Place::Folder(folder) => {
                let file = folder.join(format!("{}.json", K::NAME));
                std::fs::read_to_string(file).map_err(|error| Fault::lasting(DOING, error))?
            }
            Place::SecretsManager { prefix } => {
                let id = format!("{prefix}/{}", K::NAME);
                let sent = self.client.get_secret_value().secret_id(id).send().await;
                let reply = sent.map_err(|error| Fault::lasting(DOING, error))?;
                reply
                    .secret_string
                    .ok_or_else(|| Fault::lasting(DOING, "the secret has no text"))?
            }
        };
        K::read(&json).map_err(|error| Fault::lasting(DOING, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_of_two_and_named() {
        let manager = Place::SecretsManager { prefix: "yinxin/prod".into() };
        assert_eq!("secretsmanager:yinxin/prod".parse(), Ok(manager));
        assert_eq!("file:/keys".parse(), Ok(Place::Folder("/keys".into())));
        for text in ["", "file", "file:", "secretsmanager:", "env:KEYS", "/keys"] {
            assert_eq!(text.parse::<Place>(), Err(NoPlace), "{text}");
        }
    }
}
