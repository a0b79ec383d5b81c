//! The unit behind a number.
//! 元/平方米 in 8500元/平方米 → one unit of money per area; 个多月 in 3个多月 → 月, and the number is exceeded.

use crate::doc::Doc;
use crate::lexicon::units::One;
use crate::lexicon::{Table, Tables};
use crate::model::{Dimension, Span};
use crate::number::Vague;
use std::borrow::Cow;

/// A unit as it was read.
#[derive(Clone, Debug)]
pub struct UnitRead {
    /// Its first character.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// As the record names it.
    pub name: Cow<'static, str>,
    /// What it measures.
    pub dimension: Dimension,
    /// ISO 4217, for money.
    pub currency: Option<&'static str>,
    /// How many base units it is.
    pub factor: &'static str,
    /// What it makes of 一.
    pub one: One,
    /// 多 or 余 between 个 and a unit of time.
    pub vague: Option<Vague>,
    /// 半 between 个 and a unit of time: one half more.
    pub half: bool,
}

impl UnitRead {
    /// No unit at all, behind a number that ends at `at`.
    pub fn none(at: usize) -> UnitRead {
        UnitRead {
            start: at,
            end: at,
            name: Cow::Borrowed(""),
            dimension: Dimension::Count,
            currency: None,
            factor: "",
            one: One::Always,
            vague: None,
            half: false,
        }
    }

    /// A unit that no word of the text names by itself: % for 百分之.
    pub fn named(at: usize, name: &'static str, dimension: Dimension) -> UnitRead {
        UnitRead { name: Cow::Borrowed(name), dimension, ..UnitRead::none(at) }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether anything is written.
    pub fn is_none(&self) -> bool {
        self.start == self.end
    }
}

/// Units of time that 个 may stand before with a word between: 3个多月, 两个半小时.
const TIMES: &[&str] =
    &["月", "小时", "星期", "世纪", "工作日", "交易日", "季度", "学期", "礼拜", "钟头", "赛季", "百分点"];

/// The unit that begins at `pos`, behind at most two spaces.
pub fn read(doc: &Doc, pos: usize) -> Option<UnitRead> {
    let start = (pos..pos + 4).find(|&p| doc.char(p) != ' ')?;
    let unit = split_time(doc, start).or_else(|| spaced(doc, start)).or_else(|| word(doc, start))?;
    Some(alternative(doc, per(doc, unit)))
}

/// 个 百 分 点: spaces that typesetting left inside.
fn spaced(doc: &Doc, start: usize) -> Option<UnitRead> {
    let mut at = start;
    let mut spaces = 0;
    for (i, want) in "个百分点".chars().enumerate() {
        if i > 0 {
            let gap = (at..at + 3).take_while(|&p| doc.char(p) == ' ').count();
            (at, spaces) = (at + gap, spaces + gap);
        }
        if doc.char(at) != want {
            return None;
        }
        at += 1;
    }
    let unit = UnitRead { start, end: at, ..UnitRead::named(at, "个百分点", Dimension::PercentPoint) };
    (spaces > 0).then_some(unit)
}

/// The longest unit of the table that nothing behind it turns into another word.
fn word(doc: &Doc, start: usize) -> Option<UnitRead> {
    if !doc.tables_at(start).meets(Tables::of(&[Table::Units])) {
        return None;
    }
    doc.hits_at(start).filter(|h| h.table == Table::Units).find_map(|hit| {
        let unit = &doc.lexicon().units[hit.row as usize];
        let end = hit.end as usize;
        let latin = unit.word.ends_with(|c: char| c.is_ascii_alphabetic());
        if latin && doc.char(end).is_ascii_alphanumeric() || doc.starts_with_any(end, &unit.not) {
            return None;
        }
        Some(UnitRead {
            start,
            end,
            name: Cow::Borrowed(unit.unit),
            dimension: unit.dimension,
            currency: unit.currency,
            factor: unit.factor,
            one: unit.one,
            vague: None,
            half: false,
        })
    })
}

/// 个 + 多, 余, 半 + a unit of time.
fn split_time(doc: &Doc, start: usize) -> Option<UnitRead> {
    if doc.char(start) != '个' {
        return None;
    }
    let (vague, half) = match doc.char(start + 1) {
        '多' | '余' => (Some(Vague::More), false),
        '来' | '几' => (Some(Vague::Some), false),
        '半' => (None, true),
        _ => return None,
    };
    let name = TIMES.iter().find(|t| doc.starts_with(start + 2, t))?;
    let points = *name == "百分点";
    let unit = UnitRead {
        start,
        end: start + 2 + name.chars().count(),
        name: Cow::Borrowed(if points { "个百分点" } else { name }),
        dimension: if points { Dimension::PercentPoint } else { Dimension::Duration },
        vague,
        half,
        ..UnitRead::none(start)
    };
    Some(unit)
}

/// 元/平方米, 公里每小时, 例/10万人: one unit per another.
fn per(doc: &Doc, mut unit: UnitRead) -> UnitRead {
    let slash = doc.char(unit.end);
    if !matches!(slash, '/' | '每') {
        return unit;
    }
    // 127例/10万人: so many of the other unit.
    let at = match doc.numeral(unit.end + 1) {
        Some(n) if slash == '/' && n.value.is_whole() && !n.positional => n.end,
        _ => unit.end + 1,
    };
    let under =
        word(doc, at).map(|u| u.end).or_else(|| matches!(doc.char(at), '月' | '日').then_some(at + 1));
    let Some(end) = under.filter(|_| slash == '/' || unit.dimension != Dimension::Count) else { return unit };
    unit.name = doc.folded(Span::new(unit.start, end)).into();
    unit.end = end;
    unit.factor = "";
    unit.dimension = Dimension::Other;
    unit
}

/// 件（套）: a second unit in brackets is part of the unit as written.
fn alternative(doc: &Doc, mut unit: UnitRead) -> UnitRead {
    if doc.char(unit.end) != '(' || unit.dimension != Dimension::Count {
        return unit;
    }
    if let Some(other) = word(doc, unit.end + 1).filter(|u| doc.char(u.end) == ')') {
        unit.end = other.end + 1;
        unit.name = doc.text(Span::new(unit.start, unit.end)).to_owned().into();
    }
    unit
}
