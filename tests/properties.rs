//! What holds for any text: no panic, exact slices, sorted facts, JSON that goes round.

use crate::support::miner;
use proptest::prelude::*;
use tiyao::model::{Fact, Record};
use tiyao::read::{Form, Options, Raw};
use tiyao::{Article, Span};

/// Pieces of news and of nonsense, so that random texts come near to what rules match.
const PIECES: &[&str] = &[
    "2020年",
    "11月",
    "27日",
    "上半年",
    "近日",
    "19167",
    "件",
    "3.5",
    "亿元",
    "%",
    "同比",
    "增长",
    "三十二点六",
    "至",
    "—",
    "万",
    "区法院",
    "国务院",
    "市公安局",
    "主任",
    "王女士",
    "说",
    "表示",
    "：",
    "“",
    "”",
    "‘",
    "’",
    "「",
    "」",
    "\"",
    "，",
    "。",
    "\n",
    "\r\n",
    "\u{3000}",
    "（",
    "）",
    "《",
    "》",
    "记者",
    "据",
    "报道",
    "１２",
    "零下",
    "分之",
    "一",
    "第",
    "○",
    "𠮷",
    "é",
    "\0",
    "\u{202e}",
    "臺灣",
    "上海",
    "新华社",
    "电",
    "问",
    "答",
    "他",
    "们",
    "以来",
    "至今",
    "左右",
    "其中",
    "分别",
    "占",
    "比",
    "为",
    "的",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|p| p.concat())
}

fn slice(text: &str, span: Span) -> String {
    text.chars().skip(span.start).take(span.len()).collect()
}

fn exact<F: Fact>(facts: &[F], text: impl Fn(&F) -> &str, article: &str) {
    for fact in facts {
        assert_eq!(text(fact), slice(article, fact.span()));
        assert!(!fact.span().is_empty(), "an empty fact");
        assert!(!fact.rule().is_empty(), "a fact without a rule");
    }
    assert!(facts.windows(2).all(|w| w[0].span() <= w[1].span()), "facts are not sorted");
}

fn sound(record: &Record, article: &str) {
    exact(&record.quantities, |f| &f.text, article);
    exact(&record.dates, |f| &f.text, article);
    exact(&record.agencies, |f| &f.text, article);
    exact(&record.attributions, |f| &f.text, article);
    for q in &record.quantities {
        if let (Some(start), Some(end)) = (q.indicator_start, q.indicator_end) {
            assert_eq!(q.indicator.as_deref(), Some(&*slice(article, Span::new(start, end))));
        }
    }
    for a in &record.attributions {
        assert_eq!(a.cue, slice(article, Span::new(a.cue_start, a.cue_end)));
        assert_eq!(a.quote, slice(article, Span::new(a.quote_start, a.quote_end)));
        if let (Some(start), Some(end)) = (a.speaker_start, a.speaker_end) {
            assert_eq!(a.speaker, slice(article, Span::new(start, end)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facts_are_exact_slices_in_order(text in text(), dated in any::<bool>()) {
        let mut article = Article::new("p", text.clone());
        article.published = dated.then(|| "2020-11-30".parse().unwrap());
        let record = miner().mine(&article);
        sound(&record, &text);
        let json = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), rows in any::<bool>()) {
        let form = if rows { Form::Lines { first: 1 } } else { Form::Text };
        let raw = Raw { id: "p".into(), form, charset: None, inside: Vec::new(), bytes };
        for article in raw.articles(&Options::default()).into_iter().flatten() {
            let record = miner().mine(&article);
            sound(&record, &article.text);
        }
    }
}

/// More articles than are read together, one of them longer than all that are, and an empty one.
#[test]
fn articles_read_together_are_read_as_each_alone() {
    let long = Article::new("long", "区法院受理案件19167件。".repeat(10_000));
    let short =
        |i: usize| Article::new(format!("{i}"), format!("2020年11月27日，{i}人说：“好。”\n\n").repeat(i % 3));
    let articles: Vec<Article> = (0..50).map(short).chain([long]).chain((50..100).map(short)).collect();
    let alone: Vec<Record> = articles.iter().map(|article| miner().mine(article)).collect();
    assert!(alone.iter().filter(|record| record.attributions.is_empty()).count() < articles.len() / 2);
    assert_eq!(miner().mine_all(&articles), alone);
}

/// A row of digits too long to be a number is passed over once, not read again from each of its digits: were it, this
/// text would take hours.
#[test]
fn a_million_digits_are_no_quantity() {
    let record = miner().mine(&Article::new("p", format!("{}件，收案5件。", "7".repeat(1_000_000))));
    let found: Vec<&str> = record.quantities.iter().map(|q| q.text.as_str()).collect();
    assert_eq!(found, ["5件"]);
}
