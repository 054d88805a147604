//! How long a piece of work takes.
//!
//! A row's time belongs to the row: it is counted when a case comes to the row from another one, or goes back in it, as the
//! deadline analysis counts it. What is stated for an exit alone is counted whenever the case leaves by that exit.

use super::Listener;
use super::stage::Stage;
use super::works::Work;
use crate::calendar::{Beyond, Calendar, Moment};
use crate::model::expr::CaseData;
use crate::model::{FieldId, NodeId};
use crate::simulate::draw::Stream;
use crate::simulate::setup::{RowSetup, TimeSetup};

/// For how many items of a list a time is counted at most.
const MOST_ITEMS: u64 = 10_000;

impl<'s, L: Listener> Stage<'s, '_, L> {
    /// When work that is done from now on ends: when the last of those who work on it is done.
    pub(super) fn end_of(&mut self, work: u32) -> Result<Moment, Beyond> {
        let of = &mut self.works.all[work as usize];
        let stream = of.stream.take().unwrap_or_else(|| self.luck.time(of.at()));
        let node = of.node;
        let Some(row) = self.row(node) else {
            return Ok(self.now);
        };
        let of = &self.works.all[work as usize];
        let mut after = stream.clone();
        let mut end = self.now;
        if of.seats.is_empty() {
            end = self.worked(of, row, self.setup.calendar, self.now, &mut after)?;
        }
        for (actor, officer) in &of.seats {
            let (calendar, share) = self.officers.hours(*actor, *officer);
            after = stream.clone();
            let done = self.worked(of, row, calendar, self.now, &mut after)?;
            end = end.max(stretched(self.now, done, calendar, share)?);
        }
        self.works.all[work as usize].stream = Some(after);
        Ok(end)
    }

    /// When the time of a wait's row is over.
    pub(super) fn end_of_row(&self, work: &Work) -> Result<Moment, Beyond> {
        match self.row(work.node) {
            Some(row) => {
                let mut stream = self.luck.time(work.at());
                self.worked(work, row, self.setup.calendar, work.ready, &mut stream)
            }
            None => Ok(work.ready),
        }
    }

    /// What is known of the row whose time the work of a node takes.
    fn row(&self, node: NodeId) -> Option<&'s RowSetup> {
        self.setup.rows.get(self.course.nodes[node.0 as usize].row)
    }

    /// When work that began then is done by this calendar.
    fn worked(
        &self,
        work: &Work,
        row: &RowSetup,
        calendar: &Calendar,
        begun: Moment,
        stream: &mut Stream,
    ) -> Result<Moment, Beyond> {
        let Some(time) = self.time(work, row) else {
            return Ok(begun);
        };
        let mut end = self.counted_from(work, time, begun);
        for _ in 0..self.items(work, time.per) {
            end = time.law.end(end, calendar, &self.setup.counting, stream)?;
        }
        Ok(end.max(begun))
    }

    /// The time of a row that holds for a piece of work.
    fn time<'r>(&self, work: &Work, row: &'r RowSetup) -> Option<&'r TimeSetup> {
        if let [only] = row.times.as_slice()
            && only.condition.is_none()
            && only.for_exit.is_none()
        {
            return work.charged.then_some(only);
        }
        let node = &self.setup.plan.sop()[work.node];
        let way = self.course.nodes[work.node.0 as usize].done.get(work.way);
        let exit = way.and_then(|way| node.exits.get(way.exit? as usize));
        let label = exit.and_then(|exit| exit.label.as_ref());
        let label = label.map(|label| label.value.as_str());
        let case = &self.cases.all[work.case? as usize];
        let holding = row.holding(work.charged, label, &case.data)?;
        row.times.get(holding)
    }

    /// From when a time counts.
    fn counted_from(&self, work: &Work, time: &TimeSetup, begun: Moment) -> Moment {
        let after = time.after.zip(work.case).and_then(|(after, place)| {
            let mut visits = self.cases.all[place as usize].visits.iter().rev();
            visits.find(|visit| visit.node == after)
        });
        after.map_or(begun, |visit| visit.done)
    }

    /// For how many items a time is counted.
    fn items(&self, work: &Work, per: Option<FieldId>) -> u64 {
        let case = work.case.map(|place| &self.cases.all[place as usize]);
        let items = per.zip(case).and_then(|(list, case)| case.data.size(list));
        items.unwrap_or(1).min(MOST_ITEMS)
    }
}

/// When something ends that would end then if an officer had all his time for it, and he has but this share: the office
/// time that it takes is so much longer.
fn stretched(
    begun: Moment,
    end: Moment,
    calendar: &Calendar,
    share: f64,
) -> Result<Moment, Beyond> {
    if share >= 1.0 || share <= 0.0 {
        return Ok(end);
    }
    let seconds = calendar.office_seconds_between(begun, end)?;
    let longer = (seconds as f64 / share).round() as i64;
    Ok(calendar.office_moment_after(begun, longer)?.max(end))
}
