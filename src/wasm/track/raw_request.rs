//! Raw requests: their options, and their bodies.

use std::rc::Rc;

use gloo_net::http::QueryParams;
use js_sys::{Array, JsString, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::TrackClient;
use crate::{
    core::{
        call::RawRetry,
        error::Invalid,
        http::{
            BaseUrl, ContentType, LONE_SURROGATE, Method, RateClass, RawRequest, Region, ResponseType, check_parsed,
            is_media_type,
        },
    },
    wasm::{
        call::{self, Expects, RawParts, Request},
        client::State,
        errors::CallError,
        future::{promise, settled},
        multipart::{self, Multipart},
        values::{self, CallOptions, Options, json_parse, pairs, text_member, text_pairs},
    },
};

#[wasm_bindgen(raw_module = "../host/body.js")]
extern "C" {
    /// The kind of an object as a body. Throws a `Fault`.
    #[wasm_bindgen(catch, js_name = kindOfBody)]
    fn kind_of_body(object: &JsValue) -> Result<BodyKind, JsValue>;
}

#[wasm_bindgen(raw_module = "../host/url.js")]
extern "C" {
    /// The URL that `fetch` requests for this text.
    #[wasm_bindgen(js_name = parsedUrl)]
    fn parsed_url(url: &str) -> String;
}

/// The kind of an object as a body.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum BodyKind {
    /// Free-form data.
    Data = "data",
    /// Bytes, or a Blob.
    Bytes = "bytes",
    /// A body that cannot be sent twice.
    Unrepeatable = "unrepeatable",
}

/// The public method's name.
const ACTION: &str = "rawRequest";

#[wasm_bindgen]
impl TrackClient {
    /// Sends any request below the base URL.
    #[wasm_bindgen(js_name = rawRequest)]
    pub fn raw_request(&self, request: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let request = read(&self.state, request, options).map_err(|error| self.state.refuse(ACTION, &error))?;
        Ok(promise(perform(Rc::clone(&self.state), request)))
    }
}

/// A request that is complete except for its body, which the host may still be reading.
struct Unsent {
    request: Request,
    /// The bytes of the body, and the option with them.
    bytes: Option<(Promise, &'static str)>,
}

/// Reads the arguments of `rawRequest`.
fn read(state: &State, request: &JsValue, options: &JsValue) -> Result<Unsent, CallError> {
    let mut fields = Options::open("request", "", request)?;
    let path = fields.required_text("url")?;
    let method = Method::parse(&fields.required_text("method")?)?;
    let mut parameters = text_pairs("queryParams", fields.value("queryParams")?)?;
    let query = query(&parameters);
    let headers = text_pairs("headers", fields.value("headers")?)?;
    let response_type = fields.text("responseType")?;
    let response_type = response_type.map_or(Ok(ResponseType::Json), |text| ResponseType::parse(&text))?;
    let own_timeout = fields.ms("timeout")?;
    let debug = fields.flag("debugRequest")?.unwrap_or(false);
    let retry = RawRetry {
        max_retries: fields.count("maxRetries")?,
        delay: fields.ms("retryDelayMS")?,
        exponential: fields.flag("useExponentialBackoff")?,
        all_errors: fields.flag("retryAllErrors")?,
    };
    let Body { content_type, own_type, text, bytes } = body(&mut fields)?;
    fields.finish()?;
    let mut raw = RawRequest { method, path, query, headers };
    raw.check(content_type)?;
    parameters.extend(raw.sent_parameters());
    // First, so that a header of the caller replaces it.
    raw.headers.splice(..0, own_type.map(|value| ("content-type".to_owned(), value)));
    // The US base URL replaces one that is still to be looked up.
    let url = state.known_base().unwrap_or(BaseUrl::Region(state.api, Region::Us)).as_str().to_owned()
        + &raw.path_and_query();
    check_parsed(&url, &parsed_url(&url))?;
    let CallOptions { signal, timeout } = CallOptions::read(options)?;
    let timeout = timeout.or(own_timeout);
    let request = Request {
        action: ACTION,
        path: raw.path_and_query(),
        content_type,
        body: text,
        idempotency: raw.method.idempotency(),
        timeout: timeout.unwrap_or(state.own_timeout),
        own_timeout: timeout.unwrap_or(0),
        signal: signal.map(JsCast::unchecked_into),
        method: raw.method,
        written: None,
        authenticates: true,
        keepalive: state.keepalive,
        rate_class: RateClass::Default,
        own_headers: raw.headers,
        expects: Expects::Raw(RawParts {
            policy: retry.policy(state.own_total_timeout),
            response_type,
            debug,
            query: parameters,
        }),
    };
    Ok(Unsent { request, bytes })
}

/// Sends a request when its body is complete.
async fn perform(state: Rc<State>, Unsent { mut request, bytes }: Unsent) -> Result<JsValue, JsValue> {
    if let Some((bytes, option)) = bytes {
        let fault = |thrown| state.refuse(ACTION, &CallError::from_fault(thrown, option));
        request.body = settled(bytes).await.map_err(fault)?;
    }
    call::perform(state, request).await
}

fn query(parameters: &[(String, String)]) -> String {
    let query = QueryParams::new();
    for (name, value) in parameters {
        query.append(name, value);
    }
    query.to_string()
}

/// A body, as text, or as bytes that the host may still be reading.
struct Body {
    content_type: ContentType,
    /// The value of `Content-Type`, if the kind of body does not determine it.
    own_type: Option<String>,
    /// `undefined` if there is none.
    text: JsValue,
    bytes: Option<(Promise, &'static str)>,
}

impl Body {
    const fn text(content_type: ContentType, text: JsValue) -> Self {
        Self { content_type, own_type: None, text, bytes: None }
    }
}

fn body(fields: &mut Options) -> Result<Body, CallError> {
    let data = fields.value("data")?.filter(|data| !data.is_null() && !is_empty_text(data));
    let form = form(fields)?;
    match (data, form) {
        (Some(_), Some(_)) => {
            let problem = "cannot be combined with formData or fileData: a request has one body";
            Err(Invalid::new("data", problem).into())
        }
        (None, Some(body)) => Ok(body),
        (Some(data), None) => data_body(&data),
        (None, None) => Ok(Body::text(ContentType::None, JsValue::UNDEFINED)),
    }
}

fn is_empty_text(value: &JsValue) -> bool {
    value.dyn_ref::<JsString>().is_some_and(|text| text.length() == 0)
}

fn data_body(data: &JsValue) -> Result<Body, CallError> {
    if let Some(text) = data.dyn_ref::<JsString>() {
        return text_body(text);
    }
    let unfit = || CallError::from(Invalid::new("data", "must be an object, an array, a string, bytes or a Blob"));
    if !data.is_object() {
        return Err(unfit());
    }
    match kind_of_body(data).map_err(|fault| CallError::from_fault(fault, "data"))? {
        BodyKind::Data => {
            let text = values::json_text("data", data)?.ok_or_else(unfit)?;
            Ok(Body::text(ContentType::Json, text.into()))
        }
        BodyKind::Bytes => Ok(Body {
            content_type: ContentType::Bytes,
            own_type: text_member("data", data, "type")?.filter(|text| is_media_type(text)),
            text: JsValue::UNDEFINED,
            bytes: Some((multipart::bytes("data", &Array::of1(data))?, "data")),
        }),
        _ => Err(unfit()),
    }
}

/// Text that is JSON gets the content type of JSON, because connectors pass JSON bodies as text.
fn text_body(text: &JsString) -> Result<Body, CallError> {
    values::check_length("data", text)?;
    if !values::is_well_formed(text) {
        return Err(Invalid::new("data", LONE_SURROGATE).into());
    }
    let content_type = if json_parse(text).is_ok() { ContentType::Json } else { ContentType::Text };
    Ok(Body::text(content_type, text.clone().into()))
}

/// The body of `formData`, `fileData` and `fileDataFileNames`; `None` if they are empty.
fn form(fields: &mut Options) -> Result<Option<Body>, CallError> {
    let texts = pairs("formData", fields.value("formData")?)?;
    let files = pairs("fileData", fields.value("fileData")?)?;
    let mut names = text_pairs("fileDataFileNames", fields.value("fileDataFileNames")?)?;
    if texts.is_empty() && files.is_empty() {
        return Ok(None);
    }
    // Where the files are: either may have them.
    let argument = if files.is_empty() { "formData" } else { "fileData" };
    let multipart = Multipart::new(argument)?;
    for (name, value) in &texts {
        match value.as_string() {
            Some(text) => multipart.field(name, &text),
            None => multipart.file("formData", name, None, None, value)?,
        }
    }
    for (name, file) in &files {
        // Each name is used once: a repeated field has a name for each file.
        let given = names.iter().position(|(key, _)| key == name).map(|index| names.remove(index).1);
        multipart.file("fileData", name, given, None, file)?;
    }
    let (content_type, bytes) = multipart.finish(argument)?;
    Ok(Some(Body {
        content_type: ContentType::Multipart,
        own_type: Some(content_type),
        text: JsValue::UNDEFINED,
        bytes: Some((bytes, argument)),
    }))
}
