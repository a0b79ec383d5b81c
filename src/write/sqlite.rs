//! SQLite: a table of articles and one a kind of fact, joined by the number of the article, and the inputs that
//! failed. Strictly typed, indexed by what one asks for; `facts` is all kinds of fact in one view.
//! `SELECT title, number FROM quantities JOIN articles USING (article) WHERE indicator = '结案率'`.

use super::table::{Cell, Column, Table, Type, columns, fact_tables};
use super::{Options, Output, Piece, Sink, output::TempPath};
use crate::error::Error;
use crate::model::{Kind, Record};
use rusqlite::{Connection, ToSql, types::ToSqlOutput, types::Value, types::ValueRef};
use std::fs::File;
use std::io;

/// A database under way: it needs a file of its own until it is complete.
pub struct Sqlite {
    name: String,
    output: Output,
    database: Connection,
    file: TempPath,
    tables: Vec<Filled>,
    articles: i64,
}

/// A table, its columns, and the statement that adds a row.
struct Filled {
    table: Table,
    columns: Vec<&'static Column>,
    insert: String,
}

impl Sqlite {
    /// Makes the tables.
    pub fn new(options: &Options, output: Output) -> Result<Sqlite, Error> {
        let name = output.name().to_owned();
        let file = output.named_scratch()?;
        let tables: Vec<Filled> = std::iter::once(Table::Articles)
            .chain(fact_tables(options))
            .map(|table| Filled::new(table, options))
            .collect();
        let open = || -> rusqlite::Result<Connection> {
            let database = Connection::open(&file)?;
            // Nobody else sees the file, and what is not complete is thrown away: no journal, no waiting.
            database.execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN;",
            )?;
            for table in &tables {
                database.execute_batch(&table.definition())?;
            }
            database.execute_batch("CREATE TABLE errors (name TEXT, reason TEXT NOT NULL) STRICT;")?;
            Ok(database)
        };
        let database = open().map_err(|e| failed(&name, e))?;
        Ok(Sqlite { name, output, database, file, tables, articles: 0 })
    }

    fn insert(&mut self, record: &Record) -> rusqlite::Result<()> {
        self.articles += 1;
        for table in &self.tables {
            let mut statement = self.database.prepare_cached(&table.insert)?;
            for row in table.table.rows(record) {
                statement.raw_bind_parameter(1, self.articles)?;
                for (i, column) in table.columns.iter().enumerate() {
                    statement.raw_bind_parameter(i + 2, (column.cell)(record, row))?;
                }
                statement.raw_execute()?;
            }
        }
        Ok(())
    }

    /// What is made faster once all rows are there, and the view of all facts.
    fn index(&self) -> rusqlite::Result<()> {
        for Filled { table, .. } in &self.tables {
            for columns in indexes(*table) {
                let (table, suffix) = (table.name(), columns.replace(['"', ' '], "").replace(',', "_"));
                self.database
                    .execute_batch(&format!("CREATE INDEX {table}_{suffix} ON {table} ({columns});"))?;
            }
        }
        let members: Vec<String> = self
            .tables
            .iter()
            .filter_map(|t| match t.table {
                Table::Articles => None,
                Table::Facts(Kind::Attribution) => Some((t.table, "attribution", "quote")),
                Table::Facts(Kind::Quantity) => Some((t.table, "quantity", "value")),
                Table::Facts(Kind::Date) => Some((t.table, "date", "value")),
                Table::Facts(Kind::Agency) => Some((t.table, "agency", "coalesce(canonical, text)")),
            })
            .map(|(table, fact, value)| {
                format!(
                    "SELECT article, '{fact}' AS fact, start, \"end\", text, {value} AS value FROM {}",
                    table.name()
                )
            })
            .collect();
        self.database.execute_batch(&format!("CREATE VIEW facts AS {};", members.join(" UNION ALL ")))?;
        self.database.execute_batch("COMMIT;")
    }
}

impl Sink for Sqlite {
    fn take(&mut self, piece: Piece) -> Result<(), Error> {
        self.insert(&piece.record.unwrap_or_default()).map_err(|e| failed(&self.name, e))
    }

    fn fail(&mut self, failure: &Error) -> Result<(), Error> {
        let row = (failure.name(), failure.reason());
        let insert = "INSERT INTO errors VALUES (?, ?)";
        self.database.execute(insert, row).map(|_| ()).map_err(|e| failed(&self.name, e))
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Error> {
        self.index().map_err(|e| failed(&self.name, e))?;
        let Sqlite { name, mut output, database, file, .. } = *self;
        database.close().map_err(|(_, e)| failed(&name, e))?;
        let copied = File::open(&file).and_then(|mut file| io::copy(&mut file, &mut output));
        copied.map_err(|e| Error::io(&name, e))?;
        output.complete().map(|()| Vec::new())
    }
}

impl Filled {
    fn new(table: Table, options: &Options) -> Filled {
        // What an article says of itself stands in its own row.
        let shared = ["id", "title", "published", "fact"];
        let own = |c: &&Column| table == Table::Articles || !shared.contains(&c.name);
        let columns: Vec<_> = columns(&[table], options).filter(own).collect();
        let places = vec!["?"; columns.len() + 1].join(", ");
        let insert = format!("INSERT INTO {} VALUES ({places})", table.name());
        Filled { table, columns, insert }
    }

    fn definition(&self) -> String {
        let key = match self.table {
            Table::Articles => "article INTEGER PRIMARY KEY",
            Table::Facts(_) => "article INTEGER NOT NULL REFERENCES articles",
        };
        let columns = self.columns.iter().map(|column| {
            let holds = match column.holds {
                Type::Text | Type::Day => "TEXT",
                Type::Integer => "INTEGER",
                Type::Real => "REAL",
            };
            format!(", \"{}\" {holds}", column.name)
        });
        format!("CREATE TABLE {} ({key}{}) STRICT;", self.table.name(), columns.collect::<String>())
    }
}

/// The columns by which a table is asked.
fn indexes(table: Table) -> &'static [&'static str] {
    match table {
        Table::Articles => &["id", "published"],
        Table::Facts(Kind::Quantity) => &["article", "indicator, unit"],
        Table::Facts(Kind::Date) => &["article", "\"from\", \"to\""],
        Table::Facts(Kind::Agency) => &["article", "canonical", "text"],
        Table::Facts(Kind::Attribution) => &["article", "speaker"],
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Empty => ToSqlOutput::Owned(Value::Null),
            Cell::Integer(n) => ToSqlOutput::Owned(Value::Integer(i64::try_from(*n).unwrap_or(i64::MAX))),
            Cell::Real(n) => ToSqlOutput::Owned(Value::Real(*n)),
            Cell::Day(d) => ToSqlOutput::Owned(Value::Text(d.to_string())),
            Cell::Decimal(d) => ToSqlOutput::Borrowed(ValueRef::Text(d.as_bytes())),
            Cell::Text(t) | Cell::Word(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
        })
    }
}

fn failed(name: &str, e: rusqlite::Error) -> Error {
    Error::io(name, io::Error::other(e))
}
