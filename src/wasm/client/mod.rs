//! What one client holds, and how its options are read.

mod config;
mod state;

pub use state::{AutoRegion, LookUp, RateLimits, State, Target};
