//! What is to be drawn: files read and checked as one catalogue, so that SOPs of different files know each other.

use std::path::Path;

use lajur::diagnostic::{Diagnostic, Message, Severity};
use lajur::lang::Lang;
use lajur::model::{Sop, SopId};
use lajur::pipeline::{self, Checked};
use lajur::source::{FileKind, Source};

use super::document::WithLogo;
use crate::cli::input::{self, Input, NotText};
use crate::cli::logos::Logos;
use crate::cli::wording::Wording;

/// The code of a call that leads to no SOP of the files that were read.
const UNKNOWN_SOP: &str = "unknown-sop";

/// Files that were read and checked together.
#[derive(Debug)]
pub struct Reading {
    /// All files: those to be drawn and what they refer to.
    pub sources: Vec<Source>,
    /// What they say, and what is wrong in them.
    pub checked: Checked,
    /// The files to be drawn, as positions in the list of all.
    pub files: Vec<usize>,
    /// Files that are no text.
    pub not_text: Vec<NotText>,
    /// What can't be read at all.
    pub unreadable: Vec<Wording>,
    /// What is wrong in the data.
    data_errors: Vec<Diagnostic>,
}

impl Reading {
    /// Reads one file, with the data beside it. Where it calls an SOP that it does not hold, the SOP files of its folder
    /// are read as well.
    pub fn file(path: &Path) -> Result<Reading, Wording> {
        let sources = input::one_with_data(path)?;
        let checked = check(&sources);
        let calls_others = checked.findings.iter().any(|it| it.code() == UNKNOWN_SOP);
        let (sources, checked) = match calls_others.then(|| with_siblings(path, &sources)) {
            Some(more) if more.len() > sources.len() => {
                let checked = check(&more);
                (more, checked)
            }
            _ => (sources, checked),
        };
        Ok(Reading {
            data_errors: data_errors(&sources, &checked),
            sources,
            checked,
            files: vec![0],
            not_text: Vec::new(),
            unreadable: Vec::new(),
        })
    }

    /// Reads the SOP files of a folder and below it. Of the same SOP in both notations, the file in the DSL is taken.
    pub fn folder(folder: &Path) -> Reading {
        let mut input = Input::read(&[folder.to_path_buf()]);
        input.sources = pipeline::without_twins(input.sources);
        let named = input.sources.len();
        input.add_data_beside();
        let checked = check(&input.sources);
        Reading {
            data_errors: data_errors(&input.sources, &checked),
            checked,
            sources: input.sources,
            files: (0..named).collect(),
            not_text: input.not_text,
            unreadable: input.unreadable,
        }
    }

    /// A file by its position.
    pub fn name(&self, file: usize) -> &str {
        self.sources.get(file).map_or("", Source::name)
    }

    /// The SOPs of a file, each with its logo.
    pub fn sops(&self, file: usize) -> Vec<WithLogo<'_>> {
        let all = &self.checked.catalogue.sops;
        let first = all.partition_point(|sop| sop.source < file);
        let own = (0..).map(SopId).zip(all).skip(first);
        own.take_while(|(_, sop)| sop.source == file)
            .map(|(id, sop)| (sop, self.checked.logo(id)))
            .collect()
    }

    /// The names of a file's SOPs.
    pub fn sop_names(&self, file: usize) -> Vec<String> {
        let names = |(sop, _): (&Sop, _)| sop.name.value.clone();
        self.sops(file).into_iter().map(names).collect()
    }

    /// What was found in a file, in the order of its places.
    pub fn findings(&self, file: usize) -> &[Diagnostic] {
        let all = &self.checked.findings;
        let first = all.partition_point(|it| it.source < file);
        let end = all.partition_point(|it| it.source <= file);
        all.get(first..end).unwrap_or_default()
    }

    /// What keeps the document of a file from being as it should be: what the check knows of it, and what was found in
    /// drawing it, as far as the file does not allow it.
    pub fn on_drawing(&self, file: usize, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let known = self.findings(file).iter();
        let known = known.filter(|it| matches!(it.message, Message::Drawing(_)));
        let mut all: Vec<Diagnostic> = known.cloned().collect();
        all.extend(pipeline::heed(&self.checked.catalogue, found));
        all.sort_by_key(|it| (it.span, it.code()));
        all
    }

    /// All that is found in a file, in the data that it is checked against, and in drawing it, by place.
    pub fn all_findings(&self, file: usize, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = self.findings(file).to_vec();
        all.extend(self.data_errors.iter().cloned());
        all.extend(pipeline::heed(&self.checked.catalogue, found));
        all.sort_by_key(|it| (it.source != file, it.span, it.code()));
        all
    }

    /// Whether another reading came to the same.
    pub fn is_same(&self, other: &Reading) -> bool {
        let texts = |reading: &Reading| -> Vec<(String, String)> {
            let files = reading.sources.iter();
            let broken = reading.not_text.iter().map(|file| &file.source);
            let all = files.chain(broken);
            all.map(|it| (it.name().to_string(), it.text().to_string()))
                .collect()
        };
        let troubles = |reading: &Reading| -> Vec<String> {
            reading
                .unreadable
                .iter()
                .map(|it| it.text(Lang::En))
                .collect()
        };
        texts(self) == texts(other)
            && troubles(self) == troubles(other)
            && self.checked.logos == other.checked.logos
            && self.checked.findings == other.checked.findings
    }

    /// Where a finding is: file, line and column.
    pub fn place(&self, finding: &Diagnostic) -> String {
        let Some(source) = self.sources.get(finding.source) else {
            return String::new();
        };
        let at = source.position(finding.span.start());
        format!("{}:{}:{}", source.name(), at.line, at.column)
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.not_text.is_empty()
    }

    /// The errors that keep a file from being drawn: its own, and those of the data that it is checked against.
    pub fn errors(&self, file: usize) -> Vec<Diagnostic> {
        let own = self.findings(file).iter();
        let own = own.filter(|it| it.severity == Severity::Error);
        own.chain(&self.data_errors).cloned().collect()
    }
}

/// The errors of calendars and regulations.
fn data_errors(sources: &[Source], checked: &Checked) -> Vec<Diagnostic> {
    let is_data = |it: &&Diagnostic| {
        let source = sources.get(it.source);
        it.severity == Severity::Error && source.is_some_and(|it| it.kind() != FileKind::Sops)
    };
    checked.findings.iter().filter(is_data).cloned().collect()
}

fn check(sources: &[Source]) -> Checked {
    pipeline::check_with_logos(sources, &Logos::default())
}

/// A file with the data beside it, and the other SOP files of its folder.
fn with_siblings(path: &Path, sources: &[Source]) -> Vec<Source> {
    let siblings = input::sops_beside(path).into_iter();
    let siblings = siblings.filter_map(|path| input::one(&path).ok()).collect();
    let mut all = sources.to_vec();
    all.extend(pipeline::without_twins(siblings));
    all
}
