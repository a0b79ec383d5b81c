//! A row of JSON, read for its cells: strings stay where they are, and nothing is sorted or copied that nobody asks for.
//! `{"标题":"古城灯会","页":3}` → 标题: 古城灯会, 页: 3.
//!
//! Beside `serde_json::Map`, which is sorted and copied, parsing a row and looking its fields up under all their names takes
//! half the instructions.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// An object of JSON: its names and what stands under them.
pub(super) struct Object<'a>(Vec<Entry<'a>>);

struct Entry<'a> {
    key: Cow<'a, str>,
    /// Where the key stands without outer spaces.
    bare: Range<usize>,
    cell: Cell<'a>,
}

/// The words of a value: a string's, a number's, those of a list one a line; an object and the others have none.
struct Cell<'a>(Option<Cow<'a, str>>);

impl Object<'_> {
    /// What stands under a name; where the name is not there, under the same in other letters or between spaces.
    pub fn cell(&self, name: &str) -> Option<&str> {
        let same =
            |e: &&Entry| e.bare.len() == name.len() && e.key[e.bare.clone()].eq_ignore_ascii_case(name);
        // Of two equal names the last one counts.
        let found = self.0.iter().filter(same).rev().min_by_key(|e| (e.key != name, &e.key))?;
        found.cell.0.as_deref()
    }
}

impl<'a> Deserialize<'a> for Object<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'a> Visitor<'a> for Entries {
            type Value = Object<'a>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Object<'a>, M::Error> {
                let mut entries = Vec::with_capacity(8);
                while let Some((Key(key), cell)) = map.next_entry()? {
                    let start = key.len() - key.trim_start().len();
                    let bare = start..start + key.trim().len();
                    entries.push(Entry { key, bare, cell });
                }
                Ok(Object(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// A name, borrowed where it holds no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Key<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'a> Visitor<'a> for Name {
            type Value = Key<'a>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, key: &'a str) -> Result<Key<'a>, E> {
                Ok(Key(key.into()))
            }

            fn visit_str<E>(self, key: &str) -> Result<Key<'a>, E> {
                Ok(Key(key.to_owned().into()))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

impl<'a> Deserialize<'a> for Cell<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'a> Visitor<'a> for Words {
            type Value = Cell<'a>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("any valid JSON value")
            }

            fn visit_borrowed_str<E>(self, words: &'a str) -> Result<Cell<'a>, E> {
                Ok(Cell(Some(words.into())))
            }

            fn visit_str<E>(self, words: &str) -> Result<Cell<'a>, E> {
                Ok(Cell(Some(words.to_owned().into())))
            }

            fn visit_u64<E>(self, n: u64) -> Result<Cell<'a>, E> {
                Ok(Cell(Some(n.to_string().into())))
            }

            fn visit_i64<E>(self, n: i64) -> Result<Cell<'a>, E> {
                Ok(Cell(Some(n.to_string().into())))
            }

            fn visit_f64<E>(self, n: f64) -> Result<Cell<'a>, E> {
                Ok(Cell(Number::from_f64(n).map(|n| n.to_string().into())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Cell<'a>, E> {
                Ok(Cell(None))
            }

            fn visit_unit<E>(self) -> Result<Cell<'a>, E> {
                Ok(Cell(None))
            }

            fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<Cell<'a>, S::Error> {
                let mut parts = Vec::new();
                while let Some(Cell(part)) = list.next_element()? {
                    parts.extend(part);
                }
                Ok(Cell((!parts.is_empty()).then(|| parts.join("\n").into())))
            }

            fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Cell<'a>, M::Error> {
                while map.next_entry::<String, Value>()?.is_some() {}
                Ok(Cell(None))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

#[cfg(test)]
mod tests {
    use super::Object;

    fn object(line: &str) -> Object<'_> {
        serde_json::from_str(line).expect("an object")
    }

    #[test]
    fn values_are_cells() {
        let row = object(
            r#"{"a":"一\n二","b":[1,["x",null],{"y":2}],"c":-3,"d":1.50,"e":{"a":[]},"f":true,"g":[]}"#,
        );
        let cells: Vec<_> =
            ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().map(|n| row.cell(n)).collect();
        assert_eq!(cells, [Some("一\n二"), Some("1\nx"), Some("-3"), Some("1.5"), None, None, None, None]);
    }

    #[test]
    fn the_name_as_it_is_written_comes_first() {
        let row = object(r#"{" Text ":"c","TEXT":"b","text":null}"#);
        assert_eq!(row.cell("text"), None);
        let row = object(r#"{"Text":"c","TEXT":"b"," text":"a"," text":"z"}"#);
        assert_eq!((row.cell("text"), row.cell("Text")), (Some("z"), Some("c")));
    }

    #[test]
    fn what_is_no_object_is_an_error() {
        for line in ["[1]", "null", r#"{"a":1} 2"#, r#"{"a":"\ud800"}"#, r#"{"a":{"b":1e999}}"#, r#"{"a":"#] {
            let (ours, map) =
                (serde_json::from_str::<Object>(line), serde_json::from_str::<serde_json::Map<_, _>>(line));
            assert_eq!(ours.err().map(|e| e.to_string()), map.err().map(|e| e.to_string()), "{line}");
        }
    }
}
