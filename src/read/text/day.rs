//! Full days as archives spell them; a day without a year is none.
//! 2020年11月30日, 2020-11-30 08:20, 2020/11/30, 2020.11.30, 二〇二〇年十一月三十日 → 2020-11-30.

use super::line::is_space;
use super::words::Words;
use crate::calendar::Day;

/// The day that begins exactly here, and how many characters it takes, weekday and clock time included.
/// A range (2005年10月9日－11日) is no day of publication.
pub(super) fn at(chars: &[char]) -> Option<(Day, usize)> {
    if !may_begin(chars) {
        return None;
    }
    let (day, end) = spelled(chars).or_else(|| counted(chars))?;
    let rest = &chars[end..];
    let range = matches!(rest.first(), Some('-' | '—' | '–' | '~' | '至' | '到'))
        && rest[1..].iter().find(|c| !matches!(c, '-' | '—' | ' ')).is_some_and(char::is_ascii_digit);
    (!range).then(|| (day, end + clock(rest)))
}

/// Whether a day may begin here, by the first character.
pub(super) fn may_begin(chars: &[char]) -> bool {
    matches!(
        chars.first(),
        Some(
            ' ' | '0'
                ..='9'
                    | 'O'
                    | '○'
                    | '〇'
                    | '零'
                    | '一'
                    | '二'
                    | '三'
                    | '四'
                    | '五'
                    | '六'
                    | '七'
                    | '八'
                    | '九'
        )
    )
}

/// The first day that begins at any place of the stretch.
pub(super) fn find(chars: &[char]) -> Option<Day> {
    (0..chars.len())
        .filter(|&i| i == 0 || !chars[i - 1].is_ascii_digit())
        .find_map(|i| at(&chars[i..]).map(|(day, _)| day))
}

/// A day out of a column or an attribute, which may also be written 20201130.
pub(in crate::read) fn of_value(value: &str) -> Option<Day> {
    let mut chars = ['\0'; 64];
    let chars = super::line::narrowed(value.trim(), &mut chars);
    if let Some(day) = find(chars) {
        return Some(day);
    }
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if !matches!(digits, 8 | 14) || chars.get(digits).is_some_and(|c| !is_space(*c) && *c != 'T') {
        return None;
    }
    let number = |range: std::ops::Range<usize>| number(&chars[range]);
    checked(number(0..4)?, number(4..6)?, number(6..8)?)
}

/// 18-03-08 behind a label that says it is a day of publication: the year of this century.
pub(super) fn short(chars: &[char]) -> Option<Day> {
    let digits: Vec<char> = chars.iter().copied().skip_while(|c| *c == ' ').take(8).collect();
    let [y, z, a, m, n, b, d, e] = digits[..] else { return None };
    (a == b && matches!(a, '-' | '/' | '.')).then_some(())?;
    checked(2000 + number(&[y, z])?, number(&[m, n])?, number(&[d, e])?)
}

/// Arabic digits: year, mark, month, mark, day.
fn spelled(chars: &[char]) -> Option<(Day, usize)> {
    let mut at = 0;
    let mut field = |most: usize| {
        while chars.get(at) == Some(&' ') {
            at += 1;
        }
        let n = chars.get(at..)?.iter().take(most + 1).take_while(|c| c.is_ascii_digit()).count();
        let value = (1..=most).contains(&n).then(|| number(&chars[at..at + n]))??;
        at += n;
        let spaces = chars[at..].iter().take(2).take_while(|c| **c == ' ').count();
        if chars.get(at + spaces).is_some_and(|c| matches!(c, '年' | '月' | '日')) {
            at += spaces;
        }
        let mark = chars.get(at).copied();
        at += 1;
        Some((value, mark))
    };
    let (year, first) = field(4)?;
    let (month, second) = field(2)?;
    let (day, third) = field(2)?;
    let han = first == Some('年') && second == Some('月') && matches!(third, Some('日' | '号'));
    let marked = matches!(first, Some('-' | '/' | '.')) && first == second;
    let end = if han { at } else { at - 1 };
    ((han || marked) && year >= 1000).then_some(())?;
    Some((checked(year, month, day)?, end.min(chars.len())))
}

/// Chinese digits, as documents are signed: 二〇二〇年十一月三十日.
fn counted(chars: &[char]) -> Option<(Day, usize)> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' | '0' | 'O' => Some(0),
        c => "一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u32 + 1),
    };
    let mut year = 0;
    for i in 0..4 {
        year = year * 10 + digit(*chars.get(i)?)?;
    }
    (chars.get(4) == Some(&'年')).then_some(())?;
    let rest = &chars[5..];
    let (month, used) = small_number(rest, '月', digit)?;
    let (day, last) = small_number(&rest[used..], '日', digit)?;
    Some((checked(year, month, day)?, 5 + used + last))
}

/// 十一月 → 11 and the three characters it takes.
fn small_number(chars: &[char], mark: char, digit: impl Fn(char) -> Option<u32>) -> Option<(u32, usize)> {
    let end = chars.iter().take(4).position(|&c| c == mark)?;
    let word = &chars[..end];
    let value = match word.iter().position(|&c| c == '十') {
        Some(ten) => {
            let tens = if ten == 0 { 1 } else { digit(word[0])? };
            let ones = word.get(ten + 1).map_or(Some(0), |&c| digit(c))?;
            tens * 10 + ones
        }
        None if word.len() == 1 => digit(word[0])?,
        None => return None,
    };
    Some((value, end + 1))
}

static WEEK: Words = Words::of(&["星期", "周", "礼拜"]);
static BRACKETED: Words = Words::of(&["星期", "周"]);
static PARTS: Words =
    Words::of(&["上午", "下午", "凌晨", "晚上", "晚", "早", "时", "分", "秒", "点", ":", "T", "AM", "PM"]);

/// How many characters a weekday and a clock time take: ` 星期一 08:20:35`, `T08:20+08:00`, `10时31分`.
fn clock(chars: &[char]) -> usize {
    let mut end = 0;
    let mut at = 0;
    loop {
        let rest = &chars[at..];
        let weekday = WEEK
            .begin(rest)
            .filter(|n| rest.get(*n).is_some_and(|c| "一二三四五六日天".contains(*c)))
            .map(|n| n + 1);
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let bracketed = rest.first() == Some(&'(') && BRACKETED.begin(&rest[1..]).is_some();
        if bracketed && let Some(close) = rest.iter().take(6).position(|&c| c == ')') {
            at += close + 1;
        } else if let Some(n) = weekday.or_else(|| PARTS.begin(rest)) {
            at += n;
        } else if (1..=2).contains(&digits) {
            at += digits;
        } else if digits == 0 && rest.first() == Some(&' ') && at - end < 3 {
            at += 1;
            continue;
        } else {
            return end;
        }
        end = at;
    }
}

fn number(digits: &[char]) -> Option<u32> {
    digits.iter().try_fold(0, |n, c| Some(n * 10 + c.to_digit(10)?))
}

/// A day on which news can have appeared.
fn checked(year: u32, month: u32, day: u32) -> Option<Day> {
    (1900..2100).contains(&year).then(|| Day::new(year as i32, month, day))?
}
