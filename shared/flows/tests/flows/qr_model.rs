//! Whatever happens to a QR code, the real table agrees with a model of a few lines: only forwards, tokens at most once.

use crate::qr_sign_in::{App, app};
use domain::QrDecision;
use flows::qr_sign_in::NotApproved;
use flows::qr_sign_in::open::Opened;
use flows::qr_sign_in::poll::Told;
use proptest::prelude::*;

/// Something that may happen to a code.
#[derive(Clone, Copy, Debug)]
enum Act {
    Scan(Who),
    Approve(Who),
    Mistake(Who),
    Deny(Who),
    Poll,
    Wait(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Boss,
    Other,
}

/// Where a code must stand, told in as few words as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Created,
    Scanned,
    Approved,
    Denied,
    Consumed,
}

fn act() -> impl Strategy<Value = Act> {
    let who = || prop_oneof![3 => Just(Who::Boss), 1 => Just(Who::Other)];
    prop_oneof![
        4 => who().prop_map(Act::Scan),
        3 => who().prop_map(Act::Approve),
        1 => who().prop_map(Act::Mistake),
        1 => who().prop_map(Act::Deny),
        4 => Just(Act::Poll),
        2 => (1_i64..50).prop_map(Act::Wait),
    ]
}

/// What the code is, as it is thought to be.
struct Model {
    stand: Stand,
    by: Option<Who>,
    age_s: i64,
}

impl Model {
    fn is_alive(&self) -> bool {
        self.age_s < 120
    }

    /// Whether the act does something, and if so it is done.
    fn takes(&mut self, act: Act) -> bool {
        let theirs = |who| self.by == Some(who) && self.stand == Stand::Scanned;
        let next = match act {
            Act::Wait(seconds) => {
                self.age_s += seconds;
                return true;
            }
            _ if !self.is_alive() => return false,
            Act::Scan(who) if self.stand == Stand::Created || theirs(who) => {
                self.by = Some(who);
                Stand::Scanned
            }
            // Only the boss has a place there.
            Act::Approve(Who::Boss) if theirs(Who::Boss) => Stand::Approved,
            Act::Mistake(who) | Act::Deny(who) if theirs(who) => Stand::Denied,
            Act::Poll if self.stand == Stand::Approved => Stand::Consumed,
            _ => return false,
        };
        assert!(next >= self.stand, "only forwards");
        self.stand = next;
        true
    }
}

/// Does it, and says whether it did something.
async fn done(app: &App, opened: &Opened, act: Act) -> bool {
    let actor = |who| if who == Who::Boss { &app.boss } else { &app.other };
    let organisation = app.staff.opened.organisation.clone();
    match act {
        Act::Wait(seconds) => {
            app.hall().clock.pass_s(seconds);
            true
        }
        Act::Scan(who) => app.scan(actor(who), &opened.id, &opened.scan).await.is_ok(),
        Act::Approve(who) => app.decide(actor(who), &opened.id, app.right(opened)).await.is_ok(),
        Act::Mistake(who) => {
            let number = if opened.number == Some(99) { 98 } else { 99 };
            let wrong = QrDecision::Approve { number, organisation };
            let refused = app.decide(actor(who), &opened.id, wrong).await.unwrap_err();
            matches!(refused, NotApproved::WrongNumber)
        }
        Act::Deny(who) => app.decide(actor(who), &opened.id, QrDecision::Deny).await.is_ok(),
        Act::Poll => matches!(app.poll(opened).await, Ok(Told::SignedIn(_))),
    }
}

#[test]
fn whatever_happens_to_a_code_it_goes_only_forwards_and_gives_tokens_at_most_once() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let app = runtime.block_on(app());
    let config = ProptestConfig { cases: 40, failure_persistence: None, ..Default::default() };
    proptest!(config, |(acts in proptest::collection::vec(act(), 1..14))| {
        runtime.block_on(async {
            app.hall().forget_limits().await;
            let opened = app.open().await;
            let mut model = Model { stand: Stand::Created, by: None, age_s: 0 };
            let before = app.sessions().await;
            let mut tokens = 0;
            for act in &acts {
                let did = done(&app, &opened, *act).await;
                assert_eq!(did, model.takes(*act), "{act:?} of {acts:?}");
                tokens += usize::from(did && matches!(act, Act::Poll));
            }
            let granted = model.stand == Stand::Approved || model.stand == Stand::Consumed;
            assert_eq!(app.sessions().await - before, usize::from(granted));
            assert_eq!(tokens, usize::from(model.stand == Stand::Consumed));
        });
    });
}
