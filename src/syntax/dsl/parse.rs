//! Runs the grammar over a text: whole, as far as it goes, or to learn why it goes no further.

use pest::Parser;

use super::build::items;
use super::{Block, Grammar, Reader, Rule};
use crate::syntax::tree::Item;

/// Reads a text that is sound as a whole. Returns false, and leaves nothing behind, where it is not.
pub(super) fn whole(text: &str, block: Block, reader: &mut Reader, out: &mut Vec<Item>) -> bool {
    match Grammar::parse(block.whole(), text) {
        Ok(mut pairs) => {
            if let Some(root) = pairs.next() {
                items(root, reader, out);
            }
            true
        }
        Err(_) => false,
    }
}

/// Reads statements of which it is known where each begins. Returns nothing where the grammar sees it differently.
pub(super) fn expected(text: &str, starts: &[usize], reader: &mut Reader) -> Option<Vec<Item>> {
    let root = Grammar::parse(Block::Statements.whole(), text)
        .ok()?
        .next()?;
    let found = root
        .clone()
        .into_inner()
        .map(|pair| (pair.as_rule(), pair.as_span().start()));
    let found = found.filter(|(rule, _)| !matches!(rule, Rule::comment | Rule::EOI));
    if !found.map(|(_, start)| start).eq(starts.iter().copied()) {
        return None;
    }
    let mut out = Vec::with_capacity(starts.len());
    items(root, reader, &mut out);
    Some(out)
}

/// How far the statements at the beginning of a text could be read.
pub(super) struct Leading {
    /// Where the last of them begins.
    pub last: usize,
    /// Where they end.
    pub end: usize,
}

/// Reads the whole statements at the beginning of a text.
pub(super) fn leading(
    text: &str,
    block: Block,
    reader: &mut Reader,
    out: &mut Vec<Item>,
) -> Leading {
    let Some(root) = Grammar::parse(block.leading(), text)
        .ok()
        .and_then(|mut pairs| pairs.next())
    else {
        return Leading { last: 0, end: 0 };
    };
    let end = root.as_span().end();
    let last = root.clone().into_inner().next_back();
    let last = last.map_or(end, |pair| pair.as_span().start());
    items(root, reader, out);
    Leading { last, end }
}

/// Why a text can't be read as statements: how far the grammar came, and what it expected there.
pub(super) fn fault(text: &str, block: Block) -> (usize, Vec<Rule>) {
    match Grammar::parse(block.whole(), text) {
        Ok(_) => (text.len(), Vec::new()),
        Err(error) => {
            let at = match error.location {
                pest::error::InputLocation::Pos(at) => at,
                pest::error::InputLocation::Span((start, _)) => start,
            };
            match error.variant {
                pest::error::ErrorVariant::ParsingError { positives, .. } => (at, positives),
                pest::error::ErrorVariant::CustomError { .. } => (at, Vec::new()),
            }
        }
    }
}
