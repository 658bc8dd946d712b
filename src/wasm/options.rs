//! Reading what the caller sets: the client's options and each call's.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use super::{
    arguments::{self, Fields, is_object, text_pairs},
    error::Failed,
    hooks::Hooks,
    host,
    region::AutoRegion,
    state::{State, Target, TypedHeaders},
};
use crate::core::{
    base::{Base, UrlParts},
    credentials::Credentials,
    error::Invalid,
    headers,
    region::Region,
    request::Sender,
    retry::{Backoff, DEFAULT_STATUSES, Policy},
};

/// The timeout of a typed action's attempt where nothing else is said, in milliseconds: the official client's.
const DEFAULT_TIMEOUT_MS: u32 = 10_000;

/// Reads the arguments of the client's constructor.
pub fn read(site_id: &JsValue, api_key: &JsValue, options: &JsValue, isolated: bool) -> Result<State, Failed> {
    let credentials = Credentials::new(&arguments::text("siteId", site_id)?, &arguments::text("apiKey", api_key)?)?;
    let known = "region,dangerouslyAllowBrowser:flag,url:text,headers,timeout:ms,totalTimeout:ms,retry,fetch:function,\
                 eventIds:flag,onRequest:function,onResponse:function,onRetry:function";
    let mut fields = Fields::read("options", "", options, known)?;
    let target = target(&fields.next(), fields.flag(), fields.text())?;
    let headers = text_pairs("headers", &fields.next())?;
    headers::check(&headers)?;
    let sender = Sender::new(credentials, headers);
    let (timeout, total_timeout) = (fields.number(), fields.number());
    Ok(State {
        typed_headers: TypedHeaders::of(&sender),
        sender,
        target,
        timeout: timeout.unwrap_or(DEFAULT_TIMEOUT_MS),
        policy: policy(&fields.next(), total_timeout)?,
        raw_timeout: timeout.unwrap_or(0),
        raw_total_timeout: total_timeout.unwrap_or(0),
        fetch: fields.next(),
        event_ids: fields.flag().unwrap_or(true),
        hooks: Hooks { request: fields.function(), response: fields.function(), retry: fields.function() },
        isolated,
    })
}

fn target(region: &JsValue, may_be_seen: Option<bool>, url: Option<String>) -> Result<Target, Failed> {
    let region = match region.as_string() {
        None if region.is_undefined() => Some(Region::Us),
        None if is_object(region) => {
            let url = arguments::members("region", region, "trackUrl")?.text();
            Some(Region::of_track_url(&url.unwrap_or_default())?)
        }
        Some(text) if text == "auto" => None,
        text => Some(Region::parse(&text.unwrap_or_default())?),
    };
    if let Some(url) = url {
        return Ok(Target::Fixed(custom_base(&url)?));
    }
    if host::is_page() && may_be_seen != Some(true) {
        let problem = "must be true for a page to send to Customer.io itself: every visitor can read the API key, \
                       which can write to the whole workspace. Send to a relay of your own instead (options.url)";
        return Err(Invalid::new("dangerouslyAllowBrowser", problem).into());
    }
    Ok(region.map_or_else(|| Target::Auto(AutoRegion::default()), |region| Target::Fixed(Base::Region(region))))
}

/// Reads the URL with the host's own parser, which is the one that `fetch` will use.
fn custom_base(url: &str) -> Result<Base, Failed> {
    let parts = host::url_parts(url).map_err(|thrown| {
        Failed::caused_by(
            Invalid::new("url", "must be an absolute URL, such as \"https://relay.example/api/v1\""),
            thrown,
        )
    })?;
    let mut parts = Fields::new(parts);
    let mut next = || parts.text().unwrap_or_default();
    Ok(Base::of_url(&UrlParts { origin: next(), protocol: next(), userinfo: next(), path: next(), suffix: next() })?)
}

fn policy(retry: &JsValue, total_timeout: Option<u32>) -> Result<Policy, Failed> {
    let known = "maxRetries:count,minDelay:ms,maxDelay:ms,statusCodes,respectRetryAfter:flag";
    let mut fields = Fields::read("retry", "retry.", retry, known)?;
    let default = Policy::default();
    Ok(Policy {
        max_retries: fields.number().unwrap_or(default.max_retries),
        backoff: backoff(fields.number(), fields.number()),
        statuses: status_codes(&fields.next())?,
        respect_retry_after: fields.flag().unwrap_or(default.respect_retry_after),
        all_errors: default.all_errors,
        total_timeout: total_timeout.unwrap_or(default.total_timeout),
    })
}

/// Doubling waits, the default's where nothing is said.
pub fn backoff(min: Option<u32>, max: Option<u32>) -> Backoff {
    match Policy::default().backoff {
        Backoff::Exponential { min: least, max: most } => {
            Backoff::Exponential { min: min.unwrap_or(least), max: max.unwrap_or(most) }
        }
        fixed @ Backoff::Fixed { .. } => fixed,
    }
}

fn status_codes(codes: &JsValue) -> Result<Cow<'static, [u16]>, Failed> {
    if codes.is_undefined() {
        return Ok(Cow::Borrowed(DEFAULT_STATUSES));
    }
    let invalid = || Failed::from(Invalid::new("retry.statusCodes", "must be an array of statuses from 400 to 599"));
    let mut statuses = Vec::new();
    let codes = arguments::list("retry.statusCodes", codes)?;
    for index in 0..codes.length() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
        let status = codes.get(index).as_f64().filter(|code| (400.0..600.0).contains(code)).map(|code| code as u16);
        statuses.push(status.ok_or_else(invalid)?);
    }
    Ok(Cow::Owned(statuses))
}

/// The last argument of every method.
pub struct CallOptions {
    /// An `AbortSignal` or `undefined`.
    pub signal: JsValue,
    pub timeout: Option<u32>,
}

impl CallOptions {
    pub fn read(options: &JsValue) -> Result<Self, Failed> {
        if options.is_undefined() {
            return Ok(Self { signal: JsValue::UNDEFINED, timeout: None });
        }
        let mut fields = Fields::read("options", "options.", options, "signal:signal,timeout:ms")?;
        Ok(Self { signal: fields.next(), timeout: fields.number() })
    }
}
