//! `template.yaml`, function by function.

use serde_yaml_ng::{Mapping, Value};
use std::collections::BTreeMap;
use testkit::template::{template, untagged};

/// One function of the template.
pub(crate) struct Function {
    /// Its logical id.
    pub(crate) id: String,
    /// The binary it is built from: the name of its folder.
    pub(crate) binary: String,
    /// `Properties`.
    pub(crate) properties: Value,
}

/// One statement of a function's policy.
pub(crate) struct Statement(Value);

/// The template's resources.
pub(crate) fn resources() -> Mapping {
    template().unwrap().get("Resources").and_then(Value::as_mapping).unwrap().clone()
}

/// The default of a parameter.
pub(crate) fn default_of(parameter: &str) -> Value {
    let template = template().unwrap();
    find(&template, &["Parameters", parameter, "Default"]).unwrap().clone()
}

/// Names of all secrets, without the stack's.
pub(crate) fn secrets() -> Vec<String> {
    let is_secret = |resource: &&Value| text(resource, &["Type"]) == "AWS::SecretsManager::Secret";
    let resources = resources();
    let secrets = resources.values().filter(is_secret);
    secrets.map(|secret| unprefixed(text(secret, &["Properties", "Name"]))).collect()
}

/// A resource of the template.
pub(crate) fn resource(id: &str) -> Value {
    resources().get(id).unwrap_or_else(|| panic!("the template has no {id}")).clone()
}

/// Every function, in the order of the template.
pub(crate) fn functions() -> Vec<Function> {
    let of_type = |resource: &Value| text(resource, &["Type"]) == "AWS::Serverless::Function";
    let resources = resources().into_iter().filter(|(_, resource)| of_type(resource));
    resources
        .map(|(id, resource)| Function {
            id: id.as_str().unwrap().to_owned(),
            binary: text(&resource, &["Metadata", "BuildProperties", "Binary"]),
            properties: resource.get("Properties").unwrap().clone(),
        })
        .collect()
}

/// What lies at the end of a path, its tag taken off.
pub(crate) fn find<'a>(value: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(value, |at, name| at.get(name)).map(untagged)
}

/// The text at the end of a path.
pub(crate) fn text(value: &Value, path: &[&str]) -> String {
    let found = find(value, path).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("there is no text at {path:?} in {value:?}")).to_owned()
}

/// A list of texts, or the one that stands in its place.
fn texts(value: &Value) -> Vec<String> {
    let one_or_more = match untagged(value) {
        Value::Sequence(several) => several.iter().collect(),
        one => vec![one],
    };
    one_or_more.into_iter().map(|one| untagged(one).as_str().unwrap().to_owned()).collect()
}

impl Function {
    fn events(&self, of_type: &str) -> Vec<Value> {
        let events = find(&self.properties, &["Events"]).and_then(Value::as_mapping).unwrap();
        let is_known = |event: &Value| {
            let known = ["HttpApi", "DynamoDB", "Schedule"];
            assert!(known.contains(&text(event, &["Type"]).as_str()), "{}", self.id);
            text(event, &["Type"]) == of_type
        };
        events.values().filter(|event| is_known(event)).cloned().collect()
    }

    /// Method and path of each of its events that are requests.
    pub(crate) fn routes(&self) -> Vec<(String, String)> {
        let route = |event: &Value| {
            (text(event, &["Properties", "Method"]), text(event, &["Properties", "Path"]))
        };
        self.events("HttpApi").iter().map(route).collect()
    }

    /// Each of its events that are changes of the table, as it is defined.
    pub(crate) fn streams(&self) -> Vec<Value> {
        self.events("DynamoDB")
            .iter()
            .map(|event| event.get("Properties").unwrap().clone())
            .collect()
    }

    /// How often each of its schedules drives it, as it is written.
    pub(crate) fn schedules(&self) -> Vec<String> {
        let events = self.events("Schedule");
        events.iter().map(|event| text(event, &["Properties", "Schedule"])).collect()
    }

    /// Names of its environment's variables, but for those of every function.
    pub(crate) fn variables(&self) -> Vec<String> {
        let variables = find(&self.properties, &["Environment", "Variables"]);
        let names = variables.and_then(Value::as_mapping).into_iter().flat_map(Mapping::keys);
        names.map(|name| name.as_str().unwrap().to_owned()).collect()
    }

    /// What its policy says: one, written out, and no managed one beside it; nothing, where it has none.
    pub(crate) fn statements(&self) -> Vec<Statement> {
        let policies = find(&self.properties, &["Policies"]).and_then(Value::as_sequence);
        let Some(policies) = policies else { return Vec::new() };
        assert_eq!(policies.len(), 1, "{} has one policy", self.id);
        let statements = policies.iter().filter_map(|policy| find(policy, &["Statement"]));
        let statements = statements.flat_map(|list| list.as_sequence().unwrap());
        statements.map(|statement| Statement(statement.clone())).collect()
    }
}

impl Statement {
    /// Service and verb of its one action; its id says the verb again.
    pub(crate) fn action(&self) -> (String, String) {
        assert_eq!(text(&self.0, &["Effect"]), "Allow");
        let action = text(&self.0, &["Action"]);
        let (service, verb) = action.split_once(':').unwrap();
        assert_eq!(text(&self.0, &["Sid"]), verb);
        (service.to_owned(), verb.to_owned())
    }

    /// What the partition keys begin with on which it may be done: of the one table, and by no other condition.
    pub(crate) fn leading_keys(&self) -> Vec<String> {
        assert_eq!(text(&self.0, &["Resource"]), "Table.Arn");
        let conditions = find(&self.0, &["Condition"]).and_then(Value::as_mapping).unwrap();
        assert_eq!(conditions.len(), 1, "{:?}", self.0);
        let keys = find(&self.0, &["Condition", "ForAllValues:StringLike", "dynamodb:LeadingKeys"]);
        texts(keys.unwrap()).iter().map(|pattern| prefix(pattern)).collect()
    }

    /// Names of the secrets that it may read, without the stack's.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let ids = texts(find(&self.0, &["Resource"]).unwrap());
        ids.iter().map(|id| text(&resource(id), &["Properties", "Name"])).map(unprefixed).collect()
    }
}

/// `FLOW#*` is what begins `FLOW#`; a key that has nothing behind it stands as it is.
fn prefix(pattern: &str) -> String {
    let prefix = pattern.strip_suffix('*').unwrap_or(pattern);
    assert!(!prefix.is_empty() && !prefix.contains(['*', '?']), "{pattern} is too wide");
    assert_eq!(prefix.ends_with('#'), prefix != pattern, "{pattern} ends where its kind ends");
    prefix.to_owned()
}

fn unprefixed(name: String) -> String {
    name.strip_prefix("${AWS::StackName}/").map(str::to_owned).unwrap_or(name)
}

/// The value of every `Action` in the template, however deep.
pub(crate) fn actions() -> Vec<String> {
    let mut actions = Vec::new();
    collect(&template().unwrap(), &mut actions);
    assert!(!actions.is_empty());
    actions
}

fn collect(value: &Value, actions: &mut Vec<String>) {
    match untagged(value) {
        Value::Mapping(mapping) => {
            for (name, value) in mapping {
                if name.as_str() == Some("Action") {
                    actions.extend(texts(value));
                }
                collect(value, actions);
            }
        }
        Value::Sequence(list) => list.iter().for_each(|value| collect(value, actions)),
        _ => {}
    }
}

/// Statements of every function, by its folder.
pub(crate) fn by_folder<T>(of: impl Fn(&Function) -> T) -> BTreeMap<String, T> {
    functions().iter().map(|function| (function.binary.clone(), of(function))).collect()
}
