//! Drawings of the report, as SVG in the page: they take their colours from its style.
//! [("2020-01", 3), ("2020-02", 7)] → two columns.

use super::escape::escaped;
use crate::calendar::Day;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most columns that a timeline has.
const COLUMNS: usize = 48;

/// A bar of `part` in `whole`.
pub fn bar(part: usize, whole: usize) -> String {
    let width = 100.0 * part as f64 / whole.max(1) as f64;
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect width=\"{width:.1}\" height=\"6\" rx=\"1\"/></svg>"
    )
}

/// A small line through the numbers, in their order.
pub fn line(numbers: &[f64]) -> String {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if numbers.len() < 3 || low >= high {
        return String::new();
    }
    let step = 96.0 / (numbers.len() - 1) as f64;
    let points: Vec<(f64, f64)> = numbers
        .iter()
        .enumerate()
        .map(|(i, n)| (2.0 + step * i as f64, 18.0 - 16.0 * (n - low) / (high - low)))
        .collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let dots: String =
        points.iter().map(|(x, y)| format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"1.6\"/>")).collect();
    format!(
        "<svg class=\"line\" viewBox=\"0 0 100 20\" aria-hidden=\"true\"><polyline points=\"{}\"/>{dots}</svg>",
        path.join(" ")
    )
}

/// How many dates fall into each year, month or day, whichever fits; what lies far off is gathered at the ends.
pub fn timeline(days: &BTreeMap<Day, usize>, earlier: &str, later: &str) -> String {
    let total: usize = days.values().sum();
    let Some((first, last)) = middle(days, total) else { return String::new() };
    let key: fn(Day) -> (i32, u32, u32) = match span(first, last) {
        0..COLUMNS => |d| (d.year(), d.month(), d.day()),
        n if n < COLUMNS * 30 => |d| (d.year(), d.month(), 0),
        _ => |d| (d.year(), 0, 0),
    };
    let mut bins: BTreeMap<(i32, u32, u32), usize> = BTreeMap::new();
    // Empty ones are seen too.
    let mut day = Some(first);
    while let Some(d) = day.filter(|d| *d <= last) {
        bins.entry(key(d)).or_default();
        day = d.plus_days(1);
    }
    // Far more than fits is a matter of centuries: the newest are shown.
    while bins.len() > COLUMNS {
        bins.pop_first();
    }
    let (Some(lowest), Some(highest)) = (bins.keys().next().copied(), bins.keys().last().copied()) else {
        return String::new();
    };
    let (mut before, mut after) = (0, 0);
    for (day, count) in days {
        match key(*day) {
            k if k < lowest => before += count,
            k if k > highest => after += count,
            k => *bins.entry(k).or_default() += count,
        }
    }
    let mut columns: Vec<(String, usize, bool)> =
        bins.into_iter().map(|(key, count)| (label(key), count, false)).collect();
    if before > 0 {
        columns.insert(0, (earlier.to_owned(), before, true));
    }
    if after > 0 {
        columns.push((later.to_owned(), after, true));
    }
    draw(&columns)
}

fn label((year, month, day): (i32, u32, u32)) -> String {
    match (month, day) {
        (0, _) => format!("{year}"),
        (_, 0) => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

/// The days between which nine tenths of the dates lie.
fn middle(days: &BTreeMap<Day, usize>, total: usize) -> Option<(Day, Day)> {
    let mut seen = 0;
    let mut reached = |share: usize| {
        seen = 0;
        days.iter().find(|(_, count)| {
            seen += **count;
            seen * 100 >= total * share
        })
    };
    let first = *reached(5)?.0;
    let last = *reached(95)?.0;
    Some((first, last))
}

fn span(first: Day, last: Day) -> usize {
    usize::try_from(last.since_1970() - first.since_1970()).unwrap_or(0)
}

fn draw(columns: &[(String, usize, bool)]) -> String {
    const WIDTH: f64 = 720.0;
    const HEIGHT: f64 = 150.0;
    let most = columns.iter().filter(|c| !c.2).map(|c| c.1).max().unwrap_or(1).max(1);
    let step = (WIDTH - 8.0) / columns.len().max(1) as f64;
    let mut out = format!("<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\">", HEIGHT + 34.0);
    let every = columns.len().div_ceil(9);
    for (i, (label, count, gathered)) in columns.iter().enumerate() {
        let x = 4.0 + step * i as f64;
        // What is gathered at an end may be taller than the drawing; its number says so.
        let height = (HEIGHT * *count as f64 / most as f64).min(HEIGHT);
        let class = if *gathered { " class=\"gathered\"" } else { "" };
        let _ = write!(
            out,
            "<g{class}><title>{}: {count}</title><rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"1.5\"/>",
            escaped(label),
            HEIGHT - height + 14.0,
            (step * 0.78).clamp(1.0, 40.0),
        );
        let middle = x + (step * 0.39).clamp(0.5, 20.0);
        if *count > 0 && (columns.len() <= 24 || *gathered) {
            let _ = write!(out, "<text x=\"{middle:.1}\" y=\"{:.1}\">{count}</text>", HEIGHT - height + 10.0);
        }
        if i % every == 0 {
            let _ =
                write!(out, "<text x=\"{middle:.1}\" y=\"{:.1}\">{}</text>", HEIGHT + 29.0, escaped(label));
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}
