//! Years counted by reigns.
//! 康熙三年 → 1664; 乾隆年间 → 1736/1795; 民国二十六年7月 → 1937-07.

use super::lunar::lunar;
use super::period::in_year;
use super::point::month_number;
use super::said::{Meaning, Year};
use super::shape::Found;
use super::value::{Point, Value};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::Grain;
use crate::number::calendar::small;

/// A year of a reign, or all of its years.
pub fn era(doc: &Doc, pos: usize) -> Option<Found> {
    let hit = doc.longest_at(pos, Table::Eras)?;
    let row = &doc.lexicon().eras[hit.row as usize];
    let at = hit.end as usize;
    if doc.starts_with(at, "年间") {
        let value = Value::Interval(Some(Point::year(Some(row.from))), Some(Point::year(Some(row.to))));
        return Some(Found {
            grain: Some(Grain::Year),
            ..Found::new(pos, at + 2, Meaning::Fixed(value), "date.era")
        });
    }
    let (count, end) = match doc.char(at) {
        '元' => (1, at + 1),
        _ => small(doc.chars(), at)?,
    };
    let year = row.from + count as i32 - 1;
    if doc.char(end) != '年' || count == 0 || year > row.to {
        return None;
    }
    if row.solar {
        let (said, end) = in_year(doc, Year::Number(year), end + 1);
        return Some(Found::new(pos, end, Meaning::Said(said), "date.era"));
    }
    // The months are lunar ones of a year that begins later than ours: the year is what is known.
    let month = lunar(doc, end + 1)
        .map(|(_, end)| end)
        .or_else(|| month_number(doc, end + 1).map(|(_, end)| first_days(doc, end)));
    let value = Value::Point(Point::year(Some(year)));
    Some(Found {
        grain: Some(Grain::Year),
        ..Found::new(pos, month.unwrap_or(end + 1), Meaning::Fixed(value), "date.era")
    })
}

/// Past 初一 or 十五日 behind a month.
fn first_days(doc: &Doc, end: usize) -> usize {
    let from = if doc.char(end) == '初' { end + 1 } else { end };
    match small(doc.chars(), from).filter(|&(d, _)| (1..=30).contains(&d)) {
        Some((_, day)) if matches!(doc.char(day), '日' | '号') => day + 1,
        Some((_, day)) if from > end => day,
        _ => end,
    }
}
