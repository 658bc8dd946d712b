//! The endpoint tables: one row for each call of the App API.
//!
//! The arguments of a row are the parameters of the public method, in order, without the call's options. Names and order are those of the
//! official client. Templates are those of Customer.io's OpenAPI file, with the arguments' names for their parameters.

mod audiences;
mod campaigns;
mod design_studio;
mod messages;
mod newsletters;
mod parameters;
mod people;
mod rows;
#[cfg(test)]
mod tests;
mod workspace;

use crate::core::http::Endpoint;

/// The tables of the App API.
static TABLES: &[&[Endpoint]] = &[
    messages::ROWS,
    people::ROWS,
    audiences::ROWS,
    campaigns::ROWS,
    newsletters::ROWS,
    design_studio::ROWS,
    workspace::ROWS,
];

/// The row of an action.
#[must_use]
pub fn find(action: &str) -> Option<&'static Endpoint> {
    TABLES.iter().find_map(|rows| Endpoint::find(rows, action))
}
