//! Article → record: prepares the document, runs the extractors in order, puts the record together.
//! 全院受理案件19167件 → `{"quantities":[{"value":"19167","unit":"件",…}],…}`.

use crate::doc::Doc;
use crate::error::Error;
use crate::extract::{EXTRACTORS, Facts};
use crate::lexicon::Lexicon;
use crate::model::{Article, Fact, Kind, Place, Record};
use crate::resolve;
use crate::segment::Segmenter;
use std::path::PathBuf;

/// What a [`Miner`] looks for and with which words.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kinds of fact that the record shows.
    pub kinds: Vec<Kind>,
    /// A folder of lexicon tables to lay over the built-in ones.
    pub lexicon: Option<PathBuf>,
    /// A file of words that the segmenter keeps whole, beside those of its dictionary.
    pub dict: Option<PathBuf>,
    /// Whether the record carries the text.
    pub with_text: bool,
    /// The place, by name or code, that articles are about which do not say it.
    pub place: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { kinds: Kind::ALL.to_vec(), lexicon: None, dict: None, with_text: false, place: None }
    }
}

/// So many articles at most are read together,
const MOST: usize = 32;
/// of so many bytes together, unless one alone is longer.
const TOGETHER: usize = 64 << 10;

/// Finds the facts of articles. Cheap to share between threads.
pub struct Miner {
    options: Options,
    overlaid: Option<Box<Lexicon>>,
    segmenter: Segmenter,
    place: Option<Place>,
}

impl Default for Miner {
    /// All kinds of fact, built-in words.
    fn default() -> Miner {
        Miner { options: Options::default(), overlaid: None, segmenter: Segmenter::builtin(), place: None }
    }
}

impl Miner {
    /// A miner with these options.
    ///
    /// # Errors
    /// When the overlay lexicon or the dictionary cannot be read, or no division or several are called like the
    /// place.
    pub fn new(options: Options) -> Result<Miner, Error> {
        let overlaid = match &options.lexicon {
            Some(dir) => Some(Box::new(Lexicon::overlaid(dir)?)),
            None => None,
        };
        let lexicon = overlaid.as_deref().unwrap_or_else(|| Lexicon::builtin());
        let place = match &options.place {
            Some(name) => Some(resolve::place(lexicon, name).map_err(Error::Usage)?),
            None => None,
        };
        let segmenter = match &options.dict {
            Some(path) => Segmenter::with_dict(path)?,
            None => Segmenter::builtin(),
        };
        Ok(Miner { options, overlaid, segmenter, place })
    }

    /// The facts of one article.
    pub fn mine(&self, article: &Article) -> Record {
        self.mine_together(&[article]).pop().unwrap_or_default()
    }

    /// The facts of several articles, a record each in their order; every one is what [`Miner::mine`] gives.
    ///
    /// An article of news is short: an extractor's code has hardly come to the processor when the next one's turn
    /// comes. So each extractor reads a few dozen articles before the next one does. Over news the program takes a
    /// twentieth less time, with one thread and with two.
    pub fn mine_all<'a>(&self, articles: impl IntoIterator<Item = &'a Article>) -> Vec<Record> {
        let articles: Vec<&Article> = articles.into_iter().collect();
        let mut records = Vec::with_capacity(articles.len());
        let mut rest = &articles[..];
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = |article: &&&Article| {
                let room = bytes < TOGETHER;
                bytes += article.text.len();
                room
            };
            let (now, later) = rest.split_at(rest.iter().take(MOST).take_while(fits).count());
            records.append(&mut self.mine_together(now));
            rest = later;
        }
        records
    }

    fn mine_together(&self, articles: &[&Article]) -> Vec<Record> {
        let lexicon = match &self.overlaid {
            Some(lexicon) => lexicon,
            None => Lexicon::builtin(),
        };
        let mut read: Vec<(Doc, Facts)> = articles
            .iter()
            .map(|&article| (Doc::new(article, lexicon, &self.segmenter), Facts::default()))
            .collect();
        for extractor in EXTRACTORS.iter().filter(|e| self.wants(e.kind)) {
            for (doc, facts) in &mut read {
                (extractor.run)(doc, facts);
            }
        }
        read.into_iter()
            .zip(articles)
            .map(|((doc, facts), article)| self.record(article, &doc, facts))
            .collect()
    }

    /// Puts together what was found.
    fn record(&self, article: &Article, doc: &Doc, mut facts: Facts) -> Record {
        let place = self
            .wants(Kind::Agency)
            .then(|| resolve::resolve(doc, &mut facts, article.title.as_deref(), self.place.as_ref()))
            .flatten();
        let mut record = Record {
            id: article.id.clone(),
            title: article.title.clone(),
            published: article.published,
            source: article.source.clone(),
            authors: article.authors.clone(),
            place,
            chars: doc.len(),
            warnings: article.warnings.clone(),
            text: self.options.with_text.then(|| article.text.clone()),
            ..Record::default()
        };
        let shown = |kind| self.options.kinds.contains(&kind);
        if shown(Kind::Date) {
            record.dates = sorted(facts.dates);
        }
        if shown(Kind::Quantity) {
            record.quantities = sorted(facts.quantities);
        }
        if shown(Kind::Agency) {
            record.agencies = sorted(facts.agencies);
        }
        if shown(Kind::Attribution) {
            record.attributions = sorted(facts.attributions);
            record.warnings.extend_from_slice(doc.quote_warnings());
        }
        record.warnings.append(&mut facts.warnings);
        record
    }

    /// Whether `kind` is shown, or read by an extractor of a kind that is.
    fn wants(&self, kind: Kind) -> bool {
        let shown = &self.options.kinds;
        shown.contains(&kind) || EXTRACTORS.iter().any(|e| shown.contains(&e.kind) && e.needs.contains(&kind))
    }
}

fn sorted<F: Fact>(mut facts: Vec<F>) -> Vec<F> {
    facts.sort_by_key(Fact::span);
    facts
}
