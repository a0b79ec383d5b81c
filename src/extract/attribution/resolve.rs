//! Whom a pronoun or a short name stands for, by what the article said before.
//! 马利亚尔称…。她表示… → `她` is 马利亚尔, with the title and body given there.

use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use super::{Draft, antecedent};
use std::collections::HashMap;

/// What the article told before about a speaker.
#[derive(Clone, Default)]
pub(super) struct Known {
    pub speaker: Option<String>,
    pub title: Option<String>,
    pub agency: Option<String>,
}

/// A person who spoke before.
struct Met {
    name: String,
    title: Option<String>,
    agency: Option<String>,
}

/// All who spoke before.
#[derive(Default)]
struct Everybody {
    people: Vec<Met>,
    /// The last one of each name.
    by_name: HashMap<String, usize>,
    /// The first one whose name ends so, unless the names that do differ.
    by_end: HashMap<String, Option<usize>>,
}

impl Everybody {
    /// The person of that name, or the only one whose full name ends in it: 菲永 for 弗朗索瓦·菲永.
    fn find(&self, name: &str) -> Option<&Met> {
        let at = self.by_name.get(name).copied().or_else(|| *self.by_end.get(name)?)?;
        self.people.get(at)
    }

    fn add(&mut self, person: Met) {
        let at = self.people.len();
        if !self.by_name.contains_key(&person.name) {
            for (start, _) in person.name.char_indices() {
                let differ = |first: &mut Option<usize>| *first = None;
                self.by_end.entry(person.name[start..].to_owned()).and_modify(differ).or_insert(Some(at));
            }
        }
        self.by_name.insert(person.name.clone(), at);
        self.people.push(person);
    }
}

/// For each draft, what is known of its speaker from the drafts before.
pub(super) fn resolve(scene: &Scene, drafts: &[Draft]) -> Vec<Known> {
    let mut met = Everybody::default();
    drafts
        .iter()
        .map(|draft| {
            let Some(speaker) = draft.speaker else { return Known::default() };
            let known = look_up(scene, &speaker, &met);
            remember(scene, &speaker, &known, &mut met);
            known
        })
        .collect()
}

fn look_up(scene: &Scene, speaker: &Speaker, met: &Everybody) -> Known {
    let name = scene.doc.text(speaker.span);
    match speaker.sort {
        Sort::Pronoun if matches!(name, "他" | "她") => {
            let Some(person) = antecedent::person(scene, speaker.span.start) else { return Known::default() };
            let name = scene.doc.text(person.span);
            let known = met.find(name);
            Known {
                speaker: Some(known.map_or(name, |m| &m.name).to_owned()),
                title: person.title.map(|t| scene.doc.text(t).to_owned()).or_else(|| known?.title.clone()),
                agency: person.agency.map(|a| scene.doc.text(a).to_owned()).or_else(|| known?.agency.clone()),
            }
        }
        Sort::Pronoun if name.starts_with('该') => {
            let body = antecedent::body(scene, speaker.span).map(|b| scene.doc.text(b).to_owned());
            Known { speaker: body, ..Known::default() }
        }
        Sort::Person => {
            let title = speaker.title.map(|t| scene.doc.text(t));
            // 古巴外长罗德里格斯 is not the 罗德里格斯 who was president before.
            let known =
                met.find(name).filter(|m| m.name == name || title.is_none() || title == m.title.as_deref());
            let Some(known) = known else { return Known::default() };
            Known {
                speaker: (known.name != name).then(|| known.name.clone()),
                title: speaker.title.is_none().then(|| known.title.clone()).flatten(),
                agency: speaker.agency.is_none().then(|| known.agency.clone()).flatten(),
            }
        }
        _ => Known::default(),
    }
}

fn remember(scene: &Scene, speaker: &Speaker, known: &Known, met: &mut Everybody) {
    if speaker.sort != Sort::Person {
        return;
    }
    let text = |span| scene.doc.text(span).to_owned();
    met.add(Met {
        name: known.speaker.clone().unwrap_or_else(|| text(speaker.span)),
        title: speaker.title.map(text).or_else(|| known.title.clone()),
        agency: speaker.agency.map(text).or_else(|| known.agency.clone()),
    });
}
