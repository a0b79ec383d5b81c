//! Interviews written as a dialogue, and headlines whose colon is the cue.
//! 记者：有什么不同？ → ask by 记者; 卫生部：吸烟人数下降 → said by 卫生部.

use super::clause;
use super::reading;
use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use super::{Draft, speech, veto};
use crate::charset::words;
use crate::lexicon::Table;
use crate::model::{Act, Form, Span};

/// Longest name before a colon.
const LONGEST: usize = 16;

/// The attributions whose cue is a colon.
pub(super) fn find(scene: &Scene, drafts: &[Draft]) -> Vec<Draft> {
    let doc = scene.doc;
    let turns: Vec<(Span, usize)> = doc
        .paragraphs()
        .iter()
        .filter_map(|&line| {
            let start = scene.skip_blanks(line.start, line.end);
            let colon = (start..line.end.min(start + LONGEST)).find(|&i| doc.char(i) == ':')?;
            let asked = doc.char(line.end - 1) == '?';
            let free = (asked || !doc.in_metadata(start)) && colon > start && colon + 1 < line.end;
            free.then_some((Span::new(start, line.end), colon))
        })
        .collect();
    let mut cues: Vec<usize> = drafts.iter().map(|d| d.cue.start).collect();
    cues.sort_unstable();
    let taken = |line: Span| {
        let first = cues.partition_point(|&cue| cue < line.start);
        cues.get(first).is_some_and(|&cue| cue < line.start + LONGEST)
    };
    let asker = |&&(line, colon): &&(Span, usize)| is_asker(scene, line.start, colon);
    let asks = turns.iter().filter(asker).count();
    // One question, and the answer in the next line.
    let replied = turns.windows(2).any(|pair| {
        let (question, reply) = (pair[0], pair[1]);
        asker(&&question)
            && !asker(&&reply)
            && doc.char(question.0.end - 1) == '?'
            && doc.paragraphs().partition_point(|p| p.start < question.0.end)
                == doc.paragraphs().partition_point(|p| p.end <= reply.0.start)
    });
    turns
        .iter()
        .filter(|&&(line, _)| !taken(line))
        .filter_map(|&(line, colon)| {
            if asks >= 2 || replied { turn(scene, line, colon) } else { headline(scene, line, colon) }
        })
        .collect()
}

fn is_asker(scene: &Scene, start: usize, colon: usize) -> bool {
    let name = scene.doc.folded(Span::new(start, colon));
    matches!(name.as_str(), "问" | "主持人" | "采访者") || name.ends_with("记者")
}

/// One turn of a dialogue.
fn turn(scene: &Scene, line: Span, colon: usize) -> Option<Draft> {
    let doc = scene.doc;
    let ask = is_asker(scene, line.start, colon);
    let name = Span::new(line.start, scene.skip_blanks_back(line.start, colon));
    let mark = doc.folded(name);
    let speaker = match mark.as_str() {
        "问" | "答" => None,
        _ if ask => {
            Some(reading::parse(scene, name.start, name.end).unwrap_or(Speaker::new(name, Sort::Role)))
        }
        _ => Some(
            reading::parse(scene, name.start, name.end)
                .filter(|s| s.sort == Sort::Person || s.sort == Sort::Role)?,
        ),
    };
    let start = scene.skip_blanks(colon + 1, line.end);
    let mut end = scene.skip_blanks_back(start, line.end);
    if doc.char(end - 1) == '。' {
        end -= 1;
    }
    let quote = Span::new(start, end.max(start));
    let form = if speech::has_fragment(scene, quote) { Form::Mixed } else { Form::Indirect };
    let act = if ask { Act::Ask } else { Act::Answer };
    let cue = Span::new(colon, colon + 1);
    (!quote.is_empty()).then_some(Draft {
        speaker,
        cue,
        quote,
        more: Vec::new(),
        form,
        act,
        rule: "attribution.dialogue",
    })
}

/// 江苏：扩大开放: where it is, not who says it.
fn is_place(scene: &Scene, span: Span) -> bool {
    scene.doc.longest_at(span.start, Table::Places).is_some_and(|h| h.end as usize == span.end)
}

fn names_somebody(sort: Sort) -> bool {
    matches!(sort, Sort::Body | Sort::Person)
}

/// 国际人士, 业内专家: a noun for people who speak, up to the colon.
fn speaks(scene: &Scene, start: usize, colon: usize) -> bool {
    scene.doc.ends_with_any(colon, words!["人士", "专家", "学者", "媒", "官员", "发言人", "负责人"])
        && colon > start + 1
}

/// 卫生部：我国青少年吸烟人数… in a line that is a headline.
fn headline(scene: &Scene, line: Span, colon: usize) -> Option<Draft> {
    if !clause::is_headline(scene, line.start) {
        return None;
    }
    let end = scene.skip_blanks_back(line.start, colon);
    let speaker = reading::parse(scene, line.start, end)
        .filter(|s| s.start() == line.start && (names_somebody(s.sort) || speaks(scene, line.start, end)))
        .filter(|s| !scene.doc.char(line.start).is_ascii() && !is_place(scene, s.span))?;
    let start = scene.skip_blanks(colon + 1, line.end);
    let quote = clause::words(scene, start);
    if speaker.sort == Sort::Person && veto::is_topic(scene, quote) {
        return None;
    }
    let cue = Span::new(colon, colon + 1);
    (quote.len() >= 6).then_some(Draft {
        speaker: Some(speaker),
        cue,
        quote,
        more: Vec::new(),
        form: Form::Indirect,
        act: Act::Say,
        rule: "attribution.headline_colon",
    })
}
