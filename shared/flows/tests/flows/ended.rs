//! What ends a place, or somebody's right to act in it, ends its sessions for every function here at once; and an access
//! token outlives neither ten minutes nor the place, for whoever verifies it offline.

use crate::hall::{Hall, PASSWORD, mobile};
use crate::staff::{Staff, actor, days};
use domain::{MemberActor, MembershipId, Period, Role};
use flows::members::NotChanged;
use flows::members::change::Change;
use flows::refresh::NotRefreshed;
use flows::session::Session;
use jiff::SignedDuration;
use ports::Clock as _;

const OTHER_PASSWORD: &str = "Zr8!otherW3y";

#[derive(Clone, Copy, Debug)]
enum Event {
    Removed,
    OtherRole,
    Suspended,
    Expired,
    PasswordChanged,
    SignedOut,
}

const EVENTS: [Event; 6] = [
    Event::Removed,
    Event::OtherRole,
    Event::Suspended,
    Event::Expired,
    Event::PasswordChanged,
    Event::SignedOut,
];

impl Staff {
    async fn happens(&self, event: Event, whom: &MemberActor) {
        let role = Role::Administrator;
        match event {
            Event::Removed => {
                self.remove(&self.boss, role, None).await.unwrap();
            }
            Event::OtherRole => {
                self.remove(&self.boss, role, None).await.unwrap();
                let invited = self.invite(&self.boss, Role::Agent, 2).await.unwrap();
                self.hall.clock.pass_s(60);
                self.accept_by_link(&invited.link, 2).await;
            }
            Event::Suspended => {
                let person = self.person_session(&whom.person).await;
                self.hall.not_me(&person, &self.opened.organisation).await.unwrap();
            }
            Event::Expired => {
                let now = self.hall.clock.now();
                let period = Some(Period::new(now, now + SignedDuration::from_secs(30)).unwrap());
                let change = Change { role, membership: None, period, mobile: None };
                self.change(&self.boss, change).await.unwrap();
                self.hall.clock.pass_s(30);
            }
            Event::PasswordChanged => {
                self.hall.change_password(whom, PASSWORD, OTHER_PASSWORD).await.unwrap();
            }
            Event::SignedOut => {
                let table = &self.hall.table;
                table.end_sessions(&whom.person, [&whom.session]).await.unwrap();
            }
        }
    }

    async fn session_of(&self, seed: u64) -> Session {
        let number = self.opened.number.as_str();
        self.hall.sign_in(number, mobile(seed).national(), PASSWORD).await.unwrap()
    }
}

fn ended<T>(result: Result<T, NotChanged>) -> bool {
    matches!(result.err(), Some(NotChanged::Ended(_)))
}

#[tokio::test]
async fn whatever_ends_a_place_or_a_session_ends_it_for_every_function_at_once() {
    for event in EVENTS {
        let staff = Staff::open().await;
        staff.member(&staff.boss, Role::Administrator, 2).await;
        staff.register(3).await;
        let session = staff.session_of(2).await;
        let administrator = actor(&session);
        assert!(staff.list(&administrator).await.is_ok(), "{event:?}: until then they act");
        staff.happens(event, &administrator).await;

        let before = staff.audited().await;
        assert!(ended(staff.list(&administrator).await), "{event:?}: reading");
        let added = staff.invite(&administrator, Role::Agent, 3).await;
        assert!(ended(added), "{event:?}: inviting");
        let place = MembershipId::from_random([7; 16]);
        let removed = staff.remove(&administrator, Role::Agent, Some(place.clone())).await;
        // Whoever has a place still may name one that is not there; their session is asked first by those who write.
        assert!(removed.is_err(), "{event:?}: removing");
        assert!(staff.grant(&administrator, &place, 1, Vec::new()).await.is_err(), "{event:?}");
        let refreshed = staff.hall.refresh(&session.refresh_token).await;
        let is_over = matches!(refreshed, Err(NotRefreshed::Ended | NotRefreshed::Unknown));
        assert!(is_over, "{event:?}: refreshing, {refreshed:?}");
        assert_eq!(staff.audited().await, before, "{event:?}: nothing was written");
    }
}

#[tokio::test]
async fn an_access_token_outlives_neither_ten_minutes_nor_the_place() {
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    assert_eq!(lasts(&staff.hall, &staff.session_of(2).await), 600);
    let now = staff.hall.clock.now();
    let period = Some(Period::new(now, now + SignedDuration::from_secs(90)).unwrap());
    let change = Change { role: Role::Administrator, membership: None, period, mobile: None };
    staff.change(&staff.boss, change).await.unwrap();
    let session = staff.session_of(2).await;
    assert_eq!(lasts(&staff.hall, &session), 90);
    assert_eq!(session.expires_in, SignedDuration::from_secs(90));
    staff.hall.clock.pass_s(30);
    let next = staff.hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(lasts(&staff.hall, &next), 60, "nor does one that is refreshed");
    staff.hall.clock.pass(days(1));
    assert!(ended(staff.list(&administrator).await));
}

/// Seconds from now until a token's end.
fn lasts(hall: &Hall, session: &Session) -> i64 {
    let token =
        jsonwebtoken::dangerous::insecure_decode::<keys::AccessClaims>(&session.access_token);
    token.unwrap().claims.exp - hall.clock.now().as_second()
}
