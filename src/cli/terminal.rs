//! What is known of the terminal: whether it wants colours, how wide it is.
//! NO_COLOR=1 → none.

use std::env;
use std::io::{self, IsTerminal};

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;

/// Whether standard output is a terminal that wants colours: <https://no-color.org>.
pub fn wants_color() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !refused && !is_dumb()
}

/// Whether the terminal cannot even clear a line.
pub fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The columns of the terminal.
pub fn width() -> usize {
    let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.or_else(asked).unwrap_or(WIDTH)
}
