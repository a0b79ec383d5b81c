//! Rows of many articles: JSON objects and tables, under the column names met in archives.
//! `{"标题":"…","日期":"2020-11-30","正文":"…"}` → an article; so does the row of a table with these headers.

use super::object::Object;
use super::text::{day, label};
use super::{Options, decode, page, search, text};
use crate::error::Error;
use crate::model::Article;
use std::collections::HashMap;
use std::str::FromStr;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Id,
    Title,
    Published,
    Source,
    Authors,
    Text,
}

/// The usual names, preferred ones first.
const NAMES: &[(Field, &str, &[&str])] = &[
    (
        Field::Id,
        "id",
        &["id", "编号", "_id", "docid", "doc_id", "news_id", "article_id", "序号", "uuid", "编码"],
    ),
    (
        Field::Title,
        "title",
        &["title", "标题", "headline", "题目", "新闻标题", "文章标题", "標題", "news_title"],
    ),
    (
        Field::Published,
        "published",
        &[
            "published",
            "date",
            "日期",
            "发布时间",
            "发布日期",
            "pubdate",
            "pub_date",
            "publish_date",
            "publish_time",
            "published_at",
            "pubtime",
            "发表时间",
            "时间",
            "time",
            "datetime",
            "發布時間",
            "發佈時間",
            "news_time",
            "created_at",
        ],
    ),
    (Field::Source, "source", &["source", "来源", "媒体", "media", "新闻来源", "來源", "site", "publisher"]),
    (Field::Authors, "authors", &["authors", "author", "作者", "记者", "byline", "記者", "reporter"]),
    (
        Field::Text,
        "text",
        &[
            "text",
            "content",
            "正文",
            "内容",
            "body",
            "article",
            "新闻内容",
            "文章内容",
            "全文",
            "內容",
            "news_content",
            "html",
        ],
    ),
];

/// A column under a name of the user's: `text=正文`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    field: Field,
    name: String,
}

impl FromStr for Column {
    type Err = String;

    fn from_str(s: &str) -> Result<Column, String> {
        let (field, name) = s.split_once('=').ok_or("write FIELD=NAME, such as text=正文")?;
        let known = NAMES.iter().find(|(_, known, _)| *known == field.trim());
        let (field, ..) = known.ok_or("the fields are id, title, published, source, authors and text")?;
        Ok(Column { field: *field, name: name.trim().to_owned() })
    }
}

/// Whether a line is the header of a table of articles: it names the text and one thing more.
pub(super) fn is_header(line: &[u8], delimiter: u8) -> bool {
    if line.len() > 4096 || !line.contains(&delimiter) {
        return false;
    }
    let Ok(decoded) = decode::decode("", line, None, None) else { return false };
    let cells: Vec<String> = decoded.text.split(char::from(delimiter)).map(clean).collect();
    let has = |field: Field| {
        let names = NAMES.iter().filter(|(f, ..)| *f == field).flat_map(|(_, _, names)| names.iter());
        names.into_iter().any(|n| cells.iter().any(|c| c == n))
    };
    has(Field::Text) && [Field::Id, Field::Title, Field::Published, Field::Source].into_iter().any(has)
}

/// A header as it is compared: no mark, quotes, outer spaces or capitals.
fn clean(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\u{feff}')).to_lowercase()
}

/// The names under which a field is looked for: the user's before the usual ones.
fn names(field: Field, options: &Options) -> impl Iterator<Item = &str> {
    let given = options.columns.iter().filter(move |c| c.field == field).map(|c| c.name.as_str());
    given.chain(
        NAMES.iter().filter(move |(f, ..)| *f == field).flat_map(|(_, _, names)| names.iter().copied()),
    )
}

/// The articles of a batch of lines; rows are counted from `first`.
pub(super) fn of_json(
    name: &str,
    first: usize,
    bytes: &[u8],
    options: &Options,
) -> Vec<Result<Article, Error>> {
    let decoded = match decode::decode(name, bytes, options.encoding.as_deref(), None) {
        Ok(decoded) => decoded,
        Err(e) => return vec![Err(e)],
    };
    let mut warning = decoded.warning;
    let lines = lines(&decoded.text).zip(first..).filter(|(line, _)| !is_blank(line));
    lines
        .map(|(line, row)| {
            let object: Object = serde_json::from_str(line.trim_start_matches('\u{feff}'))
                .map_err(|e| Error::input(format!("{name}#{row}"), format!("no JSON object: {e}")))?;
            let cell = |field| names(field, options).find_map(|n| object.cell(n).filter(|v| !is_blank(v)));
            let mut article = article(name, row, cell)?;
            article.warnings.extend(warning.take());
            Ok(article)
        })
        .collect()
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = search::byte(b'\n', text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The articles of a table's rows below its header.
pub(super) fn of_table(
    name: &str,
    first: usize,
    delimiter: u8,
    bytes: &[u8],
    options: &Options,
) -> Vec<Result<Article, Error>> {
    let decoded = match decode::decode(name, bytes, options.encoding.as_deref(), None) {
        Ok(decoded) => decoded,
        Err(e) => return vec![Err(e)],
    };
    let mut warning = decoded.warning;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(decoded.text.as_bytes());
    let header: HashMap<String, usize> = match reader.headers() {
        Ok(header) => header.iter().zip(0..).map(|(cell, i)| (clean(cell), i)).collect(),
        Err(e) => return vec![Err(Error::input(name, e.to_string()))],
    };
    // Where each field may stand is the same in every row.
    let places = NAMES.iter().map(|(field, ..)| {
        let places = names(*field, options).filter_map(|n| header.get(&clean(n)).copied());
        (*field, places.collect::<Vec<_>>())
    });
    let places: Vec<_> = places.collect();
    reader
        .records()
        .zip(first..)
        .map(|(record, row)| {
            let record = record
                .map_err(|e| Error::input(format!("{name}#{row}"), format!("no row of a table: {e}")))?;
            let cell = |field| {
                let mut places = places.iter().filter(|(f, _)| *f == field).flat_map(|(_, places)| places);
                places.find_map(|i| record.get(*i).filter(|v| !is_blank(v)))
            };
            let mut article = article(name, row, cell)?;
            article.warnings.extend(warning.take());
            Ok(article)
        })
        .collect()
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// An article from the cells of a row.
fn article<'a>(name: &str, row: usize, get: impl Fn(Field) -> Option<&'a str>) -> Result<Article, Error> {
    let id = get(Field::Id).map_or_else(|| format!("{name}#{row}"), |id| id.trim().to_owned());
    let Some(words) = get(Field::Text) else {
        let looked = "no text (looked for text, content, 正文, 内容, body; name it with --column text=NAME)";
        return Err(Error::input(format!("{name}#{row}"), looked));
    };
    let words = if page::has_tags(words) { page::words(words) } else { words.to_owned() };
    let mut article = text::article(id, words);
    // A row's own columns say more than the lines of its text.
    article.title = get(Field::Title).map(|t| t.trim().to_owned()).or(article.title);
    article.published = get(Field::Published).and_then(day::of_value).or(article.published);
    article.source = get(Field::Source).map(label::source).filter(|s| !s.is_empty()).or(article.source);
    if let Some(names) = get(Field::Authors) {
        let names: Vec<char> = names.replace('\n', "、").chars().collect();
        let authors = label::authors(&names);
        if !authors.is_empty() {
            article.authors = authors;
        }
    }
    Ok(article)
}
