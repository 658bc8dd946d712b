//! The core of the npm package `customerio-wasm`: sends people and events to Customer.io's Track API.
//!
//! [`core`] decides (what goes out, where to, and what an answer means) and touches no JavaScript value;
//! `wasm` is the boundary that carries those decisions out with the host's `fetch`.

pub mod core;

#[cfg(target_arch = "wasm32")]
mod wasm;

/// Constant time for every request, and 3 kB less of WebAssembly (gzip) than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
