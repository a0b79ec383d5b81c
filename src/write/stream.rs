//! The sink of formats that are one stream of text: what is rendered is put together in order.
//! `[`, records with `,` between them, `]` → a JSON array.

use super::{Format, Options, Output, Piece, Sink};
use crate::error::Error;

/// Bytes that go out as they come.
pub struct Stream {
    format: Format,
    output: Output,
    first: bool,
}

impl Stream {
    /// Begins the stream.
    pub fn new(options: &Options, mut output: Output) -> Result<Stream, Error> {
        let mut head = Vec::new();
        match options.format {
            Format::Json => head.push(b'['),
            Format::Csv | Format::Tsv => super::csv::head(options, &mut head)?,
            _ => {}
        }
        output.put(&head)?;
        Ok(Stream { format: options.format, output, first: true })
    }
}

impl Sink for Stream {
    fn take(&mut self, piece: Piece) -> Result<(), Error> {
        if self.format == Format::Json && !std::mem::take(&mut self.first) {
            self.output.put(b",")?;
        }
        self.output.put(&piece.rendered)
    }

    fn fail(&mut self, _failure: &Error) -> Result<(), Error> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<String>, Error> {
        if self.format == Format::Json {
            self.output.put(b"\n]\n")?;
        }
        self.output.complete().map(|()| Vec::new())
    }
}
