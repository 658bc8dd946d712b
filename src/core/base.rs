//! The base under which every path lives: a region's own host, or one that the caller gives.

use super::{error::Invalid, region::Region};

/// The root of the API, without a slash at its end: `https://track.customer.io`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

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

impl Base {
    /// The region's own host.
    #[must_use]
    pub fn of_region(region: Region) -> Self {
        Self(region.track_origin().to_owned())
    }

    /// A base of the caller's own: a sandbox, a relay. Taken as the official client takes it (`https://host/api/v1`) or as
    /// the bare root (`https://host`); a prefix before `/api` is kept.
    ///
    /// # Errors
    /// Refused as the argument `url`: a scheme that is not HTTP, credentials, a query or a fragment.
    pub fn of_url(parts: &UrlParts) -> Result<Self, Invalid> {
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
        let path = parts.path.trim_end_matches('/');
        let prefix = ["/api/v1", "/api/v2", "/api"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        Ok(Self(format!("{}{prefix}", parts.origin)))
    }

    /// The root as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
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
            assert_eq!(Base::of_url(&parts(path)).unwrap().as_str(), "https://host", "{path}");
        }
        assert_eq!(Base::of_url(&parts("/relay/api/v1")).unwrap().as_str(), "https://host/relay");
        assert_eq!(Base::of_url(&parts("/relay/")).unwrap().as_str(), "https://host/relay");
    }

    #[test]
    fn a_base_that_cannot_be_one_is_refused() {
        let unfit = [
            UrlParts { protocol: "ftp:".into(), ..parts("/") },
            UrlParts { userinfo: "user".into(), ..parts("/") },
            UrlParts { suffix: "?a=1".into(), ..parts("/") },
        ];
        for parts in unfit {
            assert_eq!(Base::of_url(&parts).unwrap_err().argument, "url");
        }
    }

    #[test]
    fn a_region_has_its_own_host() {
        assert_eq!(Base::of_region(Region::Us).as_str(), "https://track.customer.io");
        assert_eq!(Base::of_region(Region::Eu).as_str(), "https://track-eu.customer.io");
    }
}
