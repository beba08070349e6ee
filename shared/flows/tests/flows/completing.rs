//! completing.
