//! The option `batching`: calls that are made together are sent as one batch of version 2.
//!
//! [`BatchedCall`] checks a call like any other, and translates it to an operation. [`Collector`] decides which operations are sent
//! together, and when. `docs/batching.md` has the whole translation.

mod call;
mod collector;
mod held;
mod part;
mod person;
mod refusal;
mod settled;
#[cfg(test)]
mod tests;
mod translate;

pub use call::{BatchedCall, Content, parse};
pub use collector::Collector;
pub use part::Sending;
pub use refusal::refusal_body;
pub use settled::{Settled, Verdict};
pub use translate::actions;

/// The members of the option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The longest time that an operation waits for others, in milliseconds.
    pub max_delay_ms: u32,
    /// The most operations of one request.
    pub max_operations: usize,
}

impl Default for Options {
    /// 10 milliseconds, which callers hardly notice, and 1,000 operations, the largest batches of the large connectors.
    fn default() -> Self {
        Self { max_delay_ms: 10, max_operations: 1000 }
    }
}
