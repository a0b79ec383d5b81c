//! The compiled segmenter gives the words and tags that jieba-rs gives, to the letter.

use crate::support::{articles, root};
use flate2::read::GzDecoder;
use jieba_rs::Jieba;
use proptest::prelude::*;
use std::fs::{self, File};
use std::io::Read;
use std::sync::OnceLock;
use tiyao::Span;
use tiyao::segment::{Segmenter, Token};

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}

/// What both say of a text: words as spans, and words with tags.
fn ours(segmenter: &Segmenter, text: &str) -> (Vec<Span>, Vec<(Span, &'static str)>) {
    let (mut cut, mut tagged) = (Vec::new(), Vec::<Token>::new());
    segmenter.cut(text.chars(), 0, &mut cut);
    segmenter.tag(text.chars(), 0, &mut tagged);
    (cut, tagged.into_iter().map(|t| (Span::new(t.start, t.end), t.tag)).collect())
}

fn theirs<'a>(jieba: &'a Jieba, text: &'a str) -> (Vec<Span>, Vec<(Span, &'a str)>) {
    let cut = jieba.cut(text, true).into_iter().map(|w| Span::new(w.start, w.end)).collect();
    (cut, jieba.tag(text, true).into_iter().map(|w| (Span::new(w.start, w.end), w.tag)).collect())
}

fn same(segmenter: &Segmenter, jieba: &Jieba, text: &str) {
    let (cut, tagged) = ours(segmenter, text);
    let (their_cut, their_tagged) = theirs(jieba, text);
    let show = |words: &[(Span, &str)]| -> Vec<String> {
        let word = |span: &Span| text.chars().skip(span.start).take(span.len()).collect::<String>();
        words.iter().map(|(span, tag)| format!("{}/{tag}", word(span))).collect()
    };
    assert!(tagged == their_tagged, "{text:?}\n{:?}\n{:?}", show(&tagged), show(&their_tagged));
    assert_eq!(cut, their_cut, "{text:?}");
}

fn fixture_texts() -> Vec<String> {
    let mut texts: Vec<String> = articles().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for entry in fs::read_dir(root().join("fixtures/cases")).unwrap() {
        texts.push(fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    texts
}

#[test]
fn fixtures_are_cut_as_by_jieba() {
    for text in fixture_texts() {
        same(&Segmenter::builtin(), jieba(), &text);
        for line in text.lines() {
            same(&Segmenter::builtin(), jieba(), line);
        }
    }
}

/// Every word of the dictionary, alone and with the next ones, which makes ways that compete.
#[test]
fn every_word_is_cut_as_by_jieba() {
    let mut dictionary = String::new();
    let file = File::open(root().join("src/segment/jieba/dict.txt.gz")).unwrap();
    GzDecoder::new(file).read_to_string(&mut dictionary).unwrap();
    let words: Vec<&str> = dictionary.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(words.len(), 349_045);
    // Broken into lines and into blocks of seven words, so that chunks end in all places.
    for (number, words) in words.chunks(1000).enumerate() {
        same(&Segmenter::builtin(), jieba(), &words.join("\n"));
        let blocks: Vec<String> = words.chunks(7).map(<[&str]>::concat).collect();
        same(&Segmenter::builtin(), jieba(), &blocks.join(if number % 2 == 0 { "，" } else { "\r\n" }));
    }
}

#[test]
fn the_shapes_that_are_no_words() {
    for text in [
        "",
        "\r\n",
        "\r\r\n\n",
        "x\r\n\ty",
        "1.2.3-45%，-abc-，WES-5.4.5版",
        "a..b._-%+#&％",
        "我们中出了一个叛徒👪",
        "龘龘龘龘",
        "㐂㐂𠀀𠮷野家",
        "鿖鿿\u{f900}々〇",
        "γ射线和γ",
        "张尧、云计算、小明硕士毕业于中国科学院计算所",
        "\0\u{feff}\u{202e}e\u{301}",
    ] {
        same(&Segmenter::builtin(), jieba(), text);
    }
}

#[test]
fn a_stretch_longer_than_a_chunk_stays_one() {
    let stretch = "各地区各部门贯彻落实决策部署".repeat(400);
    same(&Segmenter::builtin(), jieba(), &stretch);
    same(&Segmenter::builtin(), jieba(), &format!("{}\r\n{stretch}，\n", "，".repeat(2047)));
    same(&Segmenter::builtin(), jieba(), &format!("{}\r\n", "市".repeat(2048)));
}

#[test]
fn positions_count_from_the_base() {
    let (mut spans, mut tokens) = (vec![Span::new(0, 1)], Vec::new());
    Segmenter::builtin().cut("市法院".chars(), 7, &mut spans);
    assert_eq!(spans, [Span::new(0, 1), Span::new(7, 8), Span::new(8, 10)]);
    Segmenter::builtin().tag("市法院".chars(), 7, &mut tokens);
    assert_eq!(tokens[1], Token { start: 8, end: 10, tag: "n" });
}

/// Pieces that meet in news, characters that no dictionary knows, and anything else.
fn text() -> impl Strategy<Value = String> {
    let common: Vec<char> = fixture_texts().concat().chars().collect();
    let piece = prop_oneof![
        8 => prop::sample::select(common).prop_map(String::from),
        2 => "[0-9a-zA-Z._%+#&-]{1,4}",
        2 => "[\u{4e00}-\u{9fff}]{1,4}",
        1 => "[\u{3400}-\u{4dbf}\u{f900}-\u{faff}\u{20000}-\u{2ebf0}\u{2f800}-\u{2fa1f}]{1,2}",
        1 => prop::sample::select(vec!["，", "\r\n", "\r", "\n", " ", "·", "（", "👪", "\u{3000}"]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_cut_as_by_jieba(text in text()) {
        same(&Segmenter::builtin(), jieba(), &text);
    }
}

/// A segmenter with these lines as the user's dictionary.
fn with_lines(lines: &str) -> Result<Segmenter, tiyao::Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), lines).unwrap();
    Segmenter::with_dict(file.path())
}

#[test]
fn a_users_words_stand_beside_the_built_in_ones() {
    let segmenter = with_lines("\u{feff}# 地名\n云栖小镇 ns\n\n法院 90000 nt\n枢纽台 3\n").unwrap();
    let mut jieba = Jieba::new();
    jieba.add_word("枢纽台", Some(3), Some("x"));
    jieba.add_word("法院", Some(90000), Some("n"));
    jieba.add_word("云栖小镇", None, Some("ns"));
    for text in fixture_texts() {
        let (cut, tagged) = ours(&segmenter, &text);
        let (their_cut, mut their_tagged) = theirs(&jieba, &text);
        for (span, tag) in &mut their_tagged {
            // jieba-rs keeps the old tag of a word that it has; here the user's counts.
            if text.chars().skip(span.start).take(span.len()).eq("法院".chars()) {
                *tag = "nt";
            }
        }
        assert_eq!(cut, their_cut);
        assert_eq!(tagged, their_tagged);
    }
    let (_, tagged) = ours(&segmenter, "云栖小镇法院的张尧");
    let tags: Vec<&str> = tagged.iter().map(|(_, tag)| *tag).collect();
    assert_eq!(tags, ["ns", "nt", "uj", "nr"]);
}

#[test]
fn a_line_that_cannot_work_is_named() {
    for (lines, reason) in [
        ("法院\n买买提·艾力 nr", ":2: the text is cut at ‘·’"),
        ("法院 12x", "‘12x’ is not a frequency"),
        ("法院 机构", "‘机构’ is not a tag; there are a, ad"),
        ("法院 1 n 2", "‘2’ is one field too many"),
    ] {
        let error = with_lines(lines).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.contains(reason), "{error}");
    }
}
