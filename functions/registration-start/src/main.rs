//! `POST /v1/registrations`: a legal representative begins to register their organisation;
//! `GET /v1/registrations/{registration}`: how far that is.

use edge::wire::registration::{Begun, StartOrganisation, Status};
use edge::{Fatal, Reply, boot, serve, settings, today};
use flows::registration::start::start;
use flows::{FlowKind, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (qr_base, in_force) = (settings::text(settings::QR_BASE)?, settings::agreement()?);
    let (boot, table, veil, qr_base, in_force) = (&boot, &table, &veil, &qr_base, &in_force);
    serve(move |request| async move {
        if request.is_get() {
            let (registration, token) = (request.path("registration")?, request.bearer()?);
            let kind = FlowKind::OrganisationRegistration;
            let progress = status(table, kind, &registration, &token).await?;
            return Ok(Reply::ok(&Status::new(&registration, &progress)));
        }
        let body: StartOrganisation = request.json()?;
        let sound = body.start(request.address(), today(&boot.clock))?;
        let opened = start(table, veil, &boot.entropy, &boot.clock, in_force, sound).await?;
        Ok(Reply::created(&Begun::new(&opened, qr_base)))
    })
    .await
}
