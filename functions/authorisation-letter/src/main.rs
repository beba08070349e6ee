//! `POST /v1/authorisation-letters`: an authorisation letter is written;
//! `GET /v1/authorisation-letters/{letter}/pdf`: whoever wrote it prints it.

use edge::wire::letter::{LetterWritten, WriteLetter};
use edge::{Fatal, Reply, boot, routes, serve, settings, today};
use flows::letter::look::reprint;
use flows::letter::write::write;
use paper::Press;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let press = settings::file(settings::LETTER_FONT, Press::new)?;
    let (bureau, page) = (settings::bureau()?, settings::letter_page()?);
    let (boot, table, veil, press) = (&boot, &table, &veil, &press);
    let (bureau, page) = (&bureau, &page);
    serve(move |route: routes::AuthorisationLetter, request| async move {
        let (clock, address) = (&boot.clock, request.address());
        Ok(match route {
            routes::AuthorisationLetter::Write => {
                let body: WriteLetter = request.json()?;
                let mandate = body.mandate(bureau, today(clock))?;
                press.can_print(&mandate)?;
                let written = write(table, veil, &boot.entropy, clock, (mandate, &address)).await?;
                Reply::created(&LetterWritten::new(&written, today(clock)))
            }
            routes::AuthorisationLetter::Print(digest) => {
                let token = request.bearer()?;
                let mandate = reprint(table, veil, clock, (&digest, &token), &address).await?;
                Reply::pdf(press.print(&mandate, &digest, page)?)
            }
        })
    })
    .await
}
