//! The boundary: JavaScript values in, the host's `fetch`, JavaScript values and errors out. It holds no rule.

mod abort;
mod answer;
mod arguments;
mod bodies;
mod call;
mod client;
mod error;
mod host;
mod json;
mod options;
mod raw;
mod transport;
