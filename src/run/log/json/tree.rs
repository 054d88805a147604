//! A value of JSON as it is written: the keys in their order, those that come twice too, and numbers as texts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// From here on a number of JSON is no longer exact to the one.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'j> {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number, as it would be written.
    Number(String),
    /// A text.
    Text(Cow<'j, str>),
    /// A list.
    List(Vec<Json<'j>>),
    /// Keys and their values.
    Object(Pairs<'j>),
}

/// Keys and their values.
pub type Pairs<'j> = Vec<(Cow<'j, str>, Json<'j>)>;

impl<'j> Json<'j> {
    /// The value of a key; the first one, where it comes twice.
    pub fn get(&self, key: &str) -> Option<&Json<'j>> {
        match self {
            Json::Object(pairs) => {
                let mut pairs = pairs.iter();
                pairs
                    .find(|(known, _)| known == key)
                    .map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// A single value as a text, an empty one for nothing; `None` for a list or an object.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Json::Null => Cow::Borrowed(""),
            Json::Bool(true) => Cow::Borrowed("true"),
            Json::Bool(false) => Cow::Borrowed("false"),
            Json::Number(number) => Cow::Borrowed(number.as_str()),
            Json::Text(text) => Cow::Borrowed(text.as_ref()),
            Json::List(_) | Json::Object(_) => return None,
        })
    }

    /// What is in a list; nothing in all else.
    pub fn items(&self) -> impl Iterator<Item = &Json<'j>> {
        match self {
            Json::List(list) => list.iter(),
            _ => [].iter(),
        }
    }

    /// The same, independent of the text it was read from.
    pub fn owned<'o>(self) -> Json<'o> {
        match self {
            Json::Null => Json::Null,
            Json::Bool(value) => Json::Bool(value),
            Json::Number(number) => Json::Number(number),
            Json::Text(text) => Json::Text(Cow::Owned(text.into_owned())),
            Json::List(list) => Json::List(list.into_iter().map(Json::owned).collect()),
            Json::Object(pairs) => {
                let pairs = pairs.into_iter();
                let pairs = pairs.map(|(key, value)| (Cow::Owned(key.into_owned()), value.owned()));
                Json::Object(pairs.collect())
            }
        }
    }

    /// Whether it is a list with an object in it.
    pub fn lists_objects(&self) -> bool {
        matches!(self, Json::List(list) if list.iter().any(|it| matches!(it, Json::Object(_))))
    }
}

/// As JSON on one line.
impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(_) | Json::Number(_) => f.write_str(&self.text().unwrap_or_default()),
            Json::Text(text) => quoted(f, text),
            Json::List(list) => {
                f.write_str("[")?;
                for (at, value) in list.iter().enumerate() {
                    write!(f, "{}{value}", if at == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Json::Object(pairs) => {
                f.write_str("{")?;
                for (at, (key, value)) in pairs.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    quoted(f, key)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let written = serde_json::to_string(text).map_err(|_| fmt::Error)?;
    f.write_str(&written)
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(value.to_string()))
    }

    /// A number past the whole ones that are exact would turn into another one: it is refused.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        match value.abs() < EXACT {
            true => Ok(Json::Number(value.to_string())),
            false => Err(E::custom("a number with too many digits")),
        }
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_string())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((Key(key), value)) = from.next_entry()? {
            pairs.push((key, value));
        }
        Ok(Json::Object(pairs))
    }
}

/// A key, borrowed where it stands in the text as it is.
struct Key<'j>(Cow<'j, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_str(Reader)? {
            Json::Text(key) => Ok(Key(key)),
            _ => Err(D::Error::custom("a key")),
        }
    }
}
