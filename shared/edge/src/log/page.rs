//! `docs/logging.md`, made of the tables of events and fields.

use super::{EVENTS, FIELDS, Field};
use std::fmt::Write as _;

const HEAD: &str = "# The log

For whoever runs an installation, and for whoever adds a line. This page is made of `shared/edge/src/log/`: change it there,
then `UPDATE_LOGGING=1 cargo test -p edge logging`. A test finds every call that logs and fails on one that is not here.

Each function writes one JSON object a line to `/aws/lambda/<stack>-<function>`, flat, in UTC. API Gateway writes one line a
request to `/aws/vendedlogs/<stack>-api`; its `requestId` is `request.id` here. Both are kept for `LogRetentionDays`. Nothing
else is logged, and no log goes anywhere else. What was changed in an organisation, and what a clerk did, is in the table as
well, chained (`docs/operations.md`): the log is for watching, the audit is the proof.

No line has a phone, a name, a document, a password, a code, a token, a header, a body or an address. Ids and codes of problems
only. A line with an attacker's line break in it is still one line: JSON escapes it.

```json
{\"timestamp\":\"2026-12-01T03:00:00.000000Z\",\"level\":\"INFO\",\"message\":\"refused: sign_in.wrong\",\"event\":\"request.refused\",
 \"code\":\"sign_in.wrong\",\"status\":401,\"duration_ms\":21,\"route\":\"POST /v1/sessions\",\"request.id\":\"Example28-JEVENT=\",
 \"invocation.id\":\"8f0e…\",\"function\":\"yinxin-sign-in\",\"account.blind\":\"b1.3q2-…\",\"organisation.id\":\"org_…\"}
```

";

const BLINDED: &str = "
`account.blind` is a keyed hash of the mobile, the document number, or the older hall's user name that somebody typed: equal for
every spelling, whether or not there is such an account. So an attack on one account can be counted, and nobody who reads the
log learns whose it is. It is no blind index of the table: whoever reads the log and part of the table cannot join the two.
A rotation of `blind` gives other values (`b2.…`). Why: [0033](decisions/0033-logging-and-the-contract.md).

";

const TAIL: &str = "
## What to look for

CloudWatch Logs Insights, over the log groups of all functions. A name with a dot in it stands in backticks.

| question | query |
| --- | --- |
| which accounts are attacked | `filter code in [\"sign_in.wrong\", \"sign_in.locked_out\"] \\| stats count() as tries by `account.blind`, `organisation.id` \\| sort tries desc` |
| does one password go over many accounts | `filter code = \"sign_in.wrong\" \\| stats count_distinct(`account.blind`) by bin(5m)` |
| what a session did | `filter `session.id` = \"ses_…\" \\| sort @timestamp` |
| all lines of a request that somebody complains of | `filter `request.id` = \"…\"` |
| copied refresh tokens | `filter code = \"session.reused\"` |
| who tries what they may not | `filter status = 403 \\| stats count() by `membership.id`, code` |
| forged callbacks | `filter code = \"callback.not_authentic\" \\| stats count() by route` |
| what a clerk did | `filter `clerk.id` = \"…\" \\| stats count() by route, code` |
| what fails | `filter level = \"ERROR\" \\| stats count() by event, code, function` |

## ASVS 5.0, chapter 16

| requirement | here |
| --- | --- |
| 16.1.1 what is logged, where, how long, who reads it | this page; who may read the log groups is the account's IAM |
| 16.2.1 when, where, who, what | `timestamp`; `route`, `function`; the fields of the request; `event`, `code`, `status` |
| 16.2.2 clocks agree, in UTC | Lambda's clock, RFC 3339 with `Z` |
| 16.2.3 nothing is logged elsewhere | two kinds of log group, named above |
| 16.2.4 lines can be joined | flat JSON, one form everywhere; `request.id`, `session.id`, `account.blind` |
| 16.2.5 nothing is logged that may not be | a closed list of fields; tests look for known secrets in all lines |
| 16.3.1 every authentication | `request.answered` and `request.refused` on the routes of signing in and refreshing; the way is the route, and `amr` in the session |
| 16.3.2 what is not allowed | `request.refused` with status 401 or 403, and who |
| 16.3.3 attempts to get around controls | `request.refused`: `request.*`, `limit.reached`, `sign_in.locked_out`, `session.reused`, `session.cross_site`, `callback.*`; `sso.not_believed` |
| 16.3.4 faults, and controls that fail | `request.failed`, `sso.misconfigured`, `argon2.fallback`, `notice.held` |
| 16.4.1 nobody injects lines | JSON |
| 16.4.2, 16.4.3 nobody changes the log, and it is elsewhere | CloudWatch Logs: a function may append and no more |
| 16.5.1 to 16.5.4 a fault tells nothing, and nothing goes on half | `fault.passing` or `fault.lasting` without a cause; a request that is late, or a call that hangs, ends in one ([0035](decisions/0035-timeouts.md)) |

A caller's address stands in no line, because it is personal data: who floods is held by limits on the blinded address, which is in
the table only. An installation that must know addresses gets them of a firewall before the API.
";

/// The page.
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    fields(&mut page, "Fields of every line of a request, as far as they are known", |field| {
        field.is_of_request
    });
    page.push_str(BLINDED);
    page.push_str(
        "A line of a function that starts has none of these: it is about no request.\n\n",
    );
    fields(&mut page, "Further fields", |field| !field.is_of_request);
    page.push_str("\n## Events\n\n");
    page.push_str(
        "| event | level | fields | when | what to do |\n| --- | --- | --- | --- | --- |\n",
    );
    for event in EVENTS {
        let fields: Vec<String> = event.fields.iter().map(|field| format!("`{field}`")).collect();
        let (name, level, fields) = (event.name, event.level, fields.join(", "));
        let (when, then) = (event.when, event.then);
        let _ = writeln!(page, "| `{name}` | {level} | {fields} | {when} | {then} |");
    }
    page.push_str(TAIL);
    page
}

fn fields(page: &mut String, title: &str, is: impl Fn(&Field) -> bool) {
    let _ = writeln!(page, "## {title}\n\n| field | says |\n| --- | --- |");
    for Field { name, says, .. } in FIELDS.iter().filter(|field| is(field)) {
        let _ = writeln!(page, "| `{name}` | {says} |");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "how a developer asks for the page anew")]
    fn the_committed_page_on_logging_is_what_the_tables_say() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/logging.md");
        let made = page();
        if std::env::var("UPDATE_LOGGING").is_ok() {
            std::fs::write(&file, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == made, "stale: UPDATE_LOGGING=1 cargo test -p edge logging");
    }
}
