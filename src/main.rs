//! Parse, run, exit code.

mod cli;
mod pool;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
