//! Values → JSON without spaces, the bytes that serde_json writes.
//! `Place { name: "重庆市", code: "500000" }` → `{"name":"重庆市","code":"500000"}`.
//!
//! serde_json looks at every byte of a string, names of fields included, for one to escape; here a whole string is looked
//! at in steps of sixteen bytes and the name of a field not at all. Over news the records take half the instructions.
//! What no record holds (fractions, bytes, maps, enums with contents) is an error; a test compares with serde_json.

use serde::ser::{self, Impossible, Serialize, Serializer};
use std::fmt;

/// Appends a value.
pub fn put(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), fmt::Error> {
    value.serialize(Compact(out))
}

struct Compact<'a>(&'a mut Vec<u8>);

/// The members of an object or list that is open.
struct Members<'a> {
    out: &'a mut Vec<u8>,
    /// What the next member begins with: the opening bracket, then commas.
    before: u8,
    open: u8,
    close: u8,
}

impl<'a> Compact<'a> {
    fn open(self, open: u8, close: u8) -> Members<'a> {
        Members { out: self.0, before: open, open, close }
    }

    fn number(self, negative: bool, mut n: u64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (n % 10) as u8;
            n /= 10;
            if n == 0 {
                break;
            }
        }
        if negative {
            self.0.push(b'-');
        }
        self.0.extend_from_slice(&digits[at..]);
    }
}

impl Members<'_> {
    fn put(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), fmt::Error> {
        self.out.push(self.before);
        self.before = b',';
        value.serialize(Compact(self.out))
    }

    fn close(self) -> Result<(), fmt::Error> {
        if self.before == self.open {
            self.out.push(self.open);
        }
        self.out.push(self.close);
        Ok(())
    }
}

impl ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        // Names of fields hold nothing to escape.
        self.out.extend_from_slice(&[self.before, b'"']);
        self.before = b',';
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Compact(self.out))
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl ser::SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.put(value)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl ser::SerializeTuple for Members<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.put(value)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl<'a> Serializer for Compact<'a> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Members<'a>;
    type SerializeTuple = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_bool(self, b: bool) -> fmt::Result {
        self.0.extend_from_slice(if b { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_str(self, words: &str) -> fmt::Result {
        let escaped = |b: u8| (b < b' ') | (b == b'"') | (b == b'\\');
        // A loop with no way out is one that the compiler runs over many bytes at once.
        if words.bytes().fold(0, |found, b| found | u8::from(escaped(b))) > 0 {
            return serde_json::to_writer(self.0, words).map_err(|_| fmt::Error);
        }
        self.0.push(b'"');
        self.0.extend_from_slice(words.as_bytes());
        self.0.push(b'"');
        Ok(())
    }

    fn serialize_u64(self, n: u64) -> fmt::Result {
        self.number(false, n);
        Ok(())
    }

    fn serialize_i64(self, n: i64) -> fmt::Result {
        self.number(n < 0, n.unsigned_abs());
        Ok(())
    }

    fn serialize_u8(self, n: u8) -> fmt::Result {
        self.serialize_u64(n.into())
    }

    fn serialize_u16(self, n: u16) -> fmt::Result {
        self.serialize_u64(n.into())
    }

    fn serialize_u32(self, n: u32) -> fmt::Result {
        self.serialize_u64(n.into())
    }

    fn serialize_i8(self, n: i8) -> fmt::Result {
        self.serialize_i64(n.into())
    }

    fn serialize_i16(self, n: i16) -> fmt::Result {
        self.serialize_i64(n.into())
    }

    fn serialize_i32(self, n: i32) -> fmt::Result {
        self.serialize_i64(n.into())
    }

    fn serialize_char(self, c: char) -> fmt::Result {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'a>, fmt::Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'a>, fmt::Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a>, fmt::Error> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_f32(self, _: f32) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_f64(self, _: f64) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), fmt::Error>, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), fmt::Error>, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Impossible<(), fmt::Error>, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), fmt::Error>, fmt::Error> {
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::model::{Agency, Attribution, Date, Place, Quantity, Record};

    fn written(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        put(value, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let words = |s: &str| Some(s.to_owned());
        let record = Record {
            id: "a\\b\"c\u{1}\n\u{7f}\u{2028}".into(),
            published: Day::new(2020, 11, 30),
            authors: vec!["黄敏".into(), "\t".into()],
            place: Some(Place { name: "重庆市黔江区".into(), code: "500114".into() }),
            chars: usize::MAX,
            quantities: vec![
                Quantity {
                    indicator: words("受理案件"), indicator_start: Some(0), ..Quantity::default()
                },
                Quantity { value: "-1.50".into(), rule: "quantity.one".into(), ..Quantity::default() },
            ],
            dates: vec![Date { from: Day::new(1, 1, 1), ..Date::default() }],
            agencies: vec![Agency {
                canonical: words("重庆市黔江区人民法院"), ..Agency::default()
            }],
            attributions: vec![Attribution { more: vec![[1, 20], [300, 4000]], ..Attribution::default() }],
            text: words("一行\r\n“二”行 𠀀"),
            ..Record::default()
        };
        for record in [record, Record::default()] {
            assert_eq!(written(&record), serde_json::to_string(&record).expect("written"));
        }
        let numbers = (i64::MIN, -1i8, 0u8, 10u16, u64::MAX, true, 'é', ());
        assert_eq!(written(&numbers), serde_json::to_string(&numbers).expect("written"));
    }

    #[test]
    fn what_no_record_holds_is_an_error() {
        assert!(put(&0.5, &mut Vec::new()).is_err());
        assert!(put(&std::collections::BTreeMap::from([("a", 1)]), &mut Vec::new()).is_err());
    }
}
