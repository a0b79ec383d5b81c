//! The columns of a table, declared once for every tabular format: name, and the cell of each kind of fact.
//! A quantity of a.txt → a.txt | … | quantity | 10 | 16 | 19167件 | 19167 | 件 | count | …

use crate::model::{Agency, Attribution, Date, Kind, Quantity, Record};
use std::borrow::Cow;

/// A fact of any kind.
#[derive(Clone, Copy)]
pub enum AnyFact<'a> {
    /// A quantity.
    Quantity(&'a Quantity),
    /// A date.
    Date(&'a Date),
    /// A mention of a body.
    Agency(&'a Agency),
    /// Who said what.
    Attribution(&'a Attribution),
}

/// The value of a cell.
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words of the article or names: what a spreadsheet must never read as a formula.
    Text(Cow<'a, str>),
    /// A position or a count.
    Integer(usize),
    /// A value that the program computed: decimal, EDTF, day.
    Value(Cow<'a, str>),
}

/// A column: its name and how its cell is got.
pub struct Column {
    /// The name, as in JSON.
    pub name: &'static str,
    /// The kinds of fact that have it.
    pub kinds: &'static [Kind],
    /// The cell.
    pub cell: for<'a> fn(&'a Record, AnyFact<'a>) -> Cell<'a>,
}

fn text(s: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(s))
}

fn opt_text(s: &Option<String>) -> Cell<'_> {
    s.as_deref().map_or(Cell::Empty, text)
}

fn value(s: &str) -> Cell<'_> {
    Cell::Value(Cow::Borrowed(s))
}

fn opt_value<T: ToString>(v: Option<T>) -> Cell<'static> {
    v.map_or(Cell::Empty, |v| Cell::Value(Cow::Owned(v.to_string())))
}

fn integer(n: Option<usize>) -> Cell<'static> {
    n.map_or(Cell::Empty, Cell::Integer)
}

const Q: &[Kind] = &[Kind::Quantity];
const D: &[Kind] = &[Kind::Date];
const G: &[Kind] = &[Kind::Agency];
const A: &[Kind] = &[Kind::Attribution];

macro_rules! columns {
    ($($name:literal $kinds:expr => |$record:pat_param| { $($kind:ident($fact:pat_param): $cell:expr),* $(,)? } $(else $other:expr)?;)*) => {
        /// All columns, in their fixed order.
        pub const COLUMNS: &[Column] = &[$(Column {
            name: $name,
            kinds: $kinds,
            cell: |$record, fact| match fact {
                $(AnyFact::$kind($fact) => $cell,)*
                #[allow(unreachable_patterns)]
                _ => columns!(@other $($other)?),
            },
        }),*];
    };
    (@other $other:expr) => { $other };
    (@other) => { Cell::Empty };
}

columns! {
    "id" &Kind::ALL => |r| {} else text(&r.id);
    "title" &Kind::ALL => |r| {} else opt_text(&r.title);
    "published" &Kind::ALL => |r| {} else opt_value(r.published);
    "fact" &Kind::ALL => |_| {
        Quantity(_): value("quantity"), Date(_): value("date"), Agency(_): value("agency"), Attribution(_): value("attribution"),
    };
    "start" &Kind::ALL => |_| {
        Quantity(f): Cell::Integer(f.start), Date(f): Cell::Integer(f.start),
        Agency(f): Cell::Integer(f.start), Attribution(f): Cell::Integer(f.start),
    };
    "end" &Kind::ALL => |_| {
        Quantity(f): Cell::Integer(f.end), Date(f): Cell::Integer(f.end),
        Agency(f): Cell::Integer(f.end), Attribution(f): Cell::Integer(f.end),
    };
    "text" &Kind::ALL => |_| {
        Quantity(f): text(&f.text), Date(f): text(&f.text), Agency(f): text(&f.text), Attribution(f): text(&f.text),
    };
    "value" &[Kind::Quantity, Kind::Date] => |_| { Quantity(f): value(&f.value), Date(f): value(&f.value) };
    "value_high" Q => |_| { Quantity(f): opt_value(f.value_high.as_deref()) };
    "unit" Q => |_| { Quantity(f): text(&f.unit) };
    "dimension" Q => |_| { Quantity(f): value(f.dimension.as_str()) };
    "currency" Q => |_| { Quantity(f): opt_value(f.currency.as_deref()) };
    "bound" Q => |_| { Quantity(f): f.bound.map_or(Cell::Empty, |b| value(b.as_str())) };
    "change" Q => |_| { Quantity(f): f.change.map_or(Cell::Empty, |c| value(c.as_str())) };
    "basis" Q => |_| { Quantity(f): f.basis.map_or(Cell::Empty, |b| value(b.as_str())) };
    "indicator" Q => |_| { Quantity(f): opt_text(&f.indicator) };
    "indicator_start" Q => |_| { Quantity(f): integer(f.indicator_start) };
    "indicator_end" Q => |_| { Quantity(f): integer(f.indicator_end) };
    "kind" &[Kind::Date, Kind::Agency] => |_| { Date(f): value(f.kind.as_str()), Agency(f): value(f.kind.as_str()) };
    "from" D => |_| { Date(f): opt_value(f.from) };
    "to" D => |_| { Date(f): opt_value(f.to) };
    "grain" D => |_| { Date(f): value(f.grain.as_str()) };
    "canonical" G => |_| { Agency(f): opt_text(&f.canonical) };
    "place_code" G => |_| { Agency(f): opt_value(f.place_code.as_deref()) };
    "speaker" A => |_| { Attribution(f): text(&f.speaker) };
    "speaker_start" A => |_| { Attribution(f): integer(f.speaker_start) };
    "speaker_end" A => |_| { Attribution(f): integer(f.speaker_end) };
    "speaker_resolved" A => |_| { Attribution(f): opt_text(&f.speaker_resolved) };
    "title_of_speaker" A => |_| { Attribution(f): opt_text(&f.title) };
    "title_resolved" A => |_| { Attribution(f): opt_text(&f.title_resolved) };
    "agency" A => |_| { Attribution(f): opt_text(&f.agency) };
    "agency_start" A => |_| { Attribution(f): integer(f.agency_start) };
    "agency_end" A => |_| { Attribution(f): integer(f.agency_end) };
    "agency_resolved" A => |_| { Attribution(f): opt_text(&f.agency_resolved) };
    "cue" A => |_| { Attribution(f): text(&f.cue) };
    "cue_start" A => |_| { Attribution(f): Cell::Integer(f.cue_start) };
    "cue_end" A => |_| { Attribution(f): Cell::Integer(f.cue_end) };
    "quote" A => |_| { Attribution(f): text(&f.quote) };
    "quote_start" A => |_| { Attribution(f): Cell::Integer(f.quote_start) };
    "quote_end" A => |_| { Attribution(f): Cell::Integer(f.quote_end) };
    "more" A => |_| { Attribution(f): if f.more.is_empty() { Cell::Empty } else {
        Cell::Value(Cow::Owned(f.more.iter().map(|[s, e]| format!("{s}-{e}")).collect::<Vec<_>>().join(" ")))
    } };
    "form" A => |_| { Attribution(f): value(f.form.as_str()) };
    "act" A => |_| { Attribution(f): value(f.act.as_str()) };
    "rule" &Kind::ALL => |_| {
        Quantity(f): value(&f.rule), Date(f): value(&f.rule), Agency(f): value(&f.rule), Attribution(f): value(&f.rule),
    };
}

/// The columns of a table of these kinds; `rule` only when rules are shown.
pub fn columns(kinds: &[Kind], explain: bool) -> impl Iterator<Item = &'static Column> {
    let kinds = kinds.to_vec();
    COLUMNS.iter().filter(move |c| c.kinds.iter().any(|k| kinds.contains(k)) && (explain || c.name != "rule"))
}

/// All facts of a record: quantities, dates, agencies, attributions.
pub fn facts(record: &Record) -> impl Iterator<Item = AnyFact<'_>> {
    let quantities = record.quantities.iter().map(AnyFact::Quantity);
    let dates = record.dates.iter().map(AnyFact::Date);
    let agencies = record.agencies.iter().map(AnyFact::Agency);
    quantities.chain(dates).chain(agencies).chain(record.attributions.iter().map(AnyFact::Attribution))
}
