//! `POST /v1/appeals`: somebody appeals;
//! `GET /v1/appeals/{appeal}`: how far that is, and what was decided;
//! `POST /v1/appeals/{appeal}/filing`: they prove a mobile, and file it.

use edge::wire::appeal::{AppealBegun, AppealFiled, AppealStatus, FileAppeal, StartAppeal};
use edge::{Fatal, Reply, boot, now, routes, serve, settings, today};
use flows::appeal::{file::file, start::start, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let qr_base = settings::text(settings::QR_BASE)?;
    let (boot, table, veil, passwords, qr_base) = (&boot, &table, &veil, &passwords, &qr_base);
    serve(move |route: routes::Appeal, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        Ok(match route {
            routes::Appeal::Start => {
                let sound =
                    request.json::<StartAppeal>()?.start(request.address(), today(clock))?;
                let opened = start(table, veil, entropy, clock, sound).await?;
                Reply::created(&AppealBegun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::Appeal::Status(appeal) => {
                let told = status(table, &veil.seal, &appeal, &request.bearer()?).await?;
                Reply::ok(&AppealStatus::new(&appeal, told, now(&boot.clock)))
            }
            routes::Appeal::File(appeal) => {
                let body: FileAppeal = request.json()?;
                let sound = body.file(appeal.clone(), request.bearer()?)?;
                file(table, veil, passwords, entropy, clock, sound).await?;
                Reply::ok(&AppealFiled::new(&appeal))
            }
        })
    })
    .await
}
