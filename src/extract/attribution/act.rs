//! Questions and the answers that follow them.
//! “有哪些措施？”记者李丹提问。“搭建了平台。”石华山说。 → the second is an answer.

use super::Draft;
use super::scene::Scene;
use crate::model::{Act, Form};

/// How many paragraphs a reply may stand behind its question.
const NEAR: usize = 2;

/// Makes the statement that directly follows a question an answer.
pub(super) fn mark(scene: &Scene, drafts: &mut [Draft]) {
    let paragraphs = scene.doc.paragraphs();
    let paragraph = |pos: usize| paragraphs.partition_point(|p| p.end <= pos);
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let (question, reply) = (&before[i - 1], &mut rest[0]);
        if question.act != Act::Ask || reply.act != Act::Say || question.quote.contains(reply.cue) {
            continue;
        }
        let other = match (&question.speaker, &reply.speaker) {
            (Some(a), Some(b)) => scene.doc.text(a.span) != scene.doc.text(b.span),
            _ => false,
        };
        let near = paragraph(reply.quote.start).abs_diff(paragraph(question.cue.start)) <= NEAR;
        let direct =
            reply.form == Form::Direct || paragraph(reply.cue.start) == paragraph(question.cue.start) + 1;
        if other && near && direct {
            reply.act = Act::Answer;
        }
    }
}
