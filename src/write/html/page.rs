//! The page around the articles: what an archive holds at a glance, each number leading to its article.
//! 3 articles, 结案率 83.71% → head, tiles, indicators, people, bodies, days, contents.

use super::STYLE;
use super::chart::{bar, line, timeline};
use super::escape::escaped;
use super::overview::{Overview, Person, Series, top};
use crate::model::Kind;
use crate::write::{Language, Options, grouped};
use std::fmt::Write;

/// The digest of the style, which alone the page's policy lets in.
pub const STYLE_HASH: &str = "sha256-+p1NzefSYG8VC4/SLm94O5O56/TgNWhSixOVZJl4hiU=";

/// Rows of each panel.
const ROWS: usize = 12;
/// Numbers shown of an indicator, quotations of a person.
const SHOWN: (usize, usize) = (8, 2);

/// Everything before the first article.
pub fn head(seen: &Overview, options: &Options) -> String {
    let t = |english, chinese| options.language.choose(english, chinese);
    let mut out = String::new();
    let lang = t("en", "zh-CN");
    let title = match seen.articles.as_slice() {
        [only] => escaped(&only.title),
        _ => t("Facts in the news", "新闻事实提要").to_owned(),
    };
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; \
         img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"tiyao {}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        env!("CARGO_PKG_VERSION")
    );
    let _ = write!(out, "<header>\n<h1>{title}</h1>\n");
    tiles(seen, options, &mut out);
    out.push_str("</header>\n<main>\n");
    if !seen.articles.is_empty() {
        out.push_str("<div class=\"panels\">\n");
        column(&[indicators, days, agencies], seen, options.language, &mut out);
        column(&[people], seen, options.language, &mut out);
        out.push_str("</div>\n");
    }
    failures(seen, options.language, &mut out);
    contents(seen, options.language, &mut out);
    let _ = write!(
        out,
        "<section id=\"articles\" lang=\"zh\">\n<h2 lang=\"{lang}\">{}</h2>\n",
        t("The articles", "全文")
    );
    legend(options.language, &mut out);
    out
}

/// Everything after the last article.
pub fn foot(options: &Options) -> String {
    let made = options.language.choose("Made by", "生成工具：");
    format!(
        "</section>\n</main>\n<footer>{made} tiyao {}</footer>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn tiles(seen: &Overview, options: &Options, out: &mut String) {
    let t = |english, chinese| options.language.choose(english, chinese);
    let stop = t(".", "。");
    let published = match seen.published {
        Some((first, last)) if first == last => format!("{} {first}{stop} ", t("Published", "发布日期")),
        Some((first, last)) => format!("{} {first} – {last}{stop} ", t("Published", "发布日期")),
        None => String::new(),
    };
    let purpose = t(
        "What the articles count, when it happens, who is named and who says what; every item leads to its article.",
        "文章中的数量、日期、机构与言论；点击任意一项可跳至原文。",
    );
    let _ = writeln!(out, "<p class=\"lead\">{published}{purpose}</p>");
    let [quantities, dates, agencies, attributions] = seen.counts;
    let kinds = [
        (Kind::Quantity, "q", t("numbers", "数量"), quantities),
        (Kind::Date, "d", t("dates", "日期"), dates),
        (Kind::Agency, "o", t("agency mentions", "机构提及"), agencies),
        (Kind::Attribution, "a", t("statements", "引述"), attributions),
    ];
    let shown = kinds.into_iter().filter(|(kind, ..)| options.kinds.contains(kind));
    let tiles = shown.map(|(_, class, label, count)| (class, label, count));
    out.push_str("<ul class=\"tiles\">\n");
    for (class, label, count) in
        std::iter::once(("", t("articles", "文章"), seen.articles.len())).chain(tiles)
    {
        let _ = writeln!(out, "<li class=\"{class}\"><b>{}</b> {label}</li>", grouped(count as u64));
    }
    out.push_str("</ul>\n");
}

type Panel = fn(&Overview, Language, &mut String);

/// Panels one below the other; those that have nothing to show are left out.
fn column(panels: &[Panel], seen: &Overview, language: Language, out: &mut String) {
    let mut body = String::new();
    panels.iter().for_each(|panel| panel(seen, language, &mut body));
    if !body.is_empty() {
        let _ = writeln!(out, "<div>\n{body}</div>");
    }
}

fn panel(heading: &str, note: &str, body: &str, out: &mut String) {
    if !body.is_empty() {
        let _ = writeln!(
            out,
            "<section class=\"panel\"><h2>{heading}</h2><p class=\"note\">{note}</p>\n{body}</section>"
        );
    }
}

fn indicators(seen: &Overview, language: Language, out: &mut String) {
    let t = |english, chinese| language.choose(english, chinese);
    let mut body = String::new();
    for ((indicator, ..), series) in top(&seen.indicators, ROWS, |series: &Series| series.count) {
        let values: Vec<String> = series
            .values
            .iter()
            .take(SHOWN.0)
            .map(|value| {
                format!("<a class=\"q\" href=\"#a{}\">{}</a>", value.article + 1, escaped(&value.text))
            })
            .collect();
        let more = series.count - values.len();
        let more = if more > 0 { format!(" <small>+{more}</small>") } else { String::new() };
        let numbers: Vec<f64> = series.values.iter().filter_map(|value| value.number).collect();
        let drawn = if numbers.len() == series.values.len() { line(&numbers) } else { String::new() };
        let _ = writeln!(
            body,
            "<tr><th scope=\"row\" lang=\"zh\">{}</th><td lang=\"zh\">{}{more}</td><td>{drawn}</td></tr>",
            escaped(indicator),
            values.join(" ")
        );
    }
    if !body.is_empty() {
        body = format!("<table>{body}</table>\n");
    }
    let note = t(
        "What is measured most, and its numbers in the order of the articles",
        "出现最多的指标及其数值，按文章顺序排列",
    );
    panel(t("Indicators", "指标"), note, &body, out);
}

fn people(seen: &Overview, language: Language, out: &mut String) {
    let t = |english, chinese| language.choose(english, chinese);
    let mut body = String::new();
    for (name, person) in top(&seen.people, ROWS, |person: &Person| person.count) {
        let _ = writeln!(
            body,
            "<li lang=\"zh\"><b><bdi>{}</bdi></b> <span class=\"role\">{}</span> <small>{}×</small>",
            escaped(name),
            escaped(&person.role),
            person.count
        );
        for (quote, article) in person.quotes.iter().take(SHOWN.1) {
            let _ = writeln!(
                body,
                "<blockquote><a class=\"w\" href=\"#a{}\">{}</a></blockquote>",
                article + 1,
                escaped(&shortened(quote))
            );
        }
        body.push_str("</li>\n");
    }
    if !body.is_empty() {
        body = format!("<ul class=\"people\">{body}</ul>\n");
    }
    let note = t("Who is quoted most, and the first words of each", "被引述最多者及其言论");
    panel(t("Who said what", "谁说了什么"), note, &body, out);
}

/// The first characters of a quotation.
fn shortened(quote: &str) -> String {
    const LONGEST: usize = 80;
    match quote.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &quote[..end]),
        None => quote.to_owned(),
    }
}

fn agencies(seen: &Overview, language: Language, out: &mut String) {
    let t = |english, chinese| language.choose(english, chinese);
    let rows = top(&seen.agencies, ROWS, |(_, count): &(&str, usize)| *count);
    let most = rows.first().map_or(1, |(_, (_, count))| *count);
    let mut body = String::new();
    for (name, (kind, count)) in rows {
        let _ = writeln!(
            body,
            "<tr><th scope=\"row\" lang=\"zh\">{}</th><td class=\"kind\">{kind}</td><td class=\"n\">{count}</td><td>{}</td></tr>",
            escaped(name),
            bar(*count, most)
        );
    }
    if !body.is_empty() {
        body = format!("<table class=\"bars\">{body}</table>\n");
    }
    let note = t(
        "By mentions, short names counted with full ones where the article tells",
        "按提及次数，简称并入全称",
    );
    panel(t("Agencies", "机构"), note, &body, out);
}

fn days(seen: &Overview, language: Language, out: &mut String) {
    let t = |english, chinese| language.choose(english, chinese);
    let body = timeline(&seen.days, t("earlier", "更早"), t("later", "更晚"));
    let note =
        t("Dates that the articles speak of, by the day on which each begins", "文章所述日期，按起始日统计");
    panel(t("Timeline", "时间分布"), note, &body, out);
}

fn failures(seen: &Overview, language: Language, out: &mut String) {
    let (kept, count) = &seen.failures;
    if *count == 0 {
        return;
    }
    let heading = language.choose("Inputs that could not be read", "无法读取的输入");
    let _ = writeln!(out, "<section class=\"failures\"><h2>{heading} <small>{count}</small></h2><ul>");
    for (name, reason) in kept {
        let _ = writeln!(out, "<li><bdi>{}</bdi>: {}</li>", escaped(name), escaped(reason));
    }
    out.push_str("</ul></section>\n");
}

fn contents(seen: &Overview, language: Language, out: &mut String) {
    if seen.articles.len() < 2 {
        return;
    }
    let t = |english, chinese| language.choose(english, chinese);
    let open = if seen.articles.len() <= 30 { " open" } else { "" };
    let _ = writeln!(
        out,
        "<details class=\"contents\"{open}><summary><h2>{} <small>{}</small></h2></summary><ol>",
        t("Contents", "目录"),
        grouped(seen.articles.len() as u64)
    );
    for (i, entry) in seen.articles.iter().enumerate() {
        let [quantities, dates, agencies, attributions] = entry.counts;
        let published = entry.published.map(|day| format!("<time>{day}</time> ")).unwrap_or_default();
        let _ = writeln!(
            out,
            "<li>{published}<a lang=\"zh\" dir=\"auto\" href=\"#a{}\">{}</a> <small><i class=\"q\">{quantities}</i> \
             <i class=\"d\">{dates}</i> <i class=\"o\">{agencies}</i> <i class=\"a\">{attributions}</i></small></li>",
            i + 1,
            escaped(&entry.title)
        );
    }
    out.push_str("</ol></details>\n");
}

fn legend(language: Language, out: &mut String) {
    let t = |english, chinese| language.choose(english, chinese);
    let _ = writeln!(
        out,
        "<p class=\"legend\"><mark class=\"q\">{}</mark> <span class=\"i\">{}</span> <mark class=\"d\">{}</mark> \
         <mark class=\"o\">{}</mark> <span class=\"s\">{}</span> <span class=\"c\">{}</span> \
         <span class=\"w\">{}</span> <small>{}</small></p>",
        t("number", "数量"),
        t("what it measures", "指标"),
        t("date", "日期"),
        t("agency", "机构"),
        t("speaker", "说话人"),
        t("verb", "引述动词"),
        t("what is said", "引语"),
        t(
            "Point at a mark, or reach it with the Tab key, for its value.",
            "将鼠标移到标记上，或用 Tab 键选中，可查看其值。"
        )
    );
}
