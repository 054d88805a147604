//! Moments of one column. The form that nearly all logs have, ISO 8601, is read at once; what is not in it is left to
//! [`Moments`], which knows every form and says what is wrong.

use super::super::Moments;
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::model::Date;

/// Reads the moments of one column.
#[derive(Debug, Clone)]
pub(super) struct Times {
    moments: Moments,
    /// The date read last, as it was written, and its beginning. In a log the same date comes again and again.
    last: Option<([u8; 10], Moment)>,
}

impl Times {
    pub(super) fn new(moments: Moments) -> Times {
        Times {
            moments,
            last: None,
        }
    }

    /// Reads a moment; nothing for an empty cell.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub(super) fn read(&mut self, written: &str) -> Result<Option<Moment>, LogMessage> {
        if written.is_empty() {
            return Ok(None);
        }
        match self.iso(written.as_bytes()) {
            Some(moment) => Ok(Some(moment)),
            None => self.moments.read(written),
        }
    }

    /// Reads `2024-01-15T09:12`, with a blank for the `T`, with seconds and parts of them, with an offset.
    fn iso(&mut self, written: &[u8]) -> Option<Moment> {
        let (date, time) = written.split_first_chunk::<10>()?;
        let (time, rest) = time.split_first_chunk::<6>()?;
        let [b'T' | b' ', h1, h2, b':', m1, m2] = *time else {
            return None;
        };
        let (hour, minute) = (pair(h1, h2)?, pair(m1, m2)?);
        let (second, rest) = match rest {
            [b':', s1, s2, rest @ ..] => (pair(*s1, *s2)?, without_fraction(rest)),
            rest => (0, rest),
        };
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let second = hour * 3600 + minute * 60 + second;
        let local = self.midnight(date)?.with_second(second)?;
        match rest {
            [] => Some(local),
            offset => self.in_zone(local, offset_minutes(offset)?),
        }
    }

    fn midnight(&mut self, date: &[u8; 10]) -> Option<Moment> {
        if let Some((_, midnight)) = self.last.filter(|(last, _)| last == date) {
            return Some(midnight);
        }
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else {
            return None;
        };
        let date_read = Date {
            year: (pair(y1, y2)? * 100 + pair(y3, y4)?) as i32,
            month: pair(m1, m2)?,
            day: pair(d1, d2)?,
        };
        let midnight = Moment::new(date_read, 0)?;
        self.last = Some((*date, midnight));
        Some(midnight)
    }

    /// A local time with an offset in the zone of the SOP; as it is written where that is not known.
    fn in_zone(&self, local: Moment, offset: i32) -> Option<Moment> {
        match self.moments.zone {
            Some(zone) if zone != offset => local.plus_seconds(i64::from(zone - offset) * 60),
            _ => Some(local),
        }
    }
}

fn pair(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}

fn without_fraction(rest: &[u8]) -> &[u8] {
    match rest {
        [b'.' | b',', digit, ..] if digit.is_ascii_digit() => {
            let digits = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit());
            rest.get(1 + digits.count()..).unwrap_or_default()
        }
        rest => rest,
    }
}

/// Reads `Z` and `+08:00`.
fn offset_minutes(written: &[u8]) -> Option<i32> {
    let (sign, hour, minute) = match *written {
        [b'Z'] => return Some(0),
        [sign, h1, h2, b':', m1, m2] => (sign, pair(h1, h2)?, pair(m1, m2)?),
        _ => return None,
    };
    let minutes = (hour * 60 + minute) as i32;
    match sign {
        _ if hour > 23 || minute > 59 => None,
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}
