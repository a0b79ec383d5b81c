//! Whether something moved by a number or to it, and what the movement is measured against.
//! 同比下降15.86% → down, yoy; 增加到86项 → to_up; 达到 and 突破 name a level and move nothing.

use super::found::Found;
use super::limit;
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::changes::ChangeWord;
use crate::model::{Basis, Change, Date, Dimension, Span};

/// Sets change and basis of every number.
pub fn set(doc: &Doc, dates: &[Date], found: &mut [Found]) {
    for i in 0..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let Some(f) = rest.first_mut() else { continue };
        let last = before.last().filter(|l| same_sentence(doc, l, f));
        f.change = change(doc, dates, f, last);
        if f.unit.name == "倍" || matches!(f.change, Some(Change::Up | Change::Down)) {
            f.basis = basis(doc, f, last).or_else(|| shared_basis(doc, f, before));
        }
        if f.change.is_none() && is_surplus(doc, f) {
            f.basis = basis(doc, f, last);
            f.change = f.basis.and(surplus(doc, f));
        }
    }
}

/// 减少用工成本1384亿元: the verb of movement stands before what the number measures.
pub fn set_of_objects(doc: &Doc, found: &mut [Found]) {
    const VERBS: &[(&str, Change)] = &[("减少", Change::Down), ("降低", Change::Down), ("增加", Change::Up)];
    for f in found.iter_mut().filter(|f| f.change.is_none()) {
        let Some(named) = f.indicator.filter(|i| i.end <= f.span.start && f.span.start <= i.end + 4) else {
            continue;
        };
        let (from, limit) = (named.start, f.span.start);
        let verb = VERBS.iter().find(|(w, _)| {
            doc.ends_with(from, w)
                || doc.starts_with(from, w)
                    && from + 2 < named.end
                    && !matches!(doc.char(from + 2), '值' | '额' | '量')
        });
        let clause = clause_start(doc, limit);
        let reached = doc.ends_with(limit, "至") || doc.ends_with(limit, "到");
        if let Some(&(_, change)) = verb.filter(|_| from >= clause && !reached) {
            f.change = Some(change);
            f.basis = basis(doc, f, None);
        }
    }
}

fn same_sentence(doc: &Doc, last: &Found, f: &Found) -> bool {
    doc.sentence_at(last.span.start).is_some_and(|s| s.holds(f.span.start))
}

/// Words that may stand between the word of movement and the number.
const FILLERS: &[&str] = &[
    "一度", "分别", "幅度", "高达", "多达", "达到", "了", "达", "均", "各", "已", "约", "仅", "就", "又",
    "有", "是", "为", "在", " ", "将",
];

static FILLERS_LAST: CharSet = CharSet::NONE.with_last(FILLERS);

/// The position where the number's fillers, all of [`FILLERS`], and limiting words begin.
fn before_fillers(doc: &Doc, start: usize, fillers: &[&str]) -> usize {
    let mut at = start;
    for _ in 0..5 {
        let may_fill = at > 0 && FILLERS_LAST.holds(doc.char(at - 1));
        if may_fill && let Some(word) = fillers.iter().find(|w| doc.ends_with(at, w)) {
            let step = at - word.chars().count();
            // 大约 ends as 约 does.
            let limit = (*word == "约").then(|| limit::word_before(doc, at)).flatten();
            at = limit.map_or(step, |(start, _)| start.min(step));
        } else if let Some((start, _)) = limit::word_before(doc, at) {
            at = start;
        } else {
            break;
        }
    }
    at
}

fn change(doc: &Doc, dates: &[Date], f: &Found, last: Option<&Found>) -> Option<Change> {
    let at = before_fillers(doc, f.span.start, &FILLERS[..FILLERS.len() - 5]);
    if let Some((word, start)) = word_before(doc, at)
        && moves_by(doc, word, start, f)
        && !(word.rate && outranks(doc, start))
    {
        return Some(word.change);
    }
    if let Some(change) = movement_to(doc, dates, f).or_else(|| last.and_then(|l| moved_on_to(doc, l, f))) {
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
    // 单产提升三年行动: how long a campaign lasts.
    if f.unit.dimension == Dimension::Duration && doc.starts_with(f.span.end, "行动") {
        return false;
    }
    match word.word {
        "多" | "少" | "高" | "低" | "多出" | "高出" => {
            let clause = Span::new(clause_start(doc, start), start);
            segment_basis(doc, clause).flatten().is_some() || is_against_last(doc, clause)
        }
        // 开支加了15%; not 参加了300人.
        "加" => {
            let joined = "参增施附添追更再另疫叠强外相";
            doc.char(start + 1) == '了' && !joined.contains(doc.char(start.wrapping_sub(1)))
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

/// 比上届多7枚: against the time before, which is no year and no month.
fn is_against_last(doc: &Doc, clause: Span) -> bool {
    const LAST: &[&str] =
        &["上届", "上一届", "上次", "上一次", "前次", "上一轮", "上一赛季", "上赛季", "上一财年"];
    (clause.start..clause.end)
        .filter(|&p| matches!(doc.char(p), '比' | '较'))
        .any(|p| LAST.iter().any(|w| doc.starts_with(p + 1, w)))
}

/// 高于全国增速5.8个百分点: the rate is what something is compared with.
fn outranks(doc: &Doc, rate: usize) -> bool {
    let from = clause_start(doc, rate).max(rate.saturating_sub(16));
    (from..rate).any(|p| {
        matches!(doc.char(p), '高' | '低' | '快' | '慢' | '大' | '小' | '优') && doc.char(p + 1) == '于'
    })
}

/// 增至, 缩短为, 扩大到, 扩大到甲、乙等134项.
fn movement_to(doc: &Doc, dates: &[Date], f: &Found) -> Option<Change> {
    // 由昨天的20℃降到|今天的|8℃.
    let dated = f.span.start.checked_sub(1).filter(|&p| doc.char(p) == '的');
    let date =
        dated.and_then(|p| dates[..dates.partition_point(|d| d.end <= p)].last().filter(|d| d.end == p));
    let at = date.map_or(f.span.start, |d| d.start);
    let at = before_fillers(doc, at, &["了", "约", " ", "仅"]);
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

/// 下调25个基点至4.25%: by how much, and behind it to where.
fn moved_on_to(doc: &Doc, last: &Found, f: &Found) -> Option<Change> {
    let gap = Span::new(last.span.end.min(f.span.start), f.span.start);
    let to = gap.len() == 1 && matches!(doc.char(gap.start), '至' | '到');
    match last.change.filter(|_| to)? {
        Change::Up => Some(Change::ToUp),
        Change::Down => Some(Change::ToDown),
        _ => None,
    }
}

/// The second number of 下降15.86%、10.50%.
pub fn is_next_in_list(doc: &Doc, last: &Found, f: &Found) -> bool {
    let gap = Span::new(last.span.end.min(f.span.start), f.span.start);
    let joints = ["、", "和", "及", "与", "以及", ",", "或", "/", "、约", "和约", "、近", "和近"];
    gap.len() <= 2 && joints.iter().any(|joint| doc.reads(gap, joint))
}

/// 从3%到5%: the second number is where the first went.
fn from_to(doc: &Doc, last: &Found, f: &Found) -> Option<Change> {
    let gap = Span::new(last.span.end.min(f.span.start), f.span.start);
    if gap.len() > 3 || !(doc.ends_with(gap.end, "到") || doc.ends_with(gap.end, "至")) {
        return None;
    }
    let from = clause_start(doc, last.span.start).max(last.span.start.saturating_sub(8));
    let led = (from..last.span.start).any(|p| matches!(doc.char(p), '从' | '由'));
    // 从几万元到100多万元不等: both ends of what there is, not a way.
    let spans = doc.starts_with(f.span.end, "不等") || doc.starts_with(f.span.end, "之间");
    if !led || spans {
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

/// So many numbers back a rate looks for what it is measured against.
const MOST: usize = 40;

/// 总产值同比增长5.8%，其中甲产业168亿元，增长3.9%: rates of growth in one sentence share what they are measured
/// against as long as none names its own.
fn shared_basis(doc: &Doc, f: &Found, before: &[Found]) -> Option<Basis> {
    let rate = |f: &Found| {
        f.unit.dimension == Dimension::Percent && matches!(f.change, Some(Change::Up | Change::Down))
    };
    let start = clause_start(doc, f.span.start);
    let verb = doc.longest_before(before_fillers(doc, f.span.start, FILLERS), Table::Changes)?;
    let bare = verb.start as usize == start || doc.starts_with(start, "其中");
    let segment = Span::new(start.max(f.span.start.saturating_sub(60)).min(f.span.start), f.span.start);
    if !rate(f) || !bare || segment_basis(doc, segment).is_some() {
        return None;
    }
    before.iter().rev().take(MOST).take_while(|l| same_sentence(doc, l, f)).find(|l| rate(l))?.basis
}

/// The base that a stretch names: Some(None) where it compares with something else.
fn segment_basis(doc: &Doc, segment: Span) -> Option<Option<Basis>> {
    let named = (segment.start..segment.end).rev().find_map(|p| {
        // 按年率计算 converts and compares nothing.
        let hit = doc
            .longest_at(p, Table::Bases)
            .filter(|h| h.end as usize <= segment.end && doc.char(h.end as usize) != '率')?;
        // 较上年四季度 in the first half of a year: the period before.
        let quarter = ["四季度", "第四季度"].iter().any(|w| doc.starts_with(hit.end as usize, w));
        if quarter && doc.published().is_some_and(|d| d.month() <= 6) {
            return Some(Basis::Mom);
        }
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
    // 比一季度提升 of 二季度; 1—5月 against 一季度 is another base.
    const QUARTERS: &[&str] = &["一季度", "二季度", "三季度", "四季度"];
    if let Some(base) = QUARTERS.iter().position(|q| doc.starts_with(segment.start, q)) {
        let from = doc.sentence_at(segment.start).map_or(segment.start, |s| s.start);
        let next = QUARTERS.get(base + 1)?;
        let near = from.max(segment.start.saturating_sub(60))..segment.start;
        return near.into_iter().any(|p| doc.starts_with(p, next)).then_some(Basis::Mom);
    }
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
