//! A tree of XML elements, and its text.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

/// An element.
#[derive(Debug)]
pub struct Xml {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Xml>,
    text: Option<String>,
}

impl Xml {
    /// An element with nothing in it.
    pub fn new(tag: &'static str) -> Xml {
        Xml {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
            text: None,
        }
    }

    /// With an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Xml {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute if there is a value for it.
    pub fn with_some(self, name: &'static str, value: Option<&str>) -> Xml {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With a text in it.
    pub fn text(mut self, text: impl Into<String>) -> Xml {
        self.text = Some(text.into());
        self
    }

    /// With one more element in it.
    pub fn child(mut self, child: Xml) -> Xml {
        self.children.push(child);
        self
    }

    /// With more elements in it.
    pub fn children(mut self, children: impl IntoIterator<Item = Xml>) -> Xml {
        self.children.extend(children);
        self
    }

    /// The document whose root this is.
    pub fn document(&self) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let head = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
        let written = writer
            .write_event(head)
            .and_then(|()| self.write(&mut writer));
        // Memory takes whatever is written to it, so nothing is lost here.
        let bytes = written.map(|()| writer.into_inner()).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default() + "\n"
    }

    /// Writes the element and what is in it. The tree is as deep as the notation makes it, not as its input does.
    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let mut start = BytesStart::new(self.tag);
        for (name, value) in &self.attributes {
            start.push_attribute(Attribute {
                key: QName(name.as_bytes()),
                value: Cow::Owned(escaped(value).replace('\n', "&#10;").into_bytes()),
            });
        }
        if self.children.is_empty() && self.text.is_none() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        if let Some(text) = &self.text {
            writer.write_event(Event::Text(BytesText::from_escaped(escaped(text))))?;
        }
        for child in &self.children {
            child.write(writer)?;
        }
        writer.write_event(Event::End(BytesEnd::new(self.tag)))
    }
}

/// A text with the signs of XML escaped, and a blank for what XML can't hold.
fn escaped(text: &str) -> String {
    let held = |letter: char| match letter {
        '\n' | '\t' => letter,
        '\u{fffe}' | '\u{ffff}' => ' ',
        other if other.is_control() => ' ',
        other => other,
    };
    let text: String = text.replace("\r\n", "\n").chars().map(held).collect();
    escape(&text).into_owned()
}
