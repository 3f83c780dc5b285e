//! QR codes as SVG, for pages and for the forms.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::DocumentError;

/// Empty modules around the code, as the standard asks for.
const QUIET: usize = 4;

/// A square SVG of `text`, with its quiet zone; one unit of its view box is one module. It holds one path and
/// no text, style or script, whatever `text` is.
///
/// # Errors
/// When `text` is too long for a QR code.
pub fn svg(text: &str) -> Result<String, DocumentError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        runs(&mut path, row + QUIET, modules);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

/// One rectangle for each run of dark modules: a fifth of the size of one for each module.
fn runs(path: &mut String, y: usize, modules: &[Color]) {
    let mut x = 0;
    for run in modules.chunk_by(|a, b| a == b) {
        if run[0] == Color::Dark {
            // Writing into a String cannot fail.
            let _ = write!(path, "M{} {y}h{len}v1h-{len}z", x + QUIET, len = run.len());
        }
        x += run.len();
    }
}
