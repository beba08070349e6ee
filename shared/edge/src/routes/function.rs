//! The routes of one function as an enum, and the one of them that a request is for.
//!
//! `routes!` makes of each route a variant, with the parameters of the path as its fields, and a row of the table of all
//! routes. So there is one list. A function gets the variant from [`serve`](crate::serve()) and matches it without `_`: a route
//! without an arm does not compile, and what is no route of the function does not reach it.

use super::Route;
use crate::problem::{self, Problem};
use crate::request::Request;
use domain::Malformed;
use std::ops::Deref;
use std::str::FromStr;

/// The routes of one function: an enum that `routes!` declares.
pub trait Routes: Sized + 'static {
    /// One row a variant.
    const ROWS: &'static [Row<Self>];
}

/// A route, and how its variant is read from a request.
#[derive(Clone, Copy, Debug)]
pub struct Row<R: 'static> {
    /// The route.
    pub route: Route,
    /// The variant; `request.not_found` when a parameter of the path is malformed.
    pub(crate) read: fn(&Request) -> Result<R, Problem>,
    /// The parameters that the variant reads.
    pub(crate) parameters: &'static [&'static str],
}

/// The row that a request is for: the one whose key API Gateway matched. An emulator matches none, and says `$default`:
/// then it is the one of this method whose path is like the request's, rather without a parameter than with one.
pub(crate) fn matched<R: Routes>(request: &Request) -> Option<&'static Row<R>> {
    let rows = R::ROWS.iter().filter(|row| row.route.method == request.method());
    match request.route_key() {
        Some(key) => {
            let (method, path) = key.split_once(' ')?;
            rows.into_iter().find(|row| (row.route.method, row.route.path) == (method, path))
        }
        None => rows
            .filter(|row| is_like(row.route.path, request.raw_path()))
            .min_by_key(|row| row.parameters.len()),
    }
}

/// The variant of the row that a request is for; `request.not_found` when it is for none, or a parameter of the path is
/// malformed; `request.repeated_parameter` when one of the query is given twice.
pub(crate) fn read<R: Routes>(
    row: Option<&'static Row<R>>,
    request: &Request,
) -> Result<R, Problem> {
    let row = row.ok_or_else(|| Problem::of(&problem::NOT_FOUND))?;
    match request.repeated_parameter(&row.route) {
        Some(problem) => Err(problem),
        None => (row.read)(request),
    }
}

/// Whether a path has a template's parts, and something in place of each parameter.
fn is_like(template: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    let is_part = |wanted: &str| {
        let part = parts.next();
        if wanted.starts_with('{') {
            part.is_some_and(|it| !it.is_empty())
        } else {
            part == Some(wanted)
        }
    };
    template.split('/').all(is_part) && parts.next().is_none()
}

/// A part of the path that is judged later, because its refusal is its own: a provider's name, a business system's own
/// number of a case.
#[derive(Clone, Debug)]
pub struct PathText(String);

impl Deref for PathText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromStr for PathText {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Ok(Self(text.to_owned()))
    }
}

/// Declares the routes of functions. For each function, after a line of documentation:
///
/// ```text
/// pub enum Agents of "agents";
/// Change(membership: MembershipId) = PATCH "/v1/organisation/agents/{membership}" {
///     summary: "…", caller: …, query: …, body: …, gives: …, problems: …,
/// }
/// ```
macro_rules! routes {
    ($(
        #[doc = $doc:literal]
        pub enum $name:ident of $function:literal;
        $(
            $variant:ident $(($($parameter:ident: $type:ty),+))? = $method:ident $path:literal {
                $($row:tt)*
            }
        )+
    )+) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Debug)]
            pub enum $name {
                $(
                    #[doc = concat!("`", stringify!($method), " ", $path, "`.")]
                    $variant $(($($type),+))?,
                )+
            }

            impl $crate::routes::Routes for $name {
                const ROWS: &'static [$crate::routes::Row<Self>] = &[$(
                    $crate::routes::Row {
                        route: $crate::routes::Route {
                            function: $function,
                            about: $doc.trim_ascii(),
                            method: stringify!($method),
                            path: $path,
                            $($row)*
                        },
                        read: |request| {
                            let _ = request;
                            Ok(Self::$variant $(($(request.path(stringify!($parameter))?),+))?)
                        },
                        parameters: &[$($(stringify!($parameter)),+)?],
                    },
                )+];
            }
        )+

        /// Every route that is declared here.
        pub(super) fn all() -> Vec<$crate::routes::Route> {
            let mut routes = Vec::new();
            $(routes.extend(<$name as $crate::routes::Routes>::ROWS.iter().map(|row| row.route));)+
            routes
        }

        /// Each function that is declared here, to be tried with any request.
        #[cfg(test)]
        pub(in crate::routes) fn tried() -> Vec<$crate::routes::tests::Tried> {
            vec![$($crate::routes::tests::Tried::of::<$name>($function)),+]
        }
    };
}
