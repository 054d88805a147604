//! Output that is written while a log is read, and appears only when it is whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::super::output::beside;

/// A file beside its place, or among the temporary files where the place is the standard output. The threads that read a
/// log give it the texts of their portions in any order; it writes them in the order of the log. When a log is read anew
/// from its beginning, what was written before goes.
pub struct Spool {
    state: Mutex<State>,
    place: Option<PathBuf>,
    path: PathBuf,
}

struct State {
    head: String,
    between: &'static str,
    any: bool,
    file: BufWriter<File>,
    next: usize,
    waiting: BTreeMap<usize, String>,
    failure: Option<io::Error>,
}

impl Spool {
    /// A new one for this place, or for the standard output, that begins with `head` and has `between`
    /// between the portions that are not empty.
    pub fn new(place: Option<&Path>, head: String, between: &'static str) -> io::Result<Spool> {
        let path = match place {
            Some(place) => beside(place),
            None => std::env::temp_dir().join(format!("lajur-{}.tmp", std::process::id())),
        };
        let mut options = File::options();
        let file = options.read(true).write(true).create(true).truncate(true);
        let mut state = State {
            head,
            between,
            any: false,
            file: BufWriter::with_capacity(1 << 20, file.open(&path)?),
            next: 0,
            waiting: BTreeMap::new(),
            failure: None,
        };
        state.begin();
        Ok(Spool {
            state: Mutex::new(state),
            place: place.map(Path::to_path_buf),
            path,
        })
    }

    /// Takes the text of a portion; `at` is its place in the order of the log.
    pub fn put(&self, at: usize, text: String) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if at == 0 && state.next > 0 {
            state.start_again();
        }
        state.waiting.insert(at, text);
        while let Some(text) = {
            let next = state.next;
            state.waiting.remove(&next)
        } {
            state.portion(&text);
            state.next += 1;
        }
    }

    /// Writes what is left and brings the file to its place.
    ///
    /// # Errors
    ///
    /// When anything could not be written. The place is as it was then.
    pub fn finish(self, tail: &str) -> io::Result<()> {
        let state = self.state.into_inner();
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.write(tail);
        let done = state.whole().and_then(|mut file| match &self.place {
            Some(place) => fs::rename(&self.path, place),
            None => to_stdout(&mut file),
        });
        if self.place.is_none() || done.is_err() {
            let _ = fs::remove_file(&self.path);
        }
        done
    }
}

impl State {
    fn begin(&mut self) {
        let head = std::mem::take(&mut self.head);
        self.write(&head);
        self.head = head;
    }

    fn write(&mut self, text: &str) {
        if self.failure.is_none()
            && let Err(why) = self.file.write_all(text.as_bytes())
        {
            self.failure = Some(why);
        }
    }

    fn portion(&mut self, text: &str) {
        if !text.is_empty() {
            if self.any {
                self.write(self.between);
            }
            self.any = true;
            self.write(text);
        }
    }

    fn start_again(&mut self) {
        self.next = 0;
        self.any = false;
        self.waiting.clear();
        let emptied = self.file.flush().and_then(|()| {
            let file = self.file.get_mut();
            file.set_len(0).and_then(|()| file.rewind())
        });
        self.failure = emptied.err();
        self.begin();
    }

    /// The file, with all that was written in it.
    fn whole(self) -> io::Result<File> {
        match self.failure {
            Some(failure) => Err(failure),
            None => self.file.into_inner().map_err(|why| why.into_error()),
        }
    }
}

/// A reader that has gone away is no failure.
fn to_stdout(file: &mut File) -> io::Result<()> {
    file.rewind()?;
    match io::copy(file, &mut io::stdout().lock()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => Err(why),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Spool;

    #[test]
    fn portions_stand_in_the_order_of_the_log_and_a_second_reading_replaces_the_first() {
        let place = std::env::temp_dir().join(format!("lajur-spool-{}", std::process::id()));
        let spool = Spool::new(Some(&place), "<".to_string(), ",").unwrap();
        let put = |at: usize, text: &str| spool.put(at, text.to_string());
        put(1, "b");
        put(0, "a");
        assert!(!place.exists());
        put(0, "x");
        put(2, "");
        put(3, "z");
        put(1, "y");
        spool.finish(">").unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "<x,y,z>");
        fs::remove_file(&place).unwrap();
    }
}
