//! Being asked to stop: Ctrl-C, and the signal that asks a process to end.
//! Ctrl-C → [`Signals::came`] says so once.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Listens for the signals that ask the program to stop. Others, such as the end of a terminal that `nohup`
/// ignores, keep what they mean.
pub struct Signals(Arc<AtomicBool>);

impl Signals {
    /// Begins to listen: from now on the signals no longer end the process.
    pub fn listen() -> io::Result<Signals> {
        let came = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            flag::register(signal, came.clone())?;
        }
        Ok(Signals(came))
    }

    /// Whether a signal has come since this was last asked.
    pub fn came(&self) -> bool {
        self.0.swap(false, Relaxed)
    }
}
