//! Cases (办件): told by business systems, looked at and rated by the organisation's people.

pub mod list;
pub mod one;
pub mod rate;
pub mod update;

use std::time::Duration;

/// How often a case is judged anew before it is a passing fault: business systems may send many at once.
pub(crate) const TRIES: u32 = 40;

/// A short while, longer the more often others were first, and never the same for two.
pub(crate) async fn pause(tries: u32, entropy: &dyn ports::Entropy) {
    let [jitter] = ports::random::<1>(entropy);
    let most = 4 * tries.min(16);
    tokio::time::sleep(Duration::from_millis(u64::from(u32::from(jitter) * most / 256))).await;
}

/// Others were first each time.
pub(crate) fn outrun() -> ports::Fault {
    ports::Fault::passing("writing a case", "others were first each time")
}
