//! `lajur new`: a starter SOP, commented, that checks clean.

use std::path::{Path, PathBuf};

use lajur::diagnostic::Diagnostics;
use lajur::lang::{Group, Lang, Word};
use lajur::source::Source;
use lajur::syntax::format::to_yaml;
use lajur::syntax::parse;

use super::wording;
use super::{Exit, Failure, Shell, output};

const ENGLISH: &str = include_str!("english.sop");
const INDONESIAN: &str = include_str!("indonesia.sop");

/// What the templates say where the name and the title go.
const NAME: &str = "NAME";
const TITLE: &str = "TITLE";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP's title, from which its name in the file is made: "Layanan KTP" becomes `layanan-ktp`
    name: String,

    /// Write YAML instead of the DSL
    #[arg(long)]
    yaml: bool,

    /// Where to write; `-` is the standard output [default: the name with `.sop` or `.sop.yaml`]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Overwrite a file that exists
    #[arg(long)]
    force: bool,
}

/// The SOP is written in the language of the messages, so that `--lang` chooses both.
pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let id = id(&args.name, shell.lang)
        .ok_or_else(|| Failure::usage(wording::no_name(args.name.clone())))?;
    let ending = if args.yaml { ".sop.yaml" } else { ".sop" };
    let dsl = template(&id, &args.name, shell.lang);
    let text = if args.yaml { in_yaml(dsl) } else { dsl };
    let path = args
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{id}{ending}")));
    if path == Path::new("-") {
        output::print(&text)?;
        return Ok(Exit::Clean);
    }
    if path.exists() && !args.force {
        return Err(Failure::usage(wording::exists(path.display())));
    }
    output::write_file(&path, text.as_bytes())?;
    output::say(&wording::written(path.display()), shell);
    Ok(Exit::Clean)
}

fn template(id: &str, title: &str, lang: Lang) -> String {
    let template = match lang {
        Lang::En => ENGLISH,
        Lang::Id => INDONESIAN,
    };
    let title = title
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace(['\n', '\r'], " ");
    template.replace(NAME, id).replace(TITLE, &title)
}

fn in_yaml(dsl: String) -> String {
    let source = Source::new("new.sop", dsl);
    let tree = parse(&source, &mut Diagnostics::new());
    to_yaml(&tree, tree.lang)
}

/// A name of the notation made from any text: its letters and digits, joined by `-`. Nothing where it has no letter.
fn id(text: &str, lang: Lang) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let id = words.join("-");
    let from = id.find(|c: char| c.is_ascii_alphabetic())?;
    let id = id.get(from..)?.to_string();
    let taken = Word::find(Group::Statement, &id).is_some();
    Some(if taken {
        format!("{}-{id}", Word::Sop.spelling(lang))
    } else {
        id
    })
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, INDONESIAN, in_yaml, template};
    use lajur::diagnostic::{Diagnostic, Diagnostics, Severity};
    use lajur::lang::Lang;
    use lajur::pipeline::check;
    use lajur::source::Source;
    use lajur::syntax::format::to_dsl;
    use lajur::syntax::parse;

    fn findings(name: &str, text: String) -> Vec<Diagnostic> {
        let mut findings = check(&[Source::new(name, text)]).findings;
        findings.retain(|finding| finding.severity != Severity::Question);
        findings
    }

    fn formatted(dsl: &str) -> String {
        let source = Source::new("surat.sop", dsl);
        let tree = parse(&source, &mut Diagnostics::new());
        to_dsl(&tree, tree.lang)
    }

    #[test]
    fn the_starters_check_clean_and_are_in_canonical_form() {
        assert_ne!(ENGLISH, INDONESIAN);
        for lang in Lang::ALL {
            let text = template("surat", "Surat \"masuk\"", lang);
            assert_eq!(findings("surat.sop", text.clone()), []);
            assert_eq!(formatted(&text), text);
            assert_eq!(findings("surat.sop.yaml", in_yaml(text)), []);
        }
    }

    #[test]
    fn a_title_becomes_a_name() {
        let id = |text| super::id(text, Lang::En);
        assert_eq!(
            id("Layanan KTP (baru)"),
            Some("layanan-ktp-baru".to_string())
        );
        assert_eq!(id("3 Surat"), Some("surat".to_string()));
        assert_eq!(id("Activity"), Some("sop-activity".to_string()));
        assert_eq!(id("123"), None);
        assert_eq!(id(""), None);
    }
}
