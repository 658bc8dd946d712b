//! A call: its attempts, and what to do after each.

mod machine;
mod policy;
mod rate_limit;
mod raw_retry;
#[cfg(test)]
mod tests;

pub use machine::{Call, Event, Step};
pub use policy::{Backoff, Policy, Spent};
pub use rate_limit::{RateLimit, Ticket, Turn};
pub use raw_retry::RawRetry;
