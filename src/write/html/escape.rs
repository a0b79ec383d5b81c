//! Text → HTML that shows it and does nothing else: marks of HTML are written out, and characters that would
//! be invisible or turn the direction of the text are shown by their number.
//! `<b>` → `&lt;b&gt;`; U+202E → `⟨U+202E⟩`.

use crate::write::visible::{is_hidden, number};

/// Adds `text`, for use between tags and in attributes alike.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => {}
            c if is_hidden(c) => number(c, out),
            c => out.push(c),
        }
    }
}

/// The escaped text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape(text, &mut out);
    out
}
