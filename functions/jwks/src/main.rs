//! `GET /.well-known/jwks.json`: the public keys that access tokens are verified with.

use edge::{Fatal, Reply, boot, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let tokens = boot().await?.tokens().await?;
    let jwks = &tokens.jwks();
    serve(move |_| async move { Ok(Reply::ok(jwks).cached()) }).await
}
