//! The front as a browser meets it: a real port, a portal of three files, and an emulator that answers one event.

use super::*;
use crate::functions::Route;
use axum::Json;
use axum::routing::post;
use serde_json::{Value, json};
use testkit::template::{template, untagged};

const ORIGIN: &str = "http://127.0.0.1:9000";
const HTML: &str = "<!doctype html><html><head><title>x</title></head><body></body></html>";

async fn listening(router: Router) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    at
}

/// A front before an emulator that tells the event back.
async fn front(portal: &std::path::Path) -> (String, reqwest::Client) {
    let told = |Json(event): Json<Value>| async move {
        Json(
            json!({ "statusCode": 200, "headers": { "content-type": "application/json" }, "body": event.to_string() }),
        )
    };
    let emulator =
        listening(Router::new().route(&crate::stream::invocations("", "hello"), post(told))).await;
    let route = Route { method: "GET".into(), path: "/v1/hello".into(), function: "hello".into() };
    let front = Front {
        gateway: Gateway::new(vec![route], emulator).unwrap(),
        policy: Policy::of_template(ORIGIN, "http://127.0.0.1:9003").unwrap(),
        portal: portal.to_owned(),
        phone: "http://127.0.0.1:9003".into(),
    };
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    (listening(front.router()).await, client)
}

fn portal() -> tempfile::TempDir {
    let portal = tempfile::tempdir().unwrap();
    fs::write(portal.path().join("index.html"), HTML).unwrap();
    fs::create_dir(portal.path().join("assets")).unwrap();
    fs::write(portal.path().join("assets/main-1a2b.js"), "let x").unwrap();
    fs::write(portal.path().join("seal.svg"), "<svg/>").unwrap();
    portal
}

#[tokio::test]
async fn every_path_of_the_portal_is_its_one_page_with_the_template_s_headers() {
    let portal = portal();
    let (at, client) = front(portal.path()).await;
    for path in ["/", "/sign-in", "/centre/people/agents/new", "/register/face?x=1", "/index.html"]
    {
        let reply = client.get(format!("{at}{path}")).send().await.unwrap();
        assert_eq!(reply.status(), 200, "{path}");
        let headers = reply.headers().clone();
        assert_eq!(headers["cache-control"], "no-cache", "{path}");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("${"), "{policy}");
        assert!(policy.contains("form-action 'self' http://127.0.0.1:9003;"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        assert_eq!(headers["x-frame-options"], "DENY");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        let html = reply.text().await.unwrap();
        assert!(html.contains("content=\"http://127.0.0.1:9003\""), "{html}");
    }
}

#[tokio::test]
async fn a_page_whose_address_has_a_dot_opens_and_a_script_of_that_name_does_not() {
    let portal = portal();
    let (at, client) = front(portal.path()).await;
    let url = format!("{at}/centre/matters/social-insurance.enrolment");
    let asked = async |accept: &str| {
        let request = client.get(&url).header("accept", accept);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(asked("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8").await, 200);
    assert_eq!(asked("*/*").await, 404, "as a script or a picture is asked for");
}

#[tokio::test]
async fn files_of_the_build_are_kept_for_ever_and_files_that_are_not_there_are_not_the_page() {
    let portal = portal();
    fs::write(portal.path().parent().unwrap().join("yinxin-secret.txt"), "secret").unwrap();
    let (at, client) = front(portal.path()).await;
    let asset = client.get(format!("{at}/assets/main-1a2b.js")).send().await.unwrap();
    assert_eq!(asset.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert!(asset.headers().contains_key("content-security-policy"));
    for path in [
        "/assets/main-0000.js",
        "/none.svg",
        "/%2e%2e/yinxin-secret.txt",
        "/..%2fyinxin-secret.txt",
    ] {
        let reply = client.get(format!("{at}{path}")).send().await.unwrap();
        assert_eq!(reply.status(), 404, "{path}");
        assert!(!reply.headers().contains_key("immutable"), "{path}");
        assert!(!reply.text().await.unwrap().contains("secret"), "{path}");
    }
    let posted = client.post(format!("{at}/sign-in")).send().await.unwrap();
    assert_eq!(posted.status(), 405);
}

#[tokio::test]
async fn a_portal_that_is_not_built_says_what_to_do_and_the_api_answers() {
    let nothing = tempfile::tempdir().unwrap();
    let (at, client) = front(&nothing.path().join("dist")).await;
    let page = client.get(&at).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Node.js 20") && page.contains("./stack"), "{page}");
    assert_eq!(client.get(format!("{at}/v1/hello")).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn what_is_no_route_is_refused_in_the_gateway_s_own_words() {
    let portal = portal();
    let (at, client) = front(portal.path()).await;
    for path in ["/v1/none", "/.well-known/none"] {
        let reply = client.get(format!("{at}{path}")).send().await.unwrap();
        assert_eq!(reply.status(), 404);
        assert_eq!(reply.json::<Value>().await.unwrap(), json!({ "message": "Not Found" }));
    }
}

#[tokio::test]
async fn a_function_meets_the_address_that_its_caller_has_or_says() {
    let portal = portal();
    let (at, client) = front(portal.path()).await;
    let of = async |said: Option<&str>| {
        let mut request = client.get(format!("{at}/v1/hello"));
        if let Some(said) = said {
            request = request.header("x-forwarded-for", said);
        }
        let event: Value = request.send().await.unwrap().json().await.unwrap();
        event["requestContext"]["http"]["sourceIp"].as_str().unwrap().to_owned()
    };
    assert_eq!(of(None).await, "127.0.0.1");
    assert_eq!(of(Some("203.0.113.7")).await, "203.0.113.7");
    assert_eq!(of(Some("2001:db8::1")).await, "2001:db8::1");
}

#[tokio::test]
async fn cors_is_the_template_s_and_for_the_portal_alone() {
    let portal = portal();
    let (at, client) = front(portal.path()).await;
    let template = template().unwrap();
    let cors = untagged(&template["Resources"]["Api"]["Properties"]["CorsConfiguration"]);
    let listed = |name: &str| {
        let items = cors[name].as_sequence().unwrap().iter();
        items.map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join(",")
    };
    let asked = async |origin: &str| {
        let request = client.request(Method::OPTIONS, format!("{at}/v1/hello"));
        request.header("origin", origin).send().await.unwrap()
    };
    let allowed = asked(ORIGIN).await;
    assert_eq!(allowed.status(), 204);
    let headers = allowed.headers();
    assert_eq!(headers["access-control-allow-origin"], ORIGIN);
    assert_eq!(headers["access-control-allow-headers"], listed("AllowHeaders"));
    assert_eq!(headers["access-control-allow-methods"], listed("AllowMethods"));
    assert_eq!(headers["access-control-expose-headers"], listed("ExposeHeaders"));
    for origin in ["https://evil.example", "http://127.0.0.1:9003", "http://localhost:9000", "null"]
    {
        let refused = asked(origin).await;
        assert!(!refused.headers().contains_key("access-control-allow-origin"), "{origin}");
    }
}
