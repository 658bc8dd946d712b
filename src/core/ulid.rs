//! [ULIDs](https://github.com/ulid/spec), by which Customer.io recognises a repeated event.

use ulid::Ulid as Inner;

/// The number of characters of a ULID.
pub const LENGTH: usize = ulid::ULID_LEN;

/// A ULID: 48 bits of time, 80 of randomness. Its text sorts by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ulid(Inner);

impl Ulid {
    /// The ULID of a time and random bytes. A time beyond 48 bits (the year 10889) becomes the last one that fits.
    #[must_use]
    pub fn new(now_ms: u64, random: [u8; 10]) -> Self {
        let random = random.into_iter().fold(0, |value, byte| value << 8 | u128::from(byte));
        Self(Inner::from_parts(now_ms.min((1 << Inner::TIME_BITS) - 1), random))
    }

    /// Reads the text of a ULID as [`text`](Self::text) writes it: 26 characters in upper case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // The crate also reads lower case, which would be another text for the same event.
        Inner::from_string(text).ok().map(Self).filter(|ulid| ulid.text() == text)
    }

    /// Its time, in unix milliseconds.
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        self.0.timestamp_ms()
    }

    /// Its time, in unix seconds.
    #[must_use]
    pub fn seconds(self) -> u64 {
        self.milliseconds() / 1000
    }

    /// The ULID that is greater by `steps`.
    #[must_use]
    pub fn plus(self, steps: u64) -> Self {
        Self(Inner(self.0.0.wrapping_add(u128::from(steps))))
    }

    /// Its characters, as ASCII.
    #[must_use]
    pub fn bytes(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        self.0.array_to_str(&mut bytes);
        bytes
    }

    /// Its text.
    #[must_use]
    pub fn text(self) -> String {
        self.bytes().map(char::from).iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn time_comes_first_and_randomness_last() {
        assert_eq!(Ulid::new(1_469_918_176_385, [0; 10]).text(), "01ARYZ6S410000000000000000");
        assert_eq!(Ulid::new(0, [0xFF; 10]).text(), "0000000000ZZZZZZZZZZZZZZZZ");
        assert_eq!(Ulid::new(u64::MAX, [0xFF; 10]).text(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    }

    #[test]
    fn only_the_text_of_a_ulid_is_read() {
        for text in ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAU"] {
            assert_eq!(Ulid::parse(text), None, "{text}");
        }
        assert_eq!(Ulid::parse("01arz3ndektsv4rrffq69g5fav"), None);
    }

    proptest! {
        #[test]
        fn text_is_read_back_and_steps_sort(
            now in 0_u64..1 << 48, random in any::<[u8; 10]>(), steps in 1..1_000_000_u64,
        ) {
            let ulid = Ulid::new(now, random);
            prop_assert_eq!(Ulid::parse(&ulid.text()), Some(ulid));
            prop_assert_eq!(ulid.seconds(), now / 1000);
            if ulid.plus(steps).0.0 > ulid.0.0 {
                prop_assert!(ulid.plus(steps).text() > ulid.text());
            }
        }
    }
}
