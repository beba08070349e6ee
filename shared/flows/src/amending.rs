//! Changing an organisation that others change too: read, judge and write, and all of it again when somebody was faster.

use ports::Fault;

/// How often an organisation that was changed in between is read and judged anew. It is small, so few change it at once;
/// fifty attempts at one errand end well before, because all but one find it finished.
pub(crate) const TRIES: usize = 16;

/// It was changed by somebody else each time.
pub(crate) fn outrun() -> Fault {
    Fault::passing("changing an organisation", "it was changed by others each time")
}
