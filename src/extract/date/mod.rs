//! Dates: points and periods of the calendar, as EDTF with first and last day.
//! 截至今年11月底 → ../2020-11-30; 近日 → PAST_REF.
//!
//! The text is read once from left to right. Where a number, a quotation mark or a word of time
//! stands ([`opens`]), the rules of the table are tried in order; each reads a whole expression
//! ([`said::Meaning`]). Then the words around it frame it ([`frame`]), and what it leaves unsaid is
//! taken from the article's day, the dates before, and the direction of the sentence ([`resolve`]).

mod clock;
mod context;
mod dashed;
mod era;
mod feast;
mod festival;
mod frame;
mod length;
mod lunar;
mod lunar_days;
mod opens;
mod ordinal;
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
mod year_part;

use super::Facts;
use crate::charset::{WordList, words};
use crate::doc::Doc;
use crate::model::{Date, DateKind, Span};
use context::{Context, Role};
use frame::Frame;
use opens::Opens;
use said::{DayOf, Division, Meaning, Month, Said, Year};
use shape::{Found, Rule};
use value::Value;

/// The rules in the order in which they are tried at a position; the first that reads wins.
const RULES: &[Rule] = &[
    Rule { opens: Opens::EVENT.or(Opens::PARTY), read: plan::event },
    Rule { opens: Opens::EVENT, read: era::era },
    Rule { opens: Opens::PLAN.or(Opens::QUOTE), read: plan::plan },
    Rule { opens: Opens::YEAR.or(Opens::WORD), read: same_period },
    Rule { opens: Opens::STRETCH, read: length::stretch },
    Rule { opens: Opens::WORD, read: length::last_year },
    Rule { opens: Opens::LENGTH, read: length::since_or_away },
    Rule { opens: Opens::WORD, read: vague::vague },
    Rule { opens: Opens::DIGITS, read: dashed::dashed },
    Rule { opens: Opens::POINT, read: range_or_point },
    Rule { opens: Opens::QUOTE, read: quoted_festival },
    Rule { opens: Opens::HOURS, read: clock_alone },
];

/// The rule of times of the day without a day.
const CLOCK: &str = "date.clock";

/// Adds the dates of `doc`.
pub fn extract(doc: &Doc, facts: &mut Facts) {
    let mut ctx = Context::new(doc);
    // Behind what was read last.
    let mut behind = 0;
    // Titles of documents hold no dates: 《2020年具体任务分解》.
    let mut title = 0usize;
    let mut last_end = 0;
    for pos in opens::positions(doc).into_iter().map(|pos| pos as usize) {
        if pos < behind {
            continue;
        }
        if doc.char(pos) == '《' {
            title = closing(doc, pos);
        } else if pos >= title
            && let Some(found) = read(doc, pos)
        {
            if let Some(date) = date(&found, &mut ctx, last_end) {
                last_end = date.end;
                facts.dates.push(date);
            }
            // What cannot be told is not told by its parts either: 次年年末 is not this 年末.
            behind = found.skip_to.max(last_end);
        }
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
    // 在5点之前: hours of every day. 每年9月: the month of every year.
    if !matches!(frame, Frame::Bare | Frame::Until) && found.rule == CLOCK || recurs(doc, found) {
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
    ctx.note(Span::new(start, end), value, role(found, frame, ctx));
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

/// 每年9月, 每周三, 逢春节: not one point of the calendar.
fn recurs(doc: &Doc, found: &Found) -> bool {
    const EVERY: WordList = WordList::of(&[
        "每年",
        "每年的",
        "每月",
        "每月的",
        "每周",
        "每天",
        "每天的",
        "每日",
        "每晚",
        "每逢",
        "历年",
    ]);
    let vague = matches!(found.meaning, Meaning::Fixed(Value::Reference(_)));
    !vague && doc.ends_with_any(found.start, &EVERY)
}

/// What the date does in the story.
fn role(found: &Found, frame: Frame, ctx: &Context) -> Role {
    let against = ctx.doc().ends_with_any(found.start, words!["比", "较", "相比"]);
    // 自28日以来 is not the day that is told, 28日起 is.
    let since = frame == Frame::Since && ctx.doc().starts_with(found.end, "以来");
    if against || since || is_comparison(&found.meaning) {
        return if since { Role::Since } else { Role::Compared };
    }
    let Meaning::Said(said) = found.meaning else { return Role::Story };
    if matches!(said.division, Some(Division::Festival(_))) {
        return Role::Feast;
    }
    let moved = match said.day {
        Some(DayOf::Anaphor(days)) => days != 0,
        Some(DayOf::Offset(days)) => days > 0,
        day => day.is_some() && matches!(frame, Frame::Before | Frame::After),
    };
    if moved { Role::Aside } else { Role::Story }
}

/// 较上年, 比去年同期: what something else is compared with.
fn is_comparison(meaning: &Meaning) -> bool {
    let year_before = |y: &Year| matches!(y, Year::Offset(..0) | Year::Spoken(..0));
    match meaning {
        Meaning::SamePeriod(_) | Meaning::Anniversary(_) => true,
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
        day: Some(DayOf::Number(day)),
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

/// A range, a decade, or a point by itself: 2020年, 11月27日, 昨天, 重阳节.
fn range_or_point(doc: &Doc, pos: usize) -> Option<Found> {
    let opens = opens::at(doc, pos);
    let said = point::read(doc, pos, opens);
    let may_be_decade = opens.meets(Opens::CENTURY.or(Opens::JOINED).or(Opens::TURN));
    let decade = || if may_be_decade { decade(doc, pos) } else { None };
    range::range(doc, pos, opens, said).or_else(decade).or_else(|| {
        let (said, end) = said?;
        Some(Found::new(pos, end, Meaning::Said(said), said.rule()))
    })
}

/// 上世纪九十年代, 21世纪.
fn decade(doc: &Doc, pos: usize) -> Option<Found> {
    if let Some((from, to, end)) = period::decades(doc, pos) {
        return Some(Found::new(pos, end, Meaning::Range(from, to), "date.decades"));
    }
    let (said, end) = period::decade(doc, pos)?;
    // 上世纪80年代至21世纪初; the second takes its century from the first.
    if let Some((to, end)) = range::joint(doc, end).and_then(|at| period::decade_after(doc, at, &said)) {
        return Some(Found::new(pos, end, Meaning::Range(said, to), "date.decades"));
    }
    Some(Found::new(pos, end, Meaning::Said(said), said.rule()))
}

/// “五一”期间: the marks are outside.
fn quoted_festival(doc: &Doc, pos: usize) -> Option<Found> {
    let (festival, start, end) = festival::quoted(doc, pos)?;
    let said = Said { division: Some(Division::Festival(festival)), ..Said::default() };
    // “五一”前后: marks that enclose a part belong to the whole.
    let whole = Found::new(pos, end + 1, Meaning::Said(said), "date.festival");
    if frame::is_framed(doc, &whole) {
        return Some(whole);
    }
    Some(Found { skip_to: end + 1, ..Found::new(start, end, Meaning::Said(said), "date.festival") })
}

/// 去年同期, 2019年同期, 同期.
fn same_period(doc: &Doc, pos: usize) -> Option<Found> {
    // Few years have it near behind them.
    if !doc.chars()[pos..doc.len().min(pos + 12)].contains(&'同') {
        return None;
    }
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
    let with_part = clock::day_part(doc, pos).is_some();
    let colon = |end: usize, back: usize| end.checked_sub(back).is_some_and(|i| doc.char(i) == ':');
    let said = |clock| Said { clock: Some(clock), ..Said::default() };
    // 上午9时至11时, 9:00—11:30
    if let Some((first, last, end)) = clock::span(doc, pos).filter(|_| point::starts_fresh(doc, pos)) {
        let colons = colon(end, 3) && first < last;
        let minutes = first.minute.is_some() && last.minute.is_some() && first < last && !colon(end, 3);
        if with_part
            || colons
            || minutes
            || (matches!(doc.char(end - 1), '时' | '分') || doc.ends_with(end, "点半"))
                && doc.char(pos).is_ascii_digit()
        {
            return Some(Found::new(pos, end, Meaning::Range(said(first), said(last)), CLOCK));
        }
    }
    let (clock, end) = clock::clock(doc, pos)?;
    // 17:55:23 is a time, 3:00 may be a score.
    let seconds = colon(end, 3) && colon(end, 6);
    let half = doc.ends_with(end, "点半") && !doc.ends_with(end, "两点半");
    let formal = matches!(doc.char(end - 1), '时' | '分' | '许' | '整' | '钟') || seconds || half;
    // 一时一事, 三时: hours in Chinese numerals need their minutes.
    let bare = doc.char(end - 1) == '时' && !doc.char(pos).is_ascii_digit() && doc.char(pos) != '零';
    if !point::starts_fresh(doc, pos) || !(with_part || formal && !bare) {
        return None;
    }
    Some(Found::new(pos, end, Meaning::Said(said(clock)), CLOCK))
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
