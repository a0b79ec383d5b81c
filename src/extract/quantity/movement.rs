//! Whether something moved by a number or to it, and what the movement is measured against.
//! 同比下降15.86% → down, yoy; 增加到86项 → to_up; 达到 and 突破 name a level and move nothing.

use super::found::Found;
use super::limit;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::changes::ChangeWord;
use crate::model::{Basis, Change, Date, Span};

/// Sets change and basis of every number.
pub fn set(doc: &Doc, _dates: &[Date], found: &mut [Found]) {
    for i in 0..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let Some(f) = rest.first_mut() else { continue };
        let last = before.last().filter(|l| same_sentence(doc, l, f));
        f.change = change(doc, f, last);
        if f.unit.name == "倍" || matches!(f.change, Some(Change::Up | Change::Down)) {
            f.basis = basis(doc, f, last);
        }
        if f.change.is_none() && is_surplus(doc, f) {
            f.basis = basis(doc, f, last);
            f.change = f.basis.and(surplus(doc, f));
        }
    }
}

fn same_sentence(doc: &Doc, last: &Found, f: &Found) -> bool {
    doc.sentence_at(last.span.start).is_some_and(|s| s.holds(f.span.start))
}

/// Words that may stand between the word of movement and the number.
const FILLERS: &[&str] = &[
    "分别", "幅度", "高达", "多达", "达到", "了", "达", "均", "各", "已", "约", "仅", "就", "又", "有", "是",
    "为", "在", " ", "将",
];

static FILLERS_LAST: CharSet = CharSet::NONE.with_last(FILLERS);

/// The position where the number's fillers, all of [`FILLERS`], and limiting words begin.
fn before_fillers(doc: &Doc, start: usize, fillers: &[&str]) -> usize {
    let mut at = start;
    for _ in 0..5 {
        let may_fill = at > 0 && FILLERS_LAST.may_hold(doc.char(at - 1));
        if may_fill && let Some(word) = fillers.iter().find(|w| doc.ends_with(at, w)) {
            at -= word.chars().count();
        } else if let Some((start, _)) = limit::word_before(doc, at) {
            at = start;
        } else {
            break;
        }
    }
    at
}

fn change(doc: &Doc, f: &Found, last: Option<&Found>) -> Option<Change> {
    let at = before_fillers(doc, f.span.start, &FILLERS[..FILLERS.len() - 5]);
    if let Some((word, start)) = word_before(doc, at)
        && moves_by(doc, word, start, f)
        && !(word.rate && outranks(doc, start))
    {
        return Some(word.change);
    }
    if let Some(change) = movement_to(doc, f) {
        return Some(change);
    }
    let at = before_fillers(doc, f.span.start, FILLERS);
    if let Some((word, _)) = word_before(doc, at).filter(|&(w, start)| w.rate && !outranks(doc, start)) {
        return Some(word.change);
    }
    let last = last?;
    if is_next_in_list(doc, last, f) {
        return last
            .change
            .filter(|_| last.unit.dimension == f.unit.dimension || last.unit.name == f.unit.name);
    }
    from_to(doc, last, f)
}

/// The word of movement that ends at `at`, and where it starts.
fn word_before<'a>(doc: &Doc<'a>, at: usize) -> Option<(&'a ChangeWord, usize)> {
    let hit = doc.longest_before(at, Table::Changes)?;
    let word = &doc.lexicon().changes[hit.row as usize];
    Some((word, hit.start as usize))
}

/// Whether the word before means a movement here: 高, 多, 少 and 低 only against a time before, 翻 only by 番 and 倍.
fn moves_by(doc: &Doc, word: &ChangeWord, start: usize, f: &Found) -> bool {
    match word.word {
        "多" | "少" | "高" | "低" | "多出" | "高出" => {
            segment_basis(doc, Span::new(clause_start(doc, start), start)).flatten().is_some()
        }
        "翻" => matches!(f.unit.name.as_ref(), "番" | "倍"),
        "增" | "减" | "降" | "升" | "涨" | "跌" => {
            let before = doc.char(start.wrapping_sub(1));
            !matches!(before, '倍' | '新' | '加' | '削' | '投' | '空' | '毫' | '公')
        }
        "节约" | "节省" | "压缩" | "精简" | "增收" | "增产" | "增值" | "新增加" => true,
        _ => true,
    }
}

/// 高于全国增速5.8个百分点: the rate is what something is compared with.
fn outranks(doc: &Doc, rate: usize) -> bool {
    let from = clause_start(doc, rate).max(rate.saturating_sub(16));
    (from..rate).any(|p| {
        matches!(doc.char(p), '高' | '低' | '快' | '慢' | '大' | '小' | '优') && doc.char(p + 1) == '于'
    })
}

/// 增至, 缩短为, 扩大到, 扩大到甲、乙等134项.
fn movement_to(doc: &Doc, f: &Found) -> Option<Change> {
    let at = before_fillers(doc, f.span.start, &["了", "约", " ", "仅"]);
    let to = ["到", "至", "为", "成", "达"].iter().find(|w| doc.ends_with(at, w));
    if to.is_some() {
        return word_before(doc, at - 1)
            .filter(|(w, _)| !w.rate && !matches!(w.word, "高" | "多" | "低" | "少"))
            .map(|(w, _)| w.to());
    }
    if !doc.ends_with(at, "等") {
        return None;
    }
    let from = clause_start(doc, at).max(at.saturating_sub(40));
    (from..at)
        .rev()
        .filter(|&p| matches!(doc.char(p), '到' | '至'))
        .find_map(|p| word_before(doc, p))
        .map(|(w, _)| w.to())
}

/// The second number of 下降15.86%、10.50%.
pub fn is_next_in_list(doc: &Doc, last: &Found, f: &Found) -> bool {
    let gap = Span::new(last.span.end.min(f.span.start), f.span.start);
    gap.len() <= 4
        && ["、", "和", "及", "与", "以及", ",", "或", "/", "、约", "和约", "、近", "和近"]
            .contains(&doc.folded(gap).as_str())
}

/// 从3%到5%: the second number is where the first went.
fn from_to(doc: &Doc, last: &Found, f: &Found) -> Option<Change> {
    let gap = Span::new(last.span.end.min(f.span.start), f.span.start);
    let from = clause_start(doc, last.span.start).max(last.span.start.saturating_sub(8));
    let led = (from..last.span.start).any(|p| matches!(doc.char(p), '从' | '由'));
    if !led || gap.len() > 3 || !(doc.ends_with(gap.end, "到") || doc.ends_with(gap.end, "至")) {
        return None;
    }
    Some(if f.numeral.value < last.numeral.value { Change::ToDown } else { Change::ToUp })
}

fn clause_start(doc: &Doc, pos: usize) -> usize {
    doc.clause_at(pos).map_or(pos, |c| c.start)
}

/// What the movement is measured against: said in the clause, or by the member before.
fn basis(doc: &Doc, f: &Found, last: Option<&Found>) -> Option<Basis> {
    let start = clause_start(doc, f.span.start);
    let inside = last.filter(|l| l.span.end > start);
    let from = inside.map_or(start, |l| l.span.end).max(f.span.start.saturating_sub(60));
    let segment = Span::new(from.min(f.span.start), f.span.start);
    if let Some(basis) = segment_basis(doc, segment) {
        return basis;
    }
    if let Some(l) = inside {
        return l.basis;
    }
    // 升幅为0.98%, 多收入3.8亿元: a clause without a subject goes on with the comparison before it.
    let last = last.filter(|l| doc.clause_at(l.span.start).is_some_and(|c| c.end + 1 == start))?;
    let opens = doc.longest_at(start, Table::Changes).is_some() || is_surplus(doc, f);
    last.basis.filter(|_| opens)
}

/// The base that a stretch names: Some(None) where it compares with something else.
fn segment_basis(doc: &Doc, segment: Span) -> Option<Option<Basis>> {
    let named = (segment.start..segment.end).rev().find_map(|p| {
        let hit = doc.longest_at(p, Table::Bases).filter(|h| h.end as usize <= segment.end)?;
        Some(doc.lexicon().bases[hit.row as usize].basis)
    });
    if named.is_some() {
        return Some(named);
    }
    let compared = (segment.start..segment.end).rev().find(|&p| matches!(doc.char(p), '比' | '较'))?;
    if doc.char(compared.wrapping_sub(1)) == '相' {
        // 与去年相比增长; 相比3月下降.
        let behind = Span::new((compared + 1).min(segment.end), segment.end);
        let before = year_basis(doc, Span::new(segment.start, compared));
        return before.or_else(|| year_basis(doc, behind)).map(Some);
    }
    Some(year_basis(doc, Span::new(compared + 1, segment.end)))
}

/// 比2022年同期 in an article of 2023, 比7月末.
fn year_basis(doc: &Doc, segment: Span) -> Option<Basis> {
    let digits =
        |from: usize| (from..segment.end.min(from + 4)).take_while(|&p| doc.char(p).is_ascii_digit()).count();
    let start = (segment.start..segment.end.min(segment.start + 3)).find(|&p| doc.char(p).is_ascii_digit());
    if let Some(start) = start {
        let length = digits(start);
        let year: i32 = doc.folded(Span::new(start, start + length)).parse().ok()?;
        return match (length, doc.char(start + length)) {
            (4, '年') => {
                let previous = doc.published().is_some_and(|d| d.year() == year + 1);
                previous.then_some(Basis::Yoy)
            }
            (1 | 2, '月') if !doc.char(start + length + 1).is_ascii_digit() => Some(Basis::Mom),
            _ => None,
        };
    }
    let says =
        |word: &str| (segment.start..segment.end.min(segment.start + 4)).any(|p| doc.starts_with(p, word));
    if says("去年") || says("上年") {
        Some(Basis::Yoy)
    } else if says("上月") || says("上季") || says("上周") {
        Some(Basis::Mom)
    } else {
        None
    }
}

/// 多收入3.8亿元: the clause opens with 多 or 少 and a verb.
fn is_surplus(doc: &Doc, f: &Found) -> bool {
    surplus(doc, f).is_some()
}

fn surplus(doc: &Doc, f: &Found) -> Option<Change> {
    let start = clause_start(doc, f.span.start);
    if f.span.start > start + 5 {
        return None;
    }
    match doc.char(start) {
        '多' => Some(Change::Up),
        '少' => Some(Change::Down),
        _ => None,
    }
}
