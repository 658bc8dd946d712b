//! What one client holds, shared by its calls.

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
    /// What a client's script knows of it. In a page, a client may have a part in two modules, which share this.
    #[derive(Clone)]
    pub type Host;
    /// Whether the host lets no request wait for what another one began, as workerd.
    #[wasm_bindgen(method, getter)]
    pub fn isolated(this: &Host) -> bool;
    /// The region that a look-up has found.
    #[wasm_bindgen(method, getter)]
    fn region(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, setter)]
    fn set_region(this: &Host, region: &str);
}

/// What one client holds.
pub struct State {
    pub api: &'static Api,
    pub headers: DefaultHeaders,
    pub plain_headers: PlainHeaders,
    /// What must not be shown of typed calls; made when something is shown.
    pub secrets: OnceCell<Secrets>,
    pub target: Target,
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
    /// The timeouts that the caller set, 0 for none: those of raw requests.
    pub own_timeout: u32,
    pub own_total_timeout: u32,
    /// Who observes the calls, if anybody does.
    pub observers: Option<Observers>,
    pub rate_limits: RateLimits,
    /// Whether the host lets no request wait for what another one began, as workerd.
    pub isolated: bool,
}

/// Where a client sends to.
pub enum Target {
    Fixed(BaseUrl),
    Auto(AutoRegion),
}

/// What is known about the region of an account.
pub struct AutoRegion {
    /// Looks it up.
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
    /// Resolves when it has ended, and never rejects.
    pub ended: Promise,
    /// What it has found. Each call makes an error of its own from a failure: callers add to their errors.
    pub result: Rc<OnceCell<Result<Region, (CallError, History)>>>,
}

impl State {
    /// The base URL, unless the region must be looked up first.
    pub fn known_base(&self) -> Option<BaseUrl> {
        match &self.target {
            Target::Fixed(base) => Some(base.clone()),
            Target::Auto(auto) => auto.known().map(|region| BaseUrl::Region(self.api, region)),
        }
    }

    /// What must not be shown of a request with these headers of its own.
    pub fn secrets(&self, own: &[(String, String)]) -> Secrets {
        let make = || Secrets::of(self.headers.secrets(own));
        if own.is_empty() { self.secrets.get_or_init(make).clone() } else { make() }
    }

    /// The JavaScript error for a call of `action` that is refused before anything is sent.
    pub fn refuse(&self, action: &str, error: &CallError) -> JsValue {
        self.unsent(action, error.before_sending(action))
    }

    /// Shows the failure of a call of which nothing was sent, and gives it back.
    pub fn unsent(&self, action: &str, error: JsValue) -> JsValue {
        if let Some(observers) = &self.observers {
            observers.unsent(action, &error);
        }
        error
    }
}

/// The client's own limits on the rate of requests, by their classes.
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

/// The headers of typed calls as JavaScript objects, made once: they are the same for all.
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

    /// Those of a call that has a body of JSON or none.
    pub const fn get(&self, content_type: ContentType, authenticates: bool) -> &JsValue {
        match (content_type, authenticates) {
            (_, false) => &self.without_credentials,
            (ContentType::None, true) => &self.without_body,
            _ => &self.json,
        }
    }
}
