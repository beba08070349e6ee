//! Answers that are not Alipay's, or not to what was asked, each of them one change away from a sound one.

use super::*;
use keys::{AlipayKeys, KeyKind as _, RsaSigner};

const METHOD: &str = "alipay.user.certify.open.query";
const ROOT: &str = "alipay_user_certify_open_query_response";
const PASSED: &str = r#"{"code":"10000","msg":"Success","passed":"T"}"#;
const FAILED: &str = r#"{"code":"10000","msg":"Success","passed":"F"}"#;

struct Platform {
    alipay: RsaSigner,
    ours: RsaSigner,
    app: AlipayApp,
}

fn platform() -> Platform {
    let (ours, alipay) = (RsaSigner::fresh().unwrap(), RsaSigner::fresh().unwrap());
    let at = ("https://openapi.alipay.com/gateway.do", "https://hall.example/face");
    let json = AlipayKeys::app_json(("2021", &ours), at, &alipay).unwrap();
    let app = AlipayKeys::read(&json).unwrap().into_app().unwrap();
    Platform { alipay, ours, app }
}

impl Platform {
    fn sign(&self, node: &str) -> String {
        self.alipay.sign(node.as_bytes()).unwrap()
    }

    /// A sound answer with this node.
    fn answer(&self, node: &str) -> String {
        format!(r#"{{"{ROOT}":{node},"sign":"{}"}}"#, self.sign(node))
    }

    fn passed(&self, body: &str) -> Result<Option<String>, NotBelieved> {
        match believed(METHOD, body.as_bytes(), &self.app)? {
            Said::Done(members) => Ok(members.passed()),
            Said::Refused(why) => Ok(Some(why)),
        }
    }

    /// Of each change, that it makes the answer say nothing.
    fn refuses(&self, what: &str, body: &str) {
        let said = self.passed(body);
        assert!(matches!(said, Err(NotBelieved::Forged(_))), "{what}: {said:?} of {body}");
    }
}

#[test]
fn what_alipay_signed_is_believed_as_it_came_whatever_its_spaces_escapes_and_order() {
    let platform = platform();
    for node in [
        PASSED,
        r#"{ "passed" : "T" , "msg":"Success","code":"10000" }"#,
        r#"{"code":"10000","msg":"https:\/\/a\u0062","passed":"T","identity_info":"","fail_reason":null}"#,
        r#"{"code":"10000","passed":["T"]}"#,
        r#"{"code":"10000","passed":"T","material_info":"}\",\"sign\":\"x"}"#,
    ] {
        let sound = platform.answer(node);
        assert_eq!(platform.passed(&sound), Ok(Some("T".into())), "{node}");
        let sign = platform.sign(node);
        // Sign may come first, and say how it signed.
        let turned = format!(r#" {{ "sign":"{sign}" , "sign_type":"RSA2","{ROOT}" : {node} }} "#);
        assert_eq!(platform.passed(&turned), Ok(Some("T".into())), "{turned}");
        let escaped = format!(r#"{{"{ROOT}":{node},"sign":"{}"}}"#, sign.replace('/', r"\/"));
        assert_eq!(platform.passed(&escaped), Ok(Some("T".into())), "{escaped}");
    }
}

#[test]
fn what_was_altered_or_written_anew_is_not_believed() {
    let platform = platform();
    let sound = platform.answer(FAILED);
    platform.refuses("altered", &sound.replace(r#""F""#, r#""T""#));
    platform.refuses("a space more", &sound.replace(r#""passed":"F""#, r#""passed": "F""#));
    platform.refuses("another case", &sound.replace("Success", "success"));
    // The same object, members in another order: as good as the same to a reader, and not what was signed.
    let anew = r#"{"msg":"Success","code":"10000","passed":"F"}"#;
    platform.refuses("another order", &sound.replace(FAILED, anew));
    let slashed = r#"{"code":"10000","msg":"a\/b","passed":"T"}"#;
    let sound = platform.answer(slashed);
    platform.refuses("an escape undone", &sound.replace(r"a\/b", "a/b"));
    for at in 0..PASSED.len() {
        let mut bytes = PASSED.as_bytes().to_vec();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1;
        }
        let Ok(node) = String::from_utf8(bytes) else { continue };
        let body = platform.answer(PASSED).replace(PASSED, &node);
        let said = platform.passed(&body);
        assert!(matches!(said, Err(NotBelieved::Forged(_))), "byte {at}: {said:?}");
    }
}

#[test]
fn what_somebody_else_signed_or_nobody_or_in_another_way_is_not_believed() {
    let platform = platform();
    let signed = |sign: &str| format!(r#"{{"{ROOT}":{PASSED},"sign":"{sign}"}}"#);
    let stranger = RsaSigner::fresh().unwrap();
    platform.refuses("a wrong key", &signed(&stranger.sign(PASSED.as_bytes()).unwrap()));
    platform.refuses("our own key", &signed(&platform.ours.sign(PASSED.as_bytes()).unwrap()));
    platform.refuses("another text", &signed(&platform.sign(FAILED)));
    let with_root = format!(r#""{ROOT}":{PASSED}"#);
    platform.refuses("more than the node", &signed(&platform.sign(&with_root)));
    platform.refuses("no sign", &format!(r#"{{"{ROOT}":{PASSED}}}"#));
    let sign = platform.sign(PASSED);
    for (what, other) in [
        ("an empty sign", String::new()),
        ("a sign that is no base 64", "!".into()),
        ("half a sign", sign.chars().take(172).collect()),
        ("a sign and more", format!("{sign}AAAA")),
        ("a sign without its padding", sign.trim_end_matches('=').to_owned()),
        ("a sign with a space", format!(" {sign}")),
    ] {
        platform.refuses(what, &signed(&other));
    }
    for other in ["null", "1", "[]", "{}", r#"["a"]"#] {
        platform.refuses("no text", &format!(r#"{{"{ROOT}":{PASSED},"sign":{other}}}"#));
    }
    for way in [r#""RSA""#, r#""rsa2""#, r#""none""#, r#""""#, "null", r#"["RSA2"]"#] {
        let body = format!(r#"{{"{ROOT}":{PASSED},"sign":"{sign}","sign_type":{way}}}"#);
        platform.refuses("another sign_type", &body);
    }
}

#[test]
fn a_name_that_is_there_twice_makes_the_answer_none() {
    let platform = platform();
    let (sign, other) = (platform.sign(FAILED), platform.sign(PASSED));
    let node = |passed: &str| format!(r#""{ROOT}":{passed}"#);
    for (what, body) in [
        ("root, forged first", format!(r#"{{{},{},"sign":"{sign}"}}"#, node(PASSED), node(FAILED))),
        ("root, forged last", format!(r#"{{{},{},"sign":"{sign}"}}"#, node(FAILED), node(PASSED))),
        ("the same root", format!(r#"{{{},{},"sign":"{other}"}}"#, node(PASSED), node(PASSED))),
        ("sign", format!(r#"{{{},"sign":"{sign}","sign":"{other}"}}"#, node(PASSED))),
        (
            "root, once escaped",
            format!(
                r#"{{"\u0061lipay_user_certify_open_query_response":{FAILED},{},"sign":"{sign}"}}"#,
                node(PASSED)
            ),
        ),
    ] {
        platform.refuses(what, &body);
    }
    // Even where Alipay itself signed such a node.
    for node in [
        r#"{"code":"10000","passed":"F","passed":"T"}"#,
        r#"{"code":"40004","code":"10000","passed":"T"}"#,
        r#"{"code":"10000","passed":"T","p\u0061ssed":"T"}"#,
    ] {
        platform.refuses("a member of the node", &platform.answer(node));
    }
}

#[test]
fn another_node_s_signature_and_another_method_s_answer_are_not_believed() {
    let platform = platform();
    let sign = platform.sign(PASSED);
    let beside = r#""alipay_user_certify_open_initialize_response""#;
    platform.refuses("another method", &format!(r#"{{{beside}:{PASSED},"sign":"{sign}"}}"#));
    let two = format!(r#"{{{beside}:{PASSED},"{ROOT}":{FAILED},"sign":"{sign}"}}"#);
    platform.refuses("the sign of another node", &two);
    let two = format!(r#"{{{beside}:{FAILED},"{ROOT}":{PASSED},"sign":"{sign}"}}"#);
    platform.refuses("a node too many", &two);
    let error = format!(r#"{{"error_response":{FAILED},"{ROOT}":{PASSED},"sign":"{sign}"}}"#);
    platform.refuses("an error beside it", &error);
    let nested = format!(r#"{{"a":{{"{ROOT}":{PASSED}}},"sign":"{sign}"}}"#);
    platform.refuses("a node further down", &nested);
    let inside = format!(r#"{{"{ROOT}":{{"{ROOT}":{PASSED}}},"sign":"{sign}"}}"#);
    platform.refuses("a node inside the node", &inside);
}

#[test]
fn what_is_no_answer_at_all_is_none_and_panics_nowhere() {
    let platform = platform();
    let sound = platform.answer(PASSED);
    for body in ["", "{", "[]", "null", "\"\"", "<html></html>", &format!("{sound}{sound}")] {
        platform.refuses("no object", body);
    }
    for end in 0..sound.len() {
        if let Some(cut) = sound.get(..end) {
            platform.refuses("cut short", cut);
        }
    }
    let said = believed(METHOD, &[0xff, 0xfe], &platform.app);
    assert!(matches!(said, Err(NotBelieved::Forged(_))));
    for node in ["null", "[]", "\"T\"", "1"] {
        platform.refuses("a node that is no object", &platform.answer(node));
    }
}

#[test]
fn refusals_are_told_apart_and_only_signed_ones_are_acted_on() {
    let platform = platform();
    let node = |code: &str, sub: &str| format!(r#"{{"code":"{code}","sub_code":"{sub}"}}"#);
    let refused = platform.answer(&node("40004", "CERTIFY_NOT_FINISH"));
    assert_eq!(platform.passed(&refused), Ok(Some("CERTIFY_NOT_FINISH".into())));
    for (code, sub) in [("20000", "isp.unknow-error"), ("40004", "aop.ACQ.SYSTEM_ERROR")] {
        let busy = platform.passed(&platform.answer(&node(code, sub)));
        assert_eq!(busy, Err(NotBelieved::Busy(sub.into())));
    }
    let no_contract = platform.passed(&platform.answer(&node("40006", "isv.insufficient")));
    assert_eq!(no_contract, Err(NotBelieved::Refused("40006 isv.insufficient".into())));

    let unsigned = format!(r#"{{"{ROOT}":{}}}"#, node("40004", "CERTIFY_NOT_FINISH"));
    platform.refuses("an unsigned refusal", &unsigned);
    let unknown = format!(r#"{{"error_response":{}}}"#, node("40002", "isv.invalid-signature"));
    let expected = NotBelieved::Refused("unsigned: 40002 isv.invalid-signature".into());
    assert_eq!(platform.passed(&unknown), Err(expected));
    // What a stranger writes is not quoted in our log.
    let noise = format!(r#"{{"error_response":{}}}"#, node("4\\n0", "<b>&"));
    let expected = NotBelieved::Refused("unsigned: no code no code".into());
    assert_eq!(platform.passed(&noise), Err(expected));
}
