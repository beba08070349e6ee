//! Lines of the log: one JSON object each, flat, with all that is known of the request in every one.
//!
//! What a request's span says (`flows::log`) stands in each line beside what the event says, so that a line reads alone.
//! Which events there are, and what an operator does about each, is in [`EVENTS`]; `docs/logging.md` is made of it.

mod events;
mod page;

pub use events::{EVENTS, Event, FIELDS, Field};
pub use page::page;

use crate::routes;
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
pub(crate) fn span(request: &lambda_http::Request) -> Span {
    let path = request.uri().path();
    let route = routes::find(request.method().as_str(), path);
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
