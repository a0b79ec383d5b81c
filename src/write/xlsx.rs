//! A workbook: a sheet of articles, one a kind of fact, one of failures. Numbers are numbers where a double prints
//! the same digits, days are days, everything else is text; there is no formula. Sheets go to disk row by row.
//! 83.70% → the number 83.7, shown as 83.70.

use super::guard::guarded;
use super::table::{Cell, Column, Row, Table, columns, exact_double, fact_tables};
use super::{Options, Output, Piece, Sink, width};
use crate::calendar::Day;
use crate::error::Error;
use crate::model::Record;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};
use std::fs::File;
use std::io::{self, BufWriter, Seek};

/// Rows that a sheet has, its header too.
const ROWS: u32 = 1_048_576;
/// UTF-16 units that a cell has.
const CELL: usize = 32_767;
/// Links that a sheet may have; those that a program opens without complaint.
const LINKS: u32 = 65_530;
/// The widest column, in half-width characters.
const WIDEST: usize = 60;

/// A workbook under way.
pub struct Xlsx {
    options: Options,
    output: Output,
    workbook: Workbook,
    sheets: Vec<Sheet>,
    errors: Sheet,
    formats: Formats,
    cut: usize,
}

/// A table that fills sheet after sheet.
struct Sheet {
    table: Option<Table>,
    /// Its first sheet's name; later ones have a number behind it.
    title: String,
    columns: Vec<&'static Column>,
    headings: Vec<&'static str>,
    /// The sheet being filled: its number in the workbook, its name, and its next row.
    index: usize,
    name: String,
    next: u32,
    parts: usize,
    widths: Vec<usize>,
}

struct Formats {
    heading: Format,
    day: Format,
    /// By the number of decimals shown.
    decimals: Vec<Format>,
}

impl Xlsx {
    /// Makes the first sheet of each table.
    pub fn new(options: &Options, output: Output) -> Result<Xlsx, Error> {
        let name = output.name().to_owned();
        let mut workbook = Workbook::new();
        let begin = |workbook: &mut Workbook| -> Result<(Vec<Sheet>, Sheet), XlsxError> {
            workbook.set_tempdir(output.folder())?;
            // The same records make the same bytes: no time of day in them.
            let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
            workbook.set_properties(&DocProperties::new().set_creation_datetime(&made).set_author("tiyao"));
            let formats = Formats::new();
            let tables = std::iter::once(Table::Articles).chain(fact_tables(options));
            let mut sheets: Vec<Sheet> = tables.map(|table| Sheet::of(table, options)).collect();
            let mut errors = Sheet::of_errors(options);
            for sheet in sheets.iter_mut().chain([&mut errors]) {
                sheet.begin(workbook, &formats)?;
            }
            Ok((sheets, errors))
        };
        let (sheets, errors) = begin(&mut workbook).map_err(|e| failed(&name, e))?;
        let formats = Formats::new();
        Ok(Xlsx { options: options.clone(), output, workbook, sheets, errors, formats, cut: 0 })
    }

    fn add(&mut self, record: &Record) -> Result<(), XlsxError> {
        let Xlsx { workbook, sheets, formats, .. } = self;
        let mut cut = Vec::new();
        let mut home = String::new();
        for sheet in sheets {
            let Some(table) = sheet.table else { continue };
            for row in table.rows(record) {
                sheet.add(workbook, formats, record, row, &home, &mut cut)?;
            }
            if table == Table::Articles {
                home = format!("internal:'{}'!A{}", sheet.name, sheet.next);
            }
        }
        for column in cut {
            let reason = format!("{column}: longer than {CELL} characters, cut in the workbook");
            self.errors.note(&mut self.workbook, &self.formats, &record.id, &reason)?;
            self.cut += 1;
        }
        Ok(())
    }

    /// Calls the library; whatever goes wrong there is an error that names the output.
    fn checked(&mut self, work: impl FnOnce(&mut Xlsx) -> Result<(), XlsxError>) -> Result<(), Error> {
        let done = guarded(|| work(self)).map_err(|e| Error::io(self.output.name(), e))?;
        done.map_err(|e| failed(self.output.name(), e))
    }

    fn save(&mut self, file: &File) -> Result<(), XlsxError> {
        for sheet in self.sheets.iter_mut().chain([&mut self.errors]) {
            sheet.end(&mut self.workbook)?;
        }
        // Continued sheets stand beside the first of their table.
        let order: Vec<&str> =
            self.sheets.iter().chain([&self.errors]).map(|sheet| sheet.title.as_str()).collect();
        self.workbook.worksheets_mut().sort_by_key(|w| order.iter().position(|t| w.name().starts_with(t)));
        self.workbook.save_to_writer(BufWriter::new(file))
    }
}

impl Sink for Xlsx {
    fn take(&mut self, piece: Piece) -> Result<(), Error> {
        self.checked(|xlsx| xlsx.add(&piece.record.unwrap_or_default()))
    }

    fn fail(&mut self, failure: &Error) -> Result<(), Error> {
        let name = failure.name().unwrap_or_default();
        self.checked(|xlsx| xlsx.errors.note(&mut xlsx.workbook, &xlsx.formats, name, &failure.reason()))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<String>, Error> {
        // The library cannot be told that a pipe is closed: it writes to a file, which is copied then.
        let mut file = self.output.scratch()?;
        self.checked(|xlsx| xlsx.save(&file))?;
        let copied = file.rewind().and_then(|()| io::copy(&mut file, &mut self.output));
        copied.map_err(|e| Error::io(self.output.name(), e))?;
        let errors = self.options.language.choose("errors", "错误");
        let notes = (self.cut > 0).then(|| {
            format!(
                "{}: {} cells were longer than {CELL} characters and are cut; the sheet ‘{errors}’ names them",
                self.output.name(),
                self.cut
            )
        });
        self.output.complete().map(|()| notes.into_iter().collect())
    }
}

impl Sheet {
    fn of(table: Table, options: &Options) -> Sheet {
        let columns: Vec<_> = columns(&[table], options).filter(|c| c.name != "fact").collect();
        let headings = columns.iter().map(|c| c.heading(options)).collect();
        Sheet::new(Some(table), table.heading(options), columns, headings)
    }

    fn of_errors(options: &Options) -> Sheet {
        let choose = |english, chinese| options.language.choose(english, chinese);
        let headings = vec![choose("name", "名称"), choose("reason", "原因")];
        Sheet::new(None, choose("errors", "错误"), Vec::new(), headings)
    }

    fn new(
        table: Option<Table>,
        title: &str,
        columns: Vec<&'static Column>,
        headings: Vec<&'static str>,
    ) -> Sheet {
        let widths = vec![0; headings.len()];
        let (title, name) = (title.to_owned(), String::new());
        Sheet { table, title, columns, headings, index: 0, name, next: 0, parts: 0, widths }
    }

    /// Begins the next sheet of the table.
    fn begin(&mut self, workbook: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        self.index = workbook.worksheets().len();
        self.parts += 1;
        self.name =
            if self.parts == 1 { self.title.clone() } else { format!("{} {}", self.title, self.parts) };
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&self.name)?.set_freeze_panes(1, 1)?;
        for (i, heading) in self.headings.iter().enumerate() {
            sheet.write_string_with_format(0, i as u16, *heading, &formats.heading)?;
            // Room for the filter's button.
            self.widths[i] = width::columns(heading) + 3;
        }
        self.next = 1;
        Ok(())
    }

    /// What is known of a sheet only when it is full: filters and widths.
    fn end(&mut self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = workbook.worksheet_from_index(self.index)?;
        sheet.autofilter(0, 0, self.next.max(2) - 1, self.headings.len() as u16 - 1)?;
        for (i, width) in self.widths.iter().enumerate() {
            sheet.set_column_width(i as u16, (*width).min(WIDEST) as f64 + 1.0)?;
        }
        Ok(())
    }

    /// The worksheet to write to, and the row.
    fn next<'w>(
        &mut self,
        workbook: &'w mut Workbook,
        formats: &Formats,
    ) -> Result<(&'w mut Worksheet, u32), XlsxError> {
        if self.next == ROWS {
            self.end(workbook)?;
            self.begin(workbook, formats)?;
        }
        let row = self.next;
        self.next += 1;
        Ok((workbook.worksheet_from_index(self.index)?, row))
    }

    /// Adds a row; the names of columns whose cells had to be cut go to `cut`.
    fn add(
        &mut self,
        workbook: &mut Workbook,
        formats: &Formats,
        record: &Record,
        row: Row<'_>,
        home: &str,
        cut: &mut Vec<&'static str>,
    ) -> Result<(), XlsxError> {
        let (sheet, at) = self.next(workbook, formats)?;
        for (i, column) in self.columns.iter().enumerate() {
            let col = i as u16;
            let cell = (column.cell)(record, row);
            let shown = match &cell {
                Cell::Empty => continue,
                Cell::Integer(n) => {
                    sheet.write_number(at, col, *n as f64)?;
                    8
                }
                Cell::Real(n) => {
                    sheet.write_number(at, col, *n)?;
                    8
                }
                Cell::Day(day) => match excel_day(*day) {
                    Some(date) => {
                        sheet.write_datetime_with_format(at, col, date, &formats.day)?;
                        10
                    }
                    None => put_text(sheet, at, col, &day.to_string(), column.name, cut)?,
                },
                Cell::Decimal(decimal) => match exact_double(decimal) {
                    Some(n) => {
                        sheet.write_number_with_format(at, col, n, formats.of_decimal(decimal))?;
                        decimal.len()
                    }
                    None => put_text(sheet, at, col, decimal, column.name, cut)?,
                },
                Cell::Text(id) if column.name == "id" && !home.is_empty() && at <= LINKS => {
                    let id = clipped(id);
                    sheet.write_url(at, col, Url::new(home).set_text(id))?;
                    width::columns(id)
                }
                Cell::Text(text) | Cell::Word(text) => put_text(sheet, at, col, text, column.name, cut)?,
            };
            self.widths[i] = self.widths[i].max(shown.min(WIDEST));
        }
        Ok(())
    }

    /// Adds a row to the sheet of failures.
    fn note(
        &mut self,
        workbook: &mut Workbook,
        formats: &Formats,
        name: &str,
        reason: &str,
    ) -> Result<(), XlsxError> {
        let (sheet, at) = self.next(workbook, formats)?;
        for (i, text) in [name, reason].into_iter().enumerate() {
            sheet.write_string(at, i as u16, clipped(text))?;
            self.widths[i] = self.widths[i].max(width::columns(text).min(WIDEST));
        }
        Ok(())
    }
}

impl Formats {
    fn new() -> Formats {
        let places = |n: usize| if n == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(n)) };
        Formats {
            heading: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xE8EEF4))
                .set_border_bottom(FormatBorder::Thin),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            decimals: (0..=15).map(|n| Format::new().set_num_format(places(n))).collect(),
        }
    }

    /// As many decimals as are written: 10.50 stays 10.50.
    fn of_decimal(&self, decimal: &str) -> &Format {
        let places = decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        &self.decimals[places.min(self.decimals.len() - 1)]
    }
}

/// Writes text, cut to what a cell holds; gives the columns that it takes.
fn put_text(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    text: &str,
    name: &'static str,
    cut: &mut Vec<&'static str>,
) -> Result<usize, XlsxError> {
    let held = clipped(text);
    if held.len() < text.len() {
        cut.push(name);
    }
    sheet.write_string(row, col, held)?;
    Ok(width::columns(held.split('\n').next().unwrap_or_default()))
}

/// The beginning of a text that a cell holds.
fn clipped(text: &str) -> &str {
    // A character has at least as many bytes in UTF-8 as it has units in UTF-16.
    if text.len() <= CELL {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > CELL
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A day as Excel counts it, which believes that 1900 was a leap year and knows no day before it.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    if day < Day::new(1900, 3, 1)? {
        return None;
    }
    let (year, month, day) =
        (day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn failed(name: &str, e: XlsxError) -> Error {
    match e {
        XlsxError::IoError(e) => Error::io(name, e),
        e => Error::io(name, io::Error::other(e)),
    }
}
