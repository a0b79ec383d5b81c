//! What a single character is worth in a numeral.
//! 七 and 柒 are 7, 万 is ten to the fourth.

/// The value of a 汉字 digit, plain or financial.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of a multiplier.
pub fn multiplier(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Whether a 汉字 numeral may begin with or contain `c`.
pub fn is_han_numeral(c: char) -> bool {
    digit(c).is_some() || multiplier(c).is_some()
}

/// Whether `c` makes a round number vague from the front: 数十, 几百, 上千.
pub fn is_vague_head(c: char) -> bool {
    matches!(c, '数' | '几' | '上')
}

/// 1 200 万元, 12 345元: where groups of three digits behind spaces end that a word of news follows at once.
pub fn spaced_groups(chars: &[char], start: usize, end: usize) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut at = end;
    // Four groups at most: a table of numbers is not read to its end from each of them.
    while at < end + 16
        && chars.get(at) == Some(&' ')
        && (1..4).all(|i| is_digit(at + i))
        && !is_digit(at + 4)
    {
        at += 4;
    }
    let before = start.checked_sub(1).map_or('\n', |i| chars[i]);
    let spaced = usize::from(chars.get(at) == Some(&' '));
    let next = chars.get(at + spaced).copied().unwrap_or('\0');
    let word = matches!(
        next,
        '万' | '亿'
            | '元'
            | '人'
            | '名'
            | '件'
            | '户'
            | '吨'
            | '公'
            | '平'
            | '美'
            | '个'
            | '辆'
            | '台'
            | '家'
    );
    let alone = !before.is_ascii_alphanumeric()
        && !matches!(before, '年' | '月' | '日' | '号' | '第' | '表' | '图' | '.' | ',');
    if at > end && word && alone && before != ' ' { at } else { end }
}
