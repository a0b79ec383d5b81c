//! Quotation marks paired by a stack; what does not pair is recovered with a warning.
//! “他说‘好’。” → the pair “ ” and inside it the pair ‘ ’.
//!
//! A quotation ends with its paragraph, unless the next paragraph opens with the same mark again
//! or closes it without having opened it: then the paragraphs are one quotation.

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
    /// ' ' (also ＇ ＇), where it is no apostrophe
    StraightSingle,
}

/// What a mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Turn {
    Opens,
    Closes,
    /// Straight marks look alike: the first opens, the second closes.
    Either,
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

/// All quotations of the text, by start, and what was odd about the marks. `marks` are the positions of the
/// characters that are neither 汉字 nor ASCII letters and digits.
pub fn pairs(chars: &[char], marks: &[u32], paragraphs: &[Span]) -> (Vec<Quote>, Vec<String>) {
    let mut pairing = Pairing { chars, marks, open: Vec::new(), quotes: Vec::new(), warnings: Vec::new() };
    let mut last_end = 0;
    for &paragraph in paragraphs {
        let start = pairing.carry_over(paragraph, last_end);
        pairing.scan(start, paragraph.end);
        last_end = paragraph.end;
    }
    pairing.give_up(last_end);
    let Pairing { mut quotes, warnings, .. } = pairing;
    quotes.sort_by_key(|q| (q.outer.start, usize::MAX - q.outer.end));
    (quotes, warnings)
}

struct Pairing<'a> {
    chars: &'a [char],
    /// Those not scanned yet.
    marks: &'a [u32],
    /// Marks that wait for their partner, outermost first.
    open: Vec<(usize, Mark)>,
    quotes: Vec<Quote>,
    warnings: Vec<String>,
}

impl Pairing<'_> {
    /// Decides whether the quotation left open by the last paragraph goes on in this one.
    /// Returns where to go on scanning.
    fn carry_over(&mut self, paragraph: Span, last_end: usize) -> usize {
        let Some(&(_, mark)) = self.open.first() else { return paragraph.start };
        // Inner marks that were left open do not cross a paragraph.
        self.open.truncate(1);
        let first = (paragraph.start..paragraph.end).find(|&i| !self.chars[i].is_whitespace());
        if mark == Mark::StraightSingle || mark == Mark::Straight {
            self.give_up(last_end);
        } else if let Some(first) = first.filter(|&i| self.turn(i) == Some((mark, Turn::Opens))) {
            return first + 1;
        } else if !self.closes_first(paragraph, mark) {
            self.give_up(last_end);
        }
        paragraph.start
    }

    /// Whether `paragraph` closes `mark` before it opens it.
    fn closes_first(&self, paragraph: Span, mark: Mark) -> bool {
        (paragraph.start..paragraph.end)
            .find_map(|i| self.turn(i).filter(|&(m, _)| m == mark))
            .is_some_and(|(_, turn)| turn == Turn::Closes)
    }

    fn scan(&mut self, start: usize, end: usize) {
        let (first, behind) = (
            self.marks.partition_point(|&m| (m as usize) < start),
            self.marks.partition_point(|&m| (m as usize) < end),
        );
        let marks = &self.marks[first..behind.max(first)];
        self.marks = &self.marks[behind..];
        for i in marks.iter().map(|&mark| mark as usize) {
            let Some((mark, turn)) = self.turn(i) else { continue };
            let waiting = self.open.iter().rposition(|&(_, m)| m == mark);
            // An opening mark that nothing follows was meant to close: “真新鲜。“
            let misused = turn == Turn::Opens && waiting.is_some() && self.nothing_follows(i, end);
            match waiting {
                Some(at) if turn != Turn::Opens || misused => {
                    self.open.truncate(at + 1);
                    if let Some((from, mark)) = self.open.pop() {
                        self.quotes.push(quote(from, i + 1, i, mark, self.open.len(), true));
                    }
                }
                None if turn == Turn::Closes => {}
                _ => self.open.push((i, mark)),
            }
        }
    }

    fn nothing_follows(&self, i: usize, end: usize) -> bool {
        self.chars[i + 1..end].iter().all(|c| c.is_whitespace())
    }

    /// The outermost mark that waits never finds its partner. It counts as a quotation to the end of
    /// its paragraph, unless another of its kind opens and closes behind it: then it is a stray mark.
    fn give_up(&mut self, end: usize) {
        let Some(&(start, mark)) = self.open.first() else { return };
        self.open.clear();
        if mark == Mark::StraightSingle {
            return;
        }
        self.warnings.push(format!("unclosed quotation at {start}"));
        let inside = self.quotes.iter().rev().take_while(|q| q.outer.start > start);
        if inside.clone().any(|q| q.mark == mark) {
            for inner in self.quotes.iter_mut().rev().take_while(|q| q.outer.start > start) {
                inner.depth = inner.depth.saturating_sub(1);
            }
        } else {
            self.quotes.push(quote(start, end, end, mark, 0, false));
        }
    }

    fn turn(&self, i: usize) -> Option<(Mark, Turn)> {
        Some(match self.chars[i] {
            '“' => (Mark::Double, Turn::Opens),
            '”' => (Mark::Double, Turn::Closes),
            '‘' => (Mark::Single, Turn::Opens),
            '’' => (Mark::Single, Turn::Closes),
            '「' => (Mark::Corner, Turn::Opens),
            '」' => (Mark::Corner, Turn::Closes),
            '『' => (Mark::WhiteCorner, Turn::Opens),
            '』' => (Mark::WhiteCorner, Turn::Closes),
            '"' => (Mark::Straight, Turn::Either),
            '\'' if i == 0 || !self.chars[i - 1].is_ascii_alphanumeric() => {
                (Mark::StraightSingle, Turn::Either)
            }
            _ => return None,
        })
    }
}

fn quote(start: usize, outer: usize, inner: usize, mark: Mark, depth: usize, closed: bool) -> Quote {
    Quote { outer: Span::new(start, outer), inner: Span::new(start + 1, inner), mark, depth, closed }
}
