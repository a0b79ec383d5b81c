//! What the lines of a text say about the article, case by case.
//! `fixtures/cases/metadata.tsv`: `⟦…⟧` encloses each stretch that nobody says.

use crate::support::fixture;
use tiyao::model::Span;
use tiyao::read;

#[test]
fn metadata_is_read_from_the_lines_of_the_text() {
    let mut wrong = Vec::new();
    for row in fixture("cases/metadata.tsv").lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (text, spans) = marked(cells[0]);
        let article = read::article("case", text.clone());
        let shown = |span: &Span| text.chars().skip(span.start).take(span.len()).collect::<String>();
        let found = [
            article.title.clone().unwrap_or_default(),
            article.published.map(|d| d.to_string()).unwrap_or_default(),
            article.source.clone().unwrap_or_default(),
            article.authors.join(","),
            article.metadata.iter().map(shown).collect::<Vec<_>>().join("|"),
        ];
        let mut expected: Vec<String> =
            (1..5).map(|i| cells.get(i).copied().unwrap_or("").to_owned()).collect();
        expected.push(spans.iter().map(shown).collect::<Vec<_>>().join("|"));
        if found.as_slice() != expected.as_slice() {
            wrong.push(format!("{}\n  found    {found:?}\n  expected {expected:?}", cells[0]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text without its marks, and the marked ranges.
fn marked(cell: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open, mut at) = (String::new(), Vec::new(), 0, 0);
    for c in cell.replace("\\n", "\n").chars() {
        match c {
            '⟦' => open = at,
            '⟧' => spans.push(Span::new(open, at)),
            c => {
                text.push(c);
                at += 1;
            }
        }
    }
    (text, spans)
}
