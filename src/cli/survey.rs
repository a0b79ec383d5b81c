//! `--dry-run`: what would be read, and how each input was recognised.
//! `2020.zip!11/a.txt`, text, inside a zip, GB18030, 1834 bytes, 1 article; tabs between.

use super::console::Console;
use tiyao::Error;
use tiyao::read::{self, Form, Raw, Source};
use tiyao::write::{Output, one_line};

/// The columns.
const HEAD: &str = "id\tform\tinside\tencoding\tbytes\tarticles\n";

/// One input, as a row.
struct Row {
    id: String,
    form: &'static str,
    inside: String,
    encoding: &'static str,
    bytes: usize,
    articles: usize,
}

/// Lists everything that would be read; gives the number of inputs that failed.
pub fn list(
    sources: Vec<Source>,
    reading: &read::Options,
    mut out: Output,
    console: &Console,
) -> Result<usize, Error> {
    out.put(HEAD.as_bytes())?;
    let (mut failures, mut rows): (usize, Option<Row>) = (0, None);
    for item in read::sources(sources, reading) {
        let (row, errors) = match item {
            Ok(raw) => recognised(raw, reading),
            Err(e) => (None, vec![e]),
        };
        if let Some(row) = row {
            rows = match rows.take() {
                // The batches of one source are one input.
                Some(before) if before.id == row.id => Some(Row {
                    bytes: before.bytes + row.bytes,
                    articles: before.articles + row.articles,
                    ..before
                }),
                before => {
                    before.map_or(Ok(()), |row| out.put(row.line().as_bytes()))?;
                    Some(row)
                }
            };
        }
        failures += errors.len();
        errors.iter().for_each(|e| console.failure(e));
    }
    rows.map_or(Ok(()), |row| out.put(row.line().as_bytes()))?;
    out.complete().map(|()| failures)
}

/// How a document is recognised; no facts are looked for.
fn recognised(raw: Raw, reading: &read::Options) -> (Option<Row>, Vec<Error>) {
    let row = Row {
        id: raw.id.clone(),
        form: raw.form.name(),
        inside: raw.inside.join(" > "),
        encoding: raw.encoding(reading),
        bytes: raw.bytes.len(),
        articles: 1,
    };
    if raw.form == Form::Page {
        return (Some(row), Vec::new());
    }
    let many = raw.is_rows();
    let (mut articles, mut errors) = (0, Vec::new());
    for article in raw.articles(reading) {
        match article {
            Ok(_) => articles += 1,
            Err(e) => errors.push(e),
        }
    }
    ((many || articles > 0).then_some(Row { articles, ..row }), errors)
}

impl Row {
    fn line(&self) -> String {
        let Row { id, form, inside, encoding, bytes, articles } = self;
        format!("{}\t{form}\t{inside}\t{encoding}\t{bytes}\t{articles}\n", one_line(id))
    }
}

/// A document in a line, for `--verbose`.
pub fn described(raw: &Raw, reading: &read::Options) -> String {
    let inside =
        if raw.inside.is_empty() { String::new() } else { format!(" in {}", raw.inside.join(" > ")) };
    format!("{}: {}{inside}, {}, {} bytes", raw.id, raw.form.name(), raw.encoding(reading), raw.bytes.len())
}
