//! The front: one origin that has both the portal's pages and the API, as the distribution has in the cloud.
//!
//! `/v1/…` and `/.well-known/…` go to [`gateway`], which is to the functions what API Gateway is; every other path is the
//! portal's build, or its one page where there is no such file. Security headers and CORS are those of `template.yaml`
//! ([`policy`]).

pub mod gateway;
pub mod policy;

use crate::functions;
use crate::settings::{Settings, url};
use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next, map_response, map_response_with_state};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::any;
use gateway::Gateway;
use policy::Policy;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use testkit::Failed;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// What the front serves.
#[derive(Debug)]
pub struct Front {
    /// The functions.
    pub gateway: Gateway,
    /// What every answer carries.
    pub policy: Policy,
    /// The portal's build.
    pub portal: PathBuf,
    /// Where the simulated phone answers; the portal links to it.
    pub phone: String,
}

impl Front {
    /// The front of a stack with these settings.
    ///
    /// # Errors
    ///
    /// What the template or Cargo's answer lacks.
    pub fn of_stack(settings: &Settings) -> Result<Self, Failed> {
        let Settings { ports, root, .. } = settings;
        let phone = url(ports.phone());
        Ok(Self {
            gateway: Gateway::new(functions::routes(root)?, url(ports.emulator()))?
                .with_system(format!("{phone}{}", crate::phone::case_system::HANDLE)),
            policy: Policy::of_template(&url(ports.front()), &phone)?,
            portal: root.join("portal/dist"),
            phone,
        })
    }

    /// Answers on this port until the handle is aborted.
    ///
    /// # Errors
    ///
    /// When the port cannot be had.
    pub async fn serve(self, port: u16) -> std::io::Result<JoinHandle<()>> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let service = self.router().into_make_service_with_connect_info::<SocketAddr>();
        Ok(tokio::spawn(async move {
            // It ends with the task.
            let _ = axum::serve(listener, service).await;
        }))
    }

    /// The front as a router, without a port.
    pub fn router(self) -> Router {
        let front = Arc::new(self);
        let api = Router::new()
            .route("/v1/{*rest}", any(api))
            .route("/.well-known/{*rest}", any(api))
            .layer(middleware::from_fn_with_state(Arc::clone(&front), with_cors))
            .with_state(Arc::clone(&front));
        let assets = ServeDir::new(front.portal.join("assets")).precompressed_gzip();
        let assets = Router::new().fallback_service(assets).layer(map_response(kept_for_ever));
        let files = ServeDir::new(&front.portal)
            .append_index_html_on_directories(false)
            .fallback(any(page).with_state(Arc::clone(&front)));
        let pages = Router::new()
            .nest("/assets", assets)
            .route("/", any(page))
            .route("/index.html", any(page))
            .with_state(Arc::clone(&front))
            .fallback_service(files)
            .layer(map_response_with_state(front, secured));
        api.merge(pages)
    }

    /// The portal's page, with where the simulated phone is; what to do, when the portal is not built.
    fn page(&self) -> String {
        match fs::read_to_string(self.portal.join("index.html")) {
            Ok(html) => {
                let phone =
                    format!("<meta name=\"simulated-phone\" content=\"{}\">\n</head>", self.phone);
                html.replacen("</head>", &phone, 1)
            }
            Err(_) => include_str!("front/unbuilt.html").to_owned(),
        }
    }
}

async fn api(
    State(front): State<Arc<Front>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    if request.method() == Method::OPTIONS {
        return StatusCode::NO_CONTENT.into_response();
    }
    front.gateway.answer(peer.ip(), request).await
}

/// The one page, for every path that a browser opens, also one with a dot, as a matter's code has; a file that is not there is
/// not found.
async fn page(State(front): State<Arc<Front>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let takes = |kind: &str| accept.is_some_and(|accept| accept.contains(kind));
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    let is_file = last.contains('.') && last != "index.html";
    if !takes("text/html") && (is_file || !(accept.is_none() || takes("*/*"))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CACHE_CONTROL, "no-cache")], Html(front.page())).into_response()
}

async fn with_cors(State(front): State<Arc<Front>>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_preflight = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    front.policy.cors(origin.as_ref(), is_preflight, response.headers_mut());
    response
}

async fn secured(State(front): State<Arc<Front>>, mut response: Response) -> Response {
    front.policy.secure(response.headers_mut());
    response
}

/// Files of the build have their digest in their name, so they never change.
async fn kept_for_ever(mut response: Response) -> Response {
    if response.status().is_success() {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    response
}

#[cfg(test)]
mod tests;
