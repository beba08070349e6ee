//! The oracle of argon2id: tests that hold each backend of the fast implementation to the other.
//!
//! A package of its own, because forcing a backend is `unsafe`, which every other package forbids.
