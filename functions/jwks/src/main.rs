//! `GET /.well-known/jwks.json`: the public keys that access tokens are verified with.

use edge::{Fatal, Reply, boot, routes, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let verifying = boot().await?.verifying().await?;
    let jwks = &verifying.jwks();
    serve(move |routes::Jwks::Keys, _| async move { Ok(Reply::ok(jwks).cached()) }).await
}
