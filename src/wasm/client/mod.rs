//! What one client holds, and how its options are read.

mod config;
mod state;

pub use config::is_browser;
pub use state::{AutoRegion, Host, LookUp, RateLimits, State, Target};
