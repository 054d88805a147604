//! What is found in a case, in words: the facts of a finding with the names that the SOP and the log have for them.

use super::{Case, Finding, FindingKind, Used, WordId};
use crate::calendar::Moment;
use crate::diagnostic::messages::{RunMessage, Worded};
use crate::engine::Plan;
use crate::lang::{Lang, Number};
use crate::model::{
    ActorId, Amount, Duration, Escalation, FieldId, Limit, NodeId, Performer, PerformersKind,
    RowId, RuleId, RuleKind, Schedule, Sop, Unit,
};

/// The message of a finding, with the line of the log that shows it.
pub fn message(finding: &Finding, case: &Case<'_>, plan: &Plan) -> RunMessage {
    worded(finding, case, plan, true)
}

/// The message of a finding, without any place in the log: the same for all logs that tell the same.
pub fn placeless_message(finding: &Finding, case: &Case<'_>, plan: &Plan) -> RunMessage {
    worded(finding, case, plan, false)
}

fn worded(finding: &Finding, case: &Case<'_>, plan: &Plan, placed: bool) -> RunMessage {
    let words = Words {
        sop: plan.sop(),
        case,
        finding,
        placed,
    };
    words
        .of_time()
        .or_else(|| words.of_flow())
        .unwrap_or_else(|| words.of_duty())
}

impl FindingKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            FindingKind::Late { .. } => "late",
            FindingKind::Overdue { .. } => "overdue",
            FindingKind::Early { .. } => "early",
            FindingKind::OutsideWindow => "outside-window",
            FindingKind::EndsBeforeStart { .. } => "ends-before-start",
            FindingKind::Skipped => "skipped",
            FindingKind::Unexpected => "out-of-place",
            FindingKind::Repeated => "repeated",
            FindingKind::OutOfOrder => "out-of-order",
            FindingKind::WrongCount { .. } => "wrong-count",
            FindingKind::LoopExceeded { .. } => "loop-exceeded",
            FindingKind::Returned { .. } => "returned",
            FindingKind::AgainstCondition { .. } => "against-condition",
            FindingKind::OtherWay { .. } => "other-way",
            FindingKind::NotCalledFor => "not-called-for",
            FindingKind::UnknownOutcome { .. } => "unknown-outcome",
            FindingKind::UnknownActivity { .. } => "activity-not-in-sop",
            FindingKind::WrongActor { .. } => "wrong-actor",
            FindingKind::UnknownActor { .. } => "actor-not-in-sop",
            FindingKind::MissingActor { .. } => "actor-not-named",
            FindingKind::RuleBroken => "rule-broken",
            FindingKind::RuleUnknown { .. } => "rule-undecided",
            FindingKind::Question => "to-judge",
            FindingKind::RightUsed { .. } => "right-used",
            FindingKind::RightTooEarly { .. } => "right-too-early",
            FindingKind::RightGained { .. } => "right-gained",
            FindingKind::EscalationOwed { .. } => "escalation-owed",
            FindingKind::EscalationDone => "escalation-done",
            FindingKind::Happened { .. } => "happened",
            FindingKind::StoppedHere => "stopped-here",
            FindingKind::NotCounted { .. } => "not-counted",
            FindingKind::BeyondCalendar { .. } => "no-calendar-data",
            FindingKind::NotProven => "not-proven",
        }
    }
}

impl Used {
    /// In words: `2 hari kerja`, `1 hour 20 minutes`.
    pub fn in_words(self, lang: Lang) -> String {
        let (unit, hours) = match self {
            Used::Workdays(_) => (Unit::Workdays, None),
            Used::CalendarDays(_) => (Unit::CalendarDays, None),
            Used::OfficeMinutes(_) => (Unit::Minutes, Some(Unit::Hours)),
            Used::ClockMinutes(_) => (Unit::ClockMinutes, Some(Unit::ClockHours)),
        };
        let amount = self.amount();
        let of = |amount: i64, unit| Amount {
            number: Number::from_millionths(amount.saturating_mul(1_000_000)),
            unit,
        };
        let amounts = match hours {
            Some(hours) if amount >= 60 && amount % 60 > 0 => {
                vec![of(amount / 60, hours), of(amount % 60, unit)]
            }
            Some(hours) if amount >= 60 => vec![of(amount / 60, hours)],
            _ => vec![of(amount, unit)],
        };
        Duration { amounts }.in_words(lang)
    }
}

struct Words<'w> {
    sop: &'w Sop,
    case: &'w Case<'w>,
    finding: &'w Finding,
    placed: bool,
}

impl Words<'_> {
    /// What the calendar says.
    fn of_time(&self) -> Option<RunMessage> {
        let (row, at) = (self.row(), self.at());
        Some(match self.finding.kind.clone() {
            FindingKind::Late {
                due,
                done,
                by,
                used,
            } => {
                let (due, done) = (moment(due, by), moment(done, by));
                let (by, used) = (amount(by), amount(used));
                match self.finding.rule {
                    Some(rule) => RunMessage::LateRule {
                        rule: self.rule(rule),
                        due,
                        done,
                        by,
                        used,
                        at,
                    },
                    None => RunMessage::Late {
                        row,
                        due,
                        done,
                        by,
                        used,
                        at,
                    },
                }
            }
            FindingKind::Overdue { due, by } => {
                let (due, by) = (moment(due, by), amount(by));
                match self.finding.rule {
                    Some(rule) => RunMessage::OverdueRule {
                        rule: self.rule(rule),
                        due,
                        by,
                    },
                    None => RunMessage::Overdue { row, due, by },
                }
            }
            FindingKind::Early { used } => RunMessage::Early {
                row,
                used: amount(used),
                stated: self.stated(),
                at,
            },
            FindingKind::OutsideWindow => RunMessage::OutsideWindow {
                row,
                done: self.event_date(),
                stated: self.stated(),
                at,
            },
            FindingKind::EndsBeforeStart { started, completed } => RunMessage::EndsBeforeStart {
                started: clock(started),
                completed: clock(completed),
                at,
            },
            FindingKind::NotCounted { row } => RunMessage::NotCounted {
                row: self.sop.row_label(row),
                stated: self.stated(),
            },
            FindingKind::BeyondCalendar { year } => RunMessage::BeyondCalendar {
                year: i64::from(year),
            },
            _ => return None,
        })
    }

    /// What the flow says.
    fn of_flow(&self) -> Option<RunMessage> {
        let (row, at) = (self.row(), self.at());
        Some(match self.finding.kind.clone() {
            FindingKind::Skipped => RunMessage::Skipped { row, at },
            FindingKind::Unexpected => RunMessage::Unexpected { row, at },
            FindingKind::Repeated => RunMessage::Repeated { row, at },
            FindingKind::OutOfOrder => RunMessage::OutOfOrder { row, at },
            FindingKind::WrongCount { times, least, most } => RunMessage::WrongCount {
                row,
                times,
                asked: Worded::new(|lang| asked_times(least, most, lang)),
                at,
            },
            FindingKind::LoopExceeded { times, most } => {
                RunMessage::LoopExceeded { row, times, most }
            }
            FindingKind::Returned { times, to } => RunMessage::Returned {
                row,
                to: self.node(to),
                times,
                at,
            },
            FindingKind::AgainstCondition { exit } => RunMessage::AgainstCondition {
                row,
                exit: self.exit(exit),
                at,
            },
            FindingKind::OtherWay { outcome, exit } => RunMessage::OtherWay {
                row,
                outcome: self.word(outcome),
                exit: self.exit(exit),
                at,
            },
            FindingKind::NotCalledFor => RunMessage::NotCalledFor {
                row,
                condition: self.condition(),
                at,
            },
            FindingKind::UnknownOutcome { outcome } => RunMessage::UnknownOutcome {
                row,
                outcome: self.word(outcome),
                at,
            },
            FindingKind::UnknownActivity { activity } => RunMessage::UnknownActivity {
                activity: self.word(activity),
                at,
            },
            FindingKind::Happened { event } => RunMessage::Happened {
                event: match &self.sop[event].title {
                    Some(title) => title.value.clone(),
                    None => self.sop[event].name.value.clone(),
                },
                on: self.event_date(),
                at,
            },
            FindingKind::StoppedHere => RunMessage::StoppedHere { row, at },
            _ => return None,
        })
    }

    /// What the actors and the rules say.
    fn of_duty(&self) -> RunMessage {
        let (row, at) = (self.row(), self.at());
        let rule = self
            .finding
            .rule
            .map(|rule| self.rule(rule))
            .unwrap_or_default();
        match self.finding.kind.clone() {
            FindingKind::WrongActor { actor } => RunMessage::WrongActor {
                row,
                actor: self.word(actor),
                asked: self.performers(),
                at,
            },
            FindingKind::UnknownActor { actor } => RunMessage::UnknownActor {
                row,
                actor: self.word(actor),
                asked: self.performers(),
                at,
            },
            FindingKind::MissingActor { actor } => RunMessage::MissingActor {
                row,
                actor: self.sop[actor].title.value.clone(),
                at,
            },
            FindingKind::RuleBroken => RunMessage::RuleBroken { rule, at },
            FindingKind::RuleUnknown { missing } => RunMessage::RuleUnknown {
                rule,
                missing: self.missing(missing),
                at,
            },
            FindingKind::Question => self.question(at),
            FindingKind::RightUsed { after } => RunMessage::RightUsed {
                rule,
                after: amount(after),
                at,
            },
            FindingKind::RightTooEarly { after } => RunMessage::RightTooEarly {
                rule,
                after: amount(after),
                at,
            },
            FindingKind::RightGained { since } => RunMessage::RightGained {
                rule,
                since: since.date().to_string(),
            },
            FindingKind::EscalationOwed { since } => RunMessage::EscalationOwed {
                row,
                to: self.told(),
                since: since.date().to_string(),
                at,
            },
            FindingKind::EscalationDone => RunMessage::EscalationDone {
                row,
                to: self.told(),
                at,
            },
            _ => RunMessage::NotProven {},
        }
    }

    fn question(&self, at: Worded) -> RunMessage {
        let rule = self
            .finding
            .rule
            .and_then(|rule| self.sop.rules.get(rule.0 as usize));
        let parts = rule.into_iter().flat_map(|rule| &rule.parts);
        let asks = parts.filter_map(|part| match part {
            RuleKind::Judge { at, question, by } => Some((at, question, by)),
            _ => None,
        });
        let mut asked_here = asks.filter(|(at, ..)| {
            let node = at.as_ref().map(|at| at.value);
            node == self.finding.node
        });
        let (question, by) = match asked_here.next() {
            Some((_, question, by)) => (question.value.clone(), by.as_ref().map(|by| by.value)),
            None => (String::new(), None),
        };
        let by = by.map(|by| self.sop[by].title.value.clone());
        let by = Worded::new(|lang| match &by {
            None => String::new(),
            Some(by) => match lang {
                Lang::En => format!(" by `{by}`"),
                Lang::Id => format!(" oleh `{by}`"),
            },
        });
        RunMessage::Question { question, by, at }
    }

    /// The row that the finding is about.
    fn row(&self) -> String {
        self.finding
            .node
            .map(|node| self.node(node))
            .unwrap_or_default()
    }

    /// A node by its row, and by its own text where the row has several.
    fn node(&self, node: NodeId) -> String {
        let of = &self.sop[node];
        let row = self.sop.row_label(of.row);
        match &of.label {
            Some(label) if self.sop[of.row].nodes.len() > 1 => format!("{row}: {}", label.value),
            _ => row,
        }
    }

    fn rule(&self, rule: RuleId) -> String {
        self.sop[rule].name.value.clone()
    }

    fn word(&self, word: WordId) -> String {
        self.case.lexicon.text(word).to_string()
    }

    /// The line of the log that shows it.
    fn at(&self) -> Worded {
        let event = self
            .finding
            .event
            .filter(|_| self.placed)
            .and_then(|at| self.case.events.get(at as usize));
        Worded::new(|lang| match (event, lang) {
            (None, _) => String::new(),
            (Some(event), Lang::En) => format!(" (log line {})", event.line),
            (Some(event), Lang::Id) => format!(" (baris log {})", event.line),
        })
    }

    fn event_date(&self) -> String {
        let event = self
            .finding
            .event
            .and_then(|at| self.case.events.get(at as usize));
        let moment = event.and_then(|event| event.moment());
        moment
            .map(|moment| moment.date().to_string())
            .unwrap_or_default()
    }

    /// The times that the row of the finding states.
    fn stated(&self) -> Worded {
        let row = match self.finding.kind {
            FindingKind::NotCounted { row } => Some(row),
            _ => self.finding.node.map(|node| self.sop[node].row),
        };
        Worded::new(|lang| {
            row.map(|row| times(self.sop, row, lang))
                .unwrap_or_default()
        })
    }

    fn condition(&self) -> String {
        let node = self.finding.node.map(|node| &self.sop[node]);
        let guard = node.and_then(|node| node.only_when.as_ref());
        guard.map(|guard| guard.written.clone()).unwrap_or_default()
    }

    /// An exit by its label, or by where it leads.
    fn exit(&self, exit: u32) -> Worded {
        let node = self
            .finding
            .node
            .and_then(|node| self.sop.nodes.get(node.0 as usize));
        let exit = node.and_then(|node| node.exits.get(exit as usize));
        let label = exit.and_then(|exit| exit.label.as_ref());
        let targets = exit.into_iter().flat_map(|exit| &exit.targets);
        let targets: Vec<String> = targets.map(|target| self.node(target.node.value)).collect();
        Worded::new(|lang| match (label, lang) {
            (Some(label), _) => format!("`{}`", label.value),
            (None, Lang::En) => format!("the way to `{}`", targets.join(", ")),
            (None, Lang::Id) => format!("jalan ke `{}`", targets.join(", ")),
        })
    }

    /// Those who perform the node of the finding.
    fn performers(&self) -> Worded {
        let node = self.finding.node.map(|node| &self.sop[node]);
        let by = node.and_then(|node| node.performers.as_ref());
        Worded::new(|lang| {
            let Some(by) = by else {
                return String::new();
            };
            let one = |performer: Performer| match performer {
                Performer::Actor(actor) => format!("`{}`", self.sop[actor].title.value),
                Performer::SameAs(node) => {
                    let node = self.node(node);
                    match lang {
                        Lang::En => format!("whoever did `{node}`"),
                        Lang::Id => format!("pelaksana `{node}`"),
                    }
                }
            };
            let all = by.list.iter().map(|performer| one(performer.value));
            let joined = match (by.kind, lang) {
                (PerformersKind::OneOf, Lang::En) => " or ",
                (PerformersKind::OneOf, Lang::Id) => " atau ",
                (_, Lang::En) => " and ",
                (_, Lang::Id) => " dan ",
            };
            all.collect::<Vec<_>>().join(joined)
        })
    }

    fn missing(&self, field: Option<FieldId>) -> Worded {
        let field = field.map(|field| &self.sop[field]);
        let name = field.map(|field| match &field.title {
            Some(title) => title.value.clone(),
            None => field.name.value.clone(),
        });
        Worded::new(|lang| match (&name, lang) {
            (None, _) => String::new(),
            (Some(name), Lang::En) => format!(": the case does not say `{name}`"),
            (Some(name), Lang::Id) => format!(": kasus tidak menyebut `{name}`"),
        })
    }

    /// Those whom the escalations of the row go to.
    fn told(&self) -> Worded {
        let row = self.finding.node.map(|node| self.sop[node].row);
        let of_row = |escalation: &&Escalation| Some(escalation.row.value) == row;
        let to = self.sop.escalations.iter().filter(of_row);
        let mut to: Vec<ActorId> = to.flat_map(|it| &it.to).map(|to| to.value).collect();
        to.dedup();
        let titles = to
            .iter()
            .map(|to| format!("`{}`", self.sop[*to].title.value));
        let titles: Vec<String> = titles.collect();
        Worded::new(|_| titles.join(", "))
    }
}

/// An amount of time.
fn amount(used: Used) -> Worded {
    Worded::new(|lang| used.in_words(lang))
}

/// A moment as exactly as the time is counted.
fn moment(moment: Moment, counted: Used) -> String {
    match counted {
        Used::Workdays(_) | Used::CalendarDays(_) => moment.date().to_string(),
        Used::OfficeMinutes(_) | Used::ClockMinutes(_) => clock(moment),
    }
}

/// A date and the time of day.
fn clock(moment: Moment) -> String {
    let (hour, minute) = (moment.second() / 3600, moment.second() / 60 % 60);
    format!("{} {hour:02}:{minute:02}", moment.date())
}

/// The times that a row states, or that of the row whose cell it shares.
fn times(sop: &Sop, row: RowId, lang: Lang) -> String {
    let owner = sop[row].shares_time_of.unwrap_or(row);
    let one = |limit: &Limit| match limit {
        Limit::Span(span) => span.in_words(lang),
        Limit::Window(window) => schedule(window, lang),
        Limit::Words(words) => format!("\"{words}\""),
    };
    let times = sop[owner].times.iter().map(|time| {
        let limit = one(&time.limit.value);
        let per = time.per.as_ref().map(|per| format!(" per {}", per.value));
        let window = time
            .window
            .as_ref()
            .map(|window| format!(" {}", schedule(window, lang)));
        limit + &per.unwrap_or_default() + &window.unwrap_or_default()
    });
    times.collect::<Vec<_>>().join("; ")
}

/// A window of the calendar: `on day 1 to 10, in month 1 to 3`.
fn schedule(window: &Schedule, lang: Lang) -> String {
    let (day, month, to) = match lang {
        Lang::En => ("on day", "in month", "to"),
        Lang::Id => ("tanggal", "bulan", "sampai"),
    };
    let range = |word: &str, range: Option<(u32, u32)>| {
        range.map(|(from, until)| match from == until {
            true => format!("{word} {from}"),
            false => format!("{word} {from} {to} {until}"),
        })
    };
    let parts = [range(day, window.days), range(month, window.months)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn asked_times(least: u32, most: Option<u32>, lang: Lang) -> String {
    let (en, id) = match most {
        Some(most) if most == least => (format!("{least}"), format!("{least} kali")),
        Some(most) if least == 0 => (
            format!("no more than {most}"),
            format!("paling banyak {most} kali"),
        ),
        Some(most) => (
            format!("{least} to {most}"),
            format!("{least} sampai {most} kali"),
        ),
        None => (
            format!("{least} at least"),
            format!("paling sedikit {least} kali"),
        ),
    };
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}
