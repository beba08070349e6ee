//! `GET /v1/invitation`: an invitation, told to whoever has the link in the SMS;
//! `POST /v1/invitation`: they accept it and set the password of the place, or decline it;
//! `GET /v1/invitations/{invitation}`: an invitation, told to the signed-in person whom it is for;
//! `POST /v1/invitations/{invitation}`: they accept it and set the password of the place, or decline it.

use edge::wire::invitation::{AnswerInvitation, Answered, Decision, Invitation};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::members::invitation::{accept, decline, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.passwords(), boot.verifier())?;
    let (boot, table, veil, passwords, verifier) = (&boot, &table, &veil, &passwords, &verifier);
    serve(move |route: routes::Invitation, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let (id, invitee) = &request.invitee_of(&route, verifier)?;
        Ok(match route {
            routes::Invitation::Look(_) | routes::Invitation::LookByLink => {
                Reply::ok(&Invitation::new(id, tell(table, veil, clock, id, invitee).await?))
            }
            routes::Invitation::Answer(_) | routes::Invitation::AnswerByLink => {
                match request.json::<AnswerInvitation>()?.decision()? {
                    Decision::Accept(sound) => {
                        let of = (id, invitee);
                        let placed =
                            accept(table, veil, passwords, entropy, clock, of, sound).await?;
                        Reply::ok(&Answered::accepted(&placed))
                    }
                    Decision::Decline => {
                        decline(table, veil, entropy, clock, (id, invitee)).await?;
                        Reply::ok(&Answered::declined())
                    }
                }
            }
        })
    })
    .await
}
