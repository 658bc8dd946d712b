//! Strict mode: what Customer.io would drop gets an error instead of a 200.

use crate::core::{error::Invalid, http::Headers};

/// The headers for the option `strictMode`. It is on by default, except in a page, where its header would need a CORS preflight.
///
/// # Errors
/// `true` in a page.
pub fn strict_mode(option: Option<bool>, is_page: bool) -> Result<Headers, Invalid> {
    if is_page && option == Some(true) {
        let problem = "must not be true in a page or its workers: its header needs a CORS preflight, which Customer.io may not allow";
        return Err(Invalid::new("strictMode", problem));
    }
    let is_strict = option.unwrap_or(true) && !is_page;
    Ok(is_strict.then(|| ("x-strict-mode".to_owned(), "1".to_owned())).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_mode_is_on_except_in_a_page() {
        let is_on = |option, is_page| strict_mode(option, is_page).map(|headers| !headers.is_empty());
        assert_eq!(
            [is_on(None, false), is_on(Some(true), false), is_on(Some(false), false)],
            [Ok(true), Ok(true), Ok(false)]
        );
        assert_eq!([is_on(None, true), is_on(Some(false), true)], [Ok(false), Ok(false)]);
        assert_eq!(strict_mode(Some(true), true).unwrap_err().argument, "strictMode");
    }
}
