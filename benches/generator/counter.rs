//! An office at work: seven rows in four lanes, one case in ten sent back, and a scenario of who is there and how many
//! cases come. The same seven rows may follow each other many times, for what grows with the rows.

use std::fmt::Write;

/// An office to be simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counter {
    /// How often the seven rows follow each other.
    pub turns: usize,
    /// How many officers each actor has.
    pub staff: [u32; 4],
    /// How much of their time the busiest of them work, where as many cases come as are expected.
    pub used: f64,
}

/// The actors.
const ACTORS: [(&str, &str); 4] = [
    ("nasional", "Admin Nasional"),
    ("admin", "Admin Instansi"),
    ("penghubung", "Pejabat Penghubung"),
    ("unit", "Unit Kerja"),
];

/// A row: its name, its text, the position of its actor, and the most minutes that it takes.
struct Row(&'static str, &'static str, usize, u32);

const ROWS: [Row; 7] = [
    Row("masuk", "Menerima laporan", 0, 10),
    Row("verifikasi", "Memverifikasi laporan", 0, 16),
    Row("periksa", "Memeriksa laporan", 1, 20),
    Row("disposisi", "Mendisposisi laporan", 1, 10),
    Row("teruskan", "Meneruskan laporan", 2, 20),
    Row("tanggapan", "Menanggapi laporan", 3, 40),
    Row("selesai", "Menyelesaikan laporan", 1, 10),
];

/// The row from which cases go back, the one to which they do, and in how many percent of all.
const BACK: (usize, usize, u32) = (2, 1, 10);

/// How many minutes a working day of the built-in calendar has, nearly.
const DAY: f64 = 450.0;

impl Default for Counter {
    /// About 85 cases a day.
    fn default() -> Counter {
        Counter {
            turns: 1,
            staff: [4, 5, 3, 5],
            used: 0.8,
        }
    }
}

impl Counter {
    /// How many cases come in a working day: as many as use the busiest actor so much.
    pub fn per_day(&self) -> f64 {
        let actors = (0..).zip(self.staff);
        let each = actors.map(|(actor, staff)| minutes_for(actor) / f64::from(staff));
        let busiest = each.fold(0.0, f64::max) * self.turns as f64;
        self.used * DAY / busiest
    }

    /// The SOP with its scenario.
    pub fn sop(&self) -> String {
        let mut text =
            String::from("sop pengaduan \"Pengelolaan Pengaduan\" {\n  calendar indonesia\n");
        for (name, title) in ACTORS {
            let _ = writeln!(text, "  actor {name} \"{title}\"");
        }
        for turn in 0..self.turns {
            (0..ROWS.len()).for_each(|at| self.row(&mut text, turn, at));
        }
        self.scenario(&mut text);
        text.push_str("}\n");
        text
    }

    fn row(&self, text: &mut String, turn: usize, at: usize) {
        let Row(_, title, actor, minutes) = &ROWS[at];
        let (name, by) = (name(turn, at), ACTORS[*actor].0);
        let last = turn + 1 == self.turns && at + 1 == ROWS.len();
        let node = match (turn, at) {
            (0, 0) => format!("start by {by}"),
            _ if last => format!("end by {by}"),
            _ if at == BACK.0 => {
                let (on, back) = (self::name(turn, at + 1), self::name(turn, BACK.1));
                format!("decision by {by} {{ \"Ya\" -> {on}  \"Tidak\" -> {back} }}")
            }
            _ => format!("by {by}"),
        };
        let title = format!("{title} {}", turn + 1);
        let _ = writeln!(
            text,
            "  activity {name} \"{title}\" {{ {node}  takes {minutes} minutes }}"
        );
    }

    fn scenario(&self, text: &mut String) {
        let _ = writeln!(text, "  scenario ramai \"Seperti tahun lalu\" {{");
        let _ = writeln!(
            text,
            "    since 2024-01-02\n    horizon 35 months\n    warm-up 0 days"
        );
        let _ = writeln!(text, "    arrivals {:.4} per workday", self.per_day());
        for ((name, _), number) in ACTORS.iter().zip(self.staff) {
            let _ = writeln!(text, "    staff {name} {number}");
        }
        for turn in 0..self.turns {
            let (at, back) = (name(turn, BACK.0), BACK.2);
            let _ = writeln!(
                text,
                "    chance {at} {{ \"Ya\" {}%  \"Tidak\" {back}% }}",
                100 - back
            );
        }
        text.push_str("  }\n");
    }

    /// The model as lines of numbers: what each says is told in `benches/peers/simpy_office.py`. The working days are not
    /// among them.
    pub fn numbers(&self, cases: u64) -> String {
        let line = |numbers: Vec<String>| numbers.join(" ");
        let minutes = line(ROWS.iter().map(|row| row.3.to_string()).collect());
        let actors = line(ROWS.iter().map(|row| row.2.to_string()).collect());
        let staff = line(self.staff.iter().map(u32::to_string).collect());
        let (from, to, percent) = BACK;
        let back = f64::from(percent) / 100.0;
        let per_day = self.per_day();
        format!("{minutes}\n{actors}\n{staff}\n{from} {to} {back}\n{per_day} {cases}\n")
    }
}

fn name(turn: usize, at: usize) -> String {
    match turn {
        0 => ROWS[at].0.to_string(),
        _ => format!("{}{}", ROWS[at].0, turn + 1),
    }
}

/// How many minutes of work a case makes for an actor on average: half of the most at each row, and the rows of the loop
/// as often as it is gone round.
fn minutes_for(actor: usize) -> f64 {
    let (from, to, percent) = BACK;
    let rounds = 1.0 / (1.0 - f64::from(percent) / 100.0);
    let rows = ROWS.iter().enumerate().filter(|(_, row)| row.2 == actor);
    let each = rows.map(|(at, row)| {
        let often = if (to..=from).contains(&at) {
            rounds
        } else {
            1.0
        };
        often * f64::from(row.3) / 2.0
    });
    each.sum()
}
