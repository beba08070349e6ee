//! Every field that a request has is classed once, and what a person types is read in every guise it comes in.
//!
//! The fields are those of the OpenAPI document, so a new one fails here until it is classed. A class says how its text is
//! read. The guises of a class are tried on the type that reads it, which must see the same value, and on every request
//! that has such a field, which must take it. Passwords and secrets have no guises: one character more is another one.

use domain::{
    AccountName, CreditCode, DocumentKind, FlowId, FlowKind, FlowToken, IdentityDocument,
    InstitutionCodePattern, LegacyHalls, LegacyPassword, LegacyUserName, MandateDigest,
    MembershipId, Mobile, OrganisationId, OrganisationIdentifier, OrganisationName, PersonName,
    PresentedPassword, Reason, Role, ScanSecret, SearchText, Secret as _, SmsCode,
    StandardCreditCode, UpgradeId, sample,
};
use edge::openapi;
use edge::problem::Problem;
use edge::wire::{
    account, appeal, cases, counter, face, face_verification, identity, invitation, letter,
    licence, members, mobile, password, registration, session, sms, upgrade,
};
use jiff::civil::{Date, date};
use keys::SignedHeaders;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use testkit::HandClock;

/// How the text of a field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    // Typed by people.
    Mobile,
    CreditCode,
    OrganisationIdentifier,
    AccountName,
    DocumentNumber,
    Country,
    SmsCode,
    Digest,
    Day,
    PersonName,
    OrganisationName,
    UserName,
    Words,
    Search,
    /// A password of this hall: NFKC, and otherwise as it is typed.
    Password,
    /// A password of an older hall: byte for byte.
    LegacyPassword,
    /// An id, a secret, a code or a hash that a program carries.
    Opaque,
    /// One of a few words, or a code, that a page offers.
    Chosen,
    /// A moment that a program writes.
    Moment,
    /// What a page was told, sent back to be compared whole.
    Echoed,
    /// Text of a program.
    Told,
}

use Class::{
    AccountName as Account, Chosen, Country, CreditCode as Credit, Day, Digest, DocumentNumber,
    Echoed, LegacyPassword as OldPassword, Mobile as Phone, Moment, Opaque,
    OrganisationIdentifier as Named, OrganisationName as Organisation, Password,
    PersonName as Person, Search, SmsCode as Code, Told, UserName, Words,
};

/// Each property of each schema that a request has, and its class.
const PROPERTIES: &[(&str, &[(&str, Class)])] = &[
    (
        "Account",
        &[
            ("sms_code", Opaque),
            ("mobile", Phone),
            ("password", Password),
            ("password_confirmation", Password),
        ],
    ),
    ("AgreementAccepted", &[("sha256", Echoed), ("version", Echoed)]),
    (
        "AnswerInvitation",
        &[
            ("decision", Chosen),
            ("sms_code", Opaque),
            ("password", Password),
            ("password_confirmation", Password),
        ],
    ),
    ("AskFace", &[("flow", Opaque), ("provider", Chosen)]),
    ("BeginMatter", &[("attempt", Opaque)]),
    ("Callback", &[("registration", Opaque), ("result", Chosen), ("scan_secret", Opaque)]),
    ("ChangeMember", &[("mobile", Phone)]),
    ("ChangeMobile", &[("mobile", Phone), ("sms_code", Opaque)]),
    (
        "ChangePassword",
        &[("current", Password), ("password", Password), ("password_confirmation", Password)],
    ),
    ("ChooseSso", &[("organisation", Opaque), ("sign_on", Opaque)]),
    ("ConfirmOrganisation", &[("name", Organisation)]),
    ("DecideAppeal", &[("decision", Chosen), ("reason", Words)]),
    ("DecideQr", &[("decision", Chosen), ("organisation", Opaque), ("qr_sign_in", Opaque)]),
    ("Exception", &[("reason", Words)]),
    ("FetchSso", &[("code", Opaque), ("sign_on", Opaque)]),
    (
        "FileAppeal",
        &[
            ("mobile", Phone),
            ("password", Password),
            ("password_confirmation", Password),
            ("sms_code", Opaque),
        ],
    ),
    ("GrantPeriod", &[("from", Moment), ("until", Moment)]),
    (
        "Identity",
        &[
            ("country", Country),
            ("id_number", DocumentNumber),
            ("id_type", Chosen),
            ("name", Person),
        ],
    ),
    ("LetterAtCounter", &[("date", Day), ("digest", Digest)]),
    ("LetterMatter", &[("bundle", Chosen), ("matter", Chosen)]),
    ("LetterOrganisation", &[("credit_code", Credit), ("name", Organisation)]),
    (
        "LicenceCallback",
        &[("credit_code", Credit), ("licence_sign_in", Opaque), ("scan_secret", Opaque)],
    ),
    ("LinkSso", &[("sign_on", Opaque), ("token", Opaque)]),
    (
        "NameAdministrator",
        &[
            ("country", Country),
            ("id_number", DocumentNumber),
            ("id_type", Chosen),
            ("mobile", Phone),
            ("name", Person),
            ("password", Password),
            ("password_confirmation", Password),
        ],
    ),
    ("NewGrant", &[("bundle", Chosen), ("matter", Chosen)]),
    ("NoticeAcknowledged", &[("sha256", Echoed), ("version", Echoed)]),
    ("OpenAccount", &[("mobile", Phone), ("role", Chosen)]),
    ("OrganisationAtCounter", &[("credit_code", Credit), ("name", Organisation)]),
    ("OrganisationNamed", &[("credit_code", Credit), ("name", Organisation)]),
    ("Period", &[("from", Moment), ("until", Moment)]),
    ("PeriodChange", &[("from", Moment), ("until", Moment)]),
    (
        "PersonSignsIn",
        &[
            ("account", Account),
            ("country", Country),
            ("id_number", DocumentNumber),
            ("id_type", Chosen),
            ("password", Password),
            ("reset", Opaque),
        ],
    ),
    ("RateCase", &[("comment", Words)]),
    ("ProveSession", &[("password", Password), ("proof", Opaque), ("token", Opaque)]),
    ("RefreshSession", &[("refresh_token", Opaque)]),
    (
        "ResetAccount",
        &[
            ("mobile", Phone),
            ("password", Password),
            ("password_confirmation", Password),
            ("sms_code", Opaque),
        ],
    ),
    ("ScanQr", &[("qr", Opaque)]),
    ("SendSms", &[("flow", Opaque), ("mobile", Phone)]),
    (
        "SignInWithPassword",
        &[("account", Account), ("organisation", Named), ("password", Password)],
    ),
    (
        "StartAppeal",
        &[("about", Chosen), ("credit_code", Credit), ("mobile", Phone), ("statement", Words)],
    ),
    ("ResetPersonAccount", &[("password", Password), ("password_confirmation", Password)]),
    (
        "StartPersonReset",
        &[
            ("account", Account),
            ("country", Country),
            ("id_number", DocumentNumber),
            ("id_type", Chosen),
        ],
    ),
    ("StartReset", &[("account", Account), ("organisation", Named)]),
    (
        "StartUpgrade",
        &[("legacy_hall", Chosen), ("password", OldPassword), ("user_name", UserName)],
    ),
    ("TakeDocument", &[("kind", Chosen), ("media_type", Chosen), ("sha256", Opaque)]),
    (
        "ThreeDocuments",
        &[("authorisation_letter", Opaque), ("identity_proof", Opaque), ("licence", Opaque)],
    ),
    (
        "UnmaskValue",
        &[("membership", Opaque), ("organisation", Opaque), ("reason", Words), ("what", Chosen)],
    ),
    (
        "UpdateCase",
        &[
            ("at", Moment),
            ("begun_at", Moment),
            ("matter", Opaque),
            ("organisation", Opaque),
            ("person", Opaque),
            ("status", Chosen),
            ("step", Told),
            ("title", Told),
            ("url", Told),
        ],
    ),
    ("VerifySms", &[("code", Code)]),
    ("WriteLetter", &[("date", Day)]),
];

/// Each parameter of a path or a query, and its class.
const PARAMETERS: &[(&str, Class)] = &[
    ("path appeal", Opaque),
    ("path case", Opaque),
    ("path change", Opaque),
    ("path credit_code", Credit),
    ("path flow", Opaque),
    ("path invitation", Opaque),
    ("path letter", Digest),
    ("path licence_sign_in", Opaque),
    ("path matter", Chosen),
    ("path membership", Opaque),
    ("path organisation", Opaque),
    ("path proof", Opaque),
    ("path provider", Chosen),
    ("path qr_sign_in", Opaque),
    ("path registration", Opaque),
    ("path reset", Opaque),
    ("path session", Opaque),
    ("path sms_code", Opaque),
    ("path succession", Opaque),
    ("path upgrade", Opaque),
    ("query after", Opaque),
    ("query before", Opaque),
    ("query category", Chosen),
    ("query code", Opaque),
    ("query error", Told),
    ("query error_description", Told),
    ("query iss", Told),
    ("query matter", Chosen),
    ("query organisation", Opaque),
    ("query person", Opaque),
    ("query query", Search),
    ("query state", Chosen),
];

/// The classes that a person types, each with a sound text. Passwords are typed too, and have no guises.
const TYPED: &[(Class, &str)] = &[
    (Phone, "13800138000"),
    (Credit, "91320282MA1TERT0XX"),
    (Named, "20211300"),
    (Account, "H1234567801"),
    (DocumentNumber, "H1234567801"),
    (Country, "GBR"),
    (Code, "012345"),
    (Digest, "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
    (Day, "2026-11-24"),
    (Person, "马长龙"),
    (Organisation, "宜兴长龙样例(集团)有限公司"),
    (UserName, "yx2011"),
    (Words, "执照为旧版"),
    (Search, "社保jf"),
];

const TODAY: Date = date(2026, 11, 24);

fn is_number(class: Class) -> bool {
    matches!(class, Phone | Credit | Named | Account | DocumentNumber | Code | Digest)
}

fn wide(text: &str) -> String {
    let wide = |one: char| match one {
        '!'..='~' => char::from_u32(u32::from(one) + 0xFEE0).unwrap(),
        other => other,
    };
    text.chars().map(wide).collect()
}

fn between(text: &str, put: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join(put)
}

/// The dashes that keyboards, paper and office software put between groups.
const DASHES: [&str; 11] = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "\u{FE58}", "\u{FE63}", "\u{FF0D}",
];

/// The same text in every guise that its class comes in.
fn guises(class: Class, text: &str) -> Vec<String> {
    let around = [
        ("\u{FEFF}", ""),
        ("", "\u{FEFF}"),
        ("\u{A0}", "\u{A0}"),
        ("\u{3000}", " "),
        ("\u{202D}", "\u{202C}"),
        ("\u{200B}", "\u{2060}"),
        ("\u{3164}", "\u{FFA0}"),
        ("\u{115F}", "\u{1160}"),
        ("\u{AD}", "\u{34F}"),
        ("\t", "\n"),
        ("\u{E0001}", "\u{FE0F}"),
    ];
    let mut guises: Vec<String> =
        around.iter().map(|(before, after)| format!("{before}{text}{after}")).collect();
    if class != Words {
        guises.push(wide(text));
    }
    if class != Words && class != UserName {
        guises.extend([" ", "\u{A0}", "\u{3000}", "\u{2009}"].map(|space| between(text, space)));
        guises.extend(["\u{200B}", "\u{3164}", "\u{2060}"].map(|mark| between(text, mark)));
        guises.push(format!("\u{FEFF}{}\u{3164}", between(&wide(text), "\u{A0}")));
    }
    if is_number(class) {
        guises.extend(DASHES.map(|dash| between(text, dash)));
        guises.push(format!("（{text}）"));
        guises.push(format!("[{}]", between(text, "-")));
        guises.push(text.to_lowercase());
    }
    if class == Day {
        guises.extend(DASHES.map(|dash| text.replace('-', dash)));
    }
    if matches!(class, Person | Organisation | UserName | Search) {
        // Radicals of a PDF, and a compatibility ideograph.
        guises.push(text.replace('马', "⻢").replace('长', "⻓").replace('龙', "⻰"));
        guises.push(text.replace('公', "公\u{FE00}"));
    }
    guises
}

/// What the type of a class makes of a text, in its one form.
fn read(class: Class, text: &str) -> Result<String, &'static str> {
    let pattern = InstitutionCodePattern::default();
    let document = |kind, number, country| {
        let document = IdentityDocument::parse(kind, number, country, TODAY);
        document.map(|document| document.identity())
    };
    let read = match class {
        Phone => text.parse().map(|read: Mobile| read.e164()),
        Credit => text.parse().map(|read: CreditCode| read.to_string()),
        Named => OrganisationIdentifier::parse(text, &pattern)
            .map(|read| format!("{} {}", read.kind(), read.value())),
        Account => AccountName::parse(text).map(|read| read.reveal().to_owned()),
        DocumentNumber => document(DocumentKind::HongKongMacauPermit, text, None),
        Country => document(DocumentKind::Passport, "E12345678", Some(text)),
        Code => text.parse().map(|read: SmsCode| read.reveal().to_owned()),
        Digest => text.parse().map(|read: MandateDigest| read.to_string()),
        Day => return domain::day(text).map(|read| read.to_string()).ok_or("day"),
        Person => text.parse().map(|read: PersonName| read.reveal().to_owned()),
        Organisation => text.parse().map(|read: OrganisationName| read.matching()),
        UserName => text.parse().map(|read: LegacyUserName| read.reveal().to_owned()),
        Words => text.parse().map(|read: Reason| read.reveal().to_owned()),
        Search => text.parse().map(|read: SearchText| format!("{read:?}")),
        Password => PresentedPassword::parse(text).map(|read| read.reveal().to_owned()),
        OldPassword => text.parse().map(|read: LegacyPassword| read.reveal().to_owned()),
        Opaque => text.parse().map(|read: FlowToken| read.reveal().to_owned()),
        Chosen | Moment | Echoed | Told => panic!("{class:?} is not read here"),
    };
    read.map_err(|why| why.code)
}

fn schemas() -> Value {
    openapi::document()["components"]["schemas"].clone()
}

fn named_schema(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref").or_else(|| {
        let any = schema.get("anyOf")?.as_array()?;
        any.iter().find_map(|one| one.get("$ref"))
    })?;
    Some(reference.as_str()?.rsplit('/').next()?.to_owned())
}

fn holds_text(schema: &Value) -> bool {
    let is_text = |kind: &Value| kind == "string";
    let kind = &schema["type"];
    is_text(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_text))
}

/// `schema.property` of every text that some request has.
fn properties() -> BTreeSet<String> {
    let schemas = schemas();
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut left: Vec<String> = bodies().into_values().collect();
    while let Some(name) = left.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let schema = &schemas[&name];
        // Words of a list are looked at where they are named.
        if schema["enum"].is_array() {
            continue;
        }
        let properties = schema["properties"].as_object();
        assert!(properties.is_some(), "{name} is an object of named properties");
        for (property, schema) in properties.into_iter().flatten() {
            let inner = if schema["items"].is_object() { &schema["items"] } else { schema };
            let named = named_schema(inner);
            let is_word = named.as_ref().is_some_and(|name| schemas[name]["enum"].is_array());
            left.extend(named);
            if is_word || holds_text(inner) {
                found.insert(format!("{name}.{property}"));
            }
        }
    }
    found
}

/// The schema of each request's body, by operation.
fn bodies() -> BTreeMap<String, String> {
    operations()
        .into_iter()
        .filter_map(|(name, operation)| {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            Some((name, named_schema(schema)?))
        })
        .collect()
}

fn operations() -> BTreeMap<String, Value> {
    let document = openapi::document();
    let paths = document["paths"].as_object().unwrap().clone();
    let of_path = |(path, methods): (String, Value)| {
        let methods = methods.as_object().unwrap().clone();
        methods.into_iter().map(move |(method, operation)| (format!("{method} {path}"), operation))
    };
    paths.into_iter().flat_map(of_path).collect()
}

fn class_of(schema: &str, property: &str) -> Option<Class> {
    let (_, properties) = PROPERTIES.iter().find(|(name, _)| *name == schema)?;
    properties.iter().find(|(name, _)| *name == property).map(|(_, class)| *class)
}

fn sound_text(class: Class) -> Option<&'static str> {
    TYPED.iter().find(|(typed, _)| *typed == class).map(|(_, text)| *text)
}

#[test]
fn every_text_that_a_request_has_is_classed_once() {
    let classed: Vec<String> = PROPERTIES
        .iter()
        .flat_map(|(schema, properties)| {
            properties.iter().map(move |(property, _)| format!("{schema}.{property}"))
        })
        .collect();
    let once: BTreeSet<String> = classed.iter().cloned().collect();
    assert_eq!(once.len(), classed.len(), "one is classed twice");
    assert_eq!(once, properties(), "left: classed here; right: in the OpenAPI document");
    let in_document: BTreeSet<String> = operations()
        .values()
        .flat_map(|operation| operation["parameters"].as_array().cloned().unwrap_or_default())
        .map(|one| format!("{} {}", one["in"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    let parameters: BTreeSet<String> =
        PARAMETERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(parameters.len(), PARAMETERS.len(), "one is classed twice");
    assert_eq!(parameters, in_document, "left: classed here; right: in the OpenAPI document");
}

#[test]
fn what_a_person_types_is_the_same_in_every_guise() {
    for (class, plain) in TYPED {
        let expected = read(*class, plain).unwrap();
        for guise in guises(*class, plain) {
            assert_eq!(read(*class, &guise).as_ref(), Ok(&expected), "{class:?} {guise:?}");
        }
    }
}

#[test]
fn another_digit_is_another_number_in_every_guise() {
    for (class, plain) in TYPED.iter().filter(|(class, _)| is_number(*class)) {
        let other = plain.replacen('1', "8", 1);
        for guise in guises(*class, &other) {
            assert_ne!(read(*class, &guise).ok(), read(*class, plain).ok(), "{class:?} {guise:?}");
        }
    }
}

#[test]
fn digits_of_other_scripts_and_letters_that_look_like_digits_are_no_digits() {
    for (class, plain) in TYPED.iter().filter(|(class, _)| matches!(class, Phone | Code | Day)) {
        for other in ["٠", "०", "O", "〇", "零", "⓪", "⁰", "𝟎"] {
            let text = plain.replace('0', other);
            assert!(read(*class, &text).is_err(), "{class:?} {text:?}");
        }
    }
}

#[test]
fn a_password_is_left_as_it_is_typed() {
    const PLAIN: &str = "Kq7#vb nW2x";
    for class in [Password, OldPassword] {
        let as_is = read(class, PLAIN).unwrap();
        assert_eq!(as_is, PLAIN);
        for guise in [
            "\u{FEFF}Kq7#vb nW2x",
            "Kq7#vb nW2x\u{200B}",
            " Kq7#vb nW2x",
            "Kq7#vb nW2x ",
            "Kq7#vbnW2x",
            "kq7#vb nW2x",
            "Kq7-#vb nW2x",
            "(Kq7#vb nW2x)",
            "Kq7#vb\u{2060} nW2x",
        ] {
            assert_eq!(read(class, guise).unwrap(), guise, "{class:?}");
        }
    }
    assert_eq!(read(Password, "Ｋq7#vb\u{3000}nW2x").unwrap(), PLAIN, "NFKC (decision 0004)");
    assert_eq!(read(OldPassword, "Ｋq7#vb nW2x").unwrap(), "Ｋq7#vb nW2x", "byte for byte");
}

fn ids() -> BTreeMap<&'static str, String> {
    let flow = |kind| FlowId::from_random(kind, [1; 16]).to_string();
    BTreeMap::from([
        ("sms_code", domain::SmsCodeId::from_random([1; 16]).to_string()),
        ("flow", flow(FlowKind::PersonRegistration)),
        ("document", domain::DocumentId::from_random([1; 16]).to_string()),
        ("organisation", OrganisationId::from_random([1; 16]).to_string()),
        ("membership", MembershipId::from_random([1; 16]).to_string()),
        ("qr", domain::QrId::from_random([1; 16]).to_string()),
        ("scan", ScanSecret::from_random([1; 32]).reveal().to_owned()),
    ])
}

fn token() -> FlowToken {
    FlowToken::from_random([1; 32])
}

fn flow(kind: FlowKind) -> FlowId {
    FlowId::from_random(kind, [1; 16])
}

fn headers() -> SignedHeaders {
    let empty = String::new;
    SignedHeaders { id: empty(), timestamp: empty(), key_id: empty(), signature: empty() }
}

fn sent<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).unwrap()
}

type Reading = fn(&Value) -> Result<(), Problem>;

/// Sound requests, each with how it is read: together they have every field that a person types.
#[expect(clippy::too_many_lines, reason = "one request after another")]
fn requests() -> Vec<(&'static str, Value, Reading)> {
    let ids = ids();
    let text = |class| sound_text(class).unwrap();
    let identity = json!({
        "id_type": "hong_kong_macau_permit", "id_number": text(DocumentNumber), "name": text(Person),
    });
    let passport = json!({
        "id_type": "passport", "id_number": "E12345678", "country": text(Country), "name": text(Person),
    });
    let mut administrator = passport.clone();
    administrator["mobile"] = text(Phone).into();
    administrator["password"] = "x".into();
    administrator["password_confirmation"] = "x".into();
    let organisation = json!({ "credit_code": text(Credit), "name": text(Organisation) });
    let account = json!({
        "sms_code": ids["sms_code"], "mobile": text(Phone), "password": "x", "password_confirmation": "x",
    });
    let agreement = json!({ "version": "2026-11", "sha256": "ab".repeat(32) });
    let period =
        json!({ "from": "2026-11-24T00:00:00+08:00", "until": "2027-11-24T00:00:00+08:00" });
    let documents = json!({
        "licence": ids["document"], "authorisation_letter": ids["document"], "identity_proof": ids["document"],
    });
    let mut exceptional = organisation.clone();
    exceptional["credit_code_exception"] = json!({ "reason": text(Words) });
    let opened = |letter: Value, organisation: &Value| {
        json!({
            "organisation": organisation, "role": "administrator", "person": identity, "mobile": text(Phone),
            "documents": documents, "letter": letter, "period": period,
        })
    };
    let open: Reading =
        |body| sent::<counter::OpenAccount>(body).open(&HandClock::new()).map(|_| ());
    let appeal: Reading =
        |body| sent::<appeal::StartAppeal>(body).start(String::new(), TODAY).map(|_| ());
    let resets: Reading =
        |body| sent::<password::StartPersonReset>(body).start(String::new(), TODAY).map(|_| ());
    let signs_in: Reading = |body| {
        let sent: session::PersonSignsIn = sent(body);
        sent.sign_in(String::new(), String::new(), TODAY, || {
            Ok(domain::FlowToken::from_random([7; 32]))
        })
        .map(|_| ())
    };
    vec![
        ("Account", account.clone(), |body| {
            let of = flow(FlowKind::PersonRegistration);
            sent::<account::Account>(body).complete(of, token()).map(|_| ())
        }),
        ("FileAppeal", account.clone(), |body| {
            sent::<appeal::FileAppeal>(body).file(flow(FlowKind::Appeal), token()).map(|_| ())
        }),
        ("ResetAccount", account, |body| {
            let of = flow(FlowKind::PasswordReset);
            sent::<password::ResetAccount>(body).complete(of, token()).map(|_| ())
        }),
        (
            "StartAppeal",
            json!({
                "appellant": identity, "about": "organisation", "credit_code": text(Credit),
                "statement": "该号码一直由本人使用至今。",
            }),
            appeal,
        ),
        (
            "StartAppeal",
            json!({
                "appellant": passport, "about": "mobile", "mobile": text(Phone), "statement": "该号码一直由本人使用至今。",
            }),
            appeal,
        ),
        ("DecideAppeal", json!({ "decision": "upheld", "reason": text(Words) }), |body| {
            sent::<appeal::DecideAppeal>(body).decide(flow(FlowKind::Appeal)).map(|_| ())
        }),
        (
            "WriteLetter",
            json!({
                "organisation": organisation, "delegate": identity, "may_appoint_agents": true, "date": text(Day),
            }),
            |body| {
                let bureau = sample::organisation_name(1).parse().unwrap();
                sent::<letter::WriteLetter>(body).mandate(&bureau, TODAY).map(|_| ())
            },
        ),
        ("OpenAccount", opened(json!({ "date": text(Day) }), &organisation), open),
        ("OpenAccount", opened(json!({ "digest": text(Digest) }), &exceptional), open),
        (
            "UnmaskValue",
            json!({
                "organisation": ids["organisation"], "membership": ids["membership"], "what": "name", "reason": text(Words),
            }),
            |body| sent::<counter::UnmaskValue>(body).unmask().map(|_| ()),
        ),
        ("RateCase", json!({ "score": 5, "comment": text(Words) }), |body| {
            sent::<cases::RateCase>(body).rate(domain::CaseId::from_random([1; 16])).map(|_| ())
        }),
        ("ChangeMember", json!({ "mobile": text(Phone) }), |body| {
            let sent: members::ChangeMember = sent(body);
            sent.change(Role::Administrator, None, &HandClock::new()).map(|_| ())
        }),
        ("InviteMember", json!({ "person": identity, "period": period }), |body| {
            sent::<members::InviteMember>(body).invite(Role::Agent, &HandClock::new()).map(|_| ())
        }),
        ("ChangeMobile", json!({ "sms_code": ids["sms_code"], "mobile": text(Phone) }), |body| {
            let of = flow(FlowKind::MobileChange);
            sent::<mobile::ChangeMobile>(body).complete(of).map(|_| ())
        }),
        ("StartPersonReset", json!({ "account": text(Account) }), resets),
        (
            "StartPersonReset",
            json!({ "id_type": "passport", "id_number": "E12345678", "country": text(Country) }),
            resets,
        ),
        ("StartReset", json!({ "organisation": text(Named), "account": text(Account) }), |body| {
            let sent: password::StartReset = sent(body);
            sent.start(&InstitutionCodePattern::default(), String::new()).map(|_| ())
        }),
        (
            "SignInWithPassword",
            json!({
                "organisation": text(Named), "account": text(Account), "password": "x",
            }),
            |body| {
                let sent: session::SignInWithPassword = sent(body);
                let pattern = InstitutionCodePattern::default();
                sent.sign_in(&pattern, String::new(), String::new()).map(|_| ())
            },
        ),
        ("PersonSignsIn", json!({ "account": text(Account), "password": "x" }), signs_in),
        (
            "PersonSignsIn",
            json!({
                "id_type": "passport", "id_number": "E12345678", "country": text(Country), "password": "x",
            }),
            signs_in,
        ),
        ("Identity", passport, |body| {
            sent::<identity::Identity>(body).start(String::new(), TODAY).map(|_| ())
        }),
        (
            "StartOrganisation",
            json!({
                "organisation": organisation, "legal_representative": identity, "agreement": agreement,
            }),
            |body| {
                let sent: registration::StartOrganisation = sent(body);
                sent.start::<StandardCreditCode>(String::new(), TODAY).map(|_| ())
            },
        ),
        ("SendSms", json!({ "flow": ids["flow"], "mobile": text(Phone) }), |body| {
            let budget = domain::SmsBudget::default();
            sent::<sms::SendSms>(body).send(token(), String::new(), "印信", budget).map(|_| ())
        }),
        ("VerifySms", json!({ "code": text(Code) }), |body| {
            let code = domain::SmsCodeId::from_random([1; 16]);
            sent::<sms::VerifySms>(body).verify(code, token()).map(|_| ())
        }),
        (
            "StartUpgrade",
            json!({
                "legacy_hall": "old", "user_name": text(UserName), "password": "x", "notice": agreement,
            }),
            |body| {
                let halls: LegacyHalls = "old=旧大厅".parse().unwrap();
                sent::<upgrade::StartUpgrade>(body).start(&halls, String::new()).map(|_| ())
            },
        ),
        (
            "ConfirmOrganisation",
            json!({
                "name": text(Organisation), "legal_representative": identity,
            }),
            |body| {
                let of = UpgradeId::from_random([1; 16]);
                sent::<upgrade::ConfirmOrganisation>(body).confirm(of, token(), TODAY).map(|_| ())
            },
        ),
        ("NameAdministrator", administrator, |body| {
            let of = UpgradeId::from_random([1; 16]);
            sent::<upgrade::NameAdministrator>(body).complete(of, token(), TODAY).map(|_| ())
        }),
        (
            "AskFace",
            json!({
                "flow": ids["flow"], "provider": "alipay", "identity": identity,
            }),
            |body| sent::<face_verification::AskFace>(body).begin(token(), TODAY).map(|_| ()),
        ),
        (
            "Callback",
            json!({
                "registration": ids["flow"], "scan_secret": ids["scan"], "result": "passed", "identity": identity,
            }),
            |body| sent::<face::Callback>(body).shown(headers(), b"", TODAY).map(|_| ()),
        ),
        (
            "LicenceCallback",
            json!({
                "licence_sign_in": ids["qr"], "scan_secret": ids["scan"], "credit_code": text(Credit), "holder": identity,
            }),
            |body| sent::<licence::LicenceCallback>(body).shown(headers(), b"", TODAY).map(|_| ()),
        ),
        (
            "AnswerInvitation",
            json!({
                "decision": "accept", "sms_code": ids["sms_code"], "password": "x", "password_confirmation": "x",
            }),
            |body| sent::<invitation::AnswerInvitation>(body).decision().map(|_| ()),
        ),
    ]
}

/// Where each classed text of a request is: its pointer, `schema.property` and class.
fn texts(schema: &str, body: &Value) -> Vec<(String, String, Class)> {
    let schemas = schemas();
    let mut found = Vec::new();
    let mut left = vec![(schema.to_owned(), body.clone(), String::new())];
    while let Some((name, value, pointer)) = left.pop() {
        for (property, value) in value.as_object().into_iter().flatten() {
            let schema = &schemas[&name]["properties"][property];
            assert!(schema.is_object(), "{name} has {property}");
            let pointer = format!("{pointer}/{property}");
            if let Some(inner) = named_schema(schema) {
                left.push((inner, value.clone(), pointer));
            } else if value.is_string() {
                let class = class_of(&name, property).unwrap();
                found.push((pointer, format!("{name}.{property}"), class));
            }
        }
    }
    found
}

fn with(body: &Value, pointer: &str, text: &str) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).unwrap() = text.into();
    body
}

fn pointers(problem: &Problem) -> Vec<String> {
    let told = problem.to_json();
    let errors = told["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_request_takes_what_a_person_types_in_every_guise() {
    let mut tried = BTreeSet::new();
    for (schema, body, read) in requests() {
        if let Err(problem) = read(&body) {
            panic!("{schema}: {}", problem.to_json());
        }
        for (pointer, property, class) in texts(schema, &body) {
            if sound_text(class).is_none() {
                continue;
            }
            let plain = body.pointer(&pointer).unwrap().as_str().unwrap().to_owned();
            for guise in guises(class, &plain) {
                if let Err(problem) = read(&with(&body, &pointer, &guise)) {
                    panic!("{schema} {pointer} {guise:?}: {}", problem.to_json());
                }
            }
            // The field is read by the type of its class: what that refuses is refused there.
            for unsound in ["", "\u{3164}\u{FEFF}", "\u{7}"] {
                let refused = read(&with(&body, &pointer, unsound));
                let is_left_out = property.ends_with(".country") || property == "RateCase.comment";
                let is_refused = |problem: &Problem| {
                    pointers(problem).iter().any(|one| pointer.starts_with(one.as_str()))
                };
                match refused {
                    Ok(()) => assert!(is_left_out, "{schema} {pointer} takes {unsound:?}"),
                    Err(problem) => {
                        let is_of_it = is_refused(&problem) || property.ends_with(".country");
                        assert!(is_of_it, "{schema} {pointer}: {}", problem.to_json());
                    }
                }
            }
            tried.insert(property);
        }
    }
    let typed: BTreeSet<String> = PROPERTIES
        .iter()
        .flat_map(|(schema, properties)| {
            let typed = properties.iter().filter(|(_, class)| sound_text(*class).is_some());
            typed.map(move |(property, _)| format!("{schema}.{property}"))
        })
        .collect();
    assert_eq!(tried, typed, "left: tried on a request; right: typed by people");
}

#[test]
fn an_id_or_a_secret_in_a_guise_is_refused_and_never_another() {
    for (schema, body, read) in requests() {
        for (pointer, _, class) in texts(schema, &body) {
            if class != Opaque {
                continue;
            }
            let plain = body.pointer(&pointer).unwrap().as_str().unwrap().to_owned();
            for guise in [
                format!("\u{FEFF}{plain}"),
                format!("{plain}\u{200B}"),
                format!("{plain} "),
                wide(&plain),
                between(&plain, "-"),
            ] {
                let refused = read(&with(&body, &pointer, &guise)).err();
                let pointers = refused.map(|problem| pointers(&problem)).unwrap_or_default();
                assert!(pointers.contains(&pointer), "{schema} {pointer} takes {guise:?}");
            }
        }
    }
    let secret = token().reveal().to_owned();
    for guise in guises(Phone, &secret) {
        assert!(guise == secret || read(Opaque, &guise).as_ref() != Ok(&secret), "{guise:?}");
    }
}
