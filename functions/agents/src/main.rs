//! `POST /v1/organisation/agents`: a registered person is invited to be an agent;
//! `PATCH /v1/organisation/agents/{membership}`: an agent's period or mobile is changed;
//! `DELETE /v1/organisation/agents/{membership}`: an agent is removed, or their invitation cancelled;
//! `POST /v1/organisation/agents/{membership}/invitation`: an invitation is sent again, and the link before dies.

use edge::wire::members::{ChangeMember, InviteMember, Member, Removed};
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::Role::Agent;
use flows::members::{change::change, invite::invite, invite::invite_again, remove::remove};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    let page = &settings::invitation_page()?;
    serve(move |route: routes::Agents, request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        Ok(match route {
            routes::Agents::Invite => {
                let sound = request.json::<InviteMember>()?.invite(Agent, clock)?;
                let sent = invite(table, veil, entropy, clock, (actor, page), sound).await?;
                Reply::created(&Member::from(&sent.placed))
            }
            routes::Agents::InviteAgain(place) => {
                let (by, place) = ((actor, page.as_str()), Some(place));
                let sent = invite_again(table, veil, entropy, clock, by, Agent, place).await?;
                Reply::ok(&Member::from(&sent.placed))
            }
            routes::Agents::Change(place) => {
                let sound = request.json::<ChangeMember>()?.change(Agent, Some(place), clock)?;
                Reply::ok(&Member::from(&change(table, veil, entropy, clock, actor, sound).await?))
            }
            routes::Agents::Remove(place) => Reply::ok(&Removed::from(
                remove(table, veil, entropy, clock, actor, Agent, Some(place)).await?,
            )),
        })
    })
    .await
}
