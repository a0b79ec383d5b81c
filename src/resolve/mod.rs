//! What only the whole article tells: the place that it is about, and the full names of its bodies.
//! 黔江区…区法院 → place 500114, canonical 重庆市黔江区人民法院.

mod about;
mod full_name;
mod gazetteer;

use crate::doc::Doc;
use crate::extract::Facts;
use crate::model::Place;

/// Sets the canonical names and place codes of the agencies. Gives the place that the article is
/// about; `given` stands in where the article cannot tell.
pub fn resolve(doc: &Doc, facts: &mut Facts, title: Option<&str>, given: Option<&Place>) -> Option<Place> {
    let about = about::place(doc, &facts.bodies, title).or_else(|| given.and_then(|p| p.code.parse().ok()));
    full_name::set(doc, facts, about);
    about.map(|code| Place { name: gazetteer::full_name(doc.lexicon(), code), code: code.to_string() })
}

/// The division that `--place` names: by its code, or by its full name or an unambiguous shorter one.
///
/// # Errors
/// When no division or more than one is called that.
pub fn place(lexicon: &crate::lexicon::Lexicon, name: &str) -> Result<Place, String> {
    let code = match name.parse() {
        Ok(code) if gazetteer::name(lexicon, code).is_some() => code,
        _ => {
            let codes = gazetteer::codes_of(lexicon, name);
            match codes.as_slice() {
                [] => return Err(format!("no division is called ‘{name}’")),
                [code] => *code,
                several => {
                    let names: Vec<String> = several
                        .iter()
                        .map(|&c| format!("{} {c}", gazetteer::full_name(lexicon, c)))
                        .collect();
                    return Err(format!("‘{name}’ is more than one place: {}", names.join(", ")));
                }
            }
        }
    };
    Ok(Place { name: gazetteer::full_name(lexicon, code), code: code.to_string() })
}
