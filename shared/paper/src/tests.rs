//! The press, with the font that `local/tools.sh` brings: what it refuses, and that a letter of any length fits.
//!
//! What a printed letter shows is looked at in `tests/letter.rs`.

use super::*;
use domain::{
    CreditCode, DocumentKind, Identity, IdentityDocument, MandateExtent, MandateParties, Scope,
};
use jiff::civil::date;
use std::path::Path;

/// The font that letters are printed in.
fn font() -> Vec<u8> {
    let file = "../../local/font/layer/NotoSerifSC_400Regular.ttf";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read(file).expect("run local/tools.sh, which brings the font")
}

pub(crate) fn typeface() -> Typeface {
    Typeface::new(font()).unwrap()
}

fn mandate(organisation: &str, delegate: &str) -> Mandate {
    let kind = DocumentKind::ResidentId;
    let number = "320282199003070030";
    let document = IdentityDocument::parse(kind, number, None, date(2026, 11, 24)).unwrap();
    let credit_code: CreditCode = "91320282MA1TERT0XX".parse().unwrap();
    let organisation = organisation.parse().unwrap();
    let delegate = Identity { document, name: delegate.parse().unwrap() };
    Mandate {
        parties: MandateParties { credit_code, organisation, delegate },
        extent: MandateExtent::Everything,
        may_appoint_agents: false,
        date: date(2026, 11, 24),
        bureau: "宜兴市人力资源社会保障局".parse().unwrap(),
    }
}

const PAGE: &str = "https://hall.example.org/letter";

#[test]
fn bytes_that_are_no_font_are_refused() {
    for bytes in [Vec::new(), b"%PDF-1.7".to_vec(), vec![0; 4096]] {
        assert_eq!(Press::new(bytes).unwrap_err(), BadFont);
    }
}

#[test]
fn a_character_that_the_font_has_not_is_named_and_never_printed_as_a_box() {
    let press = Press::new(font()).unwrap();
    // Rare, and there: of the table of general standard characters, beyond the first plane.
    assert_eq!(press.can_print(&mandate("宜兴市样例有限公司", "贾𬱖䶮")), Ok(()));
    let rare = mandate("宜兴市𠮷样例𠮷有限公司", "贾𪚥");
    assert_eq!(press.can_print(&rare), Err(Unprintable(vec!['𠮷', '𪚥'])));
    let refused = press.print(&rare, &MandateDigest([7; 32]), PAGE);
    assert!(matches!(refused, Err(Fault::Lasting { .. })), "{refused:?}");
}

#[test]
fn the_same_letter_is_the_same_bytes_and_another_is_not() {
    let (one, other) = (Press::new(font()).unwrap(), Press::new(font()).unwrap());
    let mandate = mandate("宜兴市样例有限公司", "贾样例");
    let digest = MandateDigest([7; 32]);
    let printed = one.print(&mandate, &digest, PAGE).unwrap();
    assert!(printed == other.print(&mandate, &digest, PAGE).unwrap());
    assert!(printed == one.print(&mandate, &digest, PAGE).unwrap());
    assert!(printed != one.print(&mandate, &MandateDigest([8; 32]), PAGE).unwrap());
    assert!(printed.starts_with(b"%PDF-1.7"));
    assert!(printed.len() < 200_000, "the font is cut down: {}", printed.len());
}

#[test]
fn the_longest_letter_fits_on_its_page() {
    let press = Press::new(font()).unwrap();
    let scope = |n: usize| Scope::Matter(format!("m{n:063}").parse().unwrap());
    let extent = MandateExtent::only((0..20).map(scope).collect()).unwrap();
    let longest = mandate(&"宜".repeat(200), &"贾".repeat(50));
    let bureau = "宜".repeat(200).parse().unwrap();
    let longest = Mandate { extent, bureau, may_appoint_agents: true, ..longest };
    press.can_print(&longest).unwrap();
    press.print(&longest, &MandateDigest([0xff; 32]), PAGE).unwrap();
}

#[test]
fn an_address_too_long_for_a_code_is_a_fault() {
    let press = Press::new(font()).unwrap();
    let page = format!("https://hall.example.org/{}", "x".repeat(4000));
    let refused = press.print(&mandate("样例公司", "贾样例"), &MandateDigest([7; 32]), &page);
    assert!(matches!(refused, Err(Fault::Lasting { .. })), "{refused:?}");
}
