//! Which route a request is to, by its method and path: API Gateway says it too, and an emulator of it does not.

use super::{ROUTES, Route};

/// The route of a method and a path; a part that is written out goes before one that is a parameter.
pub(crate) fn find(method: &str, path: &str) -> Option<&'static Route> {
    let of_method = ROUTES.iter().filter(|route| route.method == method);
    let matching = of_method.filter(|route| is_of(path, route.path));
    matching.min_by_key(|route| route.path.matches('{').count())
}

fn is_of(path: &str, template: &str) -> bool {
    let (mut parts, mut templates) = (path.split('/'), template.split('/'));
    loop {
        match (parts.next(), templates.next()) {
            (None, None) => return true,
            (Some(part), Some(template)) if template == part => {}
            (Some(part), Some(template)) if template.starts_with('{') && !part.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_found_by_a_path_of_its_own_template() {
        for route in ROUTES.iter() {
            let found = find(route.method, &route.path.replace(['{', '}'], "")).unwrap();
            assert_eq!(found.path, route.path);
            assert_eq!(found.function, route.function);
        }
    }

    #[test]
    fn a_path_of_no_template_is_no_route() {
        assert!(find("GET", "/v1/matters/").is_none(), "an empty part is no parameter");
        assert!(find("GET", "/v1/matters/a/b").is_none());
        assert!(find("PATCH", "/v1/matters").is_none());
        assert!(find("GET", "").is_none());
        assert_eq!(find("GET", "/v1/matters/recommended").unwrap().path, "/v1/matters/recommended");
        assert_eq!(find("GET", "/v1/matters/a").unwrap().path, "/v1/matters/{matter}");
    }
}
