//! Every function × every method × every path: what is none of a function's routes reaches no arm of it.

use super::*;
use crate::request::Request;
use lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpRequestContext;
use lambda_http::http::Method;
use lambda_http::request::RequestContext;
use lambda_http::{Body, RequestExt as _};
use std::collections::{BTreeMap, BTreeSet};

/// A request: method, path, parameters of the path, and key.
type Asked = (Method, String, BTreeMap<String, String>, Option<String>);

/// A function, and the method and template of one of its routes.
type Owner = (&'static str, &'static str, &'static str);

/// A function's enum, tried with any request.
pub(crate) struct Tried {
    function: &'static str,
    rows: Vec<(Route, &'static [&'static str])>,
    reached: fn(&Request) -> Option<(&'static str, &'static str)>,
}

impl Tried {
    /// The function of an enum.
    pub(crate) fn of<R: Routes>(function: &'static str) -> Self {
        let rows = R::ROWS.iter().map(|row| (row.route, row.parameters)).collect();
        Self { function, rows, reached: reached::<R> }
    }
}

/// Which arm a request reaches, as `serve` asks.
fn reached<R: Routes>(request: &Request) -> Option<(&'static str, &'static str)> {
    let row = matched::<R>(request);
    match read(row, request) {
        Ok(_) => row.map(|row| (row.route.method, row.route.path)),
        Err(refused) => {
            assert_eq!((refused.kind.code, refused.kind.status), ("request.not_found", 404));
            None
        }
    }
}

fn functions() -> Vec<Tried> {
    let files = [
        tried(),
        upgrade::tried(),
        succession::tried(),
        session::tried(),
        sso::tried(),
        own::tried(),
        face_verification::tried(),
        invitation::tried(),
        letter::tried(),
        counter::tried(),
        appeal::tried(),
        centre::tried(),
    ];
    files.into_iter().flatten().collect()
}

/// A sound value of a parameter.
fn value(parameter: &str) -> String {
    let prefix = match parameter {
        "registration" | "flow" => "reg_",
        "succession" => "suc_",
        "reset" => "rst_",
        "proof" => "prf_",
        "change" => "mob_",
        "appeal" => "apl_",
        "invitation" => "inv_",
        "upgrade" => "upg_",
        "membership" => "mem_",
        "organisation" => "org_",
        "session" => "ses_",
        "sms_code" => "sms_",
        "qr_sign_in" | "licence_sign_in" => "qr_",
        "case" => "cas_",
        "letter" => return "0".repeat(64),
        "matter" => return "1".to_owned(),
        "provider" => return "jshrss".to_owned(),
        "credit_code" => return "91320282MA1TEST001".to_owned(),
        other => panic!("say what a {other} is"),
    };
    format!("{prefix}{}", "0".repeat(26))
}

/// A path of a template, and its parameters.
fn filled(template: &str, value: impl Fn(&str) -> String) -> (String, BTreeMap<String, String>) {
    let names = template.split(['{', '}']).skip(1).step_by(2);
    let values: BTreeMap<String, String> =
        names.map(|name| (name.to_owned(), value(name))).collect();
    let fill = |path: String, (name, value): (&String, &String)| {
        path.replace(&format!("{{{name}}}"), value)
    };
    (values.iter().fold(template.to_owned(), fill), values)
}

/// A request as API Gateway or an emulator hands it over.
fn request(
    method: &Method,
    path: &str,
    parameters: &BTreeMap<String, String>,
    key: Option<&str>,
) -> Request {
    let mut context = ApiGatewayV2httpRequestContext::default();
    context.route_key = key.map(str::to_owned);
    let mut request = lambda_http::http::Request::new(Body::Empty);
    *request.method_mut() = method.clone();
    let parameters: std::collections::HashMap<String, String> =
        parameters.clone().into_iter().collect();
    let request = request
        .with_raw_http_path(path)
        .with_path_parameters(parameters)
        .with_request_context(RequestContext::ApiGatewayV2(context));
    Request::new(request)
}

/// All that there are, some that there are not, and one that is none.
fn methods() -> Vec<Method> {
    let named = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "ANY"];
    named.map(|name| Method::from_bytes(name.as_bytes()).unwrap()).to_vec()
}

/// Whatever is asked of each function, and that only its own routes are reached.
fn only_own(asked: &[Asked], expected: impl Fn(&Method, &str, Option<&str>) -> Option<Owner>) {
    let functions = functions();
    for (method, path, parameters, key) in asked {
        let sent = request(method, path, parameters, key.as_deref());
        let owner = expected(method, path, key.as_deref());
        for tried in &functions {
            let own = owner.filter(|(function, ..)| *function == tried.function);
            let own = own.map(|(_, method, path)| (method, path));
            assert_eq!((tried.reached)(&sent), own, "{}: {method} {path} {key:?}", tried.function);
        }
    }
}

fn templates() -> BTreeSet<&'static str> {
    ROUTES.iter().map(|route| route.path).collect()
}

/// Whose a method and template are.
fn owner(method: &str, template: &str) -> Option<Owner> {
    let route = ROUTES.iter().find(|route| (route.method, route.path) == (method, template))?;
    Some((route.function, route.method, route.path))
}

#[test]
fn the_route_that_api_gateway_matched_reaches_its_own_function_only() {
    let mut asked = Vec::new();
    for template in templates() {
        let (path, parameters) = filled(template, value);
        for method in methods() {
            let key = format!("{method} {template}");
            asked.push((method, path.clone(), parameters.clone(), Some(key)));
        }
    }
    only_own(&asked, |method, _, key| owner(method.as_str(), key?.split_once(' ')?.1));
}

#[test]
fn a_method_and_a_path_that_nobody_matched_reach_their_own_function_only() {
    let of_path: BTreeMap<String, &str> =
        templates().into_iter().map(|template| (filled(template, value).0, template)).collect();
    for key in [None, Some("$default".to_owned())] {
        let mut asked = Vec::new();
        for template in templates() {
            let (path, parameters) = filled(template, value);
            for method in methods() {
                asked.push((method, path.clone(), parameters.clone(), key.clone()));
            }
        }
        only_own(&asked, |method, path, _| owner(method.as_str(), of_path.get(path)?));
    }
}

#[test]
fn a_path_that_is_almost_one_reaches_no_function() {
    let mut asked = Vec::new();
    for template in templates() {
        let (path, parameters) = filled(template, value);
        let almost = [
            format!("{path}/"),
            format!("/{path}"),
            format!("{path}/a/b/c"),
            path.replacen("/v1", "", 1).replacen("/.well-known", "", 1),
            path.replacen('/', "//", 2),
            path.to_uppercase(),
            path.trim_start_matches('/').to_owned(),
            "/v1/nothing".to_owned(),
            "/".to_owned(),
            String::new(),
        ];
        for (method, path) in
            almost.iter().flat_map(|path| methods().into_iter().map(move |m| (m, path)))
        {
            asked.push((method, path.clone(), parameters.clone(), None));
        }
    }
    only_own(&asked, |_, _, _| None);
}

#[test]
fn a_key_that_is_no_route_reaches_no_function_whatever_the_path_is() {
    let known = |route: &Route| format!("{} {}", route.method, route.path);
    let known: BTreeSet<String> = ROUTES.iter().map(known).collect();
    let mut asked = Vec::new();
    for route in ROUTES.iter() {
        let (path, parameters) = filled(route.path, value);
        let method = Method::from_bytes(route.method.as_bytes()).unwrap();
        let (verb, template) = (route.method, route.path);
        for key in [
            format!("ANY {template}"),
            format!("{verb} {template}/"),
            format!("{verb} {template} "),
            format!("{verb}  {template}"),
            format!("{} {template}", verb.to_lowercase()),
            format!("{verb} {}", template.replace('{', "{a")),
            format!("{verb} {path}"),
            format!("{verb} /{{proxy+}}"),
            format!("{verb}{template}"),
            verb.to_owned(),
            String::new(),
        ] {
            if !known.contains(&key) {
                asked.push((method.clone(), path.clone(), parameters.clone(), Some(key)));
            }
        }
    }
    only_own(&asked, |_, _, _| None);
}

#[test]
fn a_key_of_another_method_than_the_request_s_reaches_no_function() {
    let mut asked = Vec::new();
    for route in ROUTES.iter() {
        let (path, parameters) = filled(route.path, value);
        for method in methods().into_iter().filter(|method| method.as_str() != route.method) {
            let key = Some(format!("{} {}", route.method, route.path));
            asked.push((method, path.clone(), parameters.clone(), key));
        }
    }
    only_own(&asked, |_, _, _| None);
}

#[test]
fn a_parameter_that_is_malformed_or_missing_reaches_no_arm() {
    let judged_later = ["provider", "credit_code"];
    for tried in functions() {
        for (route, parameters) in &tried.rows {
            let method = Method::from_bytes(route.method.as_bytes()).unwrap();
            let key = format!("{} {}", route.method, route.path);
            let (path, sound) = filled(route.path, value);
            let is_reached = |values: &BTreeMap<String, String>| {
                (tried.reached)(&request(&method, &path, values, Some(&key))).is_some()
            };
            assert!(is_reached(&sound), "{route:?}");
            for name in *parameters {
                let with = |value: &str| {
                    let mut values = sound.clone();
                    values.insert((*name).to_owned(), value.to_owned());
                    values
                };
                assert!(!is_reached(&with("")), "{route:?}");
                let mut without = sound.clone();
                without.remove(*name);
                assert!(!is_reached(&without), "{route:?}");
                let is_text = judged_later.contains(name) || tried.function == "case-update";
                assert_eq!(is_reached(&with("!")), is_text, "{route:?}");
            }
        }
    }
}

#[test]
fn a_variant_reads_the_parameters_of_its_template_in_their_order() {
    for tried in functions() {
        for (route, parameters) in &tried.rows {
            let names: Vec<&str> = route.path.split(['{', '}']).skip(1).step_by(2).collect();
            assert_eq!(names, **parameters, "{route:?}");
            assert_eq!(route.function, tried.function);
        }
    }
}

#[test]
fn every_route_is_some_function_s_and_every_function_is_declared_once() {
    let functions = functions();
    let names: BTreeSet<&str> = functions.iter().map(|tried| tried.function).collect();
    assert_eq!(names.len(), functions.len());
    let routes: usize = functions.iter().map(|tried| tried.rows.len()).sum();
    assert_eq!(routes, ROUTES.len());
    assert!(routes > 80);
}

#[test]
fn what_is_written_out_goes_before_what_is_a_parameter() {
    let none = BTreeMap::from([("matter".to_owned(), "recommended".to_owned())]);
    let sent = request(&Method::GET, "/v1/matters/recommended", &none, None);
    let row = matched::<Matters>(&sent);
    assert!(matches!(read(row, &sent), Ok(Matters::Recommended)));
    let sent = request(&Method::GET, "/v1/matters/other", &none, None);
    let row = matched::<Matters>(&sent);
    assert!(matches!(read(row, &sent), Ok(Matters::One(_))));
}

/// Any method that was not PUT, PATCH or POST removed the administrator: a route added to the function would have, too.
#[test]
fn a_route_that_the_administrator_s_function_does_not_know_removes_nobody() {
    let none = BTreeMap::new();
    for method in methods() {
        let path = "/v1/organisation/administrator/suspension";
        let key = format!("{method} {path}");
        for key in [Some(key.as_str()), Some("$default"), None] {
            assert_eq!(reached::<Administrator>(&request(&method, path, &none, key)), None);
        }
    }
    let path = "/v1/organisation/administrator";
    let sent = request(&Method::DELETE, path, &none, None);
    assert!(matches!(read(matched(&sent), &sent), Ok(Administrator::Remove)));
}
