//! What the stack says to whoever started it: plain lines, in colour only on a terminal.

use serde_json::Value;
use std::io::Write;

/// Where the words go.
pub struct Words {
    out: Box<dyn Write + Send>,
    look: Look,
}

/// How they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Letters only.
    Plain,
    /// With the terminal's colours.
    Coloured,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("look", &self.look).finish_non_exhaustive()
    }
}

impl Words {
    /// Words that go there.
    #[must_use]
    pub fn to(out: impl Write + Send + 'static, look: Look) -> Self {
        Self { out: Box::new(out), look }
    }

    /// A line.
    pub fn line(&mut self, text: &str) {
        // Nobody may be reading any more (`| head`); that is no reason to stop the stack.
        let _ = writeln!(self.out, "{text}").and_then(|()| self.out.flush());
    }

    /// A line that begins something.
    pub fn heading(&mut self, text: &str) {
        self.dressed("1", text);
    }

    /// A line about something good.
    pub fn good(&mut self, text: &str) {
        self.dressed("32", text);
    }

    /// A line about something bad.
    pub fn bad(&mut self, text: &str) {
        self.dressed("31", text);
    }

    /// JSON over several lines, set in.
    pub fn json(&mut self, value: &Value) {
        let text = serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string());
        for line in text.lines() {
            self.dressed("2", &format!("    {line}"));
        }
    }

    fn dressed(&mut self, code: &str, text: &str) {
        match self.look {
            Look::Plain => self.line(text),
            Look::Coloured => self.line(&format!("\x1b[{code}m{text}\x1b[0m")),
        }
    }
}
