//! Lines of labelled values, of navigation and of page furniture.
//! `来源：法治周末 发布时间：2024-09-12 10:35 责任编辑：林一舟` → source, published; no line that anybody says.

mod words;

use super::line::is_han;
use super::words::begins;
use super::{byline, day, medium};
use crate::calendar::Day;
use words::{ADDRESS, FURNITURE, LABELS, LABELS_START, Label, NAVIGATION, NOBODY};

/// What a line of labelled values says.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Info {
    /// The headline, where the line is `标题：…`.
    pub title: Option<String>,
    /// The day of publication.
    pub day: Option<Day>,
    /// The day on which a document was made (成文日期), which counts where nothing else is said.
    pub drawn_up: Option<Day>,
    /// The medium.
    pub source: Option<String>,
    /// 作者, 记者, 文.
    pub authors: Vec<String>,
}

/// Whether the line shows where in a site the page stands.
pub(super) fn is_navigation(chars: &[char]) -> bool {
    let chars_within = byline::trim(chars);
    NAVIGATION.begin(chars_within).is_some() && chars.len() <= 120
}

/// Reads a line that holds labelled values, dates and furniture only. `above`: it stands above the text.
pub(super) fn info(chars: &[char], above: bool) -> Option<Info> {
    let mut info = Info::default();
    let mut at = 0;
    let (mut labels, mut days) = (0, 0);
    while at < chars.len() {
        let rest = &chars[at..];
        let open = at == 0 || !is_han(chars[at - 1]) || labels + days > 0;
        if is_separator(chars[at]) {
            at += 1;
        } else if let Some((found, n)) = day::at(rest).filter(|_| above) {
            info.day = info.day.or(Some(found));
            days += 1;
            at += n;
        } else if let Some((label, n)) = label_at(rest).filter(|_| open) {
            let len = value_len(&rest[n..]);
            take(label, &rest[n..n + len], above, &mut info)?;
            labels += 1;
            at += n + len;
        } else if let Some(n) = furniture_at(rest).filter(|_| labels + days > 0 || at == 0) {
            at += n;
        } else if days + labels > 0 {
            // 2020-11-30 08:20 新京报
            let n = rest.iter().position(|c| is_separator(*c)).unwrap_or(rest.len());
            let name = medium::named(&rest[..n])?;
            info.source = info.source.or(Some(name));
            at += n;
        } else {
            return None;
        }
    }
    (labels + days > 0).then_some(info)
}

/// Whether a line that opens so, and is longer, may be one of navigation or of labelled values: what stands first must be
/// of them. Days are asked about elsewhere.
pub(super) fn may_open(opening: &[char]) -> bool {
    // No label reaches further, its letters spaced out.
    const LONGEST: usize = 26;
    let marks = opening.iter().take_while(|c| is_separator(**c)).count();
    let (rest, within) = (&opening[marks..], byline::trim_start(opening));
    rest.len() < LONGEST
        || day::may_begin(rest)
        || label_at(rest).is_some()
        || furniture_at(rest).is_some()
        || within.len() < LONGEST / 3
        || NAVIGATION.begin(within).is_some()
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '|'
            | '【'
            | '】'
            | '['
            | ']'
            | '('
            | ')'
            | '「'
            | '」'
            | '/'
            | '>'
            | '<'
            | ';'
            | ','
            | '，'
            | '·'
            | '-'
            | '—'
            | '!'
            | '●'
            | '■'
            | '□'
            | '*'
            | '。'
            | '、'
            | '_'
            | '#'
    )
}

/// The label at the beginning, with its colon: `来 源：`.
fn label_at(chars: &[char]) -> Option<(Label, usize)> {
    let (first, rest) = chars.split_first()?;
    let second = rest.iter().take(7).find(|c| **c != ' ');
    if !LABELS_START.may_hold(*first, second.copied().unwrap_or_default()) {
        return None;
    }
    LABELS.iter().flat_map(|(label, words)| words.iter().map(move |w| (*label, *w))).find_map(
        |(label, word)| {
            let mut letters = word.chars();
            if letters.next() != Some(*first) {
                return None;
            }
            let mut at = 1;
            for c in letters {
                let spaces = chars.iter().skip(at).take(6).take_while(|c| **c == ' ').count();
                (chars.get(at + spaces) == Some(&c)).then_some(())?;
                at += spaces + 1;
            }
            at += chars[at..].iter().take(3).take_while(|c| **c == ' ').count();
            let colon = match chars.get(at)? {
                ':' => 1,
                '|' => 1,
                '/' if matches!(label, Label::Author | Label::Other) => 1,
                _ if matches!(word, "发布于" | "发表于" | "转自") => 0,
                _ => return None,
            };
            Some((label, at + colon))
        },
    )
}

/// How far a value reaches: to the next label, a closing bracket, or the line's end.
fn value_len(chars: &[char]) -> usize {
    let mut at = chars.iter().take_while(|c| **c == ' ').count();
    while at < chars.len() {
        let border =
            at > 0 && !is_han(chars[at - 1]) || day::at(&chars[..at.min(24)]).is_some_and(|(_, n)| n == at);
        if matches!(chars[at], '】' | ')' | ']' | '【' | '[' | ';' | '|') {
            return at;
        }
        if border
            && at > 0
            && (label_at(&chars[at..]).is_some()
                || chars[at - 1] == ' '
                    && !chars[at].is_ascii_digit()
                    && furniture_at(&chars[at..]).is_some())
        {
            return at;
        }
        at += 1;
    }
    at
}

fn furniture_at(chars: &[char]) -> Option<usize> {
    if ADDRESS.begin(chars).is_some() {
        let n = chars.iter().take_while(|c| c.is_ascii_graphic()).count();
        // www.example.com2006年02月01日: the year is no part of the address.
        let digits = chars[..n].iter().rev().take_while(|c| c.is_ascii_digit()).count();
        let year = digits == 4 && chars.get(n) == Some(&'年');
        return Some(if year { n - 4 } else { n });
    }
    if chars.first() == Some(&'第') {
        // 第 03 版
        let n = chars.iter().take(8).position(|&c| c == '版')?;
        return chars[1..n].iter().all(|c| c.is_ascii_digit() || *c == ' ').then_some(n + 1);
    }
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 && digits <= 8 {
        return Some(digits);
    }
    let n = FURNITURE.begin(chars)?;
    // The word stands alone or beside other furniture.
    let alone = chars.get(n).is_none_or(|c| !is_han(*c)) || FURNITURE.begin(&chars[n..]).is_some();
    let n = n + usize::from(chars.get(n) == Some(&':'));
    alone.then_some(n)
}

/// Takes a value over; `None` when it cannot be the label's.
fn take(label: Label, value: &[char], above: bool, info: &mut Info) -> Option<()> {
    let text = || value.iter().collect::<String>().trim().to_owned();
    match label {
        Label::Published => info.day = day::find(value).or_else(|| day::short(value)).or(info.day),
        Label::Day => {
            let trimmed: Vec<char> = value.iter().copied().skip_while(|c| *c == ' ').collect();
            let (found, n) = day::at(&trimmed)?;
            if !above || trimmed[n..].iter().any(|c| is_han(*c) || c.is_ascii_digit()) {
                return None;
            }
            info.day = info.day.or(Some(found));
        }
        Label::DrawnUp => info.drawn_up = day::find(value),
        Label::Source => {
            let text = source(&text());
            if text.chars().count() > 40 {
                return None;
            }
            info.source = info.source.take().or(Some(text).filter(|t| !t.is_empty()));
        }
        Label::Author => {
            if value.len() > 60 {
                return None;
            }
            info.authors.extend(authors(value));
        }
        Label::Other if value.len() > 80 => return None,
        Label::Other => {}
        Label::Title => info.title = Some(text()).filter(|t| !t.is_empty()),
    }
    Some(())
}

/// 《》 and brackets around a medium, an address behind it.
pub(in crate::read) fn source(value: &str) -> String {
    let value = value.split(['\u{a0}', '\t']).next().unwrap_or_default().trim();
    let value =
        value.trim_start_matches(['《', '“', '"', ':', '【']).trim_end_matches(['》', '”', '"', '。', '】']);
    let value = value.split("http").next().unwrap_or_default().trim();
    let value = value.trim_end_matches("原创稿").trim_end_matches("原创").trim();
    let value = medium::behind_site(value);
    value.trim_start_matches("来源").trim_start_matches(['：', ':', ' ']).to_owned()
}

/// The names of a labelled value; a pen name stays as it is written.
pub(in crate::read) fn authors(value: &[char]) -> Vec<String> {
    let value = byline::trim(value);
    if value.is_empty() || NOBODY.begin(value).is_some() {
        return Vec::new();
    }
    let labelled: Vec<char> = "记者 ".chars().chain(value.iter().copied()).collect();
    if let Some(read) = byline::enclosed(&labelled).filter(|b| !b.authors.is_empty()) {
        return read.authors;
    }
    if let Some(read) = byline::enclosed(value) {
        return read.authors;
    }
    let penned = value.len() <= 20 && medium::named(value).is_none() && !begins(value, "http");
    if penned { vec![value.iter().collect()] } else { Vec::new() }
}
