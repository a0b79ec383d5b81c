//! Quotation marks paired by a stack in each paragraph; what does not pair is recovered with a warning.
//! “他说‘好’。” → the pair “ ” and inside it the pair ‘ ’.

use crate::model::Span;

/// The sort of quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// " " (also ＂ ＂)
    Straight,
}

/// A quotation: the marks and what they enclose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quote {
    /// From the opening mark to behind the closing one.
    pub outer: Span,
    /// What stands between them.
    pub inner: Span,
    /// Which marks.
    pub mark: Mark,
    /// How many quotations hold it.
    pub depth: usize,
    /// Whether a closing mark is there; an unclosed quotation ends with its paragraph.
    pub closed: bool,
}

/// All quotations of the text, by start, and what was odd about the marks.
pub fn pairs(chars: &[char], paragraphs: &[Span]) -> (Vec<Quote>, Vec<String>) {
    let (mut quotes, mut warnings) = (Vec::new(), Vec::new());
    for paragraph in paragraphs {
        let mut open: Vec<(usize, Mark)> = Vec::new();
        for i in paragraph.start..paragraph.end {
            let (mark, opens) = match chars[i] {
                '“' => (Mark::Double, true),
                '”' => (Mark::Double, false),
                '‘' => (Mark::Single, true),
                '’' => (Mark::Single, false),
                '「' => (Mark::Corner, true),
                '」' => (Mark::Corner, false),
                '『' => (Mark::WhiteCorner, true),
                '』' => (Mark::WhiteCorner, false),
                '"' => (Mark::Straight, open.iter().all(|&(_, m)| m != Mark::Straight)),
                _ => continue,
            };
            if opens {
                open.push((i, mark));
            } else if let Some(at) = open.iter().rposition(|&(_, m)| m == mark) {
                open.truncate(at + 1);
                if let Some((start, mark)) = open.pop() {
                    quotes.push(quote(start, i + 1, i, mark, open.len(), true));
                }
            }
        }
        if let Some(&(start, mark)) = open.first() {
            quotes.push(quote(start, paragraph.end, paragraph.end, mark, 0, false));
            warnings.push(format!("unclosed quotation at {start}"));
        }
    }
    quotes.sort_by_key(|q| (q.outer.start, usize::MAX - q.outer.end));
    (quotes, warnings)
}

fn quote(start: usize, outer: usize, inner: usize, mark: Mark, depth: usize, closed: bool) -> Quote {
    Quote { outer: Span::new(start, outer), inner: Span::new(start + 1, inner), mark, depth, closed }
}
