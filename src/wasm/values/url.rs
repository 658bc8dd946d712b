//! URLs, as the host's parser reads them.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::core::http::UrlParts;

#[wasm_bindgen(raw_module = "../host/url.js")]
extern "C" {
    /// The parts in the order of [`UrlParts`].
    #[wasm_bindgen(js_name = urlParts)]
    fn parts_of(url: &str, base: Option<&str>) -> Option<Vec<String>>;
}

/// The parts of a URL, which may be relative to a base. `None` if it is not a URL.
pub fn url_parts(url: &str, base: Option<&str>) -> Option<UrlParts> {
    let mut parts = parts_of(url, base)?.into_iter();
    let mut next = || parts.next().unwrap_or_default();
    Some(UrlParts {
        origin: next(),
        hostname: next(),
        protocol: next(),
        userinfo: next(),
        path: next(),
        suffix: next(),
    })
}
