//! What making and rotating keys promises.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too, and clippy does not know")]

use domain::Mobile;
use keys::{
    AlipayKeys, BlindKeys, Clients, KeyKind as _, SsoProviders, StaffProvider, TokenKeys,
    VerifyingKeys,
};
use operator::keys::{Kind, NotMade, file, generate, generate_missing, rotate};
use ports::SystemEntropy;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

const KINDS: [&str; 12] = [
    "blind",
    "seal",
    "pepper",
    "code",
    "token",
    "token-public",
    "clients",
    "face-jshrss",
    "licence",
    "sso",
    "staff",
    "alipay",
];

fn blind() -> Kind {
    Kind::named("blind").unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_ring_of_every_kind_is_made_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("new/keys");
    assert_eq!(generate_missing(&dir, &SystemEntropy).unwrap(), KINDS);
    assert_eq!(mode(&dir), 0o700);
    for kind in Kind::ALL {
        assert_eq!(mode(&file(&dir, kind)), 0o600);
        let ring = fs::read_to_string(file(&dir, kind)).unwrap();
        let reads = match kind.name() {
            "token-public" => VerifyingKeys::read(&ring).is_ok(),
            "clients" => Clients::read(&ring).is_ok_and(|clients| clients.iter().next().is_none()),
            "sso" => SsoProviders::read(&ring).is_ok(),
            "staff" => StaffProvider::read(&ring).is_ok_and(|staff| staff.provider.is_none()),
            "alipay" => AlipayKeys::read(&ring).is_ok(),
            _ => kind.rotated(&ring, &SystemEntropy).is_ok(),
        };
        assert!(reads, "{kind:?}");
    }
    assert_eq!(names(&dir).len(), KINDS.len(), "and nothing else");
}

#[test]
fn a_ring_that_is_there_is_never_touched_even_a_broken_one() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("seal.json"), "broken").unwrap();
    std::os::unix::fs::symlink("/nonexistent", dir.path().join("code.json")).unwrap();
    let made = generate_missing(dir.path(), &SystemEntropy).unwrap();
    assert_eq!(
        made,
        [
            "blind",
            "pepper",
            "token",
            "token-public",
            "clients",
            "face-jshrss",
            "licence",
            "sso",
            "staff",
            "alipay"
        ]
    );
    assert_eq!(fs::read(dir.path().join("seal.json")).unwrap(), b"broken");
    let before: Vec<_> = made
        .iter()
        .map(|kind| fs::read(dir.path().join(format!("{kind}.json"))).unwrap())
        .collect();
    assert_eq!(generate_missing(dir.path(), &SystemEntropy).unwrap(), [""; 0]);
    assert!(!generate(dir.path(), blind(), &SystemEntropy).unwrap());
    let after: Vec<_> = made
        .iter()
        .map(|kind| fs::read(dir.path().join(format!("{kind}.json"))).unwrap())
        .collect();
    assert_eq!(before, after);
}

#[test]
fn many_makers_at_once_make_one_ring() {
    let dir = tempfile::tempdir().unwrap();
    let made = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..16)
            .map(|_| scope.spawn(|| generate(dir.path(), blind(), &SystemEntropy).unwrap()))
            .collect();
        makers.into_iter().filter_map(|maker| maker.join().ok()).filter(|made| *made).count()
    });
    assert_eq!(made, 1);
    assert_eq!(names(dir.path()), ["blind.json"]);
}

#[test]
fn what_was_made_with_an_old_key_still_reads_after_a_rotation() {
    let dir = tempfile::tempdir().unwrap();
    generate_missing(dir.path(), &SystemEntropy).unwrap();
    let mobile: Mobile = "15400000001".parse().unwrap();
    let ring =
        || BlindKeys::read(&fs::read_to_string(dir.path().join("blind.json")).unwrap()).unwrap();
    let old = ring().blind(&mobile);
    rotate(dir.path(), blind(), &SystemEntropy).unwrap();
    assert!(ring().matches(old.as_str(), &mobile));
    assert_ne!(ring().blind(&mobile), old, "and new rows use the new key");
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_rotated()) {
        rotate(dir.path(), kind, &SystemEntropy).unwrap();
        assert_eq!(mode(&file(dir.path(), kind)), 0o600);
    }
    assert_eq!(names(dir.path()).len(), KINDS.len(), "and nothing is left over");
}

#[test]
fn rotations_at_once_each_add_a_key() {
    let dir = tempfile::tempdir().unwrap();
    generate(dir.path(), blind(), &SystemEntropy).unwrap();
    let keys = || {
        let ring = fs::read_to_string(dir.path().join("blind.json")).unwrap();
        let ring: serde_json::Value = serde_json::from_str(&ring).unwrap();
        ring.get("keys").and_then(serde_json::Value::as_object).unwrap().len()
    };
    let before = keys();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| rotate(dir.path(), blind(), &SystemEntropy).unwrap());
        }
    });
    assert_eq!(keys(), before + 8);
}

#[test]
fn a_rotation_of_nothing_or_of_a_broken_ring_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for dir in [dir.path(), &dir.path().join("none")] {
        let why = rotate(dir, blind(), &SystemEntropy).unwrap_err();
        assert!(matches!(why, NotMade::Missing { .. }), "{why}");
    }
    assert_eq!(names(dir.path()), [""; 0]);
    fs::write(dir.path().join("blind.json"), r#"{"keys":"c2VjcmV0"}"#).unwrap();
    let why = rotate(dir.path(), blind(), &SystemEntropy).unwrap_err();
    assert!(matches!(why, NotMade::Bad { .. }), "{why}");
    assert!(!why.to_string().contains("c2VjcmV0"));
    assert_eq!(fs::read(dir.path().join("blind.json")).unwrap(), br#"{"keys":"c2VjcmV0"}"#);
}

fn token() -> Kind {
    Kind::named("token").unwrap()
}

/// What the token ring would publish, and what is kept for whoever verifies.
fn both_halves(dir: &Path) -> (serde_json::Value, serde_json::Value) {
    let kept = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    let signing = TokenKeys::read(&kept("token.json")).unwrap();
    let verifying = VerifyingKeys::read(&kept("token-public.json")).unwrap();
    (signing.jwks(), verifying.jwks())
}

#[test]
fn the_public_half_of_the_token_ring_is_beside_it_whenever_it_is_made_or_rotated() {
    let dir = tempfile::tempdir().unwrap();
    assert!(generate(dir.path(), token(), &SystemEntropy).unwrap());
    let (first, published) = both_halves(dir.path());
    assert_eq!(first, published);
    rotate(dir.path(), token(), &SystemEntropy).unwrap();
    let (rotated, published) = both_halves(dir.path());
    assert_eq!(rotated, published);
    assert_ne!(rotated, first);
    assert_eq!(names(dir.path()), ["token-public.json", "token.json"]);
    assert_eq!(mode(&dir.path().join("token-public.json")), 0o600);
}

#[test]
fn a_public_half_that_is_missing_or_stale_is_made_anew_and_the_private_one_stays() {
    let dir = tempfile::tempdir().unwrap();
    generate_missing(dir.path(), &SystemEntropy).unwrap();
    let (private, public) = (dir.path().join("token.json"), dir.path().join("token-public.json"));
    let before = fs::read(&private).unwrap();
    fs::remove_file(&public).unwrap();
    assert_eq!(generate_missing(dir.path(), &SystemEntropy).unwrap(), ["token-public"]);
    fs::write(&public, "broken").unwrap();
    assert_eq!(generate_missing(dir.path(), &SystemEntropy).unwrap(), ["token-public"]);
    let (signing, published) = both_halves(dir.path());
    assert_eq!(signing, published);
    assert_eq!(fs::read(&private).unwrap(), before);
    assert_eq!(generate_missing(dir.path(), &SystemEntropy).unwrap(), [""; 0]);
}

#[test]
fn what_is_derived_or_written_by_hand_is_not_rotated_and_what_is_derived_is_never_first() {
    let dir = tempfile::tempdir().unwrap();
    generate_missing(dir.path(), &SystemEntropy).unwrap();
    for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_rotated()) {
        let before = fs::read(file(dir.path(), kind)).unwrap();
        let why = rotate(dir.path(), kind, &SystemEntropy).unwrap_err();
        assert!(matches!(why, NotMade::Bad { .. }), "{why}");
        assert_eq!(fs::read(file(dir.path(), kind)).unwrap(), before);
    }
    let empty = tempfile::tempdir().unwrap();
    let public = Kind::named("token-public").unwrap();
    assert!(public.is_derived());
    let why = generate(empty.path(), public, &SystemEntropy).unwrap_err();
    assert!(matches!(why, NotMade::Missing { .. }), "{why}");
    assert!(public.first(&SystemEntropy).is_err());
    assert!(blind().public("{}").is_err());
}
