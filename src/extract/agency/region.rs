//! Regions before a head: places named one in the other, ranks alone, countries, wide scopes.
//! 重庆市黔江区|法院 → the place 重庆市黔江区; 区|法院 → the rank 区; 俄|外交部 → 俄罗斯联邦.

use super::body::{Level, Region};
use super::edge;
use crate::charset::{CharSet, WordList, words};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::agency_common::Role;
use crate::lexicon::places::PlaceForm;
use crate::model::Span;

/// How far left places named one in the other may reach, in characters.
const REACH: usize = 40;

/// The ranks that stand alone before a head.
const RANKS: &[(&str, Level)] = &[
    ("自治区", Level::Province),
    ("自治州", Level::Prefecture),
    ("自治县", Level::County),
    ("街道", Level::Town),
    ("省", Level::Province),
    ("市", Level::City),
    ("州", Level::Prefecture),
    ("盟", Level::Prefecture),
    ("区", Level::County),
    ("县", Level::County),
    ("旗", Level::County),
    ("镇", Level::Town),
    ("乡", Level::Town),
    ("村", Level::Village),
];

/// Words that end in a rank's character and name no place.
const NO_PLACE: &[&str] = &[
    "山村",
    "新村",
    "全村",
    "渔村",
    "空心村",
    "城区",
    "地区",
    "山区",
    "郊区",
    "市区",
    "灾区",
    "景区",
    "园区",
    "辖区",
    "社区",
    "小区",
    "校区",
    "厂区",
    "库区",
    "矿区",
    "牧区",
    "老区",
    "新区",
    "特区",
    "专区",
    "片区",
    "港区",
    "战区",
    "军区",
    "防区",
    "乡村",
    "农村",
    "新农村",
    "城镇",
    "乡镇",
    "村镇",
    "集镇",
    "城市",
    "都市",
    "省市",
    "区县",
    "县区",
    "市县",
    "县市",
    "超市",
    "股市",
    "楼市",
    "上市",
    "集市",
    "门市",
    "全市",
    "全省",
    "全区",
    "全县",
    "各市",
    "各省",
    "各区",
    "各县",
    "各乡镇",
    "各村",
    "各镇",
    "各乡",
    "本市",
    "本省",
    "我市",
    "我省",
    "我区",
    "我县",
    "该市",
    "该省",
    "该区",
    "该县",
    "该镇",
    "该村",
    "该乡",
    "外省",
    "外市",
    "跨省",
    "跨区",
    "两省",
    "三省",
    "两市",
    "四市",
    "家乡",
    "故乡",
    "老乡",
    "下乡",
    "返乡",
    "水乡",
    "古镇",
    "小镇",
    "重镇",
    "名镇",
    "特色小镇",
    "大街",
    "保税区",
    "开发区",
    "自贸区",
    "示范区",
    "试验区",
    "保护区",
    "风景区",
    "住宅区",
    "居民区",
    "商业区",
    "高新区",
    "经开区",
    "工业区",
    "自治区",
    "直辖市",
    "地级市",
    "县级市",
    "一个区",
    "沿海城市",
];

/// Characters that no name of a village holds: 我们|村, 这个|村.
const NO_NAME: &str = "我你他她咱们这那各每该本全某几两多个";

/// A region and where it starts.
pub struct Reach {
    /// First code point.
    pub start: usize,
    /// What it is.
    pub region: Region,
}

/// The region that ends at `pos` and starts at `floor` or later.
pub fn before(doc: &Doc, pos: usize, floor: usize) -> Option<Reach> {
    country(doc, pos, floor, false)
        .or_else(|| counted(doc, pos, floor))
        .or_else(|| places(doc, pos, floor))
        .or_else(|| rank(doc, pos, floor))
        .or_else(|| scope(doc, pos, floor))
}

/// Places named one in the other: 四川省绵阳市|公安局.
pub fn places(doc: &Doc, pos: usize, floor: usize) -> Option<Reach> {
    let floor = floor.max(pos.saturating_sub(REACH));
    let mut start = place(doc, pos, floor, true)?;
    while let Some(outer) = place(doc, start, floor, false) {
        start = outer;
    }
    if let Some(land) = country(doc, start, floor, false) {
        return Some(Reach { start: land.start, region: land.region });
    }
    Some(Reach { start, region: Region::Place(Span::new(start, pos)) })
}

/// One place that ends at `pos`.
fn place(doc: &Doc, pos: usize, floor: usize, innermost: bool) -> Option<usize> {
    listed(doc, pos, floor)
        .or_else(|| linked(doc, pos, floor))
        .or_else(|| unlisted(doc, pos, floor, innermost))
}

/// `南京[图库]市`: what an archive left of a link inside a place.
fn linked(doc: &Doc, pos: usize, floor: usize) -> Option<usize> {
    let end = pos.checked_sub(2)?;
    if !matches!(doc.char(pos - 1), '市' | '省' | '区' | '县') || doc.char(end) != ']' {
        return None;
    }
    let open = (floor.max(end.saturating_sub(6))..end).rev().find(|&i| doc.char(i) == '[')?;
    listed(doc, open, floor)
}

/// A place of the table. A short name must begin where a word begins: 大连|海关, not 扩|大连|任.
fn listed(doc: &Doc, pos: usize, floor: usize) -> Option<usize> {
    let listed = doc.hits_ending(pos, Table::Places).find(|h| {
        let start = h.start as usize;
        start >= floor && pos - start > 1 && !joined(doc, start, pos) && {
            let form = doc.lexicon().places[h.row as usize].form;
            (form != PlaceForm::Short && pos - start > 2) || edge::word_starts(doc, start)
        }
    });
    listed.map(|h| h.start as usize)
}

/// 德州镇|和|县农业局: 和 between two names, not 和县.
pub fn joined(doc: &Doc, start: usize, end: usize) -> bool {
    end - start == 2
        && doc.starts_with(start, "和县")
        && start > 0
        && edge::is_han(doc.char(start - 1))
        && !doc.ends_with_any(start, words!["安徽", "安徽省", "马鞍山", "马鞍山市", "巢湖", "在"])
}

/// A place that no table lists, by its last character: 水田乡, 濯水镇, 城北街道, 得克萨斯州.
fn unlisted(doc: &Doc, pos: usize, floor: usize, innermost: bool) -> Option<usize> {
    const SUFFIXES: WordList = WordList::of(&[
        "街道",
        "社区",
        "新区",
        "高新区",
        "经开区",
        "开发区",
        "镇",
        "乡",
        "村",
        "区",
        "县",
        "市",
        "州",
        "旗",
    ]);
    let suffix = doc.which_ends(pos, &SUFFIXES)?;
    if pos >= 2 && joined(doc, pos - 2, pos) {
        return None;
    }
    let stem = pos - suffix.chars().count();
    if stem < floor + 1 || (!innermost && !matches!(suffix, "市" | "州" | "县" | "区" | "镇" | "乡" | "街道"))
    {
        return None;
    }
    // 中湾村 where a clause begins, whatever the segmentation makes of it.
    let rural = matches!(suffix, "镇" | "乡" | "村" | "街道");
    let plain = |s: usize| doc.chars()[s..stem].iter().all(|&c| edge::is_han(c) && !NO_NAME.contains(c));
    let opens = |s: usize| s == 0 || !edge::is_han(doc.char(s - 1)) || listed(doc, s, floor).is_some();
    let open = [2, 3]
        .into_iter()
        .filter_map(|n| stem.checked_sub(n))
        .find(|&s| rural && s >= floor && plain(s) && opens(s));
    if let Some(start) = open
        && edge::role_at(doc, start, stem) != Some(Role::Generic)
        && !NO_PLACE.iter().any(|w| doc.ends_with(pos, w))
    {
        return Some(start);
    }
    let tokens = doc.tokens_at(stem - 1);
    // The name runs back over at most four characters to where a word starts.
    let start = tokens[..tokens.partition_point(|t| t.start < stem)]
        .iter()
        .rev()
        .take(2)
        // 尼玛县|担任|县委: a verb stands in no name.
        .take_while(|t| !(t.tag == "v" && t.end - t.start == 2 && t.end <= stem))
        .map(|t| (t.start, t.tag))
        .take_while(|&(start, _)| start >= floor && pos - start <= 6)
        .filter(|&(start, tag)| {
            pos - start >= 2
                && matches!(tag, "ns" | "nr" | "nz" | "x" | "n" | "nrt" | "s" | "f" | "a" | "j" | "ng")
        })
        .last()
        .map(|(start, _)| start)?;
    let name = doc.folded(Span::new(start, pos));
    let listed_before = listed(doc, start, floor).is_some();
    let proper = listed_before
        || doc
            .token_at(start)
            .is_some_and(|t| t.start == start && matches!(t.tag, "ns" | "nr" | "nz" | "x" | "nrt"));
    let han = doc.chars()[start..stem].iter().all(|&c| edge::is_han(c) || c == '·');
    let counted = name.chars().any(|c| "各该本每全某几两多".contains(c));
    let generic = counted
        || NO_PLACE.iter().any(|w| name == *w || (name.ends_with(w) && w.chars().count() > 2))
        || edge::role_at(doc, start, stem) == Some(Role::Generic);
    (proper && han && !generic && stem > start).then_some(start)
}

/// A rank alone: 区|法院. 全市|法院 and 城市|管理 are none.
pub fn rank(doc: &Doc, pos: usize, floor: usize) -> Option<Reach> {
    static LAST: CharSet = CharSet::of("区州县道省市盟旗镇乡村");
    if !LAST.holds(doc.char(pos.checked_sub(1)?)) {
        return None;
    }
    let &(word, level) = RANKS.iter().find(|(w, _)| doc.ends_with(pos, w))?;
    let start = pos - word.chars().count();
    if start < floor {
        return None;
    }
    if doc.ends_with_any(start, words!["有关", "各级", "相关", "多个", "部分"]) {
        return None;
    }
    let one = word.chars().count() == 1;
    let previous = if start == 0 { '\n' } else { doc.char(start - 1) };
    if one && matches!(previous, '全' | '各' | '两' | '多' | '每' | '几' | '数' | '外' | '跨' | '邻')
    {
        return None;
    }
    if start > 0
        && edge::is_han(previous)
        && !edge::word_starts(doc, start)
        && !matches!(previous, '我' | '本' | '该')
    {
        return None;
    }
    Some(Reach { start, region: Region::Relative(level) })
}

/// Another country, by name or, before its organs, by one character.
pub fn country(doc: &Doc, pos: usize, floor: usize, short: bool) -> Option<Reach> {
    let hit = doc.hits_ending(pos, Table::Countries).find(|h| {
        h.start as usize >= floor && {
            let row = &doc.lexicon().countries[h.row as usize];
            (short || !row.short) && (!row.short || edge::word_starts(doc, h.start as usize))
        }
    })?;
    let first = hit.start as usize;
    let mongolia = doc.starts_with(first, "蒙古") && doc.ends_with(first, "内");
    let day = doc.char(first) == '日' && first > 0 && doc.char(first - 1).is_ascii_digit();
    if mongolia || day {
        return None;
    }
    let row = &doc.lexicon().countries[hit.row as usize];
    Some(Reach { start: hit.start as usize, region: Region::Country(row.name.into()) })
}

/// One-character countries that are small words too, and the organs before which they are countries.
const SMALL: &str = "以加意委越土印巴朝黎哈柬澳伊墨缅泰菲";
const CLEAR: &[&str] = &[
    "军",
    "军方",
    "外交部",
    "国防部",
    "总理府",
    "总统府",
    "国防军",
    "空军",
    "海军",
    "武装部队",
    "议会",
    "国会",
];

/// The country before that organ, by its one character too: 俄|外交部; 以|央行 is none.
pub fn country_of(doc: &Doc, pos: usize, floor: usize, organ: &str) -> Option<Reach> {
    let reach = country(doc, pos, floor, true)?;
    let small = pos - reach.start == 1 && SMALL.contains(doc.char(reach.start));
    (!small || CLEAR.contains(&organ)).then_some(reach)
}

/// Whether two countries stand before a body of both: 中俄|投资合作委员会.
pub fn bilateral(doc: &Doc, scope: Span) -> bool {
    const SHORT: &str = "中美俄欧英法德日韩朝印巴澳加意越哈非阿拉";
    scope.len() == 2 && doc.chars()[scope.start..scope.end].iter().all(|&c| SHORT.contains(c))
}

/// 沪苏浙皖|三省一市: regions counted together.
fn counted(doc: &Doc, pos: usize, floor: usize) -> Option<Reach> {
    const LETTERS: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳";
    const COUNTED: WordList = WordList::of(&[
        "三省一市",
        "两省一市",
        "四省一市",
        "两市一省",
        "三省",
        "四省",
        "两省",
        "两地",
        "三地",
        "四省市",
    ]);
    let count = doc.which_ends(pos, &COUNTED)?;
    let mut start = pos - count.chars().count();
    let letters = start;
    while start > floor && LETTERS.contains(doc.char(start - 1)) {
        start -= 1;
    }
    (letters - start >= 2).then(|| Reach { start, region: Region::Scope(Span::new(start, pos)) })
}

/// A reach instead of a place: 中国|足球协会, 国际|田径联合会.
fn scope(doc: &Doc, pos: usize, floor: usize) -> Option<Reach> {
    let start = edge::common_before(doc, pos, Role::Scope).filter(|&s| s >= floor)?;
    if doc.starts_with_any(pos, words!["特色", "式"]) {
        // 中国特色|社会主义….
        return None;
    }
    if doc.starts_with_any(start, words!["国家", "全国", "中央"])
        && let Some(land) = country_of(doc, start, floor, "外交部")
        && let Region::Country(name) = land.region
    {
        let name = format!("{name}{}", doc.folded(Span::new(start, pos)));
        return Some(Reach { start: land.start, region: Region::Country(name.into()) });
    }
    Some(Reach { start, region: Region::Scope(Span::new(start, pos)) })
}
