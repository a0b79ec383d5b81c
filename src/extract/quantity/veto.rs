//! What looks like a quantity and is none: ordinals, names, codes, slogans, scores.
//! 第1批, G20, “四个意识”, 3+30+50, 2:1 → nothing.

use super::found::{Amount, Found};
use super::one;
use crate::charset::{CharSet, words};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::{Dimension, Span};
use crate::number;

/// A reason not to count a number.
type Veto = fn(&Doc, &Found) -> bool;

/// All reasons, cheap ones first.
const VETOES: &[Veto] = &[
    is_next_ordinal,
    is_floor,
    is_fold,
    is_glued,
    is_ratio_or_sum,
    is_year,
    is_code,
    is_in_word,
    is_grade,
    is_phase,
    is_rank,
    is_second,
    is_system,
    is_version,
    is_point_of_day,
    is_bare_multiplier,
    is_order_slogan,
    is_day,
    one::is_article,
    is_in_title,
    is_slogan,
    |doc, f| doc.in_metadata(f.span.start),
];

/// Whether what stands before a number makes it none, so that it need not be read.
pub fn barred(doc: &Doc, pos: usize) -> bool {
    is_ordinal(doc, pos) || is_inside_word(doc, pos)
}

/// Whether any reason holds.
pub fn vetoed(doc: &Doc, found: &Found) -> bool {
    VETOES.iter().any(|veto| veto(doc, found))
}

fn before(doc: &Doc, pos: usize) -> char {
    if pos == 0 { '\0' } else { doc.char(pos - 1) }
}

/// 第1批, 第 7 届, 首三名.
fn is_ordinal(doc: &Doc, start: usize) -> bool {
    before(doc, start) == '第' || before(doc, start) == ' ' && start >= 2 && doc.char(start - 2) == '第'
}

/// 第1、2个问题: the second of two ordinals.
fn is_next_ordinal(doc: &Doc, f: &Found) -> bool {
    let start = f.span.start;
    if !matches!(before(doc, start), '、' | ',' | '和' | '至' | '-') {
        return false;
    }
    let from = start.saturating_sub(6);
    let first = (from..start - 1)
        .rev()
        .take_while(|&p| doc.char(p).is_ascii_digit() || number::is_han_numeral(doc.char(p)))
        .last();
    first.is_some_and(|p| before(doc, p) == '第')
}

/// 饭店三层宴会厅 is a floor; 共三层, 高12层 are counted.
fn is_floor(doc: &Doc, f: &Found) -> bool {
    let counted = "共高加达约有建为分了成逾近超至到";
    // 七层红砖楼, 三层小楼: what has so many storeys.
    let house = || {
        let reach = (f.span.end..f.span.end + 5)
            .take_while(|&p| !matches!(doc.char(p), ',' | '。' | '、' | '的' | '\n'));
        reach.last().is_some_and(|end| {
            (f.span.end..=end)
                .any(|p| matches!(doc.char(p), '楼' | '塔') && !matches!(doc.char(p + 1), '梯' | '道' | '层'))
        })
    };
    f.unit.name == "层" && !f.numeral.ascii && !counted.contains(before(doc, f.span.start)) && !house()
}

/// 把绳子折成四折: folds are no discount.
fn is_fold(doc: &Doc, f: &Found) -> bool {
    doc.char(f.unit.start) == '折' && matches!(before(doc, f.span.start), '于' | '成')
}

/// G20, C919, A-10, v2.5, 2020-5: a digit that goes on what stands before it.
fn is_glued(doc: &Doc, f: &Found) -> bool {
    let start = f.span.start;
    if !doc.char(start).is_ascii_digit() {
        return false;
    }
    let last = before(doc, start);
    let joined = matches!(last, '-' | '_' | '.' | '/' | '=' | '&' | '?' | '#' | '*' | '\\' | '@' | '~')
        && start >= 2
        && doc.char(start - 2).is_ascii_alphanumeric();
    let code = matches!(last, '-' | '_' | '#' | '=' | '*' | '\\' | '@') && doc.char(f.span.end) == last;
    last.is_ascii_alphanumeric() || last == '.' || joined || code
}

/// 2:1, 3+30+50, 1+N.
fn is_ratio_or_sum(doc: &Doc, f: &Found) -> bool {
    let (last, next) = (before(doc, f.span.start), doc.char(f.numeral.end));
    let digit_before = f.span.start >= 2 && doc.char(f.span.start - 2).is_ascii_digit();
    matches!(last, '+' | '×')
        || matches!(next, '+' | '∶' | '×' | '∕')
        || matches!(last, ':' | '∶') && digit_before
}

/// 06032期: a number that begins with a nought and is no decimal is a code.
fn is_code(doc: &Doc, f: &Found) -> bool {
    let start = f.numeral.start;
    doc.char(start) == '0' && doc.char(start + 1).is_ascii_digit()
}

/// 2001年, 2026届: four digits that name a year.
fn is_year(doc: &Doc, f: &Found) -> bool {
    let n = f.numeral;
    let four = n.ascii && n.end == n.start + 4 && matches!(doc.char(n.start), '1' | '2');
    let named = f.unit.name == "年" || f.unit.name == "届" || f.unit.name == "级" || f.unit.name == "年度";
    // 一九九〇年间.
    let digits = n.positional && doc.char(f.span.end) == '间';
    digits
        || four
            && named
            && f.span.start == n.start
            && f.unit.start == n.end
            && !doc.starts_with(f.span.end, "历史")
}

/// 统一, 星期三: the number stands inside a word.
fn is_inside_word(doc: &Doc, pos: usize) -> bool {
    let longest = |at| doc.longest_at(at, Table::NumeralWords);
    (pos.saturating_sub(6)..pos).filter_map(longest).any(|word| word.end as usize > pos)
}

/// 一方面, 四川: the number begins a word; a longer quantity (十分钟) goes beyond it.
fn is_in_word(doc: &Doc, f: &Found) -> bool {
    let word = doc.longest_at(f.span.start, Table::NumeralWords);
    word.is_some_and(|word| word.end as usize >= f.span.end)
}

/// 二级以上医院, 四级应急响应: grades are ordinals; the strength of wind and earthquakes is measured.
fn is_grade(doc: &Doc, f: &Found) -> bool {
    if f.unit.name != "级" {
        return false;
    }
    if ["应急", "响应", "预警"].iter().any(|w| doc.starts_with(f.span.end, w)) {
        return true;
    }
    let around = Span::new(f.span.start.saturating_sub(8), (f.span.end + 6).min(doc.len()));
    !(around.start..around.end).any(|p| matches!(doc.char(p), '震' | '风' | '浪'))
}

/// 二期工程, 探月四期: a phase of something is an ordinal; 分三期, 两期国债 are counted.
fn is_phase(doc: &Doc, f: &Found) -> bool {
    const COUNTED: &[char] = &['分', '共', '办', '出', '连', '了', '为', '近', '约', '达', '有', '满', '作'];
    let one = f.numeral.end == f.numeral.start + 1 && doc.char(f.numeral.start) != '两';
    f.unit.name == "期" && one && !f.numeral.ascii && !COUNTED.contains(&before(doc, f.span.start))
}

/// 排在48名左右, 票房榜前十名: a rank is an ordinal.
fn is_rank(doc: &Doc, f: &Found) -> bool {
    const TIMES: &str = "目日此之面门以当眼身车楼店月年天午赛事会生周期时战案馆台跟床村";
    if !matches!(f.unit.name.as_ref(), "名" | "位") {
        return false;
    }
    let first = before(doc, f.span.start) == '前' && !TIMES.contains(before(doc, f.span.start - 1));
    first || doc.ends_with_any(f.span.start, words!["排在", "排到", "名列", "位列", "位居", "排名"])
}

/// 二轮延包, 二次创业: 二 with an event's classifier is the second one; 两轮 is counted.
fn is_second(doc: &Doc, f: &Found) -> bool {
    let second = doc.char(f.numeral.start) == '二' && f.numeral.end == f.numeral.start + 1;
    second
        && matches!(
            f.unit.name.as_ref(),
            "轮" | "次" | "批" | "期" | "审" | "线" | "队" | "组" | "班" | "档" | "部"
        )
}

/// 七人制橄榄球, 九年制学校, 24小时制: the number names a system.
fn is_system(doc: &Doc, f: &Found) -> bool {
    const VERBS: &[char] = &[
        '造', '约', '度', '定', '作', '成', '止', '裁', '品', '动', '剂', '药', '服', '订', '备', '图', '片',
        '胜', '冷', '衡', '高', '毒',
    ];
    let named = matches!(f.unit.dimension, Dimension::Count | Dimension::Duration) && !f.unit.is_none();
    named && doc.char(f.span.end) == '制' && !VERBS.contains(&doc.char(f.span.end + 1))
}

/// 3.0版协定, 3对3: a version and a way of playing, no editions or pairs that are counted.
fn is_version(doc: &Doc, f: &Found) -> bool {
    f.unit.name == "版" && f.numeral.point || f.unit.name == "对" && doc.char(f.span.end).is_ascii_digit()
}

/// 8点 is a clock time; 四点建议 and 3210.5点 are counted.
fn is_point_of_day(doc: &Doc, f: &Found) -> bool {
    const COUNTED: &[&str] = &[
        "建议", "意见", "希望", "要求", "主张", "看法", "体会", "共识", "倡议", "原因", "启示", "期望",
        "理由", "好处", "经验", "考虑",
    ];
    if f.unit.name != "点" || f.numeral.point || f.numeral.value > number::Exact::from_int(24) {
        return false;
    }
    let end = (f.span.end + 5).min(doc.len());
    !(f.span.end..end).any(|p| COUNTED.iter().any(|w| doc.starts_with(p, w)))
}

/// 百, 千, 万 without a digit count only where a word limits them: 近百样, 千人以上.
fn is_bare_multiplier(doc: &Doc, f: &Found) -> bool {
    if !f.numeral.bare || f.numeral.vague.is_some() || f.bound.is_some() {
        return false;
    }
    let led =
        matches!(before(doc, f.span.start), '近' | '约' | '逾' | '超' | '过' | '达' | '上' | '有' | '破')
            || ["不足", "不到", "达到"].iter().any(|w| doc.ends_with(f.span.start, w));
    let followed = ["以上", "左右", "上下", "以内"].iter().any(|w| doc.starts_with(f.span.end, w));
    !(led || followed)
}

/// 三省一市, 一区四县: the parts of a region by their number are its name.
fn is_order_slogan(doc: &Doc, f: &Found) -> bool {
    const ORDER: &[char] = &['省', '市', '县', '区', '州', '镇', '乡', '村', '旗'];
    let unit = doc.char(f.unit.start);
    if !ORDER.contains(&unit) || f.numeral.ascii {
        return false;
    }
    let is_digit = |p: usize| number::is_han_numeral(doc.char(p));
    let follows = is_digit(f.span.end) && ORDER.contains(&doc.char(f.span.end + 1));
    let start = f.span.start;
    follows || start >= 2 && ORDER.contains(&doc.char(start - 1)) && is_digit(start - 2)
}

/// 30日 is a day; 自收到之日起30日内, 为期两日, 60日以上 are lengths of time.
fn is_day(doc: &Doc, f: &Found) -> bool {
    const LENGTHS: &[&str] = &[
        "为期",
        "历时",
        "会期",
        "展期",
        "工期",
        "连续",
        "长达",
        "累计",
        "不超过",
        "不少于",
        "不得少于",
        "至少",
        "最多",
        "提前",
        "满",
    ];
    if f.unit.name != "日" {
        return false;
    }
    let led = LENGTHS.iter().any(|w| doc.ends_with(f.span.start, w));
    let closed =
        ["内", "以内", "之内", "以上", "以下", "之久"].iter().any(|w| doc.starts_with(f.span.end, w));
    let inland =
        ["内瓦", "内蒙", "内罗", "内塔", "内阁", "内政"].iter().any(|w| doc.starts_with(f.span.end, w));
    let month = number::Exact::from_int(31);
    let long = f.numeral.value > month || matches!(f.high, Some(Amount::Number(high)) if high > month);
    !(led || long || closed && !inland)
}

/// 《2020年具体任务分解》, 《流浪地球2》: inside a title.
fn is_in_title(doc: &Doc, f: &Found) -> bool {
    let is_mark = |c: char| (c == '《') | (c == '》');
    let before = &doc.chars()[f.span.start.saturating_sub(60)..f.span.start];
    // Few numbers have such a mark before them: all characters are compared, several at a time.
    if !before.iter().fold(false, |any, &c| any | is_mark(c)) {
        return false;
    }
    let from = doc.paragraph_at(f.span.start).map_or(0, |p| p.start).max(f.span.start.saturating_sub(60));
    let opened = (from..f.span.start).rev().find(|&p| is_mark(doc.char(p)));
    opened.is_some_and(|p| doc.char(p) == '《')
}

/// “四个意识”, “15分钟便民生活圈”: a short quotation with a number in it is a name.
fn is_slogan(doc: &Doc, f: &Found) -> bool {
    static MARKS: CharSet = CharSet::of("“‘「”’」");
    let from = f.span.start.saturating_sub(12);
    let last = doc.chars()[from..f.span.start].iter().rposition(|&c| MARKS.holds(c));
    let Some(open) = last.map(|at| from + at) else {
        return false;
    };
    if !matches!(doc.char(open), '“' | '‘' | '「') {
        return false;
    }
    let inner = Span::new(open + 1, (open + 14).min(doc.len()));
    let Some(close) = (inner.start..inner.end).find(|&p| matches!(doc.char(p), '”' | '’' | '」')) else {
        return false;
    };
    let spoken = (inner.start..close).any(|p| matches!(doc.char(p), ',' | '。' | '!' | '?' | ';'));
    let whole = (inner.start, close) == (f.span.start, f.span.end);
    // “真正闹到法院的不到一成”: a limited number is said, not a name.
    let limited = super::limit::word_before(doc, f.span.start)
        .is_some_and(|(at, _)| at >= inner.start && doc.char(at) != '过');
    !limited && !spoken && close > f.span.start && (!whole || !f.numeral.ascii)
}
