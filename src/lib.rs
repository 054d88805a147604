//! lajur: standard operating procedures as text, checked, run, simulated and drawn.
//!
//! ```text
//!  .sop  ─┐                                          ┌─> check     findings, with their places
//!         ├─> syntax tree ─> model ─> process graph ─┼─> run       verdicts on cases
//!  .yaml ─┘                                          ├─> simulate  what many invented cases come to
//!                                                    ├─> render    layout ─> scene ─> PDF, DOCX, HTML, SVG, PNG
//!                                                    └─> export    BPMN, Mermaid, DOT, JSON
//! ```
//!
//! An SOP is checked against itself, a [`calendar`] and the [`regulations`] it cites. [`pipeline`] runs the stages in a
//! row. The library prints nothing, exits nowhere and reads no clock, locale or
//! environment; the same input gives the same bytes.
//!
//! ```
//! use lajur::lang::Lang;
//! use lajur::pipeline;
//! use lajur::render::{Options, to_svg};
//! use lajur::source::Source;
//!
//! let text = r#"
//! sop surat "Surat masuk" {
//!   pelaksana staf "Staf"
//!   aktivitas terima "Menerima surat"     { mulai oleh staf  waktu 5 menit }
//!   aktivitas arsip  "Mengarsipkan surat" { akhir oleh stf   waktu 1 hari kerja }
//! }
//! "#;
//! let checked = pipeline::check(&[Source::new("surat.sop", text)]);
//! let finding = &checked.findings[0];
//! assert_eq!(finding.code(), "unknown-actor");
//! assert_eq!(finding.message.text(Lang::Id), "tidak ada pelaksana bernama `stf`");
//!
//! let mended = text.replace("stf", "staf");
//! let checked = pipeline::check(&[Source::new("surat.sop", mended)]);
//! assert!(checked.findings.is_empty());
//! let pages = to_svg(&checked.catalogue.sops[0], &Options::default());
//! assert_eq!(pages.len(), 1);
//! ```

#![warn(missing_docs)]
#![forbid(unsafe_code)]

pub mod calendar;
pub mod check;
mod data_file;
pub mod diagnostic;
pub mod engine;
pub mod export;
pub mod graph;
pub mod lang;
pub mod model;
pub mod pipeline;
pub mod regulations;
pub mod render;
pub mod report;
pub mod run;
pub mod simulate;
pub mod source;
pub mod statistics;
pub mod syntax;
