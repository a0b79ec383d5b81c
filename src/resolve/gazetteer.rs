//! Divisions by code: names, ranks, what lies in what.
//! 500114 → 重庆市黔江区; its municipality is 500000.

use crate::lexicon::Lexicon;
use crate::lexicon::places::PlaceForm;

/// The municipalities, whose districts have no prefecture.
const MUNICIPALITIES: [u32; 4] = [110000, 120000, 310000, 500000];

/// The province that the code lies in.
pub fn province(code: u32) -> u32 {
    code / 10000 * 10000
}

/// The prefecture that the code lies in; the municipality where there is none.
pub fn city(code: u32) -> u32 {
    if MUNICIPALITIES.contains(&province(code)) { province(code) } else { code / 100 * 100 }
}

/// Whether the code is a province or municipality.
pub fn is_province(code: u32) -> bool {
    code.is_multiple_of(10000)
}

/// Whether the code is a municipality, whose organs are those of a 市.
pub fn is_municipality(code: u32) -> bool {
    MUNICIPALITIES.contains(&code)
}

/// Whether the code is a prefecture.
pub fn is_prefecture(code: u32) -> bool {
    code.is_multiple_of(100) && !is_province(code)
}

/// Whether the code is a county or district.
pub fn is_county(code: u32) -> bool {
    !code.is_multiple_of(100)
}

/// Whether `inner` lies in `outer` (or is it).
pub fn lies_in(inner: u32, outer: u32) -> bool {
    inner == outer
        || (is_province(outer) && province(inner) == outer)
        || (is_prefecture(outer) && inner / 100 * 100 == outer)
}

/// The name of the division alone: 黔江区. The table is in the order of the codes, full names first;
/// a division that is no more has its former name.
pub fn name(lexicon: &Lexicon, code: u32) -> Option<&'static str> {
    let (mut low, mut high) = (0, lexicon.places.len());
    while low < high {
        let middle = low.midpoint(high);
        if lexicon.places[middle].code < code { low = middle + 1 } else { high = middle }
    }
    let row = (low < lexicon.places.len()).then(|| &lexicon.places[low])?;
    (row.code == code && row.form != PlaceForm::Short).then_some(row.word)
}

/// The name from the province down: 四川省绵阳市涪城区.
pub fn full_name(lexicon: &Lexicon, code: u32) -> String {
    let mut names = Vec::new();
    let mut ranks = vec![province(code), city(code), code];
    ranks.dedup();
    for rank in ranks {
        names.extend(name(lexicon, rank));
    }
    names.concat()
}

/// The divisions that are called `name`: alone, or from the province or prefecture down.
pub fn codes_of(lexicon: &Lexicon, called: &str) -> Vec<u32> {
    let mut codes: Vec<u32> = lexicon.places.iter().filter(|p| p.word == called).map(|p| p.code).collect();
    if codes.is_empty() {
        codes = lexicon
            .places
            .iter()
            .filter(|p| p.form == PlaceForm::Full && called.ends_with(p.word))
            .filter(|p| full_name(lexicon, p.code).ends_with(called) || full_name(lexicon, p.code) == called)
            .map(|p| p.code)
            .collect();
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}
