//! An ordered pool: items are worked on by several threads and handed on in the order they came in.
//! `-j 1` and `-j 8` write the same bytes.
//!
//! Small items are handed over several at once where they are there: a thread that waits for each of them costs more than
//! the work on one file of a page, and none is held back for the next.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, mpsc};
use std::thread;

/// How many items are handed over at once, as far as the lower end of `size_hint` says that they are there.
const MOST: usize = 16;
/// What they weigh together, unless one alone is heavier.
const WEIGHT: usize = 64 << 10;

/// Works on the items, a handful at a time, with `jobs` threads and gives the results, one an item, to `sink` in order.
/// At most a few handfuls per thread are under way at once, so memory does not grow; `weight` tells the bytes of an
/// item. Ends early when `sink` says `false`; a panic of `work` is one of the caller.
pub fn ordered<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    jobs: usize,
    weight: impl Fn(&T) -> usize,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
    mut sink: impl FnMut(R) -> bool,
) {
    let mut items = handfuls(items.fuse(), weight);
    if jobs <= 1 {
        let _ = items.flat_map(work).all(sink);
        return;
    }
    let (give, take) = mpsc::sync_channel::<(usize, Vec<T>)>(jobs);
    let (done, results) = mpsc::channel::<(usize, thread::Result<Vec<R>>)>();
    let take = Mutex::new(take);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (take, done, work) = (&take, done.clone(), &work);
            scope.spawn(move || {
                loop {
                    let next = take.lock().ok().and_then(|t| t.recv().ok());
                    let Some((n, items)) = next else { return };
                    let found = panic::catch_unwind(AssertUnwindSafe(|| work(items)));
                    if done.send((n, found)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut next, mut given) = (0, 0);
        let mut early: BTreeMap<usize, Vec<R>> = BTreeMap::new();
        let mut give = Some(give);
        loop {
            // A few handfuls per thread are given out before a result is waited for.
            while given - next < 4 * jobs {
                let Some(handful) = items.next() else {
                    give = None;
                    break;
                };
                if give.as_ref().is_none_or(|g| g.send((given, handful)).is_err()) {
                    return;
                }
                given += 1;
            }
            if next == given {
                return;
            }
            let Ok((n, found)) = results.recv() else { return };
            early.insert(n, found.unwrap_or_else(|panic| panic::resume_unwind(panic)));
            while let Some(found) = early.remove(&next) {
                next += 1;
                if !found.into_iter().all(&mut sink) {
                    return;
                }
            }
        }
    });
}

/// Small items together, large ones alone.
fn handfuls<T>(
    mut items: impl Iterator<Item = T>,
    weight: impl Fn(&T) -> usize,
) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        let first = items.next()?;
        let mut heavy = weight(&first);
        let mut handful = vec![first];
        while handful.len() < MOST && heavy < WEIGHT && items.size_hint().0 > 0 {
            let Some(item) = items.next() else { break };
            heavy += weight(&item);
            handful.push(item);
        }
        Some(handful)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_the_pool_and_nothing_waits_for_it() {
        let work = |items: Vec<u32>| items.into_iter().map(|n| 100 / n).collect::<Vec<_>>();
        let ran = panic::catch_unwind(|| ordered((0..1000).rev(), 2, |_| 1, work, |_| true));
        assert!(ran.is_err());
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for jobs in [1, 2, 5] {
            let mut found = Vec::new();
            let double = |items: Vec<u32>| items.into_iter().map(|n| n * 2).collect();
            ordered(
                0..1000,
                jobs,
                |_| 1,
                double,
                |n| {
                    found.push(n);
                    n < 1500
                },
            );
            assert_eq!(found, (0..=750).map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
