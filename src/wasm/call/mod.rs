//! Calls: a request, its attempts, and the steps that the core decides.

mod attempt;
mod perform;
mod region;
mod request;
mod response;
mod start;
#[cfg(feature = "rate-limit")]
mod turn;
mod watch;

pub use attempt::{Outcome, OutcomeKind, Signal};
pub use perform::{Ended, monotonic_ms, run};
pub use region::{base_url, find_base_url};
pub use request::{Expects, RawParts, Request};
pub use response::{HostResponse, Success, object};
pub use start::{perform, start};
pub use watch::notify;
