//! Every limit and budget of the hall, a row each.

use super::{Bound, Holder, LimitFacts, Loss, Seen, Spender};
use crate::rules::{
    AGENTS_MOST, APPEAL_PAGES_PER_CLERK, CASE_CHANGES_MOST, CASES_PER_MEMBER, CHANGES_PER_MEMBER,
    DOCUMENTS_PER_CLERK, ENTERING_PER_PERSON, FACE_ASKS, FACE_ATTEMPTS, FAVOURITES_MOST,
    GRANTS_MOST, INVITATIONS_PER_MOBILE_DAY, INVITATIONS_PER_PLACE, INVITATIONS_PER_SENDER,
    LETTER_LOOKS_PER_ADDRESS, LETTERS_PER_ADDRESS, LOOKS_PER_CLERK, NOTICES_PER_MOBILE_DAY,
    OPENINGS_PER_CLERK, PROTECTIVE_NOTICES_PER_DAY, QR_PER_ADDRESS, REFRESH_SIBLINGS_MOST,
    RESET_CODES_PER_ACCOUNT_DAY, RESET_CODES_PER_ACCOUNT_HOUR, RESET_CODES_PER_CALLER_DAY,
    RESET_CODES_PER_CALLER_HOUR, RESET_SMS_PER_MOBILE_DAY, RESET_SMS_PER_MOBILE_HOUR,
    RESETS_PER_ADDRESS, RESETS_PER_ADDRESS_AND_ACCOUNT, SESSION_PROOFS_PER_PERSON,
    SIGN_IN_FAILURES, SIGN_IN_PER_ADDRESS, SMS_GUESSES, SMS_PER_ADDRESS_HOUR, SMS_PER_DAY,
    SMS_PER_MOBILE_DAY, SMS_PER_MOBILE_HOUR, SSO_PER_ADDRESS, STARTS_PER_ADDRESS,
    STARTS_PER_ADDRESS_AND_CREDIT_CODE, UNKNOWN_PERSONS_PER_MEMBER, UNMASKINGS_PER_CLERK,
    UPGRADE_FAILURES, UPGRADE_PER_ADDRESS, UPGRADE_TRIES, UPGRADES_PER_ACCOUNT,
    WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE, WRONG_STARTS_PER_CREDIT_CODE,
};

/// Every one.
pub const LIMITS: &[LimitFacts] = &[
    // Messages
    window!(
        SMS_PER_MOBILE_HOUR,
        "codes sent to it",
        Mobile,
        Anybody,
        "codes by SMS, for the rest of an hour",
        "limit.reached",
        "a face, where one serves; a counter"
    ),
    window!(
        SMS_PER_MOBILE_DAY,
        "codes sent to it",
        Mobile,
        Anybody,
        "codes by SMS, for the rest of a day",
        "limit.reached",
        "a face, where one serves; a counter"
    ),
    window!(
        SMS_PER_ADDRESS_HOUR,
        "codes asked for",
        Address,
        SameAddress,
        "codes by SMS, there",
        "limit.reached",
        "another address; a face"
    ),
    window!(
        RESET_CODES_PER_CALLER_HOUR,
        "codes asked for in password resets, whether or not one leaves",
        AddressAndMobile,
        SameAddress,
        "codes of resets to that mobile, there, for the rest of an hour",
        "limit.reached",
        "another address; a face; a counter"
    ),
    window!(
        RESET_CODES_PER_CALLER_DAY,
        "codes asked for in password resets, whether or not one leaves",
        AddressAndMobile,
        SameAddress,
        "codes of resets to that mobile, there, for the rest of a day",
        "limit.reached",
        "another address; a face; a counter"
    ),
    window!(
        RESET_CODES_PER_ACCOUNT_HOUR,
        "codes asked for in password resets, whether or not one leaves",
        AccountAndMobile,
        Anybody,
        "codes of resets of that account, for the rest of an hour",
        "limit.reached",
        "the account's other name; a face; a counter"
    ),
    window!(
        RESET_CODES_PER_ACCOUNT_DAY,
        "codes asked for in password resets, whether or not one leaves",
        AccountAndMobile,
        Anybody,
        "codes of resets of that account, for the rest of a day",
        "limit.reached",
        "the account's other name; a face; a counter"
    ),
    LimitFacts {
        name: "RESET_SMS_PER_MOBILE_HOUR",
        bound: Bound::Window(&RESET_SMS_PER_MOBILE_HOUR),
        counts: "codes of password resets that leave",
        under: Holder::Mobile,
        spender: Spender::Anybody,
        loss: Loss {
            what: "codes of resets, for the rest of an hour; no other SMS",
            seen: Seen::Nothing,
            open: "a face; a counter",
        },
    },
    LimitFacts {
        name: "RESET_SMS_PER_MOBILE_DAY",
        bound: Bound::Window(&RESET_SMS_PER_MOBILE_DAY),
        counts: "codes of password resets that leave",
        under: Holder::Mobile,
        spender: Spender::Anybody,
        loss: Loss {
            what: "codes of resets, for the rest of a day; no other SMS",
            seen: Seen::Nothing,
            open: "a face; a counter",
        },
    },
    budget!(
        SMS_PER_DAY,
        "one day",
        "messages that leave",
        Hall,
        Anybody,
        "the kind of SMS whose share is spent (resets, other codes, notices), until midnight",
        Seen::Problem("sms.budget_spent"),
        "a face; a counter; notices wait in the table"
    ),
    LimitFacts {
        name: "PROTECTIVE_NOTICES_PER_DAY",
        bound: Bound::Window(&PROTECTIVE_NOTICES_PER_DAY),
        counts: "notices that protect a person, of one kind",
        under: Holder::MobileAndOrganisation,
        spender: Spender::Members,
        loss: Loss {
            what: "hearing of each by an SMS of its own: within the hour they hear of all together",
            seen: Seen::Summed,
            open: "notices of other kinds, of other organisations and of their own acts; `GET /v1/me`, `GET /v1/sessions` and the organisation's audit",
        },
    },
    LimitFacts {
        name: "NOTICES_PER_MOBILE_DAY",
        bound: Bound::Window(&NOTICES_PER_MOBILE_DAY),
        counts: "notices of lesser changes",
        under: Holder::MobileAndOrganisation,
        spender: Spender::Members,
        loss: Loss {
            what: "hearing of each by an SMS of its own: the next morning they hear of all together",
            seen: Seen::Summed,
            open: "notices that protect a person, and those of other organisations; `GET /v1/me` and the organisation's audit",
        },
    },
    LimitFacts {
        name: "INVITATIONS_PER_MOBILE_DAY",
        bound: Bound::Window(&INVITATIONS_PER_MOBILE_DAY),
        counts: "invitations to it",
        under: Holder::Mobile,
        spender: Spender::Members,
        loss: Loss {
            what: "hearing of each by an SMS of its own: the next morning they hear of all together",
            seen: Seen::Summed,
            open: "every other notice; `GET /v1/me` shows who invites",
        },
    },
    window!(
        INVITATIONS_PER_PLACE,
        "invitations sent to one person, the first and those sent again",
        OrganisationAndPerson,
        Members,
        "being invited by SMS by that organisation, for the rest of a day",
        "limit.reached",
        "signing in as a person, where the invitation waits"
    ),
    window!(
        INVITATIONS_PER_SENDER,
        "invitations sent, the first and those sent again",
        Person,
        OnlyThemselves,
        "sending invitations, for the rest of a day",
        "limit.reached",
        "another member who may"
    ),
    // Signing in
    window!(
        SIGN_IN_FAILURES,
        "wrong passwords",
        Account,
        Anybody,
        "signing in with the password, a quarter of an hour at a time",
        "sign_in.locked_out",
        "QR code and sign-on, which ask no password; 忘记密码 by face, which forgives it and whose sign-in is counted apart"
    ),
    window!(
        SIGN_IN_PER_ADDRESS,
        "sign-ins with a password",
        Address,
        SameAddress,
        "signing in with a password, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    window!(
        QR_PER_ADDRESS,
        "QR codes opened",
        Address,
        SameAddress,
        "new QR codes, there, for a minute",
        "limit.reached",
        "a password; another address"
    ),
    window!(
        SSO_PER_ADDRESS,
        "sign-ons begun",
        Address,
        SameAddress,
        "signing on, there, for a minute",
        "limit.reached",
        "a password; another address"
    ),
    budget!(
        REFRESH_SIBLINGS_MOST,
        "one refresh token",
        "successors given",
        Session,
        OnlyThemselves,
        "nothing: the session goes on by its youngest token",
        Seen::Problem("session.refresh_repeated"),
        "the token that was given; signing in"
    ),
    // Resets
    window!(
        RESETS_PER_ADDRESS,
        "resets begun",
        Address,
        SameAddress,
        "beginning a reset, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        RESETS_PER_ADDRESS_AND_ACCOUNT,
        "resets begun",
        AddressAndAccount,
        SameAddress,
        "beginning a reset of that account, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    // Registrations, appeals, changes of legal representative
    window!(
        STARTS_PER_ADDRESS,
        "registrations, appeals and changes of legal representative begun",
        Address,
        SameAddress,
        "beginning one, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        STARTS_PER_ADDRESS_AND_CREDIT_CODE,
        "starts that agree with the business register",
        AddressAndCreditCode,
        SameAddress,
        "beginning one for that code, there, for an hour",
        "limit.reached",
        "another address; a counter"
    ),
    window!(
        WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE,
        "starts that do not agree with the business register",
        AddressAndCreditCode,
        SameAddress,
        "being told that they do not agree",
        "limit.reached",
        "a start that agrees is counted apart"
    ),
    window!(
        WRONG_STARTS_PER_CREDIT_CODE,
        "starts that do not agree with the business register",
        CreditCode,
        Anybody,
        "being told that they do not agree",
        "limit.reached",
        "a start that agrees is counted apart"
    ),
    budget!(
        FACE_ATTEMPTS,
        "one flow",
        "faces shown to Alipay",
        Flow,
        OnlyThemselves,
        "showing a face to Alipay in that flow",
        Seen::Problem("face.no_attempts_left"),
        "the APP; another flow"
    ),
    budget!(
        FACE_ASKS,
        "one attempt",
        "questions to Alipay",
        Flow,
        OnlyThemselves,
        "that attempt",
        Seen::Problem("face.no_attempts_left"),
        "another attempt; the APP"
    ),
    budget!(
        SMS_GUESSES,
        "one code",
        "guesses",
        SmsCode,
        OnlyThemselves,
        "that code",
        Seen::Problem("sms.spent"),
        "another code, once it has expired"
    ),
    // Upgrades
    window!(
        UPGRADE_PER_ADDRESS,
        "old passwords tried",
        Address,
        SameAddress,
        "beginning an upgrade, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    window!(
        UPGRADE_FAILURES,
        "wrong old passwords",
        LegacyAccount,
        Anybody,
        "the upgrade, a quarter of an hour at a time",
        "upgrade.locked_out",
        "registration by the legal representative's face; a counter"
    ),
    window!(
        UPGRADES_PER_ACCOUNT,
        "upgrades begun with the right old password",
        LegacyAccount,
        OnlyThemselves,
        "beginning an upgrade, for an hour",
        "limit.reached",
        "the upgrades that were begun; registration"
    ),
    budget!(
        UPGRADE_TRIES,
        "one step",
        "wrong answers",
        Flow,
        OnlyThemselves,
        "that upgrade",
        Seen::Problem("upgrade.no_tries_left"),
        "another upgrade"
    ),
    // Letters
    window!(
        LETTERS_PER_ADDRESS,
        "letters written",
        Address,
        SameAddress,
        "writing letters, there, for an hour",
        "limit.reached",
        "another address; a letter on paper"
    ),
    window!(
        LETTER_LOOKS_PER_ADDRESS,
        "letters looked up or printed",
        Address,
        SameAddress,
        "looking letters up, there, for a minute",
        "limit.reached",
        "another address; a minute later"
    ),
    // Members
    window!(
        CHANGES_PER_MEMBER,
        "changes of others' places",
        Membership,
        OnlyThemselves,
        "changing places, for an hour; taking one away is not counted",
        "limit.reached",
        "another member who may"
    ),
    window!(
        ENTERING_PER_PERSON,
        "sessions begun from another session",
        Person,
        OnlyThemselves,
        "going into a place without typing, for an hour",
        "limit.reached",
        "signing in by password, QR code or sign-on"
    ),
    window!(
        SESSION_PROOFS_PER_PERSON,
        "faces asked for to prove again who they are",
        Person,
        OnlyThemselves,
        "proving oneself again by a face, for an hour",
        "limit.reached",
        "the password; signing in anew"
    ),
    window!(
        UNKNOWN_PERSONS_PER_MEMBER,
        "persons named who are not registered so",
        Membership,
        OnlyThemselves,
        "naming persons, for an hour",
        "limit.reached",
        "another member who may"
    ),
    window!(
        CASES_PER_MEMBER,
        "cases begun",
        Membership,
        OnlyThemselves,
        "beginning cases, for an hour; going on with one is not counted",
        "limit.reached",
        "another member who may"
    ),
    budget!(
        AGENTS_MOST,
        "one organisation",
        "agents, invited ones too",
        Organisation,
        OnlyThemselves,
        "inviting another",
        Seen::Problem("member.full"),
        "taking a place or an invitation away"
    ),
    budget!(
        GRANTS_MOST,
        "one place",
        "grants",
        Membership,
        OnlyThemselves,
        "granting more",
        Seen::Problem("request.fields"),
        "bundles"
    ),
    budget!(
        FAVOURITES_MOST,
        "one place",
        "favourites",
        Membership,
        OnlyThemselves,
        "keeping another",
        Seen::Problem("matter.favourites_full"),
        "dropping one"
    ),
    budget!(
        CASE_CHANGES_MOST,
        "one case",
        "changes by its business system",
        Case,
        OnlyThemselves,
        "changes of that case but the one that finishes it",
        Seen::Problem("case.too_many_updates"),
        "finishing it"
    ),
    // The counter
    window!(
        DOCUMENTS_PER_CLERK,
        "documents taken",
        Clerk,
        OnlyThemselves,
        "taking documents, for an hour",
        "limit.reached",
        "another clerk"
    ),
    window!(
        OPENINGS_PER_CLERK,
        "accounts asked to open, opened or refused",
        Clerk,
        OnlyThemselves,
        "opening accounts, for an hour",
        "limit.reached",
        "another clerk"
    ),
    window!(
        LOOKS_PER_CLERK,
        "looks at organisations, there or not",
        Clerk,
        OnlyThemselves,
        "looking at organisations, for a day",
        "limit.reached",
        "another clerk"
    ),
    window!(
        APPEAL_PAGES_PER_CLERK,
        "pages of appeals looked at",
        Clerk,
        OnlyThemselves,
        "looking at appeals, for a day; deciding them is not counted",
        "limit.reached",
        "another clerk"
    ),
    window!(
        UNMASKINGS_PER_CLERK,
        "values seen whole",
        Clerk,
        OnlyThemselves,
        "seeing values whole, for an hour",
        "limit.reached",
        "another clerk"
    ),
];
