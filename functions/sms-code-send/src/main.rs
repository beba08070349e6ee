//! `POST /v1/sms-codes`: a code is sent to the mobile that somebody types in a flow.

use edge::wire::sms::{SendSms, SmsSent};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::sms::send::send;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, codes) = tokio::try_join!(boot.table(), boot.veil(), boot.codes())?;
    let (carrier, signature) = (boot.carrier()?, settings::text(settings::SMS_SIGNATURE)?);
    let budget = settings::sms_budget()?;
    let (boot, table, veil, codes, carrier, signature) =
        (&boot, &table, &veil, &codes, &carrier, &signature);
    serve(move |routes::SmsCodeSend::Send, request| async move {
        let body: SendSms = request.json()?;
        let sound = body.send(request.bearer()?, request.address(), signature, budget)?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let sent = send(table, veil, codes, carrier, entropy, clock, sound).await?;
        Ok(Reply::created(&SmsSent::new(&sent, now(&boot.clock))))
    })
    .await
}
