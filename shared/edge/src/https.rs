//! One HTTPS connector for every AWS client of a function.
//!
//! Each client of the SDK would otherwise read the machine's root certificates for itself, twice: once when it is made
//! and once when it is used. Sharing one saves a function some 0.3 ms of its start and half a megabyte, and one without a table 2 ms
//! (`docs/performance.md`). What it builds is what the
//! SDK's own default builds: rustls on aws-lc, the machine's roots, the proxy of the environment.

use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What makes two connectors two.
type Timeouts = (Option<Duration>, Option<Duration>);

/// The connectors made so far: one, unless two clients have different timeouts.
#[derive(Debug, Default)]
pub(crate) struct OneConnector(Mutex<Vec<(Timeouts, SharedHttpConnector)>>);

impl HttpClient for OneConnector {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let timeouts = (settings.connect_timeout(), settings.read_timeout());
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, connector)) = made.iter().find(|(of, _)| *of == timeouts) {
            return connector.clone();
        }
        let mut builder = Connector::builder()
            .tls_provider(Provider::rustls(CryptoMode::AwsLc))
            .connector_settings(settings.clone())
            .proxy_config(ProxyConfig::from_env());
        builder.set_sleep_impl(components.sleep_impl());
        let connector = SharedHttpConnector::new(builder.build());
        made.push((timeouts, connector.clone()));
        connector
    }
}
