//! `POST /v1/licence-callbacks`: the app of the electronic business licence says, signed, whose licence was shown to a code.

use edge::wire::licence::{LicenceCallback, LicenceTaken};
use edge::{Fatal, Reply, boot, routes, serve, today};
use flows::Clock as _;
use flows::qr_sign_in::licence::show;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, blind, keys) = tokio::try_join!(boot.table(), boot.blind(), boot.licence_keys())?;
    let (boot, table, blind, keys) = (&boot, &table, &blind, &keys);
    serve(move |routes::LicenceCallback::Show, request| async move {
        let (headers, body) = (request.signed_headers(), request.body()?);
        keys.verify(&headers, body, boot.clock.now())?;
        let callback: LicenceCallback = request.json()?;
        let shown = callback.shown(headers, body, today(&boot.clock))?;
        let id = shown.id.clone();
        show(table, blind, &boot.entropy, &boot.clock, shown).await?;
        Ok(Reply::ok(&LicenceTaken::new(&id)))
    })
    .await
}
