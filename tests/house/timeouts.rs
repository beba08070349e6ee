//! What a function's calls may take together is less than the function has.

use crate::template::{find, functions};
use edge::timeouts;
use regex_lite::Regex;
use serde_yaml_ng::Value;
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;
use testkit::template::template;
use tests::root;

/// What a function asks beside the table, by how it gets it from its boot, and how long that may take of one request.
fn beside_the_table() -> [(&'static str, Duration); 5] {
    [
        (".carrier()", timeouts::CARRIER),
        (".sign_on()", timeouts::SIGN_ON),
        (".staff_sign_on()", timeouts::SIGN_ON),
        (".alipay()", timeouts::ALIPAY),
        // Licence, letter and proof of identity, and the register's extract where it is an exception.
        (".documents()", timeouts::DOCUMENT * 4),
    ]
}

/// The most round trips that a request of each function is asserted to make, by the first word of what is asserted.
fn round_trips() -> BTreeMap<String, u32> {
    let asserted = Regex::new(r#"assert_eq!\(cost\(\), \(\d+, (\d+)\), "([a-z-]+)"#).unwrap();
    let mut most = BTreeMap::new();
    for file in ["budget.rs", "sso.rs"] {
        let source = root().join("shared/flows/tests/flows").join(file);
        for found in asserted.captures_iter(&fs::read_to_string(source).unwrap()) {
            let trips: u32 = found[1].parse().unwrap();
            let known = most.entry(found[2].to_owned()).or_insert(trips);
            *known = trips.max(*known);
        }
    }
    most
}

fn timeout(properties: &Value) -> Option<Duration> {
    find(properties, &["Timeout"]).and_then(Value::as_u64).map(Duration::from_secs)
}

#[test]
fn no_function_of_the_template_has_less_time_than_the_code_counts_on() {
    let template = template().unwrap();
    let of_all = timeout(find(&template, &["Globals", "Function"]).unwrap()).unwrap();
    assert_eq!(of_all, timeouts::FUNCTION);
    for function in functions() {
        let own = timeout(&function.properties).unwrap_or(of_all);
        assert!(own >= timeouts::FUNCTION, "{}", function.id);
    }
}

#[test]
fn a_function_outlives_all_calls_that_one_request_makes() {
    let known = round_trips();
    let most = *known.values().max().unwrap();
    assert_eq!(most, 4, "of a request that is overtaken by nobody");
    for function in functions() {
        let main = root().join("functions").join(&function.binary).join("src/main.rs");
        let main = fs::read_to_string(main).unwrap();
        let trips = known.get(&function.binary).copied().unwrap_or(most);
        let beside = beside_the_table();
        let beside = beside.iter().filter(|(gets, _)| main.contains(gets)).map(|(_, most)| *most);
        let sum = timeouts::TABLE * trips + beside.sum::<Duration>() + timeouts::MARGIN;
        let has = timeout(&function.properties).unwrap_or(timeouts::FUNCTION);
        assert!(sum <= has, "{} may take {sum:?} of {has:?}", function.binary);
    }
}

#[test]
fn an_sms_that_hangs_leaves_the_time_to_take_its_count_back() {
    // Its flow is read, it is counted, it hangs, it is taken back.
    let sum = timeouts::TABLE * 3 + timeouts::CARRIER;
    assert!(sum + timeouts::MARGIN < timeouts::FUNCTION, "{sum:?}");
}
