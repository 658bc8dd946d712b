//! Dates of HTTP headers: the three forms of RFC 9110 section 5.6.7.

/// What follows the day's name. A lower-case letter stands for a digit of its field, `n` for one of the month's name,
/// `p` for a digit or the space before a single one; the rest stands for itself.
const IMF_FIXDATE: &[u8] = b", dd nnn yyyy hh:mm:ss GMT";
const RFC_850: &[u8] = b", dd-nnn-yy hh:mm:ss GMT";
const ASCTIME: &[u8] = b" nnn pd hh:mm:ss yyyy";

const WEEKDAYS: [&[u8]; 7] = [b"Thursday", b"Friday", b"Saturday", b"Sunday", b"Monday", b"Tuesday", b"Wednesday"];

const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

const DAY: i64 = 86_400;

/// The mean length of a year, in seconds.
const YEAR: i64 = 31_556_952;

/// The end of the year 9999, the last that HTTP dates can name.
const END_OF_TIME: u64 = 253_402_300_799;

/// Reads a date as unix seconds; one before 1970 is 0, as long past as any. A year of two digits is the last one that is no
/// more than 50 years after `now_seconds`.
///
/// `None` is whatever else: another form, a day that its month does not have, the name of another day of the week.
#[must_use]
pub fn parse(text: &str, now_seconds: u64) -> Option<u64> {
    let text = text.as_bytes();
    let (weekday, rest) = text.split_at_checked(text.iter().position(|byte| !byte.is_ascii_alphabetic())?)?;
    let (date, is_rfc_850) = Date::read_any(rest)?;
    let seconds = if is_rfc_850 {
        date.seconds_near(now_seconds.min(END_OF_TIME).cast_signed())?
    } else {
        date.seconds(date.year)?
    };
    let name = *WEEKDAYS.get(usize::try_from(seconds.div_euclid(DAY).rem_euclid(7)).ok()?)?;
    let name = if is_rfc_850 { name } else { name.get(..3)? };
    (weekday == name).then(|| seconds.max(0).cast_unsigned())
}

#[derive(Default)]
struct Date {
    year: i64,
    /// 0 for January.
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Date {
    fn read_any(text: &[u8]) -> Option<(Self, bool)> {
        let forms = &[(IMF_FIXDATE, false), (RFC_850, true), (ASCTIME, false)];
        forms.iter().find_map(|(form, is_rfc_850)| Some((Self::read(form, text)?, *is_rfc_850)))
    }

    fn read(form: &[u8], text: &[u8]) -> Option<Self> {
        if form.len() != text.len() {
            return None;
        }
        let mut date = Self::default();
        let mut month = [0; 3];
        for (&place, &byte) in form.iter().zip(text) {
            let field = match place {
                b'y' => &mut date.year,
                b'h' => &mut date.hour,
                b'm' => &mut date.minute,
                b's' => &mut date.second,
                b'n' => {
                    let [_, first, second] = month;
                    month = [first, second, byte];
                    continue;
                }
                b'p' if byte == b' ' => continue,
                b'p' | b'd' => &mut date.day,
                _ if place == byte => continue,
                _ => return None,
            };
            *field = *field * 10 + i64::from(char::from(byte).to_digit(10)?);
        }
        date.month = (0..).zip(MONTHS.chunks(3)).find(|(_, name)| *name == month)?.0;
        Some(date)
    }

    /// Unix seconds, in the given year. A leap second counts as the one before it.
    fn seconds(&self, year: i64) -> Option<i64> {
        let month = year * 12 + self.month;
        let first = days_to_month(month);
        let is_possible = year >= 1900
            && (1..=days_to_month(month + 1) - first).contains(&self.day)
            && self.hour <= 23
            && self.minute <= 59
            && self.second <= 60;
        let minutes = ((first + self.day - 1) * 24 + self.hour) * 60 + self.minute;
        is_possible.then_some(minutes * 60 + self.second.min(59))
    }

    /// Unix seconds of a date whose year has two digits.
    fn seconds_near(&self, now: i64) -> Option<i64> {
        let horizon = now + 50 * YEAR;
        let last_year = 1971 + horizon / YEAR;
        let year = last_year - (last_year - self.year) % 100;
        [year, year - 100].into_iter().find_map(|year| self.seconds(year).filter(|&seconds| seconds <= horizon))
    }
}

/// Days from 1970 to the first of a month, counted from January of the year 0. Years that begin in March have their leap day
/// at their end and months whose lengths repeat every five.
const fn days_to_month(month: i64) -> i64 {
    let (year, month) = ((month - 2) / 12, (month - 2) % 12);
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 1 January 2026.
    const NOW: u64 = 1_767_225_600;

    #[test]
    fn the_three_forms_of_the_rfc_name_one_second() {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(parse(text, NOW), Some(784_111_777), "{text}");
        }
        assert_eq!(parse("Wed Nov 16 08:49:37 1994", NOW), Some(784_975_777));
    }

    #[test]
    fn the_calendar_is_right_at_its_edges() {
        let dates = [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Wed, 31 Dec 1969 23:59:59 GMT", 0),
            ("Mon, 01 Jan 1900 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_799),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ];
        for (text, seconds) in dates {
            assert_eq!(parse(text, NOW), Some(seconds), "{text}");
        }
    }

    #[test]
    fn what_no_calendar_and_no_form_has_is_refused() {
        let unfit = [
            "",
            "GMT",
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 anF 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun,  6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 GMT ",
            "Sun, 06-Nov-94 08:49:37 GMT",
            "Sunday, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Thu, 29 Feb 1900 00:00:00 GMT",
            "Mon, 29 Feb 2100 00:00:00 GMT",
            "Thu, 31 Apr 2026 00:00:00 GMT",
            "Wed, 00 Jan 2026 00:00:00 GMT",
            "Thu, 01 Jan 2026 24:00:00 GMT",
            "Fri, 01 Jan 2026 24:00:00 GMT",
            "Thu, 01 Jan 2026 00:60:00 GMT",
            "Thu, 01 Jan 2026 00:00:61 GMT",
            "Sun, 31 Dec 1899 00:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 G\u{e9}",
            "\u{e9}, 06 Nov 1994 08:49:37 GMT",
        ];
        for text in unfit {
            assert_eq!(parse(text, NOW), None, "{text:?}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_at_most_50_years_ahead() {
        assert_eq!(parse("Wednesday, 01-Jan-75 00:00:00 GMT", NOW), None, "in 2075 it is a Tuesday");
        assert_eq!(parse("Tuesday, 01-Jan-75 00:00:00 GMT", NOW), Some(3_313_526_400));
        assert_eq!(parse("Wednesday, 01-Jan-76 00:00:00 GMT", NOW), Some(3_345_062_400));
        assert_eq!(parse("Friday, 02-Jan-76 00:00:00 GMT", NOW), Some(189_388_800));
        assert_eq!(parse("Friday, 31-Dec-99 23:59:59 GMT", u64::MAX), Some(253_402_300_799));
        let new_year_2099 = 4_070_908_800;
        assert_eq!(parse("Friday, 01-Jan-00 00:00:00 GMT", new_year_2099), Some(new_year_2099 + 365 * 86_400));
        assert_eq!(parse("Tuesday, 29-Feb-00 00:00:00 GMT", new_year_2099), Some(951_782_400), "2100 has no such day");
    }

    /// Day by day from 1970: a calendar of another make than the code's.
    fn civil(seconds: u64) -> (u64, &'static str, u64, &'static str) {
        let (mut year, mut month, mut days) = (1970, 0, seconds / 86_400);
        let weekday = std::str::from_utf8(WEEKDAYS[usize::try_from(days % 7).unwrap()]).unwrap();
        loop {
            let leap = u64::from(month == 1 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
            let length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] + leap;
            if days < length {
                let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month];
                return (year, month, days + 1, weekday);
            }
            days -= length;
            month = (month + 1) % 12;
            year += u64::from(month == 0);
        }
    }

    fn rfc_850(seconds: u64) -> String {
        let (year, month, day, weekday) = civil(seconds);
        format!("{weekday}, {day:02}-{month}-{:02} {} GMT", year % 100, time(seconds))
    }

    fn time(seconds: u64) -> String {
        format!("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
    }

    #[test]
    fn a_new_year_50_years_ahead_is_ahead() {
        let ahead = 50 * YEAR.cast_unsigned();
        let days = (0..84_000).map(|day| day * 86_400);
        for new_year in days.filter(|&day| day >= ahead && matches!(civil(day), (_, "Jan", 1, _))) {
            assert_eq!(parse(&rfc_850(new_year), new_year - ahead), Some(new_year));
        }
    }

    proptest! {
        #[test]
        fn each_second_is_read_back_from_each_form(seconds in 0..7_258_118_400u64, ahead in 0..1_577_000_000u64) {
            let (year, month, day, weekday) = civil(seconds);
            let (weekday, time) = (weekday.get(..3).unwrap(), time(seconds));
            prop_assert_eq!(parse(&format!("{weekday}, {day:02} {month} {year} {time} GMT"), 0), Some(seconds));
            prop_assert_eq!(parse(&format!("{weekday} {month} {day:2} {time} {year}"), 0), Some(seconds));
            prop_assert_eq!(parse(&rfc_850(seconds), seconds.saturating_sub(ahead)), Some(seconds));
        }

        #[test]
        fn no_text_and_no_clock_is_too_odd(text in "(Mon|Sunday|\\PC{0,4})[, ][ -~\\PC]{0,30}", now in any::<u64>()) {
            let _ = parse(&text, now);
            let _ = parse("Sunday, 06-Nov-94 08:49:37 GMT", now);
        }
    }
}
