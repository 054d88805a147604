//! What the pages promise, one example each.

use lajur::calendar::{Beyond, DayStatus, HolidayKind, Lateness, Moment};
use lajur::lang::{Group, Lang, Word};
use lajur::model::Unit::{
    CalendarDays, ClockHours, Hours, Minutes, Months, Quarters, UnsaidDays, Weeks, Workdays, Years,
};
use lajur::model::{Date, Unit};

use super::{built_in, by_dates, calendar, date, moment, span, working};
use lajur::calendar::Counting;

/// When something is due on the built-in calendar.
fn due(start: &str, amounts: &[(&str, Unit)], counting: Counting) -> String {
    let due = built_in().add(moment(start), &span(amounts), &counting);
    due.unwrap().at.to_string()
}

#[test]
fn the_built_in_calendar_holds_the_decrees() {
    let calendar = built_in();
    assert_eq!(calendar.version(), "2026.1");
    assert_eq!(calendar.years(), 2024..=2026);
    assert_eq!(calendar.zone("WITA").unwrap().offset_minutes, 480);
    assert_eq!(calendar.zone("Asia/Makassar"), calendar.zone("WITA"));
    let DayStatus::Holiday(holiday) = calendar.day(date("2024-02-14")).unwrap() else {
        panic!("an election day is a holiday");
    };
    assert_eq!(holiday.name, "Hari Pemilihan Umum");
    assert_eq!(holiday.english, "General Election Day");
    assert_eq!(holiday.kind, HolidayKind::National);
    assert_eq!(holiday.decree.as_deref(), Some("Keppres 10/2024"));
    assert_eq!(holiday.confidence.as_deref(), Some("from memory"));
}

#[test]
fn every_year_has_its_working_days() {
    let calendar = built_in();
    let days: Vec<Date> = calendar.working_days().collect();
    let of = |year| days.iter().filter(|day| day.year == year).count();
    assert_eq!([of(2024), of(2025), of(2026)], [238, 237, 240]);
}

#[test]
fn office_hours_are_those_of_the_day() {
    let calendar = built_in();
    let length = |day: &str| match calendar.day(date(day)).unwrap() {
        DayStatus::Working(hours) => hours.length() / 60,
        other => panic!("{day} is {other:?}"),
    };
    assert_eq!(length("2025-01-06"), 450);
    assert_eq!(length("2025-01-10"), 450);
    assert_eq!(length("2025-03-03"), 390);
    assert_eq!(length("2025-03-07"), 390);
    assert_eq!(calendar.day(date("2025-01-04")), Ok(DayStatus::Weekend));
}

#[test]
fn three_workdays_from_monday_morning_end_on_thursday() {
    let three = [("3", Workdays)];
    assert_eq!(
        due("2025-01-06 10:00", &three, working()),
        "2025-01-09T16:00"
    );
    assert_eq!(
        due("2025-01-06 20:00", &three, working()),
        "2025-01-09T16:00"
    );
}

#[test]
fn from_a_day_off_the_first_day_is_the_next_working_day() {
    let one = [("1", Workdays)];
    assert_eq!(due("2025-01-04 10:00", &one, working()), "2025-01-06T16:00");
    assert_eq!(due("2025-01-05 10:00", &one, working()), "2025-01-06T16:00");
    assert_eq!(due("2025-01-03 10:00", &one, working()), "2025-01-06T16:00");
    assert_eq!(due("2025-03-27 10:00", &one, working()), "2025-04-08T16:00");
}

#[test]
fn the_first_day_counts_where_it_is_asked_to() {
    let counting = Counting {
        count_first_day: true,
        ..working()
    };
    let three = [("3", Workdays)];
    assert_eq!(
        due("2025-01-06 10:00", &three, counting),
        "2025-01-08T16:00"
    );
    assert_eq!(
        due("2025-01-04 10:00", &three, counting),
        "2025-01-08T16:00"
    );
    let one = [("1", Workdays)];
    assert_eq!(due("2025-01-06 10:00", &one, counting), "2025-01-06T16:00");
    assert_eq!(due("2025-01-06 20:00", &one, counting), "2025-01-06T20:00");
    let dates = [("7", CalendarDays)];
    assert_eq!(
        due("2025-01-06 10:00", &dates, counting),
        "2025-01-12T23:59:59"
    );
    let once = [("1", Months), ("1", CalendarDays)];
    assert_eq!(
        due("2025-01-06 10:00", &once, counting),
        "2025-02-06T23:59:59"
    );
}

#[test]
fn calendar_days_count_dates_and_stay_on_a_holiday() {
    let calendar = built_in();
    let start = moment("2025-12-15 10:00");
    let ten = span(&[("10", CalendarDays)]);
    let stays = calendar.add(start, &ten, &working()).unwrap();
    assert_eq!(stays.at.to_string(), "2025-12-25T23:59:59");
    assert!(stays.on_day_off && stays.rolled_from.is_none());
    let counting = Counting {
        roll_forward: true,
        ..working()
    };
    let rolled = calendar.add(start, &ten, &counting).unwrap();
    assert_eq!(rolled.at.to_string(), "2025-12-29T23:59:59");
    assert_eq!(rolled.rolled_from, Some(stays.at));
    assert!(!rolled.on_day_off);
}

#[test]
fn weeks_follow_the_kind_of_day() {
    let two = [("2", Weeks)];
    assert_eq!(due("2025-01-06 10:00", &two, working()), "2025-01-20T16:00");
    assert_eq!(
        due("2025-01-06 10:00", &two, by_dates()),
        "2025-01-20T23:59:59"
    );
    assert_eq!(due("2025-01-20 10:00", &two, working()), "2025-02-06T16:00");
    assert_eq!(
        due("2025-01-20 10:00", &two, by_dates()),
        "2025-02-03T23:59:59"
    );
}

#[test]
fn bare_days_are_what_the_sop_says() {
    let three = [("3", UnsaidDays)];
    assert_eq!(
        due("2025-01-10 10:00", &three, working()),
        "2025-01-15T16:00"
    );
    assert_eq!(
        due("2025-01-10 10:00", &three, by_dates()),
        "2025-01-13T23:59:59"
    );
}

#[test]
fn months_are_those_of_the_calendar() {
    let month = [("1", Months)];
    assert_eq!(
        due("2025-01-31 10:00", &month, working()),
        "2025-02-28T23:59:59"
    );
    assert_eq!(
        due("2024-01-31 10:00", &month, working()),
        "2024-02-29T23:59:59"
    );
    let quarter = [("1", Quarters)];
    assert_eq!(
        due("2025-11-30 10:00", &quarter, working()),
        "2026-02-28T23:59:59"
    );
    let year = [("1", Years)];
    assert_eq!(
        due("2024-02-29 10:00", &year, working()),
        "2025-02-28T23:59:59"
    );
}

#[test]
fn minutes_pass_while_the_office_works() {
    let minutes = |number| [(number, Minutes)];
    assert_eq!(
        due("2025-01-06 11:50", &minutes("15"), working()),
        "2025-01-06T13:05"
    );
    assert_eq!(
        due("2025-01-06 12:30", &minutes("15"), working()),
        "2025-01-06T13:15"
    );
    assert_eq!(
        due("2025-01-06 05:00", &minutes("15"), working()),
        "2025-01-06T07:45"
    );
    assert_eq!(
        due("2025-01-10 16:20", &minutes("15"), working()),
        "2025-01-13T07:35"
    );
    assert_eq!(
        due("2025-01-10 16:20", &minutes("10"), working()),
        "2025-01-10T16:30"
    );
    assert_eq!(
        due("2025-01-06 07:30", &[("7.5", Hours)], working()),
        "2025-01-06T16:00"
    );
}

#[test]
fn clock_hours_run_day_and_night() {
    let two_days = [("48", ClockHours)];
    assert_eq!(
        due("2025-01-03 10:00", &two_days, working()),
        "2025-01-05T10:00"
    );
}

#[test]
fn the_largest_unit_comes_first_and_each_keeps_itself() {
    let mixed = [("1", Workdays), ("2", Hours)];
    assert_eq!(
        due("2025-01-06 10:00", &mixed, working()),
        "2025-01-08T09:30"
    );
}

#[test]
fn a_fraction_of_a_day_counts_as_a_whole_one() {
    let start = "2025-01-06 10:00";
    assert_eq!(
        due(start, &[("1.5", Workdays)], working()),
        "2025-01-08T16:00"
    );
    assert_eq!(
        due(start, &[("0.5", CalendarDays)], working()),
        "2025-01-07T23:59:59"
    );
    assert_eq!(due(start, &[("1.5", Weeks)], working()), "2025-01-16T16:00");
    assert_eq!(
        due(start, &[("1.5", Years)], working()),
        "2026-07-06T23:59:59"
    );
}

#[test]
fn nothing_added_changes_nothing() {
    for unit in [Minutes, ClockHours, Workdays, CalendarDays, Months] {
        assert_eq!(
            due("2025-01-04 12:30", &[("0", unit)], working()),
            "2025-01-04T12:30"
        );
    }
}

#[test]
fn counting_back_gives_the_latest_start() {
    let calendar = built_in();
    let back = |due: &str, amounts: &[(&str, Unit)]| {
        let start = calendar.subtract(moment(due), &span(amounts), &working());
        start.unwrap().to_string()
    };
    assert_eq!(
        back("2025-01-09 16:00", &[("3", Workdays)]),
        "2025-01-06T23:59:59"
    );
    assert_eq!(
        back("2025-01-13 07:35", &[("15", Minutes)]),
        "2025-01-10T16:20"
    );
    assert_eq!(
        back("2025-01-12 10:00", &[("1", CalendarDays)]),
        "2025-01-10T23:59:59"
    );
}

#[test]
fn lateness_is_in_working_days_and_office_minutes() {
    let calendar = built_in();
    let due = moment("2025-01-09 16:00");
    let late = |done: &str| calendar.lateness(due, moment(done)).unwrap();
    let by = |workdays, office_minutes| {
        Some(Lateness {
            workdays,
            office_minutes,
        })
    };
    assert_eq!(late("2025-01-09 16:00"), None);
    assert_eq!(late("2025-01-09 18:00"), by(0, 0));
    assert_eq!(late("2025-01-11 09:00"), by(1, 450));
    assert_eq!(late("2025-01-13 08:30"), by(2, 510));
}

#[test]
fn the_next_office_moment_is_now_or_later() {
    let calendar = built_in();
    let next = |at: &str| calendar.next_office_moment(moment(at)).unwrap().to_string();
    assert_eq!(next("2025-01-06 10:00"), "2025-01-06T10:00");
    assert_eq!(next("2025-01-06 12:10"), "2025-01-06T13:00");
    assert_eq!(next("2025-01-10 16:30"), "2025-01-13T07:30");
    assert_eq!(
        calendar.next_working_day(date("2025-01-10")),
        Ok(date("2025-01-13"))
    );
}

#[test]
fn a_year_without_data_is_named_and_never_guessed() {
    let calendar = built_in();
    let one = span(&[("1", Workdays)]);
    let beyond = |start: &str, amounts: &[(&str, Unit)]| {
        let due = calendar.add(moment(start), &span(amounts), &working());
        due.unwrap_err().year
    };
    assert_eq!(beyond("2023-12-29 10:00", &[("1", Workdays)]), 2023);
    assert_eq!(beyond("2026-12-31 10:00", &[("1", Workdays)]), 2027);
    assert_eq!(beyond("2026-12-31 15:50", &[("11", Minutes)]), 2027);
    assert_eq!(beyond("2026-12-31 15:50", &[("2", Years)]), 2028);
    assert_eq!(beyond("2026-12-31 15:50", &[("24", ClockHours)]), 2027);
    let huge = [("9000000000000", Years)];
    assert_eq!(beyond("2026-01-05 10:00", &huge), 2027);
    let huge = [("9000000000000", CalendarDays), ("9000000000000", Minutes)];
    assert_eq!(beyond("2026-01-05 10:00", &huge), 2027);
    let before = calendar.subtract(moment("2024-01-02 10:00"), &one, &working());
    assert_eq!(before, Err(Beyond { year: 2023 }));
    let message = calendar.beyond(Beyond { year: 2027 });
    assert_eq!(
        message.text(Lang::En),
        "calendar `indonesia` has no data for 2027; it covers 2024 to 2026"
    );
}

#[test]
fn the_shortest_path_of_the_kaltim_sop_takes_26_days() {
    let calendar = built_in();
    let steps = ["3", "3", "5", "5", "10"];
    let (start, mut at) = (moment("2024-01-02 08:00"), moment("2024-01-02 08:15"));
    for days in steps {
        at = calendar
            .add(at, &span(&[(days, UnsaidDays)]), &working())
            .unwrap()
            .at;
    }
    assert_eq!(calendar.working_days_between(start, at), Ok(26));
    let sixty = calendar
        .add(start, &span(&[("60", Workdays)]), &working())
        .unwrap();
    assert!(at < sixty.at);
}

#[test]
fn a_stay_without_joint_leave_works_through_it() {
    let own = calendar(
        "layanan.calendar.yaml",
        "extends: indonesia\njoint-leave: false\n",
    );
    assert_eq!(own.is_working_day(date("2025-12-26")), Ok(true));
    assert_eq!(built_in().is_working_day(date("2025-12-26")), Ok(false));
}

#[test]
fn moments_read_in_both_languages() {
    let at = moment("2025-01-06 16:00");
    assert_eq!(at.in_words(Lang::En), "Monday, 6 January 2025, 16:00");
    assert_eq!(at.in_words(Lang::Id), "Senin, 6 Januari 2025 pukul 16.00");
    assert_eq!(
        at.plus_seconds(61).unwrap().to_string(),
        "2025-01-06T16:01:01"
    );
    assert_eq!(Moment::at(date("2025-02-29"), 8, 0), None);
    assert_eq!(Moment::at(date("2025-02-28"), 24, 0), None);
    assert_eq!(at.plus_seconds(i64::MAX), None);
}

#[test]
fn the_table_of_the_page_holds() {
    let page = include_str!("../../docs/calendars.md");
    let (_, table) = page.split_once("| begins | takes | due | why |").unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(2)
        .map(|row| row.split(" | ").collect())
        .collect();
    assert_eq!(rows.len(), 12);
    for row in rows {
        let [begins, takes, expected, _] = row[..] else {
            panic!("a row of four cells: {row:?}");
        };
        let (_, begins) = begins.trim_start_matches("| ").split_once(' ').unwrap();
        let (number, unit) = takes.split_once(' ').unwrap();
        let unit = Word::find(Group::Unit, unit)
            .and_then(Unit::from_word)
            .unwrap();
        let length = span(&[(number, unit)]);
        let due = built_in()
            .add(moment(begins), &length, &working())
            .unwrap()
            .at;
        let words = due.in_words(Lang::En);
        let weekday = words.split(',').next().unwrap();
        let due = due.to_string().replace('T', " ");
        assert_eq!(format!("{weekday} {}", &due[..16]), expected, "{row:?}");
    }
}
