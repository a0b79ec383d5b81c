//! Cuts a run of characters that no word of the dictionary joins, by a hidden Markov model.
//! 张尧经理 with 张 | 尧 | 经理 in the dictionary's best way → 张尧 | 经理.

use super::tables::{self, CUT_START, CUT_TRANSITIONS};

/// What a character is in its word.
const BEGIN: usize = 0;
const END: usize = 1;
const MIDDLE: usize = 2;
const SINGLE: usize = 3;

/// Gives the words of a run, start and end. `states` is a buffer.
pub(super) fn cut(codes: &[u16], states: &mut Vec<u8>, mut give: impl FnMut(usize, usize)) {
    let mut start = 0;
    while start < codes.len() {
        let han = tables::is_han(codes[start]);
        let length = codes[start..].iter().take_while(|code| tables::is_han(**code) == han).count();
        let part = &codes[start..start + length];
        let mut give = |from: usize, to: usize| give(start + from, start + to);
        match (han, length) {
            (false, _) => alphanumeric(part, give),
            (true, 1) => give(0, 1),
            (true, _) => han_words(part, states, give),
        }
        start += length;
    }
}

/// Letters and digits are one word, with what joins them (1.2.3, well-known) and a percent sign. Whatever
/// lies between such words is another.
fn alphanumeric(codes: &[u16], mut give: impl FnMut(usize, usize)) {
    let is = |kind: fn(u16) -> bool, at: usize| codes.get(at).is_some_and(|code| kind(*code));
    let is_alphanumeric = |at| is(tables::is_digit, at) || is(tables::is_letter, at);
    let mut at = 0;
    while at < codes.len() {
        let start = (at..codes.len()).find(|at| is_alphanumeric(*at)).unwrap_or(codes.len());
        if start > at {
            give(at, start);
        }
        let mut end = start;
        while is_alphanumeric(end) || (end > start && is(tables::is_joiner, end) && is_alphanumeric(end + 1))
        {
            end += 1;
        }
        if end > start && codes.get(end) == Some(&tables::PERCENT) {
            end += 1;
        }
        if end > start {
            give(start, end);
        }
        at = end;
    }
}

/// The likeliest states (Viterbi). Of equal ways the state with the larger number wins, as in jieba.
fn han_words(codes: &[u16], states: &mut Vec<u8>, mut give: impl FnMut(usize, usize)) {
    const STEP: [[f64; 4]; 4] = CUT_TRANSITIONS;
    let emissions = tables::cut_emissions(codes[0]);
    let mut chance: [f64; 4] = std::array::from_fn(|state| CUT_START[state] + emissions[state]);
    states.clear();
    states.push(0);
    for code in &codes[1..] {
        let emissions = tables::cut_emissions(*code);
        // Two states can precede each: the bit says whether it was the second.
        let likelier = |first: usize, second: usize, to: usize| {
            let first = chance[first] + STEP[first][to] + emissions[to];
            let second = chance[second] + STEP[second][to] + emissions[to];
            if first > second { (first, 0) } else { (second, 1) }
        };
        let begin = likelier(END, SINGLE, BEGIN);
        let end = likelier(BEGIN, MIDDLE, END);
        let middle = likelier(BEGIN, MIDDLE, MIDDLE);
        let single = likelier(END, SINGLE, SINGLE);
        chance = [begin.0, end.0, middle.0, single.0];
        states.push(begin.1 << BEGIN | end.1 << END | middle.1 << MIDDLE | single.1 << SINGLE);
    }
    let mut state = if chance[END] > chance[SINGLE] { END } else { SINGLE };
    for bits in states.iter_mut().rev() {
        let second = *bits >> state & 1 == 1;
        *bits = state as u8;
        state = match (state, second) {
            (BEGIN | SINGLE, false) => END,
            (BEGIN | SINGLE, true) => SINGLE,
            (_, false) => BEGIN,
            (_, true) => MIDDLE,
        };
    }
    let mut start = 0;
    for (at, state) in states.iter().enumerate() {
        match usize::from(*state) {
            BEGIN => start = at,
            END => give(start, at + 1),
            SINGLE => give(at, at + 1),
            _ => {}
        }
    }
}
