//! Functions that are started once, when they are first asked, and kept.

use super::{Hall, Way, shut};
use crate::NotMeasured;
use crate::function::Function;
use std::collections::BTreeMap;

/// The functions of a hall that run.
#[derive(Debug)]
pub(crate) struct Warm<'a> {
    hall: &'a Hall,
    running: BTreeMap<(&'static str, bool), Function>,
}

impl<'a> Warm<'a> {
    pub(crate) fn new(hall: &'a Hall) -> Self {
        Self { hall, running: BTreeMap::new() }
    }

    /// A function, whose calls go that way; at rest when it was started for this.
    pub(crate) async fn function(
        &mut self,
        name: &'static str,
        way: Way,
    ) -> Result<&mut Function, NotMeasured> {
        let named = (name, way == Way::Counted);
        if !self.running.contains_key(&named) {
            let mut spawned = self.hall.spawn(name, way, None).await?;
            spawned.rests().await?;
            self.running.insert(named, spawned);
        }
        self.running.get_mut(&named).ok_or_else(|| shut(format!("{name} is lost")))
    }

    /// Ends them all.
    pub(crate) async fn end(self) {
        for (_, function) in self.running {
            function.end().await;
        }
    }
}
