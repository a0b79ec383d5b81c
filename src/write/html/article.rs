//! One article of the report: what it says of itself, and its text with the facts marked.
//! 19167件 → `<mark class="q" tabindex="0" aria-description="19167 件 · 受理案件 …">19167件</mark>`.

use super::escape::{escape, escaped};
use crate::model::{Agency, Attribution, Basis, Bound, Change, Date, Quantity, Record};
use crate::write::marks::{Role, Step, marks, walk};
use crate::write::{Language, Options};
use std::fmt::Write;

/// The inside of the article's element.
pub fn article(record: &Record, options: &Options) -> String {
    let mut out = String::new();
    let title = escaped(record.title.as_deref().unwrap_or(&record.id));
    let _ = write!(out, "<h3 dir=\"auto\">{title}</h3>\n<p class=\"meta\">");
    let published = record.published.map(|day| day.to_string());
    let place = record.place.as_ref().map(|place| place.name.clone());
    let authors = (!record.authors.is_empty()).then(|| record.authors.join("、"));
    let known = [published, record.source.clone(), authors, place, Some(record.id.clone())];
    let known: Vec<String> =
        known.into_iter().flatten().map(|s| format!("<bdi>{}</bdi>", escaped(&s))).collect();
    out.push_str(&known.join(" · "));
    out.push_str("</p>\n");
    for warning in &record.warnings {
        let _ = writeln!(out, "<p class=\"warning\">{}</p>", escaped(warning));
    }
    out.push_str("<div class=\"text\" dir=\"auto\">");
    let text = record.text.as_deref().unwrap_or_default();
    walk(text.trim_end(), &marks(record), |step| match step {
        Step::Text(text) => escape(text, &mut out),
        Step::Open(role, again) => open(record, role, again, options.language, &mut out),
        Step::Close(role) => out.push_str(if is_fact(role) { "</mark>" } else { "</span>" }),
    });
    out.push_str("</div>\n");
    out
}

fn is_fact(role: Role) -> bool {
    matches!(role, Role::Quantity(..) | Role::Date(_) | Role::Agency(_))
}

fn open(record: &Record, role: Role, again: bool, language: Language, out: &mut String) {
    let (class, about) = match role {
        Role::Group => ("g".to_owned(), None),
        Role::Attribution(_) => ("a".to_owned(), None),
        Role::Indicator(bits) => (format!("i{}", places(bits)), None),
        Role::Speaker(i) => ("s".to_owned(), Some(attribution(&record.attributions[i], language))),
        Role::Cue(_) => ("c".to_owned(), None),
        Role::Quote(i) => ("w".to_owned(), Some(attribution(&record.attributions[i], language))),
        Role::Quantity(i, place) => {
            let class = place.map_or("q".to_owned(), |place| format!("q{}", places(1 << place)));
            (class, Some(quantity(&record.quantities[i], language)))
        }
        Role::Date(i) => ("d".to_owned(), Some(date(&record.dates[i], language))),
        Role::Agency(i) => ("o".to_owned(), Some(agency(&record.agencies[i], language))),
    };
    let tag = if is_fact(role) { "mark" } else { "span" };
    let _ = write!(out, "<{tag} class=\"{class}\"");
    if let Some(about) = about.filter(|_| !again) {
        // One attribute is both what a screen reader says and what is shown on hover.
        let _ = write!(out, " tabindex=\"0\" aria-description=\"{}\"", escaped(&about));
    }
    out.push('>');
}

/// The classes that link a number to its words: bits 0 and 2 → ` k0 k2`.
fn places(bits: u32) -> String {
    (0..u32::BITS).filter(|place| bits >> place & 1 == 1).map(|place| format!(" k{place}")).collect()
}

fn quantity(q: &Quantity, language: Language) -> String {
    let t = |english, chinese| language.choose(english, chinese);
    let high = q.value_high.as_ref().map(|high| format!(" – {high}")).unwrap_or_default();
    let mut first = format!("{}{high} {}", q.value, q.unit).trim_end().to_owned();
    if let Some(currency) = &q.currency {
        let _ = write!(first, " ({currency})");
    }
    let mut parts = vec![first];
    parts.extend(q.indicator.clone().filter(|indicator| !indicator.is_empty()));
    parts.extend(q.change.map(|change| {
        match change {
            Change::Up => t("↑ rose by", "↑ 增加"),
            Change::Down => t("↓ fell by", "↓ 减少"),
            Change::ToUp => t("↑ rose to", "↑ 增至"),
            Change::ToDown => t("↓ fell to", "↓ 降至"),
        }
        .to_owned()
    }));
    parts.extend(q.basis.map(|basis| {
        match basis {
            Basis::Yoy => t("year on year", "同比"),
            Basis::Mom => t("on the period before", "环比"),
        }
        .to_owned()
    }));
    parts.extend(q.bound.map(|bound| {
        match bound {
            Bound::Approx => t("about", "大约"),
            Bound::Over => t("more than", "超过"),
            Bound::Under => t("less than", "不足"),
            Bound::AtLeast => t("at least", "至少"),
            Bound::AtMost => t("at most", "至多"),
        }
        .to_owned()
    }));
    about(t("quantity", "数量"), &parts, &q.rule)
}

fn date(d: &Date, language: Language) -> String {
    let days = match (d.from, d.to) {
        (None, None) => None,
        (from, to) if from == to => None,
        (from, to) => {
            let day = |day: Option<crate::calendar::Day>| day.map_or("…".to_owned(), |day| day.to_string());
            Some(format!("{} – {}", day(from), day(to)))
        }
    };
    let parts: Vec<String> =
        [Some(d.value.clone()), days, Some(d.kind.as_str().to_owned())].into_iter().flatten().collect();
    about(language.choose("date", "日期"), &parts, &d.rule)
}

fn agency(g: &Agency, language: Language) -> String {
    let name = g.canonical.clone().unwrap_or_else(|| g.text.clone());
    about(language.choose("agency", "机构"), &[name, g.kind.as_str().to_owned()], &g.rule)
}

fn attribution(a: &Attribution, language: Language) -> String {
    let speaker = a.speaker_resolved.as_ref().unwrap_or(&a.speaker);
    let title = a.title.as_ref().or(a.title_resolved.as_ref());
    let agency = a.agency.as_ref().or(a.agency_resolved.as_ref());
    let who = if speaker.is_empty() { "—".to_owned() } else { speaker.clone() };
    let mut parts = vec![who];
    parts.extend([agency, title].into_iter().flatten().cloned());
    parts.push(format!("{} · {} · {}", a.cue, a.act.as_str(), a.form.as_str()));
    about(language.choose("attribution", "引述"), &parts, &a.rule)
}

fn about(kind: &str, parts: &[String], rule: &str) -> String {
    let rule = if rule.is_empty() { String::new() } else { format!("\n{rule}") };
    format!("{kind}: {}{rule}", parts.join(" · "))
}
