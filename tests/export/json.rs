//! JSON, as programs read it.

use std::fs;
use std::path::Path;

use lajur::export::{FORMAT, VERSION, json};
use lajur::model::Sop;
use serde_json::Value;

use crate::samples::{all, file, ids, ways};
use crate::schema::faults;

fn the_schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/export.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    let schema = the_schema();
    for (name, catalogue) in all() {
        let value: Value = serde_json::from_str(&json(&catalogue, &ids(&catalogue))).unwrap();
        assert_eq!(
            faults(&schema, &schema, &value),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn the_model_can_be_read_back() {
    for (name, catalogue) in all() {
        let value: Value = serde_json::from_str(&json(&catalogue, &ids(&catalogue))).unwrap();
        assert_eq!(value["format"], FORMAT);
        assert_eq!(value["version"], VERSION);
        for (sop, exported) in catalogue.sops.iter().zip(value["sops"].as_array().unwrap()) {
            let back: Sop = serde_json::from_value(exported["model"].clone()).unwrap();
            assert!(back == *sop, "{name}");
        }
    }
}

#[test]
fn the_graph_has_every_node_and_every_way() {
    for (name, catalogue) in all() {
        let value: Value = serde_json::from_str(&json(&catalogue, &ids(&catalogue))).unwrap();
        for (sop, exported) in catalogue.sops.iter().zip(value["sops"].as_array().unwrap()) {
            let graph = &exported["graph"];
            let nodes = graph["nodes"].as_array().unwrap().iter();
            let nodes: Vec<&str> = nodes.map(|node| node["name"].as_str().unwrap()).collect();
            let own: Vec<&str> = sop
                .nodes
                .iter()
                .map(|node| node.name.value.as_str())
                .collect();
            assert_eq!(nodes, own, "{name}");
            let edges = graph["edges"].as_array().unwrap().iter();
            let edges = edges.map(|edge| {
                let end = |of: &str| edge[of].as_str().unwrap().to_string();
                (end("from"), end("to"), edge["by"] == "exit")
            });
            assert_eq!(edges.collect::<Vec<_>>(), ways(sop), "{name}");
        }
    }
}

#[test]
fn a_part_of_a_catalogue_is_exported_alone() {
    let catalogue = file("tests/corpus/several-procedures.sop");
    let second = &ids(&catalogue)[1..2];
    let value: Value = serde_json::from_str(&json(&catalogue, second)).unwrap();
    assert_eq!(value["sops"].as_array().unwrap().len(), 1);
    assert_eq!(value["sops"][0]["name"], "pengiriman");
    assert_eq!(value["catalogue"].as_array().unwrap().len(), 3);
}

#[test]
fn loops_without_a_bound_are_named() {
    let catalogue = file("sops/kaltim.sop");
    let value: Value = serde_json::from_str(&json(&catalogue, &ids(&catalogue))).unwrap();
    let loops = &value["sops"][0]["graph"]["unbounded_loops"];
    assert_eq!(*loops, serde_json::json!([["verifikasi", "periksa"]]));
}
