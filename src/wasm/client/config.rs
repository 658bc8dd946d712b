//! Reads the options of a client.

use std::{borrow::Cow, cell::OnceCell};

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    Observers,
    state::{AutoRegion, ClientTarget, Host, PlainHeaders, RateLimits, State},
};
use crate::{
    core::{
        call::{Backoff, Policy},
        error::Invalid,
        http::{
            Api, Credentials, DefaultHeaders, Headers, MAX_RESPONSE_BYTES, NOT_AN_ARRAY, PageAccess, Region,
            RegionOption, Target, UrlParts, check_headers,
        },
        numbers::failure_status,
    },
    wasm::{
        errors::CallError,
        values::{Options, array, own_text, text, text_pairs, url_parts},
    },
};

#[wasm_bindgen(raw_module = "../host/environment.js")]
extern "C" {
    /// Whether the code runs in a page or one of its workers.
    #[wasm_bindgen(js_name = isBrowser)]
    pub fn is_browser() -> bool;
}

impl State {
    /// Reads the options that all APIs share. `own_headers` are headers of the API. The caller [finishes](Options::finish) the options.
    pub fn read(
        api: &'static Api,
        credentials: Credentials,
        own_headers: Headers,
        options: &mut Options,
        host: &Host,
    ) -> Result<Self, CallError> {
        let target = target(api, credentials.region(), options, host)?;
        let mut headers = text_pairs("headers", options.value("headers")?)?;
        check_headers(&headers)?;
        headers.extend(own_headers);
        let headers = DefaultHeaders::new(credentials, headers);
        let (timeout, total_timeout) = (options.ms("timeout")?, options.ms("totalTimeout")?);
        let max_response_bytes = options.positive("maxResponseBytes")?;
        Ok(Self {
            plain_headers: PlainHeaders::new(&headers),
            api,
            headers,
            secrets: OnceCell::new(),
            target,
            fetch: options.function("fetch")?.map_or(JsValue::UNDEFINED, JsValue::from),
            keepalive: false,
            timeout: timeout.unwrap_or(api.timeout),
            max_response_bytes: max_response_bytes.unwrap_or(MAX_RESPONSE_BYTES),
            policy: policy(api, options.value("retry")?, total_timeout)?,
            own_timeout: timeout.unwrap_or(0),
            own_total_timeout: total_timeout.unwrap_or(0),
            observers: Observers::read(options)?,
            rate_limits: RateLimits::default(),
            isolated: host.isolated(),
        })
    }
}

fn target(
    api: &'static Api,
    own_region: Option<Region>,
    options: &mut Options,
    host: &Host,
) -> Result<ClientTarget, CallError> {
    let region = match options.value("region")? {
        None => RegionOption::Default,
        Some(region) => match text("region", &region)? {
            Some(name) => RegionOption::Name(name),
            None if !region.is_object() => RegionOption::Name(String::new()),
            None => RegionOption::Url(own_text("region", &region, api.region_member)?.unwrap_or_default()),
        },
    };
    let allows_browser =
        api.pages == PageAccess::WithPermission && options.flag("dangerouslyAllowBrowser")? == Some(true);
    let url = options.text("url")?.map(|url| parse_url(&url)).transpose()?;
    Ok(match Target::choose(api, own_region, region, url.as_ref(), is_browser(), allows_browser)? {
        Target::Fixed(base) => ClientTarget::Fixed(base),
        Target::Auto(endpoint) => ClientTarget::Auto(AutoRegion::new(endpoint, host.clone())),
    })
}

fn parse_url(url: &str) -> Result<UrlParts, Invalid> {
    let problem = "must be an absolute URL, such as \"https://relay.example/api/v1\"";
    url_parts(url, None).ok_or_else(|| Invalid::new("url", problem))
}

fn policy(api: &Api, retry: Option<JsValue>, total_timeout: Option<u32>) -> Result<Policy, CallError> {
    let mut options = Options::open("retry", "retry.", &retry.unwrap_or_default())?;
    let default = Policy::default();
    let policy = Policy {
        max_retries: options.count("maxRetries")?.unwrap_or(default.max_retries),
        backoff: Backoff::exponential(options.ms("minTimeoutMs")?, options.ms("maxTimeoutMs")?),
        statuses: statuses(options.value("retryStatusCodes")?)?.map_or(default.statuses, Cow::Owned),
        respect_retry_after: options.flag("respectRetryAfter")?.unwrap_or(default.respect_retry_after),
        retry_after_max_ms: options.seconds("retryAfterMaxSeconds")?.unwrap_or(default.retry_after_max_ms),
        all_errors: default.all_errors,
        max_total_backoff_ms: options.ms("maxTotalBackoffMs")?.unwrap_or(default.max_total_backoff_ms),
        total_timeout: total_timeout.unwrap_or(default.total_timeout),
        has_daily_quota: api.has_daily_quota,
    };
    options.finish()?;
    Ok(policy)
}

fn statuses(codes: Option<JsValue>) -> Result<Option<Vec<u16>>, CallError> {
    let Some(codes) = codes else { return Ok(None) };
    let path = "retry.retryStatusCodes";
    let codes = array(path, &codes)?.ok_or_else(|| Invalid::new(path, NOT_AN_ARRAY))?;
    let statuses = codes.iter().map(|code| code.as_f64().and_then(failure_status)).collect::<Option<Vec<_>>>();
    Ok(Some(statuses.ok_or_else(|| Invalid::new(path, "must be an array of statuses from 400 to 599"))?))
}
