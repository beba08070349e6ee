//! What each flow asks of DynamoDB, beside what it may ask (DESIGN, "What each flow may cost").

use crate::hall::Counted;

/// A flow's budget: calls, and round trips one after another.
#[must_use]
pub fn budget(function: &str) -> Option<(usize, usize)> {
    match function {
        "registration-start" | "face-callback" | "registration-complete" => Some((3, 2)),
        "sms-code-send" => Some((4, 2)),
        "sms-code-verify" => Some((2, 2)),
        "sign-in" => Some((4, 3)),
        _ => None,
    }
}

/// Whether a flow keeps its budget, if it has one.
#[must_use]
pub fn is_kept(counted: &Counted) -> bool {
    let toll = &counted.toll;
    budget(counted.function)
        .is_none_or(|(calls, trips)| toll.calls.len() <= calls && toll.trips <= trips)
}
