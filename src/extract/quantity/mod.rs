//! Numbers that measure or count something.
//! 全院受理案件19167件 → value 19167, unit 件, indicator 受理案件.
//!
//! One walk over the text tries the rules of [`WORDED`] and [`NUMBERED`] wherever a number may begin and drops what
//! [`veto`] knows to be no quantity. Then each found number is read in its clause: how words limit
//! it ([`limit`]), whether something moved by it ([`movement`]), and what it measures ([`indicator`]).

mod bare;
mod compound;
mod found;
mod indicator;
mod limit;
mod measure;
mod movement;
mod one;
mod part;
mod range;
mod reading;
mod unit;
mod veto;

use super::Facts;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::{Table, Tables};
use crate::model::{Date, Quantity, Span};
use crate::number;
use found::{Amount, Found};
use reading::Reading;
use std::borrow::Cow;

/// A way in which the news writes a quantity that begins with a word or mark of its own.
type Worded = fn(&Doc, usize) -> Option<Found>;

/// In the order in which they are tried.
const WORDED: &[(&str, Worded)] = &[
    ("quantity.percent", part::percent),
    ("quantity.half_unit", part::half_unit),
    ("quantity.half", part::half),
    ("quantity.majority", part::majority),
    ("quantity.marked_money", measure::marked),
    ("quantity.scaled_temperature", measure::scaled),
    ("quantity.range", range::marked),
];

/// A way in which the news writes a quantity that begins with its number.
type Numbered = fn(&Doc, &Reading) -> Option<Found>;

/// In the order in which they are tried, behind those of [`WORDED`].
const NUMBERED: &[(&str, Numbered)] = &[
    ("quantity.fraction", part::fraction),
    ("quantity.range", range::range),
    ("quantity.compound", compound::compound),
    ("quantity.measure", measure::measure),
    ("quantity.listed", measure::listed),
    ("quantity.bare", bare::bare),
];

/// Adds the quantities of `doc`.
pub fn extract(doc: &Doc, facts: &mut Facts) {
    let mut found = find(doc, &facts.dates);
    measure::fill_elided_units(doc, &mut found);
    limit::set(doc, &mut found);
    movement::set(doc, &facts.dates, &mut found);
    indicator::set(doc, &facts.dates, &mut found);
    movement::set_of_objects(doc, &mut found);
    facts.quantities.extend(found.into_iter().map(|f| quantity(doc, f)));
}

/// All quantities, with value and unit only.
fn find(doc: &Doc, dates: &[Date]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut dates = dates.iter().peekable();
    let begins = doc.positions_where(|c, tables| BEGIN.holds(c) | tables.meets(MARKS));
    let mut next = 0;
    for pos in begins.into_iter().map(|pos| pos as usize) {
        if pos < next || !may_begin(doc, pos) {
            continue;
        }
        while dates.next_if(|d| d.end <= pos).is_some() {}
        let date = dates.peek().map(|d| Span::new(d.start, d.end));
        if let Some(date) = date.filter(|d| d.holds(pos)) {
            next = date.end;
            continue;
        }
        let hit = if veto::barred(doc, pos) { None } else { read(doc, pos) };
        let hit = hit.filter(|f| !date.is_some_and(|d| d.overlaps(f.span)));
        match hit {
            Some(f) if !veto::vetoed(doc, &f) => {
                next = f.span.end;
                found.push(f);
            }
            _ => next = behind_numeral(doc, pos),
        }
    }
    found
}

/// The quantity that begins at `pos`.
fn read(doc: &Doc, pos: usize) -> Option<Found> {
    let named = |name| move |found| Found { rule: name, ..found };
    if WORDS.holds(doc.char(pos)) || doc.tables_at(pos).meets(MARKS) {
        let found = WORDED.iter().find_map(|(name, find)| find(doc, pos).map(named(name)));
        if found.is_some() {
            return found;
        }
    }
    let reading = Reading::at(doc, pos)?;
    NUMBERED.iter().find_map(|(name, find)| find(doc, &reading).map(named(name)))
}

/// The 汉字 that a rule of [`WORDED`] begins with.
static WORDS: CharSet = CharSet::of("百千佰仟半一对过华摄");
const MARKS: Tables = Tables::of(&[Table::CurrencyMarks]);

/// What a number, sign or word of a rule may begin with.
static BEGIN: CharSet =
    CharSet::of("0123456789-−〇一二两三四五六七八九十百千万亿兆零壹贰叁肆伍陆柒捌玖拾佰仟数几上半负对过华摄");

/// Whether one may begin here, told by the character behind.
fn may_begin(doc: &Doc, pos: usize) -> bool {
    let next = doc.char(pos + 1);
    let begins = match doc.char(pos) {
        '华' | '摄' => next == '氏',
        '对' => next == '折',
        '过' => next == '半',
        c if number::is_vague_head(c) => number::multiplier(next).is_some(),
        _ => return true,
    };
    begins || doc.tables_at(pos).meets(MARKS)
}

/// Where to go on when nothing was found: never inside the numeral that was no quantity, nor inside a row of
/// digits too long to be one, which would be read again from each of its digits.
fn behind_numeral(doc: &Doc, pos: usize) -> usize {
    let digits = || doc.chars()[pos..].iter().take_while(|c| c.is_ascii_digit()).count().max(1);
    doc.numeral(pos).map_or_else(|| pos + digits(), |n| n.end.max(pos + 1))
}

/// The unit in the characters of the article: 輛 in 40輛 stays 輛, ％ becomes %.
fn unit_as_written(doc: &Doc, f: &Found) -> String {
    let (written, name) = (doc.text(f.unit.span()), f.unit.name.as_ref());
    if written.ends_with(name) {
        return name.to_owned();
    }
    let folded = doc.folded(f.unit.span());
    if written == folded || !folded.ends_with(name) {
        return name.to_owned();
    }
    let skipped = folded.chars().count() - name.chars().count();
    let chars = written.chars().zip(folded.chars()).skip(skipped);
    chars.map(|(as_written, folded)| if folded.is_ascii() { folded } else { as_written }).collect()
}

fn quantity(doc: &Doc, f: Found) -> Quantity {
    let unit = unit_as_written(doc, &f);
    Quantity {
        start: f.span.start,
        end: f.span.end,
        text: doc.text(f.span).to_owned(),
        value: f.value.text(),
        value_high: f.high.map(Amount::text),
        unit,
        dimension: f.unit.dimension,
        currency: f.unit.currency.map(str::to_owned),
        bound: f.bound,
        change: f.change,
        basis: f.basis,
        indicator: f.indicator.map(|s| doc.text(s).to_owned()),
        indicator_start: f.indicator.map(|s| s.start),
        indicator_end: f.indicator.map(|s| s.end),
        rule: Cow::Borrowed(f.rule),
    }
}
