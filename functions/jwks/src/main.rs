//! `GET /.well-known/jwks.json`: the public keys that access tokens are verified with.

use edge::{Fatal, Reply, boot, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let verifying = boot().await?.verifying().await?;
    let jwks = &verifying.jwks();
    serve(move |_| async move { Ok(Reply::ok(jwks).cached()) }).await
}
