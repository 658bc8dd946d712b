//! The boundary: JavaScript values in, the host's `fetch`, JavaScript values and errors out. It holds no rule.

mod answer;
mod arguments;
mod body;
mod bulk;
mod call;
#[cfg(feature = "track")]
mod client;
mod error;
mod hooks;
mod host;
mod multipart;
mod operation;
mod options;
mod random;
mod raw;
mod region;
mod run;
mod state;
mod task;
