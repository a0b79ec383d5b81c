//! The text prepared once for all extractors: folded characters, paragraphs, sentences and
//! clauses, quotation pairs, hits of the lexicon, tokens on demand. Only here do bytes count as positions.
//! “全市收案380件，同比下降5%。” → one sentence, two clauses, the words 件 and % of `units`.

mod fold;
mod quote;
mod spans;
mod split;

pub use fold::fold;
pub use quote::Quote;

use crate::calendar::Day;
use crate::charset::WordList;
use crate::lexicon::{Hit, Hits, Lexicon, Start, Table, Tables};
use crate::model::{Article, Span};
use crate::number::{self, Numeral};
use crate::segment::{Segmenter, Token};
use spans::Spans;
use std::cell::{Cell, OnceCell};
use std::str::Chars;

/// An article prepared for the extractors. All positions are code points.
pub struct Doc<'a> {
    article: &'a Article,
    lexicon: &'a Lexicon,
    segmenter: &'a Segmenter,
    /// Folded characters.
    chars: Vec<char>,
    /// Byte offset in the text of each character, and of the end.
    offsets: Vec<u32>,
    /// The number of each character in the lexicon.
    codes: Vec<u32>,
    /// What starts at each of them.
    starts: Vec<Start>,
    /// The words of the tables in [`SOUGHT`].
    sought: Vec<Hit>,
    /// Where the characters stand that are neither 汉字 nor ASCII letters and digits.
    marks: Vec<u32>,
    paragraphs: Spans,
    sentences: Spans,
    clauses: Spans,
    quotes: Vec<Quote>,
    quote_warnings: Vec<String>,
    /// The words of each clause, once a rule has asked for them.
    tokens: OnceCell<Box<[Words]>>,
    /// A buffer for the words of a clause.
    tagged: Cell<Vec<Token>>,
    /// The numerals read last, each in the place that its position gives it.
    numerals: [Cell<Option<Reading>>; KEPT_NUMERALS],
    /// The positions last asked for what ends there, each with the longest word that does.
    ends: [Cell<(u32, u32)>; KEPT_ENDS],
}

/// A position and the numeral that starts there.
type Reading = (usize, Option<Numeral>);

/// The tables whose words extractors walk over from the start of a text to its end: one word of eight.
const SOUGHT: Tables = Tables::of(&[
    Table::AgencyHeads,
    Table::AgencyLookalikes,
    Table::AgencyNames,
    Table::Countries,
    Table::Cues,
    Table::ForeignHeads,
    Table::Places,
]);

/// Several rules ask for the same numerals in turn, those at a position and shortly behind it.
const KEPT_NUMERALS: usize = 16;

/// A rule asks for the words of several tables that end at one position: regions, fields, countries before a head.
const KEPT_ENDS: usize = 16;

/// The words of a clause, cut and tagged when first asked for.
type Words = OnceCell<Box<[Token]>>;

impl<'a> Doc<'a> {
    /// Prepares `article`.
    pub fn new(article: &'a Article, lexicon: &'a Lexicon, segmenter: &'a Segmenter) -> Doc<'a> {
        let text = &article.text;
        let length = text.chars().count();
        let mut chars = vec!['\0'; length];
        let mut offsets = vec![text.len() as u32; length + 1];
        let mut marks = Vec::with_capacity(length / 4);
        for (at, ((offset, c), (char, byte))) in
            text.char_indices().zip(chars.iter_mut().zip(&mut offsets)).enumerate()
        {
            let c = fold(c);
            (*char, *byte) = (c, offset as u32);
            if !matches!(c, '\u{3400}'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' | '0'..='9') {
                marks.push(at as u32);
            }
        }
        let codes: Vec<u32> = chars.iter().map(|&c| lexicon.code(c)).collect();
        let (starts, sought) = lexicon.scan(&codes, SOUGHT);
        let (paragraphs, sentences, clauses) = split::split(&chars, &marks);
        let (quotes, quote_warnings) = quote::pairs(&chars, &marks, &paragraphs);
        Doc {
            article,
            lexicon,
            segmenter,
            chars,
            offsets,
            codes,
            starts,
            sought,
            marks,
            paragraphs: paragraphs.into(),
            sentences: sentences.into(),
            clauses: clauses.into(),
            quotes,
            quote_warnings,
            tokens: OnceCell::new(),
            tagged: Cell::default(),
            numerals: Default::default(),
            ends: Default::default(),
        }
    }

    /// The folded characters; index = position.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The folded character at `pos`, `'\0'` outside the text.
    pub fn char(&self, pos: usize) -> char {
        self.chars.get(pos).copied().unwrap_or('\0')
    }

    /// Whether the folded text at `pos` begins with `word`.
    #[inline]
    pub fn starts_with(&self, pos: usize, word: &str) -> bool {
        begins(self.chars.get(pos..).unwrap_or(&[]), word)
    }

    /// Whether the folded text before `pos` ends with `word`.
    #[inline]
    pub fn ends_with(&self, pos: usize, word: &str) -> bool {
        ends(self.chars.get(..pos).unwrap_or(&[]), word)
    }

    /// The first of `words` with which the folded text at `pos` begins.
    #[inline]
    pub fn which_starts(&self, pos: usize, words: &WordList) -> Option<&'static str> {
        words.beginning(self.char(pos)).iter().copied().find(|w| self.starts_with(pos, w))
    }

    /// The first of `words` with which the folded text before `pos` ends.
    #[inline]
    pub fn which_ends(&self, pos: usize, words: &WordList) -> Option<&'static str> {
        words.ending(self.char(pos.wrapping_sub(1))).iter().copied().find(|w| self.ends_with(pos, w))
    }

    /// Whether the folded text at `pos` begins with one of `words`.
    #[inline]
    pub fn starts_with_any(&self, pos: usize, words: &WordList) -> bool {
        self.which_starts(pos, words).is_some()
    }

    /// Whether the folded text before `pos` ends with one of `words`.
    #[inline]
    pub fn ends_with_any(&self, pos: usize, words: &WordList) -> bool {
        self.which_ends(pos, words).is_some()
    }

    /// The slice of the article's own text.
    pub fn text(&self, span: Span) -> &'a str {
        &self.article.text[self.offsets[span.start] as usize..self.offsets[span.end] as usize]
    }

    /// The folded characters of a span as a string.
    pub fn folded(&self, span: Span) -> String {
        let mut folded = String::with_capacity((self.offsets[span.end] - self.offsets[span.start]) as usize);
        folded.extend(&self.chars[span.start..span.end]);
        folded
    }

    /// Whether the folded characters of a span are `text`.
    pub fn reads(&self, span: Span, text: &str) -> bool {
        self.chars[span.start..span.end].iter().copied().eq(text.chars())
    }

    /// The day that the article states.
    pub fn published(&self) -> Option<Day> {
        self.article.published
    }

    /// The tables of words; a [`Hit`]'s row indexes into the table it names.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// Whether `pos` lies in a line about the article (byline, dateline, navigation).
    pub fn in_metadata(&self, pos: usize) -> bool {
        self.article.metadata.iter().any(|m| m.holds(pos))
    }

    /// All words of these tables, which are of [`SOUGHT`]; starts ascending, longest first.
    pub fn hits(&self, tables: &[Table]) -> impl Iterator<Item = &Hit> {
        let tables = Tables::of(tables);
        debug_assert!(SOUGHT.holds(tables));
        self.sought.iter().filter(move |h| tables.meets(Tables::of(&[h.table])))
    }

    /// The same as a list, written down one over the other and counted: no branch that has to be guessed.
    pub fn hits_of(&self, tables: &[Table]) -> Vec<Hit> {
        let tables = Tables::of(tables);
        debug_assert!(SOUGHT.holds(tables));
        let (mut hits, mut count) = (self.sought.clone(), 0);
        for hit in &self.sought {
            hits[count] = *hit;
            count += usize::from(tables.meets(Tables::of(&[hit.table])));
        }
        hits.truncate(count);
        hits
    }

    /// The words of all tables that start at `pos`, longest first.
    pub fn hits_at(&self, pos: usize) -> Hits<'_> {
        self.lexicon.words_from(self.starts.get(pos).copied().unwrap_or_default(), pos)
    }

    /// The tables of the words that start at `pos`.
    #[inline]
    pub fn tables_at(&self, pos: usize) -> Tables {
        self.starts.get(pos).map_or(Tables::default(), |s| s.tables)
    }

    /// All positions of whose character, and of the tables whose words start at it, that is so. They are written down
    /// one over the other and counted where it is: a look at every character, and no branch that has to be guessed.
    #[inline]
    pub fn positions_where(&self, begins: impl Fn(char, Tables) -> bool) -> Vec<u32> {
        let mut positions = vec![0; self.len() + 1];
        let mut count = 0;
        for (at, (c, start)) in self.chars.iter().zip(&self.starts).enumerate() {
            positions[count] = at as u32;
            count += usize::from(begins(*c, start.tables));
        }
        positions.truncate(count);
        positions
    }

    /// The longest word of `table` that starts at `pos`.
    #[inline]
    pub fn longest_at(&self, pos: usize, table: Table) -> Option<Hit> {
        if !self.tables_at(pos).meets(Tables::of(&[table])) {
            return None;
        }
        self.hits_at(pos).find(|h| h.table == table)
    }

    /// The words of `table` that end at `pos`, longest first.
    #[inline]
    pub fn hits_ending(&self, pos: usize, table: Table) -> impl Iterator<Item = Hit> {
        let tables = Tables::of(&[table]);
        let last = pos.checked_sub(1).and_then(|last| self.codes.get(last));
        let may = last.is_some_and(|&code| self.lexicon.may_end(code, tables));
        let word = if may { self.word_ending(pos) } else { 0 };
        self.lexicon.words_to(word, pos, tables).filter(move |h| h.table == table)
    }

    /// The longest word that ends at `pos`, as the lexicon numbers it; no word ends at 0.
    fn word_ending(&self, pos: usize) -> u32 {
        let kept = &self.ends[pos % KEPT_ENDS];
        match kept.get() {
            (at, word) if at as usize == pos => word,
            _ => {
                let word = self.lexicon.last_word(&self.codes[..pos]);
                kept.set((pos as u32, word));
                word
            }
        }
    }

    /// The longest word of `table` that ends at `pos`.
    #[inline]
    pub fn longest_before(&self, pos: usize, table: Table) -> Option<Hit> {
        self.hits_ending(pos, table).next()
    }

    /// The numeral that starts at `pos`.
    pub fn numeral(&self, pos: usize) -> Option<Numeral> {
        let kept = &self.numerals[pos % KEPT_NUMERALS];
        match kept.get() {
            Some((at, numeral)) if at == pos => numeral,
            _ => {
                let numeral = number::read(&self.chars, pos);
                kept.set(Some((pos, numeral)));
                numeral
            }
        }
    }

    /// Where the marks stand: all characters that are neither 汉字 nor ASCII letters and digits.
    pub fn marks(&self) -> impl Iterator<Item = usize> {
        self.marks.iter().map(|&mark| mark as usize)
    }

    /// The marks of a span.
    pub fn marks_in(&self, span: Span) -> impl DoubleEndedIterator<Item = usize> {
        let before = |pos: usize| self.marks.partition_point(|&mark| (mark as usize) < pos);
        let marks = self.marks.get(before(span.start)..before(span.end)).unwrap_or(&[]);
        marks.iter().map(|&mark| mark as usize)
    }

    /// Lines that are not empty, without their line ends.
    pub fn paragraphs(&self) -> &[Span] {
        self.paragraphs.all()
    }

    /// Stretches between commas, semicolons, colons and sentence ends, marks excluded.
    pub fn clauses(&self) -> &[Span] {
        self.clauses.all()
    }

    /// The paragraph that holds `pos`.
    pub fn paragraph_at(&self, pos: usize) -> Option<Span> {
        self.paragraphs.holding(pos).map(|(_, span)| span)
    }

    /// The sentence that holds `pos`.
    pub fn sentence_at(&self, pos: usize) -> Option<Span> {
        self.sentences.holding(pos).map(|(_, span)| span)
    }

    /// The clause that holds `pos`.
    pub fn clause_at(&self, pos: usize) -> Option<Span> {
        self.clauses.holding(pos).map(|(_, span)| span)
    }

    /// Quotation pairs by start, nested ones after the one that holds them.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// What was wrong with the quotation marks.
    pub fn quote_warnings(&self) -> &[String] {
        &self.quote_warnings
    }

    /// The words of the clause that holds `pos`, cut and tagged when first asked for.
    /// Their positions are positions in the article.
    pub fn tokens_at(&self, pos: usize) -> &[Token] {
        let Some((i, clause)) = self.clauses.holding(pos) else { return &[] };
        let all = self.tokens.get_or_init(|| vec![OnceCell::new(); self.clauses.all().len()].into());
        all[i].get_or_init(|| {
            let mut tokens = self.tagged.take();
            tokens.clear();
            let chars = self.chars[clause.start..clause.end].iter().copied();
            self.segmenter.tag(chars, clause.start, &mut tokens);
            let words = tokens.as_slice().into();
            self.tagged.set(tokens);
            words
        })
    }
}

impl Doc<'_> {
    /// The words of the clause that holds the start of `span` that lie in it, in part or whole.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let tokens = self.tokens_at(span.start);
        let from = tokens.partition_point(|t| t.end <= span.start);
        let to = tokens.partition_point(|t| t.start < span.end);
        &tokens[from..to.max(from)]
    }

    /// The word that covers `pos`.
    pub fn token_at(&self, pos: usize) -> Option<&Token> {
        let tokens = self.tokens_at(pos);
        tokens.get(tokens.partition_point(|t| t.end <= pos)).filter(|t| t.start <= pos)
    }
}

/// Whether the characters begin with `word`. Most words are told by their first character, which is a constant
/// where the word is one; only the rest of a word whose first character fits is read out of line.
#[inline]
fn begins(here: &[char], word: &str) -> bool {
    #[inline(never)]
    fn all(here: &[char], mut rest: Chars) -> bool {
        let mut here = here.iter();
        rest.all(|c| here.next() == Some(&c))
    }
    let mut rest = word.chars();
    match (rest.next(), here.split_first()) {
        (None, _) => true,
        (Some(first), Some((c, here))) => first == *c && all(here, rest),
        (Some(_), None) => false,
    }
}

/// Whether the characters end with `word`, told by its last character in the same way.
#[inline]
fn ends(here: &[char], word: &str) -> bool {
    #[inline(never)]
    fn all(here: &[char], rest: Chars) -> bool {
        let mut here = here.iter().rev();
        rest.rev().all(|c| here.next() == Some(&c))
    }
    let mut rest = word.chars();
    match (rest.next_back(), here.split_last()) {
        (None, _) => true,
        (Some(last), Some((c, here))) => last == *c && all(here, rest),
        (Some(_), None) => false,
    }
}
