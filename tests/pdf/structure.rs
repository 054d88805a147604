//! What is heard of a file, as a tree, and the rules that it must keep.

use std::collections::BTreeSet;

use super::reader::{Pdf, Value, steps};

/// An element of the structure.
#[derive(Debug)]
pub struct Heard {
    pub kind: String,
    pub alt: String,
    pub children: Vec<Heard>,
    /// The marks of the content that belongs to it, each with the object of its page.
    pub marks: Vec<(usize, i64)>,
    spans: (usize, usize),
    scope: String,
    has_bounds: bool,
}

impl Heard {
    /// All elements of a kind in it, in the order in which they are heard.
    pub fn all<'a>(&'a self, kind: &str) -> Vec<&'a Heard> {
        let mut found: Vec<&Heard> = Vec::new();
        if self.kind == kind {
            found.push(self);
        }
        for child in &self.children {
            found.extend(child.all(kind));
        }
        found
    }

    fn walk(&self, see: &mut impl FnMut(&Heard)) {
        see(self);
        self.children.iter().for_each(|child| child.walk(see));
    }
}

/// The document as it is heard.
pub fn heard(pdf: &Pdf) -> Heard {
    let root = pdf.get(&pdf.catalog(), "StructTreeRoot");
    let document = pdf.get(&root, "K").items().remove(0);
    element(pdf, &document)
}

fn element(pdf: &Pdf, value: &Value) -> Heard {
    let mut heard = Heard {
        kind: pdf.get(value, "S").name().to_owned(),
        alt: pdf.get(value, "Alt").text(),
        children: Vec::new(),
        marks: Vec::new(),
        spans: (1, 1),
        scope: String::new(),
        has_bounds: false,
    };
    for attributes in pdf.get(value, "A").items() {
        let number = |key| match pdf.get(&attributes, key) {
            Value::Number(number) => number as usize,
            _ => 1,
        };
        heard.spans = (
            heard.spans.0.max(number("RowSpan")),
            heard.spans.1.max(number("ColSpan")),
        );
        heard.scope += pdf.get(&attributes, "Scope").name();
        heard.has_bounds |= pdf.get(&attributes, "BBox") != Value::Null;
    }
    let Value::Dict(own) = pdf.resolve(value) else {
        panic!("no element: {value:?}");
    };
    let page = own.get("Pg");
    for child in own.get("K").cloned().unwrap_or(Value::Null).items() {
        heard.add(pdf, &child, page);
    }
    heard
}

impl Heard {
    fn add(&mut self, pdf: &Pdf, child: &Value, page: Option<&Value>) {
        let place = |page: Option<&Value>| match page {
            Some(Value::Ref(page)) => *page,
            other => panic!("no page: {other:?}"),
        };
        match (child, pdf.resolve(child)) {
            (Value::Number(mark), _) => self.marks.push((place(page), *mark as i64)),
            (_, Value::Dict(dict)) if dict.contains_key("MCID") => {
                let mark = dict["MCID"].number() as i64;
                self.marks.push((place(dict.get("Pg").or(page)), mark));
            }
            (_, Value::Dict(dict)) if dict.contains_key("Obj") => {
                assert_ne!(pdf.get(&dict["Obj"], "Contents").text(), "");
                self.children.push(Heard {
                    kind: "annotation".to_owned(),
                    alt: String::new(),
                    children: Vec::new(),
                    marks: Vec::new(),
                    spans: (1, 1),
                    scope: String::new(),
                    has_bounds: false,
                });
            }
            _ => self.children.push(element(pdf, child)),
        }
    }
}

/// Holds a file to the rules of tagged documents that can be seen in its structure.
pub fn keeps_the_rules(pdf: &Pdf) {
    let catalog = pdf.catalog();
    assert_eq!(
        pdf.get(&pdf.get(&catalog, "MarkInfo"), "Marked"),
        Value::Bool(true)
    );
    assert_ne!(pdf.get(&catalog, "Lang").text(), "");
    assert_ne!(pdf.get(&catalog, "Outlines"), Value::Null);
    let document = heard(pdf);
    let mut marks = BTreeSet::new();
    document.walk(&mut |element| {
        let kind = element.kind.as_str();
        for mark in &element.marks {
            assert!(marks.insert(*mark), "{mark:?} is heard twice");
        }
        let holds = |kinds: &[&str]| {
            let mut children = element.children.iter();
            children.all(|child| kinds.contains(&child.kind.as_str()))
        };
        match kind {
            "Figure" => assert!(!element.alt.is_empty() && element.has_bounds),
            "TH" => assert!(["Row", "Column"].contains(&element.scope.as_str())),
            "Table" => {
                assert!(holds(&["THead", "TBody"]));
                is_regular(element);
            }
            "THead" | "TBody" => assert!(holds(&["TR"])),
            "TR" => assert!(holds(&["TH", "TD"])),
            "L" => assert!(holds(&["LI"]) && !element.children.is_empty()),
            "LI" => assert!(holds(&["Lbl", "LBody"])),
            "P" | "H1" | "Lbl" | "LBody" => assert!(!element.marks.is_empty(), "an empty {kind}"),
            _ => {}
        }
    });
    let on_pages: usize = pdf.pages().iter().map(|page| marks_on(pdf, page)).sum();
    assert_eq!(marks.len(), on_pages);
}

/// How many marks the content of a page has; all that it draws is under one, or is said to be there for the eye only.
fn marks_on(pdf: &Pdf, page: &Value) -> usize {
    let Value::Dict(own) = pdf.resolve(page) else {
        panic!("no page: {page:?}");
    };
    let (mut depth, mut marks) = (0, 0);
    for (step, about) in steps(&pdf.stream(&own["Contents"])) {
        match step.as_str() {
            "BDC" | "BMC" => {
                depth += 1;
                marks += usize::from(pdf.get(&about, "MCID") != Value::Null);
            }
            "EMC" => depth -= 1,
            "f" | "S" | "B" | "Tj" | "TJ" | "Do" | "f*" | "B*" => assert!(depth > 0, "{step}"),
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    marks
}

/// Whether the cells of a table cover each of its places once.
fn is_regular(table: &Heard) {
    let rows = table.all("TR");
    let width = |cells: &[Heard]| cells.iter().map(|cell| cell.spans.1).sum::<usize>();
    let columns = width(&rows[0].children);
    let mut covered = vec![vec![0; columns]; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &row.children {
            while covered[at].get(column).is_some_and(|count| *count > 0) {
                column += 1;
            }
            for line in covered.iter_mut().skip(at).take(cell.spans.0) {
                for place in line.iter_mut().skip(column).take(cell.spans.1) {
                    *place += 1;
                }
            }
            column += cell.spans.1;
        }
        assert!(column <= columns, "row {at} is too wide");
    }
    assert!(
        covered.iter().flatten().all(|count| *count == 1),
        "{covered:?}"
    );
}
