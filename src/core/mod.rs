//! Every rule of the client, as pure functions of plain values: no clock, no dice, no I/O, no JavaScript type.

pub mod answer;
pub mod base;
pub mod batch;
pub mod bulk;
pub mod check;
pub mod credentials;
pub mod endpoint;
pub mod error;
pub mod headers;
pub mod http_date;
pub mod identifier;
pub mod json_text;
pub mod limits;
pub mod method;
pub mod multipart;
pub mod operation;
pub mod operation_table;
pub mod percent;
pub mod ranges;
pub mod raw;
pub mod region;
pub mod request;
pub mod retry;
pub mod retry_after;
pub mod text;
pub mod ulid;
