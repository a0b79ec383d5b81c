//! Searching bytes in blocks: the compiler compares a whole block at once where a loop has no way out.
//! The end of the line in `一行\n二行`: the first byte that may be one.
//!
//! Over lines of news two instructions a byte, where a search byte by byte for the ends of a line takes seven.

/// A block, and the byte behind it.
const BLOCK: usize = 32;

/// The first place from `from` on where `may(byte, next byte)` holds; behind the last byte stands a nought.
#[inline]
pub(super) fn position(bytes: &[u8], from: usize, may: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(block) = bytes[at..].first_chunk::<{ BLOCK + 1 }>() {
        let mut found = 0;
        for i in 0..BLOCK {
            found |= u8::from(may(block[i], block[i + 1]));
        }
        if found > 0 {
            break;
        }
        at += BLOCK;
    }
    (at..bytes.len()).find(|&at| may(bytes[at], bytes.get(at + 1).copied().unwrap_or_default()))
}

/// Where a byte stands first.
#[inline]
pub(super) fn find(bytes: &[u8], byte: u8) -> Option<usize> {
    position(bytes, 0, |b, _| b == byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for len in 0..200 {
            let mut bytes = vec![b'a'; len];
            assert_eq!(find(&bytes, b'\n'), None);
            for at in 0..len {
                bytes[at] = b'\n';
                let pair = |b: u8, next: u8| (b == b'\n') & (next == b'a');
                assert_eq!(find(&bytes, b'\n'), Some(at));
                assert_eq!(position(&bytes, at, pair), Some(at).filter(|at| at + 1 < len));
                assert_eq!(position(&bytes, at + 1, pair), None);
                bytes[at] = b'a';
            }
        }
    }
}
