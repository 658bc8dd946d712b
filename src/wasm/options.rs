//! Reading what the caller sets: the client's options and each call's.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use super::{
    arguments::{self, Fields, is_object, pairs},
    error::Failed,
    host,
};
use crate::core::{
    base::{Base, UrlParts},
    credentials::Credentials,
    error::Invalid,
    headers,
    limits::TIMER_MS,
    region::Region,
    request::Connection,
};

/// The timeout of a typed action's attempt where nothing else is said, in milliseconds: the official client's.
pub const DEFAULT_TIMEOUT_MS: u32 = 10_000;

/// What one client is made of.
pub struct ClientOptions {
    pub connection: Connection,
    pub fetch: Option<Function>,
    /// Milliseconds; `None` where the caller did not say.
    pub timeout: Option<u32>,
}

impl ClientOptions {
    pub fn read(site_id: &JsValue, api_key: &JsValue, options: &JsValue) -> Result<Self, Failed> {
        let credentials = Credentials::new(&arguments::text("siteId", site_id)?, &arguments::text("apiKey", api_key)?)?;
        let fields = Fields::read("options", "", options, &["region", "url", "fetch", "headers", "timeout"])?;
        let region = fields.text("region")?.map_or(Ok(Region::Us), |region| Region::parse(&region))?;
        let base = match fields.text("url")? {
            Some(url) => custom_base(&url)?,
            None => Base::of_region(region),
        };
        let headers = pairs("headers", &fields.get("headers")?)?;
        headers::check(&headers)?;
        Ok(Self {
            connection: Connection::new(base, credentials, headers),
            fetch: function(&fields, "fetch")?,
            timeout: timeout(&fields)?,
        })
    }
}

/// Reads the URL with the host's own parser, which is the one that `fetch` will use.
fn custom_base(url: &str) -> Result<Base, Failed> {
    let url = Url::new(url).map_err(|thrown| {
        Failed::caused_by(
            Invalid::new("url", "must be an absolute URL, such as \"https://relay.example/api/v1\""),
            thrown,
        )
    })?;
    Ok(Base::of_url(&UrlParts {
        origin: url.origin(),
        protocol: url.protocol(),
        userinfo: format!("{}{}", url.username(), url.password()),
        path: url.pathname(),
        suffix: format!("{}{}", url.search(), url.hash()),
    })?)
}

fn function(fields: &Fields, name: &str) -> Result<Option<Function>, Failed> {
    let value = fields.get(name)?;
    if value.is_undefined() {
        return Ok(None);
    }
    value.dyn_into().map(Some).map_err(|_| Invalid::new(fields.name(name), "must be a function").into())
}

/// The field `timeout`: whole milliseconds, 0 for none.
pub fn timeout(fields: &Fields) -> Result<Option<u32>, Failed> {
    let value = fields.get("timeout")?;
    if value.is_undefined() {
        return Ok(None);
    }
    let ms = value.as_f64().filter(|ms| (0.0..=f64::from(TIMER_MS)).contains(ms));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
    ms.map(|ms| Some(ms.ceil() as u32)).ok_or_else(|| {
        let problem = format!("must be a number of milliseconds from 0 (none) to {TIMER_MS}");
        Invalid::new(fields.name("timeout"), problem).into()
    })
}

/// The last argument of every method.
pub struct CallOptions {
    pub signal: Option<host::Signal>,
    pub timeout: Option<u32>,
}

impl CallOptions {
    pub fn read(options: &JsValue) -> Result<Self, Failed> {
        let fields = Fields::read("options", "options.", options, &["signal", "timeout"])?;
        Ok(Self { signal: signal(&fields)?, timeout: timeout(&fields)? })
    }
}

fn signal(fields: &Fields) -> Result<Option<host::Signal>, Failed> {
    let value = fields.get("signal")?;
    if value.is_undefined() {
        return Ok(None);
    }
    let name = fields.name("signal");
    let is_signal = is_object(&value) && arguments::member(&value, &name, "addEventListener")?.is_function();
    if is_signal { Ok(Some(value.unchecked_into())) } else { Err(Invalid::new(name, "must be an AbortSignal").into()) }
}
