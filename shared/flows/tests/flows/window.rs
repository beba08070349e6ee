//! A counter of a hall, and a clerk behind it, for a test.

use crate::hall::{Hall, issuer};
use domain::{ClerkActor, STAFF, SsoCode, SsoId, SsoSecret, SsoSubject, StaffSignedOn};
use flows::counter::sign_in::{SignedIn, conclude, sign_in};
use flows::sso::{self, NotGoneOn};
use ports::Clock as _;

pub(crate) const COUNTER: &str = "yicheng";

/// A sign-on that the staff's provider has answered.
pub(crate) struct Came {
    pub(crate) id: SsoId,
    pub(crate) secret: SsoSecret,
    pub(crate) code: SsoCode,
}

impl Hall {
    /// What the staff's provider says of this clerk now.
    pub(crate) fn staff_word(&self, subject: &str, counter: &str) -> StaffSignedOn {
        StaffSignedOn {
            subject: SsoSubject {
                issuer: "https://staff.example".into(),
                subject: subject.to_owned(),
            },
            counter: counter.parse().unwrap(),
            authenticated_at: self.clock.now(),
        }
    }

    /// A clerk goes to the provider and comes back.
    pub(crate) async fn clerk_came(&self, subject: &str, counter: &str) -> Came {
        let Self { table, keys, entropy, clock, .. } = self;
        let blind = &keys.veil.blind;
        let from = (STAFF, "203.0.113.9");
        let begun = sso::begin(table, blind, entropy, clock, from).await.unwrap();
        sso::claim(table, clock, STAFF, (&begun.id, &begun.secret)).await.unwrap();
        let word = self.staff_word(subject, counter);
        let code = conclude(table, blind, entropy, clock, (&begun.id, &word)).await.unwrap();
        Came { id: begun.id, secret: begun.secret, code }
    }

    pub(crate) async fn clerk_fetches(
        &self,
        id: &SsoId,
        secret: &SsoSecret,
        code: &SsoCode,
    ) -> Result<SignedIn, NotGoneOn> {
        let Self { table, keys, entropy, clock, .. } = self;
        let with = (&keys.tokens, &keys.veil.seal);
        sign_in(table, with, entropy, clock, &issuer(), (id, secret, code)).await
    }

    pub(crate) async fn clerk_at(&self, subject: &str, counter: &str) -> SignedIn {
        let came = self.clerk_came(subject, counter).await;
        self.clerk_fetches(&came.id, &came.secret, &came.code).await.unwrap()
    }

    /// A clerk, signed in at the counter.
    pub(crate) async fn clerk(&self) -> ClerkActor {
        self.clerk_at("clerk-1", COUNTER).await.actor
    }
}
