//! The shapes of JSON on the wire: what each route takes and gives.
//!
//! A wire type holds text as it was sent; `sound` makes of it a flow's request, or a problem that names **every** field
//! that is not sound. What holds something personal or secret has no `Debug`, so that it cannot be logged. The doc comments of these types are what the OpenAPI document says of them.

pub mod account;
pub mod appeal;
pub mod audit;
pub mod authority;
pub mod cases;
pub mod centre;
pub mod counter;
pub mod face;
pub mod face_verification;
pub mod hall;
pub mod identity;
pub mod invitation;
pub mod letter;
pub mod licence;
pub mod matters;
pub mod me;
pub mod members;
pub mod mobile;
pub mod password;
pub mod qr_sign_in;
pub mod registration;
pub mod session;
pub mod session_proof;
pub mod sms;
pub mod sso;
pub mod succession;
pub(crate) mod text;
pub mod upgrade;

use jiff::Timestamp;
use jiff::tz::Offset;

/// RFC 3339, whole seconds, UTC.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Whole seconds from a moment until another; 0 once it has passed.
fn seconds_until(at: Timestamp, now: Timestamp) -> i64 {
    at.duration_since(now).as_secs().max(0)
}

/// RFC 3339, whole seconds, in the hall's own offset: for the bounds of a period, which people set as days there.
fn moment_in_hall(at: Timestamp) -> String {
    Offset::constant(8).to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_s_bound_is_told_as_the_day_that_was_typed_in_the_hall() {
        for (typed, told) in [
            ("2027-01-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"),
            ("2026-12-31T16:00:00Z", "2027-01-01T00:00:00+08:00"),
            ("2026-12-31T15:59:59.999Z", "2026-12-31T23:59:59+08:00"),
        ] {
            let at: Timestamp = typed.parse().unwrap();
            assert_eq!(moment_in_hall(at), told);
            let again: Timestamp = moment_in_hall(at).parse().unwrap();
            assert_eq!(again.as_second(), at.as_second(), "the same second, told otherwise");
        }
    }
}
