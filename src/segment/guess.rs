//! Guesses the part of speech of a word that is not in the dictionary.
//! 张尧 → nr, 3.14 → m, WES-5.4.5 → eng.

use super::tables::{self, MIN_FLOAT, MODEL_TAGS, TAG_ENG, TAG_M, TAG_X};

/// Tags of the model.
const COUNT: usize = MODEL_TAGS.len();
/// What a character is in its word; a state is one of these × [`COUNT`] + the tag.
const BEGIN: usize = 0;
const MIDDLE: usize = 1;
const END: usize = 2;
const SINGLE: usize = 3;

/// Words whose guess is remembered. The names of an article come again and again, and a guess costs a hundred times
/// as much as a look.
const REMEMBERED: usize = 1 << 12;

/// Guesses, with the buffers it takes and the guesses already made.
#[derive(Default)]
pub(super) struct Guesser {
    /// Words of up to four characters, sixteen bits each, and their tags. A new one takes the place of the old.
    memory: Vec<(u64, u8)>,
    /// States that can be reached, ascending, each with the chance of the best way to it.
    reached: Vec<(u8, f64)>,
    next: Vec<(u8, f64)>,
    /// For each character after the first and each of its states, the state before.
    before: Vec<[u8; 4 * COUNT]>,
    path: Vec<u8>,
}

impl Guesser {
    /// The tag of a word.
    pub fn tag(&mut self, codes: &[u16]) -> u8 {
        if codes.iter().any(|code| tables::is_letter(*code)) {
            return TAG_ENG;
        }
        if codes.iter().any(|code| tables::is_digit(*code)) {
            return TAG_M;
        }
        if !codes.iter().any(|code| tables::is_han(*code)) {
            return TAG_X;
        }
        if codes.len() > 4 {
            return self.by_model(codes);
        }
        let word = codes.iter().fold(0, |word, code| word << 16 | u64::from(*code));
        self.memory.resize(REMEMBERED, (0, 0));
        let place = (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize % REMEMBERED;
        if self.memory[place].0 != word {
            self.memory[place] = (word, self.by_model(codes));
        }
        self.memory[place].1
    }

    /// The model cuts the word once more; the tag of the longest piece, the last of equals, is the word's.
    fn by_model(&mut self, codes: &[u16]) -> u8 {
        if let [code] = codes {
            return single(*code);
        }
        if !self.find_path(codes) {
            return TAG_X;
        }
        let (mut start, mut longest, mut tag) = (0, 0, TAG_X);
        for (at, state) in self.path.iter().enumerate() {
            let position = usize::from(*state) / COUNT;
            if position == BEGIN || position == SINGLE {
                start = at;
            }
            if (position == END || position == SINGLE) && at + 1 - start >= longest {
                longest = at + 1 - start;
                tag = MODEL_TAGS[usize::from(*state) % COUNT];
            }
        }
        tag
    }

    /// Leaves the likeliest states in `path` (Viterbi); false when there is no way through the word.
    fn find_path(&mut self, codes: &[u16]) -> bool {
        let Guesser { reached, next, before, path, .. } = self;
        reached.clear();
        reached.extend(starts(codes[0]));
        before.resize(before.len().max(codes.len()), [0; 4 * COUNT]);
        for (code, before) in codes.iter().zip(before.iter_mut()).skip(1) {
            // What cannot be reached cannot be chosen: nothing added to it exceeds it.
            let mut chance = [MIN_FLOAT; 4 * COUNT];
            for (state, way) in reached.iter() {
                chance[usize::from(*state)] = *way;
            }
            let words_before =
                &reached[reached.partition_point(|(state, _)| usize::from(*state) < END * COUNT)..];
            next.clear();
            for (state, emission) in tables::tag_states(*code) {
                let (position, tag) = (usize::from(state) / COUNT, usize::from(state) % COUNT);
                let (mut best, mut from) = (MIN_FLOAT, 0);
                let mut consider = |way: f64, step: f64, state: u8| {
                    let way = way + step + emission;
                    if way > best {
                        (best, from) = (way, state);
                    }
                };
                if position == BEGIN || position == SINGLE {
                    for (before, way) in words_before {
                        let (end, end_tag) =
                            (usize::from(*before) / COUNT - END, usize::from(*before) % COUNT);
                        consider(*way, tables::tag_between(end, end_tag, position / SINGLE, tag), *before);
                    }
                } else {
                    for from in [BEGIN, MIDDLE] {
                        let state = from * COUNT + tag;
                        consider(
                            chance[state],
                            tables::tag_within(from, position - MIDDLE, tag),
                            state as u8,
                        );
                    }
                }
                before[usize::from(state)] = from;
                if best > MIN_FLOAT {
                    next.push((state, best));
                }
            }
            std::mem::swap(reached, next);
        }
        let mut last = None;
        let mut best = MIN_FLOAT;
        for (state, way) in reached.iter().filter(|(state, _)| usize::from(*state) >= END * COUNT) {
            if *way > best {
                (best, last) = (*way, Some(*state));
            }
        }
        let Some(mut state) = last else { return false };
        path.clear();
        path.resize(codes.len(), state);
        for at in (1..codes.len()).rev() {
            state = before[at][usize::from(state)];
            path[at - 1] = state;
        }
        true
    }
}

/// The states in which a word can start with a character.
fn starts(code: u16) -> impl Iterator<Item = (u8, f64)> {
    tables::tag_states(code)
        .map(|(state, emission)| (state, tables::tag_start(state) + emission))
        .filter(|(_, chance)| *chance > MIN_FLOAT)
}

/// The tag of a single character: of equal ones the last.
fn single(code: u16) -> u8 {
    let likeliest = starts(code)
        .filter(|(state, _)| usize::from(*state) / COUNT == SINGLE)
        .max_by(|(_, a), (_, b)| a.total_cmp(b));
    likeliest.map_or(TAG_X, |(state, _)| MODEL_TAGS[usize::from(state) % COUNT])
}
