//! A browser, as much of one as a sign-on needs: it keeps cookies, follows redirects, and fills in the form of our OpenID
//! provider (`oidc/provider.mjs`).

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Response, Url};
use std::collections::BTreeMap;

/// What somebody does at the provider's form.
#[derive(Clone, Copy, Debug)]
pub enum Form<'a> {
    /// They say who they are.
    Says {
        /// By the provider's own name for them.
        subject: &'a str,
        /// Their identity card's number; empty, the provider knows no document.
        number: &'a str,
        /// Their name.
        name: &'a str,
    },
    /// A clerk says who they are, and at which counter; empty, the provider knows none.
    Clerk {
        /// By the provider's own name for them.
        subject: &'a str,
        /// The counter.
        counter: &'a str,
    },
    /// They cancel.
    Cancels,
}

/// Why a browser did not get where it was to go.
#[derive(Debug, thiserror::Error)]
pub enum Stuck {
    /// It was left at a page with nothing to do: status and text.
    #[error("{status}: {text}")]
    At {
        /// The status.
        status: u16,
        /// The page.
        text: String,
    },
    /// It was sent in a circle.
    #[error("redirects go in a circle")]
    Circle,
    /// It was sent nowhere.
    #[error("that is no address: {0}")]
    Nowhere(String),
    /// Nothing answered.
    #[error(transparent)]
    Silent(#[from] reqwest::Error),
}

/// Cookies by host and name.
#[derive(Debug, Default)]
pub struct Browser(BTreeMap<(String, String), String>);

/// Redirects, at most.
const HOPS: usize = 12;

impl Browser {
    /// The cookies that this address is sent.
    #[must_use]
    pub fn cookies(&self, url: &Url) -> String {
        let of = origin(url);
        let own = self.0.iter().filter(|((host, _), _)| *host == of);
        own.map(|((_, name), value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    async fn ask(&mut self, url: &Url, form: Option<&[(&str, &str)]>) -> Result<Response, Stuck> {
        let client = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build()?;
        let request = match form {
            None => client.get(url.clone()),
            Some(pairs) => {
                let encoded = Url::parse_with_params("http://form.example", pairs);
                let encoded = encoded.map_err(|error| Stuck::Nowhere(error.to_string()))?;
                let request = client.post(url.clone());
                let request = request.header("content-type", "application/x-www-form-urlencoded");
                request.body(encoded.query().unwrap_or_default().to_owned())
            }
        };
        let reply = request.header(COOKIE, self.cookies(url)).send().await?;
        for cookie in reply.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            let key = (origin(url), name.to_owned());
            if value.is_empty() {
                self.0.remove(&key);
            } else {
                self.0.insert(key, value.to_owned());
            }
        }
        Ok(reply)
    }

    /// Goes to an address and, at the provider's form, does that; until it is sent to an address that begins so, which it
    /// does not open.
    ///
    /// # Errors
    ///
    /// [`Stuck`].
    pub async fn go(&mut self, address: &str, form: Form<'_>, until: &str) -> Result<Url, Stuck> {
        let nowhere = |address: &str| Stuck::Nowhere(address.to_owned());
        let mut url: Url = address.parse().map_err(|_| nowhere(address))?;
        let mut reply = self.ask(&url, None).await?;
        for _ in 0..HOPS {
            let location = reply.headers().get(LOCATION).and_then(|to| to.to_str().ok());
            if let Some(location) = location {
                url = url.join(location).map_err(|_| nowhere(location))?;
                if url.as_str().starts_with(until) {
                    return Ok(url);
                }
                reply = self.ask(&url, None).await?;
            } else if url.path().starts_with("/interaction/") && reply.status().is_success() {
                let pairs = match form {
                    Form::Says { subject, number, name } => vec![
                        ("answer", "yes"),
                        ("sub", subject),
                        ("cert_no", number),
                        ("real_name", name),
                    ],
                    Form::Clerk { subject, counter } => {
                        vec![("answer", "yes"), ("sub", subject), ("counter_no", counter)]
                    }
                    Form::Cancels => vec![("answer", "no")],
                };
                reply = self.ask(&url, Some(&pairs)).await?;
            } else {
                let status = reply.status().as_u16();
                return Err(Stuck::At { status, text: reply.text().await? });
            }
        }
        Err(Stuck::Circle)
    }
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}
