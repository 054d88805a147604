//! The tags of a piece of XES, and the keys and values in them.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::name::QName;

/// A tag.
#[derive(Debug, Clone, Copy)]
pub enum Tag<'t> {
    /// The beginning of an element.
    Open {
        /// Its name and what follows that, as far as the tag goes.
        text: &'t str,
        /// How long the name is.
        name: usize,
        /// Whether it ends here as well.
        empty: bool,
        /// Where the tag stands.
        at: usize,
    },
    /// The end of the innermost element.
    Close,
    /// The end of the text.
    End,
}

/// Where the XML is broken, as a position in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenAt(pub usize);

/// Reads the tags of a text, one after the other.
pub struct Tags<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    base: usize,
}

impl<'t> Tags<'t> {
    /// Reads a text from a position on.
    pub fn from(text: &'t str, base: usize) -> Tags<'t> {
        Tags {
            text,
            reader: Reader::from_str(text.get(base..).unwrap_or_default()),
            base,
        }
    }

    /// The next tag.
    ///
    /// # Errors
    ///
    /// Where the XML is broken.
    pub fn next(&mut self) -> Result<Tag<'t>, BrokenAt> {
        loop {
            let at = self.at();
            let (name, empty) = match self.reader.read_event() {
                Ok(Event::Start(tag)) => (tag.name().as_ref().len(), false),
                Ok(Event::Empty(tag)) => (tag.name().as_ref().len(), true),
                Ok(Event::End(_)) => return Ok(Tag::Close),
                Ok(Event::Eof) => return Ok(Tag::End),
                Ok(_) => continue,
                Err(_) => return Err(BrokenAt(self.broken_at())),
            };
            let end = self.at().saturating_sub(1 + usize::from(empty));
            let text = self.text.get(at + 1..end).ok_or(BrokenAt(at))?;
            return Ok(Tag::Open {
                text,
                name,
                empty,
                at,
            });
        }
    }

    /// Passes over what is in an element that was just opened, and over its end.
    ///
    /// # Errors
    ///
    /// Where the XML is broken.
    pub fn skip(&mut self, name: &'t str) -> Result<(), BrokenAt> {
        let skipped = self.reader.read_to_end(QName(name.as_bytes()));
        skipped.map(|_| ()).map_err(|_| BrokenAt(self.broken_at()))
    }

    /// Up to where it has read.
    pub fn at(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn broken_at(&self) -> usize {
        self.base + usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX)
    }
}

/// A key and its value.
pub type Pair<'t> = (Cow<'t, str>, Cow<'t, str>);

/// Whether an element holds a key and a value. Lists and containers hold others and no value.
pub fn is_pair(name: &str) -> bool {
    matches!(name, "string" | "date" | "int" | "float" | "boolean" | "id")
}

/// The key and the value that a tag has. Of the entities, the five of XML and the numbers of letters are known.
///
/// # Errors
///
/// What can't be read: an entity that nothing explains, or attributes that are none.
pub fn pair(text: &str, name: usize) -> Result<Option<Pair<'_>>, String> {
    let (mut key, mut value) = (None, None);
    for attribute in Attributes::new(text, name).with_checks(false) {
        let attribute = attribute.map_err(|_| text.to_string())?;
        let place = match attribute.key.as_ref() {
            b"key" => &mut key,
            b"value" => &mut value,
            _ => continue,
        };
        let read = attribute.unescape_value();
        *place = Some(read.map_err(|_| text.to_string())?);
    }
    Ok(key.zip(value))
}
