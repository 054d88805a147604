//! Rules in words, as an author writes them.

use crate::lang::{Lang, Word};
use crate::model::{
    ActorId, Bound, Count, Guard, NodeId, Rule, RuleKind, Said, Sop, Strength, Target, TimeSpan,
};
use crate::render::content::words;

/// The rules of an SOP, a line each: name, strength, what it says, and what it asks.
pub fn in_words(sop: &Sop) -> Vec<String> {
    sop.rules.iter().map(|rule| line(sop, rule)).collect()
}

fn line(sop: &Sop, rule: &Rule) -> String {
    let lang = sop.lang;
    let asked = rule.parts.iter().map(|part| asked(sop, part));
    let guarded = |word: Word, guard: &Option<Guard>| {
        let guard = guard.as_ref()?;
        Some(format!("{} {}", word.spelling(lang), guard.written))
    };
    let cited = rule
        .cites
        .iter()
        .map(|cited| format!("{} {}", Word::Cites.spelling(lang), cited.value));
    let parts: Vec<String> = asked
        .chain(guarded(Word::When, &rule.condition))
        .chain(guarded(Word::PauseWhile, &rule.pause))
        .chain(cited)
        .chain(rule.note.iter().map(|note| note.value.clone()))
        .collect();
    let title = rule.title.iter().map(|title| format!(": {}", title.value));
    format!(
        "{} {} ({}){} [{}]",
        words::sentence(Word::Rule.spelling(lang)),
        rule.name.value,
        strength(rule.strength.value).spelling(lang),
        title.collect::<String>(),
        parts.join("; ")
    )
}

fn strength(strength: Strength) -> Word {
    match strength {
        Strength::Must => Word::Must,
        Strength::Should => Word::Should,
        Strength::May => Word::May,
    }
}

fn asked(sop: &Sop, part: &RuleKind) -> String {
    let phrase = Phrase {
        sop,
        lang: sop.lang,
    };
    match part {
        RuleKind::Within {
            limit,
            from,
            to,
            extend,
        } => phrase.joined([
            phrase.time(Word::Within, limit),
            phrase.node(Word::From, from.as_ref()),
            phrase.node(Word::To, to.as_ref()),
            extend
                .as_ref()
                .and_then(|(more, when)| phrase.extended(more, when.as_ref())),
        ]),
        RuleKind::Require { at, guard } => phrase.joined([
            phrase.node(Word::At, at.as_ref()),
            phrase.said(Word::Require, &guard.written),
        ]),
        RuleKind::Order(first, second) => phrase.list(Word::Order, Word::Then, &[first, second]),
        RuleKind::Together(nodes) => phrase.all(Word::Together, nodes),
        RuleKind::Exclusive(nodes) => phrase.all(Word::Exclusive, nodes),
        RuleKind::Separate(nodes) => phrase.all(Word::Separate, nodes),
        RuleKind::SameActor(nodes) => phrase.all(Word::SameActor, nodes),
        RuleKind::Limit(node, count) => phrase.joined([
            phrase.node(Word::Limit, Some(node)),
            Some(phrase.count(count)),
        ]),
        RuleKind::Silence {
            limit,
            after,
            without,
            by,
            target,
        } => phrase.joined([
            phrase.time(Word::Silence, limit),
            phrase.node(Word::After, after.as_ref()),
            phrase.node(Word::Without, Some(without)),
            phrase.by(by.as_ref()),
            target.as_ref().map(|target| phrase.target(target)),
        ]),
        RuleKind::Judge { at, question, by } => phrase.joined([
            phrase.node(Word::At, at.as_ref()),
            phrase.said(Word::Judge, &question.value),
            phrase.by(by.as_ref()),
        ]),
    }
}

/// Makes phrases in the language of an SOP.
struct Phrase<'s> {
    sop: &'s Sop,
    lang: Lang,
}

impl Phrase<'_> {
    fn joined<const N: usize>(&self, parts: [Option<String>; N]) -> String {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }

    fn said(&self, word: Word, what: &str) -> Option<String> {
        let said = format!("{} {what}", word.spelling(self.lang));
        Some(said.trim_end().to_string())
    }

    fn time(&self, word: Word, limit: &Said<TimeSpan>) -> Option<String> {
        self.said(word, &limit.value.in_words(self.lang))
    }

    fn node(&self, word: Word, node: Option<&Said<NodeId>>) -> Option<String> {
        self.said(word, &self.sop[node?.value].name.value)
    }

    fn by(&self, actor: Option<&Said<ActorId>>) -> Option<String> {
        self.said(Word::By, &self.sop[actor?.value].title.value)
    }

    fn count(&self, count: &Count) -> String {
        let bound = match count.bound {
            Some(Bound::AtMost) => self.said(Word::CountAtMost, ""),
            Some(Bound::AtLeast) => self.said(Word::AtLeast, ""),
            None => None,
        };
        let times = Word::Times.spelling(self.lang);
        self.joined([bound, Some(format!("{} {times}", count.times))])
    }

    fn target(&self, target: &Target) -> String {
        format!("-> {}", self.sop[target.node.value].name.value)
    }

    fn extended(&self, more: &Said<TimeSpan>, when: Option<&Guard>) -> Option<String> {
        let when = when.and_then(|when| self.said(Word::If, &when.written));
        Some(self.joined([self.time(Word::Extend, more), when]))
    }

    fn list(&self, word: Word, link: Word, nodes: &[&Said<NodeId>]) -> String {
        let names: Vec<&str> = nodes
            .iter()
            .map(|node| self.sop[node.value].name.value.as_str())
            .collect();
        let link = format!(" {} ", link.spelling(self.lang));
        format!("{} {}", word.spelling(self.lang), names.join(&link))
    }

    fn all(&self, word: Word, nodes: &[Said<NodeId>]) -> String {
        let nodes: Vec<&Said<NodeId>> = nodes.iter().collect();
        self.list(word, Word::And, &nodes)
    }
}
