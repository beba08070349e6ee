//! Who may depend on whom.

use crate::workspace::{cargo, metadata, sources};
use serde_json::Value;

/// What each shared room may depend on, of this workspace.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("ports", &["domain"]),
    ("keys", &["domain", "ports"]),
    ("store", &["domain", "keys", "ports"]),
    ("flows", &["domain", "keys", "ports", "store"]),
    ("outside", &["domain", "keys", "ports"]),
    ("paper", &["domain", "ports"]),
    ("edge", &["domain", "flows", "keys", "outside", "ports", "store"]),
];

/// What a function may depend on.
const OF_FUNCTIONS: &[&str] = &["edge", "flows"];

/// The one function that prints: no other carries what printing takes.
const PRINTS: (&str, &[&str]) = ("authorisation-letter", &["edge", "flows", "paper"]);

/// What others build with, outside the hall: it takes nothing of ours along, and is tested with the keys that sign.
const VERIFIER: (&str, &[&str]) = ("yinxin-verifier", &["keys", "ports"]);

/// What the verifier must not bring along: a business system's own client fetches, and nothing of it awaits.
const NOT_IN_VERIFIER: &[&str] =
    &["aws-sdk", "aws-config", "http", "hyper", "lambda", "reqwest", "tokio"];

/// Folders of what depends on whatever it needs, and is never part of a function; `shared/testkit` is of them too.
const TOOLS: &[&str] = &["benches", "local", "operator", "tests"];

/// Which rooms alone, or folders of tools, may name a crate that reaches the world. `edge` only makes the clients.
const REACHES: &[(&str, &[&str])] = &[
    ("aws-config", &["benches", "edge", "operator", "outside"]),
    ("aws-sdk-dynamodb", &["benches", "edge", "local", "operator", "store", "testkit"]),
    ("aws-sdk-secretsmanager", &["operator", "outside"]),
    ("aws-sdk-sns", &["local", "outside"]),
    ("dynoxide-rs", &["testkit"]),
    ("lambda_http", &["benches", "edge"]),
    ("lambda_runtime", &["edge"]),
    ("reqwest", &["benches", "local"]),
];

/// What no noun or rule has anything to do with, itself or through what it uses.
const NOT_IN_DOMAIN: &[&str] = &[
    "async-trait",
    "aws-",
    "axum",
    "futures",
    "http",
    "hyper",
    "lambda",
    "mio",
    "reqwest",
    "rustls",
    "socket2",
    "tokio",
    "tower",
    "tracing",
];

struct Package {
    name: String,
    room: String,
    depends: Vec<Dependency>,
}

struct Dependency {
    name: String,
    is_of_workspace: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Normal,
    Dev,
    Build,
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

fn packages() -> Vec<Package> {
    let metadata = metadata();
    let workspace = text(&metadata, "workspace_root").unwrap();
    let package = |package: &Value| {
        let path = text(package, "manifest_path").unwrap().strip_prefix(workspace).unwrap();
        let room = path.trim_start_matches('/').split('/').next().unwrap().to_owned();
        let depends = package.get("dependencies").unwrap().as_array().unwrap().iter();
        Package {
            name: text(package, "name").unwrap().to_owned(),
            room,
            depends: depends.map(dependency).collect(),
        }
    };
    metadata.get("packages").unwrap().as_array().unwrap().iter().map(package).collect()
}

fn dependency(value: &Value) -> Dependency {
    Dependency {
        name: text(value, "name").unwrap().to_owned(),
        is_of_workspace: text(value, "path").is_some(),
        kind: match text(value, "kind") {
            None => Kind::Normal,
            Some("dev") => Kind::Dev,
            Some(_) => Kind::Build,
        },
    }
}

#[test]
fn rooms_depend_inward_and_on_a_tool_only_to_be_tested() {
    let packages = packages();
    for package in &packages {
        let name = package.name.as_str();
        let allowed = match package.room.as_str() {
            "verifier" if name == VERIFIER.0 => &[],
            "functions" if name == PRINTS.0 => PRINTS.1,
            "functions" => OF_FUNCTIONS,
            "shared" if name != "testkit" => {
                let room = ROOMS.iter().find(|(room, _)| *room == name);
                room.unwrap_or_else(|| panic!("{name} is not in the table of rooms")).1
            }
            _ => {
                let is_tool = name == "testkit" || TOOLS.contains(&package.room.as_str());
                assert!(is_tool, "{name} is neither a room, nor a function, nor a tool");
                continue;
            }
        };
        for Dependency { name: on, is_of_workspace, kind } in &package.depends {
            if !is_of_workspace {
                continue;
            }
            let may = match kind {
                Kind::Normal => allowed.contains(&on.as_str()),
                Kind::Dev if name == VERIFIER.0 => VERIFIER.1.contains(&on.as_str()),
                Kind::Dev => {
                    package.room != "functions"
                        && (on == "testkit" || allowed.contains(&on.as_str()))
                }
                Kind::Build => false,
            };
            assert!(may, "{name} must not depend on {on}");
        }
    }
    for (room, _) in ROOMS {
        assert!(packages.iter().any(|package| package.name == *room), "there is no room {room}");
    }
}

#[test]
fn what_reaches_the_world_is_named_by_few() {
    for package in packages() {
        for Dependency { name: on, kind, .. } in &package.depends {
            let who = REACHES.iter().find(|(name, _)| name == on);
            let own = [package.name.as_str(), package.room.as_str()];
            let may = who.is_none_or(|(_, who)| own.iter().any(|own| who.contains(own)));
            assert!(may || *kind == Kind::Dev, "{} must not name {on}", package.name);
        }
    }
}

/// Asserts that nothing a package uses, or what that uses in turn, begins with one of these names.
fn brings_none_of(package: &str, foreign: &[&str]) {
    let of_package = ["tree", "--offline", "--package", package];
    let tree = cargo(&[&of_package[..], &["--edges", "normal", "--prefix", "none"]].concat());
    assert!(tree.starts_with(&format!("{package} ")), "{tree}");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        let is_foreign = foreign.iter().any(|foreign| name.starts_with(foreign));
        assert!(!is_foreign, "{package} depends on {name}");
    }
}

#[test]
fn the_verifier_fetches_nothing_itself() {
    brings_none_of(VERIFIER.0, NOT_IN_VERIFIER);
    for source in sources(&["verifier/src"]) {
        for word in ["async ", ".await", "std::net", "std::fs", "std::env", "SystemTime::now"] {
            assert!(!source.code().contains(word), "{}: {word}", source.path);
        }
    }
}

#[test]
fn domain_awaits_nothing_and_knows_no_network() {
    brings_none_of("domain", NOT_IN_DOMAIN);
    for source in sources(&["shared/domain/src"]) {
        for word in ["async ", ".await", "std::net", "std::fs", "std::env", "std::process"] {
            assert!(!source.code().contains(word), "{}: {word}", source.path);
        }
    }
}

#[test]
fn no_room_but_store_speaks_dynamodb() {
    for source in sources(&["functions", "shared"]) {
        let is_inside =
            ["shared/store/", "shared/testkit/"].iter().any(|room| source.path.starts_with(room));
        if is_inside || source.is_test() {
            continue;
        }
        let code = source.code();
        let named = code.matches("aws_sdk_dynamodb").count();
        let made = code.matches("aws_sdk_dynamodb::Client::new(").count();
        assert!(
            named == made && (made == 0 || source.path == "shared/edge/src/boot.rs"),
            "{}",
            source.path
        );
    }
}
