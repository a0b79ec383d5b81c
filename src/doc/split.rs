//! Paragraphs, sentences and clauses of a text.
//! 收案1,640件，同比升5%。“好！”他说。 → sentences end behind 。 and behind ！”; the comma of 1,640 splits nothing.

use crate::model::Span;

/// Paragraphs, sentences and clauses, each sorted; sentences and clauses never cross a line end. `marks` are the
/// positions of the characters that are neither 汉字 nor ASCII letters and digits.
pub fn split(chars: &[char], marks: &[u32]) -> (Vec<Span>, Vec<Span>, Vec<Span>) {
    let mut paragraphs = Vec::with_capacity(marks.len() / 8);
    let mut sentences = Vec::with_capacity(marks.len() / 4);
    let mut clauses = Vec::with_capacity(marks.len() / 2);
    let (mut start, mut first) = (0, 0);
    let ends = marks.iter().enumerate().filter(|&(_, &mark)| is_line_end(chars[mark as usize]));
    for (mark, end) in ends.map(|(i, &mark)| (i, mark as usize)).chain([(marks.len(), chars.len())]) {
        if chars[start..end].iter().any(|c| !c.is_whitespace()) {
            paragraphs.push(Span::new(start, end));
            line(chars, Span::new(start, end), &marks[first..mark], &mut sentences, &mut clauses);
        }
        (start, first) = (end + 1, mark + 1);
    }
    (paragraphs, sentences, clauses)
}

fn line(chars: &[char], line: Span, marks: &[u32], sentences: &mut Vec<Span>, clauses: &mut Vec<Span>) {
    let (mut sentence, mut clause) = (line.start, line.start);
    for i in marks.iter().map(|&mark| mark as usize) {
        let c = chars[i];
        if i < sentence {
            // A further mark of the sentence before.
        } else if is_sentence_end(c) {
            push(clauses, clause, i);
            let mut last = i;
            while last + 1 < line.end && (is_sentence_end(chars[last + 1]) || is_closing(chars[last + 1])) {
                last += 1;
            }
            push(sentences, sentence, last + 1);
            (sentence, clause) = (last + 1, last + 1);
        } else if is_clause_break(c) && !inside_number(chars, i) {
            push(clauses, clause, i);
            clause = i + 1;
        }
    }
    push(clauses, clause, line.end);
    push(sentences, sentence, line.end);
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
