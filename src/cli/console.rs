//! What the program says beside its data: lines and a progress bar on standard error.
//! `tiyao: 坏.txt: the file is empty`; `120 of 3,000 files · 8.1 MB/s · 2 errors · 1:12 left`.

use super::signals::Signals;
use super::terminal;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tiyao::read::{self, Source};
use tiyao::{Error, write};

/// How often signals are looked for, and after how many looks the bar is drawn.
const LOOK: Duration = Duration::from_millis(40);
const DRAW: u32 = 5;
/// After how many looks it is said that the program is still at work on what it had begun.
const PATIENCE: u32 = 8;

/// Standard error.
pub struct Console {
    quiet: bool,
    verbose: bool,
    bar: bool,
    /// Whether the bar stands on the screen; none when there will be no more of it.
    shown: Mutex<Option<bool>>,
    failed: AtomicU64,
    begun: Instant,
}

impl Console {
    /// `data`: whether the data goes to standard output, which may be the same terminal.
    pub fn new(quiet: bool, verbose: bool, data: bool) -> Console {
        let free = !(data && io::stdout().is_terminal());
        let bar = !quiet && free && io::stderr().is_terminal() && !terminal::is_dumb();
        let shown = Mutex::new(Some(false));
        Console { quiet, verbose, bar, shown, failed: AtomicU64::new(0), begun: Instant::now() }
    }

    /// A line, unless the user wants none.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            self.line(line);
        }
    }

    /// A line for the user who wants to know more.
    pub fn detail(&self, line: impl FnOnce() -> String) {
        if self.verbose {
            self.line(&line());
        }
    }

    /// An input that failed.
    pub fn failure(&self, e: &Error) {
        self.failed.fetch_add(1, Relaxed);
        self.note(&e.to_string());
    }

    /// A line. Names may hold what steers a terminal: it is shown, not sent.
    pub fn line(&self, line: &str) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let mut err = io::stderr().lock();
        if *shown == Some(true) {
            let _ = err.write_all(b"\r\x1b[K");
            *shown = Some(false);
        }
        // Nobody is left to hear that standard error is closed.
        let _ = writeln!(err, "tiyao: {}", write::one_line(line));
    }

    /// No more bar.
    pub fn end(&self) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.take() == Some(true) {
            let _ = io::stderr().write_all(b"\r\x1b[K");
        }
    }

    fn draw(&self, bar: &str) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.is_some() {
            let width = terminal::width().saturating_sub(1);
            let bar: String = bar.chars().take(width).collect();
            let _ = write!(io::stderr(), "\r{bar}\x1b[K");
            *shown = Some(true);
        }
    }

    /// How much was read, in words.
    pub fn sum(&self, articles: u64, failed: usize, progress: &read::Progress) -> String {
        let (bytes, seconds) = (progress.bytes.load(Relaxed), self.begun.elapsed().as_secs_f64());
        format!(
            "{} articles, {} errors, {} MB in {seconds:.1} s",
            write::grouped(articles),
            write::grouped(failed as u64),
            tenths(bytes as f64 / 1e6)
        )
    }
}

/// Looks for signals and draws the bar, on a thread of its own, for as long as the program runs. The first signal
/// stops reading, the second one everything.
pub fn watch(console: &Arc<Console>, signals: Signals, sources: Vec<Source>, reading: &read::Options) {
    let (console, reading) = (console.clone(), reading.clone());
    thread::spawn(move || {
        let progress = reading.progress.clone();
        let total = Arc::new(OnceLock::new());
        let mut patience = 0;
        for looks in 1u32.. {
            thread::sleep(LOOK);
            if signals.came() {
                if progress.stopped() {
                    write::give_up();
                    std::process::exit(130);
                }
                progress.stop.store(true, Relaxed);
                patience = PATIENCE;
            }
            if patience > 0 {
                patience -= 1;
                if patience == 0 {
                    console.note("stopping after the articles at hand; once more stops at once");
                }
            }
            if !console.bar || looks % DRAW != 0 {
                continue;
            }
            if looks == DRAW {
                let (total, sources, reading) = (total.clone(), sources.clone(), reading.clone());
                thread::spawn(move || total.set(read::size(&sources, &reading)));
            }
            let state = State {
                files: progress.files.load(Relaxed),
                bytes: progress.bytes.load(Relaxed),
                failed: console.failed.load(Relaxed),
                seconds: console.begun.elapsed().as_secs_f64(),
                total: total.get().copied().filter(|_| !sources.contains(&Source::Stdin)),
            };
            console.draw(&state.to_string());
        }
    });
}

/// What the bar shows.
struct State {
    files: u64,
    bytes: u64,
    failed: u64,
    seconds: f64,
    total: Option<(u64, u64)>,
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rate = self.bytes as f64 / self.seconds.max(0.001);
        f.write_str(&write::grouped(self.files))?;
        if let Some((files, _)) = self.total {
            write!(f, " of {}", write::grouped(files))?;
        }
        let errors = if self.failed == 1 { "error" } else { "errors" };
        write!(f, " files · {} MB/s · {} {errors}", tenths(rate / 1e6), write::grouped(self.failed))?;
        if let Some((_, bytes)) = self.total.filter(|_| rate > 0.0) {
            let left = (bytes.saturating_sub(self.bytes) as f64 / rate) as u64;
            let (hours, minutes, seconds) = (left / 3600, left / 60 % 60, left % 60);
            match hours {
                0 => write!(f, " · {minutes}:{seconds:02} left")?,
                _ => write!(f, " · {hours}:{minutes:02}:{seconds:02} left")?,
            }
        }
        Ok(())
    }
}

fn tenths(n: f64) -> String {
    format!("{n:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_says_what_is_known() {
        let state = State {
            files: 1200,
            bytes: 8_000_000,
            failed: 1,
            seconds: 2.0,
            total: Some((3000, 300_000_000)),
        };
        assert_eq!(state.to_string(), "1,200 of 3,000 files · 4.0 MB/s · 1 error · 1:13 left");
        let state = State { total: None, failed: 0, ..state };
        assert_eq!(state.to_string(), "1,200 files · 4.0 MB/s · 0 errors");
    }
}
