//! Compressed streams: gzip (several members in a row, as web archives have them) and Zstandard.
//! `a.txt.gz` → the bytes of a.txt.

use crate::read::stream::expanded;
use std::io::{self, BufRead, BufReader, Read};

/// What a gzip stream holds.
pub fn gzip<'a>(input: Box<dyn Read + 'a>, ratio: u64) -> io::Result<Box<dyn Read + 'a>> {
    Ok(Box::new(expanded(input, ratio, |packed| Ok(flate2::read::MultiGzDecoder::new(packed)))?))
}

/// What a bare deflate stream in gzip's clothes or out of them holds: a body with `Content-Encoding`.
pub fn deflate<'a>(input: Box<dyn Read + 'a>, ratio: u64) -> io::Result<Box<dyn Read + 'a>> {
    Ok(Box::new(expanded(input, ratio, |packed| Ok(flate2::read::ZlibDecoder::new(packed)))?))
}

/// What a Zstandard stream holds.
pub fn zstd<'a>(input: Box<dyn Read + 'a>, ratio: u64) -> io::Result<Box<dyn Read + 'a>> {
    Ok(Box::new(expanded(input, ratio, |packed| Ok(Frames::Before(BufReader::new(packed))))?))
}

/// One Zstandard frame after the other.
enum Frames<R: Read> {
    Before(BufReader<R>),
    In(Box<Decoder<BufReader<R>>>),
    Done,
}

type Decoder<R> = ruzstd::decoding::StreamingDecoder<R, ruzstd::decoding::FrameDecoder>;

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Frames::Done) {
                Frames::Done => return Ok(0),
                Frames::Before(mut source) => {
                    if source.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    *self = Frames::In(Box::new(Decoder::new(source).map_err(io::Error::other)?));
                }
                Frames::In(mut decoder) => {
                    let n = decoder.read(buf)?;
                    if n > 0 || buf.is_empty() {
                        *self = Frames::In(decoder);
                        return Ok(n);
                    }
                    *self = Frames::Before(decoder.into_inner());
                }
            }
        }
    }
}
