//! `POST /v1/registrations/{registration}/account`: the legal representative proves a mobile and sets a
//! password, and the organisation comes into being.

use edge::wire::account::{Account, OrganisationMade};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::registration::complete::complete;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let (boot, table, veil, passwords) = (&boot, &table, &veil, &passwords);
    serve(move |routes::RegistrationComplete::Complete(registration), request| async move {
        let body: Account = request.json()?;
        let sound = body.complete(registration, request.bearer()?)?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let made = complete(table, veil, passwords, entropy, clock, sound).await?;
        Ok(Reply::created(&OrganisationMade::from(made)))
    })
    .await
}
