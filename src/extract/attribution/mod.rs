//! Who said what: from each verb of saying to its speaker and its words.
//! “收成不错。”村民谭大福说。 → speaker 谭大福, title 村民, cue 说, quote 收成不错。, direct.
//!
//! Every cue is offered to the rules in order; the first that answers takes it. Afterwards
//! questions and answers are told from statements, and pronouns are resolved.

mod act;
mod antecedent;
mod beside;
mod border;
mod clause;
mod cue;
mod dialogue;
mod elided;
mod frame;
mod joint;
mod name;
mod owner;
mod phrase;
mod reading;
mod resolve;
mod scene;
mod speaker;
mod speech;
mod veto;

use super::Facts;
use crate::doc::Doc;
use crate::model::{Act, Attribution, Form, RuleName, Span};
use cue::Cue;
use scene::Scene;
use speaker::{Sort, Speaker};

/// An attribution before it is written: positions only.
#[derive(Clone, Debug)]
struct Draft {
    speaker: Option<Speaker>,
    cue: Span,
    quote: Span,
    more: Vec<Span>,
    form: Form,
    act: Act,
    rule: &'static str,
}

/// A way in which words are attributed: its name, and the function that answers for a cue.
struct Rule {
    name: &'static str,
    find: fn(&Scene, &Cue, &[Draft]) -> Option<Draft>,
}

/// In the order in which they are tried.
const RULES: &[Rule] = &[
    Rule { name: "attribution.hearsay", find: frame::hearsay },
    Rule { name: "attribution.learned_from", find: frame::learned_from },
    Rule { name: "attribution.according_to", find: frame::according_to },
    Rule { name: "attribution.data_show", find: frame::data_show },
    Rule { name: "attribution.by_data", find: frame::by_data },
    Rule { name: "attribution.quoting", find: frame::quoting },
    Rule { name: "attribution.quote_then_speaker", find: speech::quote_then_speaker },
    Rule { name: "attribution.speaker_then_quote", find: speech::speaker_then_quote },
    Rule { name: "attribution.clause", find: clause::clause },
    Rule { name: "attribution.elided_subject", find: elided::elided_subject },
];

/// Adds the attributions of `doc`.
pub fn extract(doc: &Doc, facts: &mut Facts) {
    let scene = Scene::new(doc, &facts.dates, &facts.agencies);
    let mut drafts: Vec<Draft> = Vec::new();
    for cue in cue::find(doc) {
        if doc.in_metadata(cue.span.start) {
            continue;
        }
        let found = RULES.iter().find_map(|rule| {
            let draft = (rule.find)(&scene, &cue, &drafts)?;
            let speaker = draft.speaker.map(|s| speaker::local(doc, speaker::unnamed(doc, s)));
            Some(Draft { rule: rule.name, speaker, ..draft })
        });
        if let Some(draft) = found.filter(|d| !d.quote.is_empty())
            && (resumes(&scene, &draft, &mut drafts) || !repeats(&scene, &draft, &drafts))
        {
            if let Some(person) = draft.speaker.filter(|s| {
                s.sort == Sort::Person && (s.title.is_some() && s.span.len() > 1 || s.span.len() > 2)
            }) {
                scene.meet(person.span);
            }
            drafts.push(draft);
        }
    }
    drafts.extend(dialogue::find(&scene, &drafts));
    drafts.sort_by_key(|d| (d.cue.start, d.cue.end));
    act::mark(&scene, &mut drafts);
    let resolved = resolve::resolve(&scene, &drafts);
    facts.attributions.extend(drafts.iter().zip(resolved).map(|(draft, known)| write(doc, draft, known)));
}

/// Whether the same speaker only goes on: …，他还表示…, or the words are taken already.
fn repeats(scene: &Scene, draft: &Draft, drafts: &[Draft]) -> bool {
    let near = drafts.iter().rev().take(6);
    near.clone().any(|d| d.cue == draft.cue)
        || near.filter(|d| d.quote.contains(draft.cue)).any(|outer| goes_on(scene, outer, draft))
}

/// Whether `draft`, which stands in the words of `outer`, is the same speaker's.
fn goes_on(scene: &Scene, outer: &Draft, draft: &Draft) -> bool {
    let (Some(a), Some(b)) = (&outer.speaker, &draft.speaker) else {
        return draft.speaker.is_none();
    };
    let same = scene.doc.text(a.span) == scene.doc.text(b.span);
    // A pronoun inside somebody's indirect words is that somebody, unless a medium reports.
    // 该机构 is no person.
    let personal = b.sort == Sort::Pronoun && scene.doc.char(b.span.start) != '该';
    same || personal && a.sort == Sort::Person && outer.form != Form::Direct
}

/// 在天津，他指出，…；在湖南，他指出，…: the same speaker is named anew behind a semicolon, which ends the first words.
fn resumes(scene: &Scene, draft: &Draft, drafts: &mut [Draft]) -> bool {
    let Some(speaker) = draft.speaker else { return false };
    let near = drafts.iter_mut().rev().take(6);
    let mut outer = near.filter(|d| d.form != Form::Direct && d.quote.contains(draft.cue));
    let Some(outer) = outer.find(|d| goes_on(scene, d, draft)) else { return false };
    let floor = outer.quote.start.max(speaker.start().saturating_sub(scene::REACH));
    let Some(mark) = (floor..speaker.start()).rev().find(|&i| scene.doc.char(i) == ';') else { return false };
    let lead = (mark..speaker.start()).filter(|&i| scene.doc.char(i) == ',').count() <= 1;
    if lead {
        outer.quote.end = mark;
        outer.form = if speech::has_fragment(scene, outer.quote) { Form::Mixed } else { Form::Indirect };
    }
    lead
}

/// The attribution as the record shows it.
fn write(doc: &Doc, draft: &Draft, known: resolve::Known) -> Attribution {
    let speaker = draft.speaker;
    let parts = [Some(draft.cue), Some(draft.quote), speaker.map(|s| s.span)];
    let ends = parts.into_iter().flatten().chain(draft.more.iter().copied());
    let span = ends.fold(draft.cue, |a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
    let text = |span: Span| doc.text(span).to_owned();
    Attribution {
        start: span.start,
        end: span.end,
        text: text(span),
        speaker: speaker.map(|s| text(s.span)).unwrap_or_default(),
        speaker_start: speaker.map(|s| s.span.start),
        speaker_end: speaker.map(|s| s.span.end),
        speaker_resolved: known.speaker.map(str::to_owned),
        title: speaker.and_then(|s| s.title).map(text),
        title_resolved: known.title.map(str::to_owned),
        agency: speaker.and_then(|s| s.agency).map(text),
        agency_start: speaker.and_then(|s| s.agency).map(|a| a.start),
        agency_end: speaker.and_then(|s| s.agency).map(|a| a.end),
        agency_resolved: known.agency.map(str::to_owned),
        cue: text(draft.cue),
        cue_start: draft.cue.start,
        cue_end: draft.cue.end,
        quote: text(draft.quote),
        quote_start: draft.quote.start,
        quote_end: draft.quote.end,
        more: draft.more.iter().map(|s| [s.start, s.end]).collect(),
        form: draft.form,
        act: draft.act,
        rule: RuleName::Borrowed(draft.rule),
    }
}
