//! All tests against the real application.
