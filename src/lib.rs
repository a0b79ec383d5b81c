//! **tiyao** (提要) reads Chinese news articles and writes down the facts in them: numbers with
//! their units and what they measure, dates, agency names, and who said what.
//!
//! ```
//! use tiyao::{Article, Miner};
//!
//! let miner = Miner::default();
//! let article = Article::new("demo", "2020年以来，全院受理案件19167件。");
//! let record = miner.mine(&article);
//! assert_eq!(record.quantities[0].value, "19167");
//! assert_eq!(record.quantities[0].unit, "件");
//! assert_eq!(record.dates[0].value, "2020-01-01/..");
//! ```
//!
//! The layers, from the bottom up (arrows point down only):
//! [`model`], [`error`], [`calendar`] → [`lexicon`], `number` → [`segment`] → `doc` → `extract`,
//! `resolve` → [`miner`]; [`read`] and [`mod@write`] see only the bottom layer.

pub mod calendar;
mod charset;
mod doc;
pub mod error;
mod extract;
pub mod lexicon;
pub mod miner;
pub mod model;
mod number;
pub mod read;
mod resolve;
pub mod segment;
pub mod write;

pub use error::Error;
pub use miner::{Miner, Options};
pub use model::{Article, Record, Span};
