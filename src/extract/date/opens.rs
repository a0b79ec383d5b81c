//! What an expression may begin with: a cheap question asked of every character, so that a rule is tried only where
//! it can read something.
//! 2 of 2020年 → a number; 上 of 上半年 → a turn or a part of the day; 五 of 五千人 → nothing.
//!
//! Over news this takes two thirds of the instructions off dates. Most of them went to numbers that count something,
//! and what stands behind them tells that. The same character tells which rules may read the number: that each is
//! asked only about its own took a third of what was left.

use super::clock::skip_space;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::{Table, Tables};

/// A set of ways to begin. What stands behind a number tells which of the rules for numbers may read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opens(u32);

impl Opens {
    /// A number before 年, or that of a year before 上半年, 全年, 财年.
    pub const YEAR: Opens = Opens(1);
    /// A number before 月.
    pub const MONTH: Opens = Opens(1 << 1);
    /// A number before 日 or 号.
    pub const DAY: Opens = Opens(1 << 2);
    /// A number before 季.
    pub const QUARTER: Opens = Opens(1 << 3);
    /// A number before 世纪 or 年代.
    pub const CENTURY: Opens = Opens(1 << 4);
    /// A number before a mark that joins it to another: 至, 、 and those of 2020-11-27, 2020.11.27.
    pub const JOINED: Opens = Opens(1 << 5);
    /// ASCII digits before the marks of 2020-11-27.
    pub const DIGITS: Opens = Opens(1 << 6);
    /// A number before what makes it a length of time, or joins it to another one.
    pub const LENGTH: Opens = Opens(1 << 7);
    /// An opening quotation mark.
    pub const QUOTE: Opens = Opens(1 << 8);
    /// The head of a stretch: 近三年, 未来五天.
    pub const STRETCH: Opens = Opens(1 << 9);
    /// One of several in a row: 上半年, 前三季度, 本世纪.
    pub const TURN: Opens = Opens(1 << 10);
    /// 周三, 星期三, 礼拜三.
    pub const WEEKDAY: Opens = Opens(1 << 11);
    /// 农历, 正月.
    pub const LUNAR: Opens = Opens(1 << 12);
    /// 上午, 凌晨; a number before 时, 点 or a colon, or joined to another one.
    pub const HOURS: Opens = Opens(1 << 13);
    /// The Party's name before one of its congresses.
    pub const PARTY: Opens = Opens(1 << 14);
    /// A word of time.
    pub const WORD: Opens = Opens(1 << 15);
    /// A festival.
    pub const FESTIVAL: Opens = Opens(1 << 16);
    /// A plan.
    pub const PLAN: Opens = Opens(1 << 17);
    /// An event or a reign.
    pub const EVENT: Opens = Opens(1 << 18);
    /// A point of the calendar.
    pub const POINT: Opens = Opens::YEAR
        .or(Opens::MONTH)
        .or(Opens::DAY)
        .or(Opens::QUARTER)
        .or(Opens::CENTURY)
        .or(Opens::JOINED)
        .or(Opens::QUOTE)
        .or(Opens::TURN)
        .or(Opens::WEEKDAY)
        .or(Opens::LUNAR)
        .or(Opens::WORD)
        .or(Opens::FESTIVAL);

    /// Any number of those above.
    const NUMBER: Opens = Opens((1 << 8) - 1);

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
    if begins(c, tables) { opens(doc, pos, c, tables) } else { NONE }
}

/// The positions at which one may, or at which the title of a document does.
pub fn positions(doc: &Doc) -> Vec<u32> {
    doc.positions_where(begins)
}

/// Whether a character or the words that start at it may begin an expression.
#[inline]
fn begins(c: char, tables: Tables) -> bool {
    BEGIN.holds(c) | tables.meets(WORDS)
}

/// All the characters that are named below, and the mark of a title, which is passed over.
static BEGIN: CharSet = CharSet::of(
    "0123456789〇“‘「\"《一二三四五六七八九十零廿两半百近最过未今接刚上下前头首末第后本周星礼农阴旧腊闰正党中凌清早午傍晚深夜当晨",
);

const NONE: Opens = Opens(0);
const WORDS: Tables =
    Tables::of(&[Table::DateWords, Table::Festivals, Table::Plans, Table::Events, Table::Eras]);

fn opens(doc: &Doc, pos: usize, c: char, tables: Tables) -> Opens {
    let word = tables.meets(WORDS);
    let next = doc.char(pos + 1);
    let counted =
        || next.is_ascii_digit() || is_numeral(next) || matches!(next, '千' | '万' | '卅' | '仨' | '俩');
    let when = |yes: bool, opens: Opens| if yes { opens } else { NONE };
    let character = match c {
        '0'..='9' if pos > 0 && doc.char(pos - 1).is_ascii_digit() => return NONE,
        '0'..='9' => number(doc, pos),
        c if is_numeral(c) => match number(doc, pos) {
            NONE => when(c == '半' && next == '夜', Opens::HOURS),
            number => number,
        },
        '“' | '‘' | '「' | '"' => Opens::QUOTE,
        '近' => when(counted(), Opens::STRETCH),
        '最' | '过' | '未' | '今' | '接' | '刚' => Opens::STRETCH,
        '上' | '下' => when(matches!(next, '半' | '世' | '个'), Opens::TURN)
            .or(when(matches!(next, '午' | '半'), Opens::HOURS)),
        '前' | '头' | '第' => when(next == '半' || counted(), Opens::TURN),
        '首' | '末' => when(next == '季', Opens::TURN),
        '本' => when(next == '世', Opens::TURN),
        '后' if word => Opens::TURN,
        '周' | '星' | '礼' => Opens::WEEKDAY,
        '农' | '阴' | '旧' | '腊' | '闰' => Opens::LUNAR,
        '正' => when(next == '月', Opens::LUNAR).or(when(next == '午', Opens::HOURS)),
        '党' => when(next == '的', Opens::PARTY),
        '中' => when(matches!(next, '共' | '国'), Opens::PARTY).or(when(next == '午', Opens::HOURS)),
        '凌' | '清' | '早' | '午' | '傍' | '晚' | '深' | '夜' => Opens::HOURS,
        '当' | '晨' if word => Opens::HOURS,
        _ => NONE,
    };
    if !word {
        return character;
    }
    // 八月十五 is read with the months.
    let feast =
        if character.meets(Opens::NUMBER) { Opens::FESTIVAL.or(Opens::MONTH) } else { Opens::FESTIVAL };
    let of = |table, opens| if tables.meets(Tables::of(&[table])) { opens } else { NONE };
    character
        .or(of(Table::DateWords, Opens::WORD))
        .or(of(Table::Festivals, feast))
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

/// What a number that is short enough for a date may be, as what stands behind it tells.
fn number(doc: &Doc, pos: usize) -> Opens {
    const LONGEST: usize = 4;
    let ascii = doc.char(pos).is_ascii_digit();
    let goes_on = |c: char| if ascii { c.is_ascii_digit() } else { is_numeral(c) };
    let end = (pos + 1..=pos + LONGEST).find(|&i| !goes_on(doc.char(i)));
    let Some(end) = end.map(|end| skip_space(doc, end)) else { return NONE };
    let next = doc.char(end + 1);
    let when = |yes: bool, opens: Opens| if yes { opens } else { NONE };
    let dashed = || when(ascii, Opens::DIGITS).or(Opens::JOINED);
    match doc.char(end) {
        '年' => Opens::YEAR.or(Opens::LENGTH).or(when(next == '代', Opens::CENTURY)),
        '月' => Opens::MONTH,
        '日' => Opens::DAY.or(Opens::LENGTH),
        '号' => Opens::DAY,
        '时' | '点' | ':' => Opens::HOURS,
        '季' => Opens::QUARTER,
        '周' | '天' | '多' | '余' | '百' => Opens::LENGTH,
        '-' | '至' | '到' | '—' | '–' | '―' | '─' | '~' | '－' | '﹣' | '−' => {
            dashed().or(Opens::LENGTH).or(Opens::HOURS)
        }
        '、' | '和' | '与' => Opens::JOINED,
        // 2020.11.27, 2020/11/27
        '.' | '/' if end == pos + LONGEST => dashed(),
        '世' => when(next == '纪', Opens::CENTURY),
        '星' => when(next == '期', Opens::LENGTH),
        '小' => when(next == '时', Opens::LENGTH),
        '个' => {
            when(matches!(next, '月' | '多' | '星' | '小' | '半' | '季' | '礼' | '钟' | '世'), Opens::LENGTH)
        }
        // 10分钟后, 一刻钟后
        '分' | '刻' => when(next == '钟', Opens::LENGTH),
        '钟' => when(next == '头', Opens::LENGTH),
        '礼' => when(next == '拜', Opens::LENGTH),
        // 五千多年来
        '千' | '万' => when(matches!(next, '年' | '多' | '余'), Opens::LENGTH),
        // 2024上半年, 2025财年
        '上' | '下' => when(end >= pos + LONGEST && next == '半', Opens::YEAR),
        '全' | '财' => when(end >= pos + LONGEST && next == '年', Opens::YEAR),
        _ => NONE,
    }
}
