//! The same work on many things, on every core.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Cores that are used at most.
const CORES: usize = 8;

/// Does `work` on the numbers up to `count` on every core, in order as far as cores can, and gives
/// the results in order. Each core has a buffer of its own. Once `is_wanted` says no, what is not begun
/// is left: the results end before it.
pub(super) fn each<T: Send>(
    count: usize,
    is_wanted: &(dyn Fn() -> bool + Sync),
    work: &(dyn Fn(usize, &mut Vec<u8>) -> T + Sync),
) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(CORES));
    let next = AtomicUsize::new(0);
    let run = || {
        let (mut done, mut buffer) = (Vec::new(), Vec::new());
        while is_wanted() {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                break;
            }
            done.push((number, work(number, &mut buffer)));
        }
        done
    };
    let mut done = if cores.min(count) < 2 {
        run()
    } else {
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..cores.min(count)).map(|_| scope.spawn(run)).collect();
            let mut done = run();
            for other in others {
                match other.join() {
                    Ok(more) => done.extend(more),
                    Err(fault) => std::panic::resume_unwind(fault),
                }
            }
            done
        })
    };
    done.sort_unstable_by_key(|(number, _)| *number);
    let whole = done.iter().enumerate().take_while(|(place, (number, _))| place == number).count();
    done.truncate(whole);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_whoever_made_them() {
        assert_eq!(
            each(1000, &|| true, &|number, _| number * 2),
            (0..2000).step_by(2).collect::<Vec<_>>()
        );
        assert!(each(0, &|| true, &|number, _| number).is_empty());
    }

    #[test]
    fn what_is_not_wanted_any_more_is_left() {
        let begun = AtomicUsize::new(0);
        let results = each(1000, &|| begun.load(Ordering::Relaxed) < 10, &|number, _| {
            begun.fetch_add(1, Ordering::Relaxed);
            number
        });
        assert!(results.len() < 30);
        assert_eq!(results, (0..results.len()).collect::<Vec<_>>());
    }
}
