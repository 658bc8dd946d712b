//! The endpoint table: one row for each call of the [Track API](https://docs.customer.io/api/track/).

use super::{error::Invalid, identifier, method::Method, retry::Repeat};

/// A call of the Track API.
#[derive(Debug)]
pub struct Endpoint {
    /// The public method's name, which errors begin with.
    pub action: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path under the base, up to the place of the first identifier.
    path: &'static str,
    /// The places of identifiers: what errors call the identifier, and the path behind it.
    pub places: Places,
    /// Whether the call may be sent again when the outcome of an attempt is not known. Of calls that send events, the body
    /// decides: an event with an `id` may be.
    pub repeat: Repeat,
    /// Whether the call carries the credentials. Those of a delivery do not: its id is their secret.
    pub auth: bool,
}

type Places = &'static [(&'static str, &'static str)];

const fn row(action: &'static str, method: Method, path: &'static str, places: Places, repeat: Repeat) -> Endpoint {
    Endpoint { action, method, path, places, repeat, auth: true }
}

const fn public(action: &'static str, path: &'static str, places: Places, repeat: Repeat) -> Endpoint {
    Endpoint { action, method: Method::POST, path, places, repeat, auth: false }
}

use Repeat::{Safe, Unsafe};

/// Creates or updates a person.
pub static IDENTIFY: Endpoint = row("identify", Method::PUT, "/api/v1/customers/", &[("customerId", "")], Safe);

/// Deletes a person.
pub static DESTROY: Endpoint = row("destroy", Method::DELETE, "/api/v1/customers/", &[("customerId", "")], Safe);

/// Sends an event of a person.
pub static TRACK: Endpoint = row("track", Method::POST, "/api/v1/customers/", &[("customerId", "/events")], Unsafe);

/// Sends a page view of a person: an event of the type `page`, on the same path as other events.
pub static TRACK_PAGE_VIEW: Endpoint =
    row("trackPageView", Method::POST, "/api/v1/customers/", &[("customerId", "/events")], Unsafe);

/// Deletes a person and blocks the identifiers.
pub static SUPPRESS: Endpoint =
    row("suppress", Method::POST, "/api/v1/customers/", &[("customerId", "/suppress")], Safe);

/// Lifts a block.
pub static UNSUPPRESS: Endpoint =
    row("unsuppress", Method::POST, "/api/v1/customers/", &[("customerId", "/unsuppress")], Safe);

/// Sends an event of somebody who is not known yet.
pub static TRACK_ANONYMOUS: Endpoint = row("trackAnonymous", Method::POST, "/api/v1/events", &[], Unsafe);

/// Adds a device to a person or updates it.
pub static ADD_DEVICE: Endpoint =
    row("addDevice", Method::PUT, "/api/v1/customers/", &[("customerId", "/devices")], Safe);

/// Takes a device away from a person.
pub static DELETE_DEVICE: Endpoint = row(
    "deleteDevice",
    Method::DELETE,
    "/api/v1/customers/",
    &[("customerId", "/devices/"), ("deviceToken", "")],
    Safe,
);

/// Merges one person into another. Once that is done there is nobody left to merge again.
pub static MERGE_CUSTOMERS: Endpoint = row("mergeCustomers", Method::POST, "/api/v1/merge_customers", &[], Safe);

/// Adds people to a manual segment.
pub static ADD_CUSTOMERS_TO_SEGMENT: Endpoint =
    row("addCustomersToSegment", Method::POST, "/api/v1/segments/", &[("segmentId", "/add_customers")], Safe);

/// Takes people out of a manual segment.
pub static REMOVE_CUSTOMERS_FROM_SEGMENT: Endpoint =
    row("removeCustomersFromSegment", Method::POST, "/api/v1/segments/", &[("segmentId", "/remove_customers")], Safe);

/// Submits a form. Nothing in a submission tells it from the next.
pub static SUBMIT_FORM: Endpoint = row("submitForm", Method::POST, "/api/v1/forms/", &[("formId", "/submit")], Unsafe);

/// Tells what became of a message. Nothing in a report tells a second click from a repeat.
pub static REPORT_METRIC: Endpoint = public("reportMetric", "/api/v1/metrics", &[], Unsafe);

/// Tells what became of a push message.
pub static TRACK_PUSH: Endpoint = public("trackPush", "/api/v1/push/events", &[], Unsafe);

/// Unsubscribes who a message went to, or takes that back. It is at the root of the host.
pub static UNSUBSCRIBE: Endpoint = public("unsubscribe", "/unsubscribe/", &[("deliveryId", "")], Safe);

/// Sends one operation of version 2, which says whether it may be sent again.
pub static ENTITY: Endpoint = row("entity", Method::POST, "/api/v2/entity", &[], Unsafe);

/// Sends a list of them.
pub static BATCH: Endpoint = row("batch", Method::POST, "/api/v2/batch", &[], Unsafe);

/// Asks which region the account is in. Both regions' hosts answer.
pub static GET_ACCOUNT_REGION: Endpoint = row("getAccountRegion", Method::GET, "/api/v1/accounts/region", &[], Safe);

impl Endpoint {
    /// The path with its places filled with `identifiers`, in order.
    ///
    /// # Errors
    /// The first identifier that cannot be a path segment, by the name of its place.
    pub fn path(&self, identifiers: &[String]) -> Result<String, Invalid> {
        let mut path = self.path.to_owned();
        let mut identifiers = identifiers.iter();
        for (name, behind) in self.places {
            identifier::push_segment(&mut path, name, identifiers.next().map_or("", String::as_str))?;
            path.push_str(behind);
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
        assert_eq!(path(&DELETE_DEVICE, &["1", "a/b"]).unwrap(), "/api/v1/customers/1/devices/a%2Fb");
    }

    #[test]
    fn a_place_left_empty_is_refused_by_its_name() {
        assert_eq!(path(&DESTROY, &[]).unwrap_err().argument, "customerId");
    }
}
