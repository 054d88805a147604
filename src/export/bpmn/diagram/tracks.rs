//! Tracks side by side in a channel, so that lines that are not one another's lie beside each other.

use std::collections::BTreeMap;

/// A channel: a gap between columns, or an edge of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// The gap before a column.
    Gap(usize),
    /// The upper edge of a lane.
    Above(usize),
    /// The lower edge of a lane.
    Below(usize),
}

/// A line in a channel.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// The channel.
    pub channel: Channel,
    /// Where it begins and ends along the channel, in whatever counts there.
    pub from: usize,
    /// Its other end.
    pub to: usize,
    /// Lines of one net may lie upon each other.
    pub net: Net,
}

/// What lines have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Net {
    /// They leave the same element.
    From(usize),
    /// They lead to the same element.
    To(usize),
}

/// The tracks of all channels.
#[derive(Debug, Default)]
pub struct Tracks {
    of: BTreeMap<(Channel, Net), usize>,
    counts: BTreeMap<Channel, usize>,
}

impl Tracks {
    /// Gives each net in each channel a track.
    pub fn new(runs: &[Run]) -> Tracks {
        let mut spans: BTreeMap<(Channel, Net), (usize, usize)> = BTreeMap::new();
        for run in runs {
            let (low, high) = (run.from.min(run.to), run.from.max(run.to));
            let span = spans.entry((run.channel, run.net)).or_insert((low, high));
            *span = (span.0.min(low), span.1.max(high));
        }
        let mut order: Vec<_> = spans.into_iter().collect();
        order.sort_by_key(|((channel, net), span)| (*channel, *span, *net));
        let mut tracks = Tracks::default();
        // Nets that leave lie before nets that arrive, so that in a gap the one does not seem to go on as the other.
        order.sort_by_key(|((channel, net), _)| (*channel, matches!(net, Net::To(_))));
        let mut ends: BTreeMap<(Channel, bool), Vec<usize>> = BTreeMap::new();
        for ((channel, net), (low, high)) in order {
            let arrives = matches!(net, Net::To(_));
            let leaving = ends.get(&(channel, false)).map_or(0, Vec::len);
            let before = if arrives { leaving } else { 0 };
            let ends = ends.entry((channel, arrives)).or_default();
            let free = ends.iter().position(|end| *end < low);
            let track = free.unwrap_or(ends.len());
            match ends.get_mut(track) {
                Some(end) => *end = high,
                None => ends.push(high),
            }
            tracks.of.insert((channel, net), before + track);
            tracks.counts.insert(channel, before + ends.len());
        }
        tracks
    }

    /// The track of a net in a channel.
    pub fn track(&self, channel: Channel, net: Net) -> usize {
        self.of.get(&(channel, net)).copied().unwrap_or_default()
    }

    /// How many tracks a channel has.
    pub fn count(&self, channel: Channel) -> usize {
        self.counts.get(&channel).copied().unwrap_or_default()
    }
}
