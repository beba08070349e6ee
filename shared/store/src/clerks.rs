//! Clerks who are signed in: `CLK#<clk>`/`SES#<sid>`, and the sign-ons at the staff's provider that such sessions begin
//! with, which are `SSO#<id>` as everybody's.
//!
//! Whatever a clerk does asks, in the write that does it, that their session lives, and by the same write it has been used:
//! so a session that was signed out, left for half an hour, or is a working day old, does nothing any more.

use crate::acts::{CounterAct, keeping};
use crate::row::{self, at, exact, moment, sound, text};
use crate::sso_sign_ins::{CLAIMED, CLERK, DONE, bytes};
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table, key};
use domain::{ClerkActor, ClerkId, CounterId, Ended, SecretHash, SsoId, clerk_session_ends, rules};
use jiff::Timestamp;
use keys::SealKeys;
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const GOING_ON: &str = "going on with a clerk's sign-on";
const READING: &str = "reading a clerk's sign-on";
const USING: &str = "using a clerk's session";

/// A sign-on at the staff's provider that named a clerk.
#[derive(Clone, Debug)]
pub struct StaffSignOn {
    /// Which clerk.
    pub clerk: ClerkId,
    /// At which counter.
    pub counter: CounterId,
    /// Hash of what the browser holds in a cookie.
    pub browser: SecretHash,
    /// Hash of what it came back with.
    pub code: SecretHash,
    /// When they proved themselves.
    pub authenticated_at: Timestamp,
    /// Until when it may be fetched.
    pub deadline: Timestamp,
}

/// A clerk's session, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClerkSession {
    /// It began.
    Done,
    /// Another request was first, or the sign-on's time is over.
    Stale,
}

#[derive(Serialize, Deserialize)]
struct ClerkSessionRow {
    at_counter: String,
    authenticated_at: i64,
    began_at: i64,
    idle_until: i64,
    ends_at: i64,
    expires_at: i64,
}

#[derive(Deserialize)]
struct StaffRow {
    step: String,
    browser_hash: ByteBuf,
    code_hash: Option<ByteBuf>,
    clerk: Option<String>,
    at_counter: Option<String>,
    authenticated_at: Option<i64>,
    deadline: i64,
}

#[derive(Clone, Copy)]
enum Label {
    SignOn,
    Session,
    Act,
}

/// Asks that a clerk's session lives, and has it used now.
pub(crate) fn clerk_lives<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    actor: &ClerkActor,
    now: Timestamp,
) -> Transaction<L> {
    let (write, set) = using(actor, now);
    transaction.update(table, label, write, set)
}

fn using(actor: &ClerkActor, now: Timestamp) -> (Write, &'static str) {
    let idle = moment(now + rules::CLERK_SESSION_IDLE);
    (living(actor, now).value(":idle", idle), "SET idle_until = :idle")
}

fn living(actor: &ClerkActor, now: Timestamp) -> Write {
    const LIVES: &str = "at_counter = :counter AND idle_until > :now AND ends_at > :now";
    Write::on(key::clerk_session(&actor.clerk, &actor.session), LIVES)
        .value(":counter", text(actor.counter.as_str()))
        .value(":now", moment(now))
}

fn session_item(actor: &ClerkActor, now: Timestamp) -> Result<Item, Fault> {
    let ends_at = clerk_session_ends(actor.authenticated_at);
    let row = ClerkSessionRow {
        at_counter: actor.counter.to_string(),
        authenticated_at: actor.authenticated_at.as_millisecond(),
        began_at: now.as_millisecond(),
        idle_until: (now + rules::CLERK_SESSION_IDLE).as_millisecond(),
        ends_at: ends_at.as_millisecond(),
        expires_at: ends_at.as_second(),
    };
    row::write(GOING_ON, &row)
}

impl Table {
    /// The staff's provider named a clerk: the browser may have the session, with this code. Whether it may.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn conclude_staff(
        &self,
        id: &SsoId,
        (clerk, counter): (&ClerkId, &CounterId),
        (proven, code): (Timestamp, SecretHash),
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let write = Write::on(key::sso_sign_in(id), "step = :claimed AND deadline > :now")
            .value(":claimed", text(CLAIMED))
            .value(":now", moment(now))
            .value(":clerk_step", text(CLERK))
            .value(":clerk", text(clerk.as_str()))
            .value(":counter", text(counter.as_str()))
            .value(":code", bytes(code))
            .value(":proven", moment(proven))
            .value(":deadline", moment(now + rules::SSO_CODE_LIFE));
        let set = "SET step = :clerk_step, clerk = :clerk, at_counter = :counter, \
                   code_hash = :code, authenticated_at = :proven, deadline = :deadline";
        Ok(matches!(write.update(self, GOING_ON, set).await?, Updated::Done(_)))
    }

    /// Reads a sign-on that named a clerk.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn staff_sign_on(&self, id: &SsoId) -> Result<Option<StaffSignOn>, Fault> {
        let Some(item) = self.get(READING, key::sso_sign_in(id)).await? else { return Ok(None) };
        let row: StaffRow = row::read(READING, item)?;
        let (Some(clerk), Some(counter), Some(code), Some(proven)) =
            (&row.clerk, &row.at_counter, &row.code_hash, row.authenticated_at)
        else {
            return Ok(None);
        };
        if row.step != CLERK {
            return Ok(None);
        }
        Ok(Some(StaffSignOn {
            clerk: sound(READING, clerk)?,
            counter: sound(READING, counter)?,
            browser: SecretHash(exact(READING, &row.browser_hash)?),
            code: SecretHash(exact(READING, code)?),
            authenticated_at: at(READING, proven)?,
            deadline: at(READING, row.deadline)?,
        }))
    }

    /// Begins a clerk's session by a sign-on, once, and keeps that they signed in.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_clerk_session(
        &self,
        sign_on: &SsoId,
        actor: &ClerkActor,
        now: Timestamp,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<ClerkSession, Fault> {
        const THEIRS: &str = "step = :clerk_step AND clerk = :clerk AND deadline > :now";
        let used = Write::on(key::sso_sign_in(sign_on), THEIRS)
            .value(":clerk_step", text(CLERK))
            .value(":done", text(DONE))
            .value(":clerk", text(actor.clerk.as_str()))
            .value(":now", moment(now));
        let own = Write::new(key::clerk_session(&actor.clerk, &actor.session));
        let content = vec![("session", actor.session.to_string())];
        let act = CounterAct::new("clerk.signed_in", (actor, now), content, with.1);
        let transaction = Transaction::new(GOING_ON)
            .update(self, Label::SignOn, used, "SET step = :done REMOVE code_hash")
            .put(self, Label::Session, own, session_item(actor, now)?);
        let committed = keeping(transaction, self, Label::Act, &act, with)?.commit(self).await?;
        Ok(match committed {
            Committed::Done => ClerkSession::Done,
            Committed::Refused(..) => ClerkSession::Stale,
        })
    }

    /// When a clerk's session ends, unused and in any case; nothing if it has. Reading it is no use of it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn clerk_session_ends(
        &self,
        actor: &ClerkActor,
        now: Timestamp,
    ) -> Result<Option<(Timestamp, Timestamp)>, Fault> {
        let key = key::clerk_session(&actor.clerk, &actor.session);
        let Some(item) = self.get(USING, key).await? else { return Ok(None) };
        let row: ClerkSessionRow = row::read(USING, item)?;
        let (idle, ends) = (at(USING, row.idle_until)?, at(USING, row.ends_at)?);
        let lives = row.at_counter == actor.counter.as_str() && now < idle && now < ends;
        Ok(lives.then_some((idle, ends)))
    }

    /// Asks that a clerk's session lives, and has it used now: for flows that read only. One that changes something asks in
    /// its transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn use_clerk_session(
        &self,
        actor: &ClerkActor,
        now: Timestamp,
    ) -> Result<Result<(), Ended>, Fault> {
        let (write, set) = using(actor, now);
        Ok(match write.update(self, USING, set).await? {
            Updated::Done(_) => Ok(()),
            Updated::Refused(_) => Err(Ended),
        })
    }

    /// Ends a clerk's session, and keeps that they signed out. One that has ended already is left ended.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn end_clerk_session(
        &self,
        actor: &ClerkActor,
        now: Timestamp,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<Result<(), Ended>, Fault> {
        let own = living(actor, now);
        let content = vec![("session", actor.session.to_string())];
        let act = CounterAct::new("clerk.signed_out", (actor, now), content, with.1);
        let transaction = Transaction::new(USING).delete(self, Label::Session, own);
        let committed = keeping(transaction, self, Label::Act, &act, with)?.commit(self).await?;
        Ok(match committed {
            Committed::Done => Ok(()),
            Committed::Refused(..) => Err(Ended),
        })
    }
}
