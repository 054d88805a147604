//! Ctrl-C: the first one stops the play with what is known so far, the second ends the program.

use std::process;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use lajur::simulate::Watch;

use crate::cli::{Exit, Shell, output, wording};

/// From now on Ctrl-C stops the play that is watched. Where the system does not let it, Ctrl-C ends the program as it
/// would anyway.
pub fn heed(watch: &Arc<Watch>, shell: &Shell) {
    let (watch, shell) = (watch.clone(), *shell);
    let _ = ctrlc::set_handler(move || {
        if watch.stop.swap(true, Ordering::Relaxed) {
            process::exit(Exit::Stopped as i32);
        }
        output::say(&wording::stopping(), &shell);
    });
}
