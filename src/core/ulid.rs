//! [ULIDs](https://github.com/ulid/spec), by which Customer.io knows a repeated event.

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The digits of a ULID. They carry 130 bits, two more than there are: the first one is at most 7.
pub const DIGITS: usize = 26;

/// A ULID: 48 bits of time, 80 of randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ulid(u128);

impl Ulid {
    /// The ULID of this time and this randomness. A time beyond its 48 bits (the year 10889) is the last one.
    #[must_use]
    pub fn new(now_ms: u64, random: [u8; 10]) -> Self {
        let time = u128::from(now_ms.min((1 << 48) - 1));
        Self(random.into_iter().fold(time, |value, byte| value << 8 | u128::from(byte)))
    }

    /// Reads a ULID as [`text`](Self::text) writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte| ALPHABET.iter().position(|symbol| *symbol == byte);
        let is_ulid = text.len() == DIGITS && text.bytes().next().and_then(digit)? < 8;
        let add = |value: u128, byte| Some(value << 5 | digit(byte)? as u128);
        if is_ulid { text.bytes().try_fold(0, add).map(Self) } else { None }
    }

    /// The ULID so many places after this one. They sort by the places.
    #[must_use]
    pub const fn plus(self, places: u64) -> Self {
        Self(self.0.wrapping_add(places as u128))
    }

    /// The 26 characters, which sort by time.
    #[must_use]
    pub fn digits(self) -> [u8; DIGITS] {
        let (mut digits, mut left) = ([0; DIGITS], self.0);
        // Parts of 40 bits, because WebAssembly has no larger numbers than of 64.
        for part in digits.rchunks_mut(8) {
            let mut rest = (left & 0xFF_FFFF_FFFF) as u64;
            left >>= 40;
            for digit in part.iter_mut().rev() {
                *digit = ALPHABET.get((rest & 0x1F) as usize).copied().unwrap_or_default();
                rest >>= 5;
            }
        }
        digits
    }

    /// The same as text.
    #[must_use]
    pub fn text(self) -> String {
        let mut text = String::with_capacity(DIGITS);
        for digit in self.digits() {
            text.push(char::from(digit));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(now_ms: u64, random: [u8; 10]) -> String {
        Ulid::new(now_ms, random).text()
    }

    /// Reads a ULID by the specification's own terms: 26 digits of base 32.
    fn decode(ulid: &str) -> u128 {
        assert_eq!(ulid.len(), 26);
        let alphabet = ('0'..='9').chain('A'..='Z').filter(|symbol| !"ILOU".contains(*symbol));
        let digit = |char| alphabet.clone().position(|symbol| symbol == char).unwrap() as u128;
        ulid.chars().fold(0, |value, char| value.checked_mul(32).unwrap() + digit(char))
    }

    #[test]
    fn the_vectors_of_the_specification_hold() {
        assert_eq!(text(0, [0; 10]), "00000000000000000000000000");
        assert_eq!(text((1 << 48) - 1, [0xFF; 10]), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assert!(text(1_469_918_176_385, [0; 10]).starts_with("01ARYZ6S41"));
        assert_eq!(
            text(1_469_922_850_259, [0xD6, 0x76, 0x4C, 0x61, 0xEF, 0xB9, 0x93, 0x02, 0xBD, 0x5B]),
            "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        );
    }

    #[test]
    fn a_time_beyond_48_bits_is_the_last_one() {
        for time in [1 << 48, u64::MAX] {
            assert_eq!(text(time, [7; 10]), text((1 << 48) - 1, [7; 10]));
        }
    }

    #[test]
    fn what_is_no_ulid_is_not_read() {
        let unfit = ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX", "81ARZ3NDEKTSV4RRFFQ69G5FAV"];
        for text in unfit.into_iter().chain(["01ARZ3NDEKTSV4RRFFQ69G5FAU", "01arz3ndektsv4rrffq69g5fav", "éééééééééé"])
        {
            assert_eq!(Ulid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn after_the_last_one_comes_the_first() {
        let last = Ulid::parse("7ZZZZZZZZZZZZZZZZZZZZZZZZZ").unwrap();
        assert_eq!(last.plus(1).text(), "00000000000000000000000000");
    }

    proptest! {
        #[test]
        fn time_and_randomness_are_all_in_it(time in 0..1_u64 << 48, random in any::<[u8; 10]>()) {
            let random_bits = random.iter().fold(0, |value, &byte| value << 8 | u128::from(byte));
            prop_assert_eq!(decode(&text(time, random)), u128::from(time) << 80 | random_bits);
        }

        #[test]
        fn ulids_sort_by_time(times in any::<[u32; 2]>(), random in any::<[[u8; 10]; 2]>()) {
            let [first, second] = times.map(u64::from);
            prop_assume!(first != second);
            prop_assert_eq!(text(first, random[0]) < text(second, random[1]), first < second);
        }

        #[test]
        fn places_are_added_and_read_back(bits in any::<u128>(), places in any::<u64>()) {
            let later = Ulid(bits).plus(places);
            prop_assert_eq!(decode(&later.text()), bits.wrapping_add(u128::from(places)));
            prop_assert_eq!(Ulid::parse(&later.text()), Some(later));
        }
    }
}
