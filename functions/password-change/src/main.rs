//! `PUT /v1/password`: a member sets another password for their place;
//! `PUT /v1/person-password`: a person sets another password for their own account.

use edge::wire::password::{ChangePassword, PasswordChanged};
use edge::{Fatal, boot, routes, serve};
use flows::password_change::{member, person};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.passwords(), boot.verifier())?;
    let (boot, table, veil, passwords, verifier) = (&boot, &table, &veil, &passwords, &verifier);
    serve(move |route: routes::PasswordChange, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        match route {
            routes::PasswordChange::Member => {
                let (by, body) = (&request.member(verifier)?, request.json::<ChangePassword>()?);
                member::change(table, veil, passwords, entropy, clock, by, body.change()?).await?;
            }
            routes::PasswordChange::Person => {
                let (by, body) = (&request.person(verifier)?, request.json::<ChangePassword>()?);
                person::change(table, veil, passwords, entropy, clock, by, body.change()?).await?;
            }
        }
        Ok(PasswordChanged::reply())
    })
    .await
}
