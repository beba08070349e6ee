//! A person (个人用户): a real-name verified individual, and the registration that makes one.
//!
//! Everyone who acts for an organisation is a person first (guide, preparation (2)).

use crate::{FaceRefusal, Identity, Mobile, PersonId, Registration, Subject};
use jiff::Timestamp;

/// What somebody claims who registers as a person.
#[derive(Clone, Debug)]
pub struct PersonClaim {
    /// Who they say they are.
    pub identity: Identity,
}

impl Subject for PersonClaim {
    type Passed = ();
    type Outcome = PersonId;

    fn face(&self) -> &Identity {
        &self.identity
    }

    fn admit(&self, registered: Option<PersonId>) -> Result<(), FaceRefusal> {
        match registered {
            None => Ok(()),
            Some(_) => Err(FaceRefusal::PersonAlreadyRegistered),
        }
    }
}

/// A registration of a person.
pub type PersonRegistration = Registration<PersonClaim>;

/// A registered person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their account.
    pub id: PersonId,
    /// Who they are.
    pub identity: Identity,
    /// The mobile they proved to hold.
    pub mobile: Mobile,
    /// Since when.
    pub registered_at: Timestamp,
}
