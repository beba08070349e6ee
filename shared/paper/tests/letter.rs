//! A printed letter, read by `PDFium`, which has nothing in common with what wrote it: every value is there, in the guide's own
//! words, in an embedded font, and the QR code on the page, photographed so to speak, leads to the digest.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]
#![expect(clippy::expect_used, reason = "a test that meets the unexpected is over")]
#![expect(clippy::indexing_slicing, reason = "a test that meets the unexpected is over")]

use domain::{
    CreditCode, DocumentKind, Identity, IdentityDocument, Mandate, MandateDigest, MandateExtent,
    MandateParties, Scope,
};
use jiff::civil::date;
use paper::Press;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = "https://hall.example.org/letter";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn press() -> Press {
    let font = root().join("local/font/layer/NotoSerifSC_400Regular.ttf");
    Press::new(std::fs::read(font).expect("run local/tools.sh, which brings the font")).unwrap()
}

fn mandate() -> Mandate {
    let (kind, number) = (DocumentKind::ResidentId, "320282199003070030");
    let document = IdentityDocument::parse(kind, number, None, date(2026, 11, 24)).unwrap();
    let credit_code: CreditCode = "91320282MA1TERT0XX".parse().unwrap();
    Mandate {
        parties: MandateParties {
            credit_code,
            organisation: "宜兴市样例环保设备有限公司".parse().unwrap(),
            delegate: Identity { document, name: "贾样例".parse().unwrap() },
        },
        extent: MandateExtent::Everything,
        may_appoint_agents: false,
        date: date(2026, 11, 4),
        bureau: "宜兴市人力资源社会保障局".parse().unwrap(),
    }
}

fn digest() -> MandateDigest {
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip(0_u8..) {
        *byte = at.wrapping_mul(37).wrapping_add(11);
    }
    MandateDigest(bytes)
}

/// What a reader of the letter sees: its text without line breaks and spaces, its fonts, what its QR codes say.
struct Seen {
    text: String,
    fonts: Vec<String>,
    codes: Vec<String>,
}

fn look(pdf: &[u8]) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    let (letter, picture) = (folder.path().join("letter.pdf"), folder.path().join("letter.pgm"));
    std::fs::write(&letter, pdf).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/look.py");
    let python = root().join(".tools/venv/bin/python3");
    let ran = Command::new(python).arg(script).args([&letter, &picture]).output();
    let ran = ran.expect("run local/tools.sh, which brings PDFium");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let told = String::from_utf8(ran.stdout).unwrap();
    let (fonts, text): (Vec<&str>, Vec<&str>) =
        told.lines().partition(|line| line.starts_with("font "));
    Seen {
        text: text.concat().split_whitespace().collect(),
        fonts: fonts.into_iter().map(str::to_owned).collect(),
        codes: codes(&std::fs::read(picture).unwrap()),
    }
}

/// The QR codes in a picture.
fn codes(pgm: &[u8]) -> Vec<String> {
    let header = pgm.iter().position(|byte| *byte == b'\n').unwrap();
    let (header, pixels) = (std::str::from_utf8(&pgm[..header]).unwrap(), &pgm[header + 1..]);
    let sizes: Vec<usize> = header.split(' ').filter_map(|size| size.parse().ok()).collect();
    let (width, height) = (sizes[0], sizes[1]);
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}

#[test]
fn a_letter_says_what_the_guide_s_says_with_its_blanks_filled() {
    let seen = look(&press().print(&mandate(), &digest(), PAGE).unwrap());
    for part in [
        "授权委托书",
        "本单位宜兴市样例环保设备有限公司（统一社会信用代码：91320282MA1TERT0XX）授权委托贾样例，身份证号：320282199003070030，\
         为我公司办理宜兴市人力资源社会保障局网上服务大厅相关业务，全权代表我公司处理人社相关业务。在整个人社业务办理过程中，该代理人的一切行为，\
         均代表本单位，与本单位的行为具有同等法律效力。本单位将承担该代理人行为的全部法律后果和法律责任。",
        "代理人无权转换代理权。特此委托。",
        "单位/法人（盖章）",
        "2026年11月04日",
        "请于2027年02月02日前（含当日）交经办窗口",
    ] {
        assert!(seen.text.contains(part), "{part} is not in {}", seen.text);
    }
    assert!(seen.text.contains(&digest().groups().concat()), "{}", seen.text);
    assert!(!seen.text.contains('\u{FFFD}'), "every glyph says which character it is");
}

#[test]
fn a_letter_for_some_matters_names_them_and_one_that_grants_it_says_so() {
    let scopes = vec![
        Scope::Bundle("talent".parse().unwrap()),
        Scope::Matter("employment.subsidy".parse().unwrap()),
    ];
    let extent = MandateExtent::only(scopes).unwrap();
    let mandate = Mandate { extent, may_appoint_agents: true, ..mandate() };
    let seen = look(&press().print(&mandate, &digest(), PAGE).unwrap());
    let matters =
        "并仅就下列业务代表我公司：1.人才服务类业务事项（talent）；2.业务事项employment.subsidy。";
    assert!(seen.text.contains(matters), "{}", seen.text);
    assert!(!seen.text.contains("全权代表"));
    assert!(seen.text.contains("代理人有权转换代理权"));
    assert!(!seen.text.contains("无权转换代理权"));
}

#[test]
fn the_qr_code_on_the_page_leads_to_the_digest_and_the_one_font_is_embedded() {
    let seen = look(&press().print(&mandate(), &digest(), PAGE).unwrap());
    assert_eq!(seen.codes, [format!("{PAGE}#{}", digest())]);
    let is_ours = |font: &String| font.contains("NotoSerifSC") && font.ends_with(" embedded");
    assert!(seen.fonts.len() == 1 && seen.fonts.iter().all(is_ours), "{:?}", seen.fonts);
}
