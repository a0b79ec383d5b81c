//! What an expression needs from the rest of the article: its day, the dates before, the direction of the sentence.
//! Published 2020-11-30, “将于12月5日” → December 2020, not 2019.

use super::said::{Extent, Festival};
use super::value::{Part, Point, Reference, Value};
use crate::calendar::Day;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::model::Span;

/// How far back 当天, 次日 and 同期 look for the date that they mean, in code points.
const REACH: usize = 600;
/// A day that lies ahead in the publication's year is taken for the year before from this many days on.
const FAR_AHEAD: i64 = 120;

/// The article's own day, as far as it is known: 本报北京5月9日电 gives no year.
#[derive(Clone, Copy, Default, Debug)]
pub struct Anchor {
    /// Year of publication.
    pub year: Option<i32>,
    /// Month and day of publication.
    pub day: Option<(u8, u8)>,
}

/// A date found before, and what the story makes of it.
struct Told {
    span: Span,
    value: Value,
    role: Role,
}

/// What a date does in the story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It says when something happens.
    Story,
    /// Something is only compared with it: 上年, 去年同期, 比8日.
    Compared,
    /// The story leaves it again with the paragraph: 前一日, 明天.
    Aside,
    /// It opens the period told: 28日以来.
    Since,
    /// A festival, which the story may only name: 迎中秋.
    Feast,
}

/// The article's day and the dates found so far.
pub struct Context<'d> {
    doc: &'d Doc<'d>,
    anchor: Anchor,
    before: Vec<Told>,
    /// Keys of the holidays that the article has called one.
    holidays: Vec<&'static str>,
}

impl<'d> Context<'d> {
    /// A context without any date before.
    pub fn new(doc: &'d Doc<'d>) -> Context<'d> {
        let day = doc.published();
        let anchor = Anchor { year: day.map(Day::year), day: day.map(|d| (d.month() as u8, d.day() as u8)) };
        Context { doc, anchor, before: Vec::new(), holidays: Vec::new() }
    }

    /// Takes note of a date.
    pub fn note(&mut self, span: Span, value: Value, role: Role) {
        // A century says nothing about the year of the next date.
        let era = value.start().is_some_and(|p| matches!(p.part, Part::Century | Part::Decade));
        if !era && !matches!(value, Value::Reference(_)) {
            self.before.push(Told { span, value, role });
        }
    }

    /// Takes note that the article calls a festival a holiday, or has done so.
    pub fn note_holiday(&mut self, festival: &Festival) {
        let row = &self.doc.lexicon().festivals[festival.first as usize];
        if matches!(festival.extent, Extent::Holiday | Extent::GoldenWeek)
            && !self.holidays.contains(&row.holiday)
        {
            self.holidays.push(row.holiday);
        }
    }

    /// Whether the article has called it a holiday before: “五一”黄金周 … “五一”七天.
    pub fn is_holiday(&self, holiday: &str) -> bool {
        matches!(holiday, "五一" | "国庆") && self.holidays.contains(&holiday)
    }

    /// A dateline gives month and day when the article states no full date.
    pub fn set_dateline(&mut self, month: u8, day: u8) {
        self.anchor.day.get_or_insert((month, day));
    }

    /// The document.
    pub fn doc(&self) -> &'d Doc<'d> {
        self.doc
    }

    /// The article's day as far as it is known.
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// The article's day when all of it is known.
    pub fn published(&self) -> Option<Day> {
        let (month, day) = self.anchor.day?;
        Day::new(self.anchor.year?, month.into(), day.into())
    }

    /// The article's day moved by some days, unknown parts left open.
    pub fn published_plus(&self, days: i64) -> Point {
        if let Some(day) = self.published().and_then(|d| d.plus_days(days)) {
            return Point::day(day);
        }
        // A dateline without year: count in a common year and forget it again.
        let moved = self.anchor.day.and_then(|(m, d)| Day::new(2001, m.into(), d.into())?.plus_days(days));
        let year = self.anchor.year.filter(|_| moved.is_none_or(|d| d.year() == 2001));
        Point::partial_day(year, moved.map(|d| d.month() as u8), moved.map(|d| d.day() as u8))
    }

    /// Whether the sentence around `at` speaks of what is to come.
    pub fn speaks_of_future(&self, at: usize) -> bool {
        const CUES: &[&str] = &[
            "计划", "预计", "即将", "有望", "力争", "定于", "拟于", "拟在", "争取", "预报", "施行", "实施",
            "预测", "开售", "提前",
        ];
        // Two of a hundred characters are in the set: no branch for each of them.
        static FIRST: CharSet = CharSet::of("将").with_first(CUES);
        let Some(sentence) = self.doc.sentence_at(at) else { return false };
        let (from, to) = (sentence.start.max(at.saturating_sub(60)), sentence.end.min(at + 60));
        let near = (from..to).zip(&self.doc.chars()[from..to]);
        near.filter(|(_, c)| FIRST.holds(**c)).any(|(i, c)| match c {
            '将' => !matches!(self.doc.char(i + 1), '军' | '士' | '领' | '帅' | '其' | '此' | '该'),
            _ => CUES.iter().any(|cue| self.doc.starts_with(i, cue) && !(*cue == "计划" && self.is_plan(i))),
        })
    }

    /// Whether 计划 at `at` is a plan that there is, and nothing that is planned: 完成年度|计划|82.3%.
    fn is_plan(&self, at: usize) -> bool {
        const NAMED: &[&str] =
            &["年度", "全年", "当年", "完成", "原", "行动", "发展", "建设", "生产", "工作", "投资"];
        let next = self.doc.char(at + 2);
        NAMED.iter().any(|w| self.doc.ends_with(at, w))
            || matches!(next, '的' | '》' | '”' | '、' | ',' | '。')
    }

    /// The dates before `at`, the nearest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = (Span, Value)> {
        self.told(at).map(|told| (told.span, told.value))
    }

    fn told(&self, at: usize) -> impl Iterator<Item = &Told> {
        self.before.iter().rev().take_while(move |told| told.span.end + REACH >= at)
    }

    /// The last day named before `at`: what 当天 and 次日 mean.
    pub fn day_before(&self, at: usize) -> Option<Point> {
        // 7月末 ends with a day, but names none.
        let named = |value: Value| match value {
            Value::Point(p) | Value::Around(p) => Some(p),
            _ => None,
        };
        // 前一日 of the paragraph above is not the day that is told, nor is 明天 or what 比8日 names.
        let sentence = self.doc.sentence_at(at).map_or(at, |s| s.start);
        let paragraph = self.doc.paragraph_at(at).map_or(at, |p| p.start);
        let reaches = |told: &&Told| match told.role {
            Role::Story => {
                told.span.start >= sentence || !self.is_ahead(&told.value) || self.speaks_of_future(at)
            }
            Role::Aside => told.span.start >= paragraph,
            Role::Feast => told.span.start >= sentence,
            Role::Compared | Role::Since => told.span.end == at,
        };
        self.told(at)
            .filter(reaches)
            .find_map(|told| named(told.value).filter(|p| matches!(p.part, Part::Day(..))))
            .map(|p| Point { clock: None, ..p })
    }

    /// Whether a value begins behind the publication.
    pub fn is_ahead(&self, value: &Value) -> bool {
        self.published().is_some_and(|here| value.from() > Some(here))
    }

    /// The year that 这一年 means; in its first two months the publication's has hardly been one.
    pub fn year_told_of(&self, at: usize) -> Option<i32> {
        let told = self.spoken_of(at).find_map(|value| value.end()?.year);
        told.or_else(|| self.anchor.year.filter(|_| self.anchor.day.is_some_and(|(month, _)| month > 2)))
    }

    /// The last year named before `at`: what 当年 means.
    pub fn year_before(&self, at: usize) -> Option<i32> {
        // 明年就能见到它。当年…: what lies ahead is no story that 当年 goes back to.
        let sentence = self.doc.sentence_at(at).map_or(at, |s| s.start);
        let told =
            |span: Span, year: i32| span.start >= sentence || self.anchor.year.is_none_or(|y| year <= y);
        self.before(at).find_map(|(span, value)| value.end()?.year.filter(|&year| told(span, year)))
    }

    /// The last month named before `at`: what 当月 means.
    pub fn month_before(&self, at: usize) -> Option<(Option<i32>, u8)> {
        self.before(at).find_map(|(_, value)| value.end().and_then(|p| Some((p.year, p.month_number()?))))
    }

    /// The year spoken of: that of the last date that nothing is compared with, of the paragraph or,
    /// when it is this year or the last, of the article; else the publication's.
    pub fn year_spoken_of(&self, at: usize) -> Option<i32> {
        let recent = |year: &i32| self.anchor.year.is_none_or(|y| (y - 1..=y).contains(year));
        let near = self.spoken_of(at).find_map(|value| value.end()?.year);
        let told = || self.before.iter().rev().take(40).filter(|told| told.role != Role::Compared);
        near.or_else(|| told().find_map(|told| told.value.end()?.year.filter(recent))).or(self.anchor.year)
    }

    /// Whether the year spoken of is the one before the publication's.
    pub fn spoken_last_year(&self, at: usize) -> bool {
        self.anchor.year.is_some_and(|y| self.year_spoken_of(at) == Some(y - 1))
    }

    /// The month spoken of, else the publication's.
    pub fn month_spoken_of(&self, at: usize) -> Option<(Option<i32>, u8)> {
        let told = self.spoken_of(at).find_map(|value| match value {
            Value::Point(p) if matches!(p.part, Part::Month(Some(_))) => Some((p.year, p.month_number()?)),
            _ => None,
        });
        told.or_else(|| Some((self.anchor.year, self.anchor.day?.0)))
    }

    /// The values of the paragraph's dates before `at` that nothing is compared with, nearest first.
    fn spoken_of(&self, at: usize) -> impl Iterator<Item = Value> {
        let paragraph = self.doc.paragraph_at(at).map_or(at, |p| p.start);
        self.told(at)
            .take_while(move |told| told.span.start >= paragraph)
            .filter(|told| told.role != Role::Compared)
            .map(|told| told.value)
    }

    /// The period that 去年同期 repeats: the last one of the sentence, else the last that is longer
    /// than a day in the paragraph, else the last one.
    pub fn period_before(&self, at: usize) -> Option<Value> {
        let sentence = self.doc.sentence_at(at)?.start;
        let paragraph = self.doc.paragraph_at(at)?.start;
        let is_day = |v: &Value| {
            matches!(v, Value::Around(_)) || matches!(v, Value::Point(p) if matches!(p.part, Part::Day(..)))
        };
        let periods = || self.told(at).filter(|told| told.role != Role::Compared);
        let nearest = periods().next();
        nearest
            .filter(|told| told.span.start >= sentence)
            .or_else(|| {
                let mut near = periods().take_while(|told| told.span.start >= paragraph);
                near.find(|told| !is_day(&told.value))
            })
            .or(nearest)
            .map(|told| told.value)
    }

    /// The year of a month (and day) that the words leave out: the nearest past one, unless the
    /// sentence speaks of the future or the day lies only a little ahead.
    pub fn year_of(&self, month: u8, day: Option<u8>, at: usize) -> Option<i32> {
        let year = self.anchor.year?;
        if let Some(told) = self.year_told(month, day, at) {
            return Some(told);
        }
        let Some((m, d)) = self.anchor.day else { return Some(year) };
        let here = Day::new(year, m.into(), d.into())?;
        let there = Day::new(year, month.into(), day.unwrap_or(1).into())?;
        let ahead = there.days_after(here);
        Some(match ahead {
            1.. if ahead > FAR_AHEAD && !self.speaks_of_future(at) => year - 1,
            // 将于1月5日, written in December.
            ..=0 if -ahead > 240 && self.speaks_of_future(at) => year + 1,
            _ => year,
        })
    }

    /// The year of a story told in the same sentence: 2008年5月开工，9月完工.
    fn year_told(&self, month: u8, day: Option<u8>, at: usize) -> Option<i32> {
        let sentence = self.doc.sentence_at(at)?.start;
        let (_, value) = self.before(at).next().filter(|(span, _)| span.start >= sentence)?;
        let Value::Point(point) = value else { return None };
        let year = point.year.filter(|&y| Some(y) < self.anchor.year)?;
        let (told, this) = (point.first().to_day()?, Day::new(year, month.into(), day.unwrap_or(28).into())?);
        Some(if this >= told { year } else { year + 1 })
    }

    /// Year and month of a day that is only numbered: 27日.
    pub fn month_of(&self, day: u8, at: usize) -> (Option<i32>, Option<u8>) {
        if let Some(told) = self.month_told(day, at) {
            return told;
        }
        let Some((m, d)) = self.anchor.day else {
            return (self.anchor.year, self.month_of_paragraph(at));
        };
        // Back to the last month that has this day, or ahead to the one in which it comes.
        let this = Day::new(self.anchor.year.unwrap_or(2001), m.into(), 1);
        let months = |n| {
            let first = this.and_then(|f| f.plus_months(n));
            let known = |f: Day| (self.anchor.year.map(|_| f.year()), Some(f.month() as u8));
            first.map_or((self.anchor.year, Some(m)), known)
        };
        let (ahead, back) = (i32::from(day) - i32::from(d), i32::from(d) + 30 - i32::from(day));
        if day <= d {
            return if d - day > 20 && self.speaks_of_future(at) { months(1) } else { months(0) };
        }
        let exists = Day::new(self.anchor.year.unwrap_or(2000), m.into(), day.into()).is_some();
        if exists && (ahead < back && back > 8 || self.speaks_of_future(at)) {
            return months(0);
        }
        let last = this.and_then(|f| f.plus_months(-1));
        let had = last.is_some_and(|f| Day::new(f.year(), f.month(), day.into()).is_some());
        months(if had { -1 } else { -2 })
    }

    /// The month of a date in the same sentence: 4月29日开庭，30日宣判.
    fn month_told(&self, day: u8, at: usize) -> Option<(Option<i32>, Option<u8>)> {
        let sentence = self.doc.sentence_at(at)?.start;
        let (_, value) = self.before(at).next().filter(|(span, _)| span.start >= sentence)?;
        match value {
            Value::Point(p) | Value::Interval(Some(_), Some(p)) => match p.part {
                Part::Day(Some(month), Some(d)) if d <= day => Some((p.year, Some(month))),
                _ => None,
            },
            _ => None,
        }
    }

    /// Without any publication day: the month last named in the paragraph.
    fn month_of_paragraph(&self, at: usize) -> Option<u8> {
        let paragraph = self.doc.paragraph_at(at)?.start;
        let named = self.before(at).take_while(|(span, _)| span.start >= paragraph);
        named.filter_map(|(_, value)| value.end()?.month_number()).next()
    }

    /// Vague words of the past look ahead in a sentence about the future: 近期将.
    pub fn reference(&self, reference: Reference, at: usize, word: &str) -> Reference {
        // 将于近日发射, 近期将发布
        let before = ["将于", "拟于", "将在", "拟在", "定于"].iter().any(|cue| self.doc.ends_with(at, cue));
        let end = at + word.chars().count();
        let behind = word == "近期" && ["将", "有望", "拟"].iter().any(|cue| self.doc.starts_with(end, cue));
        let ahead = reference == Reference::Past && (before || behind);
        if ahead { Reference::Future } else { reference }
    }
}
