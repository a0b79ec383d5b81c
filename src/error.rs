//! Everything that can go wrong, as one enum: a file that fails is a value, not an abort.
//! `2020/坏.txt` that cannot be read → `2020/坏.txt: Permission denied (os error 13)`.

use std::{fmt, io};

/// What went wrong, always with the name of the input or option it went wrong with.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused to read or write `name`.
    Io {
        /// Path or container member.
        name: String,
        /// The system's own reason.
        source: io::Error,
    },
    /// The input was read but is not what it should be: binary, empty, broken JSON, …
    Input {
        /// Path, container member or `path:line`.
        name: String,
        /// What is wrong with it, in words that help.
        reason: String,
    },
    /// An option or an overlay lexicon is unusable; nothing was started.
    Usage(String),
}

impl Error {
    /// An [`Error::Io`] for `name`.
    pub fn io(name: impl Into<String>, source: io::Error) -> Self {
        Error::Io { name: name.into(), source }
    }

    /// An [`Error::Input`] for `name`.
    pub fn input(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Error::Input { name: name.into(), reason: reason.into() }
    }

    /// The input concerned, when there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Error::Io { name, .. } | Error::Input { name, .. } => Some(name),
            Error::Usage(_) => None,
        }
    }

    /// What is wrong with it, without the name.
    pub fn reason(&self) -> String {
        match self {
            Error::Io { source, .. } => source.to_string(),
            Error::Input { reason, .. } | Error::Usage(reason) => reason.clone(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io { name, source } => write!(f, "{name}: {source}"),
            Error::Input { name, reason } => write!(f, "{name}: {reason}"),
            Error::Usage(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
