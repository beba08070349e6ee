//! What a function does once, before its first request: settings, keys, and a warm connection to the table.

use crate::caller::Verifier;
use crate::https::OneConnector;
use crate::log;
use crate::problem::causes;
use crate::settings::{self, BadSetting};
use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use keys::{
    AlipayKeys, BlindKeys, Clients, CodeKeys, KeyKind, LicenceKeys, Passwords, SealKeys,
    SsoProviders, StaffProvider, TokenKeys, Veil, VerifyingKeys, WebhookKeys,
};
use outside::alipay::Alipay;
use outside::documents;
use outside::secrets::Secrets;
use outside::sms::Sns;
use outside::sso::{SignOn, StaffSignOn};
use outside::timeouts;
use ports::{Fault, SystemClock, SystemEntropy};
use store::Table;

/// What a function logs when the configured implementation of argon2id is wrong; the template's filters count it.
pub const ARGON2_FALLBACK: &str = "argon2.fallback";

/// Why a function does not start.
#[derive(Debug, thiserror::Error)]
pub enum Fatal {
    /// A setting is missing or malformed.
    #[error(transparent)]
    Setting(#[from] BadSetting),
    /// Keys or table cannot be reached.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The Lambda runtime gave up.
    #[error("the Lambda runtime ended: {0}")]
    Runtime(#[from] lambda_http::Error),
}

/// A function that is starting.
#[derive(Debug)]
pub struct Boot {
    /// The machine's clock.
    pub clock: SystemClock,
    /// The machine's random generator.
    pub entropy: SystemEntropy,
    config: SdkConfig,
    secrets: Secrets,
}

/// How a function calls AWS: with which timeouts, how often again, over which connector.
///
/// The SDK would also watch how fast each body comes. A call ends at its timeout, body and all, so nothing is watched.
#[must_use]
pub fn aws() -> ConfigLoader {
    aws_config::defaults(BehaviorVersion::latest())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .timeout_config(timeouts::table())
        .retry_config(timeouts::retries())
        .http_client(OneConnector::default())
}

/// Begins to start a function.
///
/// # Errors
///
/// [`Fatal`] when it is not configured where keys are kept.
pub async fn boot() -> Result<Boot, Fatal> {
    log::init();
    let config = aws().load().await;
    let secrets = Secrets::new(settings::parsed(settings::KEYS)?, &config);
    Ok(Boot { clock: SystemClock, entropy: SystemEntropy, config, secrets })
}

/// Starts a function that has neither table nor keys: it has a log and a clock.
#[must_use]
pub fn boot_without_keys() -> SystemClock {
    log::init();
    SystemClock
}

impl Boot {
    /// The table, its connection warm: the first request pays no TLS handshake. A table that does not answer now may do so
    /// later: the function starts all the same, and says of itself that it cannot be done for now.
    ///
    /// # Errors
    ///
    /// [`Fatal`] when it is not configured, or refuses us.
    pub async fn table(&self) -> Result<Table, Fatal> {
        let client = aws_sdk_dynamodb::Client::new(&self.config);
        let table = Table::new(client, settings::text(settings::TABLE)?);
        match table.warm().await {
            Ok(()) => {}
            Err(fault @ Fault::Passing { .. }) => {
                let cause = causes(&fault);
                tracing::warn!(
                    event = "table.cold",
                    cause,
                    "starting without a warm connection: {fault}"
                );
            }
            Err(lasting @ Fault::Lasting { .. }) => return Err(lasting.into()),
        }
        Ok(table)
    }

    async fn ring<K: KeyKind>(&self) -> Result<K, Fatal> {
        Ok(self.secrets.read().await?)
    }

    /// Keys to find personal values by.
    ///
    /// # Errors
    ///
    /// [`Fatal`] when they cannot be read; the same below.
    pub async fn blind(&self) -> Result<BlindKeys, Fatal> {
        self.ring().await
    }

    /// Keys to read personal values with.
    pub async fn seal(&self) -> Result<SealKeys, Fatal> {
        self.ring().await
    }

    /// Keys to find personal values by, and to read them with.
    pub async fn veil(&self) -> Result<Veil, Fatal> {
        let (blind, seal) = tokio::try_join!(self.blind(), self.seal())?;
        Ok(Veil { blind, seal })
    }

    /// Peppers, and the implementation of argon2id that is configured, if it gives the known answers.
    pub async fn passwords(&self) -> Result<Passwords, Fatal> {
        let wanted = settings::parsed(settings::ARGON2)?;
        let passwords = self.ring::<Passwords>().await?.hashed_by(wanted)?;
        let implementation = passwords.implementation();
        if implementation != wanted {
            let (wanted, used) = (wanted.as_str(), implementation.as_str());
            tracing::error!(
                event = "argon2.fallback",
                wanted,
                used,
                "{ARGON2_FALLBACK}: {wanted} gives another answer than the known one; {used} hashes"
            );
        }
        Ok(passwords)
    }

    /// Keys of SMS codes.
    pub async fn codes(&self) -> Result<CodeKeys, Fatal> {
        self.ring().await
    }

    /// Keys that sign access tokens.
    pub async fn tokens(&self) -> Result<TokenKeys, Fatal> {
        self.ring().await
    }

    /// What verifies access tokens.
    ///
    /// # Errors
    ///
    /// [`Fatal`] also when issuer and audience are not configured.
    pub async fn verifier(&self) -> Result<Verifier, Fatal> {
        Ok(Verifier::new(self.verifying().await?, settings::issuer()?))
    }

    /// Keys that access tokens are verified with: public ones.
    pub async fn verifying(&self) -> Result<VerifyingKeys, Fatal> {
        self.ring().await
    }

    /// Business systems that may ask on their own account.
    pub async fn clients(&self) -> Result<Clients, Fatal> {
        self.ring().await
    }

    /// The face provider's keys.
    pub async fn face_keys(&self) -> Result<WebhookKeys, Fatal> {
        self.ring().await
    }

    /// The keys of the electronic business licence's app.
    pub async fn licence_keys(&self) -> Result<LicenceKeys, Fatal> {
        self.ring().await
    }

    /// Whoever asks other providers who somebody is; they send browsers back below the issuer of our own tokens.
    ///
    /// # Errors
    ///
    /// [`Fatal`] also when that issuer is not configured.
    pub async fn sign_on(&self) -> Result<SignOn, Fatal> {
        let providers: SsoProviders = self.ring().await?;
        Ok(SignOn::new(providers, settings::text(settings::ISSUER)?, &self.config))
    }

    /// Whoever asks the staff's own provider which clerk somebody is.
    ///
    /// # Errors
    ///
    /// [`Fatal`] also when the issuer of our own tokens is not configured.
    pub async fn staff_sign_on(&self) -> Result<StaffSignOn, Fatal> {
        let staff: StaffProvider = self.ring().await?;
        Ok(StaffSignOn::new(staff, settings::text(settings::ISSUER)?, &self.config))
    }

    /// Where documents are kept that clerks take.
    ///
    /// # Errors
    ///
    /// [`Fatal`] when it is not configured.
    pub fn documents(&self) -> Result<documents::Kept, Fatal> {
        Ok(documents::Kept::new(settings::parsed(settings::DOCUMENTS)?, &self.config)?)
    }

    /// Alipay, as our app asks it; `None` where the hall has no contract with it.
    pub async fn alipay(&self) -> Result<Option<Alipay>, Fatal> {
        let app = self.ring::<AlipayKeys>().await?.into_app();
        Ok(app.map(|app| Alipay::new(app, &self.config)))
    }

    /// Who carries SMS.
    ///
    /// # Errors
    ///
    /// [`Fatal`] when it is not configured.
    pub fn carrier(&self) -> Result<Sns, Fatal> {
        Ok(Sns::new(settings::parsed(settings::SMS)?, &self.config))
    }
}
