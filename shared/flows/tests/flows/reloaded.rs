//! What a page that was reloaded in the middle of a change of mobile learns.

use crate::hall::Hall;
use crate::staff::Staff;
use domain::{Actor, Role};
use flows::mobile_change::start::Begun;
use flows::mobile_change::status::{MobileChangeProgress, StatusError, status};

impl Hall {
    pub(crate) async fn mobile_change_status(
        &self,
        actor: &Actor,
        begun: &Begun,
    ) -> Result<MobileChangeProgress, StatusError> {
        status(&self.table, actor, &begun.change).await
    }
}

#[tokio::test]
async fn a_page_that_is_reloaded_learns_how_far_its_change_of_mobile_is() {
    let staff = Staff::open().await;
    let (boss, other) =
        (Actor::Member(staff.boss.clone()), staff.member(&staff.boss, Role::Agent, 2).await);
    let begun = staff.hall.start_mobile_change(&boss).await.unwrap();
    let told = staff.hall.mobile_change_status(&boss, &begun).await.unwrap();
    assert_eq!((told.is_complete, told.deadline), (false, begun.expires_at));
    let refused = staff.hall.mobile_change_status(&Actor::Member(other), &begun).await;
    assert!(matches!(refused, Err(StatusError::Unknown)), "{refused:?}");
    let ready = staff.hall.prove_mobile(&begun, 77).await;
    staff.hall.complete_mobile_change(&boss, &ready).await.unwrap();
    assert!(staff.hall.mobile_change_status(&boss, &begun).await.unwrap().is_complete);
}
