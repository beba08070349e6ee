//! HTTP to somebody else's server, over the TLS that the SDK brings: rustls on aws-lc, the machine's roots, the proxy of
//! the environment. Follows no redirect, waits a few seconds at most for all of an answer, and reads no more than it can
//! use.

use crate::timeouts;
use aws_config::SdkConfig;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{
    HttpConnector as _, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use std::time::Duration;

/// Metadata, keys, tokens and findings are a few KiB.
const BODY_MOST: usize = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoAnswer {
    /// The request was not sent, or nothing came back.
    #[error("no answer: {0}")]
    Silent(String),
    /// Not all of it came in time.
    #[error("no answer in time")]
    Late,
    /// More came than any such answer is long.
    #[error("the answer is longer than {BODY_MOST} bytes")]
    TooLong,
}

/// Asks servers.
#[derive(Clone, Debug)]
pub(crate) struct Http {
    connector: SharedHttpConnector,
    patience: Duration,
}

impl Http {
    pub(crate) fn new(config: &SdkConfig) -> Self {
        Self::patient(config, timeouts::QUESTION)
    }

    /// Waits so long for all of an answer.
    pub(crate) fn patient(config: &SdkConfig, patience: Duration) -> Self {
        let settings = HttpConnectorSettings::builder()
            .connect_timeout(timeouts::CONNECT.min(patience))
            .read_timeout(patience)
            .build();
        let mut builder = Connector::builder()
            .tls_provider(Provider::rustls(CryptoMode::AwsLc))
            .connector_settings(settings)
            .proxy_config(ProxyConfig::from_env());
        builder.set_sleep_impl(config.sleep_impl());
        Self { connector: SharedHttpConnector::new(builder.build()), patience }
    }

    /// The body counts too: a server that sends one byte now and then is as silent as one that sends none.
    pub(crate) async fn ask(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, NoAnswer> {
        let asked = tokio::time::timeout(self.patience, self.asked(request)).await;
        asked.unwrap_or(Err(NoAnswer::Late))
    }

    async fn asked(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, NoAnswer> {
        fn silent(error: impl std::fmt::Display) -> NoAnswer {
            NoAnswer::Silent(error.to_string())
        }
        let request = request.map(SdkBody::from).try_into().map_err(silent)?;
        let reply = self.connector.call(request).await.map_err(silent)?;
        let reply = reply.try_into_http1x().map_err(silent)?;
        let (parts, body) = reply.into_parts();
        let mut stream = ByteStream::new(body);
        let mut bytes = Vec::new();
        while let Some(more) = stream.next().await {
            bytes.extend(more.map_err(silent)?);
            if bytes.len() > BODY_MOST {
                return Err(NoAnswer::TooLong);
            }
        }
        Ok(http::Response::from_parts(parts, bytes))
    }
}
