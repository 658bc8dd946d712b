//! What the boundary asks of the JavaScript host.
//!
//! Each function that runs code of the caller's, or of a host that may be a mock, is bound with `catch`: an exception that
//! is not caught here would leave its promise pending for ever.

use js_sys::{Array, Function, JsString, Promise};
use wasm_bindgen::prelude::*;

use super::bulk::Bulk;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    pub fn json_parse(text: &JsString) -> Result<JsValue, JsValue>;

    /// What `String` makes of a number or a bigint, which it cannot fail at.
    #[wasm_bindgen(js_name = String)]
    pub fn digits(number: &JsValue) -> String;

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn monotonic_ms() -> f64;

    /// Fills the array; throws where a runtime has no randomness to give, as workerd outside of a request.
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    pub fn fill_random(bytes: &js_sys::Uint8Array) -> Result<JsValue, JsValue>;

    /// An object by its members.
    #[wasm_bindgen(js_name = Object)]
    pub type Record;
    #[wasm_bindgen(constructor, js_class = "Object")]
    pub fn new() -> Record;
    /// Throws for `null`.
    #[wasm_bindgen(method, catch, indexing_getter)]
    pub fn get(this: &Record, name: &str) -> Result<JsValue, JsValue>;
    // An object or an error of our own refuses no member.
    #[wasm_bindgen(method, indexing_setter)]
    pub fn set(this: &Record, name: &str, value: &JsValue);
    #[wasm_bindgen(method, indexing_setter)]
    pub fn set_text(this: &Record, name: &str, text: &str);
    #[wasm_bindgen(method, indexing_setter)]
    pub fn set_number(this: &Record, name: &str, number: f64);

    /// The caller's `AbortSignal`, which may be a polyfill's.
    pub type Signal;
    #[wasm_bindgen(method, getter, catch)]
    pub fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub fn reason(this: &Signal) -> Result<JsValue, JsValue>;
}

/// What cannot be sent, and why.
#[wasm_bindgen(raw_module = "../host/fault.js")]
extern "C" {
    /// An argument that cannot be sent.
    pub type Fault;
    #[wasm_bindgen(method, getter)]
    pub fn argument(this: &Fault) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn problem(this: &Fault) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn cause(this: &Fault) -> JsValue;

    /// Whether a value is an object, and no array.
    #[wasm_bindgen(js_name = isRecord)]
    pub fn is_record(value: &JsValue) -> bool;
}

/// Free-form data as JSON text. All throw a [`Fault`].
#[wasm_bindgen(raw_module = "../host/json.js")]
extern "C" {
    /// The JSON text of free-form data.
    #[wasm_bindgen(catch, js_name = toJson)]
    pub fn to_json(value: &JsValue) -> Result<JsString, JsValue>;

    /// The same of an object.
    #[wasm_bindgen(catch, js_name = toJsonObject)]
    pub fn to_json_object(value: &JsValue) -> Result<JsString, JsValue>;

    /// The JSON text of an operation.
    #[wasm_bindgen(catch, js_name = operationToJson)]
    pub fn operation_to_json(operation: &JsValue) -> Result<JsString, JsValue>;

}

/// Taking the caller's values apart. All throw a [`Fault`].
#[wasm_bindgen(raw_module = "../host/values.js")]
extern "C" {
    /// The fields of an object of options, in the order of `known`, names with commas between.
    #[wasm_bindgen(catch)]
    pub fn fields(object: &JsValue, argument: &str, prefix: &str, known: &str) -> Result<Array, JsValue>;

    /// Some members of an object, `names` with commas between.
    #[wasm_bindgen(catch)]
    pub fn members(object: &JsValue, names: &str) -> Result<Array, JsValue>;

    /// `name`, `timestamp`, `data`, `id` and `toJSON` of an event.
    #[wasm_bindgen(catch, js_name = eventMembers)]
    pub fn event_members(event: &JsValue) -> Result<Array, JsValue>;

    /// An object with one member more, or with another value of it.
    #[wasm_bindgen(catch, js_name = withMember)]
    pub fn with_member(object: &JsValue, name: &str, value: &JsValue) -> Result<JsValue, JsValue>;

    /// The value of a member, and the object without it, or `undefined` where nothing is left.
    #[wasm_bindgen(catch, js_name = splitOff)]
    pub fn split_off(object: &JsValue, name: &str) -> Result<Array, JsValue>;

    /// What an object is as a body: 0 free-form data, 1 bytes, 2 bytes that say what they are, 3 none.
    #[wasm_bindgen(catch, js_name = kindOfBody)]
    pub fn kind_of_body(object: &JsValue) -> Result<u8, JsValue>;

    /// A copy of an array.
    #[wasm_bindgen(catch)]
    pub fn list(value: &JsValue) -> Result<Array, JsValue>;

    /// A Blob of these texts, bytes and Blobs.
    #[wasm_bindgen(catch)]
    pub fn blob(parts: &Array, content_type: &str) -> Result<JsValue, JsValue>;

    /// A member of a file, if it is text that says something.
    #[wasm_bindgen(catch, js_name = textMember)]
    pub fn text_member(file: &JsValue, name: &str) -> Result<Option<String>, JsValue>;

    /// Names and values, alternating; the values are texts, and files where they may be.
    #[wasm_bindgen(catch)]
    pub fn pairs(value: &JsValue, files: bool) -> Result<Array, JsValue>;
}

/// What is waited for.
#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// How an attempt or a wait ended.
    pub type Outcome;
    #[wasm_bindgen(method, getter)]
    pub fn kind(this: &Outcome) -> u8;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Outcome) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn response(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn data(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn cause(this: &Outcome) -> JsValue;

    /// One attempt; resolves with an [`Outcome`] in any case. With the key of a task it resolves with the data of a fine answer
    /// and drops the task, and otherwise with what the task does.
    pub fn attempt(
        key: Option<usize>,
        send: &JsValue,
        url: &str,
        method: &str,
        headers: &JsValue,
        body: &JsValue,
        signal: &JsValue,
        timeout: u32,
        reads: u8,
    ) -> Promise;

    /// The headers of an answer as a plain object; throws for what a mock may have in their place.
    #[wasm_bindgen(catch, js_name = headersOf)]
    pub fn headers_of(response: &JsValue) -> Result<JsValue, JsValue>;

    /// Goes on with the task of this key when the promise has resolved; resolves with what the task does.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(promise: &Promise, key: usize) -> Promise;

    /// Lets time pass; resolves with an [`Outcome`] in any case.
    pub fn sleep(ms: u32, signal: &JsValue) -> Promise;

    /// Waits for a promise that others may wait for too; resolves with an [`Outcome`] in any case.
    pub fn wait(promise: &Promise, signal: &JsValue, timeout: u32) -> Promise;
}

/// What the host is asked to tell, to write and to look at.
#[wasm_bindgen(raw_module = "../host/host.js")]
extern "C" {
    /// Calls a hook of the caller's, which changes nothing whatever it does.
    pub fn tell(hook: &Function, details: &JsValue);

    /// Writes to the console.
    pub fn log(text: &str, details: &JsValue);

    /// The texts of `UrlParts`, in order.
    #[wasm_bindgen(catch, js_name = urlParts)]
    pub fn url_parts(url: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_name = isPage)]
    pub fn is_page() -> bool;

    #[wasm_bindgen(js_name = isValidDate)]
    pub fn is_valid_date(value: &JsValue) -> bool;
}

/// Texts that stay the host's.
#[wasm_bindgen(raw_module = "../host/text.js")]
extern "C" {
    #[wasm_bindgen(js_name = utf8Length)]
    pub fn utf8_length(text: &JsString) -> u32;

    /// Writes a text as UTF-8, and tells how many bytes it has: more than there is room for if it does not fit.
    #[wasm_bindgen(js_name = encodeInto)]
    pub fn encode_into(text: &JsString, bytes: &mut [u8]) -> u32;

    /// The three texts as one.
    pub fn enclose(before: &str, text: &JsString, after: &str) -> JsString;

    /// Whether the JSON text of an object has an `id`.
    #[wasm_bindgen(js_name = hasId)]
    pub fn has_id(text: &JsString) -> bool;

    /// The JSON text of an object that has members, with this `id` in it.
    #[wasm_bindgen(js_name = withId)]
    pub fn with_id(text: &JsString, id: &str) -> JsString;
}

/// How the body of a successful answer is read; that of any other is text, for the error to show. The
/// numbers of `attempt.js`.
#[derive(Clone, Copy)]
pub enum Reads {
    Json,
    Text,
    Binary,
}

/// The host's part of `sendAll`.
#[wasm_bindgen(raw_module = "../host/source.js")]
extern "C" {
    /// What gives one operation after the other.
    pub type Source;
    /// Opens a source; throws a [`Fault`].
    #[wasm_bindgen(constructor, catch)]
    pub fn new(source: &JsValue, signal: &JsValue) -> Result<Source, JsValue>;
    /// Gives the operations to a run and waits for its requests; resolves with whether they were all, and rejects with a
    /// [`Fault`].
    #[wasm_bindgen(method)]
    pub fn feed(this: &Source, run: Bulk, concurrency: u32) -> Promise;
    /// Tells the source that no more is wanted.
    #[wasm_bindgen(method)]
    pub fn close(this: &Source);

    /// The id that events of a resumed run begin with; throws a [`Fault`].
    #[wasm_bindgen(catch, js_name = resumeId)]
    pub fn resume_id(resume: &JsValue) -> Result<String, JsValue>;
    /// The starts and ends of what a resumed run was done with, whole numbers or NaN; throws a [`Fault`].
    #[wasm_bindgen(catch, js_name = resumePlaces)]
    pub fn resume_places(resume: &JsValue) -> Result<Array, JsValue>;
}

/// How something ended: the numbers of `attempt.js`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Done,
    Lost,
    Refused,
    TimedOut,
    Aborted,
}

impl Outcome {
    pub fn ended(&self) -> Kind {
        match self.kind() {
            0 => Kind::Done,
            2 => Kind::Refused,
            3 => Kind::TimedOut,
            4 => Kind::Aborted,
            _ => Kind::Lost,
        }
    }
}

/// The package's error classes, beside the generated glue.
#[wasm_bindgen(raw_module = "../public/errors.js")]
extern "C" {
    /// The error that a report describes: the code, the sentence, the argument, and three texts for each of the server's reasons.
    /// `answer` is `{ headers, body }` of a refused call.
    #[wasm_bindgen(js_name = createError)]
    pub fn create_error(
        texts: &JsValue,
        retryable: bool,
        may_have_taken_effect: bool,
        attempts: u32,
        status_code: Option<u16>,
        retry_after_ms: Option<u32>,
        cause: &JsValue,
        answer: &JsValue,
    ) -> JsValue;
}
