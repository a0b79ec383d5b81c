//! The dateline (电头) before the first words of a report.
//! `据新华社北京3月3日电（记者张三）` → source 新华社; `本报2020年11月30日讯` → published.

use super::line::{is_han, is_space};
use super::words::{Words, begins};
use super::{byline, day, medium, name};
use crate::calendar::Day;

/// What a dateline says and how far it reaches.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Dateline {
    /// How many characters it takes, from the beginning of the paragraph.
    pub len: usize,
    /// The medium, unless it calls itself 本报.
    pub source: Option<String>,
    /// Its day, when a year stands with it.
    pub day: Option<Day>,
    /// The reporters named beside it.
    pub authors: Vec<String>,
}

/// How media call themselves.
static OWN: Words = Words::of(&[
    "本报",
    "本刊",
    "本台",
    "本网",
    "本站",
    "本社",
    "本報",
    "時報",
    "时报",
    "晚报",
    "日报",
    "早报",
    "晨报",
    "商报",
    "快报",
    "都市报",
    "周刊",
]);

/// No name of a medium is longer, with a character behind it.
const LONGEST: usize = 16;

/// What ends a dateline.
static CLOSERS: Words = Words::of(&["消息", "专电", "電", "电", "訊", "讯"]);

/// What may follow a name that stands in running text.
static AFTER_NAME: Words = Words::of(&[
    " ", ",", "，", "、", ":", ")", "。", "报道", "報道", "摄", "文/", "今天", "今日", "昨天", "昨日",
    "近日", "日前", "从", "在", "获悉", "了解", "采访", "专访", "发自", "综合", "整理", "实习", "通讯",
    "见习", "于", "1", "2", "3", "4", "5", "6", "7", "8", "9",
]);

/// What ends the names of reporters in running text.
static REPORTED: Words = Words::of(&["报道", "報道", "综合报道"]);

/// How many spaces, brackets and bullets stand before a dateline.
fn before(chars: &[char]) -> usize {
    chars.iter().take_while(|c| is_space(**c) || matches!(c, '【' | '[' | '(' | '■' | '□' | '●')).count()
}

/// The medium at the beginning of a dateline, and whether it names itself.
fn medium(chars: &[char]) -> Option<(usize, bool)> {
    let own = OWN.begin(chars).map(|n| (n, true));
    own.or_else(|| medium::leading(chars).map(|n| (n, false)))
}

/// Whether a dateline may stand at the beginning of a line that opens so.
pub(super) fn may_open(opening: &[char]) -> bool {
    let rest = &opening[before(opening)..];
    // Behind so many marks the medium may not stand in the opening.
    rest.len() < LONGEST || medium(rest.strip_prefix(&['据']).unwrap_or(rest)).is_some()
}

/// Reads the dateline at the beginning of a paragraph.
pub(super) fn at(chars: &[char]) -> Option<Dateline> {
    let mut at = before(chars);
    let bracket = chars[..at].iter().rev().find_map(|c| match c {
        '【' => Some('】'),
        '[' => Some(']'),
        '(' => Some(')'),
        _ => None,
    });
    if begins(&chars[at..], "据") {
        at += 1;
    }
    let (len, own) = medium(&chars[at..])?;
    let source = (!own).then(|| chars[at..at + len].iter().collect());
    at += len;
    let mut found = Dateline { source, ..Dateline::default() };
    let (end, dated) = closer(chars, at, &mut found)?;
    // 市电视台消息灵通: without a day, the closer must be followed by a border.
    if !dated && !own && end - at > 1 && chars.get(end).is_some_and(|c| is_han(*c)) {
        return None;
    }
    at = end;
    if bracket.is_some() && chars.get(at) == bracket.as_ref() {
        at += 1;
    }
    found.len = at;
    reporters(chars, &mut found);
    Some(found)
}

/// Place and day up to the closer; gives where that ends and whether a day stood there.
fn closer(chars: &[char], from: usize, found: &mut Dateline) -> Option<(usize, bool)> {
    let mut at = from;
    let (mut places, mut dated) = (0, false);
    loop {
        let rest = chars.get(at..)?;
        if at - from > 30 || places > 14 {
            return None;
        }
        if let Some(n) = CLOSERS.begin(rest) {
            // 电 stands behind a day or straight behind the medium: 新华社电.
            let fits = dated || places == 0 || !matches!(rest[0], '电' | '電');
            return fits.then_some((at + n, dated));
        }
        if let Some((day, n)) = day::at(rest) {
            found.day = Some(day);
            dated = true;
            at += n;
        } else if let Some(n) = month_and_day(rest) {
            dated = true;
            at += n;
        } else if matches!(rest.first(), Some(c) if is_han(*c) && !"的了是在将从等有我他她不获会".contains(*c))
        {
            places += 1;
            at += 1;
        } else if matches!(rest.first(), Some(' ' | '/' | '·' | '、')) && at > from {
            at += 1;
        } else {
            return None;
        }
    }
}

/// 3月3日, which fixes no day without its year.
fn month_and_day(chars: &[char]) -> Option<usize> {
    let mut at = 0;
    for mark in ['月', '日'] {
        let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if !(1..=2).contains(&digits) || chars.get(at + digits) != Some(&mark) {
            return None;
        }
        at += digits + 1;
    }
    Some(at)
}

/// The reporters behind a dateline: in brackets, or in running text with a border behind each name.
fn reporters(chars: &[char], found: &mut Dateline) {
    let mut at = found.len + chars[found.len..].iter().take(4).take_while(|c| is_space(**c)).count();
    // 央视网消息（新闻联播）：
    if let Some(close) = bracketed(&chars[at..]) {
        let inner = &chars[at + 1..at + close];
        if let Some(read) = byline::enclosed(inner) {
            found.authors = read.authors;
            found.day = found.day.or(read.day);
            found.source = found.source.take().or(read.source);
            found.len = at + close + 1;
        } else if chars.get(at + close + 1) == Some(&':') && inner.len() <= 10 {
            found.len = at + close + 1;
        }
        at = found.len;
    } else if let Some((names, len)) = run_in(&chars[at..]) {
        found.authors = names;
        found.len = at + len;
        at = found.len;
    }
    if chars.get(at) == Some(&':') {
        found.len = at + 1;
    }
}

/// Where the bracket that opens at the beginning closes.
fn bracketed(chars: &[char]) -> Option<usize> {
    (chars.first() == Some(&'(')).then(|| chars.iter().take(100).position(|&c| c == ')'))?
}

/// Where 记者 stands, not far from the beginning.
pub(super) fn role(chars: &[char]) -> Option<usize> {
    let second = |at: &usize| chars[*at] == '者' && matches!(chars[at - 1], '记' | '記');
    (1..chars.len().min(17)).find(second).map(|at| at - 1)
}

/// 记者潘跃今天从…, 本报记者黄涛报道: the names and where they end (报道 included).
pub(super) fn run_in(chars: &[char]) -> Option<(Vec<String>, usize)> {
    let limit = &chars[..chars.len().min(60)];
    let role = role(limit)?;
    let before = byline::trim(&limit[..role]);
    if !before.is_empty()
        && medium::named(before).is_none()
        && OWN.begin(before).is_none()
        && before.len() > 4
    {
        return None;
    }
    let ends = |rest: &[char]| rest.is_empty() || AFTER_NAME.begin(rest).is_some();
    let mut at = role + 2;
    let mut names = Vec::new();
    loop {
        at += limit[at..].iter().take(3).take_while(|c| matches!(c, ' ' | '、' | ':' | ',')).count();
        let Some(n) = name::running(&limit[at..], ends) else { break };
        names.push(limit[at..at + n].iter().collect::<String>());
        at += n;
        if !matches!(limit.get(at), Some(' ' | '、')) {
            break;
        }
    }
    if names.is_empty() {
        return None;
    }
    if let Some(n) = REPORTED.begin(&limit[at..]) {
        at += n;
    }
    Some((names, at))
}
