//! The `.sop` notation, read with the grammar of `grammar/sop.pest`. The only home of pest.
//!
//! A file is cut into sections first ([`scan`]): a few kilobytes of whole statements each, so that a fault costs no more
//! than its section and nesting is bounded before anything recurses. A sound section is parsed in one go and built into
//! items ([`parse`], [`build`]); a faulty one is read statement by statement, which finds each of its faults ([`repair`]).

mod build;
mod expression;
mod guess;
mod parse;
mod repair;
mod scan;
mod value;

use pest_derive::Parser;

use super::language::LanguageSense;
use super::tree::{Comment, Head, Item, Notation, Tree};
use crate::diagnostic::messages::{Expectation, Expected, Found, SyntaxMessage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Word;
use crate::source::{Source, Span};

#[derive(Parser)]
#[grammar = "../grammar/sop.pest"]
struct Grammar;

/// What kind of statements stand in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) enum Block {
    /// Statements that begin with a word.
    Statements,
    /// The fields of a `data` block or a list type.
    Fields,
    /// The values of a one-of type.
    Variants,
    /// The columns of the table.
    Columns,
    /// The columns of logs, and when a case is closed.
    Log,
    /// The parts of a scenario.
    Scenario,
    /// How often each exit is taken or each value drawn.
    Shares,
}

impl Block {
    /// The kind of block that follows this head.
    pub(in crate::syntax) fn below(head: Head, around: Block) -> Block {
        match head {
            Head::Word(Word::Data | Word::List) => Block::Fields,
            Head::Word(Word::OneOf) => Block::Variants,
            Head::Word(Word::Columns) => Block::Columns,
            Head::Word(Word::Log) => Block::Log,
            Head::Word(Word::Scenario) => Block::Scenario,
            Head::Word(Word::Chance | Word::Draw) => Block::Shares,
            _ if around == Block::Columns => Block::Columns,
            _ => Block::Statements,
        }
    }

    fn whole(self) -> Rule {
        match self {
            Block::Statements => Rule::statements,
            Block::Fields => Rule::fields,
            Block::Variants => Rule::variants,
            Block::Columns => Rule::columns,
            Block::Log => Rule::log_parts,
            Block::Scenario => Rule::scenario_parts,
            Block::Shares => Rule::shares,
        }
    }

    fn leading(self) -> Rule {
        match self {
            Block::Statements => Rule::leading_statements,
            Block::Fields => Rule::leading_fields,
            Block::Variants => Rule::leading_variants,
            Block::Columns => Rule::leading_columns,
            Block::Log => Rule::leading_log_parts,
            Block::Scenario => Rule::leading_scenario_parts,
            Block::Shares => Rule::leading_shares,
        }
    }
}

/// Where the text of a parse stands in its file, and what is learnt on the way.
pub(in crate::syntax) struct Reader<'a> {
    /// Maps an offset of the text that is parsed to an offset of the file.
    pub place: &'a dyn Fn(usize) -> usize,
    /// The language of the file so far.
    pub sense: &'a mut LanguageSense,
    /// Comments met.
    pub comments: &'a mut Vec<Comment>,
    /// Names in skipped text.
    pub blamed: &'a mut std::collections::BTreeSet<String>,
    /// Whether anything was skipped.
    pub faulty: &'a mut bool,
    /// Where findings go.
    pub diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new((self.place)(start), (self.place)(end))
    }

    fn report(&mut self, message: SyntaxMessage, start: usize, end: usize) {
        let span = self.span(start, end);
        let source = self.diagnostics.source();
        self.diagnostics
            .push(Diagnostic::new(message, source, span));
        *self.faulty = true;
    }
}

/// Reads a run of statements. Faults are reported; what can be read is.
pub(in crate::syntax) fn statements(text: &str, block: Block, reader: &mut Reader) -> Vec<Item> {
    let mut items = Vec::new();
    if !parse::whole(text, block, reader, &mut items) {
        items.clear();
        repair::statements(text, block, reader, &mut items);
    }
    items
}

/// Reads statements that did not come through a scan of their file, such as a YAML value: faults of texts and brackets are
/// found first, as in a file.
pub(in crate::syntax) fn phrase(text: &str, block: Block, reader: &mut Reader) -> Vec<Item> {
    let mut found = Diagnostics::new();
    let scan = scan::scan(text, &mut found);
    *reader.faulty |= scan.faulty;
    for mut finding in found.into_sorted() {
        finding.span = reader.span(finding.span.start(), finding.span.end());
        finding.source = reader.diagnostics.source();
        reader.diagnostics.push(finding);
    }
    match scan.stopped {
        true => Vec::new(),
        false => statements(text, block, reader),
    }
}

/// Reads phrases that begin at known places of a text, one item each. Returns nothing, and reports nothing, where any of them
/// is faulty or reads as something else than one statement.
pub(in crate::syntax) fn phrases(
    text: &str,
    starts: &[usize],
    reader: &mut Reader,
) -> Option<Vec<Item>> {
    let scan = scan::scan(text, &mut Diagnostics::new());
    match scan.faulty || scan.stopped {
        true => None,
        false => parse::expected(text, starts, reader),
    }
}

/// Reads a file.
pub(in crate::syntax) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Tree {
    let mut tree = Tree::empty(Notation::Dsl);
    let mut sense = LanguageSense::default();
    let scan = scan::scan(source.text(), diagnostics);
    tree.faulty = scan.faulty;
    // Whether the block that is open has a head to belong to.
    let mut headed = false;
    for piece in &scan.pieces {
        let (span, inside) = match piece {
            scan::Piece::Outside(span) => (*span, false),
            scan::Piece::Inside(span) => (*span, true),
        };
        let base = span.start();
        let reported = diagnostics.len();
        let mut reader = Reader {
            place: &|offset| base + offset,
            sense: &mut sense,
            comments: &mut tree.comments,
            blamed: &mut tree.blamed,
            faulty: &mut tree.faulty,
            diagnostics,
        };
        let block = match tree.items.last() {
            Some(head) if inside && headed => Block::below(head.head, Block::Statements),
            _ => Block::Statements,
        };
        let items = statements(source.slice(span), block, &mut reader);
        match tree.items.last_mut() {
            Some(sop) if inside && headed => {
                sop.span.0.end = span.end;
                sop.items.extend(items);
            }
            _ if inside => tree.blame(&items),
            _ => {
                headed = !items.is_empty();
                let silent = !headed && diagnostics.len() == reported;
                if silent && source.text()[span.end()..].starts_with('{') {
                    report_missing_head(span.end(), &mut tree, diagnostics);
                }
                tree.items.extend(items);
            }
        }
    }
    tree.lang = sense.lang();
    tree.mark_own_line_comments(source);
    tree
}

/// Reads what stands in the block of a scenario.
pub(in crate::syntax) fn read_scenario_parts(
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Tree {
    let mut tree = Tree::empty(Notation::Dsl);
    let mut sense = LanguageSense::default();
    let whole = Span::new(0, source.text().len());
    let mut scenario = Item::new(Head::Word(Word::Scenario), whole);
    let mut reader = Reader {
        place: &|offset| offset,
        sense: &mut sense,
        comments: &mut tree.comments,
        blamed: &mut tree.blamed,
        faulty: &mut tree.faulty,
        diagnostics,
    };
    scenario.items = phrase(source.text(), Block::Scenario, &mut reader);
    tree.items.push(scenario);
    tree.lang = sense.lang();
    tree.mark_own_line_comments(source);
    tree
}

/// A block without anything before it, at the top of a file.
fn report_missing_head(at: usize, tree: &mut Tree, diagnostics: &mut Diagnostics) {
    let message = SyntaxMessage::Expected {
        what: Found::Token("{".to_string()),
        expected: Expected(vec![Expectation::Word(Word::Sop)]),
    };
    let span = Span::new(at, at + 1);
    diagnostics.push(Diagnostic::new(message, diagnostics.source(), span));
    tree.faulty = true;
}
