//! Reading a page as a tree of elements, as strictly as XML is read.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    pub tag: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// All text in it and below it, put together.
    pub text: String,
}

impl Element {
    /// The root of a page. Fails where anything is not well-formed.
    pub fn read(page: &str) -> Element {
        let page = without_code(page);
        let mut reader = Reader::from_str(page.trim_start_matches("<!DOCTYPE html>\n"));
        reader.config_mut().check_end_names = true;
        reader.config_mut().allow_unmatched_ends = false;
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Element::of(&start)),
                Event::Empty(start) => {
                    let element = Element::of(&start);
                    open.last_mut().unwrap().children.push(element);
                }
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    let parent = open.last_mut().unwrap();
                    parent.text.push_str(&closed.text);
                    parent.children.push(closed);
                }
                Event::Text(text) => {
                    let text = text.decode().unwrap().into_owned();
                    assert!(!text.contains('>'), "a bare `>` in {text}");
                    open.last_mut().unwrap().text.push_str(&text);
                }
                Event::GeneralRef(name) => {
                    let name = format!("&{};", name.decode().unwrap());
                    let letter = unescape(&name).unwrap().into_owned();
                    open.last_mut().unwrap().text.push_str(&letter);
                }
                Event::Eof => break,
                other => panic!("{other:?} in a page"),
            }
        }
        assert_eq!(open.len(), 1, "unclosed elements");
        let mut root = open.pop().unwrap();
        assert_eq!(root.children.len(), 1, "one root");
        root.children.remove(0)
    }

    fn of(start: &BytesStart<'_>) -> Element {
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(true).map(|attribute| {
            let attribute = attribute.unwrap();
            let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
            let value = String::from_utf8(attribute.value.to_vec()).unwrap();
            (name, unescape(&value).unwrap().into_owned())
        });
        Element {
            tag: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
            attributes: attributes.collect(),
            ..Element::default()
        }
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split(' ').any(|own| own == class)
    }

    /// This element and all below it, in the order of the page.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    pub fn tagged<'e>(&'e self, tag: &str) -> Vec<&'e Element> {
        let all = self.all().into_iter();
        all.filter(|element| element.tag == tag).collect()
    }

    pub fn with_id(&self, id: &str) -> &Element {
        let mut all = self.all().into_iter();
        let found = all.find(|element| element.attribute("id") == Some(id));
        found.unwrap_or_else(|| panic!("no {id}"))
    }
}

/// A page without the text of its style and its script, which are no markup.
fn without_code(page: &str) -> String {
    let mut page = page.to_owned();
    for tag in ["style", "script"] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        if let Some((before, after)) = page.split_once(&open) {
            let (_, after) = after.split_once(&close).unwrap();
            page = format!("{before}{after}");
        }
    }
    page
}
