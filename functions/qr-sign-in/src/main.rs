//! `POST /v1/qr-sign-ins`: a page opens a QR code to be signed in with;
//! `GET /v1/qr-sign-ins/{qr_sign_in}`: it asks how that stands, and is signed in once it is approved.

use edge::wire::qr_sign_in::{QrOpened, QrPolled};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::QrKind;
use flows::qr_sign_in::open::{Open, open};
use flows::qr_sign_in::poll::poll;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, tokens) = tokio::try_join!(boot.table(), boot.veil(), boot.tokens())?;
    let (issuer, site) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let qr_base = settings::text(settings::QR_BASE)?;
    let (boot, table, veil, tokens, issuer, site, qr_base) =
        (&boot, &table, &veil, &tokens, &issuer, &site, &qr_base);
    serve(move |route: routes::QrSignIn, request| async move {
        let (entropy, clock, kind) = (&boot.entropy, &boot.clock, QrKind::Person);
        Ok(match route {
            routes::QrSignIn::Open => {
                let asked = Open { address: request.address(), device: request.device() };
                let opened = open(table, veil, entropy, clock, (kind, site), asked).await?;
                Reply::created(&QrOpened::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::QrSignIn::Poll(id) => {
                let named = (&id, &request.bearer()?);
                let told = poll(table, tokens, entropy, clock, issuer, kind, named).await?;
                QrPolled::reply(told, request.is_from_browser(), now(&boot.clock))
            }
        })
    })
    .await
}
