//! For a terminal: the article with its facts marked by colour, or by brackets where there is none, and a list of
//! them below. `全院受理案件[19167件]` … quantities: 19167件  19167 件  受理案件.

use super::Options;
use super::marks::{Role, Step, marks, walk};
use super::visible::{is_hidden, number, one_line};
use super::width::{self, columns_of};
use crate::model::{Attribution, Date, Quantity, Record};

/// Narrower than this, nothing is laid out any more.
const NARROWEST: usize = 24;
/// Marks that must not begin a line; there is always room for one more of them.
const CLOSING: &str = "，。、；：！？”’）》」』】〉…,.;:!?)]}%";

/// A character and how it looks.
type Glyph = (char, Style);

/// How characters look: a code of SGR for the colour, bold, underlined.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Style {
    color: u8,
    bold: bool,
    underlined: bool,
}

const YELLOW: u8 = 33;
const GREEN: u8 = 32;
const CYAN: u8 = 36;
const MAGENTA: u8 = 35;
const GREY: u8 = 90;

/// The article and its facts.
pub fn article(record: &Record, options: &Options, out: &mut Vec<u8>) {
    let width = options.width.max(NARROWEST);
    let mut page = Page { color: options.color, width, out: String::new() };
    page.heading(record);
    if let Some(text) = &record.text {
        page.text(text.trim_end(), record);
    }
    let language = options.language;
    let t = |english, chinese| language.choose(english, chinese);
    let rules = |rule: &str| if options.explain { rule.to_owned() } else { String::new() };
    let quantities = record.quantities.iter().map(|q| {
        vec![q.text.clone(), value(q), q.indicator.clone().unwrap_or_default(), movement(q), rules(&q.rule)]
    });
    page.list(t("quantities", "数量"), YELLOW, quantities.collect());
    let dates = record.dates.iter().map(|d| vec![d.text.clone(), d.value.clone(), days(d), rules(&d.rule)]);
    page.list(t("dates", "日期"), GREEN, dates.collect());
    let agencies = record.agencies.iter().map(|g| {
        let canonical = g.canonical.clone().unwrap_or_default();
        vec![g.text.clone(), g.kind.as_str().to_owned(), canonical, rules(&g.rule)]
    });
    page.list(t("agencies", "机构"), CYAN, agencies.collect());
    let said =
        record.attributions.iter().map(|a| vec![speaker(a), a.cue.clone(), a.quote.clone(), rules(&a.rule)]);
    page.list(t("attributions", "引述"), MAGENTA, said.collect());
    page.out.push('\n');
    out.extend(page.out.into_bytes());
}

fn value(q: &Quantity) -> String {
    let high = q.value_high.as_ref().map(|high| format!("..{high}")).unwrap_or_default();
    format!("{}{high} {}", q.value, q.unit).trim_end().to_owned()
}

fn movement(q: &Quantity) -> String {
    let words = [q.bound.map(|b| b.as_str()), q.change.map(|c| c.as_str()), q.basis.map(|b| b.as_str())];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn days(d: &Date) -> String {
    match (d.from, d.to) {
        (Some(from), Some(to)) if from != to => format!("{from} – {to}"),
        _ => String::new(),
    }
}

fn speaker(a: &Attribution) -> String {
    let agency = a.agency.as_deref().unwrap_or_default();
    let title = a.title.as_deref().unwrap_or_default();
    format!("{agency}{title}{}", a.speaker)
}

struct Page {
    color: bool,
    width: usize,
    out: String,
}

impl Page {
    fn heading(&mut self, record: &Record) {
        let title = record.title.as_deref().unwrap_or(&record.id);
        self.line(&plain(&one_line(title), Style { bold: true, ..Style::default() }));
        let published = record.published.map(|day| day.to_string());
        let authors = (!record.authors.is_empty()).then(|| record.authors.join("、"));
        let known = [published, record.source.clone(), authors, Some(record.id.clone())];
        let known: Vec<String> = known.into_iter().flatten().map(|s| one_line(&s)).collect();
        self.line(&plain(&known.join(" · "), Style { color: GREY, ..Style::default() }));
        for warning in &record.warnings {
            self.line(&plain(&format!("! {}", one_line(warning)), Style { bold: true, ..Style::default() }));
        }
        self.out.push('\n');
    }

    fn text(&mut self, text: &str, record: &Record) {
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut open: Vec<Role> = Vec::new();
        let bracketed = !self.color;
        walk(text, &marks(record), |step| match step {
            Step::Open(role, _) => {
                open.push(role);
                glyphs
                    .extend(brackets(role).filter(|_| bracketed).map(|(begin, _)| (begin, Style::default())));
            }
            Step::Close(role) => {
                open.pop();
                glyphs.extend(brackets(role).filter(|_| bracketed).map(|(_, end)| (end, Style::default())));
            }
            Step::Text(part) => {
                let style = open.iter().fold(Style::default(), |style, role| style.under(*role));
                for c in part.chars() {
                    match c {
                        '\r' => {}
                        '\t' => glyphs.push((' ', style)),
                        c if c != '\n' && is_hidden(c) => {
                            let mut shown = String::new();
                            number(c, &mut shown);
                            glyphs.extend(shown.chars().map(|c| (c, style)));
                        }
                        c => glyphs.push((c, style)),
                    }
                }
            }
        });
        for paragraph in glyphs.split(|(c, _)| *c == '\n') {
            self.paragraph(paragraph);
        }
        self.out.push('\n');
    }

    /// A paragraph in lines that fit, one of them at least.
    fn paragraph(&mut self, mut rest: &[Glyph]) {
        loop {
            let (line, after) = rest.split_at(self.fitting(rest));
            self.line(line);
            rest = after;
            if rest.is_empty() {
                return;
            }
        }
    }

    /// How many glyphs go on a line: a Latin word stays together where it can, a closing mark stays with what it closes.
    fn fitting(&self, glyphs: &[Glyph]) -> usize {
        let mut used = 0;
        let Some(mut end) = glyphs.iter().position(|(c, _)| {
            used += columns_of(*c);
            used > self.width - 2
        }) else {
            return glyphs.len();
        };
        if CLOSING.contains(glyphs[end].0) {
            return end + 1;
        }
        let in_word =
            |i: usize| glyphs[i].0.is_ascii_alphanumeric() && glyphs[i - 1].0.is_ascii_alphanumeric();
        let begin = (1..=end).rev().find(|i| !in_word(*i)).unwrap_or(end);
        if end - begin < self.width / 2 {
            end = begin;
        }
        end.max(1)
    }

    /// A list of rows, their columns aligned; rows that are too long are cut.
    fn list(&mut self, heading: &str, color: u8, rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let heading = format!("{heading} {}", rows.len());
        self.line(&plain(&heading, Style { color, bold: true, underlined: false }));
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
        let most = self.width / 3;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|i| rows.iter().map(|row| width::columns(&row[i])).filter(|w| *w <= most).max().unwrap_or(0))
            .collect();
        for row in rows {
            let mut glyphs = plain("  ", Style::default());
            let last = row.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0);
            for (i, cell) in row.iter().enumerate().take(last + 1) {
                let style = if i == 0 { Style { color, ..Style::default() } } else { Style::default() };
                glyphs.extend(plain(cell, style));
                if i < last {
                    let room = widths[i].saturating_sub(width::columns(cell)) + 2;
                    glyphs.extend(plain(&" ".repeat(room), Style::default()));
                }
            }
            self.cut(&mut glyphs);
            self.line(&glyphs);
        }
    }

    fn cut(&self, glyphs: &mut Vec<Glyph>) {
        let mut used = 0;
        let beyond = glyphs.iter().position(|(c, _)| {
            used += columns_of(*c);
            used > self.width
        });
        if let Some(mut end) = beyond {
            while end > 0 && glyphs[..end].iter().map(|(c, _)| columns_of(*c)).sum::<usize>() + 2 > self.width
            {
                end -= 1;
            }
            glyphs.truncate(end);
            glyphs.push(('…', Style::default()));
        }
    }

    fn line(&mut self, glyphs: &[Glyph]) {
        let mut now = Style::default();
        for (c, style) in glyphs {
            if *style != now && self.color {
                self.out.push_str(&style.codes());
                now = *style;
            }
            self.out.push(*c);
        }
        if now != Style::default() {
            self.out.push_str("\u{1b}[0m");
        }
        self.out.push('\n');
    }
}

fn plain(text: &str, style: Style) -> Vec<Glyph> {
    text.chars().map(|c| (c, style)).collect()
}

/// What encloses a fact where there is no colour.
fn brackets(role: Role) -> Option<(char, char)> {
    match role {
        Role::Quantity(..) => Some(('[', ']')),
        Role::Date(_) => Some(('<', '>')),
        Role::Agency(_) => Some(('{', '}')),
        _ => None,
    }
}

impl Style {
    /// This style under one more mark.
    fn under(self, role: Role) -> Style {
        match role {
            Role::Quantity(..) => Style { color: YELLOW, ..self },
            Role::Date(_) => Style { color: GREEN, ..self },
            Role::Agency(_) => Style { color: CYAN, ..self },
            Role::Quote(_) => Style { color: MAGENTA, ..self },
            Role::Speaker(_) => Style { color: MAGENTA, bold: true, ..self },
            Role::Indicator(_) => Style { underlined: true, ..self },
            Role::Attribution(_) | Role::Cue(_) | Role::Group => self,
        }
    }

    fn codes(self) -> String {
        let color = if self.color == 0 { String::new() } else { format!(";{}", self.color) };
        let (bold, line) = (if self.bold { ";1" } else { "" }, if self.underlined { ";4" } else { "" });
        format!("\u{1b}[0{bold}{line}{color}m")
    }
}
