//! The boundary: it converts JavaScript values to the core's and back, and carries out what the core decides.
//! It decides only what depends on the host's values: whether an option has the right type, whether a body is the JSON that its call
//! expects, and which calls make their first attempt without a future.
//!
//! Each `extern` block binds one file of `pkg-template/host`, or functions of the host itself. A function that runs the caller's code, or
//! that a mock may replace, is bound with `catch`: an uncaught exception would leave a promise pending for ever.

#[cfg(feature = "app")]
mod app;
#[cfg(feature = "bulk")]
mod bulk;
#[cfg(feature = "client")]
mod call;
#[cfg(feature = "client")]
mod client;
mod errors;
#[cfg(feature = "client")]
mod future;
#[cfg(feature = "client")]
mod multipart;
#[cfg(feature = "pipelines")]
mod pipelines;
#[cfg(feature = "queue")]
mod queue;
#[cfg(feature = "relay")]
mod relay;
mod secrets;
#[cfg(feature = "track")]
mod track;
mod values;
