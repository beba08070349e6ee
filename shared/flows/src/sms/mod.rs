//! SMS codes: proof that somebody holds a mobile.

pub mod deliver;
pub mod send;
pub mod verify;
