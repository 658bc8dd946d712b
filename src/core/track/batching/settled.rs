//! How a call ends.

use crate::core::error::{History, Refusal};

/// The result of a call.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was accepted.
    Accepted,
    /// It was refused, for these reasons.
    Refused(Vec<Refusal>),
    /// The response refuses some operations without naming them. This may be one of them.
    Unknown,
    /// Its request failed.
    Failed,
}

/// A call that has ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Settled {
    /// The call's ticket.
    pub ticket: u32,
    /// The public method's name.
    pub action: &'static str,
    /// Its result.
    pub verdict: Verdict,
    /// The attempts of all requests that it was in.
    pub history: History,
}
