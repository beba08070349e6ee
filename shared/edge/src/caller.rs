//! Who calls: an access token becomes a signed-in member or person, or a problem.
//!
//! The signature, issuer, audience and end are judged here. Whether the session, the place and their epochs still stand
//! is judged by each flow on the rows it reads anyway, so that what has ended has ended at once.

use crate::problem::{self, Problem};
use crate::request::Request;
use domain::{Actor, ClerkActor, ClientId, FlowId, FlowToken, MemberActor, PersonActor};
use flows::log;
use flows::members::invitation::Invitee;
use flows::session::Issuer;
use jiff::Timestamp;
use keys::{AccessClaims, ClerkClaims, Clients, VerifyingKeys};
use ports::{Clock as _, SystemClock};

/// Verifies access tokens.
#[derive(Debug)]
pub struct Verifier {
    keys: VerifyingKeys,
    issuer: Issuer,
}

impl Verifier {
    /// Verifies tokens of this issuer with these keys.
    #[must_use]
    pub fn new(keys: VerifyingKeys, issuer: Issuer) -> Self {
        Self { keys, issuer }
    }

    fn claims(&self, request: &Request) -> Result<AccessClaims, Problem> {
        let token = request.bearer_text()?;
        let Issuer { issuer, audience } = &self.issuer;
        let claims = self.keys.verify(token, issuer, audience, SystemClock.now());
        claims.ok_or_else(|| Problem::of(&problem::TOKEN_ENDED))
    }
}

impl Request {
    /// The signed-in member who calls.
    ///
    /// # Errors
    ///
    /// [`Problem`]: no token, none that holds, or a person's own.
    pub fn member(&self, verifier: &Verifier) -> Result<MemberActor, Problem> {
        let claims = verifier.claims(self)?;
        let actor = member(&claims).inspect(log::member);
        actor.ok_or_else(|| Problem::of(&problem::TOKEN_OTHER_KIND))
    }

    /// The signed-in person who calls.
    ///
    /// # Errors
    ///
    /// [`Problem`]: no token, none that holds, or one for an organisation.
    pub fn person(&self, verifier: &Verifier) -> Result<PersonActor, Problem> {
        let claims = verifier.claims(self)?;
        let actor = person(&claims).inspect(log::person_actor);
        actor.ok_or_else(|| Problem::of(&problem::TOKEN_OTHER_KIND))
    }
}

impl Request {
    /// Whoever is signed in and calls, for an organisation or for themselves.
    ///
    /// # Errors
    ///
    /// [`Problem`]: no token, or none that holds.
    pub fn signed_in(&self, verifier: &Verifier) -> Result<Actor, Problem> {
        let claims = verifier.claims(self)?;
        let member = member(&claims).map(Actor::Member);
        let actor = member.or_else(|| person(&claims).map(Actor::Person));
        actor.inspect(log::actor).ok_or_else(|| Problem::of(&problem::TOKEN_ENDED))
    }
}

impl Request {
    /// The invited person who calls about this invitation: by the link in the SMS, or signed in as themselves in the APP.
    ///
    /// # Errors
    ///
    /// [`Problem`], as of [`Request::person`].
    pub fn invitee(
        &self,
        invitation: FlowId,
        verifier: &Verifier,
    ) -> Result<(FlowId, Invitee), Problem> {
        let invitee = match self.bearer_text()?.parse::<FlowToken>() {
            Ok(link) => Invitee::Link(link),
            Err(_) => self.person(verifier).map(Invitee::Person)?,
        };
        Ok((invitation, invitee))
    }

    /// The invited person who calls by the link in the SMS, which has a secret alone; and the invitation that it opens.
    ///
    /// # Errors
    ///
    /// [`Problem`] when there is no such secret.
    pub fn invitee_by_link(&self) -> Result<(FlowId, Invitee), Problem> {
        let link: FlowToken = self.bearer()?;
        Ok((keys::invitation(&link), Invitee::Link(link)))
    }
}

impl Request {
    /// The clerk who calls: by a token of a type and for an audience of its own, which is none of a member's or a person's,
    /// as theirs is none of a clerk's. Whether the session still lives is asked in the write of what they do.
    ///
    /// # Errors
    ///
    /// [`Problem`]: no token, or none that holds.
    pub fn clerk(&self, verifier: &Verifier) -> Result<ClerkActor, Problem> {
        let token = self.bearer_text()?;
        let Issuer { issuer, audience } = &verifier.issuer;
        let claims = verifier.keys.verify_clerk(token, issuer, audience, SystemClock.now());
        let actor = claims.as_ref().and_then(clerk).inspect(log::clerk);
        actor.ok_or_else(|| Problem::of(&problem::TOKEN_ENDED))
    }
}

impl Request {
    /// Asks that a business system calls, by its own credential; gives its id.
    ///
    /// # Errors
    ///
    /// [`Problem`]: the same for an unknown client and a wrong secret.
    pub fn client(&self, clients: &Clients) -> Result<ClientId, Problem> {
        let (id, secret) = self.basic()?;
        if clients.authenticate(&id, &secret) {
            let id: Result<ClientId, _> = id.parse();
            id.inspect(log::client).map_err(|_| Problem::of(&problem::CLIENT_UNKNOWN))
        } else {
            Err(Problem::of(&problem::CLIENT_UNKNOWN))
        }
    }
}

/// What a token of ours says; one that does not read was none of ours.
fn member(claims: &AccessClaims) -> Option<MemberActor> {
    let member = claims.member.as_ref()?;
    let (of_all, own) = claims.epoch.split_once('.')?;
    Some(MemberActor {
        person: claims.sub.parse().ok()?,
        session: claims.sid.parse().ok()?,
        organisation: member.org.parse().ok()?,
        membership: member.mem.parse().ok()?,
        epochs: (of_all.parse().ok()?, own.parse().ok()?),
        authenticated_at: Timestamp::from_second(claims.auth_time).ok()?,
    })
}

fn person(claims: &AccessClaims) -> Option<PersonActor> {
    if claims.member.is_some() {
        return None;
    }
    Some(PersonActor {
        person: claims.sub.parse().ok()?,
        session: claims.sid.parse().ok()?,
        epoch: claims.epoch.parse().ok()?,
        authenticated_at: Timestamp::from_second(claims.auth_time).ok()?,
    })
}

fn clerk(claims: &ClerkClaims) -> Option<ClerkActor> {
    Some(ClerkActor {
        clerk: claims.sub.parse().ok()?,
        counter: claims.counter.parse().ok()?,
        session: claims.sid.parse().ok()?,
        authenticated_at: Timestamp::from_second(claims.auth_time).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use keys::MemberClaims;

    fn claims(member: Option<MemberClaims>, epoch: &str) -> AccessClaims {
        AccessClaims {
            iss: "https://hall.example".into(),
            aud: "hall".into(),
            sub: "per_00000000000000000000000000".into(),
            member,
            amr: vec!["pwd".into()],
            auth_time: 1,
            sid: "ses_00000000000000000000000000".into(),
            epoch: epoch.into(),
            iat: 1,
            exp: 2,
        }
    }

    fn of_organisation() -> MemberClaims {
        MemberClaims {
            org: "org_00000000000000000000000000".into(),
            mem: "mem_00000000000000000000000000".into(),
            role: "agent".into(),
        }
    }

    #[test]
    fn a_token_is_a_member_s_or_a_person_s_and_never_both() {
        let of_member = claims(Some(of_organisation()), "2.3");
        assert_eq!(member(&of_member).unwrap().epochs, (2, 3));
        assert_eq!(person(&of_member), None);
        let of_person = claims(None, "4");
        assert_eq!(person(&of_person).unwrap().epoch, 4);
        assert_eq!(member(&of_person), None);
    }

    #[test]
    fn a_token_whose_claims_do_not_read_is_nobody_s() {
        assert_eq!(member(&claims(Some(of_organisation()), "2")), None);
        assert_eq!(person(&claims(None, "2.3")), None);
        let other =
            MemberClaims { org: "per_00000000000000000000000000".into(), ..of_organisation() };
        assert_eq!(member(&claims(Some(other), "2.3")), None);
    }
}
