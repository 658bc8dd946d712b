//! [ULIDs](https://github.com/ulid/spec), by which Customer.io knows a repeated event.

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The ULID of this time and this randomness: 26 characters that sort by time. A time beyond its 48 bits (the year 10889)
/// is the last one.
#[must_use]
pub fn ulid(now_ms: u64, random: [u8; 10]) -> String {
    let [_, _, time @ ..] = now_ms.min((1 << 48) - 1).to_be_bytes();
    let mut text = String::with_capacity(26);
    // 26 characters carry 130 bits, two more than there are: the first one begins with two zeros.
    let (mut pending, mut bits) = (0_usize, 2);
    for byte in time.into_iter().chain(random) {
        pending = pending << 8 | usize::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET.get(pending >> bits & 0x1F).copied().unwrap_or_default()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a ULID by the specification's own terms: 26 digits of base 32.
    fn decode(ulid: &str) -> u128 {
        assert_eq!(ulid.len(), 26);
        let alphabet = ('0'..='9').chain('A'..='Z').filter(|symbol| !"ILOU".contains(*symbol));
        let digit = |char| alphabet.clone().position(|symbol| symbol == char).unwrap() as u128;
        ulid.chars().fold(0, |value, char| value.checked_mul(32).unwrap() + digit(char))
    }

    #[test]
    fn the_vectors_of_the_specification_hold() {
        assert_eq!(ulid(0, [0; 10]), "00000000000000000000000000");
        assert_eq!(ulid((1 << 48) - 1, [0xFF; 10]), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assert!(ulid(1_469_918_176_385, [0; 10]).starts_with("01ARYZ6S41"));
        assert_eq!(
            ulid(1_469_922_850_259, [0xD6, 0x76, 0x4C, 0x61, 0xEF, 0xB9, 0x93, 0x02, 0xBD, 0x5B]),
            "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        );
    }

    #[test]
    fn a_time_beyond_48_bits_is_the_last_one() {
        for time in [1 << 48, u64::MAX] {
            assert_eq!(ulid(time, [7; 10]), ulid((1 << 48) - 1, [7; 10]));
        }
    }

    proptest! {
        #[test]
        fn time_and_randomness_are_all_in_it(time in 0..1_u64 << 48, random in any::<[u8; 10]>()) {
            let random_bits = random.iter().fold(0, |value, &byte| value << 8 | u128::from(byte));
            prop_assert_eq!(decode(&ulid(time, random)), u128::from(time) << 80 | random_bits);
        }

        #[test]
        fn ulids_sort_by_time(times in any::<[u32; 2]>(), random in any::<[[u8; 10]; 2]>()) {
            let [first, second] = times.map(u64::from);
            prop_assume!(first != second);
            prop_assert_eq!(ulid(first, random[0]) < ulid(second, random[1]), first < second);
        }
    }
}
