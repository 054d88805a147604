//! Builds SOPs by hand, without the parser: rows, nodes and arrows by name.

use lajur::lang::Lang;
use lajur::model::*;
use lajur::source::{Span, Spanned};

/// An SOP in the making. Arrows are kept by name until it is finished.
pub struct Build {
    sop: Sop,
    arrows: Vec<Arrow>,
}

struct Arrow {
    from: NodeId,
    label: Option<String>,
    kind: ExitKind,
    to: Vec<String>,
}

pub fn said<T>(value: T) -> Said<T> {
    Said::stated(value, Span::default())
}

pub fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

pub fn document(text: &str) -> Document {
    Document {
        text: said(text.to_owned()),
        alternatives: Vec::new(),
        condition: None,
        source: None,
        target: None,
    }
}

pub fn build(title: &str, actors: &[&str]) -> Build {
    let actor = |title: &&str| Actor {
        name: spanned((*title).to_owned()),
        title: said((*title).to_owned()),
        kind: ActorKind::Person,
        outside: false,
        has_lane: true,
        group: None,
        aka: Vec::new(),
    };
    Build {
        sop: Sop {
            name: spanned("sop".to_owned()),
            title: said(title.to_owned()),
            lang: Lang::Id,
            identity: Identity::default(),
            columns: Vec::new(),
            column_numbers: false,
            day_kind: None,
            count_first_day: false,
            groups: Vec::new(),
            actors: actors.iter().map(actor).collect(),
            fields: Vec::new(),
            events: Vec::new(),
            rows: Vec::new(),
            nodes: Vec::new(),
            rules: Vec::new(),
            escalations: Vec::new(),
            interrupts: Vec::new(),
            scenarios: Vec::new(),
            log: CaseLog::default(),
            overrides: Vec::new(),
            marks: Vec::new(),
            faulty: false,
            source: 0,
            span: Default::default(),
        },
        arrows: Vec::new(),
    }
}

impl Build {
    pub fn sop_mut(&mut self) -> &mut Sop {
        &mut self.sop
    }

    /// Begins a row.
    pub fn row(&mut self, text: &str) -> &mut Self {
        let number = (self.sop.rows.len() + 1).to_string();
        self.sop.rows.push(Row {
            name: spanned(format!("row-{number}")),
            number: Some(said(number)),
            text: said(text.to_owned()),
            aka: Vec::new(),
            nodes: Vec::new(),
            times: Vec::new(),
            shares_time_of: None,
            needs: Vec::new(),
            outputs: Vec::new(),
            note: None,
            span: spanned(()),
        });
        self
    }

    pub fn last_row(&mut self) -> &mut Row {
        self.sop.rows.last_mut().expect("a row")
    }

    /// Needs, time and output of the last row.
    pub fn standard(&mut self, needs: &str, time: &str, output: &str) -> &mut Self {
        let row = self.last_row();
        row.needs
            .extend(needs.split('|').filter(|t| !t.is_empty()).map(document));
        row.outputs
            .extend(output.split('|').filter(|t| !t.is_empty()).map(document));
        if !time.is_empty() {
            row.times.push(RowTime {
                limit: said(Limit::Words(time.to_owned())),
                per: None,
                before: None,
                after: None,
                condition: None,
                for_exit: None,
                window: None,
                shared_with: Vec::new(),
            });
        }
        self
    }

    pub fn note(&mut self, text: &str) -> &mut Self {
        self.last_row().note = Some(said(text.to_owned()));
        self
    }

    /// The last row shares the time cell of an earlier one.
    pub fn shares_time_of(&mut self, row: u32) -> &mut Self {
        let this = RowId(self.sop.rows.len() as u32 - 1);
        self.last_row().shares_time_of = Some(RowId(row));
        let owner = &mut self.sop.rows[row as usize];
        owner.times[0].shared_with.push(this);
        self
    }

    /// Adds a node to the last row.
    pub fn node(&mut self, name: &str, kind: NodeKind, actors: &[u32]) -> &mut Self {
        let id = NodeId(self.sop.nodes.len() as u32);
        let row = RowId(self.sop.rows.len() as u32 - 1);
        self.last_row().nodes.push(id);
        let performers = (!actors.is_empty()).then(|| Performers {
            kind: match actors.len() {
                1 => PerformersKind::Single,
                _ => PerformersKind::Together,
            },
            list: actors
                .iter()
                .map(|at| said(Performer::Actor(ActorId(*at))))
                .collect(),
        });
        self.sop.nodes.push(Node {
            name: spanned(name.to_owned()),
            row,
            kind: said(kind),
            performers,
            label: None,
            only_when: None,
            joins: None,
            repeat: None,
            for_each: None,
            every: None,
            pause: None,
            alongside: false,
            exits: Vec::new(),
            span: spanned(()),
        });
        self
    }

    pub fn last_node(&mut self) -> &mut Node {
        self.sop.nodes.last_mut().expect("a node")
    }

    pub fn label(&mut self, text: &str) -> &mut Self {
        self.last_node().label = Some(said(text.to_owned()));
        self
    }

    pub fn one_of(&mut self) -> &mut Self {
        if let Some(performers) = &mut self.last_node().performers {
            performers.kind = PerformersKind::OneOf;
        }
        self
    }

    pub fn joins(&mut self, names: &[&str]) -> &mut Self {
        let nodes = names.iter().map(|name| said(self.find(name))).collect();
        self.last_node().joins = Some(Join {
            nodes,
            span: spanned(()),
        });
        self
    }

    /// An arrow from the last node.
    pub fn to(&mut self, target: &str) -> &mut Self {
        self.exit(None, ExitKind::Single, &[target])
    }

    pub fn when(&mut self, label: &str, target: &str) -> &mut Self {
        self.exit(Some(label), ExitKind::Single, &[target])
    }

    pub fn split(&mut self, targets: &[&str]) -> &mut Self {
        self.exit(None, ExitKind::All, targets)
    }

    fn exit(&mut self, label: Option<&str>, kind: ExitKind, targets: &[&str]) -> &mut Self {
        self.arrows.push(Arrow {
            from: NodeId(self.sop.nodes.len() as u32 - 1),
            label: label.map(str::to_owned),
            kind,
            to: targets.iter().map(|t| (*t).to_owned()).collect(),
        });
        self
    }

    fn find(&self, name: &str) -> NodeId {
        let at = self
            .sop
            .nodes
            .iter()
            .position(|node| node.name.value == name);
        NodeId(at.unwrap_or_else(|| panic!("no node {name}")) as u32)
    }

    pub fn finish(&mut self) -> Sop {
        for arrow in std::mem::take(&mut self.arrows) {
            let targets = arrow.to.iter().map(|name| Target {
                node: said(self.find(name)),
                at_most: None,
            });
            let exit = Exit {
                trigger: ExitTrigger::Free,
                label: arrow.label.map(said),
                kind: arrow.kind,
                targets: targets.collect(),
                implied: false,
                span: spanned(()),
            };
            self.sop.nodes[arrow.from.0 as usize].exits.push(exit);
        }
        self.sop.clone()
    }
}
