//! The options of a run, and their defaults.

use super::{packer::Limits, resume::ResumePoint};

/// The options of a run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The size limits of operations and requests.
    pub limits: Limits,
    /// The most requests in flight at once, at least one.
    pub concurrency: usize,
    /// Whether operations that share a subject are sent in the order of the source, one request after the other.
    pub ordered: bool,
    /// The most rejections that the report lists.
    pub max_rejected: usize,
    /// Where the run starts.
    pub start: ResumePoint,
}

impl Options {
    /// The defaults, with the API's limits.
    #[must_use]
    pub const fn new(limits: Limits, start: ResumePoint) -> Self {
        Self { limits, concurrency: 4, ordered: false, max_rejected: 1000, start }
    }
}
