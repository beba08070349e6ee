//! Names in accounts of an older hall, as its files really have them.

use super::{Office, csv, report, row};

fn changed(seed: u64, changes: &[(usize, &str)]) -> [String; 9] {
    let mut row = row(seed);
    for (column, text) in changes {
        (*text).clone_into(&mut row[*column]);
    }
    row
}

#[tokio::test]
async fn accounts_with_radicals_are_kept_as_the_names_that_they_look_like() {
    let rows =
        [changed(1, &[(0, "用户⻓⻰\u{3164}"), (4, "宜兴⻓⻰样例\u{E863}公司"), (8, "⻢・长⻰")])];
    let office = Office::open("legacy.csv", csv(rows)).await;
    assert_eq!(office.report().await, report(1, 1, 0, 0));
    let record = office.account("用户长龙").await.unwrap();
    assert_eq!(record.organisation_name.as_str(), "宜兴长龙样例䶮公司");
    assert_eq!(record.legal_representative.name.reveal(), "马·长龙");
    assert!(office.account("用户長龙").await.is_none());
}

#[tokio::test]
async fn accounts_whose_names_lost_characters_are_refused_by_line_and_not_kept() {
    let spoilt = [
        ("organisation_name.lost", (4, "宜兴?样例公司")),
        ("organisation_name.lost", (4, "宜兴\u{E000}样例公司")),
        ("organisation_name.lost", (4, "宜兴〓样例公司")),
        ("name.lost", (8, "张\u{FFFD}")),
        ("name.lost", (8, "张?例")),
        ("name.missing", (8, "\u{3164}")),
        ("user_name.missing", (0, "\u{FEFF}\u{3164}")),
    ];
    let rows = (1..).zip(spoilt).map(|(seed, (_, change))| changed(seed, &[change]));
    let office = Office::open("legacy.csv", csv(rows.chain([row(100)]))).await;
    assert_eq!(office.report().await, report(8, 1, 0, 7));
    let told = ::csv::Reader::from_path(&office.options.refused).unwrap().into_records();
    let told: Vec<(String, String)> =
        told.map(|one| one.unwrap()).map(|one| (one[0].to_owned(), one[2].to_owned())).collect();
    let expected: Vec<(String, String)> = (2..)
        .zip(spoilt)
        .map(|(line, (code, _)): (u64, _)| (line.to_string(), code.to_owned()))
        .collect();
    assert_eq!(told, expected);
    assert!(!office.refusals().contains("宜兴") && !office.refusals().contains('张'));
    for seed in 1..=6 {
        assert!(office.account(&format!("用户{seed}")).await.is_none());
    }
    assert!(office.account("用户100").await.is_some());
}
