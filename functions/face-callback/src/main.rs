//! `POST /v1/face-callbacks/{provider}`: a face provider says, signed, whose face was shown.

use edge::wire::face::{Admitted, Callback, PROVIDER};
use edge::{Fatal, Problem, Reply, boot, problem, routes, serve, today};
use flows::Clock as _;
use flows::face::show;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, keys) = tokio::try_join!(boot.table(), boot.veil(), boot.face_keys())?;
    let (boot, table, veil, keys) = (&boot, &table, &veil, &keys);
    serve(move |routes::FaceCallback::Show(provider), request| async move {
        if *provider != *PROVIDER {
            return Err(Problem::of(&problem::NOT_FOUND));
        }
        let (headers, body) = (request.signed_headers(), request.body()?);
        keys.verify(&headers, body, boot.clock.now())?;
        let callback: Callback = request.json()?;
        let shown = callback.shown(headers, body, today(&boot.clock))?;
        let registration = shown.registration.clone();
        show(table, veil, &boot.entropy, &boot.clock, shown).await?;
        Ok(Reply::ok(&Admitted::new(&registration)))
    })
    .await
}
