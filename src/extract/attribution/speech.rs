//! Words between quotation marks: which marks hold speech, and whose.
//! “今年收成不错。”谭大福说。 → direct; 打造“平安细胞”示范点 → no speech.

use super::Draft;
use super::clause;
use super::cue::Cue;
use super::elided;
use super::scene::Scene;
use super::speaker::{self, Sort, Speaker};
use super::veto;
use crate::doc::Quote;
use crate::lexicon::cues::Tier;
use crate::model::{Form, Span};

/// Fewest characters of a quoted stretch that counts as somebody's own words.
const LEAST_FRAGMENT: usize = 5;
/// Most characters between a quotation and the verb of saying behind it.
const FARTHEST: usize = 60;

/// Whether the character ends a sentence.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?')
}

/// Whether a quotation is speech by its own look: it holds a sentence.
fn is_sentence(scene: &Scene, quote: &Quote) -> bool {
    let last = scene.doc.char(quote.inner.end.saturating_sub(1));
    ends_sentence(last) || matches!(last, ',' | '…' | '—')
}

/// “…”X说。 / “…”X说，“…” — the words come first.
pub(super) fn quote_then_speaker(scene: &Scene, cue: &Cue, drafts: &[Draft]) -> Option<Draft> {
    if !utters(cue) {
        return None;
    }
    let doc = scene.doc;
    let quote = closed_before(scene, cue)?;
    let clause = doc.clause_at(cue.span.start)?;
    let from = clause.start.max(quote.outer.end);
    let taken = drafts.iter().rev().take(4).any(|d| d.quote == quote.inner || d.more.contains(&quote.inner));
    if taken || !begins_sentence(scene, quote) || quote.inner.is_empty() {
        return None;
    }
    let opening = cue.content(scene);
    // “A”X说：“B”: the colon gives B to X, and A to nobody.
    if opening.mark == Some(':') {
        return None;
    }
    // 老师问：“谁去？”同学们回答“我去”: the colon gives the first words to whoever asked.
    let lead = doc.char(quote.outer.start.wrapping_sub(1)) == ':';
    if lead && opening.quoted {
        return None;
    }
    let follows = doc.char(cue.span.end);
    let closes =
        ends_sentence(follows) || matches!(follows, ',' | ';' | '\0') || at_line_end(scene, cue.span.end);
    let told = opening.at > cue.span.end && opening.mark.is_some();
    let told_end = at_sentence_end_after_listener(scene, cue);
    if !closes && !told && !opening.quoted && !told_end {
        return None;
    }
    if !is_sentence(scene, quote) && (quote.inner.len() < 4 || !closes) {
        return None;
    }
    // 士官王君，指着新夏常服说: another noun between is no speaker; who acts stands further left.
    let apart = from > quote.outer.end && doc.char(from - 1) == ',';
    let before = || {
        let before = doc.clause_at(from.checked_sub(2).filter(|_| apart)?)?;
        speaker::before(scene, before.start.max(quote.outer.end), before.end).filter(|s| s.is_sure())
    };
    let acts = apart && scene.token_at(from).is_some_and(|t| t.tag == "v");
    let actor = before().filter(|s| acts && s.sort == Sort::Person);
    let here = || speaker::before(scene, from, cue.span.start).filter(|s| s.is_sure() || !apart);
    let speaker = actor.or_else(here).or_else(before)?;
    let more = continuation(scene, cue, &opening);
    Some(Draft {
        speaker: Some(speaker),
        cue: cue.span,
        quote: quote.inner,
        more: more.into_iter().collect(),
        form: Form::Direct,
        act: cue.row.act,
        rule: "",
    })
}

/// The quotation that closes before the cue: right before its clause, or with a circumstance between:
/// “…？”在新闻发布会上，记者孙洪波提问。
fn closed_before<'a>(scene: &Scene<'a>, cue: &Cue) -> Option<&'a Quote> {
    let line = scene.doc.paragraph_at(cue.span.start)?;
    let floor = line.start.max(cue.span.start.saturating_sub(FARTHEST));
    if !scene.quote_ends(floor, cue.span.start) {
        return None;
    }
    let clause = scene.doc.clause_at(cue.span.start)?;
    // 罗一鸣指着“红黑榜”说: what is no sentence and stands inside the clause is a name.
    let close = (floor..=cue.span.start).rev().find(|&i| {
        scene.quote_before(i).is_some_and(|q| is_sentence(scene, q) || q.outer.end <= clause.start + 1)
    })?;
    let quote = scene.quote_before(close)?;
    let between = (close..cue.span.start).any(|i| ends_sentence(scene.doc.char(i)));
    let clauses = (close..cue.span.start).filter(|&i| matches!(scene.doc.char(i), ',' | ';' | ':')).count();
    let near = clauses == 0 || clauses == 1 && (scene.doc.char(close) == ',' || is_sentence(scene, quote));
    (!between && near).then_some(quote)
}

/// What the same speaker says behind the cue: a second quotation, or a clause.
fn continuation(scene: &Scene, cue: &Cue, opening: &super::cue::Opening) -> Option<Span> {
    let doc = scene.doc;
    if opening.quoted {
        return scene.quote_at(opening.at).map(|q| q.inner);
    }
    if opening.mark == Some(',') && opening.at > cue.span.end {
        return Some(clause::words(scene, opening.at)).filter(|w| w.len() > 1);
    }
    // “A。”X说。“B。”
    let stop = cue.span.end;
    if !ends_sentence(doc.char(stop)) {
        return None;
    }
    let line = doc.paragraph_at(cue.span.start)?;
    let next = scene.skip_blanks(stop + 1, line.end);
    let quote = scene.quote_at(next).filter(|q| q.depth == 0 && is_sentence(scene, q))?;
    // Only when nobody else claims it.
    (scene.skip_blanks(quote.outer.end, line.end) >= line.end).then_some(quote.inner)
}

/// X说：“…” — the words come behind the cue.
pub(super) fn speaker_then_quote(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if !utters(cue) {
        return None;
    }
    let opening = cue.content(scene);
    let quote = opening.quoted.then(|| scene.quote_at(opening.at)).flatten()?;
    if quote.inner.is_empty() || !is_whole(scene, cue, quote, opening.mark) {
        return None;
    }
    let speaker = speaker_of_quote(scene, cue).filter(|s| !veto::is_embedded(scene, cue, s, &opening))?;
    Some(Draft {
        speaker: Some(speaker),
        cue: cue.span,
        quote: quote.inner,
        more: Vec::new(),
        form: Form::Direct,
        act: cue.row.act,
        rule: "",
    })
}

/// The speaker before the cue, in its clause or, when the cue has none, earlier in the sentence.
fn speaker_of_quote(scene: &Scene, cue: &Cue) -> Option<Speaker> {
    let from = clause::region_start(scene, cue.span.start);
    // “A！”冬冬擦着汗说：“B”: what stands in quotation marks is not his name.
    let from = (from..cue.span.start)
        .rev()
        .find(|&i| i > from && scene.quote_before(i).is_some_and(|q| is_sentence(scene, q)))
        .unwrap_or(from);
    if let Some(speaker) = speaker::before(scene, from, cue.span.start) {
        return Some(speaker);
    }
    let sentence = scene.doc.sentence_at(cue.span.start)?;
    elided::earlier(scene, Span::new(from, cue.span.start), sentence.start)
}

/// Whether the quotation behind a cue is the whole of what is said, not a name at the head of a clause:
/// 《报告》指出，“十四五”时期…
fn is_whole(scene: &Scene, cue: &Cue, quote: &Quote, mark: Option<char>) -> bool {
    let doc = scene.doc;
    let line_end = doc.paragraph_at(quote.outer.start).map_or(quote.outer.end, |p| p.end);
    let next = scene.skip_blanks(quote.outer.end, line_end.max(quote.outer.end));
    let stops = !quote.closed
        || quote.outer.end >= line_end
        || next >= line_end
        || ends_sentence(doc.char(next))
        || matches!(doc.char(next), ';' | ')' | '”' | '’' | '」');
    let long = quote.inner.len() >= 8;
    match mark {
        Some(':') => is_sentence(scene, quote) || stops || long || doc.char(next) == ',',
        Some(_) => is_sentence(scene, quote) || long && (stops || doc.char(next) == ','),
        None => {
            is_sentence(scene, quote)
                || stops && (long || cue.row.word == "说")
                || long && doc.char(next) == ','
        }
    }
}

/// Verbs that may have quoted words.
fn utters(cue: &Cue) -> bool {
    // 发布“关于…的通知”: a title.
    let publishes = cue.row.word == "发布";
    !publishes && !matches!(cue.tier(), Tier::Frame | Tier::Hearsay | Tier::Learn | Tier::Show | Tier::By)
}

/// Whether a quotation stands at the head of a sentence, so that it is said rather than mentioned.
fn begins_sentence(scene: &Scene, quote: &Quote) -> bool {
    let doc = scene.doc;
    let line = doc.paragraph_at(quote.outer.start).map_or(quote.outer.start, |p| p.start);
    let at = scene.skip_blanks_back(line, quote.outer.start);
    let before = doc.char(at.wrapping_sub(1));
    at <= line
        || ends_sentence(before)
        || matches!(before, ':' | '”' | '」' | '"' | '…')
        || is_sentence(scene, quote)
        || scene.quote_around(quote.outer.start).is_some_and(|q| q.inner.start == quote.outer.start)
}

fn at_line_end(scene: &Scene, pos: usize) -> bool {
    scene.doc.paragraph_at(pos.saturating_sub(1)).is_none_or(|p| scene.skip_blanks(pos, p.end) >= p.end)
}

/// “…”X告诉记者。
fn at_sentence_end_after_listener(scene: &Scene, cue: &Cue) -> bool {
    let end = scene.doc.clause_at(cue.span.start).map_or(cue.span.end, |c| c.end);
    matches!(cue.row.word, "告诉") && end - cue.span.end <= 12
}

/// Whether indirect words hold a stretch of the speaker's own, rather than names in quotation marks.
pub(super) fn has_fragment(scene: &Scene, words: Span) -> bool {
    scene.quotes_in(words).iter().filter(|q| q.outer.end <= words.end + 1).any(|q| {
        let inner = q.inner;
        if inner.len() < LEAST_FRAGMENT {
            return false;
        }
        let punctuated =
            (inner.start..inner.end).any(|i| matches!(scene.doc.char(i), ',' | '。' | '!' | '?' | ';'));
        punctuated || {
            let next = scene.doc.char(q.outer.end);
            let tokens = scene.tokens(inner.start);
            let verbal = tokens.iter().any(|t| {
                t.start >= inner.start
                    && t.end <= inner.end
                    && (matches!(t.tag, "d" | "v" | "p" | "uj" | "ul"))
            });
            verbal && !next.is_alphanumeric() && next != '、'
        }
    })
}
