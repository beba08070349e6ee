//! `POST /v1/qr-approvals/scan`: a person scans a QR code in the APP, and sees what it would sign in;
//! `POST /v1/qr-approvals/decision`: they approve or deny it.

use edge::wire::qr_sign_in::{DecideQr, QrDecided, QrScanned, ScanQr};
use edge::{Fatal, Reply, boot, now, routes, serve};
use flows::qr_sign_in::decide::decide;
use flows::qr_sign_in::scan::scan;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |route: routes::QrApproval, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let actor = &request.person(verifier)?;
        Ok(match route {
            routes::QrApproval::Scan => {
                let (id, secret) = request.json::<ScanQr>()?.sound()?;
                let shown = scan(table, seal, clock, actor, (&id, &secret)).await?;
                Reply::ok(&QrScanned::new(shown, now(&boot.clock)))
            }
            routes::QrApproval::Decide => {
                let (id, decision) = request.json::<DecideQr>()?.sound()?;
                let decided = decide(table, entropy, clock, actor, &id, decision).await?;
                Reply::ok(&QrDecided::from(decided))
            }
        })
    })
    .await
}
