//! The option `batching`: calls that are made together go out as one batch of version 2.
//!
//! [`BatchedCall`] checks a call as a single one is checked, and says which operation does the same. [`Collector`] says which operations
//! go out together, and when. `docs/batching.md` has the whole translation.

mod call;
mod collector;
mod held;
mod part;
mod person;
mod refusal;
#[cfg(test)]
mod tests;
mod translate;

pub use call::{BatchedCall, Content, parse};
pub use collector::{Collector, Sending, Settled, Verdict};
pub use refusal::refusal_body;
pub use translate::actions;

/// What a caller may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The longest time that an operation waits for others, in milliseconds.
    pub max_delay_ms: u32,
    /// The most operations of one request.
    pub max_operations: usize,
}

impl Default for Options {
    /// 10 milliseconds, which callers hardly notice; 1,000 operations, the most that the large connectors have sent in a batch.
    fn default() -> Self {
        Self { max_delay_ms: 10, max_operations: 1000 }
    }
}
