//! Where a client sends to, and the guard of secrets in pages.

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
    /// An unknown region, a URL that is not a base URL, and a page that would send the API key to Customer.io without
    /// `dangerouslyAllowBrowser`.
    pub fn choose(
        region: RegionOption,
        url: Option<&UrlParts>,
        is_page: bool,
        allows_browser: bool,
    ) -> Result<Self, Invalid> {
        let region = match region {
            RegionOption::Default => Some(Region::Us),
            RegionOption::Name(name) if name == "auto" => None,
            RegionOption::Name(name) => Some(Region::parse(&name)?),
            RegionOption::TrackUrl(url) => Some(Region::from_track_url(&url)?),
        };
        if let Some(url) = url {
            return Ok(Self::Fixed(BaseUrl::from_parts(url)?));
        }
        if is_page && !allows_browser {
            let problem = "must be true for a page to send to Customer.io itself: every visitor can read the API key, \
                           which can write to the whole workspace. Send to a relay of your own instead (options.url)";
            return Err(Invalid::new("dangerouslyAllowBrowser", problem));
        }
        Ok(region.map_or(Self::Auto, |region| Self::Fixed(BaseUrl::Region(region))))
    }
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

    #[test]
    fn a_page_needs_permission_or_a_url_of_its_own() {
        let url = UrlParts { origin: "https://relay.example".into(), protocol: "https:".into(), ..UrlParts::default() };
        let guarded = Target::choose(RegionOption::Default, None, true, false).unwrap_err();
        assert_eq!(guarded.argument, "dangerouslyAllowBrowser");
        assert!(Target::choose(RegionOption::Default, None, true, true).is_ok());
        assert!(Target::choose(RegionOption::Default, Some(&url), true, false).is_ok());
    }
}
