//! The calls of a request.

use super::call::{BatchedCall, Content};
use crate::core::error::History;

/// A call with its ticket.
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
    /// The attempts of the larger requests that they were in before.
    pub history: History,
}

impl Ticketed {
    /// The bytes that it takes in a request, with a comma.
    pub const fn bytes(&self) -> usize {
        if let Content::Operation(text) = &self.call.content { text.len() + 1 } else { 0 }
    }
}

impl Part {
    /// Whether it has a call.
    pub fn has(&self, ticket: u32) -> bool {
        self.calls.iter().any(|call| call.ticket == ticket)
    }

    /// Its two halves, the first one last.
    pub fn halves(mut self) -> [Self; 2] {
        let second = self.calls.split_off(self.calls.len().div_ceil(2));
        [Self { calls: second, history: self.history }, self]
    }
}

/// Removes a call from a list.
pub fn take(calls: &mut Vec<Ticketed>, ticket: u32) -> Option<Ticketed> {
    let position = calls.iter().position(|call| call.ticket == ticket)?;
    Some(calls.remove(position))
}
