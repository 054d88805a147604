//! What is played: an SOP and a scenario put together, what is assumed, and what is said before anything is played.

mod agreement;
mod load;
mod parts;

use lajur::calendar::{Calendar, Calendars};
use lajur::diagnostic::{Diagnostic, Diagnostics};
use lajur::engine::Plan;
use lajur::lang::{Lang, Number};
use lajur::model::{
    ActorId, Amount, Arrivals, Chance, ChanceOf, DataDraw, Date, Distribution, Duration,
    ExitChance, FieldId, NodeId, RowDraw, RowId, Said, Scenario, Shape, Sop, Staff, TimeDraw, Unit,
    ValueDraw,
};
use lajur::pipeline;
use lajur::simulate::{Options, Setup};
use lajur::source::{Source, Span, Spanned};

/// An SOP on a calendar, to be set up for scenarios.
struct Office {
    plan: Plan,
    calendar: Calendar,
}

impl Office {
    fn of(text: &str) -> Office {
        let checked = pipeline::check(&[Source::new("a.sop", text)]);
        let sop = checked.catalogue.sops.into_iter().next().unwrap();
        let calendars = Calendars::default();
        let calendar = calendars.used_by(&sop).unwrap().clone();
        let plan = Plan::new(&sop);
        Office { plan, calendar }
    }

    fn sop(&self) -> &Sop {
        self.plan.sop()
    }

    fn setup(&self, scenario: &Scenario) -> Setup<'_> {
        let (setup, findings) = self.tried(scenario, &Options::default());
        assert_eq!(findings, [], "{findings:?}");
        setup.unwrap()
    }

    fn tried(
        &self,
        scenario: &Scenario,
        options: &Options,
    ) -> (Option<Setup<'_>>, Vec<Diagnostic>) {
        let mut findings = Diagnostics::new();
        let setup = Setup::new(&self.plan, &self.calendar, scenario, options, &mut findings);
        (setup, findings.into_sorted())
    }

    /// The codes and the words of what is found.
    fn told(&self, scenario: &Scenario) -> Vec<(&'static str, String)> {
        let (_, findings) = self.tried(scenario, &Options::default());
        let told = findings
            .iter()
            .map(|it| (it.code(), it.message.text(Lang::En)));
        told.collect()
    }

    fn node(&self, name: &str) -> NodeId {
        let mut nodes = self.sop().nodes_with_ids();
        nodes.find(|(_, node)| node.name.value == name).unwrap().0
    }

    fn row(&self, name: &str) -> RowId {
        let mut rows = self.sop().rows_with_ids();
        rows.find(|(_, row)| row.name.value == name).unwrap().0
    }

    fn actor(&self, name: &str) -> ActorId {
        let mut actors = (0..).map(ActorId).zip(&self.sop().actors);
        actors
            .find(|(_, actor)| actor.name.value == name)
            .unwrap()
            .0
    }

    fn field(&self, name: &str) -> FieldId {
        let mut fields = (0..).map(FieldId).zip(&self.sop().fields);
        fields
            .find(|(_, field)| field.name.value == name)
            .unwrap()
            .0
    }
}

/// The assumptions in words.
fn assumed(setup: &Setup<'_>, lang: Lang) -> Vec<String> {
    let sop = setup.plan.sop();
    let assumptions = setup.assumptions.iter();
    assumptions.map(|it| it.text(sop, lang)).collect()
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned {
        value,
        span: Span::default(),
    }
}

fn number(text: &str) -> Spanned<Number> {
    spanned(Number::parse(text).unwrap())
}

fn span(amount: &str, unit: Unit) -> Duration {
    Duration {
        amounts: vec![Amount {
            number: Number::parse(amount).unwrap(),
            unit,
        }],
    }
}

fn rate(times: &str, per: Unit) -> Option<Spanned<Arrivals>> {
    Some(spanned(Arrivals::Rate {
        number: Number::parse(times).unwrap(),
        per,
        evenly: false,
        around_the_clock: false,
    }))
}

fn staff(actors: &[ActorId], number: u32) -> Staff {
    Staff {
        actors: actors.iter().map(|actor| spanned(*actor)).collect(),
        number: Some(spanned(number)),
        hours: None,
        share: None,
        absent: None,
        span: Span::default(),
    }
}

fn takes(row: RowId, shape: Shape, numbers: &[&str], unit: Unit) -> RowDraw {
    RowDraw {
        row: spanned(row),
        time: TimeDraw::Shaped(distribution(shape, numbers), unit),
        span: Span::default(),
    }
}

fn distribution(shape: Shape, numbers: &[&str]) -> Distribution {
    Distribution {
        shape: spanned(shape),
        numbers: numbers.iter().map(|it| number(it)).collect(),
        span: Span::default(),
    }
}

fn exits(node: NodeId, percents: &[&str]) -> Chance {
    let exits = percents
        .iter()
        .enumerate()
        .map(|(exit, percent)| ExitChance {
            exit,
            target: None,
            percent: number(percent),
        });
    Chance {
        node: spanned(node),
        of: ChanceOf::Exits(exits.collect()),
        span: Span::default(),
    }
}

fn draw(field: FieldId, of: ValueDraw) -> DataDraw {
    DataDraw {
        field: spanned(field),
        of,
        span: Span::default(),
    }
}

fn since(year: i32, month: u32, day: u32) -> Option<Spanned<Date>> {
    Some(spanned(Date { year, month, day }))
}

fn said(text: &str) -> Said<String> {
    Said::stated(text.to_string(), Span::default())
}
