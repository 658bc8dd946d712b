//! What the engine must know about an API.

use super::{Endpoint, Region};

/// An API: its hosts, and how its clients differ.
#[derive(Debug)]
pub struct Api {
    /// Its name, for observers.
    pub name: &'static str,
    /// The origin of its host in the United States.
    pub us: &'static str,
    /// The origin of its host in the European Union.
    pub eu: &'static str,
    /// The paths that its templates begin with; the first is the official client's. A caller's base URL may end with one.
    pub roots: &'static [&'static str],
    /// The member of the official client's region objects with the API's URL, such as `trackUrl`.
    pub region_member: &'static str,
    /// The endpoint that looks up an account's region, if the API has one. The hosts of both regions respond to it.
    pub region_lookup: Option<&'static Endpoint>,
    /// The arguments with the credentials, for errors.
    pub credentials: &'static str,
    /// Whether a page may use it.
    pub pages: PageAccess,
    /// The default timeout of an attempt, in milliseconds.
    pub timeout: u32,
    /// Whether a 429 without `Retry-After` means that a daily quota is used up.
    pub has_daily_quota: bool,
}

/// Whether a page, where every visitor can read the key, may use an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageAccess {
    /// Never.
    Refused,
    /// With `dangerouslyAllowBrowser`, or with the URL of a relay that holds the key.
    WithPermission,
    /// Always: the API has public keys.
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

/// By the host: each API has its own.
impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        self.us == other.us
    }
}

impl Eq for Api {}
