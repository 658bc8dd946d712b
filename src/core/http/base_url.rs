//! The base URL that every path is appended to: a region's host, or the caller's own URL.

use super::{Api, Region};
use crate::core::error::Invalid;

/// The root of the API, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaseUrl {
    /// An API's own host in a region: `https://track.customer.io`.
    Region(&'static Api, Region),
    /// The caller's: `https://relay.example/prefix`.
    Custom(String),
}

/// The parts of a URL, as the host's own `URL` class reads them.
#[derive(Debug, Clone, Default)]
pub struct UrlParts {
    /// `https://relay.example:8443`; `null` for a scheme without one.
    pub origin: String,
    /// `relay.example`.
    pub hostname: String,
    /// With the colon: `https:`.
    pub protocol: String,
    /// User and password together, empty if there are none.
    pub userinfo: String,
    /// `/some/prefix/api/v1`.
    pub path: String,
    /// Query and fragment together, empty if there are none.
    pub suffix: String,
}

impl BaseUrl {
    /// The caller's own base URL, for a sandbox or a relay: with the API's root, as the official client expects it (`https://host/api/v1`
    /// for the Track API), or without it (`https://host`). A prefix before the root is kept.
    ///
    /// # Errors
    /// A scheme other than HTTP, credentials, a query or a fragment, by the argument `url`.
    pub fn from_parts(api: &Api, parts: &UrlParts) -> Result<Self, Invalid> {
        let invalid = |problem: &str| Err(Invalid::new("url", problem));
        if !matches!(parts.protocol.as_str(), "https:" | "http:") {
            return invalid("must begin with https:// or http://");
        }
        if !parts.userinfo.is_empty() {
            return invalid(&format!("must not contain a user or password: use {}", api.credentials));
        }
        if !parts.suffix.is_empty() {
            return invalid("must not have a query or a fragment");
        }
        let mut path = parts.path.as_str();
        while let Some(shorter) = path.strip_suffix("/") {
            path = shorter;
        }
        let prefix = api.roots.iter().find_map(|root| path.strip_suffix(root)).unwrap_or(path);
        Ok(Self::Custom(format!("{}{prefix}", parts.origin)))
    }

    /// The root as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Region(api, region) => api.origin(*region),
            Self::Custom(root) => root,
        }
    }

    /// The target of a redirect from `url`, which is below this base, if credentials may be sent there: another path of the same origin,
    /// or, for a region's own host, the same path on the other region's host.
    #[must_use]
    pub fn after_redirect(&self, url: &str, to: &UrlParts) -> Option<(Self, String)> {
        if !to.userinfo.is_empty() {
            return None;
        }
        if self.has_origin(&to.origin) {
            let query = to.suffix.split('#').next().unwrap_or_default();
            let target = format!("{}{}{query}", to.origin, to.path);
            return (target != url).then(|| (self.clone(), target));
        }
        let Self::Region(api, region) = self else { return None };
        let sibling = Self::Region(api, region.sibling());
        let path = url.strip_prefix(self.as_str())?;
        let target = format!("{}{path}", sibling.as_str());
        sibling.has_origin(&to.origin).then_some((sibling, target))
    }

    fn has_origin(&self, origin: &str) -> bool {
        self.as_str().strip_prefix(origin).is_some_and(|path| path.is_empty() || path.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::track::API;

    fn parts(path: &str) -> UrlParts {
        UrlParts { origin: "https://host".into(), protocol: "https:".into(), path: path.into(), ..UrlParts::default() }
    }

    #[test]
    fn each_form_of_a_base_gives_the_same_root() {
        for path in ["/", "", "/api/v1", "/api/v1/", "/api/v2", "/api"] {
            assert_eq!(BaseUrl::from_parts(&API, &parts(path)).unwrap().as_str(), "https://host", "{path}");
        }
        assert_eq!(BaseUrl::from_parts(&API, &parts("/relay/api/v1")).unwrap().as_str(), "https://host/relay");
        assert_eq!(BaseUrl::from_parts(&API, &parts("/relay/")).unwrap().as_str(), "https://host/relay");
    }

    #[test]
    fn a_base_that_cannot_be_one_is_refused() {
        let unfit = [
            UrlParts { protocol: "ftp:".into(), ..parts("/") },
            UrlParts { userinfo: "user".into(), ..parts("/") },
            UrlParts { suffix: "?a=1".into(), ..parts("/") },
        ];
        for parts in unfit {
            assert_eq!(BaseUrl::from_parts(&API, &parts).unwrap_err().argument, "url");
        }
    }

    #[test]
    fn a_region_has_its_own_host() {
        assert_eq!(BaseUrl::Region(&API, Region::Us).as_str(), "https://track.customer.io");
        assert_eq!(BaseUrl::Region(&API, Region::Eu).as_str(), "https://track-eu.customer.io");
    }

    const US: BaseUrl = BaseUrl::Region(&API, Region::Us);
    const EU: BaseUrl = BaseUrl::Region(&API, Region::Eu);

    fn to(origin: &str, path: &str) -> UrlParts {
        UrlParts { origin: origin.into(), path: path.into(), ..UrlParts::default() }
    }

    #[test]
    fn a_redirect_to_the_other_region_leads_to_the_same_path() {
        let url = "https://track.customer.io/api/v1/x?a=1";
        let expected = Some((EU, "https://track-eu.customer.io/api/v1/x?a=1".to_owned()));
        assert_eq!(US.after_redirect(url, &to("https://track-eu.customer.io", "/elsewhere")), expected);
        let back = EU.after_redirect("https://track-eu.customer.io/api", &to("https://track.customer.io", "/"));
        assert_eq!(back, Some((US, "https://track.customer.io/api".to_owned())));
    }

    #[test]
    fn a_redirect_within_an_origin_leads_to_its_own_path() {
        let custom = BaseUrl::Custom("https://relay:8443/prefix".into());
        for base in [US, custom] {
            let origin = base.as_str().trim_end_matches("/prefix");
            let target = UrlParts { suffix: "?b=2#c".into(), ..to(origin, "/new/x") };
            let expected = (base.clone(), format!("{origin}/new/x?b=2"));
            assert_eq!(base.after_redirect(&format!("{}/api/v1/x", base.as_str()), &target), Some(expected));
        }
        // It would redirect to itself for ever.
        assert_eq!(US.after_redirect("https://track.customer.io/x", &to("https://track.customer.io", "/x")), None);
    }

    #[test]
    fn no_other_redirect_may_be_followed() {
        let elsewhere = [
            "http://track-eu.customer.io",
            "http://track.customer.io",
            "https://track.customer.i",
            "https://track-eu.customer.io.evil.example",
            "https://track-eu.customer.io:8443",
            "https://evil.example",
            "null",
        ];
        for origin in elsewhere {
            assert_eq!(US.after_redirect("https://track.customer.io/x", &to(origin, "/y")), None, "{origin}");
        }
        let with_user = UrlParts { userinfo: "a".into(), ..to("https://track-eu.customer.io", "/") };
        assert_eq!(US.after_redirect("https://track.customer.io/x", &with_user), None);
        let relay = BaseUrl::Custom("https://relay".into());
        assert_eq!(relay.after_redirect("https://relay/x", &to("https://track-eu.customer.io", "/")), None);
        assert_eq!(relay.after_redirect("https://relay/x", &to("https://relay:8443", "/y")), None);
    }
}
