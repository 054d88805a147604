//! `lajur explain`: what a code means, and how to mend what it finds.

use lajur::diagnostic::{CODES, CodePage, Example, Message, explain, known};
use lajur::lang::Lang;
use lajur::report;

use super::check::unknown_code;
use super::{Exit, Failure, Shell, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The code of a finding; without it, all codes are listed
    code: Option<String>,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let text = match &args.code {
        None => list(shell.lang),
        Some(code) => {
            let code = known(code).map_err(unknown_code)?;
            explain(code).map_or(String::new(), |page| page_text(page, shell.lang))
        }
    };
    output::print(&text)?;
    Ok(Exit::Clean)
}

/// All codes, a line each.
fn list(lang: Lang) -> String {
    let width = CODES.iter().map(|page| page.code.len()).max().unwrap_or(0);
    let line = |page: &CodePage| format!("{:width$}  {}\n", page.code, page.headline(lang));
    CODES.iter().map(line).collect()
}

/// The page of a code: its words, then its examples.
fn page_text(page: &CodePage, lang: Lang) -> String {
    let mut text = format!(
        "{}{}\n\n{}\n",
        page.code,
        weight(page.code, lang),
        page.section(lang)
    );
    for example in page.examples(lang) {
        text.push_str(&format!("\n{}:\n\n", heading(example, lang)));
        for line in example.text.lines() {
            text.push_str(format!("    {line}").trim_end());
            text.push('\n');
        }
    }
    text
}

fn weight(code: &str, lang: Lang) -> String {
    let of_code = Message::codes().find(|(known, _)| *known == code);
    of_code.map_or(String::new(), |(_, weight)| {
        format!(" ({})", report::severity(weight, lang))
    })
}

fn heading(example: Example, lang: Lang) -> &'static str {
    match (example.good, lang) {
        (false, Lang::En) => "Wrong",
        (true, Lang::En) => "Right",
        (false, Lang::Id) => "Salah",
        (true, Lang::Id) => "Benar",
    }
}
