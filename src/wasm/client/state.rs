//! The state of a client, which its calls share.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::Observers;
use crate::{
    core::{
        call::{Policy, RateLimit},
        error::History,
        http::{Api, BaseUrl, ContentType, DefaultHeaders, Endpoint, RateClass, Region},
    },
    wasm::{errors::CallError, secrets::Secrets, values::headers_object},
};

#[wasm_bindgen]
extern "C" {
    /// The client's own JavaScript object. In a page, two modules may have a part of the same client. They share this object.
    #[derive(Clone)]
    pub type Host;
    /// Whether the host isolates requests, like workerd: no request may wait for the I/O of another one.
    #[wasm_bindgen(method, getter)]
    pub fn isolated(this: &Host) -> bool;
    /// The region that a look-up has found.
    #[wasm_bindgen(method, getter)]
    fn region(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, setter)]
    fn set_region(this: &Host, region: &str);
}

/// The state of a client.
pub struct State {
    pub api: &'static Api,
    pub headers: DefaultHeaders,
    pub plain_headers: PlainHeaders,
    /// The secrets of typed calls, made when something is shown for the first time.
    pub secrets: OnceCell<Secrets>,
    pub target: ClientTarget,
    /// A function, or `undefined` for the global one.
    pub fetch: JsValue,
    /// Whether a request may outlive the page that makes it.
    pub keepalive: bool,
    /// Milliseconds for an attempt of a typed call, 0 for no limit.
    pub timeout: u32,
    /// The longest body of a success, in bytes.
    pub max_response_bytes: usize,
    /// How typed calls are retried.
    pub policy: Policy,
    /// The option `timeout`, for raw requests, which have no default: 0 unless the caller set it.
    pub own_timeout: u32,
    /// The option `totalTimeout`, likewise.
    pub own_total_timeout: u32,
    pub observers: Option<Observers>,
    pub rate_limits: RateLimits,
    /// See [`Host::isolated`].
    pub isolated: bool,
}

/// Where a client sends its requests.
pub enum ClientTarget {
    Fixed(BaseUrl),
    Auto(AutoRegion),
}

/// The region of an account that is looked up.
pub struct AutoRegion {
    /// The endpoint that looks it up.
    pub endpoint: &'static Endpoint,
    host: Host,
    /// The look-up in flight, which the first calls share.
    pub pending: RefCell<Option<LookUp>>,
}

impl AutoRegion {
    pub fn new(endpoint: &'static Endpoint, host: Host) -> Self {
        Self { endpoint, host, pending: RefCell::default() }
    }

    pub fn known(&self) -> Option<Region> {
        self.host.region().and_then(|region| Region::parse(&region))
    }

    pub fn learn(&self, region: Region) {
        self.host.set_region(region.as_str());
    }
}

/// A look-up of the region.
#[derive(Clone)]
pub struct LookUp {
    /// Resolves when the look-up has ended, and never rejects.
    pub ended: Promise,
    /// Its result. Each call makes its own error from a failure, because callers may add to their errors.
    pub result: Rc<OnceCell<Result<Region, (CallError, History)>>>,
}

impl State {
    /// The base URL, unless the region must be looked up first.
    pub fn known_base(&self) -> Option<BaseUrl> {
        match &self.target {
            ClientTarget::Fixed(base) => Some(base.clone()),
            ClientTarget::Auto(auto) => auto.known().map(|region| BaseUrl::Region(self.api, region)),
        }
    }

    /// The secrets of a request with these headers of its own.
    pub fn secrets(&self, own: &[(String, String)]) -> Secrets {
        let make = || Secrets::new(self.headers.secrets(own));
        if own.is_empty() { self.secrets.get_or_init(make).clone() } else { make() }
    }

    /// The JavaScript error for a call of `action` that is refused before anything is sent. Observers see it.
    pub fn refuse(&self, action: &str, error: &CallError) -> JsValue {
        self.unsent(action, error.before_sending(action))
    }

    /// Shows observers the failure of a call that sent nothing, and returns it.
    pub fn unsent(&self, action: &str, error: JsValue) -> JsValue {
        if let Some(observers) = &self.observers {
            observers.unsent(action, &error);
        }
        error
    }
}

/// The client-side rate limits, by class.
#[derive(Default)]
pub struct RateLimits {
    pub default: Option<RefCell<RateLimit>>,
    pub send: Option<RefCell<RateLimit>>,
    pub broadcast: Option<RefCell<RateLimit>>,
}

impl RateLimits {
    pub const fn get(&self, class: RateClass) -> Option<&RefCell<RateLimit>> {
        match class {
            RateClass::Default => self.default.as_ref(),
            RateClass::Send => self.send.as_ref(),
            RateClass::Broadcast => self.broadcast.as_ref(),
        }
    }
}

/// The headers of typed calls as JavaScript objects. They are made once, because all calls have the same.
pub struct PlainHeaders {
    json: JsValue,
    without_body: JsValue,
    without_credentials: JsValue,
}

impl PlainHeaders {
    pub fn new(headers: &DefaultHeaders) -> Self {
        let object = |content_type, authenticates| headers_object(&headers.with(content_type, &[], authenticates));
        Self {
            json: object(ContentType::Json, true),
            without_body: object(ContentType::None, true),
            without_credentials: object(ContentType::Json, false),
        }
    }

    /// The headers of a call with a JSON body or none.
    pub const fn get(&self, content_type: ContentType, authenticates: bool) -> &JsValue {
        match (content_type, authenticates) {
            (_, false) => &self.without_credentials,
            (ContentType::None, true) => &self.without_body,
            _ => &self.json,
        }
    }
}
