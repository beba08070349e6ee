//! What ends a place, or somebody's right to act in it, ends its sessions for every function here at once; and an access
//! token outlives neither ten minutes nor the place, for whoever verifies it offline.

use crate::hall::{Hall, PASSWORD, mobile};
use crate::staff::{Staff, actor, days};
use domain::{Actor, MemberActor, Period, Role};
use flows::members::NotChanged;
use flows::members::audit::page;
use flows::members::change::Change;
use flows::refresh::NotRefreshed;
use flows::session::Session;
use flows::{password_change, sessions};
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
                let period =
                    Some(Period::new(now, now + SignedDuration::from_secs(30)).unwrap().into());
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
        staff.register(4).await;
        let agent = staff.invite(&staff.boss, Role::Agent, 4).await.unwrap().placed.membership.id;
        let session = staff.session_of(2).await;
        let administrator = actor(&session);
        assert!(staff.list(&administrator).await.is_ok(), "{event:?}: until then they act");
        staff.happens(event, &administrator).await;

        let before = staff.audited().await;
        assert!(ended(staff.list(&administrator).await), "{event:?}: reading");
        let added = staff.invite(&administrator, Role::Agent, 3).await;
        assert!(ended(added), "{event:?}: inviting");
        let change = Change {
            role: Role::Agent,
            membership: Some(agent.clone()),
            period: Some(staff.year().into()),
            mobile: None,
        };
        assert!(ended(staff.change(&administrator, change).await), "{event:?}: changing");
        let removed = staff.remove(&administrator, Role::Agent, Some(agent.clone())).await;
        assert!(ended(removed), "{event:?}: removing");
        let granted = staff.grant(&administrator, &agent, 99, Vec::new()).await;
        assert!(ended(granted), "{event:?}: granting, though the revision is another");
        let nobody = staff.invite(&administrator, Role::Agent, 77).await;
        assert!(ended(nobody), "{event:?}: nor is it told who is registered");
        assert!(ended(staff.export(&administrator).await), "{event:?}: exporting");
        let hall = &staff.hall;
        let audit = page(&hall.table, &hall.keys.veil, &hall.clock, &administrator, None).await;
        assert!(ended(audit), "{event:?}: the audit");
        let mobile = staff.hall.start_mobile_change(&Actor::Member(administrator.clone())).await;
        assert!(mobile.is_err(), "{event:?}: a mobile");
        let password = staff.hall.change_password(&administrator, "Wrong9#pass", PASSWORD).await;
        let is_told = matches!(password, Err(password_change::NotChanged::Ended(_)));
        assert!(is_told, "{event:?}: a password is neither changed nor compared, {password:?}");
        let seen = sessions::list(&hall.table, &hall.clock, &Actor::Member(administrator)).await;
        assert!(seen.is_err(), "{event:?}: sessions");
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
    let period = Some(Period::new(now, now + SignedDuration::from_secs(90)).unwrap().into());
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

/// The review of issue 3: what a place has no more was kept as NULL, which is there, so a legal representative who had
/// changed anything of their own was refused every refresh and every QR code from then on.
#[tokio::test]
async fn a_legal_representative_goes_on_after_changing_their_password() {
    let staff = Staff::open().await;
    staff.hall.change_password(&staff.boss, PASSWORD, OTHER_PASSWORD).await.unwrap();
    let (number, own) = (staff.opened.number.as_str(), mobile(1));
    let session = staff.hall.sign_in(number, own.national(), OTHER_PASSWORD).await.unwrap();
    staff.hall.refresh(&session.refresh_token).await.unwrap();
    let boss = actor(&session);
    assert!(staff.list(&boss).await.is_ok());
}

#[tokio::test]
async fn a_person_who_changes_their_own_password_ends_the_pages_they_signed_in_by_code() {
    let app = crate::qr_sign_in::app().await;
    let opened = app.scanned().await;
    app.approve(&opened).await.unwrap();
    let page = app.collect(&opened).await;
    let staff = &app.staff;
    let by_password = staff.session(&staff.opened.membership).await;
    assert!(staff.list(&actor(&page)).await.is_ok());
    app.hall().change_own_password(&app.boss, PASSWORD, OTHER_PASSWORD).await.unwrap();
    assert!(ended(staff.list(&actor(&page)).await), "it rested on that password");
    assert!(app.hall().refresh(&page.refresh_token).await.is_err());
    assert!(staff.list(&by_password).await.is_ok(), "this one rests on the place's own");
}
