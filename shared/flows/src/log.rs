//! Who a request is about, as its lines in the log say it: ids, and a blinded account. Never a phone, a name or a token.
//!
//! A request has one span. What is learned on the way is recorded in it, and every line of the request carries all of it.
//! A field that is not declared in [`request`] cannot be recorded.

use crate::session::Session;
use domain::{Actor, ClerkActor, ClientId, MemberActor, MembershipId, OrganisationId, PersonActor};
use domain::{PersonId, SessionId};
use keys::{BlindKeys, Blindable};
use tracing::Span;
use tracing::field::Empty;

/// Where the span of a request comes from: what other spans say stands in no line.
pub const TARGET: &str = "request";

/// What is known of a request before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Method and template of the path, such as `POST /v1/sessions`.
    pub route: &'a str,
    /// API Gateway's id of the request.
    pub request: &'a str,
    /// Lambda's id of the invocation.
    pub invocation: &'a str,
    /// The function's name.
    pub function: &'a str,
    /// The id in the path, if there is one.
    pub target: Option<&'a str>,
}

/// The span of one request.
#[must_use]
pub fn request(origin: Origin<'_>) -> Span {
    let Origin { route, request, invocation, function, target } = origin;
    tracing::info_span!(
        target: TARGET,
        "request",
        route,
        request.id = request,
        invocation.id = invocation,
        function,
        target.id = target,
        session.id = Empty,
        person.id = Empty,
        organisation.id = Empty,
        membership.id = Empty,
        account.blind = Empty,
        clerk.id = Empty,
        counter.id = Empty,
        client.id = Empty,
    )
}

fn record(field: &'static str, value: &str) {
    Span::current().record(field, value);
}

/// The account that was named, blinded for the log: equal for every spelling, and no key of the table.
pub(crate) fn account(named: &impl Blindable, blind: &BlindKeys) {
    record("account.blind", &blind.in_log(named));
}

/// The organisation, once it is found.
pub(crate) fn organisation(id: &OrganisationId) {
    record("organisation.id", id.as_str());
}

/// The place, and whose it is.
pub(crate) fn place(id: &MembershipId, person: &PersonId) {
    record("membership.id", id.as_str());
    record("person.id", person.as_str());
}

/// The person, once they are found.
pub(crate) fn person(id: &PersonId) {
    record("person.id", id.as_str());
}

/// A session, and whose it is.
pub(crate) fn session_of(id: &SessionId, person: &PersonId) {
    record("session.id", id.as_str());
    record("person.id", person.as_str());
}

/// A session whose tokens are handed out.
pub fn session(session: &Session) {
    session_of(&session.id, &session.person);
    if let Some((organisation_id, membership, _)) = &session.member {
        organisation(organisation_id);
        place(membership, &session.person);
    }
}

/// The member who calls.
pub fn member(actor: &MemberActor) {
    session_of(&actor.session, &actor.person);
    organisation(&actor.organisation);
    place(&actor.membership, &actor.person);
}

/// The person who calls.
pub fn person_actor(actor: &PersonActor) {
    session_of(&actor.session, &actor.person);
}

/// Whoever is signed in and calls.
pub fn actor(actor: &Actor) {
    match actor {
        Actor::Member(actor) => member(actor),
        Actor::Person(actor) => person_actor(actor),
    }
}

/// The clerk who calls, or who signed in.
pub fn clerk(actor: &ClerkActor) {
    record("clerk.id", actor.clerk.as_str());
    record("counter.id", actor.counter.as_str());
    record("session.id", actor.session.as_str());
}

/// The business system that calls.
pub fn client(id: &ClientId) {
    record("client.id", id.as_str());
}
