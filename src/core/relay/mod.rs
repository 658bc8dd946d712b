//! Checks what a page sends to its owner's server, and turns it into operations of the Track API.
//!
//! A page has no key, so it sends its items (track, page and identify) to a relay. An item never says who the person is: the relay's owner
//! does, from the session. All texts are JSON as the host's `JSON.stringify` writes it.

mod body;
mod clock;
mod item;
#[cfg(test)]
mod tests;
mod verdict;
mod visitor;

pub use body::read;
