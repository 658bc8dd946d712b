//! What one client holds, and how its options are read.

mod config;
mod observers;
mod state;

pub use config::is_browser;
pub use observers::Observers;
pub use state::{AutoRegion, Host, LookUp, RateLimits, State, Target};
