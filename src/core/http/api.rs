//! What the engine has to know of an API.

use super::{Endpoint, Region};

/// An API: where it lives, and what its clients are made of.
#[derive(Debug)]
pub struct Api {
    /// What it is called where calls are observed.
    pub name: &'static str,
    /// The origin of its host in the United States.
    pub us: &'static str,
    /// The origin of its host in the European Union.
    pub eu: &'static str,
    /// The paths that its templates begin with, the official client's first. A base URL of the caller's may end with one.
    pub roots: &'static [&'static str],
    /// The member of the official client's region objects that has the API's URL, such as `trackUrl`.
    pub region_member: &'static str,
    /// Looks an account's region up, if the API can. The hosts of both regions respond.
    pub region_lookup: Option<&'static Endpoint>,
    /// The arguments that the credentials are made of, for errors.
    pub credentials: &'static str,
    /// Whether a page may use it.
    pub pages: Pages,
    /// Milliseconds until the response to an attempt must be read, unless the caller says otherwise.
    pub timeout: u32,
    /// Whether a 429 that names no time says that a daily quota is used up.
    pub has_daily_quota: bool,
}

/// Whether a page, where every visitor can read the key, may use an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// It may not.
    Refused,
    /// With permission, or with a host of its own that holds the key.
    WithPermission,
    /// It may: there are keys that may be public.
    Allowed,
}

impl Api {
    /// The origin of a region's host.
    #[must_use]
    pub const fn origin(&self, region: Region) -> &'static str {
        match region {
            Region::Us => self.us,
            Region::Eu => self.eu,
        }
    }
}

/// Two references are the same API: there is one constant for each.
impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        self.us == other.us
    }
}

impl Eq for Api {}
