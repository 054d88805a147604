//! The texts that a scenario is made of: the SOP file, a file of scenarios, statements of the command line.
//!
//! A scenario that was changed has statements of several texts, and each of them knows its place but not its text. So the
//! texts are read as if they stood one after the other: the places of each begin where those of the one before end.

use std::io::stderr;

use lajur::diagnostic::{Diagnostic, Diagnostics, Fix};
use lajur::report::human;
use lajur::source::{Source, Span};

use crate::cli::{Exit, Shell, output};

/// The texts, in the order in which they were read.
#[derive(Debug)]
pub struct Texts {
    sources: Vec<Source>,
    /// Where the places of each text begin; nothing for one that holds no scenario.
    begins: Vec<Option<usize>>,
    end: usize,
}

impl Texts {
    /// The SOP file and the data that stand beside it.
    pub fn new(sources: Vec<Source>) -> Texts {
        let mut begins = vec![None; sources.len()];
        if let Some(first) = begins.first_mut() {
            *first = Some(0);
        }
        Texts {
            end: sources.first().map_or(0, |source| source.text().len() + 1),
            begins,
            sources,
        }
    }

    /// Adds a text, and gives it back as it is to be read: with all that stands before it as empty lines.
    pub fn add(&mut self, source: Source) -> Source {
        let begin = self.end;
        let read = Source::new(source.name(), "\n".repeat(begin) + source.text());
        self.end += source.text().len() + 1;
        self.begins.push(Some(begin));
        self.sources.push(source);
        read
    }

    /// Draws findings beside the output, and says how the program ends for them.
    pub fn show(&self, found: Diagnostics, shell: &Shell) -> Exit {
        let exit = match found.has_errors() {
            true => Exit::Findings,
            false => Exit::Clean,
        };
        let findings = found.into_sorted().into_iter();
        let placed: Vec<Diagnostic> = findings.map(|finding| self.placed(finding)).collect();
        output::tell(&human(&self.sources, &placed, &shell.style(&stderr())));
        exit
    }

    /// Brings a finding to its text, and to the place in it.
    fn placed(&self, mut finding: Diagnostic) -> Diagnostic {
        let (at, begin) = self.text_at(finding.span.start());
        let next = self.begins.iter().skip(at + 1).flatten().next();
        let end = next.copied().unwrap_or(usize::MAX);
        let own = |span: Span| begin <= span.start() && span.start() < end;
        finding.source = at;
        finding.span = back(finding.span, begin);
        finding.labels.retain(|label| own(label.span));
        for label in &mut finding.labels {
            label.span = back(label.span, begin);
        }
        finding.fix = finding
            .fix
            .filter(|fix| fix.edits.iter().all(|it| own(it.span)));
        for edit in finding.fix.iter_mut().flat_map(|Fix { edits, .. }| edits) {
            edit.span = back(edit.span, begin);
        }
        finding
    }

    /// The text whose places hold this one, and where they begin.
    fn text_at(&self, place: usize) -> (usize, usize) {
        let begins = self.begins.iter().enumerate().rev();
        let mut begins = begins.filter_map(|(at, begin)| Some((at, (*begin)?)));
        begins
            .find(|(_, begin)| *begin <= place)
            .unwrap_or_default()
    }
}

fn back(span: Span, by: usize) -> Span {
    Span::new(
        span.start().saturating_sub(by),
        span.end().saturating_sub(by),
    )
}

#[cfg(test)]
mod tests {
    use lajur::diagnostic::Diagnostic;
    use lajur::diagnostic::messages::SyntaxMessage;
    use lajur::source::{Source, Span};

    use super::Texts;

    #[test]
    fn a_finding_comes_back_to_its_own_text() {
        let mut texts = Texts::new(vec![
            Source::new("a.sop", "0123456789"),
            Source::new("b.calendar.yaml", "data"),
        ]);
        let one = texts.add(Source::new("c.scenario", "abc def"));
        let two = texts.add(Source::new("--what-if", "staff x 0"));
        let at = |source: &Source, word: &str| {
            let start = source.text().find(word).unwrap();
            Span::new(start, start + word.len())
        };
        let message = || SyntaxMessage::EmptyFile {};
        let finding = |span| Diagnostic::new(message(), 0, span);
        let found = [
            finding(Span::new(3, 5)),
            finding(at(&one, "def")).label(at(&two, "x"), message()),
            finding(at(&two, "0")).label(at(&two, "x"), message()),
        ];
        let placed = found.map(|finding| texts.placed(finding));
        let shown: Vec<_> = placed
            .iter()
            .map(|it| (it.source, texts.sources[it.source].slice(it.span)))
            .collect();
        assert_eq!(shown, [(0, "34"), (2, "def"), (3, "0")]);
        assert_eq!(placed[1].labels, []);
        assert_eq!(texts.sources[3].slice(placed[2].labels[0].span), "x");
    }
}
