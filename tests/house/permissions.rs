//! What each function may do, and what it is told: as much as its code needs, and no more.

use crate::functions::mains;
use crate::needs::NEEDS;
use crate::template;
use crate::workspace::read;
use edge::settings;
use keys::{
    AlipayKeys, BlindKeys, Clients, CodeKeys, KeyKind, LicenceKeys, Passwords, SealKeys,
    SsoProviders, StaffProvider, TokenKeys, VerifyingKeys, WebhookKeys,
};
use regex_lite::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// What a function is given by a method of `edge::Boot`: which keys it loads, which settings it reads.
type Way = (&'static str, &'static [&'static str], &'static [&'static str]);

const BOOT: &[Way] = &[
    ("table", &[], &[settings::TABLE]),
    ("blind", &[BlindKeys::NAME], &[settings::KEYS]),
    ("seal", &[SealKeys::NAME], &[settings::KEYS]),
    ("veil", &[BlindKeys::NAME, SealKeys::NAME], &[settings::KEYS]),
    ("passwords", &[Passwords::NAME], &[settings::KEYS, settings::ARGON2]),
    ("codes", &[CodeKeys::NAME], &[settings::KEYS]),
    ("tokens", &[TokenKeys::NAME], &[settings::KEYS]),
    ("verifier", &[VerifyingKeys::NAME], &[settings::KEYS, settings::ISSUER, settings::AUDIENCE]),
    ("verifying", &[VerifyingKeys::NAME], &[settings::KEYS]),
    ("clients", &[Clients::NAME], &[settings::KEYS]),
    ("face_keys", &[WebhookKeys::NAME], &[settings::KEYS]),
    ("licence_keys", &[LicenceKeys::NAME], &[settings::KEYS]),
    ("sign_on", &[SsoProviders::NAME], &[settings::KEYS, settings::ISSUER]),
    ("staff_sign_on", &[StaffProvider::NAME], &[settings::KEYS, settings::ISSUER]),
    ("documents", &[], &[settings::DOCUMENTS]),
    ("alipay", &[AlipayKeys::NAME], &[settings::KEYS]),
    ("carrier", &[], &[settings::SMS]),
];

/// Settings that a function reads by a word of `edge::settings`.
const SETTINGS: &[(&str, &[&str])] = &[
    ("TABLE", &[settings::TABLE]),
    ("KEYS", &[settings::KEYS]),
    ("SMS", &[settings::SMS]),
    ("SMS_SIGNATURE", &[settings::SMS_SIGNATURE]),
    ("SMS_BUDGET", &[settings::SMS_BUDGET]),
    ("sms_budget", &[settings::SMS_BUDGET]),
    ("QR_BASE", &[settings::QR_BASE]),
    ("PORTAL_ORIGIN", &[settings::PORTAL_ORIGIN]),
    ("SSO_PAGE", &[settings::SSO_PAGE]),
    ("COUNTER_PAGE", &[settings::COUNTER_PAGE]),
    ("DOCUMENTS", &[settings::DOCUMENTS]),
    ("AGREEMENT", &[settings::AGREEMENT]),
    ("ISSUER", &[settings::ISSUER]),
    ("AUDIENCE", &[settings::AUDIENCE]),
    ("ARGON2", &[settings::ARGON2]),
    ("INSTITUTION_CODE", &[settings::INSTITUTION_CODE]),
    ("LETTER_BUREAU", &[settings::LETTER_BUREAU]),
    ("LETTER_PAGE", &[settings::LETTER_PAGE]),
    ("LETTER_FONT", &[settings::LETTER_FONT]),
    ("bureau", &[settings::LETTER_BUREAU]),
    ("letter_page", &[settings::LETTER_PAGE]),
    ("SIGN_IN_WAYS", &[settings::SIGN_IN_WAYS]),
    ("COUNTERS", &[settings::COUNTERS]),
    ("APP_LINK", &[settings::APP_LINK]),
    ("LEGACY_HALLS", &[settings::LEGACY_HALLS]),
    ("UPGRADE_NOTICE", &[settings::UPGRADE_NOTICE]),
    ("legacy_halls", &[settings::LEGACY_HALLS]),
    ("upgrade_notice", &[settings::UPGRADE_NOTICE]),
    ("agreement", &[settings::AGREEMENT]),
    (
        "hall",
        &[
            settings::LETTER_BUREAU,
            settings::AGREEMENT,
            settings::UPGRADE_NOTICE,
            settings::SIGN_IN_WAYS,
            settings::INSTITUTION_CODE,
            settings::COUNTERS,
            settings::APP_LINK,
        ],
    ),
    ("issuer", &[settings::ISSUER, settings::AUDIENCE]),
    ("institution_code", &[settings::INSTITUTION_CODE]),
    // These read what they are told to, which is a word of its own.
    ("INVITATION_PAGE", &[settings::INVITATION_PAGE]),
    ("invitation_page", &[settings::INVITATION_PAGE, settings::SMS_SIGNATURE]),
    ("text", &[]),
    ("parsed", &[]),
    ("file", &[]),
];

fn owned(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// Every first group of a pattern in a text.
fn words(pattern: &str, text: &str) -> BTreeSet<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|one| one[1].to_owned()).collect()
}

/// The methods of `edge::Boot` that a main calls.
fn booted(main: &str) -> impl Iterator<Item = &'static Way> {
    BOOT.iter().filter(|(method, ..)| main.contains(&format!(".{method}()")))
}

#[test]
fn each_function_may_do_to_the_table_what_its_code_does_and_no_more() {
    let needs: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = NEEDS
        .iter()
        .map(|(function, verbs)| {
            let verbs = verbs.iter().map(|(verb, prefixes)| ((*verb).to_owned(), owned(prefixes)));
            ((*function).to_owned(), verbs.collect())
        })
        .collect();
    let may = template::by_folder(|function| {
        let mut verbs = BTreeMap::new();
        for statement in function.statements() {
            let (service, verb) = statement.action();
            if service == "dynamodb" {
                let prefixes: BTreeSet<String> = statement.leading_keys().into_iter().collect();
                assert!(verbs.insert(verb, prefixes).is_none(), "{}: a verb twice", function.id);
            }
        }
        verbs
    });
    let functions = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(functions(&may), functions(&needs), "left: template.yaml; right: this table");
    let differ: Vec<String> = may
        .iter()
        .filter(|(function, verbs)| needs.get(*function) != Some(verbs))
        .map(|(function, verbs)| {
            format!("{function}\n  may   {verbs:?}\n  needs {:?}", needs.get(function))
        })
        .collect();
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

#[test]
fn every_leading_key_is_a_prefix_of_the_store_and_whoever_has_a_table_warms_it() {
    for function in template::functions() {
        for statement in function.statements() {
            if statement.action().0 == "dynamodb" {
                for prefix in statement.leading_keys() {
                    assert!(store::key::PREFIXES.contains(&prefix.as_str()), "{prefix}");
                }
            }
        }
    }
    for (name, main) in mains() {
        let needs = NEEDS.iter().find(|(function, _)| *function == name).unwrap().1;
        let is_warmed =
            needs.iter().any(|(verb, keys)| *verb == "GetItem" && keys.contains(&"WARM"));
        assert_eq!(is_warmed, main.contains("boot.table()"), "{name}");
        assert_eq!(!needs.is_empty(), main.contains("boot.table()"), "{name}");
    }
}

#[test]
fn each_function_may_read_the_keys_it_loads_and_no_others() {
    let may = template::by_folder(|function| {
        let statements = function.statements().into_iter();
        let reading = statements
            .filter(|one| one.action() == ("secretsmanager".into(), "GetSecretValue".into()));
        reading.flat_map(|statement| statement.secrets()).collect::<BTreeSet<String>>()
    });
    let mut differ = Vec::new();
    for (name, main) in mains() {
        let loads =
            booted(&main).flat_map(|(_, kinds, _)| owned(kinds)).collect::<BTreeSet<String>>();
        let may = may.get(&name).unwrap();
        if *may != loads {
            differ.push(format!("{name}\n  may   {may:?}\n  loads {loads:?}"));
        }
    }
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

#[test]
fn only_the_functions_that_send_sms_may_publish_and_only_two_reach_documents() {
    // One signs addresses that put a document, one asks whether it lies there; neither may do the other's.
    const OF_DOCUMENTS: [(&str, &str); 2] =
        [("counter-document", "s3:PutObject"), ("counter-account", "s3:GetObject")];
    let others = template::by_folder(|function| {
        let actions = function.statements().into_iter().map(|statement| statement.action());
        let is_other =
            |(service, verb): &(String, String)| service != "dynamodb" && verb != "GetSecretValue";
        actions
            .filter(is_other)
            .map(|(service, verb)| format!("{service}:{verb}"))
            .collect::<Vec<_>>()
    });
    for (name, main) in mains() {
        let publishes = main.contains("boot.carrier()").then_some("sns:Publish");
        let of_documents = OF_DOCUMENTS.iter().find(|(function, _)| *function == name);
        assert_eq!(of_documents.is_some(), main.contains("boot.documents()"), "{name}");
        let of_documents = of_documents.map(|(_, action)| *action);
        let expected: Vec<&str> = publishes.into_iter().chain(of_documents).collect();
        assert_eq!(*others.get(&name).unwrap(), expected, "{name}");
    }
}

#[test]
fn nothing_is_allowed_by_a_star_and_nothing_scans() {
    for action in template::actions() {
        assert!(!action.contains('*'), "{action}");
        assert!(!action.ends_with(":Scan") && !action.contains("PartiQL"), "{action}");
    }
}

#[test]
fn each_function_is_told_the_settings_it_reads_and_no_others() {
    let told = template::by_folder(|function| function.variables().into_iter().collect());
    for (name, main) in mains() {
        let mut reads: BTreeSet<String> =
            booted(&main).flat_map(|(.., settings)| owned(settings)).collect();
        for word in words(r"settings::(\w+)", &main) {
            let known = SETTINGS.iter().find(|(known, _)| *known == word);
            let known = known.unwrap_or_else(|| {
                panic!("{name} reads settings::{word}, which this test does not know")
            });
            reads.extend(owned(known.1));
        }
        assert_eq!(told.get(&name), Some(&reads), "{name}: left: template.yaml; right: main.rs");
    }
}

#[test]
fn these_tables_know_every_way_to_boot_and_every_setting() {
    let methods = words(r"pub (?:async )?fn (\w+)\(&self", &read("shared/edge/src/boot.rs"));
    assert_eq!(
        BOOT.iter().map(|(method, ..)| (*method).to_owned()).collect::<BTreeSet<_>>(),
        methods
    );
    let words = words(r"pub (?:fn|const) (\w+)", &read("shared/edge/src/settings.rs"));
    assert_eq!(SETTINGS.iter().map(|(word, _)| (*word).to_owned()).collect::<BTreeSet<_>>(), words);
}

#[test]
fn every_kind_of_ring_has_its_secret_and_every_secret_its_kind() {
    let kinds: BTreeSet<String> =
        operator::keys::Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
    let secrets = template::secrets();
    assert_eq!(secrets.iter().cloned().collect::<BTreeSet<_>>(), kinds, "left: template.yaml");
    assert_eq!(secrets.len(), kinds.len(), "each has one");
}

#[test]
fn the_day_s_budget_of_sms_is_that_of_the_rules() {
    let default = template::default_of("SmsBudget").as_u64();
    assert_eq!(default, Some(u64::from(domain::rules::SMS_PER_DAY)));
}
