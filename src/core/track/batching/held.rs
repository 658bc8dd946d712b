//! The people and objects with calls that are sealed, in flight or blocked: later calls about them must wait.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// The number of such calls for each subject. Not a `BTreeMap`, which needs no hasher: it would make the module larger.
#[derive(Debug, Default)]
pub struct Held(HashMap<u32, u32, BuildHasherDefault<SubjectHasher>>);

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

/// Spreads the bits of subjects, which are hashes already.
#[derive(Debug, Default)]
struct SubjectHasher(u64);

impl Hasher for SubjectHasher {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }
}
