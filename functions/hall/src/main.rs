//! `GET /v1/hall`: what a page must know before anybody has signed in.

use edge::wire::hall::Hall;
use edge::{Fatal, Reply, boot_without_keys, routes, serve, settings};
use flows::Clock as _;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let clock = &boot_without_keys();
    let hall = &settings::hall()?;
    serve(move |routes::Hall::Look, _| async move {
        Ok(Reply::ok(&Hall::new(hall, clock.now())).cached())
    })
    .await
}
