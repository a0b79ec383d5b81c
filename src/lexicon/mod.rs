//! The words as data: tables of words, and the tries that find all of them.
//! 区法院受理19167件 → `agency_heads` 法院 at 1, `units` 件 at 10.
//!
//! A table is a TSV file beside this one. Its rows become values of the type that this module
//! declares for it, and every row carries an example that a test runs. Adding a table is: the file,
//! its type in a file of its own, one line in `tables!`.

pub mod agency_common;
pub mod agency_heads;
pub mod agency_lookalikes;
pub mod agency_names;
pub mod agency_stems;
pub mod bases;
pub mod bounds;
pub mod changes;
mod compile;
pub mod countries;
pub mod cues;
pub mod currency_marks;
#[path = "../build/double_array.rs"]
mod double_array;
pub mod foreign_heads;
mod hits;
pub mod indicator_words;
pub mod numeral_words;
pub mod places;
mod rows;
pub mod speakers;
mod trie;

pub mod date_words;
pub mod eras;
pub mod events;
pub mod festivals;
pub mod holidays;
pub mod plans;
pub mod tsv;
pub mod units;

pub(crate) use hits::Hits;

use crate::error::Error;
use hits::Anchor;
use rows::Rows;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use trie::Trie;

/// A row of a table of words, made from a line of its file.
pub trait Word: Sized {
    /// The word itself, in folded characters (simplified, half-width).
    fn word(&self) -> &str;
    /// Reads the row.
    ///
    /// # Errors
    /// When a column is missing or a cell does not read.
    fn from_row(row: tsv::Row<'static>) -> Result<Self, Error>;
}

/// A word of the lexicon, found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The table it stands in.
    pub table: Table,
    /// Its row there.
    pub row: u32,
}

/// What starts at a position of a text.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Start {
    /// The longest word, as the trie numbers it.
    word: u32,
    /// The tables of all words that start here.
    pub tables: Tables,
}

/// A set of tables.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tables(u32);

impl Tables {
    /// The set of these tables.
    pub const fn of(tables: &[Table]) -> Tables {
        let (mut set, mut i) = (0, 0);
        while i < tables.len() {
            set |= 1 << tables[i] as u32;
            i += 1;
        }
        Tables(set)
    }

    /// Whether all tables of `other` are in the set.
    pub const fn holds(self, other: Tables) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a table of `other` is in the set.
    pub const fn meets(self, other: Tables) -> bool {
        self.0 & other.0 != 0
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $table:ident = $row:ty, $file:literal;)*) => {
        /// The tables of words.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Table { $($(#[$doc])* $table),* }

        impl Table {
            const ALL: &[Table] = &[$(Table::$table),*];
        }

        /// All tables, and the tries that find their words.
        pub struct Lexicon {
            $($(#[$doc])* pub $field: Rows<$row>,)*
            trie: Trie,
        }

        /// Name and text of every built-in table.
        pub const FILES: &[(&str, &str)] = &[$(($file, include_str!($file))),*];

        impl Lexicon {
            fn compiled() -> Lexicon {
                Lexicon {
                    $($field: Rows::builtin($file, include_str!($file), compiled_lines($file)),)*
                    trie: COMPILED,
                }
            }

            /// The built-in words, with the tables of the folder `overlay` (files of the same names)
            /// laid over them: a row replaces the built-in rows of the same word, a new word is added.
            ///
            /// # Errors
            /// When a file cannot be read or a row is not what its table wants.
            pub fn overlaid(overlay: &Path) -> Result<Lexicon, Error> {
                let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
                $(
                    let $field: Rows<$row> = Rows::overlaid($file, include_str!($file), overlay)?;
                    for (i, row) in $field.iter().enumerate() {
                        let packed = compile::pack_row(Table::$table as usize, i);
                        words.entry(row.word().to_owned()).or_default().push(packed);
                    }
                )*
                let compiled = compile::compile(&words).map_err(|e| Error::Usage(format!("lexicon: {e}")))?;
                Ok(Lexicon { $($field,)* trie: Trie::leak(&compiled) })
            }
        }
    };
}

tables! {
    /// Words around names of bodies.
    agency_common: AgencyCommon = agency_common::AgencyCommon, "agency_common.tsv";
    /// The last words of names of bodies.
    agency_heads: AgencyHeads = agency_heads::AgencyHead, "agency_heads.tsv";
    /// Words in which the end of a name is something else.
    agency_lookalikes: AgencyLookalikes = agency_lookalikes::AgencyLookalike, "agency_lookalikes.tsv";
    /// Bodies with a name of their own.
    agency_names: AgencyNames = agency_names::AgencyName, "agency_names.tsv";
    /// Fields of work before a head.
    agency_stems: AgencyStems = agency_stems::AgencyStem, "agency_stems.tsv";
    /// What a movement is measured against.
    bases: Bases = bases::BasisWord, "bases.tsv";
    /// Words that limit a number.
    bounds: Bounds = bounds::BoundWord, "bounds.tsv";
    /// Words of movement.
    changes: Changes = changes::ChangeWord, "changes.tsv";
    /// Other countries.
    countries: Countries = countries::Country, "countries.tsv";
    /// Verbs and phrases that report words.
    cues: Cues = cues::Cue, "cues.tsv";
    /// Marks of money before a number.
    currency_marks: CurrencyMarks = currency_marks::CurrencyMark, "currency_marks.tsv";
    /// Words that are dates by themselves.
    date_words: DateWords = date_words::DateWord, "date_words.tsv";
    /// Names of reigns.
    eras: Eras = eras::Era, "eras.tsv";
    /// Events that 以来 makes the beginning of a period.
    events: Events = events::Event, "events.tsv";
    /// Phrases that hold such a verb and report nothing.
    false_cues: FalseCues = cues::FalseCue, "false_cues.tsv";
    /// Festivals that fix a day.
    festivals: Festivals = festivals::Festival, "festivals.tsv";
    /// Words around a speaker that belong to nobody's name.
    fillers: Fillers = speakers::Filler, "fillers.tsv";
    /// Organs of other countries.
    foreign_heads: ForeignHeads = foreign_heads::ForeignHead, "foreign_heads.tsv";
    /// Public holidays by year.
    holidays: Holidays = holidays::Holiday, "holidays.tsv";
    /// Words that shape an indicator.
    indicator_words: IndicatorWords = indicator_words::IndicatorWord, "indicator_words.tsv";
    /// Words that hold a numeral and are no number.
    numeral_words: NumeralWords = numeral_words::NumeralWord, "numeral_words.tsv";
    /// Administrative divisions of China.
    places: Places = places::PlaceName, "places.tsv";
    /// Five-year plans.
    plans: Plans = plans::Plan, "plans.tsv";
    /// Nouns and pronouns that speak.
    sources: Sources = speakers::Source, "sources.tsv";
    /// Family names.
    surnames: Surnames = speakers::Surname, "surnames.tsv";
    /// Posts, trades and roles.
    titles: Titles = speakers::Title, "titles.tsv";
    /// Units and classifiers.
    units: Units = units::Unit, "units.tsv";
}

// COMPILED (the tries) and COMPILED_TABLES (the files, each with the starts of its rows), by src/build/lexicon.rs.
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A table has the same number here and where the build script numbered the files, in the order of their names.
const _: () = {
    assert!(COMPILED_TABLES.len() == FILES.len());
    let mut i = 0;
    while i < FILES.len() {
        let (ours, built) = (FILES[i].0.as_bytes(), COMPILED_TABLES[i].0.as_bytes());
        assert!(ours.len() == built.len());
        let mut at = 0;
        while at < ours.len() {
            assert!(ours[at] == built[at], "tables! is sorted by the names of the files");
            at += 1;
        }
        i += 1;
    }
};

fn compiled_lines(file: &str) -> &'static [u32] {
    COMPILED_TABLES.iter().find(|(name, _)| *name == file).map_or(&[], |(_, lines)| lines)
}

impl Lexicon {
    /// The built-in lexicon.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(Lexicon::compiled)
    }

    /// The number of a folded character in the tries.
    #[inline]
    pub(crate) fn code(&self, c: char) -> u32 {
        self.trie.code(c)
    }

    /// What starts at each character of a text, and the words of the `sought` tables, starts ascending, longest first.
    ///
    /// What no branch predictor can know is counted instead of branched on: positions at which a word of several
    /// characters may begin are written down, all of them, and the next one overwrites those at which none may. Over news that is a quarter more
    /// instructions for preparing a document, and a quarter less time.
    pub(crate) fn scan(&self, codes: &[u32], sought: Tables) -> (Vec<Start>, Vec<Hit>) {
        let mut starts = vec![Start::default(); codes.len()];
        let mut longer = vec![0; codes.len() + 1];
        let mut count = 0;
        let seconds = codes.iter().skip(1).chain(&[0]);
        for (at, ((&code, &second), start)) in codes.iter().zip(seconds).zip(&mut starts).enumerate() {
            start.word = self.trie.single(code);
            longer[count] = at as u32;
            count += self.trie.pair(code, second);
        }
        for &at in &longer[..count] {
            starts[at as usize].word = self.trie.first_word(&codes[at as usize..]) as u32;
        }
        let mut hits = Vec::with_capacity(codes.len() / 8 + 16);
        for (at, start) in starts.iter_mut().enumerate() {
            start.tables = self.trie.tables_from(start.word as usize);
            if start.tables.meets(sought) {
                hits.extend(self.words_from(*start, at).filter(|h| sought.holds(Tables::of(&[h.table]))));
            }
        }
        (starts, hits)
    }

    /// The words that start at `at`, longest first.
    #[inline]
    pub(crate) fn words_from(&self, start: Start, at: usize) -> Hits<'_> {
        Hits::new(&self.trie, start.word as usize, Anchor::Start(at as u32))
    }

    /// Whether a word of `wanted` may end with a character.
    #[inline]
    pub(crate) fn may_end(&self, code: u32, wanted: Tables) -> bool {
        self.trie.ending(code).meets(wanted)
    }

    /// The longest word that the characters end with, as the trie numbers it; 0 for none.
    #[inline]
    pub(crate) fn last_word(&self, codes: &[u32]) -> u32 {
        self.trie.last_word(codes) as u32
    }

    /// The longest word that ends at `at` and those that it ends with, longest first; none where none is of `wanted`.
    #[inline]
    pub(crate) fn words_to(&self, word: u32, at: usize, wanted: Tables) -> Hits<'_> {
        let word = if self.trie.tables_to(word as usize).meets(wanted) { word as usize } else { 0 };
        Hits::new(&self.trie, word, Anchor::End(at as u32))
    }
}

/// An example of a row: a short text in which `[` and `]` enclose the fact that the row is for.
/// No bracket: the text holds no such fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The text without the brackets.
    pub text: String,
    /// The enclosed ranges, in code points of `text`.
    pub spans: Vec<crate::model::Span>,
}

impl Example {
    /// Reads `收案[380件]`.
    pub fn parse(marked: &str) -> Example {
        let (mut text, mut spans, mut open, mut at) = (String::new(), Vec::new(), None, 0);
        for c in marked.replace("\\n", "\n").chars() {
            match c {
                '[' => open = Some(at),
                ']' => spans.extend(open.take().map(|start| crate::model::Span::new(start, at))),
                c => {
                    text.push(c);
                    at += 1;
                }
            }
        }
        Example { text, spans }
    }
}
