//! The matrix of roles and operations, tried: every role × every operation, on another's place, on one's own, and on a
//! place of another organisation. `docs/roles.md` shows the same table, and is held to it here.

use crate::hall::{PASSWORD, mobile};
use crate::staff::Staff;
use domain::{Actor, MemberActor, MembershipId, NotAmended, Operation, Role};
use flows::members::NotChanged;
use flows::members::audit::page;
use flows::members::change::Change;
use flows::{password_change, sessions};
use std::path::Path;

/// What an attempt came to, as far as the matrix goes.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    /// The role may do this. Whatever else was wrong with it was judged.
    LetIn,
    /// The role may not.
    NotAllowed,
    /// Nobody may, to themselves.
    Yourself,
    /// There is no such place in one's own organisation.
    Unknown,
}

fn came<T>(result: Result<T, NotChanged>) -> Came {
    match result.err() {
        Some(NotChanged::NotAmended(NotAmended::NotYours)) => Came::NotAllowed,
        Some(NotChanged::NotAmended(NotAmended::Yourself)) => Came::Yourself,
        Some(NotChanged::NotAmended(NotAmended::Unknown)) => Came::Unknown,
        Some(NotChanged::Ended(ended)) => panic!("{ended}"),
        None | Some(_) => Came::LetIn,
    }
}

/// Tries an operation on a place. Removing is tried last, because it works.
async fn attempt(
    staff: &Staff,
    actor: &MemberActor,
    operation: Operation,
    on: &MembershipId,
) -> Came {
    let hall = &staff.hall;
    let place = Some(on.clone());
    let change = |role| Change {
        role,
        membership: place.clone(),
        period: Some(staff.year().into()),
        mobile: None,
    };
    match operation {
        Operation::SeePeople => came(staff.list(actor).await),
        Operation::Export => came(staff.export(actor).await),
        Operation::SeeAudit => {
            came(page(&hall.table, &hall.keys.veil, &hall.clock, actor, None).await)
        }
        Operation::AppointAdministrator => {
            came(staff.invite_again(actor, Role::Administrator, place).await)
        }
        Operation::AddAgent => came(staff.invite_again(actor, Role::Agent, place).await),
        Operation::ChangeAdministrator => {
            came(staff.change(actor, change(Role::Administrator)).await)
        }
        Operation::ChangeAgent => came(staff.change(actor, change(Role::Agent)).await),
        Operation::RemoveAdministrator => {
            came(staff.remove(actor, Role::Administrator, place).await)
        }
        Operation::RemoveAgent => came(staff.remove(actor, Role::Agent, place).await),
        Operation::ConfirmAdministrator => {
            came(staff.confirm(actor, Role::Administrator, place).await)
        }
        Operation::ConfirmAgent => came(staff.confirm(actor, Role::Agent, place).await),
        Operation::Grant => {
            let (people, place) = (staff.people().await, on);
            let read = people.member(place).map_or(1, |one| one.revision);
            came(staff.grant(actor, place, read, Vec::new()).await)
        }
        // These name no place: they are their caller's own.
        Operation::OwnSessions => {
            let own = Actor::Member(actor.clone());
            let seen = sessions::list(&hall.table, &hall.clock, &own).await.unwrap();
            assert!(seen.iter().any(|session| session.id == actor.session));
            assert!(seen.iter().all(|session| session.person == actor.person));
            Came::LetIn
        }
        Operation::OwnPassword => {
            // The wrong one, so that it stays as it is.
            let changed = hall.change_password(actor, "Wrong9#password", PASSWORD).await;
            assert!(matches!(changed, Err(password_change::NotChanged::Wrong)), "{changed:?}");
            Came::LetIn
        }
        Operation::OwnMobile => {
            hall.start_mobile_change(&Actor::Member(actor.clone())).await.unwrap();
            Came::LetIn
        }
    }
}

fn is_of_place(operation: Operation) -> bool {
    !matches!(
        operation,
        Operation::SeePeople
            | Operation::Export
            | Operation::SeeAudit
            | Operation::OwnSessions
            | Operation::OwnPassword
            | Operation::OwnMobile
    )
}

/// The role that an operation is done to.
fn done_to(operation: Operation) -> Role {
    match operation {
        Operation::AppointAdministrator
        | Operation::ChangeAdministrator
        | Operation::ConfirmAdministrator
        | Operation::RemoveAdministrator => Role::Administrator,
        _ => Role::Agent,
    }
}

#[tokio::test]
async fn every_role_may_do_what_the_matrix_says_to_others_nothing_to_itself_and_nothing_elsewhere()
{
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    let other = staff.member(&staff.boss, Role::Agent, 4).await;
    let Staff { hall, opened, boss } = staff;
    let foreign = Staff::open_in(hall, 50).await;
    let theirs = foreign.member(&foreign.boss, Role::Agent, 51).await;
    let their_administrator = foreign.member(&foreign.boss, Role::Administrator, 52).await;
    let before = foreign.people().await;
    let staff = Staff { hall: foreign.hall, opened, boss };

    for (role, actor) in [
        (Role::Agent, &agent),
        (Role::Administrator, &administrator),
        (Role::LegalRepresentative, &staff.boss),
    ] {
        for operation in Operation::ALL {
            let told = format!("{role:?} {operation:?}");
            let expected = if role.may(operation) { Came::LetIn } else { Came::NotAllowed };
            let to = match done_to(operation) {
                Role::Administrator => &administrator.membership,
                _ => &other.membership,
            };
            let is_removing =
                matches!(operation, Operation::RemoveAdministrator | Operation::RemoveAgent);
            if *to != actor.membership && !(is_removing && expected == Came::LetIn) {
                assert_eq!(attempt(&staff, actor, operation, to).await, expected, "{told}");
            }
            if !is_of_place(operation) {
                continue;
            }
            let on_oneself = attempt(&staff, actor, operation, &actor.membership).await;
            let expected = if role.may(operation) { Came::Yourself } else { Came::NotAllowed };
            assert_eq!(on_oneself, expected, "{told}, oneself");
            let elsewhere = match done_to(operation) {
                Role::Administrator => &their_administrator.membership,
                _ => &theirs.membership,
            };
            let came = attempt(&staff, actor, operation, elsewhere).await;
            let expected = if role.may(operation) { Came::Unknown } else { Came::NotAllowed };
            assert_eq!(came, expected, "{told}, elsewhere");
        }
    }
    let members = staff.hall.table.members(&before.organisation).await.unwrap().unwrap();
    assert_eq!(members.people, before, "nothing of the other organisation has changed");
    assert_eq!(staff.people().await.members.len(), 4, "nor was anybody removed by who may not");

    // What was left: removing, by those who may.
    let remove = async |by, operation, whom: &MemberActor| {
        attempt(&staff, by, operation, &whom.membership).await
    };
    let by_administrator = remove(&administrator, Operation::RemoveAgent, &agent).await;
    assert_eq!(by_administrator, Came::LetIn);
    assert_eq!(remove(&staff.boss, Operation::RemoveAgent, &other).await, Came::LetIn);
    let last = remove(&staff.boss, Operation::RemoveAdministrator, &administrator).await;
    assert_eq!(last, Came::LetIn);
    assert_eq!(staff.people().await.members.len(), 1);
}

#[tokio::test]
async fn nobody_invites_a_legal_representative() {
    let staff = Staff::open().await;
    staff.register(2).await;
    let refused = staff.invite(&staff.boss, Role::LegalRepresentative, 2).await;
    assert_eq!(came(refused), Came::NotAllowed);
    assert_eq!(staff.people().await.members.len(), 1);
    let number = staff.opened.number.as_str();
    assert!(staff.hall.sign_in(number, mobile(2).national(), PASSWORD).await.is_err());
}

#[test]
fn the_matrix_in_the_docs_is_the_one_in_the_code() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/roles.md");
    let text = std::fs::read_to_string(file).unwrap();
    let mark = |is: bool| if is { "yes" } else { "no" };
    for operation in Operation::ALL {
        let cells = Role::ALL.map(|role| mark(role.may(operation)));
        let row =
            format!("| `{operation:?}` | {} | {} |", cells.join(" | "), mark(operation.is_grave()));
        assert!(text.contains(&row), "docs/roles.md has no row {row}");
    }
    let rows = text.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, Operation::ALL.len(), "docs/roles.md has rows of its own");
}
