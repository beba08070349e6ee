//! Names and numbers in other guises than the register's: whoever types them is the same, all the way to a session.

use crate::hall::{Company, Hall, PASSWORD, document, mobile, person};
use domain::{DocumentKind, Identity, OrganisationName, PersonName};
use flows::registration::start::{NotStarted, Start};
use flows::sign_in::NotSignedIn;

fn company_of(boss: Identity) -> Company {
    let mut company = Company::new(1);
    company.record.legal_representative = boss;
    company
}

fn with(kind: DocumentKind, number: &str) -> Identity {
    Identity { document: document(kind, number), name: person(1).name }
}

#[tokio::test]
async fn a_permit_opens_an_account_and_signs_in_however_its_issue_is_written() {
    let kind = DocumentKind::HongKongMacauPermit;
    let hall = Hall::open().await;
    let company = company_of(with(kind, "H12345678"));
    hall.list(&company).await;
    hall.person(&with(kind, "h12345678（01）"), &mobile(1)).await;
    let typed = with(kind, "H12345678-02");
    let opened =
        hall.start(Start { legal_representative: typed, ..Hall::form(&company) }).await.unwrap();
    hall.pass(&opened, &with(kind, "H1234567803")).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let organisation = hall.complete(ready.with(PASSWORD)).await.unwrap();
    let number = organisation.number.as_str();
    for account in ["H12345678", "H12345678(04)", "h 1234 5678 — 05", "Ｈ１２３４５６７８（０６）"]
    {
        let session = hall.sign_in(number, account, PASSWORD).await.unwrap();
        let (signed_in, ..) = session.member.unwrap();
        assert_eq!(signed_in, organisation.organisation, "{account}");
    }
    let other = hall.sign_in(number, "H12345679(01)", PASSWORD).await.unwrap_err();
    assert!(matches!(other, NotSignedIn::Wrong), "{other:?}");
}

/// Records from before 2008 hold ten digits and who issued the permit; the permit of today has eight.
#[tokio::test]
async fn a_permit_for_taiwan_of_ten_digits_is_its_holder_s_of_eight() {
    let kind = DocumentKind::TaiwanPermit;
    let hall = Hall::open().await;
    let company = company_of(with(kind, "0561682001(D)"));
    hall.list(&company).await;
    hall.person(&with(kind, "05616820"), &mobile(1)).await;
    let typed = with(kind, "05616820");
    let opened = hall
        .start(Start { legal_representative: typed.clone(), ..Hall::form(&company) })
        .await
        .unwrap();
    hall.pass(&opened, &typed).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let organisation = hall.complete(ready.with(PASSWORD)).await.unwrap();
    let number = organisation.number.as_str();
    for account in ["05616820", "0561682001", "0561682001（D）", "05616820-02", "0561682003B"] {
        hall.sign_in(number, account, PASSWORD).await.unwrap();
    }
    let other = hall.sign_in(number, "0561682101(D)", PASSWORD).await.unwrap_err();
    assert!(matches!(other, NotSignedIn::Wrong), "{other:?}");
}

#[tokio::test]
async fn names_copied_from_a_pdf_agree_with_the_register() {
    let hall = Hall::open().await;
    let mut company = company_of(Identity { name: "马长龙".parse().unwrap(), ..person(1) });
    company.record.name = "宜兴长龙马样例（集团）公司".parse().unwrap();
    hall.list(&company).await;
    let copied = Start {
        name: "宜兴⻓⻰⻢样例（集团）公司".parse().unwrap(),
        legal_representative: Identity { name: "⻢⻓⻰".parse().unwrap(), ..person(1) },
        ..Hall::form(&company)
    };
    hall.start(copied).await.unwrap();
    let other = Start {
        name: "宜兴長龙马样例（集团）公司".parse().unwrap(),
        ..Hall::form(&company)
    };
    let refused = hall.start(other).await.unwrap_err();
    assert!(matches!(refused, NotStarted::NotInRegister), "another ideograph is another name");
}

#[tokio::test]
async fn a_register_that_was_kept_with_radicals_agrees_with_the_true_name() {
    let hall = Hall::open().await;
    let mut company = Company::new(1);
    company.record.name = OrganisationName::from_stored("宜兴⻓⻰样例\u{E863}公司").unwrap();
    hall.list(&company).await;
    let name = "宜兴长龙样例䶮公司".parse().unwrap();
    hall.start(Start { name, ..Hall::form(&company) }).await.unwrap();
}

/// U+3164 alone was once a name, and `?` was once kept in an organisation's.
#[tokio::test]
async fn whoever_was_kept_under_a_name_of_older_rules_still_signs_in() {
    let hall = Hall::open().await;
    let mut company =
        company_of(Identity { name: PersonName::from_stored("\u{3164}").unwrap(), ..person(1) });
    company.record.name = OrganisationName::from_stored("宜兴?样例公司").unwrap();
    let organisation = hall.organisation(&company, 1).await;
    let number = organisation.number.as_str();
    let account = person(1).document.account_number();
    hall.sign_in(number, &account, PASSWORD).await.unwrap();
    let members = hall.table.members(&organisation.organisation).await.unwrap().unwrap();
    let boss = members.particulars(&organisation.membership, &hall.keys.veil.seal).unwrap();
    assert_eq!(boss.identity.name.reveal(), "\u{3164}");
    assert_eq!(members.name, "宜兴?样例公司");
}
