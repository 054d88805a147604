//! The bytes of a log as UTF-8: unpacked and decoded while they are read.
//!
//! A log is packed or not, and in one encoding or another, whatever its form. Both are seen from its first bytes; what is
//! read then is UTF-8 and plain. The only home of flate2 and encoding_rs.

use std::io::{self, Cursor, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flate2::read::MultiGzDecoder;

use super::{Fault, Input, Options};
use crate::diagnostic::messages::LogMessage;

/// How many bytes are looked at to tell the encoding.
const HEAD: usize = 64 * 1024;

/// What every gzip file begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

type Source = Box<dyn Read + Send>;

/// Opens a log for reading as UTF-8 without a byte-order mark, and says what was recognised. A log that is UTF-8 in its
/// first 64 kilobytes is handed on as it is, so what follows them may still turn out to be something else.
///
/// # Errors
///
/// When the file can't be opened, is a damaged gzip, or the encoding that the user names is unknown.
pub fn open(input: &Input<'_>, options: &Options) -> Result<(Source, Vec<LogMessage>), Fault> {
    let failed = |why| fault(input.name, why);
    let mut notes = Vec::new();
    let (head, source) = peek((input.open)().map_err(failed)?, GZIP.len()).map_err(failed)?;
    let source: Source = match head == GZIP {
        true => {
            notes.push(LogMessage::Unpacked {});
            Box::new(MultiGzDecoder::new(source))
        }
        false => source,
    };
    let (head, source) = peek(source, HEAD).map_err(failed)?;
    let encoding = match &options.encoding {
        Some(label) => named(label).ok_or_else(|| unknown_encoding(input.name, label))?,
        None => recognised(&head, &mut notes),
    };
    let mut source = source;
    if encoding == UTF_8 {
        if let Some((_, length)) = Encoding::for_bom(&head) {
            source.read_exact(&mut vec![0; length]).map_err(failed)?;
        }
        return Ok((source, notes));
    }
    Ok((Box::new(Decoding::new(source, encoding)), notes))
}

/// Why a file can't be read, for people: a gzip that ends too early or is damaged, or what the system says.
pub fn fault(name: &str, why: io::Error) -> Fault {
    match why.kind() {
        io::ErrorKind::UnexpectedEof => Fault::new(name, None, LogMessage::TruncatedGzip {}),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            let why = why.to_string();
            Fault::new(name, None, LogMessage::BrokenGzip { why })
        }
        _ => Fault::Io {
            name: name.to_string(),
            why,
        },
    }
}

/// The first bytes of a source, as many as it has up to a length, and the source as if they had not been read.
fn peek(mut source: Source, length: usize) -> io::Result<(Vec<u8>, Source)> {
    let mut head = Vec::with_capacity(length);
    source.by_ref().take(length as u64).read_to_end(&mut head)?;
    let again = Cursor::new(head.clone());
    Ok((head, Box::new(again.chain(source))))
}

fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}

fn unknown_encoding(name: &str, label: &str) -> Fault {
    let label = label.to_string();
    Fault::new(name, None, LogMessage::UnknownEncoding { label })
}

/// The encoding that the first bytes show.
fn recognised(head: &[u8], notes: &mut Vec<LogMessage>) -> &'static Encoding {
    let label = |encoding: &'static Encoding| encoding.name().to_string();
    let shown = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let shown = shown.or_else(|| declared(head)).or_else(|| wide(head));
    match shown {
        Some(encoding) if encoding == UTF_8 => UTF_8,
        Some(encoding) => {
            notes.push(LogMessage::EncodingRead {
                label: label(encoding),
            });
            encoding
        }
        None if is_utf8(head) => UTF_8,
        None => {
            notes.push(LogMessage::EncodingAssumed {
                label: label(WINDOWS_1252),
            });
            WINDOWS_1252
        }
    }
}

/// The encoding that an XML declaration names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let line = head.get(..head.len().min(200))?;
    let line = line.strip_prefix(b"<?xml")?;
    let end = line.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&line[..end]).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let label = after.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_matches(['"', '\'', ' ']);
    named(label.split(['"', '\'']).next()?)
}

/// UTF-16 without a mark: every other byte of its first letters is nothing.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the beginning of a file is UTF-8; its last letter may be cut in two.
fn is_utf8(head: &[u8]) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(why) => why.error_len().is_none() && head.len() == HEAD,
    }
}

/// Decodes while it reads. What is no letter of the encoding becomes the replacement character.
struct Decoding {
    source: Source,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is still to be decoded.
    left: std::ops::Range<usize>,
    decoded: Vec<u8>,
    /// What of `decoded` is still to be handed on.
    ready: std::ops::Range<usize>,
    at_end: bool,
}

impl Decoding {
    fn new(source: Source, encoding: &'static Encoding) -> Decoding {
        Decoding {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; HEAD],
            left: 0..0,
            decoded: vec![0; HEAD],
            ready: 0..0,
            at_end: false,
        }
    }

    /// Decodes a piece more; nothing is ready after it only at the end.
    fn refill(&mut self) -> io::Result<()> {
        while self.ready.is_empty() && !self.at_end {
            let drained = self.left.is_empty();
            if drained {
                let read = self.source.read(&mut self.raw)?;
                self.left = 0..read;
            }
            let last = drained && self.left.is_empty();
            let raw = &self.raw[self.left.clone()];
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(raw, &mut self.decoded, last);
            self.left.start += read;
            self.ready = 0..written;
            self.at_end = last && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl Read for Decoding {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.refill()?;
        let length = into.len().min(self.ready.len());
        let from = self.ready.start;
        into[..length].copy_from_slice(&self.decoded[from..from + length]);
        self.ready.start += length;
        Ok(length)
    }
}
