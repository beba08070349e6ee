//! What a session keeps of its refresh tokens, and which of them are good.
//!
//! A token that is used gives its successor and becomes the parent. A reply may be lost, so the parent gives further
//! successors, siblings of the first, until one of them is used. Whose token that was is then settled: every other sibling
//! and every older token was copied, and ends the family.
//!
//! ```text
//!                       the parent, within 30 s: one sibling more, 8 at most
//!                       ┌────┐
//!                       ▼    │
//!  Successors [S1] ──▶ Successors [S1, S2, …] of parent P
//!       ▲                    │
//!       └── Sn is used ──────┤   Sn is the parent now, and has one successor
//!                            └── any other token is shown ──▶ Reused: the family ends
//! ```

use crate::{SecretHash, rules};
use jiff::Timestamp;

/// The tokens of a session that are good, as hashes.
#[derive(Clone, Debug)]
pub struct RefreshFamily {
    /// The token that was used last. A session that was not refreshed yet has none.
    pub parent: Option<RefreshParent>,
    /// What the parent gave, the oldest first. One at least, [`rules::REFRESH_SIBLINGS_MOST`] at most.
    successors: Vec<SecretHash>,
    /// The successor that was given last.
    newest: SecretHash,
}

/// A token that was used, and whose reply may have been lost.
#[derive(Clone, Copy, Debug)]
pub struct RefreshParent {
    /// Its hash.
    pub hash: SecretHash,
    /// When it was used first.
    pub rotated_at: Timestamp,
}

/// Why a token gives no successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefreshRefusal {
    /// It is no token that is good: one was copied, and the family ends.
    #[error("a spent token was shown")]
    Reused,
    /// It is the parent, and has given as many successors as it may. The family lives on.
    #[error("the token has given as many successors as it may")]
    TooManySiblings,
}

impl RefreshFamily {
    /// The family of a session that begins.
    #[must_use]
    pub fn begin(first: SecretHash) -> Self {
        Self { parent: None, successors: vec![first], newest: first }
    }

    /// The family as it was stored: the newest successor, and the older ones.
    #[must_use]
    pub fn from_stored(
        parent: Option<RefreshParent>,
        older: Vec<SecretHash>,
        newest: SecretHash,
    ) -> Self {
        let mut successors = older;
        successors.push(newest);
        Self { parent, successors, newest }
    }

    /// What the parent gave, the oldest first.
    #[must_use]
    pub fn successors(&self) -> &[SecretHash] {
        &self.successors
    }

    /// The successor that was given last. It is another after every use, so a write that names it names this state.
    #[must_use]
    pub fn newest(&self) -> SecretHash {
        self.newest
    }

    /// The family once a token was used and gave `next`. The token is known by `is_presented`, true of its hash.
    ///
    /// # Errors
    ///
    /// [`RefreshRefusal`].
    pub fn present(
        &self,
        is_presented: impl Fn(&SecretHash) -> bool,
        next: SecretHash,
        now: Timestamp,
    ) -> Result<Self, RefreshRefusal> {
        if let Some(used) = self.successors.iter().find(|one| is_presented(one)) {
            let parent = Some(RefreshParent { hash: *used, rotated_at: now });
            return Ok(Self { parent, ..Self::begin(next) });
        }
        let is_good = |parent: &RefreshParent| {
            is_presented(&parent.hash)
                && now.duration_since(parent.rotated_at) < rules::REFRESH_GRACE
        };
        if !self.parent.as_ref().is_some_and(is_good) {
            return Err(RefreshRefusal::Reused);
        }
        if self.successors.len() >= rules::REFRESH_SIBLINGS_MOST {
            return Err(RefreshRefusal::TooManySiblings);
        }
        Ok(Self::from_stored(self.parent, self.successors.clone(), next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// A token in the tests: its place in the order in which tokens were given.
    type Token = usize;

    fn hash_of(token: Token) -> SecretHash {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&token.to_be_bytes());
        SecretHash(hash)
    }

    /// What a token gave when it was shown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Answer {
        Gave(Token),
        TooMany,
        /// The family ends, or had ended.
        Over,
    }

    /// A session that is asked by anybody who has a token, and remembers everything: which token was given by which, and
    /// when it was used first.
    struct World {
        now: Timestamp,
        family: Option<RefreshFamily>,
        given_by: Vec<Option<Token>>,
        first_used: Vec<Option<Timestamp>>,
    }

    impl World {
        fn begin() -> Self {
            Self {
                now: Timestamp::UNIX_EPOCH,
                family: Some(RefreshFamily::begin(hash_of(0))),
                given_by: vec![None],
                first_used: vec![None],
            }
        }

        fn children(&self, of: Token) -> impl Iterator<Item = Token> {
            let of = Some(of);
            (0..self.given_by.len()).filter(move |one| self.given_by[*one] == of)
        }

        /// What the rule says in words, told from the whole past: whether this token is copied for certain.
        fn is_spent(&self, token: Token) -> bool {
            let was_used = |one: Token| self.first_used[one].is_some();
            let sibling_was_used = self.given_by[token].is_some_and(|parent| {
                self.children(parent).any(|one| one != token && was_used(one))
            });
            let child_was_used = self.children(token).any(was_used);
            let is_late = self.first_used[token]
                .is_some_and(|at| self.now.duration_since(at) >= SignedDuration::from_secs(30));
            sibling_was_used || child_was_used || is_late
        }

        fn show(&mut self, token: Token) -> Answer {
            let Some(family) = &self.family else { return Answer::Over };
            let next = self.given_by.len();
            let expected = if self.is_spent(token) {
                Answer::Over
            } else if self.children(token).count() >= rules::REFRESH_SIBLINGS_MOST {
                Answer::TooMany
            } else {
                Answer::Gave(next)
            };
            let is_presented = |kept: &SecretHash| kept.0 == hash_of(token).0;
            let answer = match family.present(is_presented, hash_of(next), self.now) {
                Ok(family) => {
                    self.family = Some(family);
                    self.given_by.push(Some(token));
                    self.first_used.push(None);
                    self.first_used[token].get_or_insert(self.now);
                    Answer::Gave(next)
                }
                Err(RefreshRefusal::TooManySiblings) => Answer::TooMany,
                Err(RefreshRefusal::Reused) => {
                    self.family = None;
                    Answer::Over
                }
            };
            assert_eq!(answer, expected, "token {token}");
            self.used_tokens_are_one_line();
            answer
        }

        /// However tokens were copied, those that were ever used follow one another: nobody went on beside somebody else.
        fn used_tokens_are_one_line(&self) {
            let mut parents = BTreeSet::new();
            let used = (0..self.given_by.len()).filter(|one| self.first_used[*one].is_some());
            for parent in used.filter_map(|one| self.given_by[one]) {
                assert!(parents.insert(parent), "two siblings of token {parent} were used");
            }
        }
    }

    /// A browser: one jar for all its tabs.
    struct Owner {
        jar: Token,
        /// When the jar's token was sent for the first time.
        sent_at: Option<Timestamp>,
    }

    impl Owner {
        /// Several tabs ask at once with the jar's token; those replies that are not lost come in any order.
        fn ask(&mut self, world: &mut World, tabs: usize, kept: Option<usize>) -> Vec<Answer> {
            let sent = self.jar;
            let sent_at = *self.sent_at.get_or_insert(world.now);
            let answers: Vec<Answer> = (0..tabs).map(|_| world.show(sent)).collect();
            if let Some(Answer::Gave(token)) = kept.map(|at| answers[at % tabs]) {
                *self = Self { jar: token, sent_at: None };
            } else {
                self.sent_at = Some(sent_at);
            }
            answers
        }

        /// How long the owner may still wait with a token whose reply was lost.
        fn patience_ms(&self, now: Timestamp) -> Option<i64> {
            let since = now.duration_since(self.sent_at?);
            Some((SignedDuration::from_secs(30) - since).as_millis().try_into().unwrap())
        }
    }

    #[derive(Clone, Debug)]
    enum Act {
        Wait(i64),
        Ask { tabs: usize, kept: Option<usize> },
    }

    fn act() -> impl Strategy<Value = Act> {
        let kept = proptest::option::weighted(0.6, 0_usize..4);
        prop_oneof![
            (0_i64..40_000).prop_map(Act::Wait),
            (0_i64..2_000).prop_map(Act::Wait),
            (1_usize..4, kept).prop_map(|(tabs, kept)| Act::Ask { tabs, kept }),
        ]
    }

    proptest! {
        #[test]
        fn an_owner_who_loses_replies_and_asks_again_in_time_is_never_signed_out(
            acts in proptest::collection::vec(act(), 1..60),
        ) {
            let mut world = World::begin();
            let mut owner = Owner { jar: 0, sent_at: None };
            for act in acts {
                match act {
                    Act::Wait(ms) => {
                        let most = owner.patience_ms(world.now);
                        let ms = most.map_or(ms, |most| ms.min(most - 1).max(0));
                        world.now += SignedDuration::from_millis(ms);
                    }
                    Act::Ask { tabs, kept } => {
                        let answers = owner.ask(&mut world, tabs, kept);
                        prop_assert!(!answers.contains(&Answer::Over));
                    }
                }
            }
            prop_assert!(world.family.is_some());
        }

        /// The thief copies one token, any that was ever given, and keeps what they are given for it; both go on as they
        /// like. Once each has used a token that was given to them after the copy, it is over.
        #[test]
        fn thief_and_owner_never_both_go_on_with_what_they_were_given(
            before in proptest::collection::vec(act(), 0..8),
            stolen: proptest::sample::Index,
            after in proptest::collection::vec((any::<bool>(), any::<proptest::sample::Index>(), act()), 1..40),
        ) {
            let mut world = World::begin();
            let mut owner = Owner { jar: 0, sent_at: None };
            for act in before {
                match act {
                    Act::Wait(ms) => world.now += SignedDuration::from_millis(ms),
                    Act::Ask { tabs, kept } => drop(owner.ask(&mut world, tabs, kept)),
                }
            }
            let copied_at = world.given_by.len();
            let mut thief = vec![stolen.index(copied_at)];
            let mut owners = BTreeSet::new();
            for (is_thief, which, act) in after {
                match act {
                    Act::Wait(ms) => world.now += SignedDuration::from_millis(ms / 10),
                    Act::Ask { .. } if is_thief => {
                        if let Answer::Gave(token) = world.show(thief[which.index(thief.len())]) {
                            thief.push(token);
                        }
                    }
                    Act::Ask { tabs, kept } => {
                        for answer in owner.ask(&mut world, tabs, kept) {
                            if let Answer::Gave(token) = answer {
                                owners.insert(token);
                            }
                        }
                    }
                }
                let was_used = |one: &Token| world.first_used[*one].is_some();
                let both = thief[1..].iter().any(was_used) && owners.iter().any(was_used);
                prop_assert!(!both || world.family.is_none(), "both went on");
            }
        }

        /// Anybody shows any token at any moment: the answer is what the whole past says (see [`World::show`]).
        #[test]
        fn every_answer_is_the_one_that_the_whole_past_asks_for(
            acts in proptest::collection::vec((0_i64..31_000, any::<proptest::sample::Index>()), 1..60),
        ) {
            let mut world = World::begin();
            for (ms, which) in acts {
                world.now += SignedDuration::from_millis(ms / 4);
                // Mostly one of the last few: the older ones end it at once.
                let newest = world.given_by.len();
                let from = newest.saturating_sub(4);
                world.show(from + which.index(newest - from));
            }
        }
    }

    #[test]
    fn the_parent_gives_eight_successors_within_thirty_seconds_and_no_more() {
        let mut world = World::begin();
        for token in 1..=8 {
            assert_eq!(world.show(0), Answer::Gave(token));
        }
        assert_eq!(world.show(0), Answer::TooMany);
        assert_eq!(world.show(3), Answer::Gave(9), "and each of them is good");
        assert_eq!(world.show(8), Answer::Over, "until one is used");

        let mut world = World::begin();
        world.show(0);
        world.now += SignedDuration::from_millis(29_999);
        assert_eq!(world.show(0), Answer::Gave(2));
        world.now += SignedDuration::from_millis(1);
        assert_eq!(world.show(0), Answer::Over, "counted from its first use");
    }

    #[test]
    fn a_token_older_than_the_parent_ends_the_family_at_once() {
        let mut world = World::begin();
        world.show(0);
        world.show(1);
        assert_eq!(world.show(0), Answer::Over);
        assert_eq!(world.show(2), Answer::Over, "and nothing of it is good any more");
    }

    #[test]
    fn a_clock_that_is_behind_ends_no_family() {
        let mut world = World::begin();
        world.show(0);
        world.now -= SignedDuration::from_secs(5);
        assert_eq!(world.show(0), Answer::Gave(2));
    }
}
