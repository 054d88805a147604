//! What the SOP says of one case.

use crate::calendar::Moment;
use crate::engine::Marking;
use crate::model::{ActorId, EventId, FieldId, NodeId, RowId, RuleId};

use super::WordId;

/// What the SOP says of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How far the case is.
    pub status: Status,
    /// When it began: its first event, or when it was filed.
    pub began: Option<Moment>,
    /// Its last event.
    pub last: Option<Moment>,
    /// From its beginning to its last event, in working days; nothing where the calendar has no data for them.
    pub workdays: Option<i64>,
    /// The same in calendar days.
    pub calendar_days: Option<i64>,
    /// What was done, in the order in which it is explained. For a planned case: what is to be done.
    pub visits: Vec<Visit>,
    /// What deviates, and what else there is to say, in the order of the case.
    pub findings: Vec<Finding>,
    /// What became of each rule, by rule.
    pub rules: Vec<RuleState>,
    /// What is due next.
    pub next: Vec<Next>,
    /// Where the tokens lie.
    pub marking: Marking,
    /// What its explanation costs; see [`super::align`].
    pub cost: u32,
    /// Whether no cheaper explanation exists.
    pub proven: bool,
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It has data but no event yet.
    Planned,
    /// It is under way.
    Running,
    /// It came to an end of the SOP.
    Finished,
    /// It is closed, or went on, where the SOP has no end.
    Stopped,
}

/// A node that was done, or should have been.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// The node.
    pub node: NodeId,
    /// The event that tells it, as a position in the case; nothing where the log lacks it or it is still to come.
    pub event: Option<u32>,
    /// The exit it was left by, as a position in its node.
    pub exit: Option<u32>,
    /// When the case came to it; nothing where the log doesn't tell.
    pub ready: Option<Moment>,
    /// From when its time counts.
    pub from: Option<Moment>,
    /// When it is due.
    pub due: Option<Moment>,
    /// When it was done.
    pub done: Option<Moment>,
    /// How much time it used, in the kind of time that its row states.
    pub used: Option<Used>,
    /// How much of that its clock stood still, in the same kind of time.
    pub paused: Option<Used>,
}

/// An amount of time that was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Used {
    /// Working days.
    Workdays(i64),
    /// Calendar days.
    CalendarDays(i64),
    /// Minutes of office hours.
    OfficeMinutes(i64),
    /// Minutes of the clock.
    ClockMinutes(i64),
}

/// What became of a rule in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleState {
    /// It does not bind this case.
    Idle,
    /// The case keeps it.
    Kept,
    /// The case breaks it.
    Broken,
    /// The data do not tell whether it binds or holds.
    Unknown,
    /// What it asks has not come yet.
    Open,
    /// A person judges it.
    Question,
    /// The right it gives was used.
    Used,
}

/// What comes next in a case that is not over.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// What.
    pub node: NodeId,
    /// From when its time counts.
    pub from: Option<Moment>,
    /// When it is due; nothing where its row has no time or the calendar no data.
    pub due: Option<Moment>,
    /// Whether it is only one of several that may come next, because nothing tells how the step before it ended.
    pub perhaps: bool,
    /// Whether it is overdue at the moment asked for.
    pub overdue: bool,
    /// By whom.
    pub by: Vec<ActorId>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// A person has to answer.
    Question,
    /// A rule that should be kept is not, or something is unusual.
    Remark,
    /// The case went against the SOP.
    Violation,
}

/// Something to say about a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// How much it weighs.
    pub level: Level,
    /// The row or node it is about.
    pub node: Option<NodeId>,
    /// The rule it is about.
    pub rule: Option<RuleId>,
    /// The event that shows it, as a position in the case.
    pub event: Option<u32>,
}

/// What a finding says. It holds the facts; their words are made when somebody wants to read them.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingKind {
    /// A node, or what a rule limits, was done after it was due.
    Late {
        /// When it was due.
        due: Moment,
        /// When it was done.
        done: Moment,
        /// By how much it is late.
        by: Used,
        /// How much time it used in all.
        used: Used,
    },
    /// It is not done, and was due before the moment asked for.
    Overdue {
        /// When it was due.
        due: Moment,
        /// By how much it is late now.
        by: Used,
    },
    /// It was done before the least time that its row states had passed.
    Early {
        /// How much time it used.
        used: Used,
    },
    /// It was done outside the calendar window that its row states.
    OutsideWindow,
    /// It ends before it starts.
    EndsBeforeStart {
        /// When the log says that it started.
        started: Moment,
        /// When the log says that it was done.
        completed: Moment,
    },
    /// It is not in the log, and the case went on.
    Skipped,
    /// It was done where the SOP has no place for it.
    Unexpected,
    /// It was done once more, where the SOP has no place for it.
    Repeated,
    /// It was done before or after its turn.
    OutOfOrder,
    /// It was done less or more often than asked.
    WrongCount {
        /// How often it was done.
        times: u32,
        /// How often it should have been, at least and at most.
        least: u32,
        /// The most; nothing without one.
        most: Option<u32>,
    },
    /// An arrow with a bound was gone more often than that.
    LoopExceeded {
        /// How often it was gone.
        times: u32,
        /// How often it may be.
        most: u32,
    },
    /// An arrow led back to where the case had been.
    Returned {
        /// Which time that is.
        times: u32,
        /// Where to.
        to: NodeId,
    },
    /// The exit taken is not the one that the data ask for.
    AgainstCondition {
        /// The exit taken.
        exit: u32,
    },
    /// The exit that the case went on by is not the one that the log's own outcome says.
    OtherWay {
        /// The outcome.
        outcome: WordId,
        /// The exit taken.
        exit: u32,
    },
    /// It was done, although the condition for doing it does not hold.
    NotCalledFor,
    /// The outcome that the log has is no exit.
    UnknownOutcome {
        /// The outcome.
        outcome: WordId,
    },
    /// The activity that the log has is none of the SOP.
    UnknownActivity {
        /// The activity.
        activity: WordId,
    },
    /// It was done by somebody else.
    WrongActor {
        /// Who did it.
        actor: WordId,
    },
    /// The one who did it is no actor of the SOP.
    UnknownActor {
        /// Who did it.
        actor: WordId,
    },
    /// Several do it together, and the log lacks one of them.
    MissingActor {
        /// Who is missing.
        actor: ActorId,
    },
    /// A rule does not hold.
    RuleBroken,
    /// A rule can't be judged, because the case lacks data.
    RuleUnknown {
        /// A field that is missing.
        missing: Option<FieldId>,
    },
    /// A person has to judge.
    Question,
    /// The right that a rule gives after a silence was used.
    RightUsed {
        /// How long the silence was.
        after: Used,
    },
    /// The right was used before it was gained.
    RightTooEarly {
        /// How long the silence was.
        after: Used,
    },
    /// Somebody may act now, because of a silence.
    RightGained {
        /// Since when.
        since: Moment,
    },
    /// An escalation is owed, and the log has none.
    EscalationOwed {
        /// Since when.
        since: Moment,
    },
    /// An escalation was owed and is done.
    EscalationDone,
    /// Something happened that the SOP foresees at any time.
    Happened {
        /// What.
        event: EventId,
    },
    /// The case stopped where the SOP has no end.
    StoppedHere,
    /// A row's time can't be counted: words, or the items are not known.
    NotCounted {
        /// The row.
        row: RowId,
    },
    /// The calendar has no data for a year that the case needs.
    BeyondCalendar {
        /// The year.
        year: i32,
    },
    /// The search for the cheapest explanation was cut off.
    NotProven,
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
