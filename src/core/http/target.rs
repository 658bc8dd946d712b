//! Where a client sends to, and the guard of secrets in browsers.

use super::{BaseUrl, Region, UrlParts};
use crate::core::error::Invalid;

/// The option `region`.
#[derive(Debug)]
pub enum RegionOption {
    /// Not given: the United States.
    Default,
    /// `us`, `eu` or `auto`.
    Name(String),
    /// The `trackUrl` of one of the official client's region objects.
    TrackUrl(String),
}

/// Where a client sends to.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// To this base URL.
    Fixed(BaseUrl),
    /// To the account's region, which must be looked up.
    Auto,
}

impl Target {
    /// Chooses between the options `region` and `url`.
    ///
    /// # Errors
    /// An unknown region, a URL that is not a base URL, and a browser that would send the API key to a host of Customer.io's without
    /// `dangerouslyAllowBrowser`: in a page or in any of its workers.
    pub fn choose(
        region: RegionOption,
        url: Option<&UrlParts>,
        is_browser: bool,
        allows_browser: bool,
    ) -> Result<Self, Invalid> {
        let region = match region {
            RegionOption::Default => Some(Region::Us),
            RegionOption::Name(name) if name == "auto" => None,
            RegionOption::Name(name) => Some(Region::parse(&name)?),
            RegionOption::TrackUrl(url) => Some(Region::from_track_url(&url)?),
        };
        let own_base = url.map(BaseUrl::from_parts).transpose()?;
        if is_browser && !allows_browser && url.is_none_or(|url| is_customer_io(&url.hostname)) {
            let problem = "must be true for a page or its workers to send to Customer.io itself: every visitor can read the \
                           API key, which can write to the whole workspace. Send to a relay of your own instead (options.url)";
            return Err(Invalid::new("dangerouslyAllowBrowser", problem));
        }
        Ok(match (own_base, region) {
            (Some(base), _) => Self::Fixed(base),
            (None, Some(region)) => Self::Fixed(BaseUrl::Region(region)),
            (None, None) => Self::Auto,
        })
    }
}

/// Whether a host is one of Customer.io's. A dot at the end of a name changes nothing.
fn is_customer_io(hostname: &str) -> bool {
    let name = hostname.strip_suffix('.').unwrap_or(hostname).to_ascii_lowercase();
    name == "customer.io" || name.ends_with(".customer.io")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> RegionOption {
        RegionOption::Name(name.to_owned())
    }

    #[test]
    fn a_region_is_a_host_unless_it_must_be_looked_up() {
        let choose = |region| Target::choose(region, None, false, false);
        assert_eq!(choose(RegionOption::Default), Ok(Target::Fixed(BaseUrl::Region(Region::Us))));
        assert_eq!(choose(name("EU")), Ok(Target::Fixed(BaseUrl::Region(Region::Eu))));
        assert_eq!(choose(name("auto")), Ok(Target::Auto));
        let eu = RegionOption::TrackUrl("https://track-eu.customer.io/api/v1".into());
        assert_eq!(choose(eu), Ok(Target::Fixed(BaseUrl::Region(Region::Eu))));
        assert_eq!(choose(name("mars")).unwrap_err().argument, "region");
    }

    fn url_of(hostname: &str) -> UrlParts {
        let origin = format!("https://{hostname}:8443");
        UrlParts { origin, hostname: hostname.into(), protocol: "https:".into(), ..UrlParts::default() }
    }

    #[test]
    fn a_browser_needs_permission_or_a_host_of_its_own() {
        let choose = |url: Option<&UrlParts>, allows| Target::choose(RegionOption::Default, url, true, allows);
        assert_eq!(choose(None, false).unwrap_err().argument, "dangerouslyAllowBrowser");
        assert!(choose(None, true).is_ok());
        assert!(Target::choose(name("auto"), None, true, false).is_err());
        for host in
            ["customer.io", "track.customer.io", "track-eu.customer.io", "TRACK.Customer.IO", "a.b.customer.io."]
        {
            let url = url_of(host);
            assert_eq!(choose(Some(&url), false).unwrap_err().argument, "dangerouslyAllowBrowser", "{host}");
            assert!(choose(Some(&url), true).is_ok(), "{host}");
            assert!(Target::choose(RegionOption::Default, Some(&url), false, false).is_ok(), "{host}");
        }
        for host in ["relay.example", "notcustomer.io", "customer.io.example", "customer.iot", "localhost", ""] {
            assert!(choose(Some(&url_of(host)), false).is_ok(), "{host}");
        }
    }
}
