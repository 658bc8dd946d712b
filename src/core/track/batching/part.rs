//! Calls on their way to a request.

use super::call::{BatchedCall, Content};
use crate::core::error::History;

/// A call, named by its ticket.
#[derive(Debug)]
pub struct Ticketed {
    /// The ticket.
    pub ticket: u32,
    /// The call.
    pub call: BatchedCall,
}

/// The calls of one request.
#[derive(Debug, Default)]
pub struct Part {
    /// The calls, in order.
    pub calls: Vec<Ticketed>,
    /// What became of the larger requests that they were in before.
    pub history: History,
}

impl Ticketed {
    /// How many bytes of a request it takes, with a comma.
    pub const fn bytes(&self) -> usize {
        if let Content::Operation(text) = &self.call.content { text.len() + 1 } else { 0 }
    }
}

impl Part {
    /// Whether a call is one of them.
    pub fn has(&self, ticket: u32) -> bool {
        self.calls.iter().any(|call| call.ticket == ticket)
    }

    /// Two halves, the first one last.
    pub fn halves(mut self) -> [Self; 2] {
        let second = self.calls.split_off(self.calls.len().div_ceil(2));
        [Self { calls: second, history: self.history }, self]
    }
}

/// Takes a call out of a list.
pub fn take(calls: &mut Vec<Ticketed>, ticket: u32) -> Option<Ticketed> {
    let position = calls.iter().position(|call| call.ticket == ticket)?;
    Some(calls.remove(position))
}

/// Whether a call is about one of the subjects.
pub fn shares_subject(call: &BatchedCall, subjects: &[u32]) -> bool {
    call.subjects.iter().any(|subject| subjects.contains(subject))
}
