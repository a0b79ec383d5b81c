//! How words limit a number.
//! 近200栋 → under; 两位以上 → at_least; 至少 holds for the number it stands before, not for the next one.

use super::found::Found;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::bounds::Side;
use crate::model::{Bound, Dimension};

/// Sets the bound of every number whose neighbours limit it.
pub fn set(doc: &Doc, found: &mut [Found]) {
    for f in found {
        // 8分多钟.
        if doc.starts_with(f.unit.start, "分多钟") {
            f.bound = Some(Bound::Over);
        }
        let outer = behind(doc, f).or_else(|| in_front(doc, f));
        f.bound = match (f.bound, outer) {
            (Some(Bound::Approx | Bound::Over), Some(limit @ (Bound::AtLeast | Bound::AtMost))) => {
                Some(limit)
            }
            (inner, outer) => inner.or(outer),
        };
    }
}

/// Characters that may stand between the limiting word and the number: 至少有一半, 超过了3天.
const BETWEEN: &[char] = &['了', '有', '需', '要', '为', '达', '在', ' ', '是'];

/// 约, 超过, 至少 in front.
fn in_front(doc: &Doc, f: &Found) -> Option<Bound> {
    let mut at = f.span.start;
    for _ in 0..3 {
        if let Some((start, bound)) = word_before(doc, at) {
            return (!is_other_word(doc, start, at, f)).then_some(bound);
        }
        if at == 0 || !BETWEEN.contains(&doc.char(at - 1)) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The limiting word that ends at `at`.
pub fn word_before(doc: &Doc, at: usize) -> Option<(usize, Bound)> {
    doc.hits_ending(at, Table::Bounds).find_map(|h| {
        let word = &doc.lexicon().bounds[h.row as usize];
        (word.side == Side::Before).then_some((h.start as usize, word.bound))
    })
}

/// 签约, 最近, 经过: the word is the end of another.
fn is_other_word(doc: &Doc, start: usize, end: usize, f: &Found) -> bool {
    let before = if start == 0 { '\0' } else { doc.char(start - 1) };
    if end - start > 1 {
        return false;
    }
    match doc.char(start) {
        '约' => matches!(
            before,
            '签' | '条' | '公' | '预' | '违' | '履' | '节' | '合' | '契' | '制' | '邀' | '特' | '盟'
        ),
        '近' => matches!(before, '最' | '附' | '邻' | '临' | '靠' | '远' | '亲' | '走' | '新'),
        '超' => matches!(before, '反' | '英' | '高') || before == '中' && !doc.ends_with(start, "其中"),
        // 进度过七成, 票房过10亿元; not 经过3天, 看过2次.
        '过' => {
            let share = f.unit.dimension == Dimension::Percent || f.numeral.big;
            let verb = "经通透错胜跨飞走看做受吃去来到读写用说听见打跑有当是超越路穿难不悔改渡熬闯试问想学玩买卖查接收投获拿";
            !f.numeral.bare && (!share || !before.is_alphanumeric() || verb.contains(before))
        }
        _ => false,
    }
}

/// 以上, 左右, 内 behind; a bracketed 含 between is passed over.
fn behind(doc: &Doc, f: &Found) -> Option<Bound> {
    let at = if doc.starts_with(f.span.end, "(含)") { f.span.end + 3 } else { f.span.end };
    let (word, end) = doc.hits_at(at).filter(|h| h.table == Table::Bounds).find_map(|h| {
        let word = Some(&doc.lexicon().bounds[h.row as usize]).filter(|w| w.side == Side::After)?;
        Some((word, h.end as usize))
    })?;
    let next = doc.char(end);
    let measured =
        !matches!(f.unit.dimension, Dimension::Count | Dimension::Percent | Dimension::PercentPoint);
    let holds = match word.word {
        "内" => {
            f.unit.dimension == Dimension::Duration
                && !matches!(next, '容' | '部' | '外' | '蒙' | '需' | '阁' | '地' | '陆' | '存' | '科' | '战')
        }
        // 300公里以内 is a radius.
        "以内" | "之内" => f.unit.dimension != Dimension::Length,
        "多" | "余" => {
            (measured || f.unit.name == "倍" || f.unit.is_none() && f.numeral.big)
                && !matches!(
                    next,
                    '种' | '个'
                        | '名'
                        | '位'
                        | '项'
                        | '次'
                        | '家'
                        | '元'
                        | '样'
                        | '地'
                        | '国'
                        | '方'
                        | '人'
                        | '数'
                )
        }
        "上下" => next != '游' && next != '班',
        "许" => f.unit.dimension == Dimension::Duration && !matches!(next, '多' | '可' | '诺'),
        _ => true,
    };
    holds.then_some(word.bound)
}
