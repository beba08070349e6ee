//! The page of the simulated business system: what the mandate says that somebody brought, and two buttons that tell the hall
//! how their case goes.

use std::time::SystemTime;
use yinxin_verifier::Mandate;

/// What the page says at its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The mandate was verified.
    Verified,
    /// The hall was told that the case is taken up.
    Accepted,
    /// The hall was told that it is finished.
    Finished,
}

impl Said {
    fn words(self) -> &'static str {
        match self {
            Self::Verified => "委托凭证有效，可以办理。",
            Self::Accepted => "已告知大厅：办件已受理。",
            Self::Finished => "已告知大厅：办件已办结。请回到大厅查看并评价。",
        }
    }
}

/// Text that is no markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const STYLE: &str = "body{font:1.1rem/1.6 system-ui,'Noto Sans CJK SC',sans-serif;margin:0;background:#f3f4f6;color:#1f2933}\
main{max-width:40rem;margin:2rem auto;padding:1.5rem;background:#fff;border:1px solid #d2d6dc;border-radius:.5rem}\
.ribbon{background:#b3261e;color:#fff;padding:.25rem 1rem}dt{color:#52606d}dd{margin:0 0 .75rem;overflow-wrap:anywhere}\
button{font:inherit;padding:.5rem 1rem;min-height:2.75rem;margin:0 .75rem .75rem 0}a{color:#1b5fa8}";

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head>\
         <body><p class=\"ribbon\">模拟业务系统，仅本机演示</p><main><h1>{title}</h1>{body}</main></body></html>"
    )
}

/// What the mandate says, and what can be done with it. `portal` is where the person came from.
pub(super) fn shown(mandate: &Mandate, token: &str, said: Said, portal: &str) -> String {
    let left = mandate.expires_at.duration_since(SystemTime::now()).unwrap_or_default();
    let row = |name: &str, value: &str| format!("<dt>{name}</dt><dd>{}</dd>", escaped(value));
    let rows = [
        row("办理人", &mandate.person),
        row("单位", &mandate.organisation),
        row("身份", &format!("{:?}", mandate.role)),
        row("事项", &mandate.matter),
        row("办件", &mandate.case),
        row("开始时间", &mandate.begun_at),
        row("凭证剩余时间", &format!("{} 分钟", left.as_secs().div_ceil(60))),
    ];
    let body = format!(
        "<p role=\"status\"><strong>{}</strong></p><dl>{}</dl>\
         <form method=\"post\"><input type=\"hidden\" name=\"mandate\" value=\"{}\">\
         <button name=\"tell\" value=\"accepted\">受理</button>\
         <button name=\"tell\" value=\"finished\">办结</button></form>\
         <p><a href=\"{}/centre/cases/{}\">回到大厅查看办件</a></p>",
        said.words(),
        rows.concat(),
        escaped(token),
        escaped(portal),
        escaped(&mandate.case),
    );
    page("业务办理", &body)
}

/// Why the mandate is not believed, or the hall was not told.
pub(super) fn refused(why: &str) -> String {
    page("不能办理", &format!("<p role=\"alert\">{}</p>", escaped(why)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_text_and_never_markup() {
        let page = refused("<script>alert(1)</script>&\"");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
