//! One numeral, read character by character from where it starts.
//! 1亿2千万 → 120000000; 十余万 → 100000 and more; 五六十 → 50 to 60; 3千米 → 3, for 千米 is a unit.

use super::digits::{digit, multiplier, spaced_groups};
use super::exact::Exact;
use super::numeral::{Numeral, Vague};
use crate::charset::CharSet;

/// Two numbers in step: the lower and the upper of an approximation.
#[derive(Clone, Copy)]
struct Pair {
    low: Exact,
    high: Exact,
}

impl Pair {
    const ZERO: Pair = Pair { low: Exact::ZERO, high: Exact::ZERO };

    fn one(n: Exact) -> Pair {
        Pair { low: n, high: n }
    }
    fn plus(self, other: Pair) -> Option<Pair> {
        Some(Pair { low: self.low.plus(other.low)?, high: self.high.plus(other.high)? })
    }
    fn shift(self, places: u32) -> Option<Pair> {
        Some(Pair { low: self.low.shift(places)?, high: self.high.shift(places)? })
    }
}

/// Reads the numeral that starts at `start`. `None` when there is none or it does not fit.
pub fn read(chars: &[char], start: usize) -> Option<Numeral> {
    static BEGIN: CharSet =
        CharSet::of("0123456789〇零一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆数几上");
    if !BEGIN.holds(*chars.get(start)?) {
        return None;
    }
    plain(chars, start).or_else(|| Reader::new(chars, start).read())
}

/// 19167, 12.5, 三: digits of one writing behind which a numeral cannot go on. Over news that is three numerals of four.
fn plain(chars: &[char], start: usize) -> Option<Numeral> {
    static GOES_ON: CharSet =
        CharSet::of("0123456789〇零一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆点余多来几, .·kK");
    let first = *chars.get(start)?;
    let run = |at: usize| chars[at..].iter().take(19).take_while(|c| c.is_ascii_digit()).count();
    let ascii = first.is_ascii_digit();
    let (value, length, decimals) = if ascii {
        let whole = run(start);
        let decimals = if chars.get(start + whole) == Some(&'.') { run(start + whole + 1) } else { 0 };
        let length = if decimals > 0 { whole + 1 + decimals } else { whole };
        (row(chars[start..].get(..length.min(18))?, decimals)?, length, decimals)
    } else {
        (Exact::from_int(digit(first)?.into()), 1, 0)
    };
    let end = start + length;
    let ends = length <= 18 && !chars.get(end).is_some_and(|&c| GOES_ON.holds(c));
    let value = Exact::ZERO.plus(value)?;
    ends.then_some(Numeral { end, value, ascii, point: decimals > 0, ..Numeral::at(start) })
}

/// The number that ASCII digits write, whatever marks stand between them; the last ones are its decimals.
fn row(chars: &[char], decimals: usize) -> Option<Exact> {
    let digits = || chars.iter().filter_map(|c| c.to_digit(10));
    // Eighteen digits fit the machine's numbers; none of 28,000 numbers of news was longer.
    if chars.len() <= 18 {
        let value = digits().fold(0, |value, digit| value * 10 + i64::from(digit));
        return Some(Exact::from_row(value, decimals as u32));
    }
    let mut text: String = digits().filter_map(|digit| char::from_digit(digit, 10)).collect();
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
    Exact::from_digits(&text)
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    out: Numeral,
    /// Groups closed by 万 and 亿.
    total: Pair,
    /// The group being read.
    section: Pair,
    /// Digits that wait for a multiplier.
    pending: Option<Pair>,
    /// The last multiplier within the group, and the last of 万 and 亿.
    small: u32,
    large: u32,
    /// Power of ten of the multiplier just read, while nothing followed it.
    last: Option<u32>,
    decimals: bool,
}

impl<'a> Reader<'a> {
    fn new(chars: &'a [char], start: usize) -> Reader<'a> {
        let out = Numeral::at(start);
        Reader {
            chars,
            at: start,
            out,
            total: Pair::ZERO,
            section: Pair::ZERO,
            pending: None,
            small: 4,
            large: 16,
            last: None,
            decimals: false,
        }
    }

    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn read(mut self) -> Option<Numeral> {
        self.vague_head();
        loop {
            let c = self.peek(0);
            let going = if c.is_ascii_digit() {
                self.ascii()?
            } else if digit(c).is_some() {
                self.han()?
            } else if let Some(places) = multiplier(c) {
                self.multiply(places)?
            } else {
                match c {
                    '点' => self.han_decimals()?,
                    '余' | '多' | '来' | '几' => self.infix(),
                    ' ' => self.space(),
                    _ => false,
                }
            };
            if !going {
                break;
            }
            self.out.end = self.at;
        }
        self.finish()
    }

    /// 数, 几, 上 before a multiplier.
    fn vague_head(&mut self) {
        let vague = match self.peek(0) {
            '数' => Vague::More,
            '几' => Vague::Some,
            '上' => Vague::AtLeast,
            _ => return,
        };
        if multiplier(self.peek(1)).is_some() {
            self.out.vague = Some(vague);
            self.at += 1;
        }
    }

    /// 8,500 or 1234.50; digits that follow digits of another writing end the numeral.
    fn ascii(&mut self) -> Option<bool> {
        if self.pending.is_some() || self.decimals || self.out.vague.is_some() || self.is_second_number() {
            return Some(false);
        }
        let from = self.at;
        let run = |at: usize| self.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let length = run(self.at);
        let mut at = self.at + length;
        if length <= 3 {
            while self.chars.get(at) == Some(&',') && run(at + 1) == 3 {
                at += 4;
            }
            if at == self.at + length {
                at = spaced_groups(self.chars, self.at, at);
            }
        }
        let mut decimals = 0;
        if matches!(self.chars.get(at), Some('.' | '·')) {
            decimals = run(at + 1);
            if decimals > 0 {
                at += 1 + decimals;
                self.out.point = true;
            }
        }
        let mut value = row(&self.chars[self.at..at], decimals)?;
        // 15k元
        if matches!(self.chars.get(at), Some('k' | 'K'))
            && matches!(self.chars.get(at + 1), Some('元' | '个' | '块' | '美'))
        {
            value = value.shift(3)?;
            at += 1;
            self.out.kilo = true;
        }
        // 3万5 is 35000, but only for a single digit.
        let short = at - from == 1;
        self.at = at;
        self.out.ascii = true;
        self.pending = Some(Pair::one(value));
        if !short {
            self.last = None;
        }
        Some(true)
    }

    /// 1.27亿65岁: behind 1.27亿, and behind 亿 without a further multiplier, digits begin another number.
    fn is_second_number(&self) -> bool {
        let digits = self.chars[self.at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let closed = self.large == 8 && self.small == 4 && self.section.high.is_zero();
        self.out.end > self.out.start
            && (self.out.point || closed && digits > 1 && multiplier(self.peek(digits)).is_none())
    }

    /// One digit, two neighbours (两三), or a row of digits (二〇二〇).
    fn han(&mut self) -> Option<bool> {
        if self.pending.is_some() || self.decimals || self.out.vague.is_some() {
            return Some(false);
        }
        // 两万两: the last 两 is a unit of weight.
        let later = self.out.end > self.out.start;
        if later && self.peek(0) == '两' && multiplier(self.peek(1)).is_none() {
            return Some(false);
        }
        let mut read = [0; 32];
        let mut length = 0;
        let row = self.chars[self.at..].iter().enumerate();
        for (i, digit) in
            row.map_while(|(i, &c)| digit(c).filter(|_| i == 0 || c != '两')).take(32).enumerate()
        {
            (read[i], length) = (digit, i + 1);
        }
        // 一两天; 一两 of gold is a weight.
        if length == 1 && read[0] == 1 && self.peek(1) == '两' && self.counts_behind(2) && !later {
            (read[1], length) = (2, 2);
        }
        let mut run = &read[..length];
        if self.out.end > self.out.start && run.len() > 1 && run[0] == 0 {
            run = &run[1..];
            self.last = None;
        }
        self.pending = Some(match *run {
            [d] => Pair::one(Exact::from_int(d.into())),
            [a, b] if a > 0 && (b == a + 1 || (a, b) == (3, 5)) => {
                Pair { low: Exact::from_int(a.into()), high: Exact::from_int(b.into()) }
            }
            _ if self.out.end > self.out.start => return Some(false),
            _ => {
                self.out.positional = true;
                let row: String = run.iter().filter_map(|&d| char::from_digit(d, 10)).collect();
                Pair::one(Exact::from_digits(&row)?)
            }
        });
        self.at += length;
        Some(true)
    }

    /// Whether something that 一两 counts follows: 一两天, 一两百.
    fn counts_behind(&self, ahead: usize) -> bool {
        const COUNTED: &str =
            "天年个次月周名位家种百千万亿人句分秒步项件条场处点倍成小代辈元块毛张只道辆本封遍回";
        COUNTED.contains(self.peek(ahead))
    }

    /// 三十二点六; 三点五十 is a clock time.
    fn han_decimals(&mut self) -> Option<bool> {
        let point = 1 + self.chars.get(self.at + 1..)?.iter().take(2).take_while(|&&c| c == ' ').count();
        let row: Vec<u32> =
            self.chars.get(self.at + point..)?.iter().map_while(|&c| digit(c)).take(20).collect();
        let after = self.peek(point + row.len());
        let clock = matches!(after, '十' | '分' | '刻' | '点');
        let plain = self.pending.is_some() || !self.section.low.is_zero();
        if row.is_empty() || clock || !plain || self.out.ascii || self.decimals || self.out.positional {
            return Some(false);
        }
        let row_text: String = row.iter().filter_map(|&d| char::from_digit(d, 10)).collect();
        let fraction = Exact::from_digits(&format!("0.{row_text}"))?;
        let whole = self.section.plus(self.pending.unwrap_or(Pair::ZERO))?;
        self.pending = Some(whole.plus(Pair::one(fraction))?);
        self.section = Pair::ZERO;
        self.at += point + row.len();
        self.decimals = true;
        self.out.point = true;
        self.last = None;
        Some(true)
    }

    /// 十 to 千 within a group, 万 and 亿 closing one.
    fn multiply(&mut self, places: u32) -> Option<bool> {
        let fresh = self.out.end == self.out.start;
        if self.begins_unit(places) || self.out.positional {
            return Some(false);
        }
        if fresh && self.pending.is_none() {
            self.out.bare = places > 1;
            self.pending = Some(Pair::one(Exact::from_int(1)));
        }
        if places < 4 {
            let Some(pending) = self.pending.filter(|_| places < self.small && !self.decimals) else {
                return Some(false);
            };
            self.section = self.section.plus(pending.shift(places)?)?;
            self.pending = None;
            self.small = places;
            self.out.tail = places;
        } else {
            let group = self.section.plus(self.pending.take().unwrap_or(Pair::ZERO))?;
            if group.high.is_zero() && self.total.high.is_zero() {
                return Some(false);
            }
            self.total = if group.high.is_zero() {
                self.total.shift(places)? // 万亿
            } else if places < self.large {
                self.total.plus(group.shift(places)?)?
            } else {
                self.total.plus(group)?.shift(places)?
            };
            self.out.tail = if group.high.is_zero() { self.out.tail + places } else { places };
            self.section = Pair::ZERO;
            (self.small, self.large) = (4, places);
            self.out.big = true;
            self.decimals = false;
        }
        self.last = Some(places);
        self.at += 1;
        Some(true)
    }

    /// 千 of 千瓦, 百 of 百分点, 兆 of 兆瓦 belong to the unit.
    fn begins_unit(&self, places: u32) -> bool {
        let next = self.peek(1);
        match places {
            2 => {
                next == '帕'
                    || next == '分' && matches!(self.peek(2), '之' | '点' | '比' | '位' | '百' | '制')
            }
            3 => {
                matches!(next, '米' | '克' | '瓦' | '卡' | '伏' | '帕' | '赫' | '焦' | '字' | '乏')
                    && (self.out.ascii || self.out.big || self.decimals || self.out.end > self.out.start)
                    && !matches!((next, self.peek(2)), ('字', c) if c != '节')
            }
            12 => digit(next).is_none() && !matches!(next, '元' | '日' | '韩' | '美' | '圆'),
            _ => false,
        }
    }

    /// 十余万, 30多亿: the vague word stands before a further multiplier.
    fn infix(&mut self) -> bool {
        let c = self.peek(0);
        if self.out.end == self.out.start || !matches!(self.peek(1), '万' | '亿') || self.decimals {
            return false;
        }
        self.out.vague = Some(if matches!(c, '来' | '几') { Vague::Some } else { Vague::More });
        self.at += 1;
        true
    }

    /// Spaces between a number and its multiplier: 500 亿.
    fn space(&mut self) -> bool {
        let spaces = self.chars[self.at..].iter().take(3).take_while(|&&c| c == ' ').count();
        let next = self.peek(spaces);
        let joins = match next {
            '万' | '亿' => true,
            '十' | '百' | '千' | '拾' | '佰' | '仟' => !self.out.ascii,
            '点' => {
                let digit_behind = (spaces + 1..spaces + 4).map(|i| self.peek(i)).find(|&c| c != ' ');
                !self.out.ascii && digit_behind.and_then(digit).is_some()
            }
            _ => !self.out.ascii && self.pending.is_none() && digit(next).is_some(),
        };
        if self.out.end == self.out.start || !joins {
            return false;
        }
        self.at += spaces;
        true
    }

    fn finish(mut self) -> Option<Numeral> {
        if self.out.end == self.out.start {
            return None;
        }
        if let Some(pending) = self.pending {
            // 三千五, 3万5: the digit counts in tenths of the multiplier before it.
            let places = self.last.filter(|&p| p >= 2 && !self.decimals).map_or(0, |p| p - 1);
            self.section = self.section.plus(pending.shift_unless_zero(places)?)?;
            self.out.tail = places;
        }
        let sum = if self.total.high.is_zero() { self.section } else { self.total.plus(self.section)? };
        self.out.value = sum.low;
        self.out.high = (sum.high != sum.low).then_some(sum.high);
        Some(self.out)
    }
}

impl Pair {
    /// Shifted, but untouched (its last zeros kept) when there is nothing to shift.
    fn shift_unless_zero(self, places: u32) -> Option<Pair> {
        if places == 0 { Some(self) } else { self.shift(places) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Vague, read};

    fn value(text: &str) -> (String, usize) {
        let chars: Vec<char> = text.chars().collect();
        read(&chars, 0).map_or((String::new(), 0), |n| {
            let high = n.high.map_or(String::new(), |h| format!("..{h}"));
            (format!("{}{high}", n.value), n.end)
        })
    }

    #[test]
    fn every_writing() {
        for (text, want, length) in [
            ("10.50%", "10.50", 5),
            ("8,500元", "8500", 5),
            ("1.13亿", "113000000", 5),
            ("三十二点六亿元", "3260000000", 6),
            ("1亿2千万元", "120000000", 5),
            ("3万5千", "35000", 4),
            ("三千五", "3500", 3),
            ("一千零五", "1005", 4),
            ("壹仟玖佰元", "1900", 4),
            ("126.06万亿元", "126060000000000", 8),
            ("两三百名", "200..300", 3),
            ("一两天", "1..2", 2),
            ("一两千名", "1000..2000", 3),
            ("一两黄金", "1", 1),
            ("五六十人", "50..60", 3),
            ("十七八岁", "17..18", 3),
            ("三五百块", "300..500", 3),
            ("2200万千瓦", "22000000", 5),
            ("3千米", "3", 1),
            ("数十万", "100000", 3),
            ("十余万", "100000", 3),
            ("二〇二〇年", "2020", 4),
            ("三点五十分", "3", 1),
            ("500 亿元", "50000000000", 5),
            ("四十九兆九千五百九十二亿元", "49959200000000", 12),
            ("百分之五", "", 0),
            ("1.27亿65岁", "127000000", 5),
            ("14亿65岁", "1400000000", 3),
            ("3亿5000万元", "350000000", 7),
            ("六 点 五 成", "6.5", 5),
        ] {
            assert_eq!(value(text), (want.to_owned(), length), "{text}");
        }
    }

    #[test]
    fn too_large_is_none() {
        assert_eq!(value(&"9".repeat(200)).1, 0);
        assert_eq!(value(&format!("1{}", "亿".repeat(40))).1, 0);
    }

    #[test]
    fn vague_heads() {
        let chars: Vec<char> = "上千人".chars().collect();
        assert_eq!(read(&chars, 0).and_then(|n| n.vague), Some(Vague::AtLeast));
    }
}
