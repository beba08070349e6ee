//! A sender of SMS that keeps what it was given, or refuses on command.

use domain::{Mobile, SmsText};
use ports::{Fault, SmsSender};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Keeps messages by mobile.
#[derive(Debug, Default)]
pub struct Inbox {
    messages: Mutex<Vec<(String, String)>>,
    is_down: AtomicBool,
}

impl Inbox {
    /// Whether the next messages are refused.
    pub fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::SeqCst);
    }

    /// Every message to a mobile, oldest first.
    #[must_use]
    pub fn to(&self, mobile: &Mobile) -> Vec<String> {
        let Ok(messages) = self.messages.lock() else { return Vec::new() };
        let to = mobile.e164();
        messages.iter().filter(|(at, _)| *at == to).map(|(_, text)| text.clone()).collect()
    }

    /// How many messages left, to anybody.
    #[must_use]
    pub fn count(&self) -> usize {
        self.messages.lock().map(|messages| messages.len()).unwrap_or_default()
    }

    /// The code in the latest message to a mobile.
    #[must_use]
    pub fn code(&self, mobile: &Mobile) -> Option<String> {
        code_in(self.to(mobile).last()?)
    }
}

/// The six digits in a message.
#[must_use]
pub fn code_in(text: &str) -> Option<String> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6);
    digits.map(str::to_owned)
}

impl SmsSender for Inbox {
    async fn send(&self, to: &Mobile, text: &SmsText) -> Result<(), Fault> {
        if self.is_down.load(Ordering::SeqCst) {
            return Err(Fault::passing("sending an SMS", "the carrier is down, as the test asked"));
        }
        if let Ok(mut messages) = self.messages.lock() {
            messages.push((to.e164(), text.reveal().to_owned()));
        }
        Ok(())
    }
}
