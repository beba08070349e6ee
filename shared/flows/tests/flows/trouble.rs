//! trouble.
