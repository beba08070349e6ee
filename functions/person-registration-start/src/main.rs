//! `POST /v1/person-registrations`: somebody begins to register as a person;
//! `GET /v1/person-registrations/{registration}`: how far that is.

use edge::wire::registration::{Begun, StartPerson, Status};
use edge::{Fatal, Reply, boot, now, routes, serve, settings, today};
use flows::person_registration::start::start;
use flows::{FlowKind, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let qr_base = settings::text(settings::QR_BASE)?;
    let (boot, table, veil, qr_base) = (&boot, &table, &veil, &qr_base);
    serve(move |route: routes::PersonRegistrationStart, request| async move {
        Ok(match route {
            routes::PersonRegistrationStart::Start => {
                let body: StartPerson = request.json()?;
                let sound = body.start(request.address(), today(&boot.clock))?;
                let opened = start(table, veil, &boot.entropy, &boot.clock, sound).await?;
                Reply::created(&Begun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::PersonRegistrationStart::Status(id) => {
                let (kind, token) = (FlowKind::PersonRegistration, request.bearer()?);
                let progress = status(table, kind, &id, &token).await?;
                Reply::ok(&Status::new(&id, &progress, now(&boot.clock)))
            }
        })
    })
    .await
}
