//! Searching bytes many at a time: the one place that names the crate that does.
//! `一行\n二行` → the line ends behind 6 bytes.
//!
//! A fifth of an instruction a byte or less, where a search byte by byte for the ends of a line takes seven and the
//! standard library's for one byte or word takes one.

use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Where the byte stands first.
pub(super) fn byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr(byte, bytes)
}

/// Where one of the two stands first.
pub(super) fn either(a: u8, b: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr2(a, b, bytes)
}

/// Words that are looked for in every text.
pub(super) static REPLACED: LazyLock<Finder> = LazyLock::new(|| Finder::new("\u{fffd}"));
/// Two ideographic spaces side by side.
pub(super) static INDENT: LazyLock<Finder> = LazyLock::new(|| Finder::new("\u{3000}\u{3000}"));
/// The line separator of Unicode.
pub(super) static LINE: LazyLock<Finder> = LazyLock::new(|| Finder::new("\u{2028}"));
/// And its paragraph separator.
pub(super) static PARAGRAPH: LazyLock<Finder> = LazyLock::new(|| Finder::new("\u{2029}"));

/// Whether the word stands in the text.
pub(super) fn holds(text: &str, word: &Finder) -> bool {
    word.find(text.as_bytes()).is_some()
}
