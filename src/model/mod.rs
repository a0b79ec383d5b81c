//! The output contract: what an article is, what a fact is, and the record that is written.
//! 全院受理案件19167件 → `Quantity { value: "19167", unit: "件", indicator: "受理案件", … }`.
//!
//! Positions are half-open ranges of Unicode code points in the article's decoded text.
//! Field names are the same in JSON, in tables and here; fields that do not apply are left out.

mod names;

pub use names::{Act, AgencyKind, Basis, Bound, Change, DateKind, Dimension, Form, Grain};

use crate::calendar::Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A half-open range `[start, end)` of code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// The range `[start, end)`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// How many code points it covers.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two have a code point in common.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the code point at `pos` lies inside.
    pub fn holds(self, pos: usize) -> bool {
        self.start <= pos && pos < self.end
    }
}

/// One article as it was read: its text untouched, and what its own lines say about it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Article {
    /// Path, member or row id; unique within a run.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The day that the article states; relative dates hang on it.
    pub published: Option<Day>,
    /// The medium it names.
    pub source: Option<String>,
    /// Reporters of the byline.
    pub authors: Vec<String>,
    /// The decoded text, nothing trimmed.
    pub text: String,
    /// Where the text holds lines about the article (byline, dateline, navigation) that nobody says.
    pub metadata: Vec<Span>,
    /// What was odd while reading, in words: replaced bytes, …
    pub warnings: Vec<String>,
}

impl Article {
    /// An article that is only a text. [`crate::read::article`] reads title, date and byline too.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }
}

/// The name of the rule that found a fact, such as `date.year_month_day`.
pub type RuleName = Cow<'static, str>;

/// Everything found in one article: one line of JSON Lines.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Path relative to the folder given, container member after `!`, or the row's own id.
    pub id: String,
    /// The headline, or null.
    pub title: Option<String>,
    /// The day that the article states (`YYYY-MM-DD`), or null.
    #[schemars(with = "Option<String>")]
    pub published: Option<Day>,
    /// The medium it names, or null.
    pub source: Option<String>,
    /// Reporters of the byline.
    pub authors: Vec<String>,
    /// The place that the article is about, or null.
    pub place: Option<Place>,
    /// Length of the text in code points.
    pub chars: usize,
    /// Numbers that measure or count, by position.
    pub quantities: Vec<Quantity>,
    /// Calendar points and periods, by position.
    pub dates: Vec<Date>,
    /// Mentions of bodies, by position.
    pub agencies: Vec<Agency>,
    /// Who said what, by position.
    pub attributions: Vec<Attribution>,
    /// What a reader should know: an unclosed quotation, replaced bytes, …
    pub warnings: Vec<String>,
    /// The decoded text, only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An administrative division.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Full name from the province down: 重庆市黔江区.
    pub name: String,
    /// Six digits of GB/T 2260: 500114.
    pub code: String,
}

/// What all facts have in common.
pub trait Fact {
    /// Where it stands.
    fn span(&self) -> Span;
    /// The rule that found it.
    fn rule(&self) -> &str;
    /// Forget the rule, so that it is not written.
    fn drop_rule(&mut self);
}

macro_rules! fact {
    ($($kind:ident),*) => {$(
        impl Fact for $kind {
            fn span(&self) -> Span {
                Span::new(self.start, self.end)
            }
            fn rule(&self) -> &str {
                &self.rule
            }
            fn drop_rule(&mut self) {
                self.rule = RuleName::Borrowed("");
            }
        }
    )*};
}
fact!(Quantity, Date, Agency, Attribution);

/// The four kinds of fact, in the order in which they are extracted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Calendar points and periods.
    Date,
    /// Numbers that measure or count.
    Quantity,
    /// Mentions of bodies.
    Agency,
    /// Who said what.
    Attribution,
}

impl Kind {
    /// All four.
    pub const ALL: [Kind; 4] = [Kind::Date, Kind::Quantity, Kind::Agency, Kind::Attribution];
}

/// A number that measures or counts something.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// First code point of the number, sign or currency mark.
    pub start: usize,
    /// One past the last code point of the unit.
    pub end: usize,
    /// The slice `[start, end)`.
    pub text: String,
    /// Exact decimal with multipliers applied, or a fraction such as `2/3`.
    pub value: String,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_high: Option<String>,
    /// Unit as written, without multiplier; empty when the article writes none.
    pub unit: String,
    /// What kind of magnitude it is.
    pub dimension: Dimension,
    /// ISO 4217 code, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// How the words around it limit the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// Movement by or to this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What the movement is measured against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The shortest phrase of the article that names what is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Where the indicator starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator_start: Option<usize>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator_end: Option<usize>,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    #[schemars(with = "String")]
    pub rule: RuleName,
}

/// A calendar point or period.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// First code point, frame words included (截至…).
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice `[start, end)`.
    pub text: String,
    /// EDTF (ISO 8601-2), or PRESENT_REF, PAST_REF, FUTURE_REF (TIMEX3).
    pub value: String,
    /// Whether it needs the publication date or an earlier date.
    pub kind: DateKind,
    /// First day, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub from: Option<Day>,
    /// Last day, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub to: Option<Day>,
    /// How fine the expression is.
    pub grain: Grain,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    #[schemars(with = "String")]
    pub rule: RuleName,
}

/// A mention of a body.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// First code point of the name.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The slice `[start, end)`.
    pub text: String,
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// The full official name, where the article lets one say it and it is not the one written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// GB/T 2260 code of the body's place, where it can be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_code: Option<String>,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    #[schemars(with = "String")]
    pub rule: RuleName,
}

/// Somebody says, writes, asks or is reported to hold something.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// First code point of speaker, cue and quote together.
    pub start: usize,
    /// One past the last of them.
    pub end: usize,
    /// The slice `[start, end)`.
    pub text: String,
    /// The shortest phrase that names the source, as written; empty for 据悉 and 据了解.
    pub speaker: String,
    /// Where the speaker starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_start: Option<usize>,
    /// Where the speaker ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_end: Option<usize>,
    /// Whom a pronoun or short name stands for, when the article said it before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_resolved: Option<String>,
    /// Job or role next to the speaker, without the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The title that the article gave this speaker earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_resolved: Option<String>,
    /// The body next to the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Where that body is written; the same position as in `agencies` when it is a mention there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_start: Option<usize>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_end: Option<usize>,
    /// The body that the article gave this speaker earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_resolved: Option<String>,
    /// The reporting verb or phrase.
    pub cue: String,
    /// Where the cue starts.
    pub cue_start: usize,
    /// Where it ends.
    pub cue_end: usize,
    /// What is said: the first stretch, quotation marks left out.
    pub quote: String,
    /// Where it starts.
    pub quote_start: usize,
    /// Where it ends.
    pub quote_end: usize,
    /// Further stretches, as `[start, end]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<[usize; 2]>,
    /// Between quotation marks or not.
    pub form: Form,
    /// Saying, asking or answering.
    pub act: Act,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    #[schemars(with = "String")]
    pub rule: RuleName,
}

impl Record {
    /// Forgets which rules found the facts, so that they are not written.
    pub fn drop_rules(&mut self) {
        self.quantities.iter_mut().for_each(Fact::drop_rule);
        self.dates.iter_mut().for_each(Fact::drop_rule);
        self.agencies.iter_mut().for_each(Fact::drop_rule);
        self.attributions.iter_mut().for_each(Fact::drop_rule);
    }
}

/// The JSON Schema of [`Record`].
pub fn schema() -> impl Serialize {
    schemars::schema_for!(Record)
}
