//! What a number measures: the shortest phrase of the article that names it.
//! 全院受理案件19167件，审执结16045件 → 受理案件, 审执结.
//!
//! A small grammar over the clause. Each shape of [`SHAPES`] looks for the phrase in one place; the first
//! that finds it wins. The order follows how certain a place is: 占… and 分别 say where to look, a
//! movement has a subject, a classifier stands on its noun, a measure follows it. What no
//! shape finds is carried over from the number before in the same sentence.

mod after;
mod before;
mod carry;
mod class;
mod head;
mod noun;
mod pair;
mod phrase;
mod relative;
mod share;
mod subject;
mod verb;
mod words;

use super::found::Found;
use crate::doc::Doc;
use crate::model::{Date, Span};
use std::cell::OnceCell;

/// Where a number stands: what a shape may look at.
pub struct Place<'a, 'd> {
    /// The article.
    pub doc: &'a Doc<'d>,
    /// The number.
    pub number: &'a Found,
    /// The clause in which it stands.
    pub clause: Span,
    /// The numbers before it in its sentence, nearest last.
    pub earlier: &'a [Found],
    /// The number behind it.
    pub next: Option<Span>,
    /// All dates of the article, by position.
    pub dates: &'a [Date],
    /// The phrase that ends at the number, which several shapes ask for.
    named: OnceCell<Option<Span>>,
    /// Whether a verb before the number governs what it counts.
    governed: OnceCell<bool>,
    /// Whether nothing that matters stands before the number.
    opens: OnceCell<bool>,
}

impl Place<'_, '_> {
    /// Where the phrase before the number may begin at the earliest: behind the number before it.
    pub fn floor(&self) -> usize {
        let last = self.earlier.last();
        let number = last.map_or(self.clause.start, |f| f.span.end.max(self.clause.start));
        // 8亩柑橘毛收入11.6万元: 柑橘 is what the number before measures.
        // One behind this number too is none of its own: 185组时速350公里的新车.
        let between = |i: &Span| i.end <= self.number.span.start;
        let phrase = last.and_then(|f| f.indicator.filter(|i| i.start >= f.span.end).filter(between));
        phrase.map_or(number, |i| i.end).max(number).min(self.number.span.start)
    }

    /// Where the first date behind `at` begins.
    pub fn date_behind(&self, at: usize) -> Option<usize> {
        self.dates.get(self.dates.partition_point(|d| d.start < at)).map(|d| d.start)
    }

    /// Whether the number stands in a movement, by it or to it.
    fn moves(&self) -> bool {
        self.number.change.is_some()
    }

    /// The date that ends at `at`, or with `inside` the last one that ends before it within the clause.
    pub fn date_before(&self, at: usize, inside: bool) -> Option<Span> {
        let i = self.dates.partition_point(|d| d.end <= at);
        let date = self.dates.get(i.checked_sub(1)?)?;
        (date.end == at || inside && date.end > self.clause.start).then(|| Span::new(date.start, date.end))
    }
}

/// One place in which the phrase may stand.
type Shape = fn(&Place) -> Option<Span>;

/// In the order in which they are tried.
const SHAPES: &[Shape] = &[
    after::of_order,
    carry::doubled,
    pair::respectively,
    share::of_whole,
    verb::vote,
    verb::fate,
    before::anniversary,
    before::distance,
    verb::elapsed,
    carry::moved_to,
    carry::moved_from,
    subject::subject_of_comparison,
    subject::subject_of_multiple,
    subject::subject_of_movement,
    before::labelled,
    after::owned,
    after::attributed,
    carry::among,
    before::named_measure,
    after::counted,
    after::listed,
    verb::part_doing,
    verb::happening,
    subject::subject_of_level,
    before::named,
    verb::doing,
    carry::borrowed,
    carry::carried,
    carry::topic,
    after::behind_word,
];

/// Names what every number measures.
pub fn set(doc: &Doc, dates: &[Date], found: &mut [Found]) {
    let mut first = 0;
    for i in 0..found.len() {
        let start = found[i].span.start;
        let sentence = doc.sentence_at(start).unwrap_or(found[i].span);
        while found[first].span.start < sentence.start && first < i {
            first += 1;
        }
        let next = found.get(i + 1).map(|f| f.span);
        let clause = doc.clause_at(start).unwrap_or(found[i].span);
        let place = Place {
            doc,
            number: &found[i],
            clause,
            earlier: &found[first..i],
            next,
            dates,
            named: OnceCell::new(),
            governed: OnceCell::new(),
            opens: OnceCell::new(),
        };
        let indicator = SHAPES.iter().find_map(|shape| shape(&place)).filter(|s| !s.is_empty());
        found[i].indicator = indicator.map(|phrase| negated(&place, phrase));
    }
}

/// 不|合格案卷, 未|就业毕业生: what is denied is another series, so 不 belongs to the phrase.
fn negated(place: &Place, phrase: Span) -> Span {
    let Some(before) = phrase.start.checked_sub(1).filter(|&p| p >= place.clause.start) else {
        return phrase;
    };
    let added = place.doc.char(before);
    if !matches!(added, '新' | '不' | '未' | '非') {
        return phrase;
    }
    let token = place.doc.token_at(before).filter(|t| t.end == phrase.start);
    let first = words::pieces(place.doc, phrase).into_iter().next();
    // 新培育企业, 新开工项目.
    let anew = || first.is_some_and(|w| w.is_verb()) && token.is_some_and(|t| t.start == before);
    let denied = || first.is_some_and(|w| w.span.end < phrase.end);
    let belongs = token.is_some() && if added == '新' { anew() } else { denied() };
    if belongs { Span::new(before, phrase.end) } else { phrase }
}
