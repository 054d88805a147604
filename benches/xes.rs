//! Times the reading of XES, and prints generated logs to read:
//!
//! ```text
//! cargo bench --bench xes                              a million events, read by one thread and by two
//! cargo bench --bench xes -- print 1000000 > log.xes   the log itself
//! cargo bench --bench xes -- read log.xes 2            a log of one's own, by so many threads
//! ```

use std::fs::File;
use std::io::{self, Cursor, Read, Write};
use std::sync::Arc;
use std::time::Instant;

use lajur::engine::Plan;
use lajur::pipeline;
use lajur::run::log::{CaseTable, Context, Input, Options, Portion, Worker, xes};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;

/// The activities of the log, and who does them.
const ACTIVITIES: [(&str, &str); 7] = [
    ("Menerima laporan", "Admin Nasional"),
    ("Verifikasi laporan", "Admin Nasional"),
    ("Identifikasi laporan", "Admin Instansi"),
    ("Disposisi kepada penghubung", "Admin Instansi"),
    ("Meneruskan ke unit kerja", "Pejabat Penghubung"),
    ("Memberikan tanggapan", "Unit Kerja"),
    ("Laporan selesai", "Admin Instansi"),
];

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["print", events, ..] => print(&mut io::stdout().lock(), events.parse().unwrap_or(1000)),
        ["read", file, threads, ..] => {
            let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(File::open(file)?)) };
            time(&open, threads.parse().unwrap_or(1));
            Ok(())
        }
        _ => {
            let mut log = Vec::new();
            print(&mut log, 1_000_000)?;
            let log: Arc<[u8]> = log.into();
            let open =
                || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(log.clone()))) };
            println!("{} MB", log.len() / 1_000_000);
            time(&open, 1);
            time(&open, 2);
            Ok(())
        }
    }
}

/// Prints a log of some length: cases of seven events, as exporters write them.
fn print(to: &mut impl Write, events: usize) -> io::Result<()> {
    let to = &mut io::BufWriter::new(to);
    writeln!(to, "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>")?;
    writeln!(
        to,
        "<log xes.version=\"1849-2016\" xmlns=\"http://www.xes-standard.org/\">"
    )?;
    for case in 0..events.div_ceil(ACTIVITIES.len()) {
        writeln!(to, "\t<trace>")?;
        writeln!(
            to,
            "\t\t<string key=\"concept:name\" value=\"K{case:07}\"/>"
        )?;
        for (at, (activity, actor)) in ACTIVITIES.iter().enumerate() {
            let (day, hour) = (1 + (case + at) % 28, 8 + (case * 7 + at * 3) % 8);
            let minute = (case * 13 + at * 29) % 60;
            writeln!(to, "\t\t<event>")?;
            writeln!(
                to,
                "\t\t\t<string key=\"concept:name\" value=\"{activity}\"/>"
            )?;
            writeln!(to, "\t\t\t<string key=\"org:role\" value=\"{actor}\"/>")?;
            writeln!(
                to,
                "\t\t\t<string key=\"org:resource\" value=\"P{:02}\"/>",
                case % 37
            )?;
            writeln!(
                to,
                "\t\t\t<string key=\"lifecycle:transition\" value=\"complete\"/>"
            )?;
            writeln!(
                to,
                "\t\t\t<date key=\"time:timestamp\" value=\"2024-{:02}-{day:02}T{hour:02}:{minute:02}:00.000+07:00\"/>",
                1 + case % 12
            )?;
            writeln!(to, "\t\t</event>")?;
        }
        writeln!(to, "\t</trace>")?;
    }
    writeln!(to, "</log>")
}

/// Counts what is read.
struct Count {
    cases: usize,
    events: usize,
    troubles: usize,
}

impl Worker for Count {
    fn portion(&mut self, _: usize, portion: &Portion) {
        self.cases += portion.batch.len();
        self.events += portion.batch.event_count();
        self.troubles += portion.troubles.len();
    }
}

fn time(open: &(dyn Fn() -> io::Result<Box<dyn Read + Send>> + Sync), threads: usize) {
    let mut sop = "sop pengaduan \"Pengaduan\" {\n".to_string();
    for (at, (activity, _)) in ACTIVITIES.iter().enumerate() {
        sop += &format!("activity a{at} \"{activity}\" {{ task by petugas }}\n");
    }
    let checked = pipeline::check(&[Source::new("a.sop", sop + "}\n")]);
    let plan = Plan::new(&checked.catalogue.sops[0]);
    let options = Options {
        threads,
        zone: Some(420),
        ..Options::default()
    };
    let context = Context {
        names: &Names::new(&plan),
        plan: &plan,
        lexicon: &Arc::new(Lexicon::default()),
        cases: &CaseTable::default(),
        options: &options,
    };
    let input = Input {
        name: "log.xes",
        open,
        bytes: None,
    };
    let make = || Count {
        cases: 0,
        events: 0,
        troubles: 0,
    };
    let began = Instant::now();
    let read = xes::read(&context, &input, make);
    let seconds = began.elapsed().as_secs_f64();
    match read {
        Ok((counts, _)) => {
            let events: usize = counts.iter().map(|count| count.events).sum();
            let cases: usize = counts.iter().map(|count| count.cases).sum();
            let troubles: usize = counts.iter().map(|count| count.troubles).sum();
            let speed = events as f64 / seconds / 1000.0;
            println!(
                "{threads} threads: {events} events, {cases} cases, {troubles} troubles in {seconds:.2} s, \
                 {speed:.0} thousand events a second"
            );
        }
        Err(why) => println!("{why:?}"),
    }
}
