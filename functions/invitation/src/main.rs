//! `GET /v1/invitation`: an invitation, told to whoever has the link in the SMS;
//! `POST /v1/invitation`: they accept it and set the password of the place, or decline it;
//! `GET /v1/invitations/{invitation}`: an invitation, told to the signed-in person whom it is for;
//! `POST /v1/invitations/{invitation}`: they accept it and set the password of the place, or decline it.

use edge::wire::invitation::{AnswerInvitation, Answered, Decision, Invitation};
use edge::{Fatal, Reply, boot, now, routes, serve};
use flows::members::invitation::{accept, decline, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.passwords(), boot.verifier())?;
    let (boot, table, veil, passwords, verifier) = (&boot, &table, &veil, &passwords, &verifier);
    serve(move |route: routes::Invitation, request| async move {
        let (entropy, clock, now) = (&boot.entropy, &boot.clock, now(&boot.clock));
        let answer = || request.json::<AnswerInvitation>()?.decision().map(Some);
        let (of, decision) = match route {
            routes::Invitation::LookByLink => (request.invitee_by_link()?, None),
            routes::Invitation::AnswerByLink => (request.invitee_by_link()?, answer()?),
            routes::Invitation::Look(id) => (request.invitee(id, verifier)?, None),
            routes::Invitation::Answer(id) => (request.invitee(id, verifier)?, answer()?),
        };
        let (id, by) = &of;
        Ok(match decision {
            None => Reply::ok(&Invitation::new(id, tell(table, veil, clock, id, by).await?, now)),
            Some(Decision::Accept(sound)) => {
                let of = (id, by);
                let placed = accept(table, veil, passwords, entropy, clock, of, sound).await?;
                Reply::ok(&Answered::accepted(&placed))
            }
            Some(Decision::Decline) => {
                decline(table, veil, entropy, clock, (id, by)).await?;
                Reply::ok(&Answered::declined())
            }
        })
    })
    .await
}
