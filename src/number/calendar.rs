//! The small numbers of the calendar: years written digit by digit, and 0 to 99 in both writings.
//! 二〇二〇 → 2020; 二十八 → 28; 28 → 28. All functions read folded characters.

/// The digit that a character stands for on its own: 7, 七, 〇, 零.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '〇' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// A number of exactly `width` digits at `pos`, all of one writing, and its end: 2020, 二〇二〇.
pub fn digits(chars: &[char], pos: usize, width: usize) -> Option<(u32, usize)> {
    let end = pos + width;
    let stretch = chars.get(pos..end)?;
    let ascii = stretch[0].is_ascii_digit();
    let mut value = 0;
    for &c in stretch {
        if c.is_ascii_digit() != ascii {
            return None;
        }
        value = value * 10 + digit(c)?;
    }
    let same = |c: Option<&char>| c.is_some_and(|&c| c.is_ascii_digit() == ascii && digit(c).is_some());
    let before = pos.checked_sub(1).and_then(|i| chars.get(i));
    (!same(before) && !same(chars.get(end))).then_some((value, end))
}

/// A year of four digits at `pos`, 1000 to 2999.
pub fn year(chars: &[char], pos: usize) -> Option<(i32, usize)> {
    let (value, end) = digits(chars, pos, 4)?;
    (1000..3000).contains(&value).then_some((value as i32, end))
}

/// A number from 0 to 99 at `pos`, and its end: 8, 08, 28, 八, 十, 二十八, 廿八. Longer numbers are none.
pub fn small(chars: &[char], pos: usize) -> Option<(u32, usize)> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    if at(pos).is_ascii_digit() {
        return digits(chars, pos, 1).or_else(|| digits(chars, pos, 2));
    }
    let (tens, mut i) = match at(pos) {
        '十' => (Some(1), pos + 1),
        '廿' => (Some(2), pos + 1),
        '卅' => (Some(3), pos + 1),
        c if at(pos + 1) == '十' => (Some(digit(c).filter(|&d| d > 0)?), pos + 2),
        _ => (None, pos),
    };
    let ones = digit(at(i)).filter(|_| !at(i).is_ascii_digit());
    if ones.is_some() {
        i += 1;
    }
    let value = match (tens, ones) {
        (None, None) => return None,
        (None, Some(ones)) => ones,
        (Some(_), Some(0)) => return None,
        (Some(tens), ones) => tens * 10 + ones.unwrap_or(0),
    };
    let runs_on =
        |c: char| digit(c).is_some() && !c.is_ascii_digit() || matches!(c, '十' | '百' | '千' | '万');
    (!runs_on(at(i))).then_some((value, i))
}
