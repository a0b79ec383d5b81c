//! Documents on their way from the thread that reads them to whoever asks: one at a time as long as they are waited
//! for, several at once where the reader is ahead.
//! a, b, c while nobody asks → one handful of three.
//!
//! A thread that is woken for each small document costs more than reading it; and a document that was read is never held
//! back for the next, which may be long in coming.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many documents wait at most,
const MOST: usize = 16;
/// of so many bytes together, unless one alone is heavier.
const WEIGHT: usize = 128 << 10;

/// The two ends of a queue.
pub(super) fn queue<T>() -> (Giver<T>, Taker<T>) {
    let state = State { waiting: Vec::new(), weight: 0, closed: false };
    let shared = Arc::new(Shared { state: Mutex::new(state), change: Condvar::new() });
    (Giver(shared.clone()), Taker(shared))
}

/// The end into which items are put.
pub(super) struct Giver<T>(Arc<Shared<T>>);
/// The end from which they are taken.
pub(super) struct Taker<T>(Arc<Shared<T>>);

struct Shared<T> {
    state: Mutex<State<T>>,
    /// One side at most waits: the taker for an item, or the giver for room.
    change: Condvar,
}

struct State<T> {
    waiting: Vec<T>,
    weight: usize,
    /// Whether one of the ends is gone.
    closed: bool,
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        self.lock().closed = true;
        self.change.notify_one();
    }
}

impl<T> Giver<T> {
    /// Puts an item in when there is room; `false` when nobody takes any more.
    pub fn give(&self, item: T, weight: usize) -> bool {
        let full = |s: &mut State<T>| !s.closed && (s.waiting.len() >= MOST || s.weight >= WEIGHT);
        let waited = self.0.change.wait_while(self.0.lock(), full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return false;
        }
        state.waiting.push(item);
        state.weight += weight;
        if state.waiting.len() == 1 {
            self.0.change.notify_one();
        }
        true
    }
}

impl<T> Taker<T> {
    /// All that waits, after at most so long; nothing when it was too long; `None` when no more comes.
    pub fn take(&self, most: Duration) -> Option<Vec<T>> {
        let empty = |s: &mut State<T>| !s.closed && s.waiting.is_empty();
        let waited = self.0.change.wait_timeout_while(self.0.lock(), most, empty);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let items = std::mem::take(&mut state.waiting);
        state.weight = 0;
        let ended = state.closed && items.is_empty();
        drop(state);
        self.0.change.notify_one();
        (!ended).then_some(items)
    }
}

impl<T> Drop for Giver<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl<T> Drop for Taker<T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_taken_at_once_and_in_order() {
        let (giver, taker) = queue();
        for n in 0..3 {
            assert!(giver.give(n, 1));
        }
        assert_eq!(taker.take(Duration::ZERO), Some(vec![0, 1, 2]));
        assert_eq!(taker.take(Duration::ZERO), Some(vec![]));
        assert!(giver.give(3, WEIGHT));
        drop(giver);
        assert_eq!(taker.take(Duration::ZERO), Some(vec![3]));
        assert_eq!(taker.take(Duration::ZERO), None);
    }

    #[test]
    fn a_reader_that_is_ahead_waits_and_goes_on_until_nobody_takes() {
        let (giver, taker) = queue();
        let reader = std::thread::spawn(move || (0..).take_while(|&n| giver.give(n, WEIGHT)).count());
        let mut taken = Vec::new();
        while taken.len() < 100 {
            taken.extend(taker.take(Duration::from_secs(60)).expect("more comes"));
        }
        assert_eq!(taken, (0..taken.len()).collect::<Vec<_>>());
        drop(taker);
        // At most one item was put in that nobody took.
        assert!(reader.join().expect("ended") <= taken.len() + 1);
    }
}
