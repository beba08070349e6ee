//! What a letter says: the text of the guide (附: 授权委托书), its blanks filled.

use domain::{
    BundleCode, DocumentKind, Mandate, MandateDigest, MandateExtent, MandateParties, Scope,
};
use jiff::civil::Date;

/// 授权委托书.
pub(crate) const TITLE: &str = "授权委托书";

/// Where the seal goes.
pub(crate) const SEAL: &str = "单位/法人（盖章）";

/// The two paragraphs.
pub(crate) fn paragraphs(mandate: &Mandate) -> [String; 2] {
    let Mandate { parties, extent, may_appoint_agents, bureau, .. } = mandate;
    let MandateParties { credit_code, organisation, delegate } = parties;
    let document = &delegate.document;
    let of_country = document.country().map_or_else(String::new, |code| format!("（{code}）"));
    let (matters, during) = match extent {
        MandateExtent::Everything => {
            ("相关业务，全权代表我公司处理人社相关业务".to_owned(), "整个人社业务")
        }
        MandateExtent::Only(scopes) => {
            (format!("下列业务，并仅就下列业务代表我公司：{}", listed(scopes)), "上述业务")
        }
    };
    let body = format!(
        "本单位{organisation}（统一社会信用代码：{code}）授权委托{name}，{number_of}：{number}{of_country}，为我公司办理{bureau}\
         网上服务大厅{matters}。在{during}办理过程中，该代理人的一切行为，均代表本单位，与本单位的行为具有同等法律效力。本单位将承担\
         该代理人行为的全部法律后果和法律责任。",
        code = credit_code.as_str(),
        name = delegate.name.reveal(),
        number_of = number_of(document.kind()),
        number = document.number(),
    );
    let passing_on = if *may_appoint_agents {
        "代理人有权转换代理权，可以为本单位添加、修改、删除经办人，并向经办人授权。"
    } else {
        "代理人无权转换代理权。"
    };
    [body, format!("{passing_on}特此委托。")]
}

fn number_of(kind: DocumentKind) -> String {
    match kind {
        DocumentKind::ResidentId => "身份证号".to_owned(),
        other => format!("{}号码", other.title()),
    }
}

fn listed(scopes: &[Scope]) -> String {
    let named =
        scopes.iter().enumerate().map(|(at, scope)| format!("{}. {}", at + 1, named(scope)));
    named.collect::<Vec<_>>().join("；")
}

/// A bundle has a name here; of a matter only the code is known in this room.
fn named(scope: &Scope) -> String {
    match scope {
        Scope::Matter(code) => format!("业务事项{}", code.as_str()),
        Scope::Bundle(bundle) => {
            format!("{}类业务事项（{}）", bundle_name(bundle), bundle.as_str())
        }
    }
}

fn bundle_name(bundle: &BundleCode) -> &'static str {
    BundleCode::all().find(|(code, _)| *code == bundle.as_str()).map_or("", |(_, name)| name)
}

/// 20XX年XX月XX日.
pub(crate) fn day(date: Date) -> String {
    format!("{}年{:02}月{:02}日", date.year(), date.month(), date.day())
}

/// What is printed beside the QR code, outside the letter's own text.
pub(crate) fn beside_the_code(mandate: &Mandate, digest: &MandateDigest) -> [String; 5] {
    let groups = digest.groups();
    let (first, second) = groups.split_at(groups.len() / 2);
    [
        "核验摘要（SHA-256）：".to_owned(),
        first.join(" "),
        second.join(" "),
        "扫描二维码，或在核验页面输入以上摘要，即可核对本委托书所载内容。".to_owned(),
        format!("请于{}前（含当日）交经办窗口，逾期须重新开具。", day(mandate.last_day())),
    ]
}
