//! Person names: where the characters before a verb or behind a title are one.
//! 政治处主任杨露霜 → 杨露霜; 总统弗朗索瓦·奥朗德 → 弗朗索瓦·奥朗德; 主任委员会 → none.

use super::scene::Scene;
use crate::charset::CharSet;
use crate::lexicon::Table;
use crate::model::Span;

/// The longest name of Chinese pattern.
const HAN_NAME: usize = 4;
/// The longest name of any other pattern.
const LONG_NAME: usize = 24;

/// Characters with which foreign names are written by sound, as news agencies choose them; characters that
/// are words of grammar too are left out.
static BY_SOUND: CharSet = CharSet::of(
    "\
    阿埃艾爱安昂奥澳巴白拜班邦保鲍贝本比彼毕边宾波玻伯博勃布采策查察茨慈切次聪达戴丹道德登邓狄迪笛蒂丁东杜敦顿多厄恩尔法\
    凡范菲费芬丰冯佛弗夫福富盖甘冈戈哥格葛根贡古瓜圭哈罕汉杭豪赫黑亨洪侯胡怀霍基吉季加贾简捷杰津金京喀卡凯坎康考柯科克\
    肯孔库夸奎昆阔拉莱赖兰朗劳勒雷蕾黎里理利丽莉连莲廉良列烈林琳龙隆卢鲁露伦罗洛马玛迈麦曼芒梅门蒙孟米密缅摩莫墨默姆\
    穆纳娜乃奈南内嫩尼涅宁纽农努诺欧帕派潘庞培佩彭皮珀蒲普奇齐恰钱乔钦琴琼丘屈热荣茹儒瑞若撒萨塞赛桑瑟森沙莎尚绍舍申\
    什圣盛施史舒朔斯思丝苏索塔泰坦唐陶忒特滕梯廷图托瓦旺威韦维魏温翁沃乌西希锡席夏肖谢辛欣雄休许雅亚扬尧耶叶伊仪因英\
    尤约赞泽扎詹哲珍芝朱兹宗祖佐卜其别娅妮缇颂娃",
);

/// Whether a character is one of those with which foreign names are written.
pub(super) fn is_sound(c: char) -> bool {
    BY_SOUND.holds(c)
}

/// Whether a span is a foreign name written by sound: 拉加德, 佩列格里尼.
pub(super) fn is_by_sound(scene: &Scene, span: Span) -> bool {
    // 迪亚斯-卡内尔: two names side by side.
    let sound = |&(i, c): &(usize, char)| is_sound(c) || c == '-' && i > 0;
    (2..=10).contains(&span.len())
        && scene.doc.chars()[span.start..span.end].iter().copied().enumerate().all(|pair| sound(&pair))
}

/// Words of these sorts never make a name.
fn is_function_word(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "c" | "d" | "u" | "uj" | "ul" | "uz" | "ud" | "uv" | "y" | "r" | "t" | "m" | "q" | "f"
    )
}

/// Whether the characters may stand in a name at all.
fn has_name_characters(scene: &Scene, span: Span) -> bool {
    let chars = &scene.doc.chars()[span.start..span.end];
    let first_and_last = [chars.first(), chars.last()].into_iter().flatten().all(|&c| c.is_alphanumeric());
    // 连线时, 会谈后: the end of a circumstance.
    let circumstance = chars.last().is_some_and(|c| matches!(c, '时' | '后'));
    let letters = chars.iter().all(|&c| is_letter(c) || is_dot(c) || matches!(c, '-' | ' ' | '.'));
    // 向 is a family name too.
    let grammar = |c: &char| matches!(c, '的' | '了' | '着' | '在' | '就' | '对' | '向' | '兼' | '们');
    first_and_last
        && letters
        && !circumstance
        && !chars.iter().skip(1).any(grammar)
        && chars.first().is_none_or(|&c| c == '向' || !grammar(&c) && !matches!(c, '和' | '及' | '与'))
}

/// Whether a character is a letter, as Unicode has it; 汉字 need no search in its tables.
fn is_letter(c: char) -> bool {
    matches!(c, '一'..='\u{9fff}') || c.is_alphabetic()
}

/// The dot of transliterated names, in its variants.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '∙' | '●')
}

/// How many characters of family name stand at `pos`.
pub(super) fn surname_at(scene: &Scene, pos: usize) -> usize {
    scene.doc.longest_at(pos, Table::Surnames).map_or(0, |h| (h.end - h.start) as usize)
}

/// Whether a span behind a title can be its bearer's name.
pub(super) fn follows_title(scene: &Scene, span: Span) -> bool {
    if span.is_empty() || span.len() > LONG_NAME || !has_name_characters(scene, span) {
        return false;
    }
    // 穆罕默德六世
    if span.len() > 3
        && scene.doc.char(span.end - 1) == '世'
        && "一二三四五六七八九十".contains(scene.doc.char(span.end - 2))
    {
        return follows_title(scene, Span::new(span.start, span.end - 2));
    }
    // 总书记|向|世界
    let told = scene.doc.char(span.start) == '向'
        && scene.token_at(span.start).is_some_and(|t| t.end == span.start + 1 && t.tag == "p")
        && scene
            .token_at(span.start + 1)
            .is_some_and(|t| t.end == span.end && t.end > t.start + 1 && !is_name_tag(t.tag));
    if told {
        return false;
    }
    let chars = &scene.doc.chars()[span.start..span.end];
    // 导游小张
    if chars.len() == 2 && matches!(chars[0], '小' | '老' | '阿') && surname_at(scene, span.start + 1) == 1
    {
        return true;
    }
    let foreign = chars.iter().any(|&c| is_dot(c) || c.is_ascii_alphabetic());
    if foreign {
        return true;
    }
    if span.len() > 10 || chars.contains(&' ') {
        return false;
    }
    // 总书记高度重视数字技术: a long run of ordinary words is no transliteration.
    let tokens = scene.tokens(span.start);
    let ordinary = tokens.iter().any(|t| {
        t.start >= span.start
            && t.end <= span.end
            && t.end - t.start > 1
            && !is_name_tag(t.tag)
            && !matches!(t.tag, "x" | "ns" | "nz")
    });
    let named = tokens.iter().any(|t| t.start >= span.start && t.end <= span.end && is_name_tag(t.tag));
    if span.len() > 5 && ordinary && !named {
        return false;
    }
    if has_title(scene, span) {
        return false;
    }
    if span.len() >= 3 && is_by_sound(scene, span) {
        return true;
    }
    if span.len() == 1 {
        // 考生|应明确: a verb.
        return surname_at(scene, span.start) == 1 && scene.doc.char(span.start) != '应';
    }
    let surname = surname_at(scene, span.start);
    if surname > 0 && span.len() <= surname + 2 {
        // 领袖舒默: the segmenter takes a name for an adjective.
        return !is_common_word(scene, span) || is_by_sound(scene, span);
    }
    // Transliterations and rare family names: no word of grammar, no ordinary verb.
    let tokens = scene.tokens(span.start);
    // A word that crosses the border was cut wrongly and proves nothing.
    let inside = tokens.iter().filter(|t| t.start >= span.start && t.end <= span.end);
    inside.clone().all(|t| t.end - t.start == 1 || !(is_function_word(t.tag) || is_verb(t.tag)))
        && inside.clone().filter(|t| t.end - t.start == 1).count() <= span.len()
        && !(span.len() >= 2 && is_common_word(scene, span) && !is_by_sound(scene, span))
}

fn is_verb(tag: &str) -> bool {
    tag.starts_with('v')
}

/// Whether a title stands inside, so that the span is no bare name: 主任 in 会主任谌贻琴.
fn has_title(scene: &Scene, span: Span) -> bool {
    (span.start..span.end).any(|i| {
        scene
            .doc
            .hits_at(i)
            .any(|h| h.table == Table::Titles && h.end as usize <= span.end && h.end - h.start > 1)
    })
}

/// Whether the segmenter knows the span as one ordinary word.
fn is_common_word(scene: &Scene, span: Span) -> bool {
    scene.token_at(span.start).is_some_and(|t| {
        t.start == span.start && t.end == span.end && !is_name_tag(t.tag) && !matches!(t.tag, "x" | "ns")
    })
}

/// Tags of the segmenter that say person (or a foreign word).
pub(super) fn is_name_tag(tag: &str) -> bool {
    matches!(tag, "nr" | "nrt" | "nrfg" | "eng")
}

/// The name that ends at `end`, without a title to announce it.
pub(super) fn bare(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    if end <= from {
        return None;
    }
    if let Some(name) = dotted(scene, from, end).or_else(|| scene.known_name(from, end)) {
        return Some(name);
    }
    // 米歇尔和|冯德莱恩: what stands before a joining word is another name.
    let link = (from..end - 1).rev().find(|&i| matches!(scene.doc.char(i), '、' | '和' | '与' | '及'));
    let whole = Span::new(link.filter(|_| end - from > HAN_NAME).map_or(from, |i| i + 1), end);
    // 冬冬, 丹丹: a doubled character is a child's name.
    if whole.len() == 2
        && scene.doc.char(whole.start) == scene.doc.char(whole.start + 1)
        && scene.doc.char(whole.start).is_alphabetic()
    {
        return Some(whole);
    }
    if whole.len() <= HAN_NAME && looks_chinese(scene, whole) || looks_foreign(scene, whole) {
        return Some(whole);
    }
    // 佩列|格里|尼, 费尔南|达: no place of one word, like 科威特.
    if whole.len() >= 3
        && is_by_sound(scene, whole)
        && scene.token_at(whole.start).is_some_and(|t| t.start == whole.start && t.end < end)
    {
        return Some(whole);
    }
    let token = scene.token_at(end - 1).filter(|t| t.end == end && t.start >= from)?;
    let span = Span::new(token.start, token.end);
    if is_name_tag(token.tag) && span.len() >= 2 && has_name_characters(scene, span) {
        // 王 + 治郅: the family name may be cut off as a word of its own.
        let before = token.start.saturating_sub(1);
        let split = before >= from
            && span.len() <= 2
            && surname_at(scene, before) == 1
            && surname_at(scene, token.start) == 0
            && scene.token_at(before).is_some_and(|t| t.start == before);
        return Some(if split { Span::new(before, end) } else { span });
    }
    // A family name and one or two characters that the segmenter left single.
    (2..=3).rev().map(|n| end.saturating_sub(n)).filter(|&s| s >= from).find_map(|start| {
        let span = Span::new(start, end);
        let split = scene.is_border(start)
            && looks_chinese(scene, span)
            && scene.token_at(start).is_some_and(|t| t.end - t.start == 1 || is_name_tag(t.tag));
        split.then_some(span)
    })
}

/// A transliterated name as the whole phrase: pieces that the segmenter calls names, and single characters.
fn looks_foreign(scene: &Scene, span: Span) -> bool {
    if !(2..=8).contains(&span.len()) || !has_name_characters(scene, span) || has_title(scene, span) {
        return false;
    }
    let tokens = scene.tokens(span.start);
    let mut inside = tokens.iter().filter(|t| t.start < span.end && t.end > span.start).peekable();
    let fits = inside.peek().is_some_and(|t| t.start == span.start);
    let mut named = false;
    fits && inside.all(|t| {
        named |= is_name_tag(t.tag);
        // 巴音|克西: a place, too, that is written by sound.
        let word = Span::new(t.start, t.end);
        let sound = t.start > span.start
            && matches!(t.tag, "ns" | "nz")
            && is_by_sound(scene, word)
            && !scene.is_country(word);
        is_name_tag(t.tag)
            || sound
            || t.end - t.start == 1 && !matches!(t.tag, "p" | "c" | "d" | "uj" | "ul" | "r")
    }) && named
}

/// A name of Chinese pattern: family name, one or two characters, no ordinary word.
pub(super) fn looks_chinese(scene: &Scene, span: Span) -> bool {
    let surname = surname_at(scene, span.start);
    // 向|信息: a family name, but here the preposition.
    let preposition = scene.token_at(span.start).is_some_and(|t| t.tag == "p" && t.end == span.start + 1);
    surname > 0
        && !preposition
        && !(surname > 1 && matches!(scene.doc.char(span.end - 1), '县' | '市'))
        && span.len() > surname
        && span.len() <= surname + 2
        && has_name_characters(scene, span)
        && !has_title(scene, span)
        && !is_common_word(scene, span)
        && {
            let tokens = scene.tokens(span.start);
            tokens.iter().filter(|t| t.start < span.end && t.end > span.start).all(|t| {
                // 韩|正在, 唐仁|健在: the preposition was cut together with the end of a name.
                let cut = t.end == span.end + 1 && scene.doc.char(span.end) == '在' && t.start > span.start;
                let word = t.end - t.start == 1 || is_name_tag(t.tag) || !is_function_word(t.tag);
                t.start >= span.start && (cut || t.end <= span.end && word)
            })
        }
}

/// 弗朗索瓦·菲永, Debora Chatwin: runs joined by a dot, or Latin words.
fn dotted(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    let doc = scene.doc;
    let floor = from.max(end.saturating_sub(LONG_NAME));
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-');
    if doc.char(end - 1).is_ascii_alphabetic() {
        let mut start = end;
        while start > floor && latin(doc.char(start - 1)) {
            start -= 1;
        }
        let start = scene.skip_blanks(start, end);
        let capital = doc.char(start).is_ascii_uppercase();
        return (capital && end - start >= 3 && (start..end).any(|i| doc.char(i).is_ascii_lowercase()))
            .then_some(Span::new(start, end));
    }
    let dot = (floor..end).find(|&i| is_dot(doc.char(i)))?;
    if is_dot(doc.char(end - 1)) {
        return None;
    }
    // 比尔·盖茨在演讲时: what follows is no name.
    let last = (dot..end).rev().find(|&i| is_dot(doc.char(i))).unwrap_or(dot);
    if (last + 2..end).any(|i| matches!(doc.char(i), '在' | '就' | '对' | '的')) {
        return None;
    }
    let tail = (dot..end).all(|i| doc.char(i).is_alphabetic() || is_dot(doc.char(i)) || doc.char(i) == '-');
    if !tail {
        return None;
    }
    // Before the first dot: the word there, and single characters before it.
    let mut start = dot;
    while start > floor {
        let Some(token) = scene.token_at(start - 1) else { break };
        let joins = token.start >= floor
            && (start == dot
                || is_name_tag(token.tag)
                || token.tag == "x"
                || token.end - token.start == 1 && !is_function_word(token.tag) && token.tag != "n")
            && doc.char(token.start).is_alphabetic()
            && dot - token.start <= 6;
        if !joins {
            break;
        }
        start = token.start;
    }
    (start < dot).then_some(Span::new(start, end))
}
