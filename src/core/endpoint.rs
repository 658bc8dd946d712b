//! The endpoint table: one row for each call of the [Track API](https://docs.customer.io/api/track/).

use super::{error::Invalid, identifier, method::Method, retry::Repeat};

/// A call of the Track API.
#[derive(Debug)]
pub struct Endpoint {
    /// The public method's name, which errors begin with.
    pub action: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path under the base. `{name}` is the place of one identifier, which errors call by that name.
    pub path: &'static str,
    /// Whether the call may be sent again when the outcome of an attempt is not known. Of calls that send events, the body
    /// decides: an event with an `id` may be.
    pub repeat: Repeat,
}

const fn row(action: &'static str, method: Method, path: &'static str, repeat: Repeat) -> Endpoint {
    Endpoint { action, method, path, repeat }
}

use Repeat::{Safe, Unsafe};

/// Creates or updates a person.
pub const IDENTIFY: Endpoint = row("identify", Method::PUT, "/api/v1/customers/{customerId}", Safe);

/// Deletes a person.
pub const DESTROY: Endpoint = row("destroy", Method::DELETE, "/api/v1/customers/{customerId}", Safe);

/// Sends an event of a person.
pub const TRACK: Endpoint = row("track", Method::POST, "/api/v1/customers/{customerId}/events", Unsafe);

/// Sends a page view of a person: an event of the type `page`, on the same path as other events.
pub const TRACK_PAGE_VIEW: Endpoint =
    row("trackPageView", Method::POST, "/api/v1/customers/{customerId}/events", Unsafe);

/// Asks which region the account is in. Both regions' hosts answer.
pub const GET_ACCOUNT_REGION: Endpoint = row("getAccountRegion", Method::GET, "/api/v1/accounts/region", Safe);

/// The name of the place that a part of a path is, if it is one.
fn place(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

impl Endpoint {
    /// The names of the path's places, in order.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(place)
    }

    /// The path with its places filled with `identifiers`, in order.
    ///
    /// # Errors
    /// The first identifier that cannot be a path segment, by the name of its place.
    pub fn path(&self, identifiers: &[String]) -> Result<String, Invalid> {
        let mut path = String::with_capacity(64);
        let mut identifiers = identifiers.iter();
        for part in self.path.split('/').skip(1) {
            path.push('/');
            match place(part) {
                Some(name) => identifier::push_segment(&mut path, name, identifiers.next().map_or("", String::as_str))?,
                None => path.push_str(part),
            }
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(endpoint: &Endpoint, identifiers: &[&str]) -> Result<String, Invalid> {
        endpoint.path(&identifiers.iter().copied().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(path(&IDENTIFY, &["4 2"]).unwrap(), "/api/v1/customers/4%202");
        assert_eq!(path(&TRACK, &["42"]).unwrap(), "/api/v1/customers/42/events");
        assert_eq!(path(&GET_ACCOUNT_REGION, &[]).unwrap(), "/api/v1/accounts/region");
    }

    #[test]
    fn a_place_left_empty_is_refused_by_its_name() {
        assert_eq!(path(&DESTROY, &[]).unwrap_err().argument, "customerId");
    }
}
