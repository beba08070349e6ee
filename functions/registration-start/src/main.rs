//! `POST /v1/registrations`: a legal representative begins to register their organisation;
//! `GET /v1/registrations/{registration}`: how far that is.

use edge::wire::registration::{Begun, StartOrganisation, Status};
use edge::{Fatal, Reply, boot, now, routes, serve, settings, today};
use flows::registration::start::start;
use flows::{FlowKind, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (qr_base, in_force) = (settings::text(settings::QR_BASE)?, settings::agreement()?);
    let (boot, table, veil, qr_base, in_force) = (&boot, &table, &veil, &qr_base, &in_force);
    serve(move |route: routes::RegistrationStart, request| async move {
        Ok(match route {
            routes::RegistrationStart::Start => {
                let body: StartOrganisation = request.json()?;
                let sound = body.start(request.address(), today(&boot.clock))?;
                let opened =
                    start(table, veil, &boot.entropy, &boot.clock, in_force, sound).await?;
                Reply::created(&Begun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::RegistrationStart::Status(id) => {
                let (kind, token) = (FlowKind::OrganisationRegistration, request.bearer()?);
                let progress = status(table, kind, &id, &token).await?;
                Reply::ok(&Status::new(&id, &progress, now(&boot.clock)))
            }
        })
    })
    .await
}
