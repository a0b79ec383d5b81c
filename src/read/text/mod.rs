//! The lines of a text that say something about the article: title, date, byline, dateline, medium.
//! `日期:2020-11-30` → published; `武陵都市报记者 黄敏 文/图` → authors ["黄敏"].

mod byline;
mod dateline;
pub(super) mod day;
mod headline;
pub(super) mod label;
mod line;
pub(super) mod medium;
mod name;
mod words;

use crate::calendar::Day;
use crate::model::{Article, Span};
use line::{Line, is_space};

/// How many lines from the top may be metadata.
const ABOVE: usize = 14;
/// How long a place beside the day may be.
const PLACE: usize = 8;
/// How many lines from the bottom.
const BELOW: usize = 6;

/// Reads an article from its text, which stays as it is.
pub fn article(id: impl Into<String>, text: impl Into<String>) -> Article {
    let mut article = Article::new(id, text);
    let (above, below) = line::ends(&article.text, ABOVE, BELOW);
    let mut found = Found::default();
    found.read_above(&above, below.is_empty());
    let unread = if below.is_empty() { found.read_lines } else { 0 };
    let bottom: Vec<&Line> = above.iter().skip(unread).chain(&below).rev().take(BELOW).collect();
    found.read_below(&bottom);
    found.title = found.title.take().map(|t| original(&article.text, &t));
    article.title = found.title.map(|(text, _)| text);
    article.published =
        found.day.or(found.dateline_day).or(found.byline_day).or(found.drawn_up).or(found.signed);
    article.source = found.source.or(found.dateline_source).or(found.below_source).or(found.byline_source);
    article.authors = found.authors;
    found.metadata.sort_unstable();
    found.metadata.dedup();
    article.metadata = found.metadata;
    article
}

/// What lines that stand outside the text say: below the headline of a page.
pub(super) fn around(lines: &[&str]) -> Article {
    let mut found = Found::default();
    let joined = lines.join("\n");
    let (lines, _) = line::ends(&joined, lines.len(), 0);
    let mut signed = None;
    for line in &lines {
        if !found.is_metadata(line, true) && line.len <= 60 {
            // 作者 黄敏 2020-11-30 08:20 阅读 318 and other mixtures: the day at least.
            found.byline_day = found.byline_day.or(day::find(line.head()));
            if let Some((authors, source)) = signature(byline::trim(line.head())) {
                found.add_authors(authors);
                signed = signed.or(Some(source));
            }
        }
    }
    // 来源: and its value on the next line.
    for pair in lines.windows(2).filter(|p| p[0].head().last() == Some(&':')) {
        let chars: Vec<char> = pair.iter().flat_map(|l| l.head().iter().copied()).collect();
        let Some(info) = label::info(&chars, true) else { continue };
        found.day = found.day.or(info.day);
        found.source = found.source.take().or(info.source);
        found.add_authors(info.authors);
    }
    let published = found.day.or(found.byline_day);
    let source = found.source.or(found.byline_source).or(signed);
    Article { published, source, authors: found.authors, ..Article::default() }
}

/// 顾晚晴/江岸青年报, as a line of its own: who wrote it, and for which medium.
fn signature(chars: &[char]) -> Option<(Vec<String>, String)> {
    let at = chars.iter().rposition(|&c| c == '/').filter(|_| chars.len() <= 40)?;
    let medium = medium::named(&chars[at + 1..])?;
    let names =
        chars[..at].split(|c| matches!(c, ' ' | '、' | ',' | '，' | '/')).filter(|name| !name.is_empty());
    let names: Vec<_> = names.map(name::enclosed).collect::<Option<_>>()?;
    Some((names.concat(), medium)).filter(|(names, _)| !names.is_empty())
}

/// Whether a line below the text says who made the article and where it is from, and names no reporter.
pub(super) fn is_credit(line: &str) -> bool {
    labelled(line, false).is_some_and(|info| info.authors.is_empty())
}

/// Whether a line above the text gives its day or medium, and names no reporter unless in the manner of a signature.
pub(super) fn is_imprint(line: &str) -> bool {
    let signed = || {
        let (lines, _) = line::ends(line, 1, 0);
        lines.first().is_some_and(|line| line.is_whole() && signature(byline::trim(line.head())).is_some())
    };
    signed()
        || labelled(line, true)
            .is_some_and(|i| i.authors.is_empty() && (i.day.is_some() || i.source.is_some()))
}

/// What a line of labelled values says.
fn labelled(line: &str, above: bool) -> Option<label::Info> {
    let (lines, _) = line::ends(line, 1, 0);
    let line = lines.first().filter(|line| line.is_whole())?;
    label::info(byline::trim(line.head()), above)
}

/// What the lines have said so far, by how much each way of saying it is worth.
#[derive(Default)]
struct Found {
    title: Option<(String, Span)>,
    day: Option<Day>,
    dateline_day: Option<Day>,
    byline_day: Option<Day>,
    drawn_up: Option<Day>,
    signed: Option<Day>,
    source: Option<String>,
    dateline_source: Option<String>,
    below_source: Option<String>,
    byline_source: Option<String>,
    authors: Vec<String>,
    metadata: Vec<Span>,
    /// How many of the upper lines have been read: none is read twice.
    read_lines: usize,
}

impl Found {
    /// The lines above the text and the first paragraph's dateline.
    fn read_above(&mut self, lines: &[Line], all: bool) {
        let mut title_open = true;
        let mut after_dateline = false;
        let mut paragraphs = 0;
        for (i, line) in lines.iter().enumerate() {
            let more = !all || i + 1 < lines.len();
            if paragraphs >= 2 {
                // A byline may stand below a summary.
                self.byline_below(line);
                continue;
            }
            if self.is_metadata(line, paragraphs == 0) {
                self.read_lines = i + 1;
                continue;
            }
            let opened = if after_dateline { names_report(line.head()) } else { None };
            after_dateline = false;
            if let Some((authors, len)) = opened {
                self.add_authors(authors);
                self.mark(line.start, len);
            } else if dateline::may_open(line.opening())
                && let Some(read) = dateline::at(line.head())
            {
                title_open = false;
                after_dateline = read.len >= line.len;
                self.mark(line.start, read.len);
                self.dateline_day = read.day;
                self.dateline_source = read.source;
                self.add_authors(read.authors);
                if after_dateline {
                    self.read_lines = i + 1;
                    continue;
                }
            } else if title_open && more && headline::is_title(line) {
                title_open = false;
                self.title = Some((String::new(), Span::new(line.start, line.start + line.len)));
                self.read_lines = i + 1;
                continue;
            } else if let Some(len) = self.opening_byline(line) {
                self.mark(line.start, len);
            }
            title_open = false;
            if headline::is_paragraph(line) {
                paragraphs += 1;
            }
        }
    }

    /// A line that is a byline and nothing else, short enough to be no sentence.
    fn byline_below(&mut self, line: &Line) {
        if line.len <= 24
            && let Some(read) = byline::enclosed(line.head())
        {
            self.add_authors(read.authors);
            self.mark(line.start, line.len);
        }
    }

    /// Whether the whole line is about the article; takes over what it says.
    fn is_metadata(&mut self, line: &Line, above: bool) -> bool {
        if !line.is_whole() || !line.is_short() && !may_open(line, above) {
            return false;
        }
        let chars = line.head();
        if label::is_navigation(chars) {
            self.mark(line.start, line.len);
            return true;
        }
        if let Some(info) = label::info(chars, above) {
            if let Some(title) = info.title {
                self.title.get_or_insert((title, Span::new(0, 0)));
            }
            self.day = self.day.or(info.day);
            self.drawn_up = self.drawn_up.or(info.drawn_up);
            let source = if above { &mut self.source } else { &mut self.below_source };
            *source = source.take().or(info.source);
            self.add_authors(info.authors);
            self.mark(line.start, line.len);
            return true;
        }
        if let Some(read) = byline::enclosed(chars) {
            self.add_authors(read.authors);
            self.byline_day = self.byline_day.or(read.day);
            self.byline_source = self.byline_source.take().or(read.source);
            self.mark(line.start, line.len);
            return true;
        }
        // 2024年3月8日　香港: a day and where, below the headline.
        if above
            && let Some((day, n)) = day::at(chars)
            && chars.len() <= n + PLACE
            && chars[n..].iter().all(|&c| is_space(c) || line::is_han(c))
        {
            self.byline_day = self.byline_day.or(Some(day));
            self.mark(line.start, line.len);
            return true;
        }
        false
    }

    /// （记者 张三）今天…, 本报记者黄涛报道 …, at the beginning of a paragraph without a dateline.
    fn opening_byline(&mut self, line: &Line) -> Option<usize> {
        if line.opening().first() == Some(&'(') {
            let chars = line.head();
            let close = chars.iter().take(100).position(|&c| c == ')')?;
            let read = byline::enclosed(&chars[1..close])?;
            self.add_authors(read.authors);
            return Some(close + 1);
        }
        dateline::role(line.opening())?;
        let chars = line.head();
        let (authors, len) = dateline::run_in(chars)?;
        let reported = chars[..len].ends_with(&['报', '道']) || chars[..len].ends_with(&['報', '道']);
        // 记者李明在现场看到 tells a story; 本报记者李明报道 signs it.
        reported.then(|| {
            self.add_authors(authors);
            len
        })
    }

    /// The lines below the text, last first, and the bracket at the end of the last paragraphs.
    fn read_below(&mut self, lines: &[&Line]) {
        for (i, line) in lines.iter().enumerate() {
            if self.is_metadata(line, false) {
                continue;
            }
            if line.is_whole()
                && day::may_begin(line.opening())
                && let Some((day, n)) = day::at(line.head())
                && n == line.len
            {
                // A document is signed with its day.
                self.signed = self.signed.or(Some(day));
                self.mark(line.start, line.len);
                continue;
            }
            let bracket = if closes(line) { last_bracket(line.tail()) } else { None };
            let Some((open, inner)) = bracket else {
                self.closing_report(line);
                continue;
            };
            let known = if let Some(info) = label::info(inner, false).or_else(|| label::info(inner, true)) {
                self.below_source = self.below_source.take().or(info.source);
                self.add_authors(info.authors);
                true
            } else if let Some(read) = byline::enclosed(inner) {
                self.add_authors(read.authors);
                self.byline_day = self.byline_day.or(read.day);
                self.byline_source = self.byline_source.take().or(read.source);
                true
            } else if i < 2
                && let Some(name) = medium::named(inner)
            {
                self.below_source = self.below_source.take().or(Some(name));
                true
            } else {
                inner == ['完']
            };
            if known {
                self.mark(line.tail_start() + open, line.tail().len() - open);
            }
        }
    }

    /// 本报记者刘淼报道 as a line of its own, 新华社记者张三摄 behind a last full stop.
    fn closing_report(&mut self, line: &Line) {
        if line.is_whole()
            && dateline::role(line.opening()).is_some()
            && let Some((authors, len)) = dateline::run_in(line.head())
            && len == line.len
        {
            self.add_authors(authors);
            self.mark(line.start, len);
            return;
        }
        if line.backwards().next().is_some_and(|c| matches!(c, '。' | '”')) {
            return;
        }
        let Some(stop) = line.tail().iter().rposition(|&c| matches!(c, '。' | '”')) else { return };
        let credit = &line.tail()[stop + 1..];
        if let Some(read) = byline::enclosed(credit) {
            self.add_authors(read.authors);
            let from = credit.iter().take_while(|c| **c == ' ').count() + stop + 1;
            self.mark(line.tail_start() + from, line.tail().len() - from);
        }
    }

    fn add_authors(&mut self, authors: Vec<String>) {
        for author in authors {
            if !self.authors.contains(&author) {
                self.authors.push(author);
            }
        }
    }

    fn mark(&mut self, start: usize, len: usize) {
        self.metadata.push(Span::new(start, start + len));
    }
}

/// 董宾、高立英报道：, on the line behind a dateline.
fn names_report(chars: &[char]) -> Option<(Vec<String>, usize)> {
    let end = chars.windows(2).take(40).position(|pair| pair == ['报', '道'])?;
    let authors = label::authors(&chars[..end]);
    let colon = usize::from(chars.get(end + 2) == Some(&':'));
    (!authors.is_empty()).then_some((authors, end + 2 + colon))
}

/// Whether a line may be about the article, all of it, by how it opens. Of the paragraphs of news nearly none may, and need
/// not be read on.
fn may_open(line: &Line, above: bool) -> bool {
    let opening = line.opening();
    label::may_open(opening)
        || line.len <= byline::LONGEST && byline::may_open(opening)
        || above && day::may_begin(opening)
}

/// Whether a bracket closes with the line, or just before its full stop.
fn closes(line: &Line) -> bool {
    let mut chars = line.backwards();
    let last = chars.next();
    let last = if matches!(last, Some('。' | '.')) { chars.next() } else { last };
    matches!(last, Some(')' | '】' | ']'))
}

/// The bracket that closes with the line (or just before its full stop): where it opens and what it holds.
fn last_bracket(chars: &[char]) -> Option<(usize, &[char])> {
    let end = chars.len() - usize::from(matches!(chars.last(), Some('。' | '.')));
    let close = end.checked_sub(1)?;
    let pair = match chars.get(close)? {
        ')' => '(',
        '】' => '【',
        ']' => '[',
        _ => return None,
    };
    let open = chars[..close].iter().rposition(|&c| c == pair)?;
    Some((open, &chars[open + 1..close]))
}

/// The title as the text writes it (its metadata was read from narrowed characters).
fn original(text: &str, (title, span): &(String, Span)) -> (String, Span) {
    let written = match span.is_empty() {
        true => title.clone(),
        false => text.chars().skip(span.start).take(span.len()).collect(),
    };
    (written.trim_matches(is_space).to_owned(), *span)
}
