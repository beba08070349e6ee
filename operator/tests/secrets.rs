//! `yinxin keys init` against an emulated Secrets Manager: the built program, its exit codes and its words.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests are tests too, and clippy does not know"
)]

use aws_config::{BehaviorVersion, Region};
use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::Credentials;
use keys::{KeyKind as _, TokenKeys, VerifyingKeys};
use operator::keys::Kind;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Moto's server, which `local/tools.sh` installs, until it is dropped.
struct Moto {
    server: Child,
    url: String,
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Moto {
    async fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.tools/venv/bin/moto_server");
        assert!(program.exists(), "moto is not installed: run local/tools.sh");
        let mut server = Command::new(program);
        server.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        let server = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let moto = Self { server, url: format!("http://127.0.0.1:{port}") };
        let client = moto.client().await;
        for _ in 0..300 {
            if client.list_secrets().send().await.is_ok() {
                return moto;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("moto does not answer at {}", moto.url);
    }

    async fn client(&self) -> Client {
        let loader =
            aws_config::defaults(BehaviorVersion::latest()).region(Region::new("ap-southeast-1"));
        let credentials = Credentials::new("local", "local", None, None, "test");
        let loader = loader.credentials_provider(credentials).endpoint_url(&self.url);
        Client::new(&loader.load().await)
    }

    /// What the stack does: a secret without a value for each kind.
    async fn deploy(&self, stack: &str) {
        let client = self.client().await;
        for kind in Kind::ALL {
            let name = format!("{stack}/{}", kind.name());
            client.create_secret().name(name).send().await.unwrap();
        }
    }

    async fn value(&self, secret: &str) -> Option<String> {
        let client = self.client().await;
        let sent = client.get_secret_value().secret_id(secret).send().await;
        sent.ok().and_then(|reply| reply.secret_string)
    }

    /// Exit code, standard output, standard error.
    async fn init(&self, stack: &str) -> (i32, String, String) {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_yinxin"));
        command.args(["keys", "init", "--secrets", stack]).stdin(Stdio::null());
        command.env("AWS_ENDPOINT_URL", &self.url).env("AWS_REGION", "ap-southeast-1");
        command.env("AWS_ACCESS_KEY_ID", "local").env("AWS_SECRET_ACCESS_KEY", "local");
        let output = command.output().await.unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_secret_of_a_new_stack_gets_its_ring_and_none_that_has_one_is_touched() {
    let moto = Moto::start().await;
    moto.deploy("hall").await;
    moto.client()
        .await
        .put_secret_value()
        .secret_id("hall/sso")
        .secret_string("{\"written\":\"by hand\"}")
        .send()
        .await
        .unwrap();
    let (code, told, why) = moto.init("hall").await;
    assert_eq!((code, why.as_str()), (0, ""), "{told}");
    assert_eq!(told.matches(": made").count(), Kind::ALL.len() - 1, "{told}");
    assert!(told.contains("hall/sso: there already"), "{told}");
    assert!(moto.value("hall/sso").await.unwrap().contains("by hand"));
    let token = moto.value(&format!("hall/{}", TokenKeys::NAME)).await.unwrap();
    let public = moto.value(&format!("hall/{}", VerifyingKeys::NAME)).await.unwrap();
    assert_eq!(VerifyingKeys::derived(&token).unwrap(), public);
    assert!(!told.contains("secret"), "no ring is told: {told}");

    let before = moto.value("hall/blind").await;
    let (code, told, _) = moto.init("hall").await;
    assert_eq!(code, 0);
    assert_eq!(told.matches(": there already").count(), Kind::ALL.len(), "{told}");
    assert_eq!(moto.value("hall/blind").await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_stack_nothing_is_made() {
    let moto = Moto::start().await;
    let (code, told, why) = moto.init("nowhere").await;
    assert_eq!((code, told.as_str()), (1, ""));
    assert!(why.contains("nowhere/blind") && why.contains("deploy the stack first"), "{why}");
}
