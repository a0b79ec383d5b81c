//! What a reader wants to see of an archive first, gathered as the articles go by.
//! 区法院 in three articles → one bar; 结案率 83.71%, 85.2% → one line of numbers.

use crate::calendar::Day;
use crate::error::Error;
use crate::model::{Attribution, Change, Record};
use std::collections::{BTreeMap, HashMap};

/// Values and quotations that are kept of each indicator and person; the rest is counted.
const KEPT: usize = 12;
/// Failures that are kept; the rest is counted.
const FAILURES: usize = 100;

/// Speakers that are no names: whom they stand for is not known.
const PRONOUNS: [&str; 9] = ["他", "她", "它", "他们", "她们", "我", "我们", "其", "自己"];

/// What has been seen so far.
#[derive(Default)]
pub struct Overview {
    /// The articles, for the list of contents.
    pub articles: Vec<Entry>,
    /// Characters of all articles.
    pub chars: usize,
    /// First and last day of publication.
    pub published: Option<(Day, Day)>,
    /// Quantities, dates, agencies, attributions.
    pub counts: [usize; 4],
    /// How many dates begin on each day.
    pub days: BTreeMap<Day, usize>,
    /// By full name: what sort of body, and how many mentions.
    pub agencies: HashMap<String, (&'static str, usize)>,
    /// By indicator, unit, and whether the numbers say by how much it moved.
    pub indicators: HashMap<(String, String, bool), Series>,
    /// By name.
    pub people: HashMap<String, Person>,
    /// Inputs that failed: name and reason, and how many there are.
    pub failures: (Vec<(String, String)>, usize),
}

/// A line of the list of contents.
pub struct Entry {
    /// Its headline, or id.
    pub title: String,
    /// The day that it states.
    pub published: Option<Day>,
    /// Its facts of the four kinds.
    pub counts: [usize; 4],
}

/// The numbers of one indicator in one unit.
#[derive(Default)]
pub struct Series {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub values: Vec<Value>,
}

/// A number of a series.
pub struct Value {
    /// As the article writes it, behind an arrow when it says by how much something moved.
    pub text: String,
    /// For drawing.
    pub number: Option<f64>,
    /// The article, counted from 0.
    pub article: usize,
}

/// Somebody who is quoted.
#[derive(Default)]
pub struct Person {
    /// How often.
    pub count: usize,
    /// Body and job, from the first attribution that names them.
    pub role: String,
    /// The first quotations, each with its article.
    pub quotes: Vec<(String, usize)>,
}

impl Overview {
    /// Adds an article.
    pub fn add(&mut self, record: &Record) {
        let article = self.articles.len();
        let counts =
            [record.quantities.len(), record.dates.len(), record.agencies.len(), record.attributions.len()];
        let title = record.title.clone().unwrap_or_else(|| record.id.clone());
        self.articles.push(Entry { title, published: record.published, counts });
        self.chars += record.chars;
        self.counts.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        if let Some(day) = record.published {
            let (first, last) = self.published.unwrap_or((day, day));
            self.published = Some((first.min(day), last.max(day)));
        }
        for date in &record.dates {
            if let Some(day) = date.from.or(date.to) {
                *self.days.entry(day).or_default() += 1;
            }
        }
        for agency in &record.agencies {
            let name = agency.canonical.as_ref().unwrap_or(&agency.text);
            self.agencies.entry(name.clone()).or_insert((agency.kind.as_str(), 0)).1 += 1;
        }
        for quantity in &record.quantities {
            let Some(indicator) = quantity.indicator.as_ref().filter(|name| !name.is_empty()) else {
                continue;
            };
            let arrow = match quantity.change {
                Some(Change::Up) => "↑",
                Some(Change::Down) => "↓",
                _ => "",
            };
            let key = (indicator.clone(), quantity.unit.clone(), !arrow.is_empty());
            let series = self.indicators.entry(key).or_default();
            series.count += 1;
            if series.values.len() < KEPT {
                let sign = if arrow == "↓" { -1.0 } else { 1.0 };
                let number = quantity.value.parse().ok().map(|n: f64| sign * n);
                series.values.push(Value { text: format!("{arrow}{}", quantity.text), number, article });
            }
        }
        record.attributions.iter().for_each(|said| self.add_words(said, article));
    }

    fn add_words(&mut self, said: &Attribution, article: usize) {
        let name = said.speaker_resolved.as_ref().unwrap_or(&said.speaker);
        if name.is_empty() || PRONOUNS.contains(&name.as_str()) {
            return;
        }
        let person = self.people.entry(name.clone()).or_default();
        person.count += 1;
        if person.role.is_empty() {
            let agency = said.agency.as_ref().or(said.agency_resolved.as_ref());
            let title = said.title.as_ref().or(said.title_resolved.as_ref());
            person.role = [agency, title].into_iter().flatten().cloned().collect::<Vec<_>>().join("");
        }
        if person.quotes.len() < KEPT {
            person.quotes.push((said.quote.clone(), article));
        }
    }

    /// Adds an input that failed.
    pub fn fail(&mut self, failure: &Error) {
        let (kept, count) = &mut self.failures;
        *count += 1;
        if kept.len() < FAILURES {
            kept.push((failure.name().unwrap_or_default().to_owned(), failure.reason()));
        }
    }
}

/// The first `n` of a table by count, then by name.
pub fn top<K: Ord, V>(table: &HashMap<K, V>, n: usize, count: impl Fn(&V) -> usize) -> Vec<(&K, &V)> {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by(|a, b| count(b.1).cmp(&count(a.1)).then_with(|| a.0.cmp(b.0)));
    rows.truncate(n);
    rows
}
