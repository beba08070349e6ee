//! `POST /v1/person-password-resets`: a person forgot the password of their own account;
//! `GET /v1/person-password-resets/{reset}`: how far that is;
//! `POST /v1/person-password-resets/{reset}/account`: whoever proved by their face that it is theirs sets another.

use edge::wire::password::{
    ResetBegun, ResetDone, ResetPersonAccount, ResetStatus, StartPersonReset,
};
use edge::{Fatal, Reply, boot, now, routes, serve, settings, today};
use flows::password_reset::{person::complete, person::start, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let qr_base = settings::text(settings::QR_BASE)?;
    let (boot, table, veil, passwords, qr_base) = (&boot, &table, &veil, &passwords, &qr_base);
    serve(move |route: routes::PersonPasswordReset, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        Ok(match route {
            routes::PersonPasswordReset::Start => {
                let body: StartPersonReset = request.json()?;
                let sound = body.start(request.address(), today(clock))?;
                let opened = start(table, &veil.blind, entropy, clock, sound).await?;
                Reply::created(&ResetBegun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::PersonPasswordReset::Status(reset) => {
                let progress = status(table, &reset, &request.bearer()?).await?;
                Reply::ok(&ResetStatus::new(&reset, &progress, now(&boot.clock)))
            }
            routes::PersonPasswordReset::Complete(reset) => {
                let body: ResetPersonAccount = request.json()?;
                let sound = body.complete(reset.clone(), request.bearer()?)?;
                complete(table, veil, passwords, entropy, clock, sound).await?;
                Reply::ok(&ResetDone::new(&reset))
            }
        })
    })
    .await
}
