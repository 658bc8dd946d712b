//! Reading what the caller sets: the client's options and each call's.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use super::{
    arguments::{self, Field, Fields, is_object, text_pairs},
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
    let known = "region,dangerouslyAllowBrowser,url,headers,timeout,totalTimeout,retry,fetch,eventIds,\
                 onRequest,onResponse,onRetry";
    let mut fields = Fields::read("options", "", options, known)?;
    let target = target(&fields.next().value, &fields.next(), &fields.next())?;
    let headers = text_pairs("headers", &fields.next().value)?;
    headers::check(&headers)?;
    let sender = Sender::new(credentials, headers);
    let (timeout, total_timeout) = (fields.next().ms()?, fields.next().ms()?);
    Ok(State {
        typed_headers: TypedHeaders::of(&sender),
        sender,
        target,
        timeout: timeout.unwrap_or(DEFAULT_TIMEOUT_MS),
        policy: policy(&fields.next().value, total_timeout)?,
        raw_timeout: timeout.unwrap_or(0),
        raw_total_timeout: total_timeout.unwrap_or(0),
        fetch: fields.next().function()?.map_or(JsValue::UNDEFINED, JsValue::from),
        event_ids: fields.next().flag()?.unwrap_or(true),
        hooks: Hooks {
            request: fields.next().function()?,
            response: fields.next().function()?,
            retry: fields.next().function()?,
        },
        isolated,
    })
}

fn target(region: &JsValue, may_be_seen: &Field, url: &Field) -> Result<Target, Failed> {
    let region = match region.as_string() {
        None if region.is_undefined() => Some(Region::Us),
        None if is_object(region) => {
            let url = arguments::members("region", region, "trackUrl")?.next();
            Some(Region::of_track_url(&url.and_then(|url| url.as_string()).unwrap_or_default())?)
        }
        Some(text) if text == "auto" => None,
        text => Some(Region::parse(&text.unwrap_or_default())?),
    };
    let may_be_seen = may_be_seen.flag()?.unwrap_or(false);
    if let Some(url) = url.text()? {
        return Ok(Target::Fixed(custom_base(&url)?));
    }
    if host::is_page() && !may_be_seen {
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
    let mut parts = parts.into_iter();
    let mut next = || parts.next().and_then(|part| part.as_string()).unwrap_or_default();
    Ok(Base::of_url(&UrlParts { origin: next(), protocol: next(), userinfo: next(), path: next(), suffix: next() })?)
}

fn policy(retry: &JsValue, total_timeout: Option<u32>) -> Result<Policy, Failed> {
    let known = "maxRetries,minDelay,maxDelay,statusCodes,respectRetryAfter";
    let mut fields = Fields::read("retry", "retry.", retry, known)?;
    let default = Policy::default();
    Ok(Policy {
        max_retries: fields.next().count()?.unwrap_or(default.max_retries),
        backoff: backoff(fields.next().ms()?, fields.next().ms()?),
        statuses: status_codes(&fields.next().value)?,
        respect_retry_after: fields.next().flag()?.unwrap_or(default.respect_retry_after),
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
    let read = |code: JsValue| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
        let whole = code.as_f64().filter(|code| (400.0..600.0).contains(code)).map(|code| code as u16);
        whole.ok_or_else(invalid)
    };
    arguments::list("retry.statusCodes", codes)?.iter().map(read).collect::<Result<Vec<_>, _>>().map(Cow::Owned)
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
        let mut fields = Fields::read("options", "options.", options, "signal,timeout")?;
        Ok(Self { signal: signal(fields.next())?, timeout: fields.next().ms()? })
    }
}

/// An `AbortSignal`, which may be left out.
pub fn signal(field: Field) -> Result<JsValue, Failed> {
    let is_signal = field.value.is_undefined()
        || is_object(&field.value)
            && arguments::members(&field.name(), &field.value, "addEventListener")?
                .next()
                .is_some_and(|listen| listen.is_function());
    if is_signal { Ok(field.value) } else { Err(Invalid::new(field.name(), "must be an AbortSignal").into()) }
}
