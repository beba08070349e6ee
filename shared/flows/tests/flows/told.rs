//! Who is told of what: the person whose place it is, and the legal representative, through the outbox and by SMS.

use crate::hall::{PASSWORD, SIGNATURE, mobile, person};
use crate::resets::NEW;
use crate::staff::{PAGE, Staff};
use domain::{Actor, NoticeId, Role, Scope, SmsBudget};
use flows::members::change::Change;
use flows::members::invitation::Invitee;
use flows::notices::{Terms, deliver};

impl Staff {
    /// Delivers everything in the outbox, as the table's stream would.
    async fn deliver(&self) {
        let hall = &self.hall;
        let terms = Terms { signature: SIGNATURE, budget: SmsBudget::default() };
        for item in hall.engine.scan().await.unwrap() {
            let Some(id) = item["pk"].as_s().unwrap().strip_prefix("NOTICE#") else { continue };
            let id: NoticeId = id.parse().unwrap();
            deliver(
                &hall.table,
                &hall.keys.veil,
                &hall.inbox,
                &hall.entropy,
                &hall.clock,
                terms,
                &id,
            )
            .await
            .unwrap();
        }
        hall.remove(&["NOTICE#"]).await;
    }

    /// What the latest messages say, to the person and to the legal representative; everything older is done with.
    async fn latest(&self, seed: u64) -> (String, String) {
        let before = [mobile(seed), mobile(1)].map(|to| self.hall.inbox.to(&to).len());
        self.deliver().await;
        let after = [mobile(seed), mobile(1)].map(|to| self.hall.inbox.to(&to));
        let told = |at: usize| after[at][before[at]..].join("|");
        (told(0), told(1))
    }
}

#[tokio::test]
async fn person_and_legal_representative_are_told_of_every_change_of_a_place() {
    let staff = Staff::open().await;
    staff.register(2).await;
    let invited = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    let link = format!("{PAGE}#{}", domain::Secret::reveal(&invited.link));
    assert!(person.ends_with(&link), "{person}");
    assert!(boss.contains("任用一名经办人") && !boss.contains(&link), "{boss}");

    let id = invited.placed.membership.id.clone();
    let again = staff.invite_again(&staff.boss, Role::Agent, Some(id.clone())).await.unwrap();
    let (person, _) = staff.latest(2).await;
    assert!(person.contains("旧链接作废"), "{person}");

    staff.accept_by_link(&again.link, 2).await;
    let (person, boss) = staff.latest(2).await;
    assert!(person.contains("已接受邀请") && boss.contains("已接受邀请"), "{person} {boss}");

    let read = staff.people().await.member(&id).unwrap().revision;
    let grants = vec![(Scope::Bundle("talent".parse().unwrap()), staff.year())];
    staff.grant(&staff.boss, &id, read, grants).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert!(person.contains("业务授权已变更"), "{person}");
    assert!(boss.contains("有变动"), "{boss}");

    let period = Some(staff.year().into());
    let change = Change { role: Role::Agent, membership: Some(id.clone()), period, mobile: None };
    staff.change(&staff.boss, change).await.unwrap();
    assert!(staff.latest(2).await.0.contains("期限已变更"));

    staff.remove(&staff.boss, Role::Agent, Some(id)).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert!(person.contains("已不再是经办人"), "{person}");
    assert!(boss.contains("一名经办人已被移除"), "{boss}");
}

#[tokio::test]
async fn who_declines_and_whose_invitation_is_withdrawn_is_told_and_so_is_the_legal_representative()
{
    let staff = Staff::open().await;
    staff.register(2).await;
    let declined = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    staff.deliver().await;
    let id = keys::invitation(&declined.link);
    staff.decline(&id, &Invitee::Link(declined.link)).await.unwrap();
    let (_, boss) = staff.latest(2).await;
    assert!(boss.contains("已谢绝邀请"), "{boss}");
    let invited = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    staff.deliver().await;
    staff.remove(&staff.boss, Role::Agent, Some(invited.placed.membership.id)).await.unwrap();
    let (person, _) = staff.latest(2).await;
    assert!(person.contains("邀请已撤销"), "{person}");
}

#[tokio::test]
async fn what_is_refused_tells_nobody_anything() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    staff.register(3).await;
    staff.deliver().await;
    let before = staff.hall.inbox.count();
    assert!(staff.invite(&agent, Role::Agent, 3).await.is_err());
    assert!(staff.remove(&agent, Role::Agent, Some(agent.membership.clone())).await.is_err());
    staff.deliver().await;
    assert_eq!(staff.hall.inbox.count(), before);
    assert_eq!(staff.hall.rows("NOTICE#").await, 0);
}

#[tokio::test]
async fn no_notice_holds_a_code_or_a_number_and_each_is_one_message() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    staff.remove(&staff.boss, Role::Agent, Some(agent.membership)).await.unwrap();
    let before = [mobile(2), mobile(1)].map(|to| staff.hall.inbox.to(&to).len());
    staff.deliver().await;
    let after = [mobile(2), mobile(1)].map(|to| staff.hall.inbox.to(&to));
    let notices = after.into_iter().zip(before).flat_map(|(mut all, old)| all.split_off(old));
    let mut seen = 0;
    for text in notices {
        seen += 1;
        assert!(!text.contains("验证码"), "{text}");
        assert!(text.chars().count() <= domain::SmsText::MOST, "{text}");
        let words = text.split('#').next().unwrap();
        let longest = words.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap();
        assert!(longest < 4, "{text}");
        assert!(!text.contains(PASSWORD) && !text.contains(mobile(1).national()), "{text}");
    }
    assert!(seen >= 6, "{seen} notices");
}

#[tokio::test]
async fn whoever_changes_something_of_their_own_is_told_and_so_is_whoever_answers_for_them() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let own = staff.person_session(&agent.person).await;
    let _ = staff.latest(2).await;

    let opened = hall.start_reset(number, mobile(2).national()).await.unwrap();
    hall.pass(&opened, &person(2)).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert_eq!((person.as_str(), boss.as_str()), ("", ""), "nothing has changed yet");
    hall.complete_reset(&opened, None, NEW).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert!(
        person.contains("密码已重置") && boss.contains("密码或移动电话有变动"),
        "{person} {boss}"
    );

    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert!(person.contains("密码已修改") && boss.is_empty(), "{person} {boss}");
    hall.not_me(&own, &staff.opened.organisation).await.unwrap_err();
    assert_eq!(staff.latest(2).await, (String::new(), String::new()), "that session has ended");
}

#[tokio::test]
async fn of_a_change_of_mobile_both_numbers_are_told() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let own = staff.person_session(&agent.person).await;
    let hall = &staff.hall;
    staff.deliver().await;
    for (actor, seed) in [(Actor::Member(agent), 7), (Actor::Person(own), 8)] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let ready = hall.prove_mobile(&begun, seed).await;
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
        staff.deliver().await;
        for to in [mobile(2), mobile(seed)] {
            let last = hall.inbox.to(&to).pop().unwrap();
            assert!(last.contains("移动电话已变更"), "{last}");
        }
    }
}

#[tokio::test]
async fn of_a_not_me_the_legal_representative_is_told_at_once() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let own = staff.person_session(&agent.person).await;
    let _ = staff.latest(2).await;
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    let (person, boss) = staff.latest(2).await;
    assert!(person.contains("身份已停用"), "{person}");
    assert!(boss.contains("并未担任经办人"), "{boss}");
}
