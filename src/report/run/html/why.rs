//! Why a visit was judged as it was, below it.

use super::Page;
use crate::report::run::reasons::Reasons;
use crate::report::web::Html;
use crate::run::judge::ExplainedVisit;

impl Page<'_> {
    /// The reasons of a visit, one below the other; nothing where there is nothing to tell.
    pub(super) fn why(&self, html: &mut Html, visit: &ExplainedVisit) {
        let reasons = self.reasons(visit);
        if reasons.is_empty() {
            return;
        }
        html.element("ul", &[("class", "why")], |html| {
            for reason in reasons {
                html.element("li", &[], |html| html.quoted(&reason));
            }
        });
    }

    fn reasons(&self, visit: &ExplainedVisit) -> Vec<String> {
        let reasons = Reasons {
            setting: &self.account.setting,
        };
        let days = reasons.days(visit).into_iter();
        let pauses = visit.pauses.iter().map(|pause| reasons.pause(pause));
        let called = visit.called.iter().map(|called| reasons.called(called));
        let ways = reasons.ways(visit).into_iter().map(|way| way.words);
        days.chain(pauses).chain(called).chain(ways).collect()
    }
}
