//! Where cases wait most.

use super::{ActorResult, Bottleneck, Results};

impl Results {
    /// The actor for whom cases wait most, with the row of theirs at which they do; nothing where nobody waits.
    pub fn bottleneck(&self) -> Option<Bottleneck> {
        let waited = |actor: &ActorResult| actor.wait.spread.sum();
        let all: i64 = self.actors.iter().map(waited).sum();
        // Of several that are waited for alike, the first.
        let actors = self.actors.iter().rev();
        let actor = actors.max_by_key(|actor| waited(actor))?;
        let seconds = waited(actor);
        (seconds > 0).then(|| Bottleneck {
            actor: actor.actor,
            row: actor.most_waited_at,
            share: seconds as f64 / all as f64,
            minutes: seconds as f64 / 60.0 / self.cases.max(1) as f64,
            used: actor.used.map(|used| used.mean),
        })
    }
}
