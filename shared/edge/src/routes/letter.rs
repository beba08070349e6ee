//! Routes of the authorisation letter (授权委托书, path two).

use super::{Caller, pdf, schema};
use crate::problem;
use crate::wire::letter;
use domain::MandateDigest;

routes! {
    /// Authorisation letters, for whoever writes them.
    pub enum AuthorisationLetter of "authorisation-letter";
    Write = POST "/v1/authorisation-letters" {
        summary: "An authorisation letter is written, to be printed, sealed and taken to a counter.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<letter::WriteLetter>),
        gives: (201, schema::<letter::LetterWritten>),
        problems: &[&problem::LETTER_UNPRINTABLE, &problem::LIMITED],
    }
    Print(letter: MandateDigest) = GET "/v1/authorisation-letters/{letter}/pdf" {
        summary: "The letter as a PDF, for whoever wrote it. `letter` is its digest.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, pdf),
        problems: &[&problem::TOKEN_MISSING, &problem::LETTER_UNKNOWN, &problem::LIMITED],
    }

    /// Authorisation letters, for whoever was shown one.
    pub enum AuthorisationLetterVerification of "authorisation-letter-verification";
    Verify(letter: MandateDigest) = GET "/v1/authorisation-letters/{letter}" {
        summary: "What a letter says, masked, to be compared with the paper. `letter` is its digest.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, schema::<letter::Letter>),
        problems: &[&problem::LETTER_UNKNOWN, &problem::LIMITED],
    }
}
