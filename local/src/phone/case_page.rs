//! The page of the simulated business system: what the mandate said that the hall posted there, and buttons that tell the
//! hall how the case stands.

use super::Phone;
use super::case_system::Failed;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use std::fmt::Write as _;
use std::sync::Arc;
use yinxin_verifier::{Mandate, Role};

/// What the page may do: nothing but show itself and post to itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// Answers a form that has a mandate, and what to tell, if anything.
pub(super) async fn posted(State(phone): State<Arc<Phone>>, form: String) -> Response {
    let field = |name: &str| {
        let mut pairs = form_urlencoded::parse(form.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let token = field("mandate").unwrap_or_default();
    let (status, content) = match phone.page_of(&token, field("tell").as_deref()).await {
        Ok(content) => (StatusCode::OK, content),
        Err(error) => {
            let why = escaped(&error.to_string());
            (StatusCode::FORBIDDEN, format!("<p>这份委托凭证不被接受：{why}</p>"))
        }
    };
    let page = include_str!("case.html")
        .replace("{portal}", &escaped(&phone.whereabouts.functions))
        .replace("{content}", &content);
    let headers =
        [(header::CONTENT_SECURITY_POLICY, POLICY), (header::REFERRER_POLICY, "no-referrer")];
    (status, headers, Html(page)).into_response()
}

impl Phone {
    async fn page_of(&self, token: &str, tell: Option<&str>) -> Result<String, Failed> {
        let mandate = self.believed(token).await?;
        let told = match tell {
            Some("accepted") => {
                self.told(&mandate, 1, ("in_progress", "已受理")).await?;
                "<p role=\"status\">已告知大厅：已受理。</p>"
            }
            Some("finished") => {
                self.told(&mandate, 2, ("finished", "已办结，结果已送达")).await?;
                "<p role=\"status\">已告知大厅：已办结。</p>"
            }
            _ => "",
        };
        Ok(shown(&mandate, token, told))
    }
}

fn shown(mandate: &Mandate, token: &str, told: &str) -> String {
    let until = jiff::Timestamp::try_from(mandate.expires_at).map(|until| until.to_string());
    let role = match mandate.role {
        Role::LegalRepresentative => "法定代表人",
        Role::Administrator => "管理员",
        Role::Agent => "经办人",
    };
    let mut page = format!("{told}<dl>");
    for (name, value) in [
        ("经办人", mandate.person.as_str()),
        ("身份", role),
        ("所代表的单位", &mandate.organisation),
        ("事项", &mandate.matter),
        ("办件", &mandate.case),
        ("发起时间", &mandate.begun_at),
        ("凭证有效至", until.as_deref().unwrap_or_default()),
    ] {
        // Writing to a string does not fail.
        let _ = write!(page, "<dt>{name}</dt><dd>{}</dd>", escaped(value));
    }
    let token = escaped(token);
    let _ = write!(
        page,
        "</dl><form method=\"post\"><input type=\"hidden\" name=\"mandate\" value=\"{token}\">\
         <button name=\"tell\" value=\"accepted\">告知大厅：已受理</button>\
         <button name=\"tell\" value=\"finished\">告知大厅：已办结</button></form>"
    );
    page
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mandate_says_is_shown_as_text_only() {
        assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
