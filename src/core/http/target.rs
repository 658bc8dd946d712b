//! Where a client sends its requests, and the guard against secrets in browsers.

use super::{Api, BaseUrl, Endpoint, PageAccess, Region, UrlParts};
use crate::core::error::Invalid;

/// The option `region`.
#[derive(Debug)]
pub enum RegionOption {
    /// Not given: the United States.
    Default,
    /// `us`, `eu` or `auto`.
    Name(String),
    /// The API's URL in a region object of the official client.
    Url(String),
}

/// Where a client sends its requests.
#[derive(Debug)]
pub enum Target {
    /// To this base URL.
    Fixed(BaseUrl),
    /// To the account's region, which this endpoint looks up.
    Auto(&'static Endpoint),
}

impl Target {
    /// Chooses between the options `region` and `url`. `own_region` is the region of the key.
    ///
    /// # Errors
    /// - An unknown region, or one that contradicts the key.
    /// - A URL that is not a base URL.
    /// - A browser (a page or any of its workers), if the API is for servers only or the key is private, or if the key would be sent to
    ///   Customer.io without `dangerouslyAllowBrowser`.
    pub fn choose(
        api: &'static Api,
        own_region: Option<Region>,
        region: RegionOption,
        url: Option<&UrlParts>,
        is_browser: bool,
        allows_browser: bool,
    ) -> Result<Self, Invalid> {
        let region = match region {
            RegionOption::Default => Ok(own_region.unwrap_or(Region::Us)),
            RegionOption::Url(url) => Ok(Region::from_url(api, &url)?),
            RegionOption::Name(name) => match (Region::parse(&name), api.region_lookup) {
                (Some(region), _) => Ok(region),
                // Nothing needs to be looked up for a key that names its region.
                (None, Some(lookup)) if name == "auto" => own_region.ok_or(lookup),
                (None, lookup) => return Err(unknown_region(lookup.is_some())),
            },
        };
        if own_region.is_some_and(|own| region.is_ok_and(|region| region != own)) {
            return Err(Invalid::new(
                "region",
                "contradicts the region in the key's prefix (sk_us_, pk_us_, sk_eu_, pk_eu_)",
            ));
        }
        let own_base = url.map(|url| BaseUrl::from_parts(api, url)).transpose()?;
        let is_host = |url, region| api.origin(region).strip_prefix("https://") == Some(host_of(url).as_str());
        if own_region.is_some_and(|own| url.is_some_and(|url| is_host(url, own.sibling()))) {
            return Err(Invalid::new("url", "leads to another region than the one in the key's prefix"));
        }
        if is_browser && api.pages == PageAccess::Refused {
            let problem = "must not be used in a page or its workers: every visitor can read the key, which can read all people and send \
                           messages to them. Call it on a server";
            return Err(Invalid::new(api.credentials, problem));
        }
        if is_browser && api.pages == PageAccess::WithPermission && own_region.is_some() {
            let problem = "is a private key (sk_…), which must not be used in a page or its workers: every visitor can read it, and it \
                           opens all APIs of the workspace. Call Customer.io on a server, or record with createPage and createRelay";
            return Err(Invalid::new("key", problem));
        }
        let needs_permission = is_browser && api.pages == PageAccess::WithPermission && !allows_browser;
        if needs_permission && url.is_none_or(is_customer_io) {
            let problem = "must be true for a page or its workers to send to Customer.io itself: every visitor can read the \
                           API key, which can write to the whole workspace. Record with createPage and createRelay instead, or send \
                           to a server of your own that adds the credentials (options.url)";
            return Err(Invalid::new("dangerouslyAllowBrowser", problem));
        }
        Ok(match (own_base, region) {
            (Some(base), _) => Self::Fixed(base),
            (None, Ok(region)) => Self::Fixed(BaseUrl::Region(api, region)),
            (None, Err(lookup)) => Self::Auto(lookup),
        })
    }
}

fn unknown_region(can_be_looked_up: bool) -> Invalid {
    let auto = if can_be_looked_up { " \"auto\"," } else { "" };
    Invalid::new("region", format!("must be \"us\", \"eu\",{auto} RegionUS or RegionEU"))
}

/// Whether a URL leads to Customer.io.
fn is_customer_io(url: &UrlParts) -> bool {
    let name = host_of(url);
    name == "customer.io" || name.ends_with(".customer.io")
}

/// The name of a URL's host. A trailing dot makes no difference.
fn host_of(url: &UrlParts) -> String {
    url.hostname.strip_suffix('.').unwrap_or(&url.hostname).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::track::API;

    fn name(name: &str) -> RegionOption {
        RegionOption::Name(name.to_owned())
    }

    #[test]
    fn a_region_is_a_host_unless_it_must_be_looked_up() {
        let choose = |region| Target::choose(&API, None, region, None, false, false);
        let is_fixed = |option, region| match choose(option) {
            Ok(Target::Fixed(base)) => base == BaseUrl::Region(&API, region),
            _ => false,
        };
        assert!(is_fixed(RegionOption::Default, Region::Us));
        assert!(is_fixed(name("EU"), Region::Eu));
        assert!(matches!(choose(name("auto")), Ok(Target::Auto(_))));
        let eu = RegionOption::Url("https://track-eu.customer.io/api/v1".into());
        assert!(is_fixed(eu, Region::Eu));
        assert_eq!(choose(name("mars")).unwrap_err().argument, "region");
    }

    #[test]
    fn a_private_key_names_the_region() {
        let choose = |region| Target::choose(&API, Some(Region::Eu), region, None, false, false);
        for option in [RegionOption::Default, name("eu"), name("auto")] {
            assert!(matches!(choose(option), Ok(Target::Fixed(base)) if base == BaseUrl::Region(&API, Region::Eu)));
        }
        assert_eq!(choose(name("us")).unwrap_err().argument, "region");
    }

    #[test]
    fn a_key_is_not_sent_to_another_region_than_its_own() {
        let choose = |own, host| Target::choose(&API, own, RegionOption::Default, Some(&url_of(host)), false, false);
        for host in ["track.customer.io", "track.customer.io.", "TRACK.customer.io"] {
            assert_eq!(choose(Some(Region::Eu), host).unwrap_err().argument, "url", "{host}");
            assert!(choose(None, host).is_ok(), "{host}");
        }
        assert!(choose(Some(Region::Eu), "track-eu.customer.io").is_ok());
        assert!(choose(Some(Region::Eu), "relay.example").is_ok());
    }

    #[test]
    fn a_private_key_is_refused_in_a_browser() {
        for url in [None, Some(&url_of("relay.example")), Some(&url_of("track.customer.io"))] {
            let choose =
                |own_region, is_browser| Target::choose(&API, own_region, RegionOption::Default, url, is_browser, true);
            assert_eq!(choose(Some(Region::Us), true).unwrap_err().argument, "key", "{url:?}");
            assert!(choose(Some(Region::Us), false).is_ok(), "{url:?}");
            assert!(choose(None, true).is_ok(), "{url:?}");
        }
    }

    fn url_of(hostname: &str) -> UrlParts {
        let origin = format!("https://{hostname}:8443");
        UrlParts { origin, hostname: hostname.into(), protocol: "https:".into(), ..UrlParts::default() }
    }

    #[test]
    fn a_browser_needs_permission_or_a_relay() {
        let choose =
            |url: Option<&UrlParts>, allows| Target::choose(&API, None, RegionOption::Default, url, true, allows);
        assert_eq!(choose(None, false).unwrap_err().argument, "dangerouslyAllowBrowser");
        assert!(choose(None, true).is_ok());
        assert!(Target::choose(&API, None, name("auto"), None, true, false).is_err());
        for host in
            ["customer.io", "track.customer.io", "track-eu.customer.io", "TRACK.Customer.IO", "a.b.customer.io."]
        {
            let url = url_of(host);
            assert_eq!(choose(Some(&url), false).unwrap_err().argument, "dangerouslyAllowBrowser", "{host}");
            assert!(choose(Some(&url), true).is_ok(), "{host}");
            assert!(Target::choose(&API, None, RegionOption::Default, Some(&url), false, false).is_ok(), "{host}");
        }
        for host in ["relay.example", "notcustomer.io", "customer.io.example", "customer.iot", "localhost", ""] {
            assert!(choose(Some(&url_of(host)), false).is_ok(), "{host}");
        }
    }
}
