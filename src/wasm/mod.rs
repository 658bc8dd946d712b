//! The boundary: it converts JavaScript values to the core's and back, and does what the core decides. It has no rules.
//!
//! Each `extern` block binds one file of `pkg-template/host`. What runs the caller's code, or a host that may be a mock, is bound with
//! `catch`: an exception that is not caught would leave a promise pending for ever.

#[cfg(feature = "app")]
mod app;
#[cfg(any(feature = "app", feature = "track"))]
mod call;
#[cfg(any(feature = "app", feature = "track"))]
mod client;
mod errors;
#[cfg(any(feature = "app", feature = "track"))]
mod future;
#[cfg(any(feature = "app", feature = "track"))]
mod multipart;
#[cfg(feature = "queue")]
mod queue;
mod secrets;
#[cfg(feature = "track")]
mod track;
mod values;
