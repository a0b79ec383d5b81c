//! Cuts and tags with the built-in dictionary: the words of the likeliest way through a stretch of text.
//! 市人社局受理 → 市人 | 社局 | 受理: the same words as jieba-rs finds, and the same tags.

use super::guess::Guesser;
use super::tables::{self, Node};
use super::{Token, unknown};
use crate::model::Span;
use std::cell::Cell;
use std::hint::select_unpredictable;

/// Characters that are worked on at once: enough that a text's ends do not count, few enough that the
/// buffers stay in the cache. More when the text offers no character to break at.
const CHUNK: usize = 2048;

/// A thread keeps buffers for this many characters; one that met a huge stretch of text gives its own back.
const KEPT: usize = 1 << 20;

/// What a word is to the dictionary: 0 nothing, else the word's value. This one says that it was not asked.
const NOT_ASKED: u16 = u16::MAX;

/// The word that the best way takes from a character on: value, 15 bits; whether it is a single character
/// that may join others to an unknown word, 1 bit; length, 8 bits; and the length of the longest word of
/// the dictionary that begins here, 8 bits.
#[derive(Clone, Copy, Default)]
pub(super) struct Step(u32);

impl Step {
    const JOINS: u32 = 1 << 15;

    fn value(self) -> u16 {
        self.0 as u16 & 0x7FFF
    }

    fn joins(self) -> bool {
        self.0 & Step::JOINS != 0
    }

    fn len(self) -> usize {
        (self.0 >> 16) as usize & 0xFF
    }

    fn longest(self) -> usize {
        (self.0 >> 24) as usize
    }
}

/// A stretch of text with the best way through it.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'a> {
    /// The characters, and two zeros.
    pub codes: &'a [u16],
    /// A step for each character, and one that joins nothing.
    steps: &'a [Step],
}

impl Chunk<'_> {
    /// What the characters from `start` to `end` are to the dictionary.
    pub fn value(self, start: usize, end: usize) -> u16 {
        if end - start > self.steps[start].longest() {
            return 0;
        }
        let first = Node::first(self.codes[start]);
        self.codes[start + 1..end].iter().fold(first, |node, code| node.next(*code)).value()
    }

    /// Gives the words: start, end and value.
    fn words(self, states: &mut Vec<u8>, mut give: impl FnMut(usize, usize, u16)) {
        let mut at = 0;
        while at < self.codes.len() - 2 {
            let step = self.steps[at];
            let mut end = at + step.len();
            if step.joins() && self.steps[end].joins() {
                while self.steps[end].joins() {
                    end += 1;
                }
                self.unjoined(at, end, states, &mut give);
            } else {
                give(at, end, step.value());
            }
            at = end;
        }
    }

    /// A run of single characters: perhaps a word that the dictionary does not know.
    fn unjoined(
        self,
        start: usize,
        end: usize,
        states: &mut Vec<u8>,
        give: &mut impl FnMut(usize, usize, u16),
    ) {
        if self.value(start, end) == 0 {
            unknown::cut(&self.codes[start..end], states, |from, to| {
                give(start + from, start + to, NOT_ASKED)
            });
        } else {
            // A word that the best way took apart stays apart.
            (start..end).for_each(|at| give(at, at + 1, self.steps[at].value()));
        }
    }
}

/// Buffers that live as long as their thread, so that a call allocates nothing.
#[derive(Default)]
struct Scratch {
    codes: Vec<u16>,
    /// ln of the chance of the best way from a character to the end of its block.
    chances: Vec<f64>,
    steps: Vec<Step>,
    states: Vec<u8>,
    guesser: Guesser,
}

thread_local! {
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Cuts `text`; positions count from `base`.
pub(super) fn cut(text: impl Iterator<Item = char>, base: usize, out: &mut Vec<Span>) {
    chunks(text, base, |base, chunk, states, _| {
        chunk.words(states, |start, end, _| out.push(Span::new(base + start, base + end)));
    });
}

/// Cuts and tags `text`; positions count from `base`.
pub(super) fn tag(text: impl Iterator<Item = char>, base: usize, out: &mut Vec<Token>) {
    chunks(text, base, |base, chunk, states, guesser| {
        chunk.words(states, |start, end, value| {
            let value = if value == NOT_ASKED { chunk.value(start, end) } else { value };
            let tag = if value == 0 { guesser.tag(&chunk.codes[start..end]) } else { tables::tag(value) };
            out.push(Token { start: base + start, end: base + end, tag: tables::tag_name(tag) });
        });
    });
}

/// The tag that the model gives a word that no dictionary knows.
pub(super) fn guess(word: &str) -> &'static str {
    let codes: Vec<u16> = word.chars().map(tables::code).collect();
    tables::tag_name(Guesser::default().tag(&codes))
}

/// Gives the text chunk by chunk. A chunk ends where a block ends, so that no word is torn.
fn chunks(
    mut text: impl Iterator<Item = char>,
    mut base: usize,
    mut give: impl FnMut(usize, Chunk, &mut Vec<u8>, &mut Guesser),
) {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    loop {
        let Scratch { codes, chances, steps, states, guesser } = &mut *scratch;
        codes.clear();
        for c in text.by_ref() {
            let code = tables::code(c);
            codes.push(code);
            if codes.len() >= CHUNK && !tables::in_block(code) && code != tables::RETURN {
                break;
            }
        }
        let count = codes.len();
        if count == 0 {
            break;
        }
        codes.extend([0, 0]);
        if steps.len() <= count {
            steps.resize(count + 1, Step::default());
            chances.resize(count + 1, 0.0);
        }
        steps[count] = Step::default();
        best_way(codes, chances, steps);
        give(base, Chunk { codes, steps }, states, guesser);
        base += count;
    }
    if scratch.steps.len() <= KEPT {
        SCRATCH.set(Some(scratch));
    }
}

/// Finds the best way through the text, from its end to its start.
///
/// The first two characters of a word are looked up without a branch: for a third of all positions the
/// first goes on to a second, so a processor that has to guess guesses wrong all the time. Four of a hundred
/// go on to a third. Sums and comparisons are those of jieba, in its order, so that not a bit differs.
fn best_way(codes: &[u16], chances: &mut [f64], steps: &mut [Step]) {
    let count = codes.len() - 2;
    let (codes, chances, steps) = (&codes[..count], &mut chances[..=count], &mut steps[..count]);
    chances[count] = 0.0;
    let (mut next, mut after_next) = (0, 0);
    let (mut chance_next, mut chance_after_next) = (0.0, 0.0);
    for at in (0..count).rev() {
        let code = codes[at];
        let one = Node::first(code);
        let two = one.next(next);
        let mut found = two.next(after_next);
        let (value1, value2) = (one.value(), two.value());
        let none = value1 | value2 == 0;
        // A character that begins no word stands alone, as if it had been seen once.
        let weight1 = select_unpredictable(none, tables::STRANGER, tables::weight(value1));
        let alone = weight1 + chance_next;
        let pair = tables::weight(value2) + chance_after_next;
        // Of equal ways the longer word's is taken.
        let mut best = if pair > alone { pair } else { alone };
        let pack = |value: u16, length: usize| u32::from(value) | (length as u32) << 16;
        let mut step = select_unpredictable(pair >= alone, pack(value2, 2), pack(value1, 1) | Step::JOINS);
        let mut longest = select_unpredictable(value2 != 0, 2, usize::from(value1 != 0));
        if found.exists() {
            if none {
                best = f64::NEG_INFINITY;
            }
            let mut end = at + 3;
            loop {
                let value = found.value();
                let chance = tables::weight(value) + chances[end];
                let longer = pack(value, end - at);
                longest = select_unpredictable(value != 0, end - at, longest);
                step = select_unpredictable(value != 0 && chance >= best, longer, step);
                best = if chance > best { chance } else { best };
                if end >= count {
                    break;
                }
                found = found.next(codes[end]);
                if !found.exists() {
                    break;
                }
                end += 1;
            }
            if Step(step).value() == 0 {
                best = alone;
            }
        }
        if !tables::in_block(code) {
            // Every block is counted on its own.
            best = 0.0;
            let both = code == tables::RETURN && next == tables::RETURN + 1;
            step = pack(tables::OUTSIDE, 1 + usize::from(both));
        }
        (after_next, next) = (next, code);
        (chance_after_next, chance_next) = (chance_next, best);
        chances[at] = best;
        steps[at] = Step(step | (longest as u32) << 24);
    }
}
