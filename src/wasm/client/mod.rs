//! The state of a client, and reading its options.

mod config;
mod observers;
mod state;

pub use config::is_browser;
pub use observers::Observers;
pub use state::{AutoRegion, ClientTarget, Host, LookUp, RateLimits, State};
