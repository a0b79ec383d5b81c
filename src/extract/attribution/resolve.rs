//! Whom a pronoun or a short name stands for, by what the article said before.
//! 马利亚尔称…。她表示… → `她` is 马利亚尔, with the title and body given there.

use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use super::{Draft, antecedent};
use std::collections::HashMap;

/// What the article told before about a speaker.
#[derive(Clone, Copy, Default)]
pub(super) struct Known<'a> {
    pub speaker: Option<&'a str>,
    pub title: Option<&'a str>,
    pub agency: Option<&'a str>,
}

/// A person who spoke before.
#[derive(Clone, Copy)]
struct Met<'a> {
    name: &'a str,
    title: Option<&'a str>,
    agency: Option<&'a str>,
}

/// All who spoke before.
#[derive(Default)]
struct Everybody<'a> {
    people: Vec<Met<'a>>,
    /// The last one of each name.
    by_name: HashMap<&'a str, usize>,
    /// The first one whose name ends so, unless the names that do differ.
    by_end: HashMap<&'a str, Option<usize>>,
}

impl<'a> Everybody<'a> {
    /// The person of that name, or the only one whose full name ends in it: 菲永 for 弗朗索瓦·菲永.
    fn find(&self, name: &str) -> Option<&Met<'a>> {
        let at = self.by_name.get(name).copied().or_else(|| *self.by_end.get(name)?)?;
        self.people.get(at)
    }

    fn add(&mut self, person: Met<'a>) {
        let at = self.people.len();
        if self.by_name.insert(person.name, at).is_none() {
            for (start, _) in person.name.char_indices() {
                let differ = |first: &mut Option<usize>| *first = None;
                self.by_end.entry(&person.name[start..]).and_modify(differ).or_insert(Some(at));
            }
        }
        self.people.push(person);
    }
}

/// For each draft, what is known of its speaker from the drafts before.
pub(super) fn resolve<'a>(scene: &Scene<'a>, drafts: &[Draft]) -> Vec<Known<'a>> {
    let mut met = Everybody::default();
    drafts
        .iter()
        .map(|draft| {
            let Some(speaker) = draft.speaker else { return Known::default() };
            let known = look_up(scene, &speaker, &met);
            remember(scene, &speaker, known, &mut met);
            known
        })
        .collect()
}

fn look_up<'a>(scene: &Scene<'a>, speaker: &Speaker, met: &Everybody<'a>) -> Known<'a> {
    let name = scene.doc.text(speaker.span);
    match speaker.sort {
        Sort::Pronoun if matches!(name, "他" | "她") => {
            let Some(person) = antecedent::person(scene, speaker.span.start) else { return Known::default() };
            let name = scene.doc.text(person.span);
            let known = met.find(name);
            Known {
                speaker: Some(known.map_or(name, |m| m.name)),
                title: person.title.map(|t| scene.doc.text(t)).or_else(|| known?.title),
                agency: person.agency.map(|a| scene.doc.text(a)).or_else(|| known?.agency),
            }
        }
        Sort::Pronoun if name.starts_with('该') => {
            let body = antecedent::body(scene, speaker.span).map(|b| scene.doc.text(b));
            Known { speaker: body, ..Known::default() }
        }
        Sort::Person => {
            let title = speaker.title.map(|t| scene.doc.text(t));
            // 古巴外长罗德里格斯 is not the 罗德里格斯 who was president before.
            let known = met.find(name).filter(|m| m.name == name || title.is_none() || title == m.title);
            let Some(known) = known else { return Known::default() };
            Known {
                speaker: (known.name != name).then_some(known.name),
                title: known.title.filter(|_| speaker.title.is_none()),
                agency: known.agency.filter(|_| speaker.agency.is_none()),
            }
        }
        _ => Known::default(),
    }
}

fn remember<'a>(scene: &Scene<'a>, speaker: &Speaker, known: Known<'a>, met: &mut Everybody<'a>) {
    if speaker.sort != Sort::Person {
        return;
    }
    let text = |span| scene.doc.text(span);
    met.add(Met {
        name: known.speaker.unwrap_or_else(|| text(speaker.span)),
        title: speaker.title.map(text).or(known.title),
        agency: speaker.agency.map(text).or(known.agency),
    });
}
