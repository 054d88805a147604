//! Deadlines that even the shortest path exceeds (`deadline-exceeded`), and those that a longer one may exceed
//! (`deadline-at-risk`).

use super::super::Subject;
use super::Known;
use super::deadline_never_starts::rule;
use super::judge::{Exceeded, Judged};
use super::timeline::{Deadline, Reading, Timeline};
use super::words;
use crate::diagnostic::messages::{DeadlineMessage, Worded};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::NodeId;

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    for (deadline, timeline) in known.timelines() {
        let found = timeline.readings.first();
        let found = found.and_then(|reading| Some((reading, reading.judged?)));
        let (Some((reading, judged)), Some(exceeded)) = (found, timeline.exceeded(known.said))
        else {
            continue;
        };
        let about = About {
            subject,
            deadline,
            timeline,
            reading,
            judged,
        };
        match exceeded {
            Exceeded::Never => {}
            Exceeded::May => diagnostics.push(about.at_risk()),
            Exceeded::Always => diagnostics.push(about.always()),
        }
    }
}

/// A deadline and what is known of it in the first reading.
struct About<'a> {
    subject: &'a Subject<'a>,
    deadline: &'a Deadline,
    timeline: &'a Timeline,
    reading: &'a Reading,
    judged: Judged,
}

impl About<'_> {
    fn always(&self) -> Diagnostic {
        let sop = self.subject.sop;
        let (kind, shortest) = (self.reading.kind, &self.reading.shortest);
        let message = DeadlineMessage::Exceeded {
            rule: rule(self.subject, self.deadline),
            limit: words::sum(&self.deadline.limit),
            shortest: Worded::new(|lang| words::route(shortest, kind, lang)),
            reading: Worded::new(|lang| words::readings(self.timeline, lang)),
        };
        let finding = self.subject.finding(message, self.deadline.span);
        let rows = Worded::new(|lang| words::longest_rows(sop, &shortest.path, kind, lang));
        self.evidence(finding, false)
            .help(DeadlineMessage::Shorten { rows })
    }

    fn at_risk(&self) -> Diagnostic {
        let sop = self.subject.sop;
        let (kind, longest) = (self.reading.kind, &self.reading.longest);
        let message = DeadlineMessage::AtRisk {
            rule: rule(self.subject, self.deadline),
            limit: words::sum(&self.deadline.limit),
            shortest: Worded::new(|lang| words::route(&self.reading.shortest, kind, lang)),
            longest: Worded::new(|lang| words::route(longest, kind, lang)),
            reading: Worded::new(|lang| words::readings(self.timeline, lang)),
        };
        let finding = self.subject.finding(message, self.deadline.span);
        let rows = Worded::new(|lang| words::longest_rows(sop, &longest.path, kind, lang));
        self.evidence(finding, true)
            .help(DeadlineMessage::Narrow { rows })
    }

    /// The paths, what is not counted on them, the extension and the worst beginning.
    fn evidence(&self, finding: Diagnostic, both: bool) -> Diagnostic {
        let sop = self.subject.sop;
        let place = sop[self.deadline.rule].name.span;
        let path = |path| Worded::new(|_| words::path(sop, path));
        let (shortest, longest) = (&self.reading.shortest.path, &self.reading.longest.path);
        let rows = path(shortest);
        let mut finding = match both && path(longest) == rows {
            true => finding.label(place, DeadlineMessage::OnePath { rows }),
            false => finding.label(place, DeadlineMessage::ShortestPath { rows }),
        };
        if both && path(longest) != path(shortest) {
            let rows = path(longest);
            finding = finding.label(place, DeadlineMessage::LongestPath { rows });
        }
        let uncounted: Vec<NodeId> = self.timeline.gaps.iter().map(|(node, _)| *node).collect();
        if !uncounted.is_empty() {
            let rows = words::rows(sop, uncounted);
            let rows = Worded::new(|lang| words::named_rows(&rows, lang));
            finding = finding.label(place, DeadlineMessage::Uncounted { rows });
        }
        if let Some(worst) = &self.judged.worst {
            finding = finding.label(
                place,
                DeadlineMessage::WorstStart {
                    start: Worded::new(|lang| worst.start.in_words(lang)),
                    due: Worded::new(|lang| worst.due.in_words(lang)),
                    done: Worded::new(|lang| worst.done.in_words(lang)),
                    late: Worded::new(|lang| words::lateness(worst, lang)),
                },
            );
        }
        self.extension(finding)
    }

    fn extension(&self, finding: Diagnostic) -> Diagnostic {
        let (Some((more, span)), Some(judged)) = (&self.deadline.extend, self.reading.extended)
        else {
            return finding;
        };
        let message = DeadlineMessage::Extended {
            more: words::sum(more),
            then: Worded::new(|lang| words::how_often(&judged, lang)),
        };
        finding.label(*span, message)
    }
}
