//! `PUT /v1/password`: a member sets another password for their place;
//! `PUT /v1/person-password`: a person sets another password for their own account.

use edge::wire::password::{ChangePassword, PasswordChanged};
use edge::{Fatal, boot, serve};
use flows::password_change::{member, person};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.passwords(), boot.verifier())?;
    let (boot, table, veil, passwords, verifier) = (&boot, &table, &veil, &passwords, &verifier);
    serve(move |request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        if request.is_to("person-password") {
            let (actor, body) = (&request.person(verifier)?, request.json::<ChangePassword>()?);
            person::change(table, veil, passwords, entropy, clock, actor, body.change()?).await?;
        } else {
            let (actor, body) = (&request.member(verifier)?, request.json::<ChangePassword>()?);
            member::change(table, veil, passwords, entropy, clock, actor, body.change()?).await?;
        }
        Ok(PasswordChanged::reply())
    })
    .await
}
