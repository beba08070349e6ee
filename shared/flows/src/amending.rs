//! Changing a place in an organisation that others change too: read, judge and write, and all of it again when somebody
//! was faster.

use ports::Fault;

/// How often a change is judged anew before it is a passing fault. Of an organisation's changes at one moment few can be
/// let in, because its people are few.
pub(crate) const TRIES: usize = 16;

/// It was changed by somebody else each time.
pub(crate) fn outrun() -> Fault {
    Fault::passing("changing a place", "others were first each time")
}
