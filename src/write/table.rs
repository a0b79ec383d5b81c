//! The columns of every table, declared once for all tabular formats: name, Chinese heading, type, and the
//! cell of each kind of row. A quantity of a.txt → a.txt | … | quantity | 19167件 | 19167 | 件 | count | …
//!
//! Names are those of the record, with one exception: a speaker's `title` is the column `speaker_title`,
//! since `title` is the article's.

use super::Options;
use crate::calendar::Day;
use crate::model::{Agency, Attribution, Date, Fact, Kind, Quantity, Record, Span};
use std::borrow::Cow;

/// The tables in which records are laid out, in the order of a workbook's sheets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Table {
    /// One row an article.
    Articles,
    /// One row a fact of the kind.
    Facts(Kind),
}

impl Table {
    /// All tables, articles first.
    pub const ALL: [Table; 5] = [
        Table::Articles,
        Table::Facts(Kind::Quantity),
        Table::Facts(Kind::Date),
        Table::Facts(Kind::Agency),
        Table::Facts(Kind::Attribution),
    ];

    /// The name of the table, as the record names its list.
    pub fn name(self) -> &'static str {
        match self {
            Table::Articles => "articles",
            Table::Facts(Kind::Quantity) => "quantities",
            Table::Facts(Kind::Date) => "dates",
            Table::Facts(Kind::Agency) => "agencies",
            Table::Facts(Kind::Attribution) => "attributions",
        }
    }

    /// The name as a heading.
    pub fn heading(self, options: &Options) -> &'static str {
        let chinese = match self {
            Table::Articles => "文章",
            Table::Facts(Kind::Quantity) => "数量",
            Table::Facts(Kind::Date) => "日期",
            Table::Facts(Kind::Agency) => "机构",
            Table::Facts(Kind::Attribution) => "引述",
        };
        options.language.choose(self.name(), chinese)
    }

    /// The rows that a record has in this table.
    pub fn rows(self, record: &Record) -> Box<dyn Iterator<Item = Row<'_>> + '_> {
        match self {
            Table::Articles => Box::new(std::iter::once(Row::Article)),
            Table::Facts(Kind::Quantity) => Box::new(record.quantities.iter().map(Row::Quantity)),
            Table::Facts(Kind::Date) => Box::new(record.dates.iter().map(Row::Date)),
            Table::Facts(Kind::Agency) => Box::new(record.agencies.iter().map(Row::Agency)),
            Table::Facts(Kind::Attribution) => Box::new(record.attributions.iter().map(Row::Attribution)),
        }
    }
}

/// What a row is about.
#[derive(Clone, Copy)]
pub enum Row<'a> {
    /// The record itself.
    Article,
    /// A quantity.
    Quantity(&'a Quantity),
    /// A date.
    Date(&'a Date),
    /// A mention of a body.
    Agency(&'a Agency),
    /// Who said what.
    Attribution(&'a Attribution),
}

impl<'a> Row<'a> {
    /// What the column `fact` calls it.
    fn name(self) -> &'static str {
        match self {
            Row::Article => "article",
            Row::Quantity(_) => "quantity",
            Row::Date(_) => "date",
            Row::Agency(_) => "agency",
            Row::Attribution(_) => "attribution",
        }
    }

    fn fact(self) -> Option<&'a dyn Fact> {
        match self {
            Row::Article => None,
            Row::Quantity(q) => Some(q),
            Row::Date(d) => Some(d),
            Row::Agency(g) => Some(g),
            Row::Attribution(a) => Some(a),
        }
    }

    fn span(self) -> Option<Span> {
        self.fact().map(Fact::span)
    }

    fn rule(self) -> &'a str {
        self.fact().map_or("", Fact::rule)
    }

    fn text(self) -> &'a str {
        match self {
            Row::Article => "",
            Row::Quantity(q) => &q.text,
            Row::Date(d) => &d.text,
            Row::Agency(g) => &g.text,
            Row::Attribution(a) => &a.text,
        }
    }
}

/// The value of a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words of the article or names: what a spreadsheet must never read as a formula.
    Text(Cow<'a, str>),
    /// A word of ours or a value in a notation of ours: `up`, EDTF, a code.
    Word(Cow<'a, str>),
    /// A position or a count.
    Integer(usize),
    /// An exact decimal, or a fraction such as `2/3`.
    Decimal(&'a str),
    /// The same decimal as a double that prints the same digits.
    Real(f64),
    /// A day.
    Day(Day),
}

impl<'a> Cell<'a> {
    /// The cell as text.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(t) | Cell::Word(t) => t,
            Cell::Decimal(d) => Cow::Borrowed(d),
            Cell::Integer(n) => Cow::Owned(n.to_string()),
            Cell::Real(n) => Cow::Owned(n.to_string()),
            Cell::Day(d) => Cow::Owned(d.to_string()),
        }
    }
}

/// What the cells of a column hold, for formats that declare it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// Text, words, decimals.
    Text,
    /// Positions and counts.
    Integer,
    /// Numbers for databases, beside the exact decimal; text tables leave the column out.
    Real,
    /// Days.
    Day,
}

/// A column: its names, its type, and how its cell is got.
pub struct Column {
    /// The name, as in JSON.
    pub name: &'static str,
    /// The Chinese heading.
    pub chinese: &'static str,
    /// What its cells hold.
    pub holds: Type,
    /// The tables that have it.
    pub tables: &'static [Table],
    /// The cell.
    pub cell: for<'a> fn(&'a Record, Row<'a>) -> Cell<'a>,
}

impl Column {
    /// The heading in the language of the options.
    pub fn heading(&self, options: &Options) -> &'static str {
        options.language.choose(self.name, self.chinese)
    }
}

/// The columns of one table of `tables`, or of one table that holds the rows of all of them.
/// `rule` only when rules are shown, the article's text only when it is asked for.
pub fn columns<'o>(tables: &'o [Table], options: &'o Options) -> impl Iterator<Item = &'static Column> + 'o {
    COLUMNS.iter().filter(move |column| {
        column.tables.iter().any(|t| tables.contains(t))
            && (options.explain || column.name != "rule")
            && (column.name != "text" || options.with_text || tables != [Table::Articles])
            && (column.holds != Type::Real || options.format.is_database())
    })
}

/// The tables of the facts that the options show.
pub fn fact_tables(options: &Options) -> Vec<Table> {
    let shown = |table: &Table| matches!(table, Table::Facts(kind) if options.kinds.contains(kind));
    Table::ALL.into_iter().filter(shown).collect()
}

/// The double that stands for an exact decimal: the one that prints the same digits, which those of
/// up to 15 digits all have. `83.71` → 83.71; `2/3` and `12345678901234567` → none.
pub fn exact_double(decimal: &str) -> Option<f64> {
    let digits = decimal.strip_prefix('-').unwrap_or(decimal);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let significant = digits.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if plain && significant <= 15 { decimal.parse().ok() } else { None }
}

fn text(s: &str) -> Cell<'_> {
    if s.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(s)) }
}

fn opt_text(s: &Option<String>) -> Cell<'_> {
    s.as_deref().map_or(Cell::Empty, text)
}

fn joined<'a>(items: &[String], between: &str) -> Cell<'a> {
    if items.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(items.join(between))) }
}

fn word(s: &str) -> Cell<'_> {
    if s.is_empty() { Cell::Empty } else { Cell::Word(Cow::Borrowed(s)) }
}

fn opt_word(s: Option<&str>) -> Cell<'_> {
    s.map_or(Cell::Empty, word)
}

fn integer(n: Option<usize>) -> Cell<'static> {
    n.map_or(Cell::Empty, Cell::Integer)
}

fn decimal(value: Option<&str>) -> Cell<'_> {
    value.map_or(Cell::Empty, Cell::Decimal)
}

fn day(d: Option<Day>) -> Cell<'static> {
    d.map_or(Cell::Empty, Cell::Day)
}

fn real(decimal: Option<&str>) -> Cell<'static> {
    decimal.and_then(exact_double).map_or(Cell::Empty, Cell::Real)
}

/// Further stretches of a quotation: `[[120, 134]]` → `120-134`.
fn stretches(more: &[[usize; 2]]) -> Cell<'static> {
    if more.is_empty() {
        return Cell::Empty;
    }
    Cell::Word(Cow::Owned(more.iter().map(|[s, e]| format!("{s}-{e}")).collect::<Vec<_>>().join(" ")))
}

const P: &[Table] = &[Table::Articles];
const Q: &[Table] = &[Table::Facts(Kind::Quantity)];
const D: &[Table] = &[Table::Facts(Kind::Date)];
const G: &[Table] = &[Table::Facts(Kind::Agency)];
const A: &[Table] = &[Table::Facts(Kind::Attribution)];
const QD: &[Table] = &[Table::Facts(Kind::Quantity), Table::Facts(Kind::Date)];
const PG: &[Table] = &[Table::Articles, Table::Facts(Kind::Agency)];
const DG: &[Table] = &[Table::Facts(Kind::Date), Table::Facts(Kind::Agency)];
const FACTS: &[Table] = {
    let [_, facts @ ..] = &Table::ALL;
    facts
};

/// A cell of the rows of one kind: `of!(Quantity(q) => text(&q.unit))`.
macro_rules! of {
    ($($kind:ident($fact:ident) => $cell:expr),+) => {
        |_, row| match row {
            $(Row::$kind($fact) => $cell,)+
            _ => Cell::Empty,
        }
    };
}

const fn column(
    name: &'static str,
    chinese: &'static str,
    holds: Type,
    tables: &'static [Table],
    cell: for<'a> fn(&'a Record, Row<'a>) -> Cell<'a>,
) -> Column {
    Column { name, chinese, holds, tables, cell }
}

/// All columns, in their fixed order: what a reader looks for first, positions last.
pub const COLUMNS: &[Column] = &[
    column("id", "编号", Type::Text, &Table::ALL, |r, _| text(&r.id)),
    column("title", "标题", Type::Text, &Table::ALL, |r, _| opt_text(&r.title)),
    column("published", "发布日期", Type::Day, &Table::ALL, |r, _| day(r.published)),
    column("fact", "事实", Type::Text, FACTS, |_, row| word(row.name())),
    column("source", "来源", Type::Text, P, |r, _| opt_text(&r.source)),
    column("authors", "记者", Type::Text, P, |r, _| joined(&r.authors, "、")),
    column("place", "地点", Type::Text, P, |r, _| r.place.as_ref().map_or(Cell::Empty, |p| text(&p.name))),
    column("place_code", "行政区划代码", Type::Text, PG, |r, row| match row {
        Row::Article => r.place.as_ref().map_or(Cell::Empty, |p| word(&p.code)),
        Row::Agency(g) => opt_word(g.place_code.as_deref()),
        _ => Cell::Empty,
    }),
    column("chars", "字数", Type::Integer, P, |r, _| Cell::Integer(r.chars)),
    column("quantities", "数量", Type::Integer, P, |r, _| Cell::Integer(r.quantities.len())),
    column("dates", "日期", Type::Integer, P, |r, _| Cell::Integer(r.dates.len())),
    column("agencies", "机构", Type::Integer, P, |r, _| Cell::Integer(r.agencies.len())),
    column("attributions", "引述", Type::Integer, P, |r, _| Cell::Integer(r.attributions.len())),
    column("warnings", "提示", Type::Text, P, |r, _| joined(&r.warnings, "; ")),
    column("text", "原文", Type::Text, &Table::ALL, |r, row| match row {
        Row::Article => opt_text(&r.text),
        _ => text(row.text()),
    }),
    column(
        "value",
        "值",
        Type::Text,
        QD,
        of!(Quantity(q) => Cell::Decimal(&q.value), Date(d) => word(&d.value)),
    ),
    column("number", "数值", Type::Real, Q, of!(Quantity(q) => real(Some(&q.value)))),
    column("value_high", "上限", Type::Text, Q, of!(Quantity(q) => decimal(q.value_high.as_deref()))),
    column("number_high", "上限数值", Type::Real, Q, of!(Quantity(q) => real(q.value_high.as_deref()))),
    column("unit", "单位", Type::Text, Q, of!(Quantity(q) => text(&q.unit))),
    column("dimension", "量的种类", Type::Text, Q, of!(Quantity(q) => word(q.dimension.as_str()))),
    column("currency", "币种", Type::Text, Q, of!(Quantity(q) => opt_word(q.currency.as_deref()))),
    column("bound", "界限", Type::Text, Q, of!(Quantity(q) => opt_word(q.bound.map(|b| b.as_str())))),
    column("change", "变化", Type::Text, Q, of!(Quantity(q) => opt_word(q.change.map(|c| c.as_str())))),
    column("basis", "比较基准", Type::Text, Q, of!(Quantity(q) => opt_word(q.basis.map(|b| b.as_str())))),
    column("indicator", "指标", Type::Text, Q, of!(Quantity(q) => opt_text(&q.indicator))),
    column(
        "kind",
        "类型",
        Type::Text,
        DG,
        of!(Date(d) => word(d.kind.as_str()), Agency(g) => word(g.kind.as_str())),
    ),
    column("from", "起始日", Type::Day, D, of!(Date(d) => day(d.from))),
    column("to", "截止日", Type::Day, D, of!(Date(d) => day(d.to))),
    column("grain", "精度", Type::Text, D, of!(Date(d) => word(d.grain.as_str()))),
    column("canonical", "全称", Type::Text, G, of!(Agency(g) => opt_text(&g.canonical))),
    column("speaker", "说话人", Type::Text, A, of!(Attribution(a) => text(&a.speaker))),
    column("speaker_title", "职务", Type::Text, A, of!(Attribution(a) => opt_text(&a.title))),
    column("agency", "所属机构", Type::Text, A, of!(Attribution(a) => opt_text(&a.agency))),
    column("cue", "引述动词", Type::Text, A, of!(Attribution(a) => text(&a.cue))),
    column("quote", "引语", Type::Text, A, of!(Attribution(a) => text(&a.quote))),
    column("form", "引述形式", Type::Text, A, of!(Attribution(a) => word(a.form.as_str()))),
    column("act", "言语行为", Type::Text, A, of!(Attribution(a) => word(a.act.as_str()))),
    column(
        "speaker_resolved",
        "说话人全名",
        Type::Text,
        A,
        of!(Attribution(a) => opt_text(&a.speaker_resolved)),
    ),
    column(
        "title_resolved",
        "职务（前文）",
        Type::Text,
        A,
        of!(Attribution(a) => opt_text(&a.title_resolved)),
    ),
    column(
        "agency_resolved",
        "机构（前文）",
        Type::Text,
        A,
        of!(Attribution(a) => opt_text(&a.agency_resolved)),
    ),
    column("start", "起点", Type::Integer, FACTS, |_, row| integer(row.span().map(|s| s.start))),
    column("end", "终点", Type::Integer, FACTS, |_, row| integer(row.span().map(|s| s.end))),
    column("indicator_start", "指标起点", Type::Integer, Q, of!(Quantity(q) => integer(q.indicator_start))),
    column("indicator_end", "指标终点", Type::Integer, Q, of!(Quantity(q) => integer(q.indicator_end))),
    column("speaker_start", "说话人起点", Type::Integer, A, of!(Attribution(a) => integer(a.speaker_start))),
    column("speaker_end", "说话人终点", Type::Integer, A, of!(Attribution(a) => integer(a.speaker_end))),
    column("agency_start", "机构起点", Type::Integer, A, of!(Attribution(a) => integer(a.agency_start))),
    column("agency_end", "机构终点", Type::Integer, A, of!(Attribution(a) => integer(a.agency_end))),
    column("cue_start", "动词起点", Type::Integer, A, of!(Attribution(a) => Cell::Integer(a.cue_start))),
    column("cue_end", "动词终点", Type::Integer, A, of!(Attribution(a) => Cell::Integer(a.cue_end))),
    column("quote_start", "引语起点", Type::Integer, A, of!(Attribution(a) => Cell::Integer(a.quote_start))),
    column("quote_end", "引语终点", Type::Integer, A, of!(Attribution(a) => Cell::Integer(a.quote_end))),
    column("more", "其余引语", Type::Text, A, of!(Attribution(a) => stretches(&a.more))),
    column("rule", "规则", Type::Text, FACTS, |_, row| word(row.rule())),
];
