//! `POST /v1/sms-codes/{sms_code}/verification`: somebody answers the code.

use edge::wire::sms::{SmsVerified, VerifySms};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::sms::verify::verify;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, codes) = tokio::try_join!(boot.table(), boot.codes())?;
    let (boot, table, codes) = (&boot, &table, &codes);
    serve(move |routes::SmsCodeVerify::Verify(sms_code), request| async move {
        let body: VerifySms = request.json()?;
        let sound = body.verify(sms_code, request.bearer()?)?;
        let sms_code = sound.sms_code.clone();
        verify(table, codes, &boot.clock, sound).await?;
        Ok(Reply::ok(&SmsVerified::new(&sms_code)))
    })
    .await
}
