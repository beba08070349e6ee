//! `POST /v1/face-verifications`: a page whose flow awaits a face wants it shown to Alipay;
//! `POST /v1/face-verifications/{flow}/result`: it asks what came of that.

use edge::wire::face_verification::{AskFace, FaceFound, FaceToShow};
use edge::{Fatal, Problem, Reply, boot, problem, routes, serve, today};
use flows::{Clock as _, face_verification as face};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, alipay) = tokio::try_join!(boot.table(), boot.veil(), boot.alipay())?;
    let (boot, table, veil, alipay) = (&boot, &table, &veil, alipay.as_ref());
    serve(move |route: routes::FaceVerification, request| async move {
        let (entropy, clock, now) = (&boot.entropy, &boot.clock, boot.clock.now());
        let alipay = alipay.ok_or(Problem::of(&problem::FACE_PROVIDER_OFF))?;
        Ok(match route {
            routes::FaceVerification::Begin => {
                let asked = request.json::<AskFace>()?.begin(request.bearer()?, today(clock))?;
                let begun = face::begin::begin(table, &veil.seal, entropy, clock, asked).await?;
                let named = if let Some(bound) = begun.certification.clone() {
                    bound
                } else {
                    let named = alipay.initialize(&begun.request, now).await?;
                    face::begin::bind(table, clock, &begun, &named).await?;
                    named
                };
                Reply::created(&FaceToShow::new(&begun, alipay.address(&named, now)?, now))
            }
            routes::FaceVerification::Conclude(flow) => {
                let token = request.bearer()?;
                let polled = face::poll::poll(table, &veil.seal, clock, (&flow, &token)).await?;
                let found = alipay.query(&polled.certification, now).await?;
                let of = (&polled, token);
                let came = face::conclude::conclude(table, veil, entropy, clock, of, found);
                Reply::ok(&FaceFound::new(&polled, Box::pin(came).await?, now))
            }
        })
    })
    .await
}
