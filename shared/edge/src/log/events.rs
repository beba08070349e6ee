//! Every event of the log: its level, its fields, when it happens, and what an operator does.
//!
//! `tests/house/logging.rs` holds each call of `tracing` to this table, and `docs/logging.md` is made of it.

use tracing::Level;

/// An event.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// The value of `event`, dotted: what it is about, what became of it.
    pub name: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What it says, beside the message and what is known of the request.
    pub fields: &'static [&'static str],
    /// When it happens.
    pub when: &'static str,
    /// What an operator does.
    pub then: &'static str,
}

/// A field of a line.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name, with its unit.
    pub name: &'static str,
    /// What it says.
    pub says: &'static str,
    /// Whether it is known of the request and stands in each of its lines.
    pub is_of_request: bool,
}

const fn own(name: &'static str, says: &'static str) -> Field {
    Field { name, says, is_of_request: false }
}

const fn of_request(name: &'static str, says: &'static str) -> Field {
    Field { name, says, is_of_request: true }
}

/// Every field that a line may have, beside `timestamp`, `level` and `message`. Another is a failure of a test.
pub const FIELDS: &[Field] = &[
    of_request("route", "Method and template of the path; `none` where no route is meant"),
    of_request("request.id", "API Gateway's id of the request: `requestId` of its access log"),
    of_request("invocation.id", "Lambda's id of the invocation"),
    of_request("function", "The function's name"),
    of_request("target.id", "The id in the path"),
    of_request("session.id", "The session: of the caller, or the one that began"),
    of_request("person.id", "The person who calls, or whose account or place was named"),
    of_request("organisation.id", "The organisation, once it is found"),
    of_request("membership.id", "The place: of the caller, or the one that was named"),
    of_request("account.blind", "The account that was named, blinded for the log"),
    of_request("clerk.id", "The clerk who calls, or who signed in"),
    of_request("counter.id", "The counter of the clerk"),
    of_request("client.id", "The business system that calls"),
    own("event", "The event, as below"),
    own("status", "Status of the answer"),
    own("code", "Code of the problem"),
    own("duration_ms", "Milliseconds from beginning to end"),
    own("cause", "The causes of a fault, outermost first"),
    own("why", "Why something from outside is not believed or taken; it quotes nothing"),
    own("notice.id", "The notice"),
    own("sent", "SMS that left for the notice"),
    own("summed", "Recipients who hear of the notice later, in a sum"),
    own("told", "Sums that were told"),
    own("waiting", "Sums that are not due yet, or do not read"),
    own("sms_code.id", "The SMS code"),
    own("many", "Changes in the batch"),
    own("wanted", "The implementation of argon2id that is configured"),
    own("used", "The implementation that hashes instead"),
];

/// Every event.
pub const EVENTS: &[Event] = &[
    Event {
        name: "request.answered",
        level: Level::INFO,
        fields: &["status", "duration_ms"],
        when: "A request got what it asked for. On a route of signing in or refreshing, a session began or goes on",
        then: "Nothing",
    },
    Event {
        name: "request.refused",
        level: Level::INFO,
        fields: &["code", "status", "duration_ms"],
        when: "A request got a problem that is not a fault of ours. A lock-out is `sign_in.locked_out`, a copied refresh token `session.reused`",
        then: "Nothing for one; for many of a code, see below",
    },
    Event {
        name: "request.failed",
        level: Level::ERROR,
        fields: &["code", "status", "duration_ms", "cause"],
        when: "A request met a fault of ours",
        then: "Read `cause`; `ApiFaultsAlarm` rings at five in five minutes",
    },
    Event {
        name: "sso.sent_back",
        level: Level::INFO,
        fields: &["code"],
        when: "A sign-on came to nothing, and the browser is sent back with the code",
        then: "Nothing for one; for many of a provider, ask it",
    },
    Event {
        name: "sso.failed",
        level: Level::WARN,
        fields: &[],
        when: "A sign-on provider says that it failed",
        then: "Ask the provider if it lasts",
    },
    Event {
        name: "sso.unavailable",
        level: Level::WARN,
        fields: &["cause"],
        when: "A sign-on provider cannot be asked",
        then: "Ask the provider if it lasts",
    },
    Event {
        name: "sso.misconfigured",
        level: Level::ERROR,
        fields: &["why"],
        when: "A sign-on provider refuses us: id, secret or redirect URI are not what it has",
        then: "Mend the ring `sso` or `staff`, and restart the function",
    },
    Event {
        name: "sso.not_believed",
        level: Level::WARN,
        fields: &["why"],
        when: "A sign-on provider's word does not hold: signature, issuer, audience, nonce or time",
        then: "One may be an attempt; many mean that keys or settings of the provider changed",
    },
    Event {
        name: "face.refused",
        level: Level::WARN,
        fields: &["why"],
        when: "Alipay refuses to certify an identity",
        then: "Look its code up at the platform; `isv.invalid-signature` is ours to mend",
    },
    Event {
        name: "notice.sent",
        level: Level::INFO,
        fields: &["notice.id", "sent", "summed", "duration_ms"],
        when: "A notice is dealt with",
        then: "Nothing",
    },
    Event {
        name: "notice.gone",
        level: Level::INFO,
        fields: &["notice.id", "duration_ms"],
        when: "A notice came by the stream after its time was over",
        then: "Nothing",
    },
    Event {
        name: "notice.held",
        level: Level::ERROR,
        fields: &["notice.id", "code", "cause", "duration_ms"],
        when: "A notice is kept and not sent: the day's budget is spent (`code`), or its row cannot be read (`cause`)",
        then: "Mend the cause, then `yinxin notices release`; `NoticesHeldAlarm` rings",
    },
    Event {
        name: "notice.in_progress",
        level: Level::INFO,
        fields: &["notice.id", "duration_ms"],
        when: "Another invocation is sending the notice; the stream hands it over again",
        then: "Nothing",
    },
    Event {
        name: "notice.failed",
        level: Level::ERROR,
        fields: &["notice.id", "cause", "duration_ms"],
        when: "A notice could not be sent now; the stream hands it over again",
        then: "Read `cause`; `NoticesBehindAlarm` rings after ten minutes",
    },
    Event {
        name: "notice.left",
        level: Level::INFO,
        fields: &["notice.id"],
        when: "There is no time left for the notice in this invocation",
        then: "Nothing; if it is often so, the carrier is slow",
    },
    Event {
        name: "notice.summed",
        level: Level::WARN,
        fields: &["notice.id", "code"],
        when: "A recipient is over a limit, and hears of this notice later, in a sum",
        then: "Look at the audit of the organisation that makes so many changes; `NoticesSummedAlarm` rings",
    },
    Event {
        name: "sums.told",
        level: Level::INFO,
        fields: &["told", "waiting", "duration_ms"],
        when: "The sums of notices that were due are put into the outbox",
        then: "Nothing",
    },
    Event {
        name: "sums.broken",
        level: Level::ERROR,
        fields: &["cause"],
        when: "A sum of notices does not read; it waits",
        then: "Mend the cause; the schedule tells it then",
    },
    Event {
        name: "sums.failed",
        level: Level::ERROR,
        fields: &["cause", "duration_ms"],
        when: "No sum could be told now; the schedule tries again",
        then: "Read `cause`",
    },
    Event {
        name: "code.sent",
        level: Level::INFO,
        fields: &["sms_code.id", "duration_ms"],
        when: "A code of a password reset left",
        then: "Nothing",
    },
    Event {
        name: "code.sent_before",
        level: Level::INFO,
        fields: &["sms_code.id", "duration_ms"],
        when: "The stream handed over a code that had left",
        then: "Nothing",
    },
    Event {
        name: "code.nowhere",
        level: Level::INFO,
        fields: &["sms_code.id", "duration_ms"],
        when: "A code was asked for to a mobile that is not the account's; nothing leaves",
        then: "Nothing; many of one address are somebody who guesses",
    },
    Event {
        name: "code.not_awaited",
        level: Level::INFO,
        fields: &["sms_code.id", "duration_ms"],
        when: "A code is out of time, or another one took its place",
        then: "Nothing; if it is often so, the stream is late",
    },
    Event {
        name: "code.limited",
        level: Level::WARN,
        fields: &["sms_code.id", "duration_ms"],
        when: "A mobile has had as many codes of resets as a day allows; nothing leaves",
        then: "Look who resets so many accounts of one mobile",
    },
    Event {
        name: "code.dropped",
        level: Level::ERROR,
        fields: &["sms_code.id", "code", "cause", "duration_ms"],
        when: "A code does not leave: the share of resets is spent (`code`), or the carrier will never take it (`cause`)",
        then: "Mend the cause; the person asks again",
    },
    Event {
        name: "code.in_progress",
        level: Level::INFO,
        fields: &["sms_code.id", "duration_ms"],
        when: "Another invocation is sending the code; the stream hands it over again",
        then: "Nothing",
    },
    Event {
        name: "code.failed",
        level: Level::ERROR,
        fields: &["sms_code.id", "cause", "duration_ms"],
        when: "A code could not be sent now; the stream hands it over again",
        then: "Read `cause`; `NoticesBehindAlarm` rings after ten minutes",
    },
    Event {
        name: "code.left",
        level: Level::INFO,
        fields: &["sms_code.id"],
        when: "There is no time left for the code in this invocation",
        then: "Nothing; if it is often so, the carrier is slow",
    },
    Event {
        name: "stream.stranger",
        level: Level::WARN,
        fields: &[],
        when: "The stream handed over a change that is neither a notice nor a code",
        then: "The filter in `template.yaml` and the code differ: deploy one version",
    },
    Event {
        name: "cases.counted",
        level: Level::INFO,
        fields: &["many", "duration_ms"],
        when: "Begun cases are counted for what is recommended",
        then: "Nothing",
    },
    Event {
        name: "cases.uncounted",
        level: Level::ERROR,
        fields: &["many", "cause", "duration_ms"],
        when: "Begun cases could not be counted; the stream hands them over again",
        then: "Read `cause`; `MatterUsageUncountedAlarm` rings after an hour",
    },
    Event {
        name: "table.cold",
        level: Level::WARN,
        fields: &["cause"],
        when: "A function starts and the table does not answer yet",
        then: "Nothing for one; for many, look at the table's alarms",
    },
    Event {
        name: crate::ARGON2_FALLBACK,
        level: Level::ERROR,
        fields: &["wanted", "used"],
        when: "The configured implementation of argon2id gives another answer than the known one",
        then: "Sign-ins go on, slower; deploy with `Argon2=rustcrypto` and report the processor; `Argon2FallbackAlarm` rings",
    },
];
