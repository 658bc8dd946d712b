//! Where an account lives.

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
    /// Reads `us` or `eu`, in either case (the connectors of this field write `US`, `EU`).
    ///
    /// # Errors
    /// Anything else is refused: guessing would send people's data to the wrong continent.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text.to_ascii_lowercase().as_str() {
            "us" => Ok(Self::Us),
            "eu" => Ok(Self::Eu),
            _ => Err(Invalid::new("region", "must be \"us\", \"eu\", \"auto\", RegionUS or RegionEU")),
        }
    }

    /// The region whose Track API has this base, as the official client's region objects spell it.
    ///
    /// # Errors
    /// Any other URL is refused.
    pub fn from_track_url(url: &str) -> Result<Self, Invalid> {
        let is_base = |region: &Self| url.strip_prefix(region.track_origin()) == Some("/api/v1");
        [Self::Us, Self::Eu].into_iter().find(is_base).ok_or_else(|| {
            Invalid::new(
                "region",
                "is an object whose trackUrl is not a region's: use options.url for a base URL of your own",
            )
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

    /// The origin of the region's Track API.
    #[must_use]
    pub const fn track_origin(self) -> &'static str {
        match self {
            Self::Us => "https://track.customer.io",
            Self::Eu => "https://track-eu.customer.io",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_regions_in_either_case() {
        assert_eq!(Region::parse("us"), Ok(Region::Us));
        assert_eq!(Region::parse("EU"), Ok(Region::Eu));
    }

    #[test]
    fn reads_the_objects_of_the_official_client() {
        assert_eq!(Region::from_track_url("https://track.customer.io/api/v1"), Ok(Region::Us));
        assert_eq!(Region::from_track_url("https://track-eu.customer.io/api/v1"), Ok(Region::Eu));
        for url in ["https://track.customer.io/api/v2", "https://track.customer.io", "https://evil.example/api/v1"] {
            assert_eq!(Region::from_track_url(url).unwrap_err().argument, "region", "{url}");
        }
    }

    #[test]
    fn refuses_the_rest_by_the_arguments_name() {
        for text in ["", " us", "asia", "us1"] {
            assert_eq!(Region::parse(text).unwrap_err().argument, "region");
        }
    }
}
