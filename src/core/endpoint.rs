//! The endpoint table: one row for each call of the [Track API](https://docs.customer.io/api/track/).

use super::{error::Invalid, identifier, method::Method};

/// A call of the Track API.
#[derive(Debug)]
pub struct Endpoint {
    /// The public method's name, which errors begin with.
    pub action: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path under the base. `{name}` is the place of one identifier, which errors call by that name.
    pub path: &'static str,
}

/// Creates or updates a person.
pub const IDENTIFY: Endpoint =
    Endpoint { action: "identify", method: Method::PUT, path: "/api/v1/customers/{customerId}" };

/// Deletes a person.
pub const DESTROY: Endpoint =
    Endpoint { action: "destroy", method: Method::DELETE, path: "/api/v1/customers/{customerId}" };

/// Sends an event of a person.
pub const TRACK: Endpoint =
    Endpoint { action: "track", method: Method::POST, path: "/api/v1/customers/{customerId}/events" };

/// Sends a page view of a person: an event of the type `page`, on the same path as other events.
pub const TRACK_PAGE_VIEW: Endpoint =
    Endpoint { action: "trackPageView", method: Method::POST, path: "/api/v1/customers/{customerId}/events" };

/// The name of the place that a part of a path is, if it is one.
fn place(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

impl Endpoint {
    /// The names of the path's places, in order.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(place)
    }

    /// Appends the path to `url`, its places filled with `identifiers` in order.
    ///
    /// # Errors
    /// The first identifier that cannot be a path segment, by the name of its place.
    pub fn push_path(&self, url: &mut String, identifiers: &[&str]) -> Result<(), Invalid> {
        let mut identifiers = identifiers.iter();
        for part in self.path.split('/').skip(1) {
            url.push('/');
            match place(part) {
                Some(name) => identifier::push_segment(url, name, identifiers.next().copied().unwrap_or_default())?,
                None => url.push_str(part),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(endpoint: &Endpoint, identifiers: &[&str]) -> Result<String, Invalid> {
        let mut url = String::new();
        endpoint.push_path(&mut url, identifiers).map(|()| url)
    }

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(path(&IDENTIFY, &["4 2"]).unwrap(), "/api/v1/customers/4%202");
        assert_eq!(path(&TRACK, &["42"]).unwrap(), "/api/v1/customers/42/events");
    }

    #[test]
    fn a_place_left_empty_is_refused_by_its_name() {
        assert_eq!(path(&DESTROY, &[]).unwrap_err().argument, "customerId");
    }
}
