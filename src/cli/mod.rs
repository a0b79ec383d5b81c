//! The command line: flags, and the wiring of reading, mining and writing.
//! `tiyao news/ -o facts.csv` → one row a fact; exit code 0, 1 (some inputs failed), 2 (wrong usage) or 130 (stopped).

mod batch;
mod console;
mod flags;
mod generate;
mod journal;
mod signals;
mod survey;
mod terminal;

use batch::End;
use console::Console;
use flags::Flags;
use signals::Signals;
use std::io::{self, ErrorKind};
use std::process::ExitCode;
use std::sync::Arc;
use tiyao::Error;
use tiyao::read::Source;
use tiyao::write::Output;

/// Runs the program with the process's own arguments.
pub fn run() -> ExitCode {
    let flags = Flags::of_process();
    let console = Arc::new(Console::new(flags.quiet, flags.verbose, flags.output().is_none()));
    let ended = start(&flags, &console);
    console.end();
    match ended {
        Ok(End::Done(0)) => ExitCode::SUCCESS,
        Ok(End::Done(_)) => ExitCode::from(1),
        Ok(End::Stopped) => ExitCode::from(130),
        // Whoever read our output has heard enough.
        Err(Error::Io { source, .. }) if source.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            console.line(&e.to_string());
            ExitCode::from(2)
        }
    }
}

/// Does what the flags say.
fn start(flags: &Flags, console: &Arc<Console>) -> Result<End, Error> {
    let standard = || Output::stream("standard output", Box::new(io::stdout()));
    if let Some(what) = flags.generate {
        let mut out = standard();
        out.put(&generate::generate(what)?)?;
        return out.complete().map(|()| End::Done(0));
    }
    let reading = flags.reading();
    let sources = flags.sources();
    if flags.dry_run {
        return survey::list(sources, &reading, standard(), console).map(End::Done);
    }
    let signals = Signals::listen().map_err(|e| Error::io("signals", e))?;
    console::watch(console, signals, sources.clone(), &reading);
    batch::run(flags, sources, &reading, console)
}

impl Flags {
    /// The places to read from.
    fn sources(&self) -> Vec<Source> {
        if self.paths.is_empty() {
            return vec![Source::Stdin];
        }
        let source = |path: &std::path::PathBuf| match path.as_os_str() == "-" {
            true => Source::Stdin,
            false => Source::Path(path.clone()),
        };
        self.paths.iter().map(source).collect()
    }
}
