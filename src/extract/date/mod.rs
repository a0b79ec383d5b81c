//! Dates: points and periods of the calendar, as EDTF with first and last day.
//! 截至今年11月底 → ../2020-11-30; 近日 → PAST_REF.
//!
//! The text is read once from left to right. Where a number, a quotation mark or a word of time
//! stands ([`opens`]), the rules of the table are tried in order; each reads a whole expression
//! ([`said::Meaning`]). Then the words around it frame it ([`frame`]), and what it leaves unsaid is
//! taken from the article's day, the dates before, and the direction of the sentence ([`resolve`]).

mod clock;
mod context;
mod feast;
mod festival;
mod frame;
mod length;
mod lunar;
mod opens;
mod period;
mod plan;
mod point;
mod range;
mod reach;
mod resolve;
mod said;
mod shape;
mod vague;
mod value;
mod word;

use super::Facts;
use crate::doc::Doc;
use crate::model::{Date, DateKind, Span};
use context::Context;
use frame::Frame;
use opens::Opens;
use said::{Division, Meaning, Month, Said, Year};
use shape::{Found, Rule};
use value::Value;

/// The rules in the order in which they are tried at a position; the first that reads wins.
const RULES: &[Rule] = &[
    Rule { opens: Opens::EVENT.or(Opens::PARTY), read: plan::event },
    Rule { opens: Opens::PLAN.or(Opens::QUOTE), read: plan::plan },
    Rule { opens: Opens::NUMBER.or(Opens::WORD), read: same_period },
    Rule { opens: Opens::STRETCH, read: length::stretch },
    Rule { opens: Opens::NUMBER, read: length::since_or_away },
    Rule { opens: Opens::WORD, read: vague::vague },
    Rule { opens: Opens::POINT, read: range::range },
    Rule { opens: Opens::NUMBER.or(Opens::TURN), read: decade },
    Rule { opens: Opens::POINT, read: point_alone },
    Rule { opens: Opens::QUOTE, read: quoted_festival },
    Rule { opens: Opens::NUMBER.or(Opens::HOURS), read: clock_alone },
];

/// The rule of times of the day without a day.
const CLOCK: &str = "date.clock";

/// Adds the dates of `doc`.
pub fn extract(doc: &Doc, facts: &mut Facts) {
    let mut ctx = Context::new(doc);
    let mut pos = 0;
    // Titles of documents hold no dates: 《2020年具体任务分解》.
    let mut title = 0usize;
    let mut last_end = 0;
    while pos < doc.len() {
        match doc.char(pos) {
            '《' => title = closing(doc, pos),
            _ if pos < title => {}
            _ => {
                if let Some(found) = read(doc, pos)
                    && let Some(date) = date(&found, &mut ctx, last_end)
                {
                    last_end = date.end;
                    facts.dates.push(date);
                    pos = found.skip_to.max(last_end);
                    continue;
                }
            }
        }
        pos += 1;
    }
}

/// Behind the 》 that closes a title; nothing is closed over a line end or 60 characters.
fn closing(doc: &Doc, pos: usize) -> usize {
    (pos + 1..pos + 60)
        .take_while(|&i| i < doc.len() && doc.char(i) != '\n')
        .find(|&i| doc.char(i) == '》')
        .unwrap_or(pos)
}

/// What the first rule reads that finds something here.
fn read(doc: &Doc, pos: usize) -> Option<Found> {
    let opens = opens::at(doc, pos);
    if opens.is_none() {
        return None;
    }
    RULES.iter().filter(|rule| rule.opens.meets(opens)).find_map(|rule| (rule.read)(doc, pos))
}

/// The fact of a found expression, framed and resolved.
fn date(found: &Found, ctx: &mut Context, last_end: usize) -> Option<Date> {
    let doc = ctx.doc();
    let (frame, start, end) = frame::frame(doc, found);
    // 在5点之前: hours of every day.
    if frame != Frame::Bare && found.rule == CLOCK {
        return None;
    }
    let start = start.max(last_end);
    let mut resolved = resolve::resolve(&found.meaning, ctx, found.start)?;
    if let Value::Reference(reference) = resolved.value {
        let word = doc.folded(Span::new(found.start, found.end));
        resolved.value = Value::Reference(ctx.reference(reference, found.start, &word));
    }
    let mut value = resolved.value;
    dateline(found, ctx);
    if let Meaning::Said(Said { division: Some(Division::Festival(festival)), .. }) = &found.meaning {
        ctx.note_holiday(festival);
    }
    ctx.note(Span::new(start, end), value, is_comparison(&found.meaning));
    let grain = found.grain.or(resolved.grain).unwrap_or_else(|| value.grain());
    value = frame::framed(frame, value, &found.meaning);
    let span = Span::new(start, end);
    let kind = if matches!(value, Value::Reference(_)) { DateKind::Vague } else { resolved.kind };
    Some(Date {
        start,
        end,
        text: doc.text(span).to_owned(),
        value: value.to_string(),
        kind,
        from: value.from(),
        to: value.to(),
        grain,
        rule: found.rule.into(),
    })
}

/// 较上年, 比去年同期: what something else is compared with.
fn is_comparison(meaning: &Meaning) -> bool {
    let year_before = |y: &Year| matches!(y, Year::Offset(..0) | Year::Spoken(..0));
    match meaning {
        Meaning::SamePeriod(_) => true,
        Meaning::Said(Said { month: Some(Month::Spoken(_)), .. }) => true,
        Meaning::Said(Said { year: Some(year), division: None, month: None, day: None, .. }) => {
            year_before(year)
        }
        _ => false,
    }
}

/// 本报北京5月9日电: month and day of an article that states no full date.
fn dateline(found: &Found, ctx: &mut Context) {
    let Meaning::Said(Said {
        year: None,
        month: Some(Month::Number(month)),
        day: Some(said::DayOf::Number(day)),
        clock: None,
        ..
    }) = found.meaning
    else {
        return;
    };
    let doc = ctx.doc();
    let near = |from: usize, to: usize, words: &[&str]| {
        (from..to).any(|i| words.iter().any(|w| doc.starts_with(i, w)))
    };
    let before = near(found.start.saturating_sub(12), found.start, &["报", "社", "网", "台"]);
    if ctx.anchor().day.is_none()
        && found.start < 200
        && before
        && near(found.end, found.end + 10, &["电", "讯", "消息", "报道"])
    {
        ctx.set_dateline(month, day);
    }
}

/// A point by itself: 2020年, 11月27日, 昨天, 重阳节.
fn point_alone(doc: &Doc, pos: usize) -> Option<Found> {
    let (said, end) = point::said(doc, pos)?;
    Some(Found::new(pos, end, Meaning::Said(said), said.rule()))
}

/// 上世纪九十年代, 21世纪.
fn decade(doc: &Doc, pos: usize) -> Option<Found> {
    if let Some((from, to, end)) = period::decades(doc, pos) {
        return Some(Found::new(pos, end, Meaning::Range(from, to), "date.decades"));
    }
    let (said, end) = period::decade(doc, pos)?;
    Some(Found::new(pos, end, Meaning::Said(said), said.rule()))
}

/// “五一”期间: the marks are outside.
fn quoted_festival(doc: &Doc, pos: usize) -> Option<Found> {
    let (festival, start, end) = festival::quoted(doc, pos)?;
    let said = Said { division: Some(Division::Festival(festival)), ..Said::default() };
    Some(Found { skip_to: end + 1, ..Found::new(start, end, Meaning::Said(said), "date.festival") })
}

/// 去年同期, 2019年同期, 同期.
fn same_period(doc: &Doc, pos: usize) -> Option<Found> {
    let (year, at) = match point::year(doc, pos) {
        Some((year, end)) => (Some(year), end),
        None => (None, pos),
    };
    let at = if doc.char(at) == '的' { at + 1 } else { at };
    let end = at + 2;
    (year.is_some() && doc.starts_with(at, "同期"))
        .then(|| Found::new(pos, end, Meaning::SamePeriod(year), "date.same_period"))
}

/// 9时30分许, 下午3点半: a time of the day named before.
fn clock_alone(doc: &Doc, pos: usize) -> Option<Found> {
    let (clock, end) = clock::clock(doc, pos)?;
    let with_part = clock::day_part(doc, pos).is_some();
    let formal = doc.char(end - 1) == '时' || doc.char(end - 1) == '分' || doc.char(end - 1) == '许';
    // 一时一事, 三时: hours in Chinese numerals need their minutes.
    let bare = doc.char(end - 1) == '时' && !doc.char(pos).is_ascii_digit() && doc.char(pos) != '零';
    if !point::starts_fresh(doc, pos) || !(with_part || formal && !bare) {
        return None;
    }
    let said = |clock| Said { clock: Some(clock), ..Said::default() };
    // 上午9时至11时
    let last = range::joint(doc, end).and_then(|at| clock::clock(doc, at));
    let (meaning, end) = match last {
        Some((last, end)) => (Meaning::Range(said(clock), said(last)), end),
        None => (Meaning::Said(said(clock)), end),
    };
    Some(Found::new(pos, end, meaning, CLOCK))
}

#[cfg(test)]
mod tests {
    use super::{RULES, opens, read};
    use crate::doc::Doc;
    use crate::lexicon::Lexicon;
    use crate::model::Article;
    use crate::segment::Segmenter;

    /// [`opens`] only saves work: where something or a number begins, no rule that it leaves out reads anything.
    #[test]
    fn no_rule_is_left_out_that_reads() {
        let segmenter = Segmenter::builtin();
        let mut found = 0;
        for line in include_str!("../../../fixtures/cases/dates.tsv").lines() {
            let article = Article::new("case", line.replace(['[', ']'], ""));
            let doc = Doc::new(&article, Lexicon::builtin(), &segmenter);
            let number = |pos: usize| {
                let digit = |c: char| c.is_ascii_digit();
                opens::is_numeral(doc.char(pos))
                    || digit(doc.char(pos)) && !(pos > 0 && digit(doc.char(pos - 1)))
            };
            for pos in (0..doc.len()).filter(|&pos| number(pos) || !opens::at(&doc, pos).is_none()) {
                let all = RULES.iter().find_map(|rule| (rule.read)(&doc, pos));
                assert_eq!(read(&doc, pos), all, "at {pos} of {line}");
                found += usize::from(all.is_some());
            }
        }
        assert!(found > 100);
    }
}
