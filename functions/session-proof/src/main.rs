//! `POST /v1/sessions/current/proof`: whoever is signed in proves again who they are;
//! `POST /v1/session-proofs`: they ask to do so by their face;
//! `GET /v1/session-proofs/{proof}`: and how far that is.

use edge::wire::session_proof::{Proof, ProofBegun, ProofStatus, ProveSession, SessionProven};
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::session_proof::{face, password};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let b = &boot().await?;
    let (table, blind, passwords, tokens, verifier) =
        &tokio::try_join!(b.table(), b.blind(), b.passwords(), b.tokens(), b.verifier())?;
    let (issuer, qr_base) = &(settings::issuer()?, settings::text(settings::QR_BASE)?);
    serve(move |route: routes::SessionProof, request| async move {
        let (entropy, clock) = (&b.entropy, &b.clock);
        Ok(match route {
            routes::SessionProof::Prove => {
                let by = &request.signed_in(verifier)?;
                let proven = match request.json::<ProveSession>()?.proof(request.address())? {
                    Proof::Password(it) => {
                        let with = (passwords, tokens);
                        password::prove(table, blind, with, entropy, clock, issuer, by, it).await?
                    }
                    Proof::Face(it) => face::prove(table, tokens, clock, issuer, by, &it).await?,
                };
                Reply::ok(&SessionProven::from(proven))
            }
            routes::SessionProof::Begin => {
                let begun =
                    face::start(table, entropy, clock, &request.signed_in(verifier)?).await?;
                Reply::created(&ProofBegun::new(&begun, qr_base))
            }
            routes::SessionProof::Status(proof) => {
                let progress = face::status(table, &proof, &request.bearer()?).await?;
                Reply::ok(&ProofStatus::new(&proof, &progress))
            }
        })
    })
    .await
}
