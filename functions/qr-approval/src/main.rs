//! `POST /v1/qr-approvals/scan`: a person scans a QR code in the APP, and sees what it would sign in;
//! `POST /v1/qr-approvals/decision`: they approve or deny it.

use edge::wire::qr_sign_in::{DecideQr, QrDecided, QrScanned, ScanQr};
use edge::{Fatal, Reply, boot, serve};
use flows::qr_sign_in::decide::decide;
use flows::qr_sign_in::scan::scan;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let actor = &request.person(verifier)?;
        if request.is_to("scan") {
            let (id, secret) = request.json::<ScanQr>()?.sound()?;
            let shown = scan(table, seal, clock, actor, (&id, &secret)).await?;
            return Ok(Reply::ok(&QrScanned::from(shown)));
        }
        let (id, decision) = request.json::<DecideQr>()?.sound()?;
        let decided = decide(table, entropy, clock, actor, &id, decision).await?;
        Ok(Reply::ok(&QrDecided::from(decided)))
    })
    .await
}
