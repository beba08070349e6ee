//! Changing one's own place in an organisation that others change too: read, judge and write, and all of it again when
//! somebody was faster, as of [`crate::members`].

use ports::Fault;

pub(crate) use crate::members::TRIES;

/// It was changed by somebody else each time.
pub(crate) fn outrun() -> Fault {
    Fault::passing("changing a place", "others were first each time")
}
