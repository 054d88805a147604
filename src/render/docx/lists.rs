//! Numbered lists that stay numbered: a marker such as `2.` becomes a number that the word processor counts, so that an
//! item added later moves those after it.

use super::xml::Xml;

/// The lists of a document.
#[derive(Default)]
pub struct Lists {
    forms: Vec<Form>,
    lists: Vec<List>,
}

/// What the markers of a list look like.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// How it is counted, by the format's name for it.
    count: &'static str,
    /// The marker, with `%1` for the number.
    text: String,
}

struct List {
    form: usize,
    first: u32,
    last: u32,
}

impl Lists {
    /// The list that an item with this marker belongs to: the last one where it goes on, else a new one. `begins` says
    /// that the item is the first of its cell.
    pub fn item(&mut self, marker: &str, begins: bool) -> usize {
        let (form, number) = read(marker);
        let form = self.form(form);
        if let Some(last) = self.lists.last_mut() {
            let follows = number == last.last.saturating_add(1) || number == BULLET;
            if !begins && last.form == form && follows {
                last.last = number;
                return self.lists.len();
            }
        }
        self.lists.push(List {
            form,
            first: number,
            last: number,
        });
        self.lists.len()
    }

    fn form(&mut self, form: Form) -> usize {
        let known = self.forms.iter().position(|known| *known == form);
        known.unwrap_or_else(|| {
            self.forms.push(form);
            self.forms.len() - 1
        })
    }

    /// The part that defines them.
    pub fn write(&self, xml: &mut Xml) {
        for (id, form) in self.forms.iter().enumerate() {
            xml.inside("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                xml.empty("w:multiLevelType", &[("w:val", &"singleLevel")]);
                xml.inside("w:lvl", &[("w:ilvl", &0)], |xml| {
                    xml.empty("w:start", &[("w:val", &1)]);
                    xml.empty("w:numFmt", &[("w:val", &form.count)]);
                    xml.empty("w:lvlText", &[("w:val", &form.text)]);
                    xml.empty("w:lvlJc", &[("w:val", &"left")]);
                });
            });
        }
        for (at, list) in self.lists.iter().enumerate() {
            xml.inside("w:num", &[("w:numId", &(at + 1))], |xml| {
                xml.empty("w:abstractNumId", &[("w:val", &list.form)]);
                xml.inside("w:lvlOverride", &[("w:ilvl", &0)], |xml| {
                    xml.empty("w:startOverride", &[("w:val", &list.first)]);
                });
            });
        }
    }
}

/// The number of every bullet.
const BULLET: u32 = 0;

/// The form of a marker and its number; any that is no number is a bullet.
fn read(marker: &str) -> (Form, u32) {
    let digits = marker.chars().take_while(char::is_ascii_digit).count();
    let (digits, rest) = marker.split_at(digits);
    if let Ok(number @ 1..=32_767) = digits.parse::<u32>()
        && !digits.starts_with('0')
    {
        return (form("decimal", format!("%1{}", literal(rest))), number);
    }
    let mut letters = marker.chars();
    match (letters.next(), letters.as_str()) {
        (Some(letter @ 'a'..='z'), rest @ ("." | ")")) => {
            let number = u32::from(letter) - u32::from('a') + 1;
            (form("lowerLetter", format!("%1{rest}")), number)
        }
        _ => (form("bullet", literal(marker)), BULLET),
    }
}

fn form(count: &'static str, text: String) -> Form {
    Form { count, text }
}

/// A text of a marker that has no number in it.
fn literal(text: &str) -> String {
    text.replace('%', "")
}
