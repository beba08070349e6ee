//! Something that a function holds between requests for a while, so that not every request reads it: the catalogue of
//! matters, the list of what was revoked.

use crate::revocations;
use domain::{Catalogue, rules};
use jiff::{SignedDuration, Timestamp};
use keys::TokenKeys;
use ports::{Clock, Fault};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Table;

/// What is held, and since when.
#[derive(Debug)]
pub struct Held<T> {
    life: SignedDuration,
    kept: Mutex<Option<(Timestamp, Arc<T>)>>,
}

impl<T> Held<T> {
    /// Nothing yet; what is kept is fresh for so long.
    #[must_use]
    pub fn new(life: SignedDuration) -> Self {
        Self { life, kept: Mutex::new(None) }
    }

    fn kept(&self) -> MutexGuard<'_, Option<(Timestamp, Arc<T>)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is held, if it is fresh.
    #[must_use]
    pub fn fresh(&self, now: Timestamp) -> Option<Arc<T>> {
        let kept = self.kept();
        let (since, value) = kept.as_ref()?;
        let is_fresh = (*since..*since + self.life).contains(&now);
        is_fresh.then(|| Arc::clone(value))
    }

    /// Holds this, which was read now.
    pub fn keep(&self, value: &Arc<T>, now: Timestamp) {
        *self.kept() = Some((now, Arc::clone(value)));
    }

    /// What is held, or else what is read now, which is held from then on.
    ///
    /// # Errors
    ///
    /// Whatever the reading gives.
    pub async fn or_read<E>(
        &self,
        now: Timestamp,
        read: impl Future<Output = Result<T, E>> + Send,
    ) -> Result<Arc<T>, E> {
        if let Some(held) = self.fresh(now) {
            return Ok(held);
        }
        let value = Arc::new(read.await?);
        self.keep(&value, now);
        Ok(value)
    }
}

impl Held<Catalogue> {
    /// The catalogue of matters: read again after [`rules::CATALOGUE_REFRESH`].
    #[must_use]
    pub fn catalogue() -> Self {
        Self::new(rules::CATALOGUE_REFRESH)
    }

    /// The catalogue as it was within the last minute.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn current(&self, table: &Table, now: Timestamp) -> Result<Arc<Catalogue>, Fault> {
        self.or_read(now, table.catalogue()).await
    }
}

impl Held<String> {
    /// The list of what was revoked, so that a crowd that asks at once costs one reading in [`rules::REVOCATIONS_KEPT`].
    #[must_use]
    pub fn revocations() -> Self {
        Self::new(rules::REVOCATIONS_KEPT)
    }

    /// The list, made now or held: good for at least [`rules::REVOCATIONS_FRESH`] less [`rules::REVOCATIONS_KEPT`].
    ///
    /// # Errors
    ///
    /// [`Fault`]; a list that is too old is not handed out in its place.
    pub async fn list(
        &self,
        table: &Table,
        tokens: &TokenKeys,
        clock: &(impl Clock + Sync),
        issuer: &str,
    ) -> Result<Arc<String>, Fault> {
        self.or_read(clock.now(), revocations::list(table, tokens, clock, issuer)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn what_is_held_is_fresh_for_its_life_and_not_when_the_clock_went_back() {
        let held = Held::new(SignedDuration::from_secs(60));
        assert_eq!(held.fresh(at(0)), None::<Arc<u8>>);
        held.keep(&Arc::new(7), at(100));
        assert_eq!(held.fresh(at(100)), Some(Arc::new(7)));
        assert_eq!(held.fresh(at(159)), Some(Arc::new(7)));
        assert_eq!(held.fresh(at(160)), None);
        assert_eq!(held.fresh(at(99)), None);
    }
}
