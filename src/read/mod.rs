//! Inputs → articles. Sources are opened one after the other and yield [`Raw`] documents; the work of
//! decoding them and reading their lines is [`Raw::articles`], which any thread may do.
//! `2020/a.txt` (GBK bytes) → `Article { id: "2020/a.txt", title: "…", published: 2020-11-30, … }`.

mod decode;
mod lines;
mod text;
mod walk;

use crate::calendar::Day;
use crate::error::Error;
use crate::model::Article;

pub use text::article;
pub use walk::{Source, sources};

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication day of articles that state none.
    pub published: Option<Day>,
    /// The label of the encoding (WHATWG) that overrides every other sign of one.
    pub encoding: Option<String>,
}

/// What sort of document the bytes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One article in plain text.
    Text,
    /// JSON Lines; the first line is row `first` (counted from 1) of the source.
    Lines {
        /// Row number of the first line.
        first: usize,
    },
}

/// A document, or a batch of rows, not yet decoded.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The id of the article, or the source's name for rows that have none of their own.
    pub id: String,
    /// What the bytes are.
    pub form: Form,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Raw {
    /// Decodes and reads the articles; what cannot be read is an error that names it.
    pub fn articles(self, options: &Options) -> Vec<Result<Article, Error>> {
        let mut articles = match self.form {
            Form::Text => vec![plain(self, options)],
            Form::Lines { first } => lines::articles(&self.id, first, &self.bytes, options),
        };
        for article in articles.iter_mut().flatten() {
            article.published = article.published.or(options.published);
        }
        articles
    }
}

/// One article in plain text.
fn plain(raw: Raw, options: &Options) -> Result<Article, Error> {
    let decoded = decode::decode(&raw.id, &raw.bytes, options.encoding.as_deref())?;
    if decoded.text.trim().is_empty() {
        return Err(Error::input(raw.id, "the file is empty"));
    }
    let mut article = text::article(raw.id, decoded.text);
    article.warnings.extend(decoded.warning);
    Ok(article)
}
