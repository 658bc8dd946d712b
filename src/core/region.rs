//! Where an account lives.

use super::error::Invalid;

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
            _ => Err(Invalid::new("region", "must be \"us\" or \"eu\"")),
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
    fn refuses_the_rest_by_the_arguments_name() {
        for text in ["", " us", "asia", "us1"] {
            assert_eq!(Region::parse(text).unwrap_err().argument, "region");
        }
    }
}
