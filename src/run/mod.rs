//! Real cases judged by an SOP.
//!
//! ```text
//!  log ─┐
//!       ├─> batches of whole cases ─> alignment ─> verdicts ─> summary
//! data ─┘   (events, values)          (once per    (per case:
//!                                      sequence)    time, actors, rules)
//! ```
//!
//! [`log`] reads whatever form a log comes in and makes whole cases of it. [`align`] finds the cheapest explanation of a
//! sequence of events by the SOP, once for all cases that share it. [`judge`] says of each case what the SOP says of it,
//! and [`Summary`] adds that up. Judging is a function of a plan, a calendar and a batch of cases, and of nothing else:
//! [`verdicts`].
//!
//! ```
//! use std::sync::Arc;
//!
//! use lajur::calendar::Moment;
//! use lajur::engine::Plan;
//! use lajur::lang::Lang;
//! use lajur::model::Date;
//! use lajur::pipeline;
//! use lajur::run::{Batch, Event, Lexicon, Names, judge, message, verdicts};
//! use lajur::source::Source;
//!
//! let text = r#"
//! sop surat "Surat masuk" {
//!   pelaksana staf "Staf"
//!   aktivitas terima "Menerima surat"     { mulai oleh staf  waktu 5 menit }
//!   aktivitas arsip  "Mengarsipkan surat" { akhir oleh staf  waktu 2 hari kerja }
//! }
//! "#;
//! let checked = pipeline::check(&[Source::new("surat.sop", text)]);
//! let sop = &checked.catalogue.sops[0];
//! let calendar = checked.references.calendars.used_by(sop).expect("a calendar");
//!
//! // A plan goes to whoever judges as bytes.
//! let bytes = Plan::new(sop).to_bytes()?;
//! let plan = Plan::from_bytes(&bytes)?;
//!
//! let names = Names::new(&plan);
//! let done = |line, activity, day| Event {
//!     activity: names.activity(activity).expect("an activity of the SOP"),
//!     actor: None,
//!     person: None,
//!     outcome: None,
//!     started: None,
//!     completed: Moment::at(Date { year: 2024, month: 6, day }, 9, 0),
//!     line,
//! };
//! let mut batch = Batch::new(Arc::new(Lexicon::default()));
//! let events = [done(2, "Menerima surat", 3), done(3, "mengarsipkan surat", 7)];
//! batch.push("S-1", None, events, []);
//!
//! let verdicts = verdicts(&plan, calendar, &batch, judge::Options::default());
//! let case = batch.case(0).expect("the case");
//! assert_eq!(
//!     message(&verdicts[0].findings[0], &case, &plan).text(Lang::Id),
//!     "`2 Mengarsipkan surat` selesai 2024-06-07, batas 2024-06-05: terlambat 2 hari kerja \
//!      (terpakai 4 hari kerja) (baris log 3)"
//! );
//! # Ok::<(), lajur::engine::PlanFault>(())
//! ```

pub mod align;
pub mod judge;
pub mod log;
pub mod summary;

mod batch;
mod lexicon;
mod names;
mod verdict;
mod verdicts;
mod wording;
mod worst;

pub use batch::{Activity, Batch, Case, Change, Event, Header, Numbered};
pub use lexicon::{Lexicon, WordId};
pub use names::{Names, yes_or_no};
pub use summary::Summary;
pub use verdict::{Finding, FindingKind, Level, Next, RuleState, Status, Used, Verdict, Visit};
pub use verdicts::verdicts;
pub use wording::{Gathered, gathered, message, placeless_message, stated};
pub use worst::{Judged, Worst};
