//! What is a template, what is none and where, and how what a hall keeps is taken apart by one.

use super::*;
use crate::{LegacyHash, LegacyWork};
use proptest::prelude::*;

const MD5: &str = "900150983cd24fb0d6963f7d28e17f72";

fn code(scheme: &str, text: &str) -> &'static str {
    LegacyHash::parse(scheme, text, "name").map_or_else(|why| why.code, |_| "")
}

#[test]
fn a_template_is_always_written_in_one_way_and_read_back() {
    for (written, always) in [
        ("md5(password)", "md5(password)"),
        ("hex( md5( password ) )", "md5(password)"),
        ("md5(hex(md5(password)) + salt) + ':' + salt", "md5(md5(password)+salt)+':'+salt"),
        ("HEX16(md5(password))", "HEX16(md5(password))"),
        ("'{SSHA}'+base64(sha1(password+salt)+salt)", "'{SSHA}'+base64(sha1(password+salt)+salt)"),
        (
            "salt+sha512(unhex(salt)+password)  then sha512(raw(last)+'a b')  times 9",
            "salt+sha512(unhex(salt)+password) then sha512(raw(last)+'a b') times 9",
        ),
        ("sm3(upper(name)+utf16le(lower(password)))", "sm3(upper(name)+utf16le(lower(password)))"),
    ] {
        let template = LegacyTemplate::parse(written).unwrap();
        assert_eq!(template.to_string(), always);
        assert_eq!(LegacyTemplate::parse(always).unwrap(), template);
    }
}

#[test]
fn what_is_no_template_is_refused_at_the_character_where_it_is_none() {
    let long = format!("md5(password+'{}')", "x".repeat(500));
    let deep = format!("{}password{}", "md5(".repeat(9), ")".repeat(9));
    for (at, text) in [
        (1, ""),
        (1, "crc32"),
        (1, "MD5(password)"),
        (4, "md5"),
        (5, "md5()"),
        (5, "md5(pasword)"),
        (14, "md5(password+)"),
        (14, "md5(password)x"),
        (13, "md5(password"),
        (5, "md5(last)"),
        (5, "raw(md5(password))"),
        (1, "hex16(sha1(password))"),
        (14, "md5(password+salt)"),
        (15, "md5(password)+salt"),
        (10, "md5(name)"),
        (15, "md5(password)+md5(password)"),
        (28, "md5(password+salt)+':'+salt+salt"),
        (14, "md5(password+'x)"),
        (14, "md5(password+'')"),
        (16, "md5(password+'x\ty')"),
        (20, "md5(password) then md5(password) times 3"),
        (34, "md5(password) then md5(last) times 0"),
        (34, "md5(password) then md5(last) times x"),
        (34, "md5(password) then md5(last) times 2000000"),
        (38, "md5(password) then md5(last) times 9 then md5(last) times 9"),
        (12, "base64(md5(password+salt)+salt+salt)"),
        (12, "base64(md5(unhex(salt)+password)+salt)"),
        (33, &deep),
        (500, &long),
    ] {
        let why = LegacyTemplate::parse(text).unwrap_err();
        assert_eq!(why.code, "hash.scheme");
        assert!(why.detail.contains(&format!("第 {at} 个字符")), "{text}: {why}");
    }
}

#[test]
fn no_row_makes_a_comparison_a_burden() {
    let of = |times: u32| format!("sha512(password) then sha512(raw(last)) times {times}");
    assert!(LegacyTemplate::parse(&of(999_999)).is_ok());
    assert!(LegacyTemplate::parse(&of(1_000_000)).is_err());
    let inner = "md5(password) then md5(md5(md5(last))+password) times 400000";
    assert!(LegacyTemplate::parse(inner).is_err(), "inner digests count");
    let long = "md5(password) then md5(last+password+password+password) times 500000";
    assert!(LegacyTemplate::parse(long).is_err(), "and bytes do");
    assert!(LegacyTemplate::parse(&long.replace("500000", "5000")).is_ok());
}

#[test]
fn a_stray_tab_space_or_line_break_never_becomes_salt() {
    let salted = |salt: &str| format!("{MD5}:{salt}");
    for salt in [
        "\t",
        "a\t",
        "\ta",
        "a\n",
        "a\r\n",
        " ",
        "a ",
        " a",
        "a\u{3000}",
        "a\u{A0}b",
        "a\u{200B}",
        "\u{FEFF}a",
        "a\0",
    ] {
        for scheme in ["md5-salt-last", "md5-salt-first", "md5(md5(password)+salt)+':'+salt"] {
            assert_eq!(code(scheme, &salted(salt)), "hash.stray", "{scheme} {salt:?}");
        }
        let before = format!("{salt}:{MD5}");
        assert_eq!(code("salt+':'+md5(salt+password)", &before), "hash.stray", "{salt:?}");
    }
    for hash in ["\t", "\n", "\r\n"] {
        assert_eq!(code("md5", &format!("{MD5}{hash}")), "hash.stray", "{hash:?}");
    }
    assert_eq!(code("md5", &format!(" {MD5} ")), "", "a space beside no salt is nobody's");
    assert_eq!(code("md5-salt-last", &salted("a b")), "", "a space within one is seen");
}

#[test]
fn a_salt_of_any_bytes_may_be_written_in_hexadecimal_or_base64() {
    assert_eq!(code("md5(unhex(salt)+password)+':'+salt", &format!("{MD5}:0920")), "");
    assert_eq!(code("md5(unhex(salt)+password)+':'+salt", &format!("{MD5}:092")), "hash.malformed");
    assert_eq!(code("md5(unbase64(salt)+password)+':'+salt", &format!("{MD5}:CSA=")), "");
    assert_eq!(
        code("md5(unbase64(salt)+password)+':'+salt", &format!("{MD5}:*")),
        "hash.malformed"
    );
}

#[test]
fn what_is_kept_must_be_what_the_template_makes() {
    let base64 = "kAFQmDzST7DWlj99KOF/cg==";
    for (is_sound, scheme, text) in [
        (true, "hex16(md5(password))", &MD5[8..24]),
        (false, "hex16(md5(password))", MD5),
        (false, "md5(password)", &MD5[8..24]),
        (true, "base64(md5(password))", base64),
        (false, "base64(md5(password))", base64.trim_end_matches('=')),
        (false, "base64(md5(password))", "kAFQmDzST7DWlj99KOF/cgAA"),
        (true, "'{MD5}'+base64(md5(password))", &["{MD5}", base64].concat()),
        (false, "'{MD5}'+base64(md5(password))", base64),
        (false, "'{MD5}'+base64(md5(password))", &["{SHA}", base64].concat()),
        (true, "ldap", &["{md5}", base64].concat()),
        (false, "ldap", &["{CRYPT}", base64].concat()),
        (true, "ldap", "{SSHA}mRmN/EjgNMZjVhg/hU6zIvYHwd1zYWx0"),
        (false, "ldap", "{SSHA}qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        (true, "salt+md5(password+salt)", &["盐", MD5].concat()),
        (false, "salt+md5(password+salt)", MD5),
        (true, "md5(password+salt)+salt", &[MD5, ":"].concat()),
        (false, "md5-salt-last", &[MD5, ":", &"x".repeat(129)].concat()),
        (true, "sha512", &MD5.repeat(4)),
    ] {
        let expected = if is_sound { "" } else { "hash.malformed" };
        assert_eq!(code(scheme, text), expected, "{scheme} {text}");
    }
}

#[test]
fn the_name_is_kept_only_where_it_is_hashed_and_as_the_hall_writes_it() {
    let name = |scheme| {
        let hash = LegacyHash::parse(scheme, MD5, " Ｙｘ2011 ").unwrap();
        hash.name().map(str::to_owned)
    };
    assert_eq!(name("md5(name+password)").as_deref(), Some("Ｙｘ2011"));
    assert_eq!(name("md5(md5(upper(name))+password)").as_deref(), Some("Ｙｘ2011"));
    assert_eq!(name("md5"), None);
}

#[test]
fn a_row_from_before_salts_were_looked_at_still_reads() {
    let stored = |scheme, text: &str| LegacyHash::from_stored(scheme, text, None).is_ok();
    assert!(stored("md5-salt-last", &format!("{MD5}:a\t")));
    assert!(stored("md5-salt-first", &format!("{MD5}:{}", "x".repeat(200))));
    assert!(stored("md5", &format!("{MD5} \n")));
    assert!(!stored("crc32", MD5));
}

#[test]
fn a_hash_that_repeats_says_what_work_it_is_and_nothing_of_its_salt() {
    let scheme = "sha1('pepper'+salt+password) then sha1(raw(last)+unhex(salt)) times 999+':'+salt";
    let kept = format!("{}:0123456789abcdef", "ab".repeat(20));
    let work = LegacyHash::parse(scheme, &kept, "").unwrap().work();
    let said =
        "sha1('xxxxxx'+'xxxxxxxxxxxxxxxx'+password) then sha1(raw(last)+'xxxxxxxx') times 999";
    assert_eq!(work.to_string(), said);
    assert_eq!(said.parse(), Ok(work.clone()));
    let halls: crate::LegacyHalls = format!("jshrss=甲;old@{said}=旧大厅").parse().unwrap();
    assert_eq!(halls.named("old").unwrap().work, work);
    let few = "md5(password) then md5(last) times 3";
    assert_eq!(LegacyHash::parse(few, MD5, "").unwrap().work(), LegacyWork::Digest);
}

proptest! {
    #[test]
    fn no_text_panics_as_template_or_as_what_is_kept(
        scheme in "([a-z0-9]{0,7}|[()+' ]|md5|then|times|salt|password|base64|last|9){0,12}", kept: String,
    ) {
        if let Ok(template) = LegacyTemplate::parse(&scheme) {
            prop_assert_eq!(LegacyTemplate::parse(&template.to_string()).unwrap(), template);
        }
        let _ = LegacyHash::parse(&scheme, &kept, "name");
        let _ = LegacyHash::from_stored(&scheme, &kept, None);
    }
}
