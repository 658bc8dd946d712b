//! The base URL that every path is appended to: a region's own host, or one that the caller gives.

use super::Region;
use crate::core::error::Invalid;

/// The root of the API, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaseUrl {
    /// A region's own host: `https://track.customer.io`.
    Region(Region),
    /// The caller's: `https://relay.example/prefix`.
    Custom(String),
}

/// The parts of a URL, as the host's own `URL` class reads them.
#[derive(Debug, Clone, Default)]
pub struct UrlParts {
    /// `https://relay.example:8443`; `null` where the scheme has none.
    pub origin: String,
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
    /// A base of the caller's own: a sandbox, a relay. Taken as the official client takes it (`https://host/api/v1`) or as
    /// the bare root (`https://host`); a prefix before `/api` is kept.
    ///
    /// # Errors
    /// Refused as the argument `url`: a scheme that is not HTTP, credentials, a query or a fragment.
    pub fn from_parts(parts: &UrlParts) -> Result<Self, Invalid> {
        let invalid = |problem| Err(Invalid::new("url", problem));
        if !matches!(parts.protocol.as_str(), "https:" | "http:") {
            return invalid("must begin with https:// or http://");
        }
        if !parts.userinfo.is_empty() {
            return invalid("must not contain a user or password: give siteId and apiKey");
        }
        if !parts.suffix.is_empty() {
            return invalid("must not have a query or a fragment");
        }
        let mut path = parts.path.as_str();
        while let Some(shorter) = path.strip_suffix("/") {
            path = shorter;
        }
        let prefix = ["/api/v1", "/api/v2", "/api"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        Ok(Self::Custom(format!("{}{prefix}", parts.origin)))
    }

    /// The root as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Region(region) => region.track_origin(),
            Self::Custom(root) => root,
        }
    }

    /// The base that a redirect from this one leads to, if credentials may follow it: from a region's own host to that of
    /// the other region, and nowhere else.
    #[must_use]
    pub fn after_redirect(&self, location: &str) -> Option<Self> {
        let Self::Region(region) = self else { return None };
        let sibling = region.sibling();
        let rest = location.strip_prefix(sibling.track_origin())?;
        matches!(rest.as_bytes().first(), None | Some(b'/')).then_some(Self::Region(sibling))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(path: &str) -> UrlParts {
        UrlParts { origin: "https://host".into(), protocol: "https:".into(), path: path.into(), ..UrlParts::default() }
    }

    #[test]
    fn each_form_of_a_base_gives_the_same_root() {
        for path in ["/", "", "/api/v1", "/api/v1/", "/api/v2", "/api"] {
            assert_eq!(BaseUrl::from_parts(&parts(path)).unwrap().as_str(), "https://host", "{path}");
        }
        assert_eq!(BaseUrl::from_parts(&parts("/relay/api/v1")).unwrap().as_str(), "https://host/relay");
        assert_eq!(BaseUrl::from_parts(&parts("/relay/")).unwrap().as_str(), "https://host/relay");
    }

    #[test]
    fn a_base_that_cannot_be_one_is_refused() {
        let unfit = [
            UrlParts { protocol: "ftp:".into(), ..parts("/") },
            UrlParts { userinfo: "user".into(), ..parts("/") },
            UrlParts { suffix: "?a=1".into(), ..parts("/") },
        ];
        for parts in unfit {
            assert_eq!(BaseUrl::from_parts(&parts).unwrap_err().argument, "url");
        }
    }

    #[test]
    fn a_region_has_its_own_host() {
        assert_eq!(BaseUrl::Region(Region::Us).as_str(), "https://track.customer.io");
        assert_eq!(BaseUrl::Region(Region::Eu).as_str(), "https://track-eu.customer.io");
    }

    #[test]
    fn only_the_sibling_region_may_be_redirected_to() {
        let (us, eu) = (BaseUrl::Region(Region::Us), BaseUrl::Region(Region::Eu));
        assert_eq!(us.after_redirect("https://track-eu.customer.io/api/v1/customers/1"), Some(eu.clone()));
        assert_eq!(eu.after_redirect("https://track.customer.io"), Some(us.clone()));
        let elsewhere = [
            "https://track.customer.io/api",
            "http://track-eu.customer.io/api",
            "https://track-eu.customer.io.evil.example/",
            "https://track-eu.customer.io@evil.example/",
            "https://track-eu.customer.io:8443/",
            "https://evil.example/https://track-eu.customer.io/",
            "/api/v1/customers/1",
            "",
        ];
        for location in elsewhere {
            assert_eq!(us.after_redirect(location), None, "{location}");
        }
        assert_eq!(BaseUrl::Custom("https://relay".into()).after_redirect("https://track-eu.customer.io/"), None);
    }
}
