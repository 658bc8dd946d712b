//! Requests and responses: everything about HTTP that is the same for every API.

mod api;
mod arguments;
mod base_url;
mod content_type;
mod credentials;
mod default_headers;
mod endpoint;
mod headers;
mod key_kind;
mod method;
mod multipart;
mod parameters;
mod percent;
mod raw_request;
mod region;
mod response;
mod retry_after;
mod target;
mod value;

pub use api::{Api, PageAccess};
pub use arguments::{Argument, ArgumentKind, Arguments, NOT_AN_OBJECT, check_object, check_optional_object};
pub use base_url::{BaseUrl, UrlParts};
pub use content_type::ContentType;
pub use credentials::Credentials;
pub use default_headers::DefaultHeaders;
pub use endpoint::{Body, Endpoint, EventIds, Payload, PayloadBuilder, Prepared, RateClass, not_a_call};
pub use headers::{Headers, check as check_headers};
pub use key_kind::{KeyKind, account_key_error, public_key_error};
pub use method::{Idempotency, Method};
pub use multipart::{Boundary, PART_END, is_media_type, normalize_newlines};
pub use parameters::{
    QueryParameter, Shape, check_member, check_only, check_whole_number, is_given, required_text, whole_number,
};
pub use raw_request::{RawRequest, ResponseType, check_parsed};
pub use region::Region;
pub use response::{Json, MAX_RESPONSE_BYTES, Response, StatusClass, failure_of, reason, refusals};
pub use target::{RegionOption, Target};
pub use value::{
    ArgumentValue, LONE_SURROGATE, NOT_A_FLAG, NOT_AN_ARRAY, NOT_TEXT, check_bytes, check_present, is_blank,
};
