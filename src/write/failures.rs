//! The inputs that failed, one row each, in a file of their own.
//! `坏.txt`, cannot be read → `{"name":"坏.txt","reason":"Permission denied (os error 13)"}`, or a row of CSV or TSV.

use super::csv::line;
use super::{Format, Options, Output};
use crate::error::Error;
use serde_json::json;
use std::path::Path;

/// A list of failures under way; the file appears when it is complete.
pub struct Failures {
    options: Options,
    output: Output,
}

impl Failures {
    /// Begins the list in the format that the ending of `path` names.
    ///
    /// # Errors
    /// When the ending names another format than CSV, TSV or JSON Lines, or nothing can be written there.
    pub fn new(path: &Path, options: &Options) -> Result<Failures, Error> {
        let format = Format::of_path(path).filter(|f| matches!(f, Format::Csv | Format::Tsv | Format::Jsonl));
        let Some(format) = format else {
            let wanted = "a list of failures ends in .csv, .tsv or .jsonl";
            return Err(Error::Usage(format!("{}: {wanted}", path.display())));
        };
        let options = Options { format, ..options.clone() };
        let mut failures = Failures { output: Output::file(path)?, options };
        if format != Format::Jsonl {
            let mut head = if failures.options.mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
            let choose = |english, chinese| failures.options.language.choose(english, chinese);
            line(&[choose("name", "名称"), choose("reason", "原因")], &failures.options, &mut head)?;
            failures.output.put(&head)?;
        }
        Ok(failures)
    }

    /// Adds an input that failed.
    ///
    /// # Errors
    /// When the system refuses to write.
    pub fn add(&mut self, failure: &Error) -> Result<(), Error> {
        let (name, reason) = (failure.name().unwrap_or_default(), failure.reason());
        let mut row = Vec::new();
        if self.options.format == Format::Jsonl {
            row.extend(format!("{}\n", json!({ "name": name, "reason": reason })).into_bytes());
        } else {
            line(&[name, &reason], &self.options, &mut row)?;
        }
        self.output.put(&row)
    }

    /// Completes the list.
    ///
    /// # Errors
    /// When the system refuses to write; the file has not appeared then.
    pub fn finish(self) -> Result<(), Error> {
        self.output.complete()
    }
}
