//! `PUT /v1/organisation/administrator`: a registered person is invited to be the administrator;
//! `PATCH /v1/organisation/administrator`: the administrator's period or mobile is changed;
//! `DELETE /v1/organisation/administrator`: the administrator is removed, or their invitation cancelled;
//! `POST /v1/organisation/administrator/invitation`: the invitation is sent again, and the link before dies.

use edge::wire::members::{ChangeMember, InviteMember, Member, Removed};
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::Role::Administrator;
use flows::members::{change::change, invite::invite, invite::invite_again, remove::remove};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    let page = &settings::invitation_page()?;
    serve(move |route: routes::Administrator, request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        Ok(match route {
            routes::Administrator::Invite => {
                let sound = request.json::<InviteMember>()?.invite(Administrator, clock)?;
                let sent = invite(table, veil, entropy, clock, (actor, page), sound).await?;
                Reply::created(&Member::from(&sent.placed))
            }
            routes::Administrator::Change => {
                let sound = request.json::<ChangeMember>()?.change(Administrator, None, clock)?;
                Reply::ok(&Member::from(&change(table, veil, entropy, clock, actor, sound).await?))
            }
            routes::Administrator::InviteAgain => {
                let sent =
                    invite_again(table, veil, entropy, clock, (actor, page), Administrator, None);
                Reply::ok(&Member::from(&sent.await?.placed))
            }
            routes::Administrator::Remove => Reply::ok(&Removed::from(
                remove(table, veil, entropy, clock, actor, Administrator, None).await?,
            )),
        })
    })
    .await
}
