//! `--as-of`: a moment as people write it on the command line.

use std::time::{SystemTime, UNIX_EPOCH};

use lajur::calendar::Moment;
use lajur::model::Date;

/// The beginning of the time that clocks of computers count from.
const EPOCH: Date = Date {
    year: 1970,
    month: 1,
    day: 1,
};

/// Reads `2024-06-05`, which is the end of that day, `2024-06-05 09:30`, `2024-06-05T09:30`, or `today` and `now` by the
/// clock of the computer in a zone that is so many minutes ahead of universal time.
pub fn as_of(written: &str, zone: i32) -> Option<Moment> {
    match written {
        "now" | "sekarang" => now(zone),
        "today" | "hari-ini" => Moment::new(now(zone)?.date(), 86_399),
        _ => moment(written),
    }
}

fn now(zone: i32) -> Option<Moment> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(passed.as_secs()).ok()? + i64::from(zone) * 60;
    Moment::new(EPOCH, 0)?.plus_seconds(seconds)
}

fn moment(written: &str) -> Option<Moment> {
    let (date, time) = match written.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (written, None),
    };
    let date = date_of(date)?;
    match time {
        None => Moment::new(date, 86_399),
        Some(time) => {
            let (hour, minute) = time.split_once([':', '.'])?;
            Moment::at(date, hour.parse().ok()?, minute.parse().ok()?)
        }
    }
}

fn date_of(written: &str) -> Option<Date> {
    let mut parts = written.split('-');
    let mut part = || parts.next()?.parse::<u32>().ok();
    let date = Date {
        year: i32::try_from(part()?).ok()?,
        month: part()?,
        day: part()?,
    };
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::as_of;

    #[test]
    fn reads_what_people_write() {
        let read = |written| as_of(written, 480).map(|moment| moment.to_string());
        assert_eq!(read("2024-06-05").as_deref(), Some("2024-06-05T23:59:59"));
        assert_eq!(
            read("2024-06-05 09:30").as_deref(),
            Some("2024-06-05T09:30")
        );
        assert_eq!(
            read("2024-06-05T09.30").as_deref(),
            Some("2024-06-05T09:30")
        );
        assert!(read("now").is_some() && read("today").is_some());
        for faulty in [
            "",
            "besok",
            "2024-13-01",
            "2024-06-05 25:00",
            "2024-06-05-01",
            "5/6/2024",
        ] {
            assert_eq!(read(faulty), None, "{faulty}");
        }
    }
}
