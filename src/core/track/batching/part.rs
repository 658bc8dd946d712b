//! The calls of a request.

use super::call::{BatchedCall, Content};
use crate::core::{
    bulk::{Item, Limits, Packer, Sealed},
    error::History,
    http::{Endpoint, Idempotency, Prepared},
    track::TrackOperations,
};

/// A request that is sent now.
#[derive(Debug)]
pub enum Sending {
    /// A batch.
    Batch {
        /// The body.
        body: Vec<u8>,
        /// How many operations it has.
        items: usize,
        /// Whether it may be processed twice.
        idempotency: Idempotency,
    },
    /// A call that is sent as its own request.
    Alone {
        /// The call's row.
        endpoint: &'static Endpoint,
        /// The call's request.
        prepared: Prepared,
    },
}

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

    /// The request that sends its calls. `limits` apply to a batch.
    pub fn to_request(&self, limits: Limits) -> Sending {
        let mut packer = Packer::new(TrackOperations::ENVELOPE, limits);
        for Ticketed { call, .. } in &self.calls {
            match &call.content {
                Content::Operation(text) => packer.push(&Item { text, id: None }, call.idempotency),
                Content::Request(prepared) => {
                    return Sending::Alone { endpoint: call.endpoint, prepared: prepared.clone() };
                }
            }
        }
        let empty = Sealed { body: Vec::new(), items: 0, idempotency: Idempotency::Idempotent };
        let Sealed { body, items, idempotency } = packer.seal().unwrap_or(empty);
        Sending::Batch { body, items, idempotency }
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
