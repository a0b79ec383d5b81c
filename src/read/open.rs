//! A stream of bytes → its documents, whatever it is wrapped in.
//! `2020.tar.gz` → `2020.tar.gz!11/a.txt`, `2020.tar.gz!11/b.zip!c.html`, …

use super::archive::{self, Input};
use super::sniff::{self, Kind, SAMPLE};
use super::stream::{self, reason};
use super::{Form, Options, Raw, decode, rows};
use crate::error::Error;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

/// How many containers may lie inside one another: one, and one nested in it.
const NESTED: usize = 2;

/// Where documents and errors go; breaks off when nobody wants more.
pub(super) type Give<'a> = &'a mut dyn FnMut(Result<Raw, Error>) -> ControlFlow<()>;

/// Opens streams and hands their documents on.
pub(super) struct Opener<'a> {
    pub options: &'a Options,
    pub give: Give<'a>,
    /// What the transport said about the stream at hand.
    pub charset: Option<String>,
    /// Containers and compressions around the stream at hand.
    pub containers: usize,
    /// Compressions since the last container.
    pub packed: usize,
    /// What they are, the outermost first.
    pub inside: Vec<&'static str>,
}

impl Opener<'_> {
    /// Hands on every document of the stream. `name` is the id that a single document gets. The answer
    /// says whether the stream could be read to its end: what holds it need not look for more after a failure.
    pub fn open(&mut self, name: &str, mut input: Input<'_>) -> ControlFlow<(), bool> {
        let head = match stream::peek(&mut input, SAMPLE) {
            Ok(head) => head,
            Err(e) => return self.fail(name, &e),
        };
        if head.is_empty() {
            return self.error(name, "the file is empty".into()).map_continue(|()| true);
        }
        let kind = sniff::kind(name, &head);
        if let (Kind::Zip, Input::File(file)) = (kind, &input) {
            let file = file.clone();
            return self.nested(name, "zip", |opener| archive::zip::file(opener, name, file));
        }
        let utf16 = decode::utf16(&head);
        let known = head.len();
        // What has ended is not asked again whether it has.
        let rest: Box<dyn Read> = if known < SAMPLE { Box::new(io::empty()) } else { Box::new(input) };
        let input: Box<dyn Read + '_> = Box::new(Cursor::new(head).chain(rest));
        match kind {
            Kind::Gzip => self.unpacked(name, "gzip", input, archive::compressed::gzip),
            Kind::Zstd => self.unpacked(name, "zstd", input, archive::compressed::zstd),
            Kind::Zip => self.nested(name, "zip", |opener| archive::zip::stream(opener, name, input)),
            Kind::Tar => self.nested(name, "tar", |opener| archive::tar::members(opener, name, input)),
            Kind::Warc => self.nested(name, "WARC", |opener| archive::warc::records(opener, name, input)),
            Kind::Foreign(what) => self.error(name, format!("{what}, not a text")).map_continue(|()| true),
            _ => match utf16 {
                // Rows and pages in UTF-16 are turned into UTF-8 on the way.
                Some(encoding) => {
                    let mut input = decode::Transcoded::new(input, encoding);
                    match stream::peek(&mut input, SAMPLE) {
                        Ok(head) => {
                            let kind = sniff::kind(name, &head);
                            let known = head.len();
                            self.document(name, kind, Box::new(Cursor::new(head).chain(input)), known)
                        }
                        Err(e) => self.fail(name, &e),
                    }
                }
                None => self.document(name, kind, input, known),
            },
        }
    }

    /// One document, or rows in batches; so many bytes there are at least.
    fn document(
        &mut self,
        name: &str,
        kind: Kind,
        mut input: Box<dyn Read + '_>,
        known: usize,
    ) -> ControlFlow<(), bool> {
        let form = match kind {
            Kind::Page => Form::Page,
            Kind::Lines => return rows::lines(self, name, input),
            Kind::Elements => return rows::elements(self, name, input),
            Kind::Table(delimiter) => return rows::table(self, name, delimiter, input),
            _ => Form::Text,
        };
        match stream::whole(&mut input, self.options.limits.bytes, known) {
            Ok(bytes) => self.raw(name, form, bytes).map_continue(|()| true),
            Err(e) => self.fail(name, &e),
        }
    }

    /// A stream inside a compression.
    fn unpacked<'b>(
        &mut self,
        name: &str,
        kind: &'static str,
        input: Box<dyn Read + 'b>,
        unpack: impl FnOnce(Box<dyn Read + 'b>, u64) -> io::Result<Box<dyn Read + 'b>>,
    ) -> ControlFlow<(), bool> {
        if self.packed > 0 {
            return self.error(name, "compressed twice".into()).map_continue(|()| true);
        }
        let stream = match unpack(input, self.options.limits.ratio) {
            Ok(stream) => stream,
            Err(e) => return self.fail(name, &e),
        };
        self.packed += 1;
        self.inside.push(kind);
        let done = self.open(name, Input::Stream(stream));
        self.inside.pop();
        self.packed -= 1;
        done
    }

    /// A container, unless it lies too deep.
    fn nested(
        &mut self,
        name: &str,
        kind: &'static str,
        read: impl FnOnce(&mut Self) -> ControlFlow<(), bool>,
    ) -> ControlFlow<(), bool> {
        if self.containers >= NESTED {
            return self
                .error(name, "a container in a container in a container is not read".into())
                .map_continue(|()| true);
        }
        let packed = std::mem::take(&mut self.packed);
        self.containers += 1;
        self.inside.push(kind);
        let done = read(self);
        self.inside.pop();
        self.containers -= 1;
        self.packed = packed;
        done
    }

    /// Hands a document on.
    pub fn raw(&mut self, name: &str, form: Form, bytes: Vec<u8>) -> ControlFlow<()> {
        let (charset, inside) = (self.charset.clone(), self.inside.clone());
        (self.give)(Ok(Raw { id: name.to_owned(), form, charset, inside, bytes }))
    }

    /// Hands an error on.
    pub fn error(&mut self, name: &str, reason: String) -> ControlFlow<()> {
        (self.give)(Err(Error::input(name, reason)))
    }

    /// Hands on that a stream cannot be read further.
    pub fn fail(&mut self, name: &str, error: &io::Error) -> ControlFlow<(), bool> {
        self.error(name, reason(error)).map_continue(|()| false)
    }
}
