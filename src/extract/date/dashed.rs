//! A day written without its year and its words: 11-30.
//! （11-30）, 时间：11-30, 11-30 09:15 → 30 November; 星座03-06星, 17-32名 and scores are none.

use super::clock::{clock, skip_space};
use super::point::day_said;
use super::said::{Meaning, Said};
use super::shape::Found;
use crate::doc::Doc;
use crate::number::calendar::digits;

/// Words before a colon behind which a day stands.
const LABELS: &[&str] = &["日期", "时间", "发布", "更新"];

/// Month and day, two digits each, where brackets, a label or a clock time say that they are one.
pub fn dashed(doc: &Doc, pos: usize) -> Option<Found> {
    let part = |at: usize, most: u32| digits(doc.chars(), at, 2).filter(|&(n, _)| (1..=most).contains(&n));
    let (month, dash) = part(pos, 12)?;
    let (day, end) = part(dash + 1, 31).filter(|_| doc.char(dash) == '-')?;
    let said = day_said(None, month, day);
    let mut before = pos;
    while before > 0 && doc.char(before - 1) == ' ' {
        before -= 1;
    }
    let labelled =
        before > 0 && doc.char(before - 1) == ':' && LABELS.iter().any(|w| doc.ends_with(before - 1, w));
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | ':');
    let alone = !joined(if pos == 0 { ' ' } else { doc.char(pos - 1) }) || labelled;
    let timed = clock(doc, skip_space(doc, end)).filter(|&(_, last)| {
        doc.char(end) == ' ' && last >= end + 6 && doc.chars()[end..last].contains(&':')
    });
    let found = |said: Said, end: usize| Some(Found::new(pos, end, Meaning::Said(said), "date.month_day"));
    match timed {
        Some((clock, last)) if alone => found(Said { clock: Some(clock), ..said }, last),
        _ => {
            let bracketed = doc.char(end) == ')' && pos > 0 && doc.char(pos - 1) == '(';
            let closed = !joined(doc.char(end));
            (alone && closed && (bracketed || labelled)).then(|| found(said, end)).flatten()
        }
    }
}
