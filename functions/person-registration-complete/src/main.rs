//! `POST /v1/person-registrations/{registration}/account`: somebody proves a mobile and
//! sets a password, and is a person from then on.

use edge::wire::account::{Account, PersonMade};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::person_registration::complete::complete;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let (boot, table, veil, passwords) = (&boot, &table, &veil, &passwords);
    serve(move |routes::PersonRegistrationComplete::Complete(registration), request| async move {
        let body: Account = request.json()?;
        let sound = body.complete(registration, request.bearer()?)?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let made = complete(table, veil, passwords, entropy, clock, sound).await?;
        Ok(Reply::created(&PersonMade::from(made)))
    })
    .await
}
