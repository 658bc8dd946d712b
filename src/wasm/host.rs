//! What the boundary asks of the JavaScript host.
//!
//! Each function that runs code of the caller's, or of a host that may be a mock, is bound with `catch`: an exception that
//! is not caught here would leave its promise pending for ever.

use js_sys::{Function, JsString};
use wasm_bindgen::prelude::*;
use web_sys::Request;

#[wasm_bindgen]
extern "C" {
    /// The global `fetch`, looked up at each call.
    #[wasm_bindgen(catch)]
    pub fn fetch(request: &Request) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = setTimeout)]
    pub fn set_timeout(callback: &Function, ms: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = clearTimeout)]
    pub fn clear_timeout(timer: &JsValue) -> Result<(), JsValue>;

    /// A value's kind, realms notwithstanding: `[object Date]`.
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    pub fn tag(value: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    pub fn keys(value: &JsValue) -> Result<js_sys::Array, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Date", "prototype", "getTime"], js_name = call)]
    pub fn date_ms(value: &JsValue) -> Result<f64, JsValue>;

    #[wasm_bindgen(catch, js_name = String)]
    pub fn to_js_string(value: &JsValue) -> Result<JsString, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    pub fn json_parse(text: &JsString) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    pub fn json_stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    /// A regular expression that tests text where it is: `js_sys` would copy it into WebAssembly and out again.
    #[wasm_bindgen(js_name = RegExp)]
    pub type Pattern;
    #[wasm_bindgen(constructor, js_class = "RegExp")]
    pub fn new(source: &str) -> Pattern;
    #[wasm_bindgen(method, js_class = "RegExp")]
    pub fn test(this: &Pattern, text: &JsString) -> bool;

    /// An answer of `fetch`, which may be a mock's.
    pub type Response;
    #[wasm_bindgen(method, getter, catch)]
    pub fn status(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub fn headers(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn text(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    pub fn array_buffer(this: &Response) -> Result<JsValue, JsValue>;

    /// The caller's `AbortSignal`, which may be a polyfill's.
    #[derive(Clone)]
    pub type Signal;
    #[wasm_bindgen(method, getter, catch)]
    pub fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub fn reason(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    pub fn add_event_listener(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    pub fn remove_event_listener(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;
}

/// The package's error classes, beside the generated glue.
#[wasm_bindgen(raw_module = "./errors.js")]
extern "C" {
    /// The error that a report describes; `answer` is `{ headers, body }` of a refused call.
    #[wasm_bindgen(js_name = createError)]
    pub fn create_error(report: &JsValue, cause: &JsValue, answer: &JsValue) -> JsValue;
}
