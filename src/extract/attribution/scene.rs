//! What the rules look at: the document with its dates, bodies, quotations and the names met so far.
//! “…”区法院政治处主任杨露霜说。 → the quotation that closes before the clause, the body 区法院 inside it.

use crate::charset::words;
use crate::doc::{Doc, Quote};
use crate::lexicon::speakers::{Filler, Place, SourceKind, Title, TitleKind};
use crate::lexicon::{Hit, Table};
use crate::model::{Agency, Date, Span};
use crate::segment::Token;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// How far a look back or ahead may go, in characters.
pub(super) const REACH: usize = 120;
/// No rule looks at words farther away than so many characters.
const NEAR: usize = 4 * REACH;

/// The document as the rules see it.
pub(super) struct Scene<'a> {
    pub doc: &'a Doc<'a>,
    dates: Vec<Span>,
    agencies: Vec<Span>,
    /// Indices of the quotations by end.
    by_end: Vec<(usize, usize)>,
    /// The names of persons met so far.
    names: RefCell<BTreeSet<Vec<char>>>,
}

impl<'a> Scene<'a> {
    pub fn new(doc: &'a Doc<'a>, dates: &[Date], agencies: &[Agency]) -> Scene<'a> {
        let mut by_end: Vec<_> = doc.quotes().iter().enumerate().map(|(i, q)| (q.outer.end, i)).collect();
        by_end.sort_unstable();
        let mut dates: Vec<_> = dates.iter().map(|d| Span::new(d.start, d.end)).collect();
        let mut agencies: Vec<_> = agencies.iter().map(|a| Span::new(a.start, a.end)).collect();
        dates.sort_unstable();
        agencies.sort_unstable();
        Scene { doc, dates, agencies, by_end, names: RefCell::default() }
    }

    /// The date that ends at `pos`.
    pub fn date_before(&self, pos: usize) -> Option<Span> {
        ending(&self.dates, pos)
    }

    /// The date that starts at `pos`.
    pub fn date_at(&self, pos: usize) -> Option<Span> {
        starting(&self.dates, pos)
    }

    /// The body whose name ends at `pos`.
    pub fn agency_before(&self, pos: usize) -> Option<Span> {
        ending(&self.agencies, pos)
    }

    /// The body whose name covers `pos`.
    pub fn agency_over(&self, pos: usize) -> Option<Span> {
        let i = self.agencies.partition_point(|s| s.start <= pos);
        self.agencies[..i].iter().rev().take(4).find(|s| s.holds(pos)).copied()
    }

    /// The bodies inside a stretch.
    pub fn agencies_in(&self, span: Span) -> impl DoubleEndedIterator<Item = Span> + '_ {
        let from = self.agencies.partition_point(|s| s.start < span.start);
        let to = self.agencies.partition_point(|s| s.start < span.end);
        self.agencies[from..to].iter().copied().filter(move |a| a.end <= span.end)
    }

    /// The quotation whose opening mark stands at `pos`.
    pub fn quote_at(&self, pos: usize) -> Option<&'a Quote> {
        if !matches!(self.doc.char(pos), '“' | '‘' | '「' | '『' | '"' | '\'') {
            return None;
        }
        let quotes = self.doc.quotes();
        let i = quotes.partition_point(|q| q.outer.start < pos);
        quotes.get(i).filter(|q| q.outer.start == pos)
    }

    /// The outermost quotation that ends at `pos`.
    pub fn quote_before(&self, pos: usize) -> Option<&'a Quote> {
        let i = self.by_end.partition_point(|&(end, _)| end < pos);
        self.by_end.get(i).filter(|&&(end, _)| end == pos).map(|&(_, at)| &self.doc.quotes()[at])
    }

    /// Whether a quotation ends at one of the positions from `first` to `last`.
    pub fn quote_ends(&self, first: usize, last: usize) -> bool {
        let i = self.by_end.partition_point(|&(end, _)| end < first);
        self.by_end.get(i).is_some_and(|&(end, _)| end <= last)
    }

    /// The quotations that begin inside a stretch.
    pub fn quotes_in(&self, span: Span) -> &'a [Quote] {
        let quotes = self.doc.quotes();
        let from = quotes.partition_point(|q| q.outer.start < span.start);
        let to = quotes.partition_point(|q| q.outer.start < span.end);
        &quotes[from..to.max(from)]
    }

    /// The innermost quotation that holds `pos` between its marks.
    pub fn quote_around(&self, pos: usize) -> Option<&'a Quote> {
        let quotes = self.doc.quotes();
        let i = quotes.partition_point(|q| q.outer.start < pos);
        quotes[..i].iter().rev().take(32).find(|q| q.inner.start <= pos && pos < q.inner.end)
    }

    /// Remembers that the article calls somebody by this name.
    pub fn meet(&self, name: Span) {
        self.names.borrow_mut().insert(self.doc.chars()[name.start..name.end].to_vec());
    }

    /// Whether a name was written behind a title not long before: 县长习明远…。习明远….
    pub fn is_titled(&self, name: Span) -> bool {
        const FARTHEST: usize = 2000;
        let chars = self.doc.chars();
        let floor = name.start.saturating_sub(FARTHEST);
        let written = &chars[name.start..name.end];
        let mut places = chars[floor..name.start].windows(name.len()).enumerate();
        let next = self.doc.char(name.end);
        places.any(|(at, w)| {
            let titled = || self.doc.longest_before(floor + at, Table::Titles).is_some();
            // 马克|龙: where the same character follows, it is part of the name.
            w == written && self.doc.char(floor + at + name.len()) != next && titled()
        })
    }

    /// The longest name met before that ends at `end`.
    pub fn known_name(&self, from: usize, end: usize) -> Option<Span> {
        let names = self.names.borrow();
        let floor = from.max(end.saturating_sub(24));
        (floor..end.saturating_sub(1))
            .map(|s| Span::new(s, end))
            .find(|&s| names.contains(&self.doc.chars()[s.start..s.end]))
    }

    /// The longest name met before that starts at `start`.
    pub fn known_name_at(&self, start: usize, end: usize) -> Option<Span> {
        let names = self.names.borrow();
        let reach = end.min(start + 16);
        (start + 2..=reach)
            .rev()
            .map(|e| Span::new(start, e))
            .find(|&s| names.contains(&self.doc.chars()[s.start..s.end]))
    }

    /// The words of the clause that holds `pos`; of a clause without end, those near it.
    pub fn tokens(&self, pos: usize) -> &[Token] {
        let tokens = self.doc.tokens_at(pos);
        if tokens.len() <= NEAR {
            return tokens;
        }
        let from = tokens.partition_point(|t| t.end + NEAR <= pos);
        let to = tokens.partition_point(|t| t.start < pos + NEAR);
        &tokens[from..to]
    }

    /// The word that covers `pos`.
    pub fn token_at(&self, pos: usize) -> Option<Token> {
        self.doc.token_at(pos).copied()
    }

    /// Whether `pos` is a border between words, or a border of clauses.
    pub fn is_border(&self, pos: usize) -> bool {
        self.token_at(pos).is_none_or(|t| t.start == pos)
    }

    /// `pos` moved back over blanks.
    pub fn skip_blanks_back(&self, from: usize, mut pos: usize) -> usize {
        while pos > from && self.doc.char(pos - 1).is_whitespace() {
            pos -= 1;
        }
        pos
    }

    /// `pos` moved on over blanks within the line.
    pub fn skip_blanks(&self, mut pos: usize, to: usize) -> usize {
        while pos < to && self.doc.char(pos).is_whitespace() {
            pos += 1;
        }
        pos
    }

    /// The row of a title hit.
    pub fn title(&self, hit: &Hit) -> &'a Title {
        &self.doc.lexicon().titles[hit.row as usize]
    }

    /// What sort of title is written at a span.
    pub fn title_kind(&self, span: Span) -> Option<TitleKind> {
        let mut hits = self.doc.hits_at(span.start);
        hits.find(|h| h.table == Table::Titles && h.end as usize == span.end).map(|h| self.title(&h).kind)
    }

    /// The longest title of a wanted kind that ends at `end`.
    pub fn title_before(&self, from: usize, end: usize, wanted: impl Fn(TitleKind) -> bool) -> Option<Span> {
        self.word_before(from, end, Table::Titles, |h| wanted(self.title(h).kind))
    }

    /// The longest source noun of that kind that ends at `end`.
    pub fn source_before(&self, from: usize, end: usize, kind: SourceKind) -> Option<Span> {
        self.word_before(from, end, Table::Sources, |h| {
            self.doc.lexicon().sources[h.row as usize].kind == kind
        })
    }

    fn word_before(
        &self,
        from: usize,
        end: usize,
        table: Table,
        fits: impl Fn(&Hit) -> bool,
    ) -> Option<Span> {
        let mut hits = self.doc.hits_ending(end, table);
        hits.find(|h| h.start as usize >= from && fits(h)).map(|h| Span::new(h.start as usize, end))
    }

    /// Whether a span is the name of a country.
    pub fn is_country(&self, span: Span) -> bool {
        self.doc.longest_at(span.start, Table::Countries).is_some_and(|h| {
            h.end as usize == span.end && self.doc.lexicon().countries[h.row as usize].is_place()
        })
    }

    fn filler(&self, hit: &Hit) -> &'a Filler {
        &self.doc.lexicon().fillers[hit.row as usize]
    }

    /// The filler of that place that ends at `pos`, cut out as words of their own.
    pub fn filler_before(&self, from: usize, pos: usize) -> Option<Span> {
        let hit = self.doc.longest_before(pos, Table::Fillers)?;
        let span = Span::new(hit.start as usize, hit.end as usize);
        let adverb = self.filler(&hit).place != Place::Lead;
        // No name ends in these, whatever the segmenter makes of 涂勇则.
        let never_in_names = match span.len() {
            1 => matches!(self.doc.char(span.start), '则' | '却' | '还' | '也' | '均' | '又' | '再' | '并'),
            // 官兵一致: cut as one word; 电视|台独|家.
            _ => self.doc.starts_with_any(span.start, words!["一致", "独家"]),
        };
        // 他常|说: the segmenter takes the two for a name.
        let behind_pronoun = span.start == from + 1 && matches!(self.doc.char(from), '他' | '她');
        // 村民李成|刚: the end of a name.
        let named = self.doc.char(span.start) == '刚' && span.len() == 1 && self.ends_name(from, span.end);
        let apart = never_in_names || behind_pronoun || self.is_border(span.start) && !named;
        (adverb && span.start >= from && apart).then_some(span)
    }

    /// Whether a family name and one or two characters up to `end` stand at `from` or behind a title.
    fn ends_name(&self, from: usize, end: usize) -> bool {
        [2, 3].iter().filter_map(|n| end.checked_sub(*n)).filter(|&at| at >= from).any(|at| {
            let surname = self.doc.longest_at(at, Table::Surnames).is_some_and(|h| h.end as usize == at + 1);
            surname && (at == from || self.title_before(from, at, |_| true).is_some())
        })
    }

    /// The filler that may lead a clause at `pos`.
    pub fn filler_at(&self, pos: usize) -> Option<Span> {
        let hit = self.doc.longest_at(pos, Table::Fillers)?;
        let span = Span::new(hit.start as usize, hit.end as usize);
        let border = self.is_border(span.end);
        (border && self.token_at(pos).is_none_or(|t| t.start == pos)).then_some(span)
    }

    /// Whether a longer source begins where the filler does: 许多人, 不少人.
    fn is_source(&self, filler: Span) -> bool {
        self.doc.longest_at(filler.start, Table::Sources).is_some_and(|h| h.end as usize > filler.end)
    }

    /// `from` moved on over dates, blanks and words that lead a clause.
    pub fn skip_leads(&self, mut from: usize, end: usize) -> usize {
        loop {
            let here = from;
            from = self.skip_blanks(from, end);
            if let Some(date) = self.date_at(from).filter(|d| d.end <= end) {
                from = date.end;
            } else if let Some(filler) = self.filler_at(from).filter(|f| f.end < end && !self.is_source(*f)) {
                from = filler.end;
            }
            if from == here {
                return from;
            }
        }
    }
}

fn ending(spans: &[Span], pos: usize) -> Option<Span> {
    let i = spans.partition_point(|s| s.start < pos);
    spans[..i].iter().rev().take(4).find(|s| s.end == pos).copied()
}

fn starting(spans: &[Span], pos: usize) -> Option<Span> {
    let i = spans.partition_point(|s| s.start < pos);
    spans.get(i).copied().filter(|s| s.start == pos)
}
