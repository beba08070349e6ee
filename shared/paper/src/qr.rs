//! A QR code as a shape: black where the code is, nothing elsewhere.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};
use krilla::geom::{Path, PathBuilder, Rect};
use ports::Fault;

/// The code of a text, `side` wide, its upper left corner at a point. Around it the page must be white for four modules.
///
/// # Errors
///
/// [`Fault`] when the text is too long for any code.
pub(crate) fn code(text: &str, (left, top): (f32, f32), side: f32) -> Result<Path, Fault> {
    let failed = |why: &'static str| Fault::lasting("drawing a QR code", why);
    let code = QRBuilder::new(text.as_bytes()).ecl(ECL::M).build();
    let code = code.map_err(|_| failed("its text is too long"))?;
    let module = side / count(code.size);
    let mut shape = PathBuilder::new();
    for row in 0..code.size {
        for (begins, ends) in runs(&code, row) {
            let (x, y) = (left + module * count(begins), top + module * count(row));
            let wide = module * count(ends - begins);
            let rect = Rect::from_xywh(x, y, wide, module);
            shape.push_rect(rect.ok_or_else(|| failed("a module is nowhere"))?);
        }
    }
    shape.finish().ok_or_else(|| failed("it is empty"))
}

/// Where the dark of a row begins and ends: drawn as one, it shows no seams.
fn runs(code: &QRCode, row: usize) -> Vec<(usize, usize)> {
    let dark: Vec<bool> = code[row].iter().map(|module| module.value()).collect();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in dark.iter().enumerate().filter(|(_, is_dark)| **is_dark) {
        match runs.last_mut().filter(|(_, ends)| *ends == at) {
            Some((_, ends)) => *ends = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs
}

/// A number of modules, at most 177.
fn count(modules: usize) -> f32 {
    f32::from(u8::try_from(modules).unwrap_or(u8::MAX))
}
