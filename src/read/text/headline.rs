//! Whether a line is a headline or a paragraph.
//! `黔江区召开新闻发布会` is a headline; `据了解，会议于昨日召开。` is none.

use super::line::Line;

/// Longer lines are paragraphs. Headlines of news about meetings run to ninety characters.
const LONGEST: usize = 100;

/// Whether the first line that says something is the headline.
pub(super) fn is_title(line: &Line) -> bool {
    let chars = line.head();
    let commas = chars.iter().filter(|c| matches!(c, '，' | ',')).count();
    line.is_whole()
        && line.len <= LONGEST
        && line.len >= 2
        && !chars.contains(&'。')
        && !matches!(chars.last(), Some(',' | '，' | ';' | '、' | ':' | '.'))
        // Hard-wrapped paragraphs have lines without a full stop.
        && !(line.indented && (commas >= 2 || line.len > 50 && commas > 0))
        && chars.iter().any(|c| c.is_alphanumeric())
}

/// Whether the line is a paragraph of the text.
pub(super) fn is_paragraph(line: &Line) -> bool {
    line.len > 50 || line.head().contains(&'。')
}
