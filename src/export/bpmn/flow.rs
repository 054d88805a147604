//! A process of BPMN as plain data: elements, and flows between them. Elements name each other by their positions.

use crate::model::NodeId;

/// A process.
#[derive(Debug, Default)]
pub struct Process {
    /// Its elements, those of one row together, in the order of the rows.
    pub elements: Vec<Element>,
    /// Its sequence flows.
    pub flows: Vec<SequenceFlow>,
    /// What could be kept as words alone.
    pub only_words: Vec<String>,
}

/// An element of a process.
#[derive(Debug)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// The words in or beside it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The node of the SOP that it stands for, alone or with others.
    pub node: NodeId,
    /// Its lane.
    pub lane: usize,
    /// What else is said of it.
    pub documentation: Vec<String>,
    /// The subprocess that it is in.
    pub within: Option<usize>,
}

/// What an element is.
#[derive(Debug)]
pub enum Kind {
    /// Where a case begins; by itself where there is a trigger.
    Start(Option<Trigger>),
    /// Where a case, or a branch, ends.
    End,
    /// An end that tells somebody something.
    Escalation,
    /// Work.
    Activity(Activity),
    /// Where ways part or meet.
    Gateway(Gateway, Option<usize>),
    /// A pause.
    Catch(Trigger),
    /// What may happen during an activity.
    Boundary {
        /// The activity.
        of: usize,
        /// What happens.
        trigger: Trigger,
        /// Whether it ends the activity.
        interrupts: bool,
    },
    /// What runs beside everything else.
    Beside,
}

/// Work.
#[derive(Debug)]
pub struct Activity {
    /// Who does it.
    pub by: Worker,
    /// How it is repeated.
    pub repeated: Option<Repeated>,
    /// What it needs.
    pub needs: Vec<Paper>,
    /// What it puts out.
    pub outputs: Vec<Paper>,
    /// Its performers: the actors by their positions, or words.
    pub performers: Vec<Performed>,
}

/// Who does the work of an activity.
#[derive(Debug, PartialEq, Eq)]
pub enum Worker {
    /// People.
    People,
    /// A system.
    System,
    /// Another SOP: the id of its process.
    Process(String),
}

/// A performer of an activity.
#[derive(Debug)]
pub enum Performed {
    /// An actor, by its position.
    Actor(usize),
    /// Whoever these words tell.
    Words(String),
}

/// How an activity is repeated.
#[derive(Debug)]
pub enum Repeated {
    /// So many times, or once for each of something.
    Times(String),
    /// Again and again, so many times at most.
    AtMost(u32),
    /// Until this holds.
    Until(String),
}

/// A document that an activity needs or puts out.
#[derive(Debug)]
pub struct Paper {
    /// Its name.
    pub name: String,
    /// What else is said of it.
    pub documentation: Vec<String>,
}

/// Where ways part or meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gateway {
    /// One of the ways.
    Exclusive,
    /// All of the ways.
    Parallel,
    /// The way of what happens first.
    EventBased,
}

/// What makes an event happen.
#[derive(Debug, Clone)]
pub enum Trigger {
    /// A length of time, in ISO 8601 where it can be written so, else in words.
    After(String),
    /// A rhythm, in the same way.
    Every(String),
    /// A condition.
    When(String),
}

/// A way from one element to another.
#[derive(Debug)]
pub struct SequenceFlow {
    /// Its id.
    pub id: String,
    /// The element it leaves.
    pub from: usize,
    /// The element it leads to.
    pub to: usize,
    /// Its words.
    pub name: Option<String>,
    /// The condition under which it is taken.
    pub condition: Option<String>,
    /// What else is said of it.
    pub documentation: Vec<String>,
}

impl Kind {
    /// Whether it is work: something that takes time and that events can happen to.
    pub fn is_activity(&self) -> bool {
        matches!(self, Kind::Activity(_))
    }
}
