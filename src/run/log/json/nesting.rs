//! Where a value of JSON ends, by its brackets and quotes alone, without understanding what is in it.

/// How deep lists and objects can be in each other. The parser of values has the same bound.
const DEEPEST: usize = 120;

/// Why a value has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The file ends in it.
    Ends,
    /// What stands there can't.
    Unexpected,
    /// It is nested too deep.
    TooDeep,
    /// It is too long.
    TooLong,
}

/// A value that is read bit by bit.
#[derive(Debug, Default)]
pub struct Nesting {
    open: Vec<u8>,
    state: State,
    /// The key whose list holds events, and how many objects that list has so far.
    events: Events,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Before,
    /// A number, or a word such as `null`.
    Bare,
    Between,
    Text,
    Escape,
    After,
}

/// Counts the events of a case.
#[derive(Debug, Default)]
struct Events {
    key: Vec<u8>,
    last: Vec<u8>,
    inside: bool,
    count: u64,
}

impl Nesting {
    /// Of values in which the list under this key holds events.
    pub fn new(key: &str) -> Nesting {
        let events = Events {
            key: key.as_bytes().to_vec(),
            ..Events::default()
        };
        Nesting {
            events,
            ..Nesting::default()
        }
    }

    /// Before the next value.
    pub fn restart(&mut self) {
        self.open.clear();
        self.state = State::Before;
        self.events.last.clear();
        self.events.inside = false;
        self.events.count = 0;
    }

    /// How many objects stand in the list of events.
    pub fn events(&self) -> u64 {
        self.events.count
    }

    /// Whether the value has come to its end.
    pub fn is_done(&self) -> bool {
        self.state == State::After
    }

    /// Whether the value has come to its end if nothing follows: only a number or a word needs that to be known.
    pub fn ends_here(&mut self) -> bool {
        if self.state == State::Bare {
            self.state = State::After;
        }
        self.is_done()
    }

    /// Takes in what follows, and tells how many bytes of it belong to the value.
    ///
    /// # Errors
    ///
    /// Why they can't, and how many could.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<usize, (usize, Broken)> {
        for (at, byte) in bytes.iter().enumerate() {
            match self.state {
                State::After => return Ok(at),
                State::Text => self.in_text(*byte).map_err(|why| (at, why))?,
                State::Escape => {
                    self.events.last.push(*byte);
                    self.state = State::Text;
                }
                State::Bare if b",]} \t\r\n".contains(byte) => {
                    self.state = State::After;
                    return Ok(at);
                }
                State::Bare => {}
                State::Before | State::Between => self.between(*byte).map_err(|why| (at, why))?,
            }
        }
        Ok(bytes.len())
    }

    fn in_text(&mut self, byte: u8) -> Result<(), Broken> {
        match byte {
            b'"' if self.open.is_empty() => self.state = State::After,
            b'"' => self.state = State::Between,
            b'\\' => self.state = State::Escape,
            0..0x20 => return Err(Broken::Unexpected),
            _ => {}
        }
        if self.open.len() == 1 && byte != b'"' {
            self.events.last.push(byte);
        }
        Ok(())
    }

    fn between(&mut self, byte: u8) -> Result<(), Broken> {
        match byte {
            b'"' => {
                self.state = State::Text;
                self.events.last.clear();
            }
            b'{' | b'[' => {
                self.count(byte);
                self.open.push(byte);
                self.state = State::Between;
                if self.open.len() > DEEPEST {
                    return Err(Broken::TooDeep);
                }
            }
            b'}' | b']' => {
                let opened = if byte == b'}' { b'{' } else { b'[' };
                if self.open.pop() != Some(opened) {
                    return Err(Broken::Unexpected);
                }
                if self.open.is_empty() {
                    self.state = State::After;
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' => {}
            _ if self.state == State::Before => self.state = State::Bare,
            _ => {}
        }
        Ok(())
    }

    /// Counts the objects that open in the list of events, which is one of the keys of the value itself.
    fn count(&mut self, byte: u8) {
        match (byte, self.open.len()) {
            (b'[', 1) => self.events.inside = self.events.last == self.events.key,
            (b'{', 1) => self.events.inside = false,
            (b'{', 2) if self.events.inside => self.events.count += 1,
            _ => {}
        }
    }
}
