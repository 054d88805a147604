//! The office hours of one day.

/// When an office opens and closes, and the rest between. In seconds after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    open: u32,
    close: u32,
    rest: (u32, u32),
}

/// Why a text gives no office hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HoursFault {
    /// It has another form than `07:30-16:00, rest 12:00-13:00`.
    Form,
    /// They close before they open, or a rest ends before it begins.
    Reversed,
    /// The rest is not between opening and closing.
    RestOutside,
}

impl Hours {
    /// Reads `07:30-16:00` or `07:30-16:00, rest 12:00-13:00`, in both languages.
    pub(super) fn parse(text: &str) -> Result<Hours, HoursFault> {
        let (hours, rest) = match text.split_once(',') {
            Some((hours, rest)) => (hours, Some(rest.trim())),
            None => (text, None),
        };
        let (open, close) = stretch(hours)?;
        let Some(rest) = rest else {
            return Ok(Hours {
                open,
                close,
                rest: (close, close),
            });
        };
        let rest = ["rest ", "istirahat "]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .ok_or(HoursFault::Form)?;
        let rest = stretch(rest)?;
        if rest.0 < open || rest.1 > close || (rest.0 == open && rest.1 == close) {
            return Err(HoursFault::RestOutside);
        }
        Ok(Hours { open, close, rest })
    }

    /// When the office opens.
    pub fn open(self) -> u32 {
        self.open
    }

    /// When the office closes.
    pub fn close(self) -> u32 {
        self.close
    }

    /// The rest, from and to, if there is one.
    pub fn rest(self) -> Option<(u32, u32)> {
        (self.rest.0 < self.rest.1).then_some(self.rest)
    }

    /// How long the office works, without the rest.
    pub fn length(self) -> u32 {
        self.worked_until(self.close)
    }

    /// How long the office has worked at this second of the day.
    pub fn worked_until(self, second: u32) -> u32 {
        let before = second.min(self.rest.0).saturating_sub(self.open);
        let after = second.min(self.close).saturating_sub(self.rest.1);
        before + after
    }

    /// The first second of the day at which the office has worked so long.
    pub(super) fn reached(self, worked: u32) -> u32 {
        let before = self.rest.0 - self.open;
        match worked <= before {
            true => self.open + worked,
            false => self.rest.1 + (worked - before),
        }
    }

    /// The first second from this one on at which the office works; nothing once it has closed.
    pub(super) fn next_open(self, second: u32) -> Option<u32> {
        let second = second.max(self.open);
        let (from, to) = self.rest;
        let second = if second >= from && second < to {
            to
        } else {
            second
        };
        (second < self.close).then_some(second)
    }

    /// The first second of office hours of the day.
    pub(super) fn first_open(self) -> u32 {
        self.next_open(0).unwrap_or(self.open)
    }

    /// The part of these hours that lies in a narrower window; nothing where they don't meet. The office's rest stays.
    pub(super) fn within(self, window: Hours) -> Option<Hours> {
        self.cut(window, self.rest)
    }

    /// The same for one who has a rest of their own in place of the office's, if the window has one.
    pub(super) fn within_own(self, window: Hours) -> Option<Hours> {
        self.cut(window, window.rest().unwrap_or(self.rest))
    }

    fn cut(self, window: Hours, rest: (u32, u32)) -> Option<Hours> {
        let open = self.open.max(window.open);
        let close = self.close.min(window.close);
        if open >= close {
            return None;
        }
        let (from, to) = rest;
        let rest = (from.clamp(open, close), to.clamp(open, close));
        let hours = Hours { open, close, rest };
        (hours.length() > 0).then_some(hours)
    }
}

/// `12:00-13:00`, in seconds after midnight.
fn stretch(text: &str) -> Result<(u32, u32), HoursFault> {
    let (from, to) = text.split_once('-').ok_or(HoursFault::Form)?;
    let from = time(from).ok_or(HoursFault::Form)?;
    let to = time(to).ok_or(HoursFault::Form)?;
    match from < to {
        true => Ok((from, to)),
        false => Err(HoursFault::Reversed),
    }
}

/// `07:30` or `07.30`, up to `24:00`.
fn time(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let number = |part: &str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let second = hour * 3600 + minute * 60;
    (minute < 60 && second <= 86_400).then_some(second)
}
