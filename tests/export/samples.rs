//! The bundled SOPs, the corpus, and an SOP whose texts are as hostile as an author can make them.

use std::fs;
use std::path::{Path, PathBuf};

use lajur::model::{Catalogue, Sop, SopId};
use lajur::pipeline::check;
use lajur::source::Source;

use crate::sops::sop_files;

/// Texts that mean something in some notation.
pub const HOSTILE: &[&str] = &[
    "Tanda \\\"kutip\\\" dan 'petik' & <b>tebal</b>",
    "kurung [siku] {kurawal} (bulat) |tegak|",
    "end",
    "1. daftar - * # judul `kode` _miring_ **tebal**",
    "garis --> -.-> ==> %% komentar %%{init: {}}%%",
    "]]> <!-- komentar --> <?xml?> &amp; &#10; #quot;",
    "baris pertama\\nbaris kedua",
    "aksara \u{65e5}\u{672c} \u{1f600} \u{202e}balik \u{a0}spasi",
    "garis miring \\\\ terbalik\\\\",
];

/// Texts in every place where an SOP has some.
pub fn hostile() -> Catalogue {
    let text = |at: usize| HOSTILE[at % HOSTILE.len()];
    let activities: Vec<String> = (0..HOSTILE.len())
        .map(|at| {
            format!(
                "activity a{at} \"{}\" {{ task \"{}\" by x -> end, at most 2 times\n takes \"{}\"\n needs \"{}\" output \"{}\" note \"{}\" }}",
                text(at), text(at + 1), text(at + 2), text(at + 3), text(at + 4), text(at + 5)
            )
        })
        .collect();
    let choices: Vec<String> = (0..HOSTILE.len())
        .map(|at| format!("\"{}\" -> a{at}", text(at)))
        .collect();
    let source = format!(
        "sop end \"{}\" {{\n agency \"{}\"\n actor x \"{}\"\n actor subgraph \"{}\"\n event e \"{}\"\n\
         activity begin \"{}\" {{ start by subgraph -> choose takes 1 day }}\n\
         activity choose \"{}\" {{ decision by x {{ {} }} takes 1 day }}\n{}\n\
         activity end \"{}\" {{ end by x takes 1 day }}\n\
         on e from begin \"{}\" -> end\n escalate begin when overdue to x \"{}\"\n\
         rule r must \"{}\" {{ judge \"{}\" }}\n}}\n",
        text(0),
        text(1),
        text(2),
        text(3),
        text(4),
        text(5),
        text(6),
        choices.join("\n"),
        activities.join("\n"),
        text(7),
        text(8),
        text(1),
        text(3),
        text(0)
    );
    read("hostile.sop", &source)
}

fn read(name: &str, text: &str) -> Catalogue {
    let checked = check(&[Source::new(name, text)]);
    let faults: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == lajur::diagnostic::Severity::Error)
        .map(|finding| finding.message.text(lajur::lang::Lang::En))
        .collect();
    assert_eq!(faults, Vec::<String>::new(), "{text}");
    checked.catalogue
}

/// A file of the repository.
pub fn file(path: &str) -> Catalogue {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    read(path, &fs::read_to_string(full).unwrap())
}

/// All SOPs that there are, by file, the hostile one last.
pub fn all() -> Vec<(String, Catalogue)> {
    let read = |path: PathBuf| {
        let name = path.display().to_string();
        let catalogue = read(&name, &fs::read_to_string(&path).unwrap());
        (name, catalogue)
    };
    let mut all: Vec<(String, Catalogue)> = sop_files().into_iter().map(read).collect();
    all.push(("hostile".to_string(), hostile()));
    all
}

/// Every SOP of a catalogue.
pub fn ids(catalogue: &Catalogue) -> Vec<SopId> {
    (0..).map(SopId).take(catalogue.sops.len()).collect()
}

/// The ways of an SOP as pairs of names of nodes.
pub fn ways(sop: &Sop) -> Vec<(String, String, bool)> {
    let graph = lajur::graph::ProcessGraph::new(sop);
    let name = |node: lajur::model::NodeId| sop[node].name.value.clone();
    let ways = graph.steps().flat_map(|step| {
        let after: Vec<_> = graph.after(step.node).collect();
        after
            .into_iter()
            .map(move |(to, flow)| (name(step.node), name(to), flow.by.is_exit()))
    });
    ways.collect()
}
