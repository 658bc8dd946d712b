//! Every rule of the client, as pure functions of plain values: no clock, no randomness, no I/O, no JavaScript type.
//!
//! [`track`], [`app`] and [`pipelines`] are APIs. [`relay`] checks what a page sends to its owner's server. The other modules are the
//! engine, which knows no API.

pub mod app;
pub mod bulk;
pub mod call;
pub mod error;
pub mod http;
pub mod iso_time;
pub mod json;
pub mod limits;
pub mod numbers;
pub mod pipelines;
pub mod relay;
pub mod time;
pub mod track;
pub mod ulid;
