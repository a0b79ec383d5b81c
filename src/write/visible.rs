//! Characters that would be invisible, or would steer a terminal or the direction of a text, by their number.
//! ESC `[31m` → ⟨U+001B⟩[31m.

use std::fmt::Write;

/// Whether a character is to be shown by its number: controls (line ends and tabs are the caller's matter),
/// directions, and what no document may hold.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Adds a hidden character's number.
pub fn number(c: char, out: &mut String) {
    let _ = write!(out, "⟨U+{:04X}⟩", c as u32);
}

/// A text on one line, with nothing hidden in it.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\u{3000}' => out.push(' '),
            '\r' => {}
            c if is_hidden(c) => number(c, &mut out),
            c => out.push(c),
        }
    }
    out
}
