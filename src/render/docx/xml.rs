//! Writing XML: elements that always close, and text that always can be read again.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::render::RenderError;

/// The attributes of an element, in the order in which they are written.
pub type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// An XML file in the making.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    failed: bool,
}

impl Xml {
    /// A file with nothing but its declaration.
    pub fn new() -> Self {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
            failed: false,
        };
        xml.event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml
    }

    /// An element with content.
    pub fn inside(&mut self, name: &str, attributes: Attributes, content: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        content(self);
        self.close(name);
    }

    /// The beginning of an element; the caller closes it.
    pub fn open(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// The end of an element.
    pub fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Text between elements.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&allowed(text))));
    }

    /// The file.
    pub fn finish(self) -> Result<Vec<u8>, RenderError> {
        match self.failed {
            true => Err(RenderError::Drawing),
            false => Ok(self.writer.into_inner()),
        }
    }

    fn event(&mut self, event: Event) {
        self.failed |= self.writer.write_event(event).is_err();
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(&value.to_string()).as_str()));
    }
    start
}

/// The text without the characters that XML can't hold.
fn allowed(text: &str) -> String {
    let held = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => *letter >= ' ',
    };
    text.chars().filter(held).collect()
}
