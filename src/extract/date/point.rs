//! Points of the calendar written with numbers or with words that count from the article's day.
//! 2020年11月27日, 11月27日, 27日, 2020-11-27, 去年11月, 今天（11月27日）下午3点.

use super::clock::{clock, day_part, skip_space};
use super::festival::festival;
use super::lunar::lunar;
use super::opens::{self, Opens};
use super::ordinal;
use super::period::{division, in_year, part_of_year};
use super::said::{DayOf, Division, Month, Said, Year};
use super::value::Clock;
use super::word::{bare_weekday, date_word, from_word, weekday};
use crate::charset::{WordList, words};
use crate::doc::Doc;
use crate::lexicon::date_words::{DateUnit, From};
use crate::number::calendar;

/// What was read, and its end.
pub type Read = Option<(Said, usize)>;

/// A way in which a point may be written.
type Reader = fn(&Doc, usize) -> Read;

/// Characters behind 日 that make it something else: 30日均线, 3日内, 20日元, 5日游.
const NOT_AFTER_DAY: WordList = WordList::of(&[
    "元", "圆", "均线", "均价", "均值", "线", "游", "间", "龄", "照", "产", "用", "式", "语", "趋",
]);
/// Words that begin like those and leave it a day: 15日照例, 3日游览.
const AFTER_DAY: WordList =
    WordList::of(&["照例", "照常", "间隙", "用餐", "用时", "游览", "游行", "游说", "产生"]);
/// Words before a bare number of days that make it a length: 连续3日.
const LENGTH_BEFORE: WordList = WordList::of(&[
    "第", "近", "连续", "每", "前", "后", "历时", "为期", "共", "长达", "过去", "未来", "满", "逾", "超",
    "约", "隔", "头", "这", "几", "数",
]);
/// Words that end like those and leave it a day: 纽约29日, 附近3日.
const DAY_BEFORE: WordList = WordList::of(&[
    "纽约", "北约", "里约", "条约", "合约", "违约", "签约", "附近", "中共", "国共", "随后", "此后", "之后",
    "会后", "战后", "赛后", "目前", "此前", "日前", "之前", "码头", "街头", "巨头",
]);

/// Any point at `pos`.
pub fn said(doc: &Doc, pos: usize) -> Read {
    read(doc, pos, opens::at(doc, pos))
}

/// The point at `pos`, which may begin so.
pub fn read(doc: &Doc, pos: usize, opens: Opens) -> Read {
    READS.iter().filter(|(may_open, _)| may_open.meets(opens)).find_map(|(_, read)| read(doc, pos))
}

/// How points are written, with what each way begins with, in the order in which they are tried.
const READS: &[(Opens, Reader)] = &[
    (Opens::DIGITS, numeric),
    (Opens::YEAR.or(Opens::WORD), from_year),
    (Opens::MONTH.or(Opens::LUNAR), from_month),
    (Opens::DAY, from_day),
    (Opens::WORD, from_word),
    (Opens::QUARTER.or(Opens::JOINED).or(Opens::TURN), part_of_year),
    (Opens::FESTIVAL.or(Opens::QUOTE).or(Opens::LUNAR), feast),
    (Opens::WEEKDAY, weekday),
];

/// A festival alone: 重阳节, 农历除夕, 大年初一上午8点.
fn feast(doc: &Doc, pos: usize) -> Read {
    let named = doc.starts_with_any(pos, words!["农历", "阴历"]);
    let (festival, end) =
        festival(doc, pos, false).or_else(|| festival(doc, pos + 2, false).filter(|_| named))?;
    Some(after_feast(doc, Said { division: Some(Division::Festival(festival)), ..Said::default() }, end))
}

/// What may stand behind a festival: a time, or a part of the day in two characters.
pub fn after_feast(doc: &Doc, said: Said, end: usize) -> (Said, usize) {
    if let Some((clock, end)) = clock(doc, end) {
        return (Said { clock: Some(clock), ..said }, end);
    }
    let part = day_part(doc, end).filter(|&(_, behind)| behind >= end + 2);
    (said, part.map_or(end, |(_, behind)| behind))
}

/// Whether a number that begins at `pos` is not the tail of a longer one, nor an ordinal.
pub fn starts_fresh(doc: &Doc, pos: usize) -> bool {
    let Some(before) = pos.checked_sub(1).map(|i| doc.char(i)) else { return true };
    let ascii = doc.char(pos).is_ascii_digit();
    if ascii {
        let digit_before = pos >= 2 && doc.char(pos - 2).is_ascii_digit();
        // A comma groups three digits: 2020.11.30，2020/11/30 are two dates.
        let grouped = || (pos..pos + 4).take_while(|&i| doc.char(i).is_ascii_digit()).count() == 3;
        let point = digit_before && (matches!(before, '.' | '/') || before == ',' && grouped());
        return !before.is_ascii_alphanumeric() && !point && !matches!(before, '第' | '$' | '+');
    }
    calendar::digit(before).is_none()
        && !matches!(before, '十' | '百' | '千' | '万' | '亿' | '第' | '几' | '两' | '廿')
}

/// 2020-11-27, 2020.11.27, 2020/11/27, with a clock time behind it if there is one.
fn numeric(doc: &Doc, pos: usize) -> Read {
    let chars = doc.chars();
    if !doc.char(pos).is_ascii_digit() || !starts_fresh(doc, pos) {
        return None;
    }
    let (year, at) = calendar::year(chars, pos)?;
    let mark = doc.char(at);
    if !matches!(mark, '-' | '.' | '/') {
        return None;
    }
    let part = |at: usize, most: u32| calendar::small(chars, at).filter(|&(n, _)| (1..=most).contains(&n));
    let (month, at) = part(at + 1, 12)?;
    if doc.char(at) != mark {
        return None;
    }
    if let Some((day, clock, end)) = glued_day(doc, at + 1) {
        return Some((Said { clock: Some(clock), ..day_said(Some(Year::Number(year)), month, day) }, end));
    }
    let (day, end) = part(at + 1, 31)?;
    if doc.char(end).is_ascii_alphabetic() && doc.char(end) != 'T' {
        return None;
    }
    let said = day_said(Some(Year::Number(year)), month, day);
    let behind = match doc.char(end) {
        ' ' | 'T' => end + 1,
        _ => end,
    };
    Some(match clock(doc, behind) {
        Some((clock, end)) => (Said { clock: Some(clock), ..said }, end),
        None => (said, end),
    })
}

/// 2018-12-1209:03: the space between day and time is lost.
fn glued_day(doc: &Doc, pos: usize) -> Option<(u32, Clock, usize)> {
    let (both, at) = calendar::digits(doc.chars(), pos, 4).filter(|&(_, end)| doc.char(end) == ':')?;
    let (minute, end) = calendar::digits(doc.chars(), at + 1, 2).filter(|&(m, _)| m < 60)?;
    let (day, hour) = (both / 100, both % 100);
    let clock = Clock { hour: hour as u8, minute: Some(minute as u8) };
    ((1..=31).contains(&day) && hour <= 24).then_some((day, clock, end))
}

pub fn day_said(year: Option<Year>, month: u32, day: u32) -> Said {
    let (month, day) = (Some(Month::Number(month as u8)), Some(DayOf::Number(day as u8)));
    Said { year, month, day, ..Said::default() }
}

/// A year at `pos`, in numbers (2020年, 二〇二〇年) or by a word (去年), and its end.
pub fn year(doc: &Doc, pos: usize) -> Option<(Year, usize)> {
    if let Some((word, end)) = date_word(doc, pos) {
        let year = match word.from {
            From::Publication => Year::Offset(word.offset),
            From::Before => Year::Anaphor(word.offset),
            From::Spoken => Year::Spoken(word.offset),
            From::Told => Year::Told(word.offset),
        };
        return (word.unit == DateUnit::Year && word.season.is_none()).then_some((year, end));
    }
    let (number, end) = year_number(doc, pos)?;
    let end = skip_space(doc, end);
    // 2024上半年, 2025财年
    if let Some(part) = doc.which_starts(end, words!["全年", "上半年", "下半年", "财年"]) {
        let own = if part == "财年" { 2 } else { 0 };
        return doc.char(pos).is_ascii_digit().then_some((Year::Number(number), end + own));
    }
    if doc.char(end) != '年' || matches!(doc.char(end + 1), '级' | '龄' | '轮' | '夜') {
        return None;
    }
    let end = end + 1;
    // 近2000年历史, 1000年前: lengths of time.
    let round = number % 100 == 0 && number != 2000 || number < 1300;
    let length = doc.starts_with_any(end, words!["历史", "的历史", "来", "古", "以上", "前", "多"]);
    let about = doc.ends_with_any(pos, words!["近", "约", "距今", "长达", "超过", "达", "有"]);
    if (round || about) && length || about && number % 100 == 0 {
        return None;
    }
    Some((Year::Number(number), end))
}

/// A year's number without 年.
pub fn year_number(doc: &Doc, pos: usize) -> Option<(i32, usize)> {
    // xinhuanet.com2006年
    let glued =
        pos.checked_sub(1).is_some_and(|i| doc.char(i).is_ascii_alphabetic()) && doc.char(pos + 4) == '年';
    (starts_fresh(doc, pos) || glued).then(|| calendar::year(doc.chars(), pos)).flatten()
}

/// From a year on: 2020年, 2020年11月27日, 去年年底, 今年“五一”.
fn from_year(doc: &Doc, pos: usize) -> Read {
    let (year, end) = year(doc, pos).or_else(|| short_year(doc, pos))?;
    Some(in_year(doc, year, end))
}

/// 98年5月, 08年底: two digits only with more behind them.
fn short_year(doc: &Doc, pos: usize) -> Option<(Year, usize)> {
    let (number, end) = calendar::digits(doc.chars(), pos, 2).filter(|_| starts_fresh(doc, pos))?;
    if doc.char(end) != '年' {
        return None;
    }
    let month = calendar::small(doc.chars(), end + 1)
        .is_some_and(|(m, e)| (1..=12).contains(&m) && doc.char(e) == '月');
    let edge = matches!(doc.char(end + 1), '底' | '末' | '初') && !matches!(doc.char(end + 2), '期' | '中');
    let part = doc.char(end + 1) != '前'
        && (division(doc, end + 1).is_some() || festival(doc, end + 1, true).is_some());
    let number = number as i32;
    // 08年 and 九二年 are no lengths of time; 七八年 may be one.
    let (first, second) = (number / 10, number % 10);
    let spelt =
        first == 0 && second > 0 || !doc.char(pos).is_ascii_digit() && first > 3 && second != first + 1;
    let year = Year::Number(if number < 50 { 2000 + number } else { 1900 + number });
    (month || edge || part || spelt).then_some((year, end + 1))
}

/// A month's number with 月 at `pos`: 11月, 十一月, 11 月份.
pub fn month_number(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let (month, end) = calendar::small(doc.chars(), pos).filter(|&(m, _)| (1..=12).contains(&m))?;
    let end = skip_space(doc, end);
    // 闰四月 is a month of the lunar calendar that no table of ours holds.
    if doc.ends_with(pos, "闰") {
        return None;
    }
    if !starts_fresh(doc, pos)
        || doc.char(end) != '月'
        || matches!(doc.char(end + 1), '龄' | '嫂' | '租' | '薪' | '球' | '大')
    {
        return None;
    }
    let end = if doc.char(end + 1) == '份' { end + 2 } else { end + 1 };
    Some((month as u8, end))
}

fn from_month(doc: &Doc, pos: usize) -> Read {
    if let Some(lunar) = lunar(doc, pos) {
        return Some(lunar);
    }
    // 八月十五, 二月二 are festivals.
    if let Some(feast) = feast(doc, pos) {
        return Some(feast);
    }
    let (month, end) = month_number(doc, pos)?;
    let said = Said { month: Some(Month::Number(month)), ..Said::default() };
    let (said, whole) = in_month(doc, said, end);
    // 一月有余, 三月之久, 十月革命, 五月天 are no months.
    let bare = said.day.is_none();
    let other = doc.starts_with_any(end, words!["有余", "之久", "革命", "天", "怀胎", "之内", "内"]);
    (!(bare && other)).then_some((said, whole))
}

/// What may stand behind a month: 27日, 下旬, 底.
pub fn in_month(doc: &Doc, said: Said, end: usize) -> (Said, usize) {
    let at = skip_space(doc, end);
    if let Some((day, end)) = day_number(doc, at) {
        return after_day(doc, Said { day: Some(DayOf::Number(day)), ..said }, end);
    }
    if matches!(said.year, Some(Year::Number(_)))
        && let Some((day, end)) = unmarked_day(doc, end)
    {
        return after_day(doc, Said { day: Some(DayOf::Number(day)), ..said }, end);
    }
    if let Some((day, end)) = ordinal::in_month(doc, end) {
        return after_day(doc, Said { day: Some(day), ..said }, end);
    }
    let third = |n, length| (Said { day: Some(DayOf::Third(n)), ..said }, end + length);
    const PARTS: &[(&str, u8)] = &[
        ("月初", 0),
        ("月底", 2),
        ("月末", 2),
        ("上旬", 0),
        ("中下旬", 3),
        ("中旬", 1),
        ("下旬", 2),
        ("上中旬", 4),
        ("初", 0),
        ("底", 2),
        ("末", 2),
    ];
    for &(word, n) in PARTS {
        if doc.starts_with(end, word)
            && !(word == "初"
                && matches!(
                    doc.char(end + 1),
                    '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
                ))
        {
            return third(n, word.chars().count());
        }
    }
    if doc.starts_with(end, "当月") {
        return (said, end + 2);
    }
    let later = earlier(doc, end);
    if later > end {
        return (said, later);
    }
    if doc.char(end) == '中' && matches!(doc.char(end + 1), ',' | '。' | '、' | '的' | '\0') {
        return third(1, 1);
    }
    (said, end)
}

/// 27日 or 27号 at `pos`.
fn day_number(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let (day, end) = calendar::small(doc.chars(), pos).filter(|&(d, _)| (1..=31).contains(&d))?;
    let end = skip_space(doc, end);
    matches!(doc.char(end), '日' | '号').then_some((day as u8, end + 1))
}

/// A day behind year and month that lacks its 日: 2005年11月26 上午, 二〇〇四年八月十五.
fn unmarked_day(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let (day, end) = calendar::small(doc.chars(), pos).filter(|&(d, _)| (1..=31).contains(&d))?;
    let closed = matches!(doc.char(end), '\0' | '\n' | ' ' | ',' | '。' | ')');
    (closed && doc.char(pos - 1) == '月').then_some((day as u8, end))
}

/// A bare day: 27日.
fn from_day(doc: &Doc, pos: usize) -> Read {
    let (day, end) = day_number(doc, pos).filter(|_| starts_fresh(doc, pos))?;
    // 8号线, 8号楼; 8号晚上, 8号9点
    let number = doc.char(end - 1) == '号'
        && day_part(doc, end).is_none_or(|(_, part)| part < end + 2)
        && clock(doc, end).is_none();
    if number || !is_bare_day(doc, pos, end) {
        return None;
    }
    Some(after_day(doc, Said { day: Some(DayOf::Number(day)), ..Said::default() }, end))
}

fn is_bare_day(doc: &Doc, pos: usize, end: usize) -> bool {
    let next = doc.char(end);
    let japan = next == '本'
        && !matches!(doc.char(end + 1), '报' | '市' | '省' | '届' | '次' | '台' | '刊' | '网' | '县' | '区');
    let inside = next == '内' && !matches!(doc.char(end + 1), '瓦' | '蒙' | '罗' | '塔' | '政' | '阁' | '务');
    let inside = inside || doc.starts_with_any(end, words!["以内", "之内", "以上", "以下"]);
    let length = doc.ends_with_any(pos, &LENGTH_BEFORE) && !doc.ends_with_any(pos, &DAY_BEFORE);
    let other = doc.starts_with_any(end, &NOT_AFTER_DAY) && !doc.starts_with_any(end, &AFTER_DAY);
    // 一日, 两日, 十日 in Chinese numerals are lengths; 二十八日 is a day.
    let short = !doc.char(pos).is_ascii_digit() && end - pos < 3;
    // 3日后 is three days later, 23日后 behind the 23rd.
    let later = next == '后' && doc.char(end + 1) != '来' && doc.char(pos + 1) == '日';
    !other && !japan && !inside && !length && !short && !later
}

/// What may stand behind a day: its weekday, the same day once more in brackets, a time.
pub fn after_day(doc: &Doc, mut said: Said, mut end: usize) -> (Said, usize) {
    if let Some((again, close)) = in_brackets(doc, end) {
        if let Some(Said { year, month: month @ Some(_), day: day @ Some(_), .. }) = again {
            // 今天（2月6日）: the number says which day, the word that it hangs on the article.
            if !matches!(said.day, Some(DayOf::Number(_))) {
                said = Said { year, month, day, ..said };
            }
        }
        end = close;
    } else if let Some((_, close)) = bare_weekday(doc, end) {
        end = close;
    } else if let (',', Some(DayOf::Number(_)), Some((_, close))) =
        (doc.char(end), said.day, bare_weekday(doc, end + 1))
    {
        // 10月12日，星期一
        end = if matches!(doc.char(close), ',' | '。' | ')' | '\0' | '\n') { close } else { end };
    }
    // 23日当天, 26日早些时候
    if doc.starts_with_any(end, words!["当天", "当日"]) {
        end += 2;
    }
    end = earlier(doc, end);
    let at = skip_space(doc, end);
    if let Some((clock, end)) = clock(doc, at) {
        return (Said { clock: Some(clock), ..said }, end);
    }
    match day_part(doc, end) {
        Some((_, end)) => (said, end),
        None => (said, end),
    }
}

/// Past 早些时候, which leaves the day or month as it is.
pub fn earlier(doc: &Doc, pos: usize) -> usize {
    let word = doc.which_starts(pos, words!["早些时候", "稍早时候", "晚些时候"]);
    word.map_or(pos, |w| pos + w.chars().count())
}

/// 12月13 in brackets, which lacks its 日.
fn unmarked(doc: &Doc, pos: usize) -> Read {
    let (month, end) = month_number(doc, pos)?;
    let (day, end) = unmarked_day(doc, end)?;
    Some((day_said(None, month.into(), day.into()), end))
}

/// （2月6日） or （星期三） at `pos`.
fn in_brackets(doc: &Doc, pos: usize) -> Option<(Option<Said>, usize)> {
    if doc.char(pos) != '(' {
        return None;
    }
    // （当地时间10月13日）
    let at = match doc.starts_with_any(pos + 1, words!["当地时间", "北京时间"]) {
        true => pos + 5,
        false => pos + 1,
    };
    let (said, end) = match bare_weekday(doc, at) {
        Some((_, end)) => (None, end),
        None => match lunar(doc, at) {
            Some((_, end)) => (None, end),
            None => {
                let (said, end) = numeric(doc, at)
                    .or_else(|| from_year(doc, at))
                    .or_else(|| unmarked(doc, at))
                    .or_else(|| from_month(doc, at))
                    .or_else(|| from_day(doc, at))?;
                (Some(said).filter(|s| s.month.is_some()), end)
            }
        },
    };
    (doc.char(end) == ')').then_some((said, end + 1))
}
