//! Lines of the log: one JSON object each, flat, with all that is known of the request in every one.
//!
//! What a request's span says (`flows::log`) stands in each line beside what the event says, so that a line reads alone.
//! Which events there are, and what an operator does about each, is in [`EVENTS`]; `docs/logging.md` is made of it.

mod events;
mod page;

pub use events::{EVENTS, Event, FIELDS, Field};
pub use page::page;

use crate::request::Request;
use crate::routes::Route;
use flows::log::Origin;
use lambda_http::RequestExt as _;
use lambda_http::request::RequestContext;
use serde::Serializer as _;
use serde_json::Value;
use std::fmt::Debug;
use std::io::Write as _;
use tracing::field::{Field as FieldName, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event as Happened, Span, Subscriber};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Writes the lines of this process to standard output, from which Lambda takes them.
pub(crate) fn init() {
    let info = LevelFilter::INFO.into();
    let filter = EnvFilter::builder().with_default_directive(info).from_env_lossy();
    let lines = Lines { out: std::io::stdout };
    tracing_subscriber::registry().with(filter).with(lines).init();
}

/// The span of a request that came by API Gateway.
pub(crate) fn span(request: &Request, route: Option<&Route>) -> Span {
    let request = request.as_http();
    let path = request.uri().path();
    let named = route.map(|route| format!("{} {}", route.method, route.path));
    let context = request.lambda_context_ref();
    let invocation = context.map_or("", |context| &context.request_id);
    let gateway = match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(gateway)) => gateway.request_id.as_deref(),
        _ => None,
    };
    flows::log::request(Origin {
        route: named.as_deref().unwrap_or("none"),
        // An emulator of the gateway may give no id.
        request: gateway.filter(|id| !id.is_empty()).unwrap_or(invocation),
        invocation,
        function: context.map_or("", |context| &context.env_config.function_name),
        target: path.split('/').find(|part| is_id(part)),
    })
}

/// The span of a batch of changes, which came by the table's stream.
pub(crate) fn span_of_batch(context: &lambda_runtime::Context) -> Span {
    flows::log::request(Origin {
        route: "the table's stream",
        request: &context.request_id,
        invocation: &context.request_id,
        function: &context.env_config.function_name,
        target: None,
    })
}

/// Whether this is written as our ids are: what else somebody put into a path is not for the log.
fn is_id(part: &str) -> bool {
    let Some((kind, random)) = part.split_once('_') else { return false };
    let is_random = |symbol: u8| symbol.is_ascii_digit() || symbol.is_ascii_lowercase();
    kind.len() == 3
        && kind.bytes().all(|letter| letter.is_ascii_lowercase())
        && random.len() == 26
        && random.bytes().all(is_random)
}

/// Names and values, in the order in which they were said.
#[derive(Default)]
struct Values(Vec<(&'static str, Value)>);

impl Values {
    fn set(&mut self, name: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, before)) => *before = value,
            None => self.0.push((name, value)),
        }
    }
}

impl Visit for Values {
    fn record_debug(&mut self, field: &FieldName, value: &dyn Debug) {
        self.set(field.name(), format!("{value:?}").into());
    }

    fn record_str(&mut self, field: &FieldName, value: &str) {
        self.set(field.name(), value.into());
    }

    fn record_u64(&mut self, field: &FieldName, value: u64) {
        self.set(field.name(), value.into());
    }

    fn record_i64(&mut self, field: &FieldName, value: i64) {
        self.set(field.name(), value.into());
    }

    fn record_bool(&mut self, field: &FieldName, value: bool) {
        self.set(field.name(), value.into());
    }
}

/// Makes a line of each event.
struct Lines<W> {
    out: W,
}

impl<S, W> Layer<S> for Lines<W>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + 'static,
{
    fn on_new_span(&self, said: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut values = Values::default();
        said.record(&mut values);
        span.extensions_mut().insert(values);
    }

    fn on_record(&self, id: &Id, said: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(values) = span.extensions_mut().get_mut::<Values>() {
            said.record(values);
        }
    }

    fn on_event(&self, happened: &Happened<'_>, context: Context<'_, S>) {
        let mut line = Values::default();
        let mut at = String::new();
        if SystemTime.format_time(&mut Writer::new(&mut at)).is_ok() {
            line.set("timestamp", at.into());
        }
        line.set("level", happened.metadata().level().as_str().into());
        happened.record(&mut line);
        for span in context.event_scope(happened).into_iter().flatten() {
            // A library's own span says the same under other names.
            if span.metadata().target() != flows::log::TARGET {
                continue;
            }
            if let Some(Values(values)) = span.extensions().get::<Values>() {
                for (name, value) in values {
                    line.set(name, value.clone());
                }
            }
        }
        let mut json = serde_json::Serializer::new(Vec::new());
        if json.collect_map(line.0).is_ok() {
            let mut bytes = json.into_inner();
            bytes.push(b'\n');
            // Nobody can be told of a log that cannot be written.
            let _ = self.out.make_writer().write_all(&bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;
    use crate::reply::Reply;
    use crate::request::Request;
    use crate::routes::{self, Routes};
    use crate::wire::session::{PersonSignsIn, SignInWithPassword, SignedIn};
    use crate::{problem, serve};
    use domain::{FamilySecret, RefreshSecret, RefreshToken, Role, Secret as _};
    use domain::{MembershipId, OrganisationId, PersonId, SessionId};
    use flows::session::{Issuer, Session};
    use jiff::SignedDuration;
    use lambda_runtime::{Config, Context as Invocation};
    use ports::{SystemClock, SystemEntropy};
    use std::path::Path;
    use std::sync::{Arc, LazyLock, Mutex};
    use testkit::calls::Calls;
    use testkit::engine::Engine;
    use testkit::keyring::Keyring;
    use tracing::Dispatch;
    use tracing::instrument::WithSubscriber as _;

    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl Heard {
        fn subscriber(&self) -> impl Subscriber + Send + Sync + use<> {
            // While only one subscriber is there, a thread that has none decides for all threads what is logged.
            static SECOND: LazyLock<Dispatch> =
                LazyLock::new(|| Dispatch::new(tracing_subscriber::registry()));
            LazyLock::force(&SECOND);
            let filter = EnvFilter::new("info");
            let heard = self.clone();
            let lines = Lines { out: move || heard.clone() };
            tracing_subscriber::registry().with(filter).with(lines)
        }

        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }

        fn lines(&self) -> Vec<Value> {
            self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        }
    }

    fn event(stem: &str) -> Value {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../events/{stem}.json"));
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    /// As Lambda hands it over to a function of this name.
    fn handed_over(event: &Value) -> lambda_http::Request {
        let mut invocation = Invocation::default();
        invocation.request_id = "8f0e-invocation".into();
        let function_name = "yinxin-under-test".into();
        invocation.env_config = Arc::new(Config { function_name, ..Config::default() });
        let request = lambda_http::request::from_str(&event.to_string()).unwrap();
        request.with_lambda_context(invocation)
    }

    /// The lines of a function that has these routes and answers any of them so.
    async fn lines_of<R, F>(event: &Value, answer: impl Fn(Request) -> F) -> Vec<Value>
    where
        R: Routes,
        F: Future<Output = Result<Reply, Problem>> + Send,
    {
        let heard = Heard::default();
        let request = handed_over(event);
        let answer = |_: R, request| answer(request);
        let answered = async { serve::answered(request, answer).await };
        answered.with_subscriber(heard.subscriber()).await.unwrap();
        heard.lines()
    }

    /// Answers sign-ins, of members and of persons, on a table where nobody is.
    struct Hall {
        engine: Engine,
        keys: Keyring,
        issuer: Issuer,
    }

    impl Hall {
        async fn of_nobody() -> Self {
            let issuer = Issuer { issuer: "https://hall.example".into(), audience: "hall".into() };
            Self { engine: Engine::memory().await.unwrap(), keys: Keyring::fresh(), issuer }
        }

        async fn member(&self, request: Request) -> Result<Reply, Problem> {
            let body: SignInWithPassword = request.json()?;
            let pattern = r"\d{9,12}".parse().unwrap();
            let sound = body.sign_in(&pattern, request.address(), request.device())?;
            let (table, keys) = (self.engine.table(&Calls::default()), &self.keys);
            let (entropy, clock) = (&SystemEntropy, &SystemClock);
            let (blind, passwords) = (&keys.veil.blind, &keys.passwords);
            let session = flows::sign_in::sign_in(
                &table,
                blind,
                passwords,
                &keys.tokens,
                entropy,
                clock,
                &self.issuer,
                sound,
            );
            Ok(SignedIn::reply(session.await?, false))
        }

        async fn person(&self, request: Request) -> Result<Reply, Problem> {
            let body: PersonSignsIn = request.json()?;
            let today = crate::request::today(&SystemClock);
            let token = || request.bearer();
            let sound = body.sign_in(request.address(), request.device(), today, token)?;
            let (table, keys) = (self.engine.table(&Calls::default()), &self.keys);
            let (entropy, clock) = (&SystemEntropy, &SystemClock);
            let (blind, passwords) = (&keys.veil.blind, &keys.passwords);
            let session = flows::person_sign_in::sign_in(
                &table,
                blind,
                passwords,
                &keys.tokens,
                entropy,
                clock,
                &self.issuer,
                sound,
            );
            Ok(SignedIn::reply(session.await?, false))
        }
    }

    fn with_account(account: &str) -> Value {
        let mut event = event("sign-in.unknown");
        let mut body: Value = serde_json::from_str(event["body"].as_str().unwrap()).unwrap();
        body["account"] = account.into();
        event["body"] = body.to_string().into();
        event
    }

    #[tokio::test]
    async fn a_refused_sign_in_says_its_route_its_ids_and_the_account_blinded() {
        let hall = Hall::of_nobody().await;
        let lines = lines_of::<routes::SignIn, _>(&event("sign-in.unknown"), |request| {
            Box::pin(hall.member(request))
        })
        .await;
        let [line] = lines.as_slice() else { panic!("{lines:#?}") };
        for (field, value) in [
            ("level", "INFO"),
            ("message", "refused: sign_in.wrong"),
            ("event", "request.refused"),
            ("code", "sign_in.wrong"),
            ("route", "POST /v1/sessions"),
            ("request.id", "Example28-JEVENT="),
            ("invocation.id", "8f0e-invocation"),
            ("function", "yinxin-under-test"),
        ] {
            assert_eq!(line[field], value, "{field}");
        }
        assert_eq!(line["status"], 401);
        assert!(line["duration_ms"].is_u64() && line["timestamp"].is_string(), "{line}");
        assert_eq!(line["account.blind"].as_str().unwrap().len(), "b1.".len() + 22);
        for unknown in ["session.id", "person.id", "organisation.id", "membership.id"] {
            assert!(line.get(unknown).is_none(), "{unknown}: nobody is there");
        }
    }

    #[tokio::test]
    async fn an_account_is_blinded_alike_however_it_is_spelt_and_wherever_it_signs_in() {
        let hall = Hall::of_nobody().await;
        let mut seen = Vec::new();
        for account in ["13812345678", "+86 138-1234-5678", "+8613812345678", "13812345679"] {
            let lines = lines_of::<routes::SignIn, _>(&with_account(account), |request| {
                Box::pin(hall.member(request))
            })
            .await;
            seen.push(lines[0]["account.blind"].clone());
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0], seen[2]);
        assert_ne!(seen[0], seen[3], "another account is another");
        let mut person = event("person-sign-in.unknown");
        person["body"] =
            serde_json::json!({ "account": "13812345678", "password": "x" }).to_string().into();
        let lines =
            lines_of::<routes::PersonSignIn, _>(&person, |request| Box::pin(hall.person(request)))
                .await;
        assert_eq!(lines[0]["account.blind"], seen[0], "{}", lines[0]);
        let mobile: domain::Mobile = "13812345678".parse().unwrap();
        let index = hall.keys.veil.blind.blind(&mobile);
        let blinded = seen[0].as_str().unwrap();
        assert!(!index.as_str().starts_with(blinded), "it is no blind index of the table");
    }

    fn session() -> Session {
        let person = PersonId::from_random([1; 16]);
        let id = SessionId::from_random([2; 16]);
        let organisation = OrganisationId::from_random([3; 16]);
        let membership = MembershipId::from_random([4; 16]);
        let refresh_token = RefreshToken {
            person: person.clone(),
            session: id.clone(),
            family: FamilySecret::from_random([5; 32]),
            secret: RefreshSecret::from_random([6; 32]),
        };
        Session {
            id,
            person,
            member: Some((organisation, membership, Role::Agent)),
            access_token: "eyJ-an-access-token".to_owned(),
            expires_in: SignedDuration::from_mins(10),
            refresh_token,
        }
    }

    #[tokio::test]
    async fn a_sign_in_says_session_place_and_organisation_and_no_token() {
        let answer = |_| async { Ok(SignedIn::reply(session(), false)) };
        let lines = lines_of::<routes::SignIn, _>(&event("sign-in.unknown"), answer).await;
        let [line] = lines.as_slice() else { panic!("{lines:#?}") };
        let began = session();
        let (organisation, membership, _) = began.member.unwrap();
        assert_eq!(line["event"], "request.answered");
        assert_eq!(line["session.id"], began.id.as_str());
        assert_eq!(line["person.id"], began.person.as_str());
        assert_eq!(line["organisation.id"], organisation.as_str());
        assert_eq!(line["membership.id"], membership.as_str());
        let text = line.to_string();
        for secret in [began.access_token.as_str(), began.refresh_token.secret.reveal()] {
            assert!(!text.contains(secret), "{text}");
        }
    }

    /// What somebody typed or sent, of which no line may have any.
    const TOLD: [&str; 9] = [
        "91320282MA1TERT0XX",
        "320282199003070030",
        "Yx-Sample#2026",
        "203.0.113.28",
        "Mozilla",
        "a-bearer-token",
        "a-cookie",
        "+8613812345678",
        "张三",
    ];

    #[tokio::test]
    async fn nothing_that_was_typed_or_sent_is_in_any_line_and_a_slip_would_be_found() {
        let hall = Hall::of_nobody().await;
        let mut sent = event("sign-in.unknown");
        sent["headers"]["authorization"] = "Bearer a-bearer-token".into();
        sent["headers"]["cookie"] = "__Host-refresh=a-cookie".into();
        sent["rawQueryString"] = "name=%E5%BC%A0%E4%B8%89&mobile=+8613812345678".into();
        let fault = || ports::Fault::passing("reading a table", "no answer");
        let mut lines =
            lines_of::<routes::SignIn, _>(&sent, |request| Box::pin(hall.member(request))).await;
        lines.extend(lines_of::<routes::SignIn, _>(&sent, |_| async { Err(fault().into()) }).await);
        sent["body"] = r#"{"organisation":"张三","account":"a","password":"","mobile":1}"#.into();
        lines.extend(
            lines_of::<routes::SignIn, _>(&sent, |request| Box::pin(hall.member(request))).await,
        );
        assert_eq!(lines.len(), 3);
        let tells = |line: &Value| TOLD.iter().any(|told| line.to_string().contains(told));
        for line in &lines {
            assert!(!tells(line), "{line}");
            assert!(line["route"] == "POST /v1/sessions" && line["request.id"].is_string());
        }
        let slip = |request: Request| async move {
            let body: SignInWithPassword = request.json()?;
            tracing::info!("signing in: {}", body.account);
            Err(Problem::of(&problem::SIGN_IN_WRONG))
        };
        let slipped = lines_of::<routes::SignIn, _>(&event("sign-in.unknown"), slip).await;
        assert!(slipped.iter().any(tells), "the search above can find something");
    }

    #[tokio::test]
    async fn a_line_break_that_somebody_sends_begins_no_line_of_the_log() {
        let heard = Heard::default();
        let forged = "x\n{\"level\":\"ERROR\",\"message\":\"forged\"}";
        let write = async { tracing::info!(why = forged, "not believed: {forged}") };
        write.with_subscriber(heard.subscriber()).await;
        let lines = heard.lines();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["why"], forged);
    }

    #[tokio::test]
    async fn the_id_in_a_path_is_said_and_what_is_no_id_is_not() {
        let mut sent = event("registration-start.status-no-token");
        // As of an emulator, which matches by the path.
        sent["requestContext"]["routeKey"] = "$default".into();
        let answer = |_| async { Err(Problem::of(&problem::TOKEN_MISSING)) };
        let id = "reg_00000000000000000000000000";
        for (last, target) in [(id, Value::from(id)), ("13812345678", Value::Null)] {
            sent["rawPath"] = format!("/v1/registrations/{last}").into();
            let lines = lines_of::<routes::RegistrationStart, _>(&sent, answer).await;
            assert_eq!(lines[0]["route"], "GET /v1/registrations/{registration}");
            assert_eq!(lines[0].get("target.id").cloned().unwrap_or_default(), target);
            assert!(target == last || !lines[0].to_string().contains(last));
        }
        sent["rawPath"] = "/v1/nowhere/13812345678".into();
        let lines = lines_of::<routes::RegistrationStart, _>(&sent, answer).await;
        assert_eq!(lines[0]["route"], "none");
    }

    #[tokio::test]
    async fn a_parameter_that_is_given_twice_is_refused_before_anything_is_done() {
        let mut sent = event("cases.no-token");
        for (query, code) in [
            ("state=finished&state=in_progress", "request.repeated_parameter"),
            ("after=a&st%61te=finished&state=finished", "request.repeated_parameter"),
            ("state=finished&other=1&other=2", "token.missing"),
            ("state=finished,in_progress", "token.missing"),
        ] {
            sent["rawQueryString"] = query.into();
            let answer = |_| async { Err(Problem::of(&problem::TOKEN_MISSING)) };
            let lines = lines_of::<routes::Cases, _>(&sent, answer).await;
            assert_eq!(lines[0]["code"], code, "{query}");
        }
    }
}
