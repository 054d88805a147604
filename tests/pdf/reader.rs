//! A small reader of PDF files: objects by the table at the end, and nothing that our files don't have.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dict(BTreeMap<String, Value>),
    Ref(usize),
}

impl Value {
    pub fn name(&self) -> &str {
        match self {
            Value::Name(name) => name,
            _ => "",
        }
    }

    pub fn number(&self) -> f64 {
        match self {
            Value::Number(number) => *number,
            _ => panic!("no number: {self:?}"),
        }
    }

    pub fn items(&self) -> Vec<Value> {
        match self {
            Value::Array(items) => items.clone(),
            Value::Null => Vec::new(),
            other => vec![other.clone()],
        }
    }

    /// A text: UTF-16 with its mark, or Latin.
    pub fn text(&self) -> String {
        match self {
            Value::Text(bytes) => match bytes.strip_prefix(&[0xfe, 0xff]) {
                Some(wide) => {
                    let units = wide
                        .chunks(2)
                        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                    String::from_utf16(&units.collect::<Vec<u16>>()).unwrap()
                }
                None => bytes.iter().map(|byte| char::from(*byte)).collect(),
            },
            _ => String::new(),
        }
    }
}

/// A file.
pub struct Pdf {
    bytes: Vec<u8>,
    places: BTreeMap<usize, usize>,
    pub trailer: Value,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Pdf {
        let tail = rfind(bytes, b"startxref").unwrap();
        let table: usize = word(&bytes[tail + 9..]).parse().unwrap();
        let end = tail - (tail - find(&bytes[..tail], b"trailer", table).unwrap());
        let text = String::from_utf8_lossy(&bytes[table..end]).into_owned();
        let mut places = BTreeMap::new();
        let mut lines = text.lines().skip(1);
        while let Some(head) = lines.next() {
            let mut range = head.split_whitespace().map(|n| n.parse::<usize>().unwrap());
            let (first, count) = (range.next().unwrap(), range.next().unwrap());
            for (at, line) in lines.by_ref().take(count).enumerate() {
                if line.contains('n') {
                    places.insert(first + at, word(line.as_bytes()).parse().unwrap());
                }
            }
        }
        let trailer = Parser::new(&bytes[end + 7..]).value();
        Pdf {
            bytes: bytes.to_vec(),
            places,
            trailer,
        }
    }

    /// What a value stands for.
    pub fn resolve(&self, value: &Value) -> Value {
        match value {
            Value::Ref(number) => {
                let mut parser = Parser::new(&self.bytes[self.places[number]..]);
                for _ in 0..3 {
                    parser.token();
                }
                parser.value()
            }
            other => other.clone(),
        }
    }

    /// A member of a dictionary; nothing if it has none.
    pub fn get(&self, value: &Value, key: &str) -> Value {
        match self.resolve(value) {
            Value::Dict(dict) => dict
                .get(key)
                .map_or(Value::Null, |found| self.resolve(found)),
            _ => Value::Null,
        }
    }

    /// What a stream holds, unpacked.
    pub fn stream(&self, value: &Value) -> Vec<u8> {
        let Value::Ref(number) = value else {
            panic!("no stream: {value:?}");
        };
        let length = self.get(value, "Length").number() as usize;
        let from = self.places[number];
        let start = find(&self.bytes, b"stream", from).unwrap() + 6;
        let start = start + usize::from(self.bytes[start] == b'\r') + 1;
        let packed = &self.bytes[start..start + length];
        if self.get(value, "Filter") == Value::Null {
            return packed.to_vec();
        }
        let mut unpacked = Vec::new();
        ZlibDecoder::new(packed).read_to_end(&mut unpacked).unwrap();
        unpacked
    }

    pub fn catalog(&self) -> Value {
        self.get(&self.trailer, "Root")
    }

    pub fn pages(&self) -> Vec<Value> {
        let tree = self.get(&self.catalog(), "Pages");
        self.get(&tree, "Kids").items()
    }
}

/// What a stream of content does, step by step, each with the last value given to it.
pub fn steps(content: &[u8]) -> Vec<(String, Value)> {
    let mut parser = Parser::new(content);
    let mut steps = Vec::new();
    let mut last = Value::Null;
    loop {
        match parser.peek() {
            0 if parser.at >= content.len() => return steps,
            b'/' | b'(' | b'[' | b'<' => last = parser.value(),
            _ => {
                let token = parser.token();
                match token.parse() {
                    Ok(number) => last = Value::Number(number),
                    Err(_) => steps.push((token, std::mem::replace(&mut last, Value::Null))),
                }
            }
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let mut windows = bytes[from..].windows(wanted.len());
    windows
        .position(|window| window == wanted)
        .map(|at| from + at)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

fn word(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(30)]).into_owned();
    text.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Parser<'_> {
    fn new(bytes: &[u8]) -> Parser<'_> {
        Parser { bytes, at: 0 }
    }

    fn peek(&mut self) -> u8 {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// A word that is no name and no string.
    fn token(&mut self) -> String {
        self.peek();
        let from = self.at;
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/<>[]()".contains(byte);
        while self.bytes.get(self.at).is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[from..self.at]).into_owned()
    }

    fn value(&mut self) -> Value {
        match self.peek() {
            b'/' => {
                self.at += 1;
                Value::Name(self.token())
            }
            b'(' => Value::Text(self.literal()),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while self.peek() != b']' {
                    items.push(self.value());
                }
                self.at += 1;
                Value::Array(items)
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                let mut dict = BTreeMap::new();
                while self.peek() != b'>' {
                    let key = self.value().name().to_owned();
                    dict.insert(key, self.value());
                }
                self.at += 2;
                Value::Dict(dict)
            }
            b'<' => Value::Text(self.hexadecimal()),
            _ => self.plain(),
        }
    }

    fn plain(&mut self) -> Value {
        let token = self.token();
        match token.as_str() {
            "true" | "false" => return Value::Bool(token == "true"),
            "null" => return Value::Null,
            _ => {}
        }
        let after = self.at;
        if let Ok(number) = token.parse::<usize>() {
            if self.token() == "0" && self.token() == "R" {
                return Value::Ref(number);
            }
            self.at = after;
        }
        Value::Number(
            token
                .parse()
                .unwrap_or_else(|_| panic!("no number: {token:?}")),
        )
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let end = find(self.bytes, b">", self.at).unwrap();
        let digits = String::from_utf8_lossy(&self.bytes[self.at + 1..end]).into_owned();
        self.at = end + 1;
        let pairs = digits.as_bytes().chunks(2);
        pairs
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut depth = 0;
        let mut text = Vec::new();
        loop {
            let byte = self.bytes[self.at];
            self.at += 1;
            match byte {
                b'\\' => text.push(self.escaped()),
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return text;
                    }
                    text.push(byte);
                }
                byte => text.push(byte),
            }
        }
    }

    fn escaped(&mut self) -> u8 {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let digits = &self.bytes[self.at - 1..self.at + 2];
                self.at += 2;
                u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 8).unwrap()
            }
            other => other,
        }
    }
}
