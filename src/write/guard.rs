//! Calls into a library that panics where it should give an error: the writer of workbooks does when a disk is full.
//! A panic with `Os { code: 28, kind: StorageFull, … }` → that error, and nothing on standard error.

use std::any::Any;
use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is about to become an error, so that nobody need hear of it.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Calls `work`; its panic becomes an error. What `work` was changing must not be used any more then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() {
                before(info);
            }
        }));
    });
    EXPECTED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(false);
    done.map_err(|payload| error(&*payload))
}

fn error(payload: &(dyn Any + Send)) -> io::Error {
    let words = payload.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("unknown error");
    // The error that was not given is in the words.
    let code = words.split("code: ").nth(1).and_then(|rest| rest.split(',').next()?.parse().ok());
    code.map_or_else(|| io::Error::other(words.to_owned()), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_the_error_in_its_words() {
        let full = guarded(|| panic!("no: Os {{ code: 28, kind: StorageFull, message: \"…\" }}"));
        assert_eq!(full.unwrap_err().raw_os_error(), Some(28));
        assert_eq!(guarded(|| panic!("else")).unwrap_err().to_string(), "else");
        assert_eq!(guarded(|| 5).unwrap(), 5);
    }
}
