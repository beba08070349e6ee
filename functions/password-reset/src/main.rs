//! `POST /v1/password-resets`: somebody forgot the password of their place;
//! `GET /v1/password-resets/{reset}`: how far that is;
//! `POST /v1/password-resets/{reset}/account`: whoever proved that it is theirs sets another.

use edge::wire::password::{ResetAccount, ResetBegun, ResetDone, ResetStatus, StartReset};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::password_reset::{complete::complete, start::start, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let (qr_base, pattern) = (settings::text(settings::QR_BASE)?, settings::institution_code()?);
    let (boot, table, veil, passwords, qr_base, pattern) =
        (&boot, &table, &veil, &passwords, &qr_base, &pattern);
    serve(move |route: routes::PasswordReset, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        Ok(match route {
            routes::PasswordReset::Start => {
                let sound = request.json::<StartReset>()?.start(pattern, request.address())?;
                let opened = start(table, &veil.blind, entropy, clock, sound).await?;
                Reply::created(&ResetBegun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::PasswordReset::Status(reset) => {
                let progress = status(table, &reset, &request.bearer()?).await?;
                Reply::ok(&ResetStatus::new(&reset, &progress, now(&boot.clock)))
            }
            routes::PasswordReset::Complete(reset) => {
                let body: ResetAccount = request.json()?;
                let sound = body.complete(reset.clone(), request.bearer()?)?;
                complete(table, veil, passwords, entropy, clock, sound).await?;
                Reply::ok(&ResetDone::new(&reset))
            }
        })
    })
    .await
}
