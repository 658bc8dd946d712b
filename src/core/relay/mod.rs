//! What a page may send to its owner's server, and the operations of the Track API that it becomes.
//!
//! A page holds no key, so it sends its items to a relay: track, page and identify. An item never says who the person is: the relay's owner
//! does, by the session. All texts are JSON as the host's `JSON.stringify` writes it.

mod body;
mod clock;
mod item;
#[cfg(test)]
mod tests;
mod verdict;
mod visitor;

pub use body::read;
