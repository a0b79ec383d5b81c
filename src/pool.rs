//! An ordered pool: items are worked on by several threads and handed on in the order they came in.
//! `-j 1` and `-j 8` write the same bytes.

use std::collections::BTreeMap;
use std::sync::{Mutex, mpsc};
use std::thread;

/// Works on every item with `jobs` threads and gives the results to `sink` in order. At most a few
/// items per thread are under way at once, so memory does not grow. Ends early when `sink` says `false`.
pub fn ordered<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> bool,
) {
    if jobs <= 1 {
        for item in items {
            if !sink(work(item)) {
                return;
            }
        }
        return;
    }
    let (give, take) = mpsc::sync_channel::<(usize, T)>(jobs);
    let (done, results) = mpsc::channel::<(usize, R)>();
    let take = Mutex::new(take);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (take, done, work) = (&take, done.clone(), &work);
            scope.spawn(move || {
                loop {
                    let next = take.lock().ok().and_then(|t| t.recv().ok());
                    let Some((n, item)) = next else { return };
                    if done.send((n, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut next, mut given) = (0, 0);
        let mut early: BTreeMap<usize, R> = BTreeMap::new();
        let mut items = items.fuse();
        let mut give = Some(give);
        loop {
            // A few items per thread are given out before a result is waited for.
            while given - next < 4 * jobs {
                let Some(item) = items.next() else {
                    give = None;
                    break;
                };
                if give.as_ref().is_none_or(|g| g.send((given, item)).is_err()) {
                    return;
                }
                given += 1;
            }
            if next == given {
                return;
            }
            let Ok((n, result)) = results.recv() else { return };
            early.insert(n, result);
            while let Some(result) = early.remove(&next) {
                next += 1;
                if !sink(result) {
                    return;
                }
            }
        }
    });
}
