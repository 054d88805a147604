//! The folder of cases beside an SOP.

use std::fs;
use std::path::{Path, PathBuf};

use lajur::report::run::csv_row;
use lajur::run::log;

use super::expected::{HEADS, Line};
use crate::cli::wording;
use crate::cli::{Failure, input, output};

/// A folder of cases for one SOP.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// The SOP's name, where its file has several.
    pub sop: Option<String>,
}

/// A log in it.
#[derive(Debug)]
pub struct Log {
    /// The events.
    pub events: PathBuf,
    /// The case table.
    pub cases: Option<PathBuf>,
}

/// What `expected.csv` says.
#[derive(Debug, Default)]
pub struct Expected {
    /// The moment at which open cases are looked at: `# as-of TIME` before the heads.
    pub as_of: Option<String>,
    /// The lines before the heads, as they are.
    notes: String,
    /// What should come out.
    pub lines: Vec<Line>,
}

impl Folder {
    /// The folders of cases beside an SOP file: `NAME.cases`, or the folders in it where it has no log itself.
    pub fn beside(file: &Path) -> Vec<Folder> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let endings = [".sop.yaml", ".sop.yml", ".sop"];
        let stem = endings.iter().find_map(|ending| name.strip_suffix(ending));
        let path = file.with_file_name(format!("{}.cases", stem.unwrap_or(&name)));
        let whole = Folder { path, sop: None };
        if !whole.logs().is_empty() {
            return vec![whole];
        }
        let inner = names(&whole.path).into_iter().map(|name| Folder {
            path: whole.path.join(&name),
            sop: Some(name),
        });
        inner.filter(|folder| !folder.logs().is_empty()).collect()
    }

    /// The logs: each file `events.…`, with the file `cases.…` of the same ending, if there is one.
    pub fn logs(&self) -> Vec<Log> {
        let files = names(&self.path);
        let events = files
            .iter()
            .filter_map(|name| Some((name, name.strip_prefix("events.")?)));
        let logs = events.map(|(name, ending)| {
            let cases = self.path.join(format!("cases.{ending}"));
            Log {
                events: self.path.join(name),
                cases: cases.is_file().then_some(cases),
            }
        });
        logs.collect()
    }

    /// Where the expected verdicts stand.
    pub fn expected_path(&self) -> PathBuf {
        self.path.join("expected.csv")
    }

    /// The expected verdicts; none where there is no such file.
    pub fn expected(&self) -> Result<Expected, Failure> {
        let path = self.expected_path();
        if !path.exists() {
            return Ok(Expected::default());
        }
        let source = input::one(&path).map_err(Failure::unreadable)?;
        let notes = source
            .text()
            .split_inclusive('\n')
            .take_while(|line| line.starts_with('#'));
        let notes: String = notes.collect();
        let as_of = notes
            .lines()
            .find_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix("as-of"));
        let rows = log::csv::rows(&source.text()[notes.len()..]);
        Ok(Expected {
            as_of: as_of.map(|time| time.trim_matches([' ', ':', ',']).to_string()),
            lines: lines(&path, &rows)?,
            notes,
        })
    }

    /// Writes what came out as what is expected.
    pub fn update(&self, expected: &Expected, came: &[Line]) -> Result<(), Failure> {
        let rows = came
            .iter()
            .map(|it| [&*it.case, &*it.code, &*it.place, &*it.detail]);
        let rows: String = [HEADS]
            .into_iter()
            .chain(rows)
            .map(|row| csv_row(&row))
            .collect();
        let text = expected.notes.clone() + &rows;
        output::write_file(&self.expected_path(), text.as_bytes())
    }
}

/// The lines below the heads, each by the columns that it knows.
fn lines(path: &Path, rows: &[Vec<String>]) -> Result<Vec<Line>, Failure> {
    let Some((heads, rows)) = rows.split_first() else {
        return Ok(Vec::new());
    };
    let column = |name: &str| heads.iter().position(|head| head.trim() == name);
    let [Some(case), Some(code), place, detail] = HEADS.map(column) else {
        let wording = wording::not_expected_form(input::name(path), HEADS.join(", "));
        return Err(Failure::unreadable(wording));
    };
    let line = |row: &Vec<String>| {
        let cell = |at: Option<usize>| {
            at.and_then(|at| row.get(at))
                .map_or("", |it| it.trim())
                .to_string()
        };
        Line {
            case: cell(Some(case)),
            code: cell(Some(code)),
            place: cell(place),
            detail: cell(detail),
            counts: true,
        }
    };
    Ok(rows
        .iter()
        .map(line)
        .filter(|line| !line.code.is_empty())
        .collect())
}

/// The names in a folder, in order; none where it can't be listed.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
