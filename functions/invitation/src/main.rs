//! `GET /v1/invitations/{invitation}`: an invitation, told to whom it is for;
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
        let invitee = &request.invitee(verifier)?;
        Ok(match route {
            routes::Invitation::Look(id) => {
                Reply::ok(&Invitation::from(tell(table, veil, clock, &id, invitee).await?))
            }
            routes::Invitation::Answer(id) => {
                match request.json::<AnswerInvitation>()?.decision()? {
                    Decision::Accept(sound) => {
                        let of = (&id, invitee);
                        let placed =
                            accept(table, veil, passwords, entropy, clock, of, sound).await?;
                        Reply::ok(&Answered::accepted(&placed))
                    }
                    Decision::Decline => {
                        decline(table, veil, entropy, clock, (&id, invitee)).await?;
                        Reply::ok(&Answered::declined())
                    }
                }
            }
        })
    })
    .await
}
