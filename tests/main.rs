//! All tests of the package, one program: cases and gold for what is found, the rest for how it is
//! read, written and built. A new file beside this one is a new `mod` line here (`layers` checks it).

#![allow(clippy::unwrap_used)]

mod archive;
mod cases;
mod gold;
mod layers;
mod lexicon;
mod metadata;
mod pages;
mod program;
mod properties;
mod quotes;
mod report;
mod schema;
mod segment;
mod support;
mod write;
