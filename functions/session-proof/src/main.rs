//! `POST /v1/sessions/current/proof`: whoever is signed in proves again who they are;
//! `POST /v1/session-proofs`: they ask to do so by their face;
//! `GET /v1/session-proofs/{proof}`: and how far that is.

use edge::wire::session_proof::{ProofBegun, ProofStatus, ProveSession, SessionProven};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::session_proof::{face, prove};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = &boot().await?;
    let (table, blind, verifier) = &tokio::try_join!(boot.table(), boot.blind(), boot.verifier())?;
    let (passwords, tokens) = &tokio::try_join!(boot.passwords(), boot.tokens())?;
    let (issuer, qr_base) = &(settings::issuer()?, settings::text(settings::QR_BASE)?);
    serve(move |route: routes::SessionProof, request| async move {
        let (entropy, clock, with) = (&boot.entropy, &boot.clock, (passwords, tokens));
        Ok(match route {
            routes::SessionProof::Prove => {
                let by = &request.signed_in(verifier)?;
                let it = request.json::<ProveSession>()?.proof(request.address())?;
                let proven = prove(table, blind, with, entropy, clock, issuer, by, it).await?;
                Reply::ok(&SessionProven::from(proven))
            }
            routes::SessionProof::Begin => {
                let by = &request.signed_in(verifier)?;
                let begun = Box::pin(face::start(table, entropy, clock, by)).await?;
                Reply::created(&ProofBegun::new(&begun, qr_base, now(&boot.clock)))
            }
            routes::SessionProof::Status(proof) => {
                let progress = face::status(table, &proof, &request.bearer()?).await?;
                Reply::ok(&ProofStatus::new(&proof, &progress, now(&boot.clock)))
            }
        })
    })
    .await
}
