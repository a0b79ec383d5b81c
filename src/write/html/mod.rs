//! The report: one page that needs no script, no network and no other file. What one wants to see of an archive
//! stands first, every article follows with its facts marked. Articles go to disk as they come; the overview, which
//! is known only at the end, is put before them then.
//! Two articles → their numbers, people, bodies and days in one view, and both texts.

mod article;
mod chart;
mod escape;
mod overview;
mod page;

use super::{Options, Output, Piece, Sink};
use crate::error::Error;
use crate::model::Record;
use overview::Overview;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

pub use page::STYLE_HASH;

/// The style of the page.
pub const STYLE: &str = include_str!("style.css");

/// A report under way.
pub struct Html {
    options: Options,
    output: Output,
    articles: BufWriter<File>,
    overview: Overview,
}

/// The article as it stands in the page, without its number.
pub fn render(record: &Record, options: &Options, out: &mut Vec<u8>) {
    out.extend(article::article(record, options).into_bytes());
}

impl Html {
    /// Begins the report.
    pub fn new(options: &Options, output: Output) -> Result<Html, Error> {
        let articles = output.scratch()?;
        let (options, overview) = (options.clone(), Overview::default());
        Ok(Html { options, output, articles: BufWriter::new(articles), overview })
    }

    fn name<T>(&self, result: io::Result<T>) -> Result<T, Error> {
        result.map_err(|e| Error::io(self.output.name(), e))
    }
}

impl Sink for Html {
    fn take(&mut self, piece: Piece) -> Result<(), Error> {
        if let Some(record) = &piece.record {
            self.overview.add(record);
        }
        let number = self.overview.articles.len();
        let written = write!(self.articles, "<article id=\"a{number}\">")
            .and_then(|()| self.articles.write_all(&piece.rendered))
            .and_then(|()| self.articles.write_all(b"</article>\n"));
        self.name(written)
    }

    fn fail(&mut self, failure: &Error) -> Result<(), Error> {
        self.overview.fail(failure);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<String>, Error> {
        self.output.put(page::head(&self.overview, &self.options).as_bytes())?;
        let rewound = self.articles.flush().and_then(|()| self.articles.get_mut().rewind());
        self.name(rewound)?;
        let copied = io::copy(self.articles.get_mut(), &mut self.output).map(|_| ());
        self.name(copied)?;
        self.output.put(page::foot(&self.options).as_bytes())?;
        self.output.complete().map(|()| Vec::new())
    }
}
