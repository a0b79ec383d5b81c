//! The JSON Schema that the types generate holds for what the program writes.

use crate::support::{articles, miner};
use std::fs;

#[test]
fn every_fixture_satisfies_the_schema() {
    let schema = serde_json::to_value(tiyao::model::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for path in articles() {
        let article = tiyao::read::article("a", fs::read_to_string(&path).unwrap());
        let record = serde_json::to_value(miner().mine(&article)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&record).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let schema = serde_json::to_value(tiyao::model::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({"id": 7})));
}
