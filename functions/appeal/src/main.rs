//! `POST /v1/appeals`: somebody appeals;
//! `GET /v1/appeals/{appeal}`: how far that is, and what was decided;
//! `POST /v1/appeals/{appeal}/filing`: they prove a mobile, and file it.

use edge::wire::appeal::{AppealBegun, AppealFiled, AppealStatus, FileAppeal, StartAppeal};
use edge::{Fatal, Reply, boot, serve, settings, today};
use flows::FlowId;
use flows::appeal::{file::file, start::start, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let qr_base = settings::text(settings::QR_BASE)?;
    let (boot, table, veil, passwords, qr_base) = (&boot, &table, &veil, &passwords, &qr_base);
    serve(move |request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let Some(appeal) = request.path_if_any::<FlowId>("appeal")? else {
            let sound = request.json::<StartAppeal>()?.start(request.address(), today(clock))?;
            let opened = start(table, veil, entropy, clock, sound).await?;
            return Ok(Reply::created(&AppealBegun::new(&opened, qr_base)));
        };
        if request.is_get() {
            let told = status(table, &veil.seal, &appeal, &request.bearer()?).await?;
            return Ok(Reply::ok(&AppealStatus::new(&appeal, told)));
        }
        let sound = request.json::<FileAppeal>()?.file(appeal.clone(), request.bearer()?)?;
        file(table, veil, passwords, entropy, clock, sound).await?;
        Ok(Reply::ok(&AppealFiled::new(&appeal)))
    })
    .await
}
