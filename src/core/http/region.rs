//! The region of an account.

use super::Api;
use crate::core::error::Invalid;

/// The data centre of a Customer.io account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// United States.
    Us,
    /// European Union.
    Eu,
}

impl Region {
    /// Reads `us` or `eu` in either case (some connectors write `US`, `EU`). `None` for anything else: a wrong guess would send people's
    /// data to another continent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "us" => Some(Self::Us),
            "eu" => Some(Self::Eu),
            _ => None,
        }
    }

    /// The name that [`Region::parse`] reads.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Eu => "eu",
        }
    }

    /// The region whose URL for `api` this is, as in the official client's region objects.
    ///
    /// # Errors
    /// Any other URL.
    pub fn from_url(api: &Api, url: &str) -> Result<Self, Invalid> {
        let is_base = |region: &Self| url.strip_prefix(api.origin(*region)) == api.roots.first().copied();
        [Self::Us, Self::Eu].into_iter().find(is_base).ok_or_else(|| {
            let member = api.region_member;
            let problem =
                format!("has a {member} that belongs to no region: set options.url to use a base URL of your own");
            Invalid::new("region", problem)
        })
    }

    /// The other region.
    #[must_use]
    pub const fn sibling(self) -> Self {
        match self {
            Self::Us => Self::Eu,
            Self::Eu => Self::Us,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::track::API;

    #[test]
    fn reads_both_regions_in_either_case() {
        assert_eq!(Region::parse("us"), Some(Region::Us));
        assert_eq!(Region::parse("EU"), Some(Region::Eu));
    }

    #[test]
    fn reads_the_objects_of_the_official_client() {
        assert_eq!(Region::from_url(&API, "https://track.customer.io/api/v1"), Ok(Region::Us));
        assert_eq!(Region::from_url(&API, "https://track-eu.customer.io/api/v1"), Ok(Region::Eu));
        for url in ["https://track.customer.io/api/v2", "https://track.customer.io", "https://evil.example/api/v1"] {
            assert_eq!(Region::from_url(&API, url).unwrap_err().argument, "region", "{url}");
        }
    }

    #[test]
    fn reads_nothing_else() {
        for text in ["", " us", "asia", "us1"] {
            assert_eq!(Region::parse(text), None);
        }
    }
}
