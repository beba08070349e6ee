//! Passwords of older halls by templates, against what Python's hashlib makes of the same pieces (`legacy/oracle.py`).

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too, and clippy does not know")]

use domain::{LegacyHash, LegacyTemplate, LegacyWork};
use keys::is_legacy_password;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// A template, a user name, a password, and what a hall keeps.
type Vector<'a> = [&'a str; 4];

fn vectors() -> Vec<Vector<'static>> {
    let parts = |line: &'static str| line.split('\t').collect::<Vec<_>>().try_into().unwrap();
    include_str!("legacy/vectors.tsv").lines().map(parts).collect()
}

fn is_right([template, name, password, kept]: Vector<'_>) -> bool {
    let hash = LegacyHash::parse(template, kept, name).unwrap();
    is_legacy_password(&password.parse().unwrap(), Some(&hash), &LegacyWork::Digest)
}

/// The same vector with another last digit of its digest.
fn spoilt(kept: &str) -> String {
    let at = kept.rfind(|one: char| one.is_ascii_hexdigit()).unwrap();
    let other = if kept[at..].starts_with('1') { "2" } else { "1" };
    [&kept[..at], other, &kept[at + 1..]].concat()
}

#[test]
fn a_password_is_right_by_every_template_that_the_oracle_drew() {
    let vectors = vectors();
    assert!(vectors.len() >= 600);
    for vector in vectors {
        assert!(is_right(vector), "{vector:?}");
    }
}

#[test]
fn another_password_and_another_name_are_wrong_by_every_template() {
    for vector in vectors() {
        let [template, name, password, kept] = vector;
        assert!(!is_right([template, name, &format!("{password}!"), kept]), "{vector:?}");
        let other = format!("{name}x");
        let is_named = LegacyTemplate::parse(template).unwrap().is_named();
        assert_eq!(is_right([template, &other, password, kept]), !is_named, "{vector:?}");
    }
}

#[test]
fn what_is_kept_in_the_table_reads_back_and_opens_with_the_same_password() {
    for [template, name, password, kept] in vectors() {
        let hash = LegacyHash::parse(template, kept, name).unwrap();
        let again = LegacyHash::from_stored(hash.scheme(), hash.reveal(), hash.name()).unwrap();
        assert!(again == hash, "{template}");
        let password = password.parse().unwrap();
        assert!(is_legacy_password(&password, Some(&again), &hash.work()), "{template}");
    }
}

/// The schemes that the issue names, and others that halls are known to have. Made by Python's hashlib.
const KNOWN: [Vector<'static>; 12] = [
    ["md5(name+password+salt)+':'+salt", "a", "b", "900150983cd24fb0d6963f7d28e17f72:c"],
    ["md5(name+password)", "ab", "c", "900150983cd24fb0d6963f7d28e17f72"],
    // Discuz!
    ["md5(md5(password)+salt)+':'+salt", "", "abc", "d6a192c8b4c7558bce27f59480eb04c6:a1b2c3"],
    ["md5(HEX(md5(password)))", "", "abc", "1ceb3e00bfa610e1c55453734a5c6b7e"],
    ["hex16(md5(password))", "", "abc", "3cd24fb0d6963f7d"],
    ["HEX16(md5(password))", "", "abc", "3CD24FB0D6963F7D"],
    [
        "sha512",
        "",
        "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
         2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    ],
    ["'{MD5}'+base64(md5(password))", "", "abc", "{MD5}kAFQmDzST7DWlj99KOF/cg=="],
    ["ldap", "", "abc", "{sha}qZk+NkcGgWq6PiVxeFDCbJzQ2J0="],
    ["ldap", "", "abc", "{SSHA}mRmN/EjgNMZjVhg/hU6zIvYHwd1zYWx0"],
    // .NET Membership: SHA-1 of the salt's bytes and the password in UTF-16, salt and digest in Base64.
    [
        "salt+':'+base64(sha1(unbase64(salt)+utf16le(password)))",
        "",
        "abc",
        "c2FsdA==:UxKJaPK8knWk6DI+DRtWrsoIWS4=",
    ],
    // Shiro: SHA-256 of salt and password, and then of the bytes of that, 1,024 times in all.
    [
        "sha256(salt+password) then sha256(raw(last)) times 1023+':'+salt",
        "",
        "abc",
        "5606a06686935ccf3b1a4683f6d47664c443a9deae9fc350c0ad0ea3f247cfa0:salt",
    ],
];

#[test]
fn schemes_that_halls_are_known_to_have_are_right_and_their_neighbours_wrong() {
    for vector in KNOWN {
        let [template, name, password, kept] = vector;
        assert!(is_right(vector), "{vector:?}");
        assert!(!is_right([template, name, &password.to_uppercase(), kept]), "{vector:?}");
        let (Ok(hash), kept) = (LegacyHash::parse(template, &spoilt(kept), name), spoilt(kept))
        else {
            continue;
        };
        let password = password.parse().unwrap();
        let is_right = is_legacy_password(&password, Some(&hash), &LegacyWork::Digest);
        assert!(!is_right, "{template} {kept}");
    }
}

#[test]
fn nobody_and_a_cheap_hash_take_the_time_of_a_hall_that_repeats() {
    let scheme = "sha512(salt+password) then sha512(raw(last)+salt) times 29999+':'+salt";
    let dear =
        LegacyHash::parse(scheme, &["ab".repeat(64).as_str(), ":0123456789abcdef"].concat(), "");
    let dear = dear.unwrap();
    let work = dear.work();
    assert_eq!(work.to_string().parse(), Ok(work.clone()), "as the import says it");
    let cheap = LegacyHash::parse("md5", "900150983cd24fb0d6963f7d28e17f72", "").unwrap();
    let few = LegacyHash::parse(&scheme.replace("29999", "99"), dear.reveal(), "").unwrap();
    let took = |kept: Option<&LegacyHash>| {
        let least = (0..5).map(|_| {
            let began = Instant::now();
            let _ = is_legacy_password(&"abc".parse().unwrap(), kept, &work);
            began.elapsed()
        });
        least.min().unwrap()
    };
    let (own, nobody) = (took(Some(&dear)), took(None));
    assert!(own > Duration::from_millis(1), "{own:?}");
    for same in [nobody, took(Some(&cheap)), took(Some(&few))] {
        assert!(same > own / 2 && same < own * 2, "{same:?} beside {own:?}");
    }
    assert!(!is_legacy_password(&"abc".parse().unwrap(), None, &work), "and nobody has none");
    assert!(is_legacy_password(&"abc".parse().unwrap(), Some(&cheap), &work));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_middle_of_an_md5_is_digits_9_to_24(password in "[!-~]{1,30}", other in "[!-~]{1,30}") {
        use md5::Digest as _;
        let digest = md5::Md5::digest(&password);
        let whole = digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let middle = &whole[8..24];
        prop_assert!(is_right(["hex16(md5(password))", "", &password, middle]));
        prop_assert!(is_right(["md5", "", &password, &whole]));
        prop_assert_eq!(is_right(["hex16(md5(password))", "", &other, middle]), password == other);
    }
}
