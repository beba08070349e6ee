//! What the code of each function does to the table, said beside the flows and not read from the template.

/// Verb by verb, what the partition keys begin with that the code of a function touches. Read it beside the flow: a
/// transaction needs the verbs of its parts, and `WARM` is read by whoever has a table.
pub(crate) type Needs = &'static [(&'static str, &'static [&'static str])];

/// Of each function, by its folder.
pub(crate) const NEEDS: &[(&str, Needs)] = &[
    (
        "person-registration-start",
        &[("GetItem", &["FLOW#", "WARM"]), ("PutItem", &["FLOW#"]), ("UpdateItem", &["RATE#"])],
    ),
    (
        "person-registration-complete",
        &[
            // A retry compares with the password that was kept.
            ("GetItem", &["FLOW#", "PER#", "WARM"]),
            // What is blinded under an older key, while there are two.
            ("ConditionCheckItem", &["PERID#"]),
            ("PutItem", &["FLOW#", "PER#", "PERID#"]),
            ("UpdateItem", &["SMS#"]),
        ],
    ),
    (
        "registration-start",
        &[
            ("GetItem", &["FLOW#", "REG#", "WARM"]),
            ("ConditionCheckItem", &["ORGID#"]),
            ("PutItem", &["FLOW#"]),
            ("UpdateItem", &["RATE#"]),
        ],
    ),
    (
        "face-callback",
        &[
            ("GetItem", &["FLOW#", "PERID#", "WARM"]),
            ("PutItem", &["DELIVERY#", "FLOW#"]),
            // A password reset keeps what its face did beside what it has.
            ("UpdateItem", &["FLOW#"]),
        ],
    ),
    (
        "face-verification",
        &[
            ("GetItem", &["FLOW#", "PERID#", "WARM"]),
            // What came of the face is kept as of a callback, and the attempt beside the flow.
            ("PutItem", &["DELIVERY#", "FLOW#"]),
            ("UpdateItem", &["FLOW#"]),
        ],
    ),
    (
        "sms-code-send",
        &[
            ("GetItem", &["FLOW#", "SMS#", "WARM"]),
            // A code of a password reset is put into the outbox; the day's budget is only asked for it.
            ("ConditionCheckItem", &["BUDGET#"]),
            ("PutItem", &["OUTBOX#", "SMS#"]),
            ("UpdateItem", &["BUDGET#", "RATE#", "SMS#"]),
        ],
    ),
    ("sms-code-verify", &[("GetItem", &["WARM"]), ("UpdateItem", &["SMS#"])]),
    (
        "registration-complete",
        &[
            // A retry compares with the password that was kept.
            ("GetItem", &["FLOW#", "ORG#", "WARM"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "FLOW#", "ORG#", "ORGID#", "PER#"]),
            ("UpdateItem", &["SMS#"]),
        ],
    ),
    (
        "upgrade-start",
        &[
            ("GetItem", &["LEG#", "WARM"]),
            ("PutItem", &["FLOW#"]),
            ("UpdateItem", &["RATE#"]),
            // Whoever knows the password is forgiven the failures before.
            ("DeleteItem", &["RATE#"]),
        ],
    ),
    (
        "upgrade-confirm",
        &[
            ("GetItem", &["FLOW#", "LEG#", "REG#", "WARM"]),
            ("ConditionCheckItem", &["ORGID#"]),
            ("PutItem", &["FLOW#"]),
        ],
    ),
    (
        "upgrade-complete",
        &[
            // A retry compares with the password that was kept.
            ("GetItem", &["FLOW#", "ORG#", "PERID#", "WARM"]),
            // A try that names nobody asks, as a confirmation does, that the credit code is free.
            ("ConditionCheckItem", &["ORGID#", "PER#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "ORG#", "ORGID#", "PER#"]),
            ("UpdateItem", &["LEG#"]),
        ],
    ),
    (
        "authorisation-letter",
        &[("GetItem", &["LETTER#", "WARM"]), ("PutItem", &["LETTER#"]), ("UpdateItem", &["RATE#"])],
    ),
    (
        "authorisation-letter-verification",
        &[("GetItem", &["LETTER#", "WARM"]), ("UpdateItem", &["RATE#"])],
    ),
    (
        "sign-in",
        &[
            ("GetItem", &["ORGID#", "WARM"]),
            ("Query", &["ORG#"]),
            ("PutItem", &["PER#"]),
            // A password is kept anew when its pepper has changed.
            ("UpdateItem", &["ORG#", "RATE#"]),
            ("DeleteItem", &["RATE#"]),
        ],
    ),
    (
        "person-sign-in",
        &[
            // A reset that has just been finished is counted apart.
            ("GetItem", &["FLOW#", "PER#", "PERID#", "WARM"]),
            ("PutItem", &["PER#"]),
            ("UpdateItem", &["PER#", "RATE#"]),
            ("DeleteItem", &["RATE#"]),
        ],
    ),
    (
        "session",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#", "PER#"]),
            ("ConditionCheckItem", &["ORG#", "PER#"]),
            ("PutItem", &["NOTICE#"]),
            ("UpdateItem", &["PER#"]),
            ("DeleteItem", &["PER#"]),
        ],
    ),
    (
        "session-proof",
        &[
            ("GetItem", &["FLOW#", "PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["ORG#", "PER#"]),
            ("PutItem", &["FLOW#"]),
            ("UpdateItem", &["FLOW#", "PER#", "RATE#"]),
            // A right password forgives the failures before.
            ("DeleteItem", &["RATE#"]),
        ],
    ),
    (
        "place-session",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["ORG#", "PER#"]),
            ("PutItem", &["PER#"]),
            ("UpdateItem", &["RATE#"]),
        ],
    ),
    (
        "qr-sign-in",
        &[("GetItem", &["WARM"]), ("PutItem", &["QR#"]), ("UpdateItem", &["QR#", "RATE#"])],
    ),
    (
        "qr-approval",
        &[
            ("GetItem", &["PER#", "QR#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["ORG#", "PER#"]),
            ("PutItem", &["PER#"]),
            ("UpdateItem", &["QR#"]),
        ],
    ),
    (
        "licence-sign-in",
        &[("GetItem", &["WARM"]), ("PutItem", &["QR#"]), ("UpdateItem", &["QR#", "RATE#"])],
    ),
    (
        "licence-callback",
        &[
            ("GetItem", &["ORGID#", "PERID#", "QR#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["ORG#"]),
            ("PutItem", &["DELIVERY#", "PER#"]),
            ("UpdateItem", &["QR#"]),
        ],
    ),
    (
        "sso",
        &[
            ("GetItem", &["PERID#", "WARM"]),
            ("PutItem", &["SSO#"]),
            ("UpdateItem", &["RATE#", "SSO#"]),
        ],
    ),
    (
        "sso-session",
        &[
            ("GetItem", &["PER#", "SSO#", "WARM"]),
            ("Query", &["ORG#", "PER#"]),
            // What is blinded under an older key, while there are two.
            ("ConditionCheckItem", &["ORG#", "PER#", "PERID#"]),
            ("PutItem", &["NOTICE#", "PER#", "PERID#"]),
            ("UpdateItem", &["SSO#"]),
        ],
    ),
    (
        "administrator",
        &[
            ("GetItem", &["PER#", "PERID#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "ORG#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#", "RATE#"]),
            ("DeleteItem", &["FLOW#", "ORG#", "PER#"]),
        ],
    ),
    (
        "agents",
        &[
            ("GetItem", &["PER#", "PERID#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "ORG#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#", "RATE#"]),
            ("DeleteItem", &["FLOW#", "ORG#", "PER#"]),
        ],
    ),
    (
        "grants",
        &[
            ("GetItem", &["CATALOGUE#", "PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#", "RATE#"]),
        ],
    ),
    (
        "invitation",
        &[
            ("GetItem", &["FLOW#", "PER#", "SMS#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#"]),
            ("UpdateItem", &["FLOW#", "ORG#", "RATE#", "SMS#"]),
            ("DeleteItem", &["ORG#", "PER#"]),
        ],
    ),
    ("authority", &[("GetItem", &["CATALOGUE#", "WARM"]), ("Query", &["ORG#"])]),
    (
        "organisation-records",
        &[("GetItem", &["CATALOGUE#", "PER#", "WARM"]), ("Query", &["AUD#", "ORG#"])],
    ),
    (
        "appeal",
        &[
            ("GetItem", &["APL#", "FLOW#", "WARM"]),
            ("PutItem", &["APL#", "FLOW#"]),
            ("UpdateItem", &["RATE#", "SMS#"]),
        ],
    ),
    (
        "counter-appeals",
        &[
            ("GetItem", &["APL#", "ORGID#", "PER#", "PERID#", "WARM"]),
            ("Query", &["APL#", "ORG#"]),
            ("ConditionCheckItem", &["PER#", "PERID#"]),
            ("PutItem", &["APL#", "AUD#", "CTR#", "NOTICE#", "ORG#", "PER#", "PERID#", "REVOKED#"]),
            // The session is used by it; an organisation, its places, or a person are changed by what follows.
            ("UpdateItem", &["CLK#", "ORG#", "PER#", "RATE#"]),
            ("DeleteItem", &["APL#", "FLOW#", "ORG#", "PER#", "PERID#"]),
        ],
    ),
    (
        "succession",
        &[
            // A retry compares with the password that was kept.
            ("GetItem", &["FLOW#", "ORG#", "ORGID#", "REG#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "ORG#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#", "RATE#", "SMS#"]),
            // Places that end, and the invitations to them.
            ("DeleteItem", &["FLOW#", "ORG#", "PER#"]),
        ],
    ),
    (
        "confirmation",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#"]),
            ("UpdateItem", &["ORG#", "RATE#"]),
        ],
    ),
    (
        "password-reset",
        &[
            ("GetItem", &["FLOW#", "ORGID#", "WARM"]),
            ("BatchGetItem", &["FLOW#", "SMS#"]),
            ("Query", &["ORG#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["FLOW#", "ORG#", "RATE#", "SMS#"]),
            ("DeleteItem", &["RATE#"]),
        ],
    ),
    (
        "person-password-reset",
        &[
            ("GetItem", &["FLOW#", "PER#", "PERID#", "WARM"]),
            ("Query", &["PER#"]),
            ("PutItem", &["FLOW#", "NOTICE#"]),
            ("UpdateItem", &["FLOW#", "PER#", "RATE#"]),
            // Sessions that rest on the person's own, and failed sign-ins.
            ("DeleteItem", &["PER#", "RATE#"]),
        ],
    ),
    (
        "password-change",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#", "PER#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#", "PER#", "RATE#"]),
            ("DeleteItem", &["PER#", "RATE#"]),
        ],
    ),
    (
        "mobile-change",
        &[
            ("GetItem", &["FLOW#", "PER#", "WARM"]),
            ("BatchGetItem", &["FLOW#", "SMS#"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#", "PERID#"]),
            ("PutItem", &["AUD#", "FLOW#", "NOTICE#", "PER#", "PERID#"]),
            ("UpdateItem", &["FLOW#", "ORG#", "PER#", "SMS#"]),
            ("DeleteItem", &["PERID#"]),
        ],
    ),
    (
        "me",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#", "PER#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#", "REVOKED#"]),
            ("UpdateItem", &["ORG#"]),
            ("DeleteItem", &["FLOW#"]),
        ],
    ),
    (
        "organisation-export",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["AUD#", "NOTICE#", "PER#"]),
            ("UpdateItem", &["ORG#"]),
        ],
    ),
    ("hall", &[]),
    ("jwks", &[]),
    ("revocations", &[("GetItem", &["WARM"]), ("Query", &["REVOKED#"])]),
    (
        "counter-sso",
        &[("GetItem", &["WARM"]), ("PutItem", &["SSO#"]), ("UpdateItem", &["RATE#", "SSO#"])],
    ),
    (
        "counter-session",
        &[
            ("GetItem", &["CLK#", "SSO#", "WARM"]),
            ("PutItem", &["CLK#", "CTR#"]),
            ("UpdateItem", &["SSO#"]),
            ("DeleteItem", &["CLK#"]),
        ],
    ),
    (
        "counter-document",
        &[
            ("GetItem", &["WARM"]),
            ("PutItem", &["CTR#", "DOC#"]),
            ("UpdateItem", &["CLK#", "RATE#"]),
        ],
    ),
    (
        "counter-account",
        &[
            ("GetItem", &["LETTER#", "ORGID#", "PERID#", "REG#", "WARM"]),
            ("BatchGetItem", &["DOC#"]),
            ("Query", &["ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            (
                "PutItem",
                &["AUD#", "CTR#", "FLOW#", "NOTICE#", "ORG#", "ORGID#", "PER#", "REVOKED#"],
            ),
            ("UpdateItem", &["CLK#", "DOC#", "ORG#", "RATE#"]),
            // A legal representative who never accepted gives way.
            ("DeleteItem", &["FLOW#", "ORG#", "PER#"]),
        ],
    ),
    (
        "counter-records",
        &[
            ("GetItem", &["ORGID#", "WARM"]),
            ("Query", &["CTR#", "ORG#"]),
            // That an organisation was looked at is kept, and counted.
            ("PutItem", &["CTR#"]),
            ("UpdateItem", &["CLK#", "RATE#"]),
        ],
    ),
    (
        "counter-unmasking",
        &[
            ("GetItem", &["WARM"]),
            ("Query", &["ORG#"]),
            ("PutItem", &["CTR#"]),
            ("UpdateItem", &["CLK#", "RATE#"]),
        ],
    ),
    (
        "centre",
        &[
            ("GetItem", &["WARM"]),
            ("BatchGetItem", &["CASE#", "CATALOGUE#", "PER#", "USAGE#"]),
            ("Query", &["CASES#", "ORG#"]),
        ],
    ),
    (
        "matters",
        &[("GetItem", &["CATALOGUE#", "PER#", "USAGE#", "WARM"]), ("Query", &["CASES#", "ORG#"])],
    ),
    (
        "favourite",
        &[
            ("GetItem", &["CATALOGUE#", "PER#", "WARM"]),
            ("Query", &["ORG#"]),
            ("UpdateItem", &["ORG#"]),
        ],
    ),
    (
        "handling",
        &[
            ("GetItem", &["CATALOGUE#", "PER#", "WARM"]),
            ("BatchGetItem", &["CASE#", "CASES#"]),
            ("Query", &["CASE#", "ORG#"]),
            ("ConditionCheckItem", &["ORG#", "PER#"]),
            ("PutItem", &["CASE#", "CASES#"]),
            ("UpdateItem", &["CASES#", "RATE#"]),
        ],
    ),
    (
        "cases",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("BatchGetItem", &["CASE#"]),
            ("Query", &["CASE#", "CASES#", "ORG#"]),
        ],
    ),
    (
        "case-rating",
        &[
            ("GetItem", &["PER#", "WARM"]),
            ("Query", &["CASE#", "ORG#"]),
            ("ConditionCheckItem", &["PER#"]),
            ("PutItem", &["CASE#"]),
            ("UpdateItem", &["CASES#"]),
            ("DeleteItem", &["CASES#"]),
        ],
    ),
    (
        "case-update",
        &[
            ("GetItem", &["CATALOGUE#", "WARM"]),
            ("BatchGetItem", &["CASE#", "CASES#", "ORG#"]),
            ("ConditionCheckItem", &["ORG#"]),
            ("PutItem", &["CASE#", "CASES#"]),
            ("UpdateItem", &["CASES#"]),
            ("DeleteItem", &["CASES#"]),
        ],
    ),
    (
        "matter-usage",
        &[("GetItem", &["WARM"]), ("BatchGetItem", &["CASE#"]), ("UpdateItem", &["USAGE#"])],
    ),
    (
        "notices",
        &[
            ("GetItem", &["NOTICE#", "WARM"]),
            ("BatchGetItem", &["OUTBOX#", "SMS#"]),
            // One that is held has a line of its own, to be found by.
            ("PutItem", &["HELD#"]),
            ("UpdateItem", &["BUDGET#", "DELIVERY#", "HELD#", "NOTICE#", "OUTBOX#", "RATE#"]),
        ],
    ),
    (
        "notice-sums",
        &[
            ("GetItem", &["WARM"]),
            ("Query", &["HELD#"]),
            ("PutItem", &["NOTICE#"]),
            ("DeleteItem", &["HELD#"]),
        ],
    ),
];
