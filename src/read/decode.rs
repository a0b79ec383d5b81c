//! Bytes → text: byte-order mark, strict UTF-8, a declared encoding, detection, GB18030, in this order.
//! D6 D0 B9 FA → 中国.

use crate::error::Error;
use encoding_rs::{Encoding, GB18030, UTF_8};

/// A text, and what was odd about its bytes.
pub struct Decoded {
    /// The text; bytes that do not decode have become U+FFFD.
    pub text: String,
    /// How many were replaced, if any.
    pub warning: Option<String>,
}

/// Decodes `bytes`; `label` (WHATWG) overrides detection.
///
/// # Errors
/// When the label is unknown or the bytes are no text.
pub fn decode(name: &str, bytes: &[u8], label: Option<&str>) -> Result<Decoded, Error> {
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.as_bytes())
            .ok_or_else(|| Error::Usage(format!("unknown encoding ‘{label}’")))?;
        return Ok(with(encoding, bytes));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..]));
    }
    if bytes.contains(&0) {
        return Err(Error::input(name, "not a text: it holds NUL bytes"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), warning: None });
    }
    Ok(with(detect(bytes), bytes))
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let count = if bad { text.matches('\u{fffd}').count() } else { 0 };
    let warning =
        bad.then(|| format!("{count} byte sequences are no {}: replaced by U+FFFD", encoding.name()));
    Decoded { text: text.into_owned(), warning }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    // Chinese archives hold GBK, Big5 or damaged UTF-8; any other guess is a mistake on a short text.
    match guess.name() {
        "GBK" => GB18030,
        "Big5" => guess,
        "UTF-8" => UTF_8,
        _ => GB18030,
    }
}
