//! Paragraphs, sentences and clauses of a text.
//! 收案1,640件，同比升5%。“好！”他说。 → sentences end behind 。 and behind ！”; the comma of 1,640 splits nothing.

use crate::model::Span;

/// Paragraphs, sentences and clauses, each sorted; sentences and clauses never cross a line end.
pub fn split(chars: &[char]) -> (Vec<Span>, Vec<Span>, Vec<Span>) {
    let (mut paragraphs, mut sentences, mut clauses) = (Vec::new(), Vec::new(), Vec::new());
    let mut start = 0;
    for end in 0..=chars.len() {
        if chars.get(end).is_none_or(|&c| is_line_end(c)) {
            if chars[start..end].iter().any(|c| !c.is_whitespace()) {
                paragraphs.push(Span::new(start, end));
                lines(chars, start, end, &mut sentences, &mut clauses);
            }
            start = end + 1;
        }
    }
    (paragraphs, sentences, clauses)
}

fn lines(chars: &[char], start: usize, end: usize, sentences: &mut Vec<Span>, clauses: &mut Vec<Span>) {
    let (mut sentence, mut clause) = (start, start);
    let mut i = start;
    while i < end {
        let c = chars[i];
        if is_sentence_end(c) {
            push(clauses, clause, i);
            while i + 1 < end && (is_sentence_end(chars[i + 1]) || is_closing(chars[i + 1])) {
                i += 1;
            }
            push(sentences, sentence, i + 1);
            (sentence, clause) = (i + 1, i + 1);
        } else if is_clause_break(c) && !inside_number(chars, i) {
            push(clauses, clause, i);
            clause = i + 1;
        }
        i += 1;
    }
    push(clauses, clause, end);
    push(sentences, sentence, end);
}

fn push(spans: &mut Vec<Span>, start: usize, end: usize) {
    if start < end {
        spans.push(Span::new(start, end));
    }
}

/// A comma or colon between digits belongs to a number or a clock time.
fn inside_number(chars: &[char], i: usize) -> bool {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    matches!(chars[i], ',' | ':') && i > 0 && digit(chars.get(i - 1)) && digit(chars.get(i + 1))
}

pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{c}')
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…')
}

fn is_clause_break(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"' | ')' | '》')
}
