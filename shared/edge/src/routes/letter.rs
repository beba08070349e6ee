//! Routes of the authorisation letter (授权委托书, path two).

use super::{Caller, Route, pdf, schema};
use crate::problem;
use crate::wire::letter;

pub(super) const ROUTES: &[Route] = &[
    Route {
        function: "authorisation-letter",
        method: "POST",
        path: "/v1/authorisation-letters",
        summary: "An authorisation letter is written, to be printed, sealed and taken to a counter.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<letter::WriteLetter>),
        gives: (201, schema::<letter::LetterWritten>),
        problems: &[&problem::LETTER_UNPRINTABLE, &problem::LIMITED],
    },
    Route {
        function: "authorisation-letter",
        method: "GET",
        path: "/v1/authorisation-letters/{letter}/pdf",
        summary: "The letter as a PDF, for whoever wrote it. `letter` is its digest.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, pdf),
        problems: &[&problem::TOKEN_MISSING, &problem::LETTER_UNKNOWN, &problem::LIMITED],
    },
    Route {
        function: "authorisation-letter-verification",
        method: "GET",
        path: "/v1/authorisation-letters/{letter}",
        summary: "What a letter says, masked, to be compared with the paper. `letter` is its digest.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, schema::<letter::Letter>),
        problems: &[&problem::LETTER_UNKNOWN, &problem::LIMITED],
    },
];
