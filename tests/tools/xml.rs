//! A strict reading of XML: what is not well-formed is a failed test.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Tag>,
    /// The text in it, without that of its children.
    pub text: String,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// It and everything in it, in the order of the file.
    pub fn all(&self) -> Vec<&Tag> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// Those of a name, itself included.
    pub fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Tag> {
        self.all().into_iter().filter(move |tag| tag.name == name)
    }
}

/// The root of a text.
pub fn read(text: &str) -> Tag {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Tag::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(tag(&start)),
            Event::Empty(start) => {
                let tag = tag(&start);
                open.last_mut().unwrap().children.push(tag);
            }
            Event::End(_) => {
                let tag = open.pop().unwrap();
                open.last_mut().unwrap().children.push(tag);
            }
            Event::Text(text) => {
                open.last_mut().unwrap().text += &text.decode().unwrap();
            }
            Event::GeneralRef(name) => {
                let letter = match name.resolve_char_ref().unwrap() {
                    Some(letter) => letter.to_string(),
                    None => {
                        let name = name.decode().unwrap();
                        resolve_predefined_entity(&name).unwrap().to_string()
                    }
                };
                open.last_mut().unwrap().text += &letter;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    let mut roots = open.remove(0).children;
    assert_eq!(roots.len(), 1, "one root");
    roots.remove(0)
}

fn tag(start: &BytesStart) -> Tag {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        (name, attribute.unescape_value().unwrap().to_string())
    });
    Tag {
        name: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
        attributes: attributes.collect(),
        ..Tag::default()
    }
}
