//! The core of the npm package `customerio-wasm`, which talks to the APIs of Customer.io.
//!
//! [`core`] decides what is sent, where to, and what a response means. It touches no JavaScript value.
//! `wasm` is the boundary: it carries out those decisions with the host's `fetch`.

#![cfg_attr(
    not(all(feature = "app", feature = "pipelines", feature = "queue", feature = "relay", feature = "track-all")),
    allow(dead_code, unused_imports, reason = "each module uses only a part of the core")
)]

pub mod core;

#[cfg(target_arch = "wasm32")]
mod wasm;

/// Allocates in constant time, and is smaller than the standard library's allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
