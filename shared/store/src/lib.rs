//! The table: the only room that knows DynamoDB.
//!
//! One file for each noun, as in `domain`; keys are built in [`key`](mod@key) and nowhere else; every write has a
//! condition; several writes that belong together go through `transaction`, each with a label, so that a refusal
//! says which condition failed. Rows are private: what leaves this room is a noun of `domain`, or an answer.

mod acts;
mod amending;
mod appeals;
pub mod audit;
mod audit_page;
mod bindings;
mod cases;
mod catalogue;
mod centre;
mod clerks;
mod code_outbox;
mod counter_documents;
mod counter_openings;
mod entering;
mod errands;
mod face_verifications;
mod failures;
mod favourites;
pub mod key;
mod legacy;
mod letters;
mod limiter;
mod memberships;
mod notice_sums;
mod notices;
mod openings;
mod organisations;
mod people;
mod place_changes;
mod places;
mod qr_sign_ins;
mod refresh;
mod register;
mod registrations;
mod revocations;
mod row;
mod session_proofs;
mod sessions;
mod sms_budget;
mod sms_codes;
mod sso_sign_ins;
mod successions;
mod transaction;
mod upgrades;
mod usage;

pub use acts::{ActTold, CounterAct};
pub use amending::{
    CounterPlace, Disavowal, InvitationChange, MemberChange, PlaceMobileChange,
    PlacePasswordChange, PlacePasswordReset,
};
pub use appeals::{Appeal, Decided, Deciding, NotFiling, Remedy};
pub use audit_page::AuditEntry;
pub use bindings::OwnMobile;
pub use cases::{CaseAtHand, CaseBeginning, CaseChange, CaseRating, CaseUpdate};
pub use catalogue::Imported;
pub use centre::{CentreRest, CentreWanted};
pub use clerks::{ClerkSession, StaffSignOn};
pub use code_outbox::{CodeClaim, CodeClaimed, CodeQueued, CodeRequest, QueuedCode};
pub use counter_openings::{CounterOpening, NotOpenedAtCounter};
pub use entering::Entered;
pub use errands::{About, Errand, Finished, NewErrand};
pub use face_verifications::{FaceAsked, FacePolled, FaceWaiting};
pub use failures::FailureName;
pub use favourites::Favoured;
pub use legacy::{LegacyAccount, LegacyFound};
pub use letters::{LetterKept, NewLetter};
pub use limiter::Counted;
pub use memberships::{MemberKept, Members};
pub use notice_sums::{NoticeSum, Summing};
pub use notices::{Claim, Claimed};
pub use openings::{Founding, InvitedPlace};
pub use organisations::{Completed, NotOpened};
pub use people::{
    NotRegistered, OwnPassword, OwnReset, PersonFound, PersonKept, PersonNamed, PersonShown,
};
pub use place_changes::PlaceChange;
pub use places::PlaceOfPerson;
pub use qr_sign_ins::{ApprovedQr, LicenceShown, NewQr, Polled, QrKept, QrMoved};
pub use refresh::Refreshed;
pub use register::RegisterEntry;
pub use registrations::{Delivery, FaceSaved, Keepable, Kept, OrganisationStart};
pub use revocations::Revoked;
pub use row::Particulars;
pub use session_proofs::{ProvenBy, SessionProven};
pub use sessions::{NewSession, Rehashed, SessionKept, SignedIn, Whose};
pub use sms_budget::Charge;
pub use sms_codes::{Guess, SmsSending, SmsSent};
pub use sso_sign_ins::{SsoKept, SsoLinked, SsoSession};
pub use successions::{NotSucceeding, Succeeding, SuccessionEnds};
pub use upgrades::{NotUpgraded, OpeningUpgraded, UpgradeBegun, UpgradeKept, UpgradeSaved};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use ports::Fault;
use std::collections::HashMap;

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// The one table.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
}

impl Table {
    /// The table of this name, behind this client.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }

    /// Reads a row that is not there, so that the connection is made (TLS and all) before the first request.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn warm(&self) -> Result<(), Fault> {
        self.get("warming the connection", key::warm()).await.map(|_| ())
    }

    /// Reads every row of a partition whose sort key begins so, consistently, page after page.
    pub(crate) async fn all_of(
        &self,
        doing: &'static str,
        pk: String,
        prefix: &str,
    ) -> Result<Vec<Item>, Fault> {
        let query = self.client.query().table_name(&self.name).consistent_read(true);
        let query = query.expression_attribute_values(":pk", AttributeValue::S(pk));
        let query = if prefix.is_empty() {
            query.key_condition_expression("pk = :pk")
        } else {
            query
                .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
                .expression_attribute_values(":prefix", AttributeValue::S(prefix.to_owned()))
        };
        let mut pages = query.into_paginator().send();
        let mut items = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| transaction::fault(doing, error))?;
            items.extend(page.items.unwrap_or_default());
        }
        Ok(items)
    }

    /// Reads one row, consistently.
    pub(crate) async fn get(
        &self,
        doing: &'static str,
        key: key::Key,
    ) -> Result<Option<Item>, Fault> {
        let sent = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key.into_item()))
            .consistent_read(true)
            .send()
            .await;
        sent.map(|reply| reply.item).map_err(|error| transaction::fault(doing, error))
    }

    /// Reads several rows in one call, consistently; those that are not there are not in the answer.
    pub(crate) async fn get_several<const N: usize>(
        &self,
        doing: &'static str,
        keys: [key::Key; N],
    ) -> Result<Vec<Item>, Fault> {
        self.get_all(doing, keys.to_vec()).await
    }

    /// The same of as many as there are: none twice, 100 at most.
    pub(crate) async fn get_all(
        &self,
        doing: &'static str,
        keys: Vec<key::Key>,
    ) -> Result<Vec<Item>, Fault> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let keys = keys.into_iter().map(key::Key::into_item).collect();
        let wanted = KeysAndAttributes::builder().consistent_read(true).set_keys(Some(keys));
        let wanted = wanted.build().map_err(|error| Fault::lasting(doing, error))?;
        let sent = self.client.batch_get_item().request_items(&self.name, wanted).send().await;
        let reply = sent.map_err(|error| transaction::fault(doing, error))?;
        // DynamoDB leaves keys out of a batch when it is throttled: not read is not the same as not there.
        if reply.unprocessed_keys.is_some_and(|left| !left.is_empty()) {
            return Err(Fault::passing(doing, "some rows were not read"));
        }
        Ok(reply.responses.and_then(|mut items| items.remove(&self.name)).unwrap_or_default())
    }
}
