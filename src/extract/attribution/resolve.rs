//! Whom a pronoun or a short name stands for, by what the article said before.
//! 马利亚尔称…。她表示… → `她` is 马利亚尔, with the title and body given there.

use super::Draft;
use super::scene::Scene;
use super::speaker::{Sort, Speaker};

/// What the article told before about a speaker.
#[derive(Clone, Default)]
pub(super) struct Known {
    pub speaker: Option<String>,
    pub title: Option<String>,
    pub agency: Option<String>,
}

/// A person or body met before.
struct Met {
    name: String,
    title: Option<String>,
    agency: Option<String>,
    sort: Sort,
}

/// How many sources back a pronoun may reach.
const REACH: usize = 3;

/// For each draft, what is known of its speaker from the drafts before.
pub(super) fn resolve(scene: &Scene, drafts: &[Draft]) -> Vec<Known> {
    let mut met: Vec<Met> = Vec::new();
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

fn look_up(scene: &Scene, speaker: &Speaker, met: &[Met]) -> Known {
    let name = scene.doc.text(speaker.span);
    let last = match speaker.sort {
        Sort::Pronoun => {
            let wanted =
                if name.starts_with('该') || name.starts_with("它") { Sort::Body } else { Sort::Person };
            if name.ends_with('们') || name.starts_with('我') {
                return Known::default();
            }
            met.iter().rev().take(REACH).find(|m| m.sort == wanted)
        }
        Sort::Person => met.iter().rev().find(|m| m.name == name).or_else(|| {
            // 菲永 for 弗朗索瓦·菲永: only when one person alone fits.
            let mut fits = met.iter().filter(|m| m.sort == Sort::Person && m.name.ends_with(name));
            let first = fits.next();
            first.filter(|f| fits.all(|m| m.name == f.name))
        }),
        _ => None,
    };
    let Some(last) = last else { return Known::default() };
    Known {
        speaker: (last.name != name).then(|| last.name.clone()),
        title: speaker.title.is_none().then(|| last.title.clone()).flatten(),
        agency: speaker.agency.is_none().then(|| last.agency.clone()).flatten(),
    }
}

fn remember(scene: &Scene, speaker: &Speaker, known: &Known, met: &mut Vec<Met>) {
    if !matches!(speaker.sort, Sort::Person | Sort::Body | Sort::Pronoun) {
        return;
    }
    let text = |span| scene.doc.text(span).to_owned();
    let name = known.speaker.clone().unwrap_or_else(|| text(speaker.span));
    if speaker.sort == Sort::Pronoun && known.speaker.is_none() {
        return;
    }
    let sort = if speaker.sort == Sort::Body { Sort::Body } else { Sort::Person };
    met.push(Met {
        name,
        title: speaker.title.map(text).or_else(|| known.title.clone()),
        agency: speaker.agency.map(text).or_else(|| known.agency.clone()),
        sort,
    });
}
