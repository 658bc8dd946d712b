//! The people and objects with calls that are sealed, in flight or blocked: later calls about them must wait.

use std::collections::BTreeMap;

/// The number of such calls for each subject.
#[derive(Debug, Default)]
pub struct Held(BTreeMap<u32, u32>);

impl Held {
    /// Whether any of these subjects is held.
    pub fn has_any(&self, subjects: &[u32]) -> bool {
        subjects.iter().any(|subject| self.0.contains_key(subject))
    }

    /// Adds a call about these subjects.
    pub fn hold(&mut self, subjects: &[u32]) {
        for subject in subjects {
            *self.0.entry(*subject).or_default() += 1;
        }
    }

    /// Removes a call about these subjects.
    pub fn release(&mut self, subjects: &[u32]) {
        for subject in subjects {
            if let Some(count) = self.0.get_mut(subject) {
                *count -= 1;
                if *count == 0 {
                    self.0.remove(subject);
                }
            }
        }
    }
}
