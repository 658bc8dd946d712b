//! Which people and objects are taken: calls about them are sealed, in flight or blocked.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// How many calls are about each subject.
#[derive(Debug, Default)]
pub struct Held(HashMap<u32, u32, BuildHasherDefault<Identity>>);

impl Held {
    /// Whether any of these is taken.
    pub fn has_any(&self, subjects: &[u32]) -> bool {
        subjects.iter().any(|subject| self.0.contains_key(subject))
    }

    /// Adds a call about these.
    pub fn hold(&mut self, subjects: &[u32]) {
        for subject in subjects {
            *self.0.entry(*subject).or_default() += 1;
        }
    }

    /// Removes a call about these.
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

/// Hashes subjects, which are hashes already: this spreads their bits.
#[derive(Debug, Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }
}
