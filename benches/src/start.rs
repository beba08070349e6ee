//! The time from the spawn of a function to its first answer, and its peak of memory, as multiples of the bare
//! function's, each measured beside one of those.

use crate::NotMeasured;
use crate::event::Event;
use crate::hall::{Hall, Registered, Way};
use crate::statistics::Middle;
use edge::ROUTES;

/// The functions that are started: those that a registration and a sign-in ask, and one without a table.
pub const FUNCTIONS: [&str; 9] = [
    "person-registration-start",
    "person-registration-complete",
    "registration-start",
    "registration-complete",
    "face-callback",
    "sms-code-send",
    "sms-code-verify",
    "sign-in",
    "jwks",
];

/// A function's start.
#[derive(Clone, Debug)]
pub struct Start {
    /// Which function.
    pub function: &'static str,
    /// What its first request is.
    pub first: &'static str,
    /// What that is answered.
    pub status: u16,
    /// ms to the answer.
    pub took: Middle,
    /// The same ÷ the bare function's, pair by pair.
    pub to_bare: Middle,
    /// MiB at most.
    pub peak: Middle,
    /// The same ÷ the bare function's, pair by pair.
    pub peak_to_bare: Middle,
}

/// Every function's start by a request that it refuses unread, and by one that makes it work; and the bare function's.
#[derive(Debug)]
pub struct Found {
    /// The yardstick.
    pub bare: (Middle, Middle),
    /// By a request that is refused before anything is done: what is left is the start.
    pub refused: Vec<Start>,
    /// By a request that reaches the table.
    pub working: Vec<Start>,
}

/// Measures so many spawns of each.
///
/// # Errors
///
/// [`NotMeasured`].
pub async fn measure(
    hall: &Hall,
    registered: &Registered,
    spawns: u32,
) -> Result<Found, NotMeasured> {
    let mut bares = Vec::new();
    let (mut refused, mut working) = (Vec::new(), Vec::new());
    for function in FUNCTIONS {
        let mut of_function = ROUTES.iter().filter(|route| route.function == function);
        if let Some(route) = of_function.next() {
            let event = Event::unsound(route);
            let first = if event.expected < 300 { "its only request" } else { "refused unread" };
            refused.push(start(hall, function, first, &event, spawns, &mut bares).await?);
        }
        if let Some((event, first)) = registered.again(hall, function)? {
            working.push(start(hall, function, first, &event, spawns, &mut bares).await?);
        }
    }
    let took = Middle::of(bares.iter().map(|bare| bare.ms));
    let peak = Middle::of(bares.iter().map(|bare| bare.mib));
    Ok(Found { bare: (took, peak), refused, working })
}

async fn start(
    hall: &Hall,
    function: &'static str,
    first: &'static str,
    event: &Event,
    spawns: u32,
    bares: &mut Vec<Once>,
) -> Result<Start, NotMeasured> {
    let of_bare = Event::new("GET", "/", 200);
    let mut pairs = Vec::new();
    // The first pair brings both binaries into the page cache.
    for spawn in 0..=spawns {
        let bare = once(hall, "bare", &of_bare).await?;
        let ours = once(hall, function, event).await?;
        if spawn > 0 {
            bares.push(bare);
            pairs.push((bare, ours));
        }
    }
    let middle =
        |of: fn(Once, Once) -> f64| Middle::of(pairs.iter().map(|(bare, ours)| of(*bare, *ours)));
    Ok(Start {
        function,
        first,
        status: event.expected,
        took: middle(|_, ours| ours.ms),
        to_bare: middle(|bare, ours| ours.ms / bare.ms),
        peak: middle(|_, ours| ours.mib),
        peak_to_bare: middle(|bare, ours| ours.mib / bare.mib),
    })
}

/// One spawn.
#[derive(Clone, Copy)]
struct Once {
    /// To the first answer.
    ms: f64,
    /// At most.
    mib: f64,
}

async fn once(hall: &Hall, function: &str, event: &Event) -> Result<Once, NotMeasured> {
    let mut child = hall.spawn(function, Way::Straight, Some(event)).await?;
    let answer = child.answer().await?;
    child.expects(event, &answer)?;
    child.rests().await?;
    let kib = u32::try_from(child.peak_kib()?).unwrap_or(u32::MAX);
    child.end().await;
    Ok(Once { ms: answer.since_spawn.as_secs_f64() * 1_000.0, mib: f64::from(kib) / 1_024.0 })
}
