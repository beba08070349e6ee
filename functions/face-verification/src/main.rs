//! `POST /v1/face-verifications`: a page whose flow awaits a face wants it shown to Alipay;
//! `POST /v1/face-verifications/{flow}/result`: it asks what came of that.

use edge::wire::face_verification::{AskFace, FaceFound, FaceToShow};
use edge::{Fatal, Problem, Reply, boot, problem, serve, today};
use flows::Clock as _;
use flows::face_verification::{begin, conclude::conclude, poll::poll};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, alipay) = tokio::try_join!(boot.table(), boot.veil(), boot.alipay())?;
    let (boot, table, veil, alipay) = (&boot, &table, &veil, alipay.as_ref());
    serve(move |request| async move {
        let (entropy, clock, seal) = (&boot.entropy, &boot.clock, &veil.seal);
        if request.is_to("result") {
            let (flow, token) = (request.path("flow")?, request.bearer()?);
            let polled = poll(table, seal, clock, (&flow, &token)).await?;
            let alipay = alipay.ok_or(Problem::of(&problem::FACE_PROVIDER_OFF))?;
            let found = alipay.query(&polled.certification, clock.now()).await?;
            let of = (&polled, token);
            let came = Box::pin(conclude(table, veil, entropy, clock, of, found)).await?;
            return Ok(Reply::ok(&FaceFound::new(&polled, came)));
        }
        let asked = request.json::<AskFace>()?.begin(request.bearer()?, today(clock))?;
        let alipay = alipay.ok_or(Problem::of(&problem::FACE_PROVIDER_OFF))?;
        let begun = begin::begin(table, seal, entropy, clock, asked).await?;
        let certification = if let Some(bound) = &begun.certification {
            bound.clone()
        } else {
            let named = alipay.initialize(&begun.request, clock.now()).await?;
            begin::bind(table, clock, &begun, &named).await?;
            named
        };
        let address = alipay.address(&certification, clock.now())?;
        Ok(Reply::created(&FaceToShow::new(&begun, address)))
    })
    .await
}
