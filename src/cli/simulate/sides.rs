//! What is to be played: one SOP in one scenario, or two to be compared.

use std::path::{Path, PathBuf};

use lajur::diagnostic::{Diagnostic, Diagnostics};
use lajur::model::{Scenario, lower};
use lajur::source::{FileKind, Source};

use super::texts::Texts;
use super::{Args, Halt};
use crate::cli::run::desk::{self, Desk, Opened};
use crate::cli::{Failure, Shell, input, output, wording};

/// An SOP made ready, and the scenario in which it is to be played.
pub struct Side {
    /// The SOP, its names, its calendar.
    pub desk: Desk,
    /// The scenario, with all that was changed of it.
    pub scenario: Scenario,
    /// What was changed, as it was written.
    pub changes: Vec<String>,
    /// The SOP file, as messages name it.
    pub sop_file: String,
    /// The file of the scenario, where it has one of its own.
    pub scenario_file: Option<String>,
    /// Where all of that is written.
    pub texts: Texts,
}

/// One thing, or two that are compared.
pub struct Sides<T> {
    /// The only one, or the one to compare with.
    pub first: T,
    /// The other one.
    pub second: Option<T>,
}

impl<T> Sides<T> {
    /// The one that is asked about: what was changed, or what is compared with the first.
    pub fn last(&self) -> &T {
        self.second.as_ref().unwrap_or(&self.first)
    }

    /// The same of each with what another has of it.
    pub fn with<'s, U, V>(
        &'s self,
        other: &'s Sides<U>,
        make: impl Fn(&'s T, &'s U) -> V,
    ) -> Sides<V> {
        let both = self.second.as_ref().zip(other.second.as_ref());
        Sides {
            first: make(&self.first, &other.first),
            second: both.map(|(one, other)| make(one, other)),
        }
    }
}

/// Which scenario of which files is meant.
struct Meant<'m> {
    sop: &'m Path,
    file: Option<&'m Path>,
    name: Option<&'m str>,
}

/// Reads what is asked for: two sides with `--compare`, or where something is changed that is not only sought for; else
/// one.
pub fn read(args: &Args, shell: &Shell) -> Result<Sides<Side>, Halt> {
    if let [one, other] = args.compare.as_slice() {
        let side = |written| side(&compared(args, written)?.meant(args), args, true, shell);
        return Ok(Sides {
            first: side(one)?,
            second: Some(side(other)?),
        });
    }
    let sop = args.file.as_deref();
    let meant = Meant {
        sop: sop.ok_or_else(|| Failure::usage(wording::nothing_to_simulate()))?,
        file: args.scenario_file.as_deref(),
        name: args.scenario.as_deref(),
    };
    let changed = side(&meant, args, true, shell)?;
    match changed.changes.is_empty() || args.seek.is_some() {
        true => Ok(Sides {
            first: changed,
            second: None,
        }),
        false => Ok(Sides {
            first: side(&meant, args, false, shell)?,
            second: Some(changed),
        }),
    }
}

/// What one of the words after `--compare` means.
enum Compared {
    /// A scenario of this name.
    Scenario(String),
    /// An SOP file.
    Sop(PathBuf),
    /// A file of scenarios.
    Scenarios(PathBuf),
}

impl Compared {
    fn meant<'m>(&'m self, args: &'m Args) -> Meant<'m> {
        let (file, name) = (args.scenario_file.as_deref(), args.scenario.as_deref());
        let sop = args.file.as_deref().unwrap_or(Path::new(""));
        match self {
            Compared::Scenario(own) => Meant {
                sop,
                file,
                name: Some(own),
            },
            Compared::Sop(own) => Meant {
                sop: own,
                file,
                name,
            },
            Compared::Scenarios(own) => Meant {
                sop,
                file: Some(own),
                name,
            },
        }
    }
}

/// A name that ends as that of a file is a file; any other is a scenario.
fn compared(args: &Args, written: &str) -> Result<Compared, Halt> {
    let path = PathBuf::from(written);
    if input::is_sop(written) {
        return Ok(Compared::Sop(path));
    }
    if args.file.is_none() {
        return Err(Failure::usage(wording::nothing_to_simulate()).into());
    }
    Ok(match FileKind::of(written) {
        FileKind::Scenarios => Compared::Scenarios(path),
        _ => Compared::Scenario(written.to_string()),
    })
}

/// Whether a finding says that a text can't be read as the language.
fn is_about_writing(finding: &Diagnostic) -> bool {
    ["unexpected", "unknown-word", "misplaced-word"].contains(&finding.code())
}

/// Reads one side, with what is changed of it or without.
fn side(meant: &Meant<'_>, args: &Args, change: bool, shell: &Shell) -> Result<Side, Halt> {
    if FileKind::of(&input::name(meant.sop)) == FileKind::Scenarios {
        return Err(Failure::usage(wording::scenarios_for_sop(input::name(meant.sop))).into());
    }
    let opened = desk::open_or(
        meant.sop,
        args.sop.as_deref(),
        wording::not_simulated,
        shell,
    )?;
    let (desk, sources) = match opened {
        Opened::Ready(desk, sources) => (*desk, sources),
        Opened::Faulty(exit) => return Err(Halt::Shown(exit)),
    };
    let mut texts = Texts::new(sources);
    let mut diagnostics = Diagnostics::new();
    let known = match meant.file {
        Some(file) => from_file(file, &desk, &mut texts, &mut diagnostics)?,
        None => desk.plan.sop().scenarios.clone(),
    };
    halt_at_errors(&texts, &diagnostics, shell)?;
    let mut scenario = chosen(known, meant)?;
    let changes = if change { args.what_if.as_slice() } else { &[] };
    for written in changes {
        if written.trim().is_empty() {
            return Err(Failure::usage(wording::empty_change()).into());
        }
        let text = texts.add(Source::new("--what-if", written.as_str()));
        let new = lower::what_if(&text, desk.plan.sop(), &mut diagnostics);
        scenario = scenario.changed_by(&new);
    }
    let unread = diagnostics.iter().any(is_about_writing);
    let halted = halt_at_errors(&texts, &diagnostics, shell);
    if halted.is_err() && unread {
        output::complain(&wording::how_to_change(), shell);
    }
    halted?;
    Ok(Side {
        scenario,
        changes: changes.to_vec(),
        sop_file: input::name(meant.sop),
        scenario_file: meant.file.map(input::name),
        texts,
        desk,
    })
}

fn halt_at_errors(texts: &Texts, found: &Diagnostics, shell: &Shell) -> Result<(), Halt> {
    match found.has_errors() {
        true => Err(Halt::Shown(texts.show(found.clone(), shell))),
        false => Ok(()),
    }
}

/// The scenarios of a file of their own.
fn from_file(
    file: &Path,
    desk: &Desk,
    texts: &mut Texts,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Scenario>, Halt> {
    if input::is_sop(&input::name(file)) {
        return Err(Failure::usage(wording::sop_for_scenarios(input::name(file))).into());
    }
    let source = input::one(file).map_err(Failure::unreadable)?;
    let source = texts.add(source);
    let scenarios = lower::scenarios(&source, desk.plan.sop(), diagnostics);
    match scenarios.is_empty() && !diagnostics.has_errors() {
        true => Err(Failure::usage(wording::no_scenario_in_file(input::name(file))).into()),
        false => Ok(scenarios),
    }
}

/// The scenario of the name that is asked for, or the only one; where there is none at all, one in which nothing is said.
fn chosen(mut known: Vec<Scenario>, meant: &Meant<'_>) -> Result<Scenario, Halt> {
    let names: Vec<String> = known.iter().map(|it| it.name.value.clone()).collect();
    let Some(name) = meant.name else {
        return match known.len() {
            0 | 1 => Ok(known.pop().unwrap_or_default()),
            _ => Err(Failure::usage(wording::which_scenario(&names)).into()),
        };
    };
    let at = names.iter().position(|known| known == name);
    match at {
        Some(at) => Ok(known.swap_remove(at)),
        None => Err(Failure::usage(wording::no_such_scenario(name, &names)).into()),
    }
}
