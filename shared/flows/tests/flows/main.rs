//! What each flow promises, on a real DynamoDB engine: every refusal, what did not happen, every race.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]
#![expect(
    clippy::large_futures,
    reason = "a hall is a large thing to hold across a wait, and a test may"
)]
#![expect(clippy::panic, reason = "a test that meets the unexpected is over")]
#![expect(clippy::indexing_slicing, reason = "a test that meets the unexpected is over")]

mod alipay;
mod appeals;
mod before_the_standard;
mod budget;
mod cases;
mod centre;
mod clerks;
mod completing;
mod desk;
mod ended;
mod entering;
mod face;
mod grants;
mod guises;
mod hall;
mod handling;
mod hidden;
mod invitations;
mod letters;
mod licence;
mod lockouts;
mod looks;
mod matters;
mod members;
mod model;
mod notice_sums;
mod notices;
mod old_account;
mod opening;
mod own;
mod own_resets;
mod person_sign_in;
mod qr_model;
mod qr_sign_in;
mod ratings;
mod refresh;
mod reloaded;
mod reset_codes;
mod reset_codes_leave;
mod reset_times;
mod resets;
mod revocations;
mod roles;
mod rotation;
mod session_proofs;
mod sessions;
mod sign_in;
mod sms;
mod sms_shares;
mod sso;
mod staff;
mod starting;
mod stranger;
mod successions;
mod told;
mod trouble;
mod unmasking;
mod upgrades;
mod who;
mod window;
mod wrong_starts;
