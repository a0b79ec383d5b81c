//! Web archives: the pages of their response records.
//! `crawl.warc.gz` → `crawl.warc.gz!http://www.example.cn/news/1.html`.

use super::{Input, compressed, too_many};
use crate::read::open::Opener;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// Longer heads are no heads.
const HEAD: u64 = 256 * 1024;

/// Hands on the documents of every response.
pub fn records(opener: &mut Opener<'_>, container: &str, input: Box<dyn Read + '_>) -> ControlFlow<(), bool> {
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let limits = opener.options.limits;
    let mut count = 0;
    loop {
        let head = match head(&mut input, true) {
            Ok(Some(head)) => head,
            Ok(None) => return ControlFlow::Continue(true),
            Err(e) => return opener.fail(container, &e),
        };
        count += 1;
        if count > limits.members {
            return opener.error(container, too_many(limits.members)).map_continue(|()| false);
        }
        let length = field(&head, "content-length").and_then(|v| v.parse().ok());
        let (true, Some(length)) = (head[0].starts_with("WARC/"), length) else {
            return opener
                .error(container, format!("record {count} is none of a web archive"))
                .map_continue(|()| false);
        };
        let mut block = BufReader::new((&mut input).take(length));
        if field(&head, "warc-type") == Some("response") {
            let address = field(&head, "warc-target-uri").unwrap_or("").trim_matches(['<', '>']);
            response(opener, &format!("{container}!{address}"), &mut block)?;
        }
        match io::copy(&mut block, &mut io::sink()) {
            Ok(_) if block.get_ref().limit() > 0 => {
                let end = io::Error::from(io::ErrorKind::UnexpectedEof);
                return opener.fail(container, &end);
            }
            Ok(_) => {}
            Err(e) => return opener.fail(container, &e),
        }
    }
}

/// The document of one response; failures and what is neither page nor text are no documents.
fn response(opener: &mut Opener<'_>, id: &str, block: &mut dyn BufRead) -> ControlFlow<()> {
    let head = match head(block, false) {
        Ok(Some(head)) => head,
        Ok(None) => return ControlFlow::Continue(()),
        Err(e) => return opener.fail(id, &e).map_continue(|_| ()),
    };
    let status = head[0].split_ascii_whitespace().nth(1);
    let kind = field(&head, "content-type").unwrap_or("text/html").to_ascii_lowercase();
    let media = kind.split(';').next().unwrap_or_default().trim();
    if status != Some("200")
        || !matches!(media, "text/html" | "application/xhtml+xml" | "text/plain" | "application/json")
    {
        return ControlFlow::Continue(());
    }
    let charset = kind.split("charset=").nth(1).map(|c| c.trim_matches(['"', '\'', ' ', ';']).to_owned());
    let chunked = field(&head, "transfer-encoding").is_some_and(|v| v.eq_ignore_ascii_case("chunked"));
    let body: Box<dyn Read + '_> =
        if chunked { Box::new(Chunks { inner: block, left: 0, done: false }) } else { Box::new(block) };
    let ratio = opener.options.limits.ratio;
    let body = match field(&head, "content-encoding").unwrap_or("identity").to_ascii_lowercase().as_str() {
        "identity" | "" => Ok(body),
        "gzip" | "x-gzip" => compressed::gzip(body, ratio),
        "deflate" => compressed::deflate(body, ratio),
        other => Err(io::Error::other(format!("the content encoding {other} is not read"))),
    };
    match body {
        Ok(body) => {
            opener.charset = charset;
            let done = opener.open(id, Input::Stream(body));
            opener.charset = None;
            done.map_continue(|_| ())
        }
        Err(e) => opener.fail(id, &e).map_continue(|_| ()),
    }
}

/// The lines of a head up to its blank line. `between`: blank lines may stand before it.
fn head(input: &mut dyn BufRead, between: bool) -> io::Result<Option<Vec<String>>> {
    let mut lines: Vec<String> = Vec::new();
    let mut left = HEAD;
    loop {
        let mut line = Vec::new();
        let n = input.take(left).read_until(b'\n', &mut line)? as u64;
        left = left.saturating_sub(n);
        if n == 0 {
            return match (lines.is_empty(), left) {
                (true, _) => Ok(None),
                (false, 0) => Err(io::Error::other("a head without end")),
                _ => Err(io::ErrorKind::UnexpectedEof.into()),
            };
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match (line.is_empty(), lines.is_empty()) {
            (true, true) if between => {}
            (true, _) => return Ok((!lines.is_empty()).then_some(lines)),
            _ => lines.push(line),
        }
    }
}

/// The value of a field of a head.
fn field<'h>(head: &'h [String], name: &str) -> Option<&'h str> {
    head.iter().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A body that was transferred in chunks; one that only says so is given as it is.
struct Chunks<'a> {
    inner: &'a mut dyn BufRead,
    left: u64,
    done: bool,
}

impl Read for Chunks<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !self.done {
            let mut line = Vec::new();
            while line.trim_ascii().is_empty() {
                line.clear();
                if (&mut *self.inner).take(1024).read_until(b'\n', &mut line)? == 0 {
                    self.done = true;
                    return Ok(0);
                }
            }
            let text = String::from_utf8_lossy(&line);
            let size = text.split(';').next().unwrap_or_default().trim();
            self.left = u64::from_str_radix(size, 16).map_err(|_| io::Error::other("a broken chunk"))?;
            self.done = self.left == 0;
        }
        if self.done {
            return Ok(0);
        }
        let n = (&mut *self.inner).take(self.left).read(buf)?;
        self.left -= n as u64;
        if n == 0 && !buf.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(n)
    }
}
