//! An agent (经办人) of the organisation that is registered in a hall.

use super::walk::Walk;
use super::{Hall, PASSWORD, Registered, identity, shut, signs_in};
use crate::NotMeasured;
use crate::event::Event;
use domain::sample;
use jiff::SignedDuration;
use ports::{Clock as _, SystemClock};
use serde_json::{Value, json};

const SEED: u64 = super::SEED + 1;

/// The agent's sign-in, from an address of its own.
#[must_use]
pub fn agent_signs_in(caller: u32) -> Event {
    signs_in(SEED, PASSWORD, 201).from(caller)
}

impl Hall {
    /// Has the legal representative appoint an agent, who may do that matter and has accepted.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`], when a step is not answered as it should be.
    pub async fn appoint(&self, registered: &Registered, matter: &str) -> Result<(), NotMeasured> {
        let mut walk = Walk::new(self);
        walk.person(SEED).await?;
        let boss = walk.step("", "sign-in", &registered.sign_in(true, 0)).await?;
        let boss = text(&boss, "/access_token")?;
        let until = SystemClock.now() + SignedDuration::from_hours(300 * 24);
        let period = json!({ "until": until.strftime("%Y-%m-%dT%H:%M:%SZ").to_string() });
        let invite = Event::new("POST", "/v1/organisation/agents", 201)
            .bearer(&boss)
            .json(&json!({ "person": identity(SEED), "period": period }));
        let place = walk.step("", "agents", &invite).await?;
        let grant = Event::new("PUT", "/v1/organisation/agents/{membership}/grants", 200)
            .parameter("membership", text(&place, "/membership")?)
            .bearer(&boss)
            .json(&json!({
                "revision": place.get("revision"),
                "grants": [{ "matter": matter, "period": period }],
            }));
        walk.step("", "grants", &grant).await?;
        let person = json!({ "account": sample::mobile(SEED), "password": PASSWORD });
        let person = Event::new("POST", "/v1/person-sessions", 201).json(&person);
        let person = text(&walk.step("", "person-sign-in", &person).await?, "/access_token")?;
        let me = walk.step("", "me", &Event::new("GET", "/v1/me", 200).bearer(&person)).await?;
        let accept = Event::new("POST", "/v1/invitations/{invitation}", 200)
            .parameter("invitation", text(&me, "/organisations/0/invitation")?)
            .bearer(&person)
            .json(&json!({
                "decision": "accept", "password": PASSWORD, "password_confirmation": PASSWORD,
            }));
        walk.step("", "invitation", &accept).await?;
        walk.end().await;
        Ok(())
    }
}

fn text(reply: &Value, pointer: &str) -> Result<String, NotMeasured> {
    let text = reply.pointer(pointer).and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| shut(format!("nothing is said at {pointer}")))
}
