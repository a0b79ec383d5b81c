//! What an expression may begin with: a cheap question asked of every character, so that a rule is tried only where
//! it can read something.
//! 2 of 2020年 → a number; 上 of 上半年 → a turn or a part of the day; 五 of 五千人 → nothing.
//!
//! Over news this takes two thirds of the instructions off dates. Most of them went to numbers that count something,
//! and what stands behind them tells that.

use super::clock::skip_space;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::{Table, Tables};

/// A set of ways to begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opens(u16);

impl Opens {
    /// ASCII digits, with what may stand behind the number of a date.
    pub const DIGITS: Opens = Opens(1);
    /// 汉字 digits, with the same.
    pub const NUMERAL: Opens = Opens(1 << 1);
    /// Both.
    pub const NUMBER: Opens = Opens(3);
    /// An opening quotation mark.
    pub const QUOTE: Opens = Opens(1 << 2);
    /// The head of a stretch: 近三年, 未来五天.
    pub const STRETCH: Opens = Opens(1 << 3);
    /// One of several in a row: 上半年, 前三季度, 本世纪.
    pub const TURN: Opens = Opens(1 << 4);
    /// 周三, 星期三, 礼拜三.
    pub const WEEKDAY: Opens = Opens(1 << 5);
    /// 农历, 正月.
    pub const LUNAR: Opens = Opens(1 << 6);
    /// 上午, 凌晨.
    pub const HOURS: Opens = Opens(1 << 7);
    /// The Party's name before one of its congresses.
    pub const PARTY: Opens = Opens(1 << 8);
    /// A word of time.
    pub const WORD: Opens = Opens(1 << 9);
    /// A festival.
    pub const FESTIVAL: Opens = Opens(1 << 10);
    /// A plan.
    pub const PLAN: Opens = Opens(1 << 11);
    /// An event or a reign.
    pub const EVENT: Opens = Opens(1 << 12);
    /// A point of the calendar.
    pub const POINT: Opens = Opens::NUMBER
        .or(Opens::QUOTE)
        .or(Opens::TURN)
        .or(Opens::WEEKDAY)
        .or(Opens::LUNAR)
        .or(Opens::WORD)
        .or(Opens::FESTIVAL);

    /// Either.
    pub const fn or(self, other: Opens) -> Opens {
        Opens(self.0 | other.0)
    }

    /// Whether something of `other` is in the set.
    pub const fn meets(self, other: Opens) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// How an expression may begin at `pos`.
pub fn at(doc: &Doc, pos: usize) -> Opens {
    let (c, tables) = (doc.char(pos), doc.tables_at(pos));
    if BEGIN.may_hold(c) || tables.meets(WORDS) { opens(doc, pos, c, tables) } else { NONE }
}

/// The first position from `from` on at which one may.
pub fn next(doc: &Doc, from: usize) -> usize {
    doc.next_where(from, &BEGIN, WORDS)
}

/// All the 汉字 that are named below: one of eighteen characters of news.
static BEGIN: CharSet = CharSet::of(
    "一二三四五六七八九十零廿两半百近最过未今接刚上下前头首末第后本周星礼农阴旧腊闰正党中凌清早午傍晚深夜当晨",
);

const NONE: Opens = Opens(0);
const WORDS: Tables =
    Tables::of(&[Table::DateWords, Table::Festivals, Table::Plans, Table::Events, Table::Eras]);

fn opens(doc: &Doc, pos: usize, c: char, tables: Tables) -> Opens {
    let word = tables.meets(WORDS);
    let character = match c {
        '0'..='9' if pos > 0 && doc.char(pos - 1).is_ascii_digit() => return NONE,
        '0'..='9' if takes_number(doc, pos) => Opens::DIGITS,
        c if is_numeral(c) && takes_number(doc, pos) => Opens::NUMERAL,
        '半' if doc.char(pos + 1) == '夜' => Opens::HOURS,
        '“' | '‘' | '「' | '"' => Opens::QUOTE,
        '近' | '最' | '过' | '未' | '今' | '接' | '刚' => Opens::STRETCH,
        '上' | '下' => Opens::TURN.or(Opens::HOURS),
        '前' | '头' | '首' | '末' | '第' | '本' => Opens::TURN,
        '后' if word => Opens::TURN,
        '周' | '星' | '礼' => Opens::WEEKDAY,
        '农' | '阴' | '旧' | '腊' | '闰' => Opens::LUNAR,
        '正' => Opens::LUNAR.or(Opens::HOURS),
        '党' => Opens::PARTY,
        '中' => Opens::PARTY.or(Opens::HOURS),
        '凌' | '清' | '早' | '午' | '傍' | '晚' | '深' | '夜' => Opens::HOURS,
        '当' | '晨' if word => Opens::HOURS,
        _ => NONE,
    };
    if !word {
        return character;
    }
    let of = |table, opens| if tables.meets(Tables::of(&[table])) { opens } else { NONE };
    character
        .or(of(Table::DateWords, Opens::WORD))
        .or(of(Table::Festivals, Opens::FESTIVAL))
        .or(of(Table::Plans, Opens::PLAN))
        .or(of(Table::Events, Opens::EVENT))
        .or(of(Table::Eras, Opens::EVENT))
}

/// What a number of a date may be written with in 汉字.
pub fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '〇'
            | '零'
            | '廿'
            | '两'
            | '半'
            | '百'
    )
}

/// Whether the number at `pos` is short enough for a date and something of a date stands behind it.
fn takes_number(doc: &Doc, pos: usize) -> bool {
    const LONGEST: usize = 4;
    let ascii = doc.char(pos).is_ascii_digit();
    let goes_on = |c: char| if ascii { c.is_ascii_digit() } else { is_numeral(c) };
    let end = (pos + 1..=pos + LONGEST).find(|&i| !goes_on(doc.char(i)));
    let Some(end) = end.map(|end| skip_space(doc, end)) else { return false };
    match doc.char(end) {
        '年' | '月' | '日' | '号' | '时' | '点' | '季' | '周' | '天' | '多' | '余' | '百' => true,
        // Joints and lists.
        ':' | '-' | '至' | '到' | '—' | '–' | '―' | '─' | '~' | '－' | '﹣' | '−' | '、' | '和' | '与' => {
            true
        }
        // 2020.11.27, 2020/11/27
        '.' | '/' => end == pos + LONGEST,
        '世' => doc.char(end + 1) == '纪',
        '星' => doc.char(end + 1) == '期',
        '小' => doc.char(end + 1) == '时',
        '个' => matches!(doc.char(end + 1), '月' | '多' | '星' | '小' | '半' | '季' | '礼' | '钟' | '世'),
        // 10分钟后, 一刻钟后
        '分' | '刻' => doc.char(end + 1) == '钟',
        '钟' => doc.char(end + 1) == '头',
        '礼' => doc.char(end + 1) == '拜',
        // 五千多年来
        '千' | '万' => matches!(doc.char(end + 1), '年' | '多' | '余'),
        // 2024上半年, 2025财年
        '上' | '下' => end >= pos + LONGEST && doc.char(end + 1) == '半',
        '全' | '财' => end >= pos + LONGEST && doc.char(end + 1) == '年',
        _ => false,
    }
}
