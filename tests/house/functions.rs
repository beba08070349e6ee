//! Folders in `functions/`, SAM functions, routes of the emulator, routes of the code and first lines of mains are one.

use crate::template::{self, find, text};
use crate::workspace::{folder, metadata, read};
use edge::{CONSUMERS, ROUTES, SCHEDULED};
use regex_lite::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// Function, method, path.
type Routes = BTreeSet<(String, String, String)>;

fn declared() -> Routes {
    let route = |route: &edge::Route| {
        (route.function.to_owned(), route.method.to_owned(), route.path.to_owned())
    };
    let routes: Routes = ROUTES.iter().map(route).collect();
    assert_eq!(routes.len(), ROUTES.len(), "no route is declared twice");
    routes
}

/// Functions that the table's stream drives, and what begins the keys whose changes they are told of.
fn consumers() -> BTreeSet<(String, String)> {
    let consumers: BTreeSet<(String, String)> =
        CONSUMERS.iter().map(|one| (one.function.to_owned(), one.prefix.to_owned())).collect();
    assert_eq!(consumers.len(), CONSUMERS.len(), "none is declared twice");
    consumers
}

/// Functions that a schedule drives, and how often, in minutes.
fn scheduled() -> BTreeSet<(String, i64)> {
    let scheduled: BTreeSet<(String, i64)> =
        SCHEDULED.iter().map(|one| (one.function.to_owned(), one.every.as_mins())).collect();
    assert_eq!(scheduled.len(), SCHEDULED.len(), "none is declared twice");
    scheduled
}

fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    name.split('-').filter_map(capital).collect()
}

/// `main.rs` of each function.
pub(crate) fn mains() -> Vec<(String, String)> {
    let folders = folder("functions").into_iter();
    folders.map(|name| (name.clone(), read(&format!("functions/{name}/src/main.rs")))).collect()
}

#[test]
fn each_folder_is_a_sam_function_of_its_name_and_answers_a_route_or_a_change_of_the_table() {
    let folders = folder("functions");
    let answering: BTreeSet<String> = declared().into_iter().map(|(name, ..)| name).collect();
    let consuming: BTreeSet<String> = consumers().into_iter().map(|(name, _)| name).collect();
    let driven: BTreeSet<String> = scheduled().into_iter().map(|(name, _)| name).collect();
    let declared: BTreeSet<String> =
        [&answering, &consuming, &driven].into_iter().flatten().cloned().collect();
    let of_one_way = answering.len() + consuming.len() + driven.len();
    assert_eq!(declared.len(), of_one_way, "a function is driven in one way");
    assert_eq!(declared, folders, "left: edge::ROUTES, CONSUMERS, SCHEDULED; right: functions/");
    let functions = template::functions();
    let built: BTreeSet<String> = functions.iter().map(|one| one.binary.clone()).collect();
    assert_eq!(built, folders, "left: template.yaml; right: functions/");
    assert_eq!(functions.len(), folders.len(), "each function is in the template once");
    for function in functions {
        let name = &function.binary;
        assert_eq!(function.id, format!("{}Function", pascal(name)));
        let full = format!("${{AWS::StackName}}-{name}");
        assert_eq!(text(&function.properties, &["FunctionName"]), full);
    }
}

#[test]
fn each_sam_function_has_its_log_group_and_alarms() {
    for function in template::functions() {
        let (id, name) = (&function.id, &function.binary);
        let id = id.strip_suffix("Function").unwrap();
        let group = text(&function.properties, &["LoggingConfig", "LogGroup"]);
        assert_eq!(group, format!("{id}LogGroup"));
        let group = template::resource(&group);
        let called = text(&group, &["Properties", "LogGroupName"]);
        assert_eq!(called, format!("/aws/lambda/${{AWS::StackName}}-{name}"));
        assert!(find(&group, &["Properties", "RetentionInDays"]).is_some(), "{name}");
        for metric in ["Errors", "Throttles"] {
            let alarm = template::resource(&format!("{id}{metric}Alarm"));
            assert_eq!(text(&alarm, &["Properties", "MetricName"]), metric);
            let dimensions = find(&alarm, &["Properties", "Dimensions"]).unwrap();
            let of = dimensions.as_sequence().unwrap().first().unwrap();
            assert_eq!(text(of, &["Value"]), function.id);
        }
    }
}

#[test]
fn the_functions_that_hash_passwords_and_no_others_have_reserved_concurrency() {
    let reserved = template::by_folder(|function| {
        find(&function.properties, &["ReservedConcurrentExecutions"]).is_some()
    });
    for (name, main) in mains() {
        // An old password may be as dear to compare as a new one.
        let hashes = main.contains(".passwords()") || main.contains("upgrade::start::");
        assert_eq!(reserved.get(&name), Some(&hashes), "{name}");
    }
}

/// What stays behind under a fixed name makes the next creation fail. The table has no fixed name, and its protection against
/// deletion would make the going back fail.
#[test]
fn a_creation_that_failed_leaves_nothing_of_a_fixed_name_behind() {
    let policies: BTreeMap<String, String> = template::resources()
        .into_iter()
        .filter(|(_, resource)| find(resource, &["DeletionPolicy"]).is_some())
        .map(|(id, resource)| {
            (id.as_str().unwrap().to_owned(), text(&resource, &["DeletionPolicy"]))
        })
        .collect();
    assert!(policies.len() > 12, "{policies:?}");
    for (id, policy) in policies {
        assert_eq!(policy == "Retain", id == "Table", "{id}: {policy}");
    }
}

/// A new account reserves nothing, so a parameter leaves it out.
#[test]
fn concurrency_is_reserved_only_where_the_account_has_any() {
    let (template, mut seen) = (read("template.yaml"), 0);
    for line in template.lines().filter(|line| line.contains("ReservedConcurrentExecutions")) {
        assert!(line.contains("!If [ReservesConcurrency, !Ref "), "{line}");
        assert!(line.ends_with("!Ref \"AWS::NoValue\"]"), "{line}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn each_function_that_hashes_passwords_counts_when_its_argon2_falls_back_and_an_alarm_rings() {
    let alarm = template::resource("Argon2FallbackAlarm");
    let metric = text(&alarm, &["Properties", "MetricName"]);
    let filters: BTreeSet<String> = template::resources()
        .into_iter()
        .filter(|(_, resource)| text(resource, &["Type"]) == "AWS::Logs::MetricFilter")
        .filter(|(_, filter)| {
            let transformed = find(filter, &["Properties", "MetricTransformations"]).unwrap();
            let of = transformed.as_sequence().unwrap().first().unwrap();
            assert_eq!(text(of, &["MetricNamespace"]), text(&alarm, &["Properties", "Namespace"]));
            text(of, &["MetricName"]) == metric
        })
        .map(|(_, filter)| {
            let pattern = text(&filter, &["Properties", "FilterPattern"]);
            assert_eq!(pattern, format!("\"{}\"", edge::ARGON2_FALLBACK));
            text(&filter, &["Properties", "LogGroupName"])
        })
        .collect();
    let hashing = mains().into_iter().filter(|(_, main)| main.contains(".passwords()"));
    let groups = hashing.map(|(name, _)| format!("{}LogGroup", pascal(&name)));
    assert_eq!(filters, groups.collect(), "left: template.yaml; right: functions that hash");
}

#[test]
fn the_template_has_the_routes_of_the_code() {
    let mut routes = Routes::new();
    for function in template::functions() {
        for (method, path) in function.routes() {
            assert!(routes.insert((function.binary.clone(), method, path)));
        }
    }
    assert_eq!(routes, declared(), "left: template.yaml; right: edge::ROUTES");
}

#[test]
fn browsers_may_use_the_methods_of_the_routes_and_no_others() {
    let api = template::resource("Api");
    let allowed = find(&api, &["Properties", "CorsConfiguration", "AllowMethods"]).unwrap();
    let allowed = allowed.as_sequence().unwrap().iter().map(|method| method.as_str().unwrap());
    let methods: BTreeSet<&str> = ROUTES.iter().map(|route| route.method).collect();
    assert_eq!(allowed.collect::<BTreeSet<_>>(), methods);
}

#[test]
fn the_emulator_has_the_routes_of_the_code() {
    let metadata = metadata();
    let watched = metadata.pointer("/metadata/lambda/watch/router").unwrap().as_object().unwrap();
    let mut routes = Routes::new();
    for (path, targets) in watched {
        for target in targets.as_array().unwrap() {
            let text = |name: &str| target.get(name).unwrap().as_str().unwrap().to_owned();
            assert!(routes.insert((text("function"), text("method"), path.clone())));
        }
    }
    assert_eq!(routes, declared(), "left: Cargo.toml; right: edge::ROUTES");
}

#[test]
fn each_main_that_has_routes_opens_with_them() {
    let route = Regex::new(r"(?m)^//! `([A-Z]+) (/\S*)`: \S").unwrap();
    let mut routes = Routes::new();
    for (name, main) in mains() {
        let document = main.split("\n\n").next().unwrap();
        let is_driven = scheduled().iter().any(|(driven, _)| *driven == name);
        if is_driven || consumers().iter().any(|(consumer, _)| *consumer == name) {
            continue;
        }
        assert!(route.find(document).is_some_and(|first| first.start() == 0), "{name}");
        for captures in route.captures_iter(document) {
            let text = |at| captures.get(at).unwrap().as_str().to_owned();
            assert!(routes.insert((name.clone(), text(1), text(2))));
        }
    }
    assert_eq!(routes, declared(), "left: first lines of main.rs; right: edge::ROUTES");
}

/// What begins the keys that a filter of a stream lets through.
fn prefix_of(pattern: &str) -> String {
    let pattern: serde_json::Value = serde_json::from_str(pattern).unwrap();
    pattern.pointer("/dynamodb/Keys/pk/S/0/prefix").unwrap().as_str().unwrap().to_owned()
}

#[test]
fn the_stream_drives_whom_the_code_says_and_hands_over_nothing_else() {
    let mut driven = BTreeSet::new();
    for function in template::functions() {
        for stream in function.streams() {
            assert_eq!(text(&stream, &["Stream"]), "Table.StreamArn");
            let filters = find(&stream, &["FilterCriteria", "Filters"]).unwrap();
            for filter in filters.as_sequence().unwrap() {
                let prefix = prefix_of(&text(filter, &["Pattern"]));
                driven.insert((function.binary.clone(), prefix));
            }
            let reports = find(&stream, &["FunctionResponseTypes"]).unwrap();
            let reports = reports.as_sequence().unwrap().first().unwrap();
            assert_eq!(reports.as_str(), Some("ReportBatchItemFailures"));
            let queue = text(&stream, &["DestinationConfig", "OnFailure", "Destination"]);
            let queue = queue.strip_suffix(".Arn").unwrap();
            let alarm = template::resource(&format!("{queue}Alarm"));
            assert_eq!(text(&alarm, &["Properties", "Namespace"]), "AWS/SQS");
            let limit =
                find(&function.properties, &["Timeout"]).and_then(serde_yaml_ng::Value::as_i64);
            assert!(limit.unwrap() < domain::rules::NOTICE_LEASE.as_secs(), "{}", function.id);
        }
    }
    assert_eq!(driven, consumers(), "left: template.yaml; right: edge::CONSUMERS");
}

#[test]
fn each_main_that_a_stream_drives_opens_with_what_it_is_told_of() {
    let line = Regex::new(r"^//! `([A-Z]+#)` of the table's stream: \S").unwrap();
    let mut opening = BTreeSet::new();
    for (name, main) in mains() {
        let named: Vec<_> = main
            .lines()
            .map_while(|one| line.captures(one))
            .map(|found| (name.clone(), found[1].to_owned()))
            .collect();
        assert_eq!(!named.is_empty(), main.contains("    consume"), "{name}");
        let has_routes = main.contains("serve(");
        let is_scheduled = main.contains("    schedule(");
        assert_eq!(named.is_empty(), has_routes || is_scheduled, "{name}");
        opening.extend(named);
    }
    assert_eq!(opening, consumers(), "left: first lines of main.rs; right: edge::CONSUMERS");
}

#[test]
fn each_function_that_a_schedule_drives_says_how_often_as_the_code_and_the_template_do() {
    let mut written = BTreeSet::new();
    for function in template::functions() {
        for schedule in function.schedules() {
            let minutes =
                schedule.strip_prefix("rate(").and_then(|rest| rest.strip_suffix(" minutes)"));
            written.insert((function.binary.clone(), minutes.unwrap().parse().unwrap()));
        }
    }
    assert_eq!(written, scheduled(), "left: template.yaml; right: edge::SCHEDULED");
    let line = Regex::new(r"^//! Every (\d+) minutes: \S").unwrap();
    let opening = mains().into_iter().filter_map(|(name, main)| {
        let minutes = line.captures(&main).map(|found| found[1].parse().unwrap());
        assert_eq!(minutes.is_some(), main.contains("    schedule("), "{name}");
        Some((name, minutes?))
    });
    assert_eq!(opening.collect::<BTreeSet<_>>(), scheduled(), "left: first lines of main.rs");
}

#[test]
fn an_alarm_rings_when_a_notice_is_summed_up() {
    let filter = template::resource("NoticesSummedFilter");
    let pattern = text(&filter, &["Properties", "FilterPattern"]);
    assert_eq!(pattern, format!("\"{}\"", edge::NOTICE_SUMMED));
    assert_eq!(text(&filter, &["Properties", "LogGroupName"]), "NoticesLogGroup");
    let transformed = find(&filter, &["Properties", "MetricTransformations"]).unwrap();
    let counted = transformed.as_sequence().unwrap().first().unwrap();
    let alarm = template::resource("NoticesSummedAlarm");
    assert_eq!(text(counted, &["MetricName"]), text(&alarm, &["Properties", "MetricName"]));
}

#[test]
fn each_main_has_at_most_forty_lines() {
    for (name, main) in mains() {
        let lines = main.lines().count();
        assert!(lines <= 40, "{name}: {lines} lines");
    }
}

#[test]
fn a_function_is_its_manifest_and_its_main_and_manifests_differ_in_their_names_only() {
    const FLOWS: &str = "flows.workspace = true\n";
    let first = read("functions/sign-in/Cargo.toml");
    for (name, main) in mains() {
        let expected = first.replace("sign-in", &name);
        // One that has no flow names none.
        let has_flow = main.contains("flows::");
        let expected = if has_flow { expected } else { expected.replace(FLOWS, "") };
        // One prints, and has the room for it.
        let printing = format!("{FLOWS}paper.workspace = true\n");
        let prints = main.contains("paper::");
        let expected = if prints { expected.replace(FLOWS, &printing) } else { expected };
        assert_eq!(read(&format!("functions/{name}/Cargo.toml")), expected, "{name}");
        let files = |path: String| folder(&path).into_iter().collect::<Vec<_>>();
        assert_eq!(files(format!("functions/{name}")), ["Cargo.toml", "src"]);
        assert_eq!(files(format!("functions/{name}/src")), ["main.rs"]);
    }
}
