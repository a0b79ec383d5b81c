//! Inputs → articles. Sources are opened one after the other and yield [`Raw`] documents; the work of
//! decoding them and reading their lines is [`Raw::articles`], which any thread may do.
//! `2020/a.txt` (GBK bytes) → `Article { id: "2020/a.txt", title: "…", published: 2020-11-30, … }`.

mod archive;
mod columns;
mod decode;
mod object;
mod open;
mod page;
mod queue;
mod rows;
mod search;
mod sniff;
mod stream;
mod text;
mod walk;

use crate::calendar::Day;
use crate::error::Error;
use crate::model::Article;
use std::path::PathBuf;
use std::sync::Arc;

pub use columns::Column;
pub use stream::{Limits, Progress};
pub use text::article;
pub use walk::{Source, size, sources};

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication day of articles that state none.
    pub published: Option<Day>,
    /// The label of the encoding (WHATWG) that overrides every other sign of one.
    pub encoding: Option<String>,
    /// Columns of rows under names of the user's, before the usual ones.
    pub columns: Vec<Column>,
    /// Patterns (as in .gitignore) of what is left out below a folder.
    pub exclude: Vec<String>,
    /// Files that are no inputs wherever they lie below a folder: what the program writes itself.
    pub own: Vec<PathBuf>,
    /// What containers and documents may not exceed.
    pub limits: Limits,
    /// How much has been read, and whether to stop; shared with whoever shows it.
    pub progress: Arc<Progress>,
}

/// What sort of document the bytes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One article in plain text.
    Text,
    /// One article on an HTML page.
    Page,
    /// JSON objects, one a line; the first line is row `first` (counted from 1) of the source.
    Lines {
        /// Row number of the first line.
        first: usize,
    },
    /// Rows of a table with commas, tabs or semicolons between, under its header.
    Table {
        /// Row number of the first row below the header.
        first: usize,
        /// What stands between two cells.
        delimiter: u8,
    },
}

impl Form {
    /// The form in a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Page => "HTML page",
            Form::Lines { .. } => "JSON rows",
            Form::Table { delimiter: b'\t', .. } => "TSV rows",
            Form::Table { .. } => "CSV rows",
        }
    }
}

/// A document, or a batch of rows, not yet decoded.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The id of the article, or the source's name for rows that have none of their own.
    pub id: String,
    /// What the bytes are.
    pub form: Form,
    /// The encoding that the transport declared (the header of a response in a web archive).
    pub charset: Option<String>,
    /// The compressions and containers around the document, the outermost first.
    pub inside: Vec<&'static str>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Raw {
    /// Decodes and reads the articles; what cannot be read is an error that names it.
    pub fn articles(self, options: &Options) -> Vec<Result<Article, Error>> {
        let mut articles = match self.form {
            Form::Text => vec![plain(self, options)],
            Form::Page => vec![page::article(self, options.encoding.as_deref())],
            Form::Lines { first } => columns::of_json(&self.id, first, &self.bytes, options),
            Form::Table { first, delimiter } => {
                columns::of_table(&self.id, first, delimiter, &self.bytes, options)
            }
        };
        for article in articles.iter_mut().flatten() {
            article.published = article.published.or(options.published);
        }
        articles
    }

    /// Whether the bytes are rows of a larger file.
    pub fn is_rows(&self) -> bool {
        matches!(self.form, Form::Lines { .. } | Form::Table { .. })
    }

    /// The name of the encoding in which the bytes would be read.
    pub fn encoding(&self, options: &Options) -> &'static str {
        let declared = match self.form {
            Form::Page => page::declared(&self.bytes).or(self.charset.clone()),
            _ => self.charset.clone(),
        };
        decode::encoding(&self.bytes, options.encoding.as_deref(), declared.as_deref())
    }
}

/// One article in plain text.
fn plain(raw: Raw, options: &Options) -> Result<Article, Error> {
    let decoded = decode::decode(&raw.id, &raw.bytes, options.encoding.as_deref(), raw.charset.as_deref())?;
    if decoded.text.trim().is_empty() {
        return Err(Error::input(raw.id, "the file is empty"));
    }
    let mut article = text::article(raw.id, decoded.text.into_owned());
    article.warnings.extend(decoded.warning);
    Ok(article)
}
