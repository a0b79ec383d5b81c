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
