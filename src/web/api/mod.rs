//! API version 1, a file a noun; JSON in, JSON or RFC 9457 problems out.

pub mod openapi;
