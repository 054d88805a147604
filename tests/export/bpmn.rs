//! BPMN: what is in the process.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use lajur::export::bpmn;
use lajur::model::{NodeKind, Sop};

use crate::samples::{HOSTILE, all, file, hostile, ids, ways};
use crate::xml::{Tag, read};

fn exported(catalogue: &lajur::model::Catalogue) -> Tag {
    read(&bpmn(catalogue, &ids(catalogue)).xml)
}

#[test]
fn ids_are_unique_and_every_reference_leads_to_one() {
    for (name, catalogue) in all() {
        let root = exported(&catalogue);
        let mut known = BTreeSet::new();
        for id in root.all().iter().filter_map(|tag| tag.get("id")) {
            assert!(known.insert(id.to_string()), "{name}: {id} twice");
            let begins = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            let rest = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(begins && id.chars().all(rest), "{name}: {id}");
        }
        let attributes = [
            "sourceRef",
            "targetRef",
            "processRef",
            "bpmnElement",
            "default",
            "attachedToRef",
            "dataObjectRef",
            "escalationRef",
        ];
        let texts = [
            "bpmn:flowNodeRef",
            "bpmn:incoming",
            "bpmn:outgoing",
            "bpmn:sourceRef",
            "bpmn:targetRef",
            "bpmn:resourceRef",
            "bpmn:dataInputRefs",
            "bpmn:dataOutputRefs",
        ];
        for tag in root.all() {
            let said = attributes.iter().filter_map(|of| tag.get(of));
            let text = texts
                .contains(&tag.name.as_str())
                .then_some(tag.text.as_str());
            for reference in said.chain(text) {
                assert!(known.contains(reference), "{name}: nothing is {reference}");
            }
        }
    }
}

/// The node of an element, by its id; none for what is no element of a node.
fn node_of<'s>(sop: &'s Sop, id: &str) -> Option<&'s str> {
    let own = id.strip_prefix(&format!("{}.", sop.name.value))?;
    let names = sop.nodes.iter().map(|node| node.name.value.as_str());
    let fitting = names.filter(|name| own == *name || own.starts_with(&format!("{name}.")));
    fitting.max_by_key(|name| name.len())
}

/// From each node the nodes that its elements lead to, over elements of its own.
fn followed(sop: &Sop, process: &Tag) -> BTreeSet<(String, String)> {
    let flows: Vec<(&str, &str)> = process
        .named("bpmn:sequenceFlow")
        .map(|flow| {
            (
                flow.get("sourceRef").unwrap(),
                flow.get("targetRef").unwrap(),
            )
        })
        .collect();
    let pairs = flows.iter().filter_map(|(from, to)| {
        Some((
            node_of(sop, from)?.to_string(),
            node_of(sop, to)?.to_string(),
        ))
    });
    pairs.collect()
}

#[test]
fn every_node_and_every_way_is_there() {
    for (name, catalogue) in all() {
        let exported = bpmn(&catalogue, &ids(&catalogue));
        assert_eq!(exported.only_words, Vec::<String>::new(), "{name}");
        let root = read(&exported.xml);
        for (sop, process) in catalogue.sops.iter().zip(root.named("bpmn:process")) {
            let there: BTreeSet<&str> = process
                .all()
                .iter()
                .filter_map(|tag| node_of(sop, tag.get("id")?))
                .collect();
            for node in &sop.nodes {
                assert!(
                    there.contains(node.name.value.as_str()),
                    "{name}: {}",
                    node.name.value
                );
            }
            let followed = followed(sop, process);
            for (from, to, exit) in ways(sop) {
                let alongside = sop
                    .nodes
                    .iter()
                    .any(|it| it.name.value == from && it.alongside);
                // A loop within one node has no flow to another. An interrupt ends what runs beside, with the case; a
                // silence is a timer on what is missing.
                if exit && from != to {
                    assert!(
                        followed.contains(&(from.clone(), to.clone())),
                        "{name}: {from} to {to}"
                    );
                } else if !alongside {
                    assert!(
                        followed.iter().any(|(_, other)| *other == to),
                        "{name}: to {to}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_element_stands_in_one_lane() {
    for (name, catalogue) in all() {
        for process in exported(&catalogue).named("bpmn:process") {
            let Some(set) = process
                .children
                .iter()
                .find(|tag| tag.name == "bpmn:laneSet")
            else {
                continue;
            };
            let mut lanes: BTreeMap<&str, usize> = BTreeMap::new();
            for reference in set.named("bpmn:flowNodeRef") {
                *lanes.entry(&reference.text).or_default() += 1;
            }
            let nodes = ["Event", "ask", "ateway", "ctivity", "rocess"];
            for element in &process.children {
                if nodes.iter().any(|ending| element.name.ends_with(ending)) {
                    assert_eq!(lanes.get(element.get("id").unwrap()), Some(&1), "{name}");
                }
            }
        }
    }
}

#[test]
fn only_conditions_and_defaults_leave_exclusive_gateways_that_know_the_data() {
    let root = exported(&file("sops/kaltim.sop"));
    let gateway = root.named("bpmn:exclusiveGateway").next().unwrap();
    assert_eq!(
        gateway.get("default"),
        Some("pengaduan.periksa.choice..pengaduan.verifikasi")
    );
    let condition = root.named("bpmn:conditionExpression").next().unwrap();
    assert_eq!(condition.text, "kewenangan");
}

#[test]
fn waits_calls_splits_and_joins_have_elements_of_their_own() {
    let root = exported(&file("tests/corpus/node-kinds.sop"));
    let called: Vec<_> = root
        .named("bpmn:callActivity")
        .map(|tag| tag.get("calledElement"))
        .collect();
    assert_eq!(
        called,
        [Some("sop-SOP_Pembongkaran_Reklame"), Some("arsip-berkas")]
    );
    let lengths: Vec<_> = root
        .named("bpmn:timeDuration")
        .map(|tag| tag.text.as_str())
        .collect();
    assert_eq!(lengths, ["P3D", "P7D"]);
    assert_eq!(root.named("bpmn:eventBasedGateway").count(), 1);
    let root = exported(&file("tests/corpus/parallel-and-conditional.sop"));
    assert_eq!(root.named("bpmn:parallelGateway").count(), 2);
    let root = exported(&file("tests/corpus/at-any-time.sop"));
    assert!(root.named("bpmn:boundaryEvent").count() >= 10);
    assert_eq!(root.named("bpmn:escalation").count(), 2);
    let beside: Vec<_> = root.named("bpmn:subProcess").collect();
    assert_eq!(beside.len(), 1);
    assert_eq!(
        beside[0].named("bpmn:timeCycle").next().unwrap().text,
        "R/P7D"
    );
}

#[test]
fn texts_come_through_as_they_are() {
    let catalogue = hostile();
    let root = exported(&catalogue);
    for text in HOSTILE {
        let meant = text
            .replace("\\n", "\n")
            .replace("\\\"", "\"")
            .replace("\\\\", "\\");
        let named = root.all().into_iter().filter_map(|tag| tag.get("name"));
        assert!(
            named.into_iter().any(|name| name.contains(&meant)),
            "{meant}"
        );
    }
}

#[test]
fn a_document_is_one_wherever_it_is_needed() {
    let root = exported(&file("tests/corpus/documents.sop"));
    let file = root
        .named("bpmn:dataObject")
        .find(|tag| tag.get("name") == Some("Application file"));
    let id = file.unwrap().get("id");
    let used = root
        .named("bpmn:dataObjectReference")
        .filter(|tag| tag.get("dataObjectRef") == id);
    assert_eq!(used.count(), 2);
    let names: Vec<_> = root
        .named("bpmn:dataObject")
        .filter_map(|tag| tag.get("name"))
        .collect();
    assert!(!names.contains(&"Computer and printer"));
}

#[test]
fn what_bpmn_cannot_hold_is_told() {
    let source = "sop s \"S\" {\n actor a \"A\"\n event e \"It rains\"\n\
        activity go \"Go\" { start by a takes 1 day }\n\
        activity pause \"Pause\" { wait 3 days by a }\n\
        activity stop \"Stop\" { end by a takes 1 day }\n\
        activity look \"Look\" { end by a takes 1 day }\n\
        on e from pause alongside -> look\n}\n";
    let source = lajur::source::Source::new("s.sop", source);
    let catalogue = lajur::pipeline::check(&[source]).catalogue;
    assert!(matches!(
        catalogue.sops[0].nodes[1].kind.value,
        NodeKind::Wait(_)
    ));
    let told = bpmn(&catalogue, &ids(&catalogue)).only_words;
    assert_eq!(told, ["2 Pause: It rains"]);
}

#[test]
fn the_same_sop_gives_the_same_bytes() {
    for (_, catalogue) in all() {
        assert_eq!(
            bpmn(&catalogue, &ids(&catalogue)),
            bpmn(&catalogue, &ids(&catalogue))
        );
    }
}

#[test]
fn two_samples_are_as_they_were_read() {
    for (name, path) in [
        ("kaltim", "sops/kaltim.sop"),
        ("node-kinds", "tests/corpus/node-kinds.sop"),
    ] {
        let catalogue = file(path);
        let xml = bpmn(&catalogue, &ids(&catalogue)).xml;
        let version = format!("exporterVersion=\"{}\"", env!("CARGO_PKG_VERSION"));
        assert_snapshot!(
            format!("bpmn-{name}"),
            xml.replace(&version, "exporterVersion=\"…\"")
        );
    }
}
