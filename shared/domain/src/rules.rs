//! Every number the hall lives by, in one place to sign off, each beside the line it comes from.
//!
//! Lengths and alphabets of identifiers are not here: they belong to the identifier and its standard.

pub mod limits;

use jiff::SignedDuration;

/// 「请您在10分钟内完成注册」(guide, step 3): from opening a registration to passing the face.
pub const FACE_WINDOW: SignedDuration = SignedDuration::from_secs(600);

/// 「人脸认证已通过,请您在10分钟内完成注册!」(guide, step 4): from the pass to the account.
pub const ACCOUNT_WINDOW: SignedDuration = SignedDuration::from_secs(600);

/// How far a face provider's clock may be from ours, either way (DOMAIN, face verification).
pub const CALLBACK_SKEW: SignedDuration = SignedDuration::from_secs(300);

/// How long an SMS code may be answered (DESIGN, SMS code).
pub const SMS_CODE_LIFE: SignedDuration = SignedDuration::from_secs(300);

/// How long before the same code may be sent again (DESIGN, SMS code).
pub const SMS_RESEND_AFTER: SignedDuration = SignedDuration::from_secs(60);

/// Guesses at one SMS code, counted before comparing (DESIGN, I8).
pub const SMS_GUESSES: u8 = 5;

/// How long an access token is good (DESIGN, tokens).
pub const ACCESS_TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// How long a session lives unused (DESIGN, tokens).
pub const SESSION_IDLE: SignedDuration = SignedDuration::from_mins(30);

/// How long a refresh token that was used gives further successors, for a reply that was lost (decision 0030).
pub const REFRESH_GRACE: SignedDuration = SignedDuration::from_secs(30);

/// Successors that one refresh token gives. All are stored, and a session's row stays below 1 KiB.
pub const REFRESH_SIBLINGS_MOST: usize = 8;

/// How long a session lives at most (DESIGN, tokens).
pub const SESSION_LIFE: SignedDuration = SignedDuration::from_hours(12);

/// How far the clock of whoever issued a token, or says when somebody proved who they are, may be ahead of ours.
pub const CLOCK_AHEAD_MOST: SignedDuration = SignedDuration::from_secs(60);

/// How old a proof of identity may be for the gravest acts (issue: step-up).
pub const STEP_UP: SignedDuration = SignedDuration::from_mins(5);

/// 「法定代表人可添加1名管理员」(guide, 管理员).
pub const ADMINISTRATORS_MOST: usize = 1;

/// 「最多10名经办人」(guide, 经办人).
pub const AGENTS_MOST: usize = 10;

/// How long an invitation may be accepted (DESIGN, rules).
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long an organisation whose legal representative and administrator are both gone goes on; then it is in custody
/// (issue: change of legal representative).
pub const CUSTODY_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Grants one agent may have at once. DESIGN is silent; the hall's whole catalogue fits in bundles.
pub const GRANTS_MOST: usize = 100;

/// The longest period of a place or a grant: ten years, so that a slip of the hand (3026 for 2026) is told.
pub const PERIOD_MOST: SignedDuration = SignedDuration::from_hours(3653 * 24);

/// How long a QR code may be used to sign in (DOMAIN, QR sign-in).
pub const QR_LIFE: SignedDuration = SignedDuration::from_secs(120);

/// How long a page waits between two polls (DOMAIN, QR sign-in).
pub const POLL_EVERY: SignedDuration = SignedDuration::from_secs(2);

/// What `slow_down` adds to that (RFC 8628, 3.5).
pub const SLOW_DOWN: SignedDuration = SignedDuration::from_secs(5);

/// From being sent to a sign-on provider to coming back. DESIGN is silent; as long as any errand.
pub const SSO_WINDOW: SignedDuration = SignedDuration::from_secs(600);

/// How long a browser that came back from a sign-on provider may take to fetch what came of it.
pub const SSO_CODE_LIFE: SignedDuration = SignedDuration::from_secs(60);

/// How long the page may then take to pick an organisation, or to have the subject linked.
pub const SSO_CHOICE: SignedDuration = SignedDuration::from_secs(600);

/// How long ago somebody may have proven themselves to a sign-on provider.
pub const SSO_PROOF_MOST: SignedDuration = SignedDuration::from_hours(1);

/// From beginning a password reset or a change of mobile to its end.
pub const ERRAND_WINDOW: SignedDuration = SignedDuration::from_secs(600);

/// From giving the old password to confirming the organisation, and then again to naming the administrator: the same ten
/// minutes as of a registration (guide, steps 3 and 4).
pub const UPGRADE_WINDOW: SignedDuration = SignedDuration::from_secs(600);

/// Wrong answers that each of these two steps bears.
pub const UPGRADE_TRIES: u8 = 5;

/// How long an administrator who came by an upgrade may act, until the legal representative says otherwise. The guide's
/// form asks for no period, and whoever fills it in is not the legal representative, so it is short.
pub const UPGRADED_ADMINISTRATOR_PERIOD: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Days after the one it bears on which an authorisation letter is still good. The guide's letter bears a day (20XX年XX月XX日)
/// and no end; three months is what such a paper is commonly good for.
pub const LETTER_LIFE_DAYS: i32 = 90;

/// Matters that one authorisation letter may name: as many as fit on its page.
pub const LETTER_MATTERS_MOST: usize = 20;

/// How long a finished or abandoned ephemeral row is kept before the TTL sweep may take it: long enough to
/// answer whoever asks again.
pub const SWEEP_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// SMS that leave in one day of the hall's calendar at most, codes and notices together, unless configured otherwise:
/// what a flood, or a fault of ours, may cost before somebody looks. [`SmsBudget`](crate::SmsBudget) divides it.
pub const SMS_PER_DAY: u32 = 50_000;

/// How long a notice is kept: whoever is to be told is told within that time, or not at all.
pub const NOTICE_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long whoever sends a notice may take before another takes over.
pub const NOTICE_LEASE: SignedDuration = SignedDuration::from_secs(60);

/// How long a clerk's session lives at most: one working day, from the proof to the staff's provider.
pub const CLERK_SESSION_LIFE: SignedDuration = SignedDuration::from_hours(10);

/// How long a clerk's session lives unused: whoever leaves the window is signed out soon.
pub const CLERK_SESSION_IDLE: SignedDuration = SignedDuration::from_mins(30);

/// How many bytes a document that a clerk takes may have: a scan of a few pages.
pub const COUNTER_DOCUMENT_MOST: u32 = 10 * 1024 * 1024;

/// How long a document may be put where it is kept, after a clerk said that they took it.
pub const COUNTER_UPLOAD_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// How long after a clerk took a document an account may be opened with it: whoever brought it stands there.
pub const COUNTER_DOCUMENT_LIFE: SignedDuration = SignedDuration::from_hours(10);

/// How long a function goes on with the catalogue that it read.
pub const CATALOGUE_REFRESH: SignedDuration = SignedDuration::from_secs(60);

/// Matters that are recommended at once.
pub const RECOMMENDED_MOST: usize = 8;

/// Matters that one person may keep as favourites in one organisation.
pub const FAVOURITES_MOST: usize = 50;

/// How long a mandate is good for at most, by which a business system knows that somebody may do something.
pub const MANDATE_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// How old the list of what was revoked may be that a business system judges by: so a revocation is in force everywhere
/// after this long at most.
pub const REVOCATIONS_FRESH: SignedDuration = SignedDuration::from_secs(60);

/// How long a function hands out the list of what was revoked that it made. The list counts from when it was made, so this
/// makes no revocation later.
pub const REVOCATIONS_KEPT: SignedDuration = SignedDuration::from_secs(10);

/// How long after the moment it says a change may be committed: longer than a request lives.
pub const COMMITTED_LATE: SignedDuration = SignedDuration::from_secs(30);

/// Changes that one case may have; beyond them only the one that finishes it.
pub const CASE_CHANGES_MOST: u64 = 200;

/// The events of a case's history that are told: the latest.
pub const CASE_EVENTS_TOLD: usize = 50;

/// The greatest number that an event of a case may have: twelve digits.
pub const CASE_SEQUENCE_MOST: u64 = 999_999_999_999;

/// Cases of a page.
pub const CASES_PER_PAGE: usize = 20;

/// The newest cases that stand on the home page.
pub const NEWEST_MOST: usize = 5;

/// How far the clock of a business system may be ahead of ours.
pub const CLIENT_CLOCK_AHEAD: SignedDuration = SignedDuration::from_mins(5);

/// Faces that one flow may have shown to Alipay, each of which costs: as many as wrong answers elsewhere. A flow is begun
/// within limits of its own.
pub const FACE_ATTEMPTS: u8 = 5;

/// How often Alipay is asked for one attempt's certification, should it not answer, or refuse.
pub const FACE_ASKS: u8 = 5;

/// How often something may happen, over any stretch of time (a sliding window, not a calendar one).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is limited; part of the row's key.
    pub scope: &'static str,
    /// At most this often …
    pub times: u8,
    /// … within any stretch of this length.
    pub within: SignedDuration,
    /// What follows when the limit is reached.
    pub then: Then,
}

/// What follows when a limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Wait until the oldest of them is out of the window.
    Slide,
    /// Wait a whole window from the last of them; then all of them are forgiven.
    LockOut,
}

/// 「≤ 5 sends per mobile per hour」(DESIGN): codes that leave, counted under the mobile, but for those of password resets.
pub const SMS_PER_MOBILE_HOUR: Limit = Limit {
    scope: "sms-mobile",
    times: 5,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// 「≤ 10 per day」(DESIGN): the same in a day.
pub const SMS_PER_MOBILE_DAY: Limit = Limit {
    scope: "sms-mobile",
    times: 10,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// 「≤ 20 per caller address per hour」(DESIGN): codes asked for, counted under the caller's address.
pub const SMS_PER_ADDRESS_HOUR: Limit = Limit {
    scope: "sms-address",
    times: 20,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Codes asked for in password resets, counted under the caller's address and the mobile as it was typed, whether or not a
/// message leaves: as many as one mobile is sent elsewhere. Nobody at another address can spend them.
pub const RESET_CODES_PER_CALLER_HOUR: Limit = Limit {
    scope: "reset-code-caller",
    times: 5,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// The same in a day.
pub const RESET_CODES_PER_CALLER_DAY: Limit = Limit {
    scope: "reset-code-caller",
    times: 10,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Codes asked for in password resets from all addresses together, counted under the account as it was named and the mobile
/// as it was typed, whether or not a message leaves. More than one address may ask for: no single caller spends it.
pub const RESET_CODES_PER_ACCOUNT_HOUR: Limit = Limit {
    scope: "reset-code-account",
    times: 8,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// The same in a day.
pub const RESET_CODES_PER_ACCOUNT_DAY: Limit = Limit {
    scope: "reset-code-account",
    times: 16,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Codes of password resets that leave, counted under the mobile that they go to, apart from the codes of other flows: a
/// stranger who resets somebody's place takes nothing from that person's registration. An account can be named by document
/// and by mobile, and each name may have its eight, so the owner is told of that limit before this one is met. Only several
/// accounts of one mobile meet it; then the message does not leave, and the answer does not say so.
pub const RESET_SMS_PER_MOBILE_HOUR: Limit = Limit {
    scope: "sms-mobile-reset",
    times: 16,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// The same in a day.
pub const RESET_SMS_PER_MOBILE_DAY: Limit = Limit {
    scope: "sms-mobile-reset",
    times: 32,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// 「Failed sign-ins: per membership 5 in 15 min → that membership's password path waits 15 min」(DESIGN).
pub const SIGN_IN_FAILURES: Limit = Limit {
    scope: "sign-in",
    times: 5,
    within: SignedDuration::from_mins(15),
    then: Then::LockOut,
};

/// Sign-ins per caller address: a whole township hall may sit behind one address, so forty a minute.
pub const SIGN_IN_PER_ADDRESS: Limit = Limit {
    scope: "sign-in-address",
    times: 40,
    within: SignedDuration::from_mins(1),
    then: Then::Slide,
};

/// QR codes opened per caller address: a page left open asks for one each two minutes, and a whole township hall may sit
/// behind one address.
pub const QR_PER_ADDRESS: Limit = Limit {
    scope: "qr-address",
    times: 40,
    within: SignedDuration::from_mins(1),
    then: Then::Slide,
};

/// Changes that one member makes to others' places. Each sends SMS, so nobody must be able to spend the day's budget of
/// all; setting up all of twelve people takes some forty. Taking a place away is not counted.
pub const CHANGES_PER_MEMBER: Limit =
    Limit { scope: "changes", times: 60, within: SignedDuration::from_hours(1), then: Then::Slide };

/// Sessions that one person begins from another session of theirs. Whoever looks after several organisations changes
/// between them often; each leaves a row for twelve hours.
pub const ENTERING_PER_PERSON: Limit = Limit {
    scope: "entering",
    times: 60,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Faces that one person asks for to prove again who they are.
pub const SESSION_PROOFS_PER_PERSON: Limit = Limit {
    scope: "session-proof",
    times: 20,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Persons that one member names and that are not registered so: the same question that a registration asks, which must
/// not be cheap to ask often.
pub const UNKNOWN_PERSONS_PER_MEMBER: Limit = Limit {
    scope: "unknown-person",
    times: 20,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Notices of one organisation's lesser changes to one mobile: periods, grants, invitations that ended. Whoever is told
/// thirty things in a day is being flooded. Counted under mobile and organisation; what is over it is summed up.
pub const NOTICES_PER_MOBILE_DAY: Limit = Limit {
    scope: "notice-mobile",
    times: 30,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Notices that protect a person, of one kind and of one organisation (or of none), to one mobile. All of an organisation's
/// people are set up with fewer. Counted under mobile, organisation and kind; what is over it is summed up.
pub const PROTECTIVE_NOTICES_PER_DAY: Limit = Limit {
    scope: "notice-protective",
    times: 15,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Invitations to one mobile, of all organisations together. Counted under the mobile; what is over it is summed up, and
/// refused to nobody, so that no organisation keeps another from inviting.
pub const INVITATIONS_PER_MOBILE_DAY: Limit = Limit {
    scope: "invitation-mobile",
    times: 20,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Invitations that one organisation sends to one person, the first and those sent again: each is an SMS to somebody who
/// may be a stranger. Counted under organisation and person, so that to cancel and invite anew is no way around it.
pub const INVITATIONS_PER_PLACE: Limit = Limit {
    scope: "invitation-place",
    times: 6,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Invitations that one person sends, for whichever organisation. All eleven people of an organisation may be invited, and
/// most of them again. Counted under whoever sends.
pub const INVITATIONS_PER_SENDER: Limit = Limit {
    scope: "invitation-sender",
    times: 40,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// How long what protects a person waits at most when it is summed up: until the next full hour.
pub const PROTECTIVE_SUMMED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// The hour of the hall's day at which everything else that was summed up is told: nobody is woken by it.
pub const SUMMED_AT_HOUR: i8 = 9;

/// How often what is due of it is looked for.
pub const SUMMED_LOOKED_FOR_EVERY: SignedDuration = SignedDuration::from_mins(10);

/// Sign-ons begun per caller address: as sign-ins.
pub const SSO_PER_ADDRESS: Limit = Limit {
    scope: "sso-address",
    times: 40,
    within: SignedDuration::from_mins(1),
    then: Then::Slide,
};

/// Registrations begun per caller address. DESIGN is silent; starting one asks the business register a yes-or-no
/// question about somebody, so it must not be cheap to ask many.
pub const STARTS_PER_ADDRESS: Limit = Limit {
    scope: "start-address",
    times: 30,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Registrations and changes of legal representative begun per caller address and credit code, by whoever names what the
/// business register has. Counted apart from those that do not, and under no other address, so that nobody else can keep a
/// legal representative from beginning one. An honest one needs one or two.
pub const STARTS_PER_ADDRESS_AND_CREDIT_CODE: Limit = Limit {
    scope: "start-address-code",
    times: 10,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// The same, by whoever names something else than the register has.
pub const WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE: Limit = Limit {
    scope: "start-wrong-address-code",
    times: 10,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Registrations and changes of legal representative begun per credit code by whoever names something else than the
/// register has, from wherever: one organisation guessed at by many addresses. Those that agree are not counted here.
pub const WRONG_STARTS_PER_CREDIT_CODE: Limit = Limit {
    scope: "start-wrong-code",
    times: 60,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Password resets begun per caller address. DESIGN is silent; an honest person needs one or two, and a whole township
/// hall may sit behind one address.
pub const RESETS_PER_ADDRESS: Limit = Limit {
    scope: "reset-address",
    times: 30,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Password resets begun per caller address and account as it was named, whether or not there is one. DESIGN is silent;
/// each opens ten minutes in which a face or an SMS code may be tried. The address is part of the name, so that nobody
/// else can keep somebody from beginning one.
pub const RESETS_PER_ADDRESS_AND_ACCOUNT: Limit = Limit {
    scope: "reset-address-account",
    times: 10,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Old passwords tried per caller address: as many as sign-ins, for the same reason.
pub const UPGRADE_PER_ADDRESS: Limit = Limit {
    scope: "upgrade-address",
    times: 40,
    within: SignedDuration::from_mins(1),
    then: Then::Slide,
};

/// Wrong old passwords per account of an older hall, whether or not there is one: as of a sign-in.
pub const UPGRADE_FAILURES: Limit = Limit {
    scope: "upgrade",
    times: 5,
    within: SignedDuration::from_mins(15),
    then: Then::LockOut,
};

/// Upgrades begun per account of an older hall: each may try five times to name the organisation, and five times to name
/// a registered person. An honest user needs one or two.
pub const UPGRADES_PER_ACCOUNT: Limit = Limit {
    scope: "upgrade-account",
    times: 10,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Authorisation letters written per caller address: anybody may, without signing in. A whole township hall may sit behind
/// one address.
pub const LETTERS_PER_ADDRESS: Limit = Limit {
    scope: "letter-address",
    times: 30,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Authorisation letters looked up or printed per caller address: nobody finds a digest of 256 bits by trying, but nobody
/// need try fast either.
pub const LETTER_LOOKS_PER_ADDRESS: Limit = Limit {
    scope: "letter-look-address",
    times: 40,
    within: SignedDuration::from_mins(1),
    then: Then::Slide,
};

/// Documents that one clerk takes: three for each account, and some scanned again.
pub const DOCUMENTS_PER_CLERK: Limit = Limit {
    scope: "clerk-document",
    times: 90,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Accounts that one clerk asks to open, opened or refused: each may send SMS, and each refusal answers a question about
/// somebody. Nobody checks three documents faster than every two minutes.
pub const OPENINGS_PER_CLERK: Limit = Limit {
    scope: "clerk-opening",
    times: 30,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Cases that one place begins in an hour; to go on with one is not counted.
pub const CASES_PER_MEMBER: Limit = Limit {
    scope: "case-member",
    times: 60,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};

/// Organisations that one clerk looks at in a day, there or not: one each six minutes of the longest working day, and none
/// left for whoever looks through them all.
pub const LOOKS_PER_CLERK: Limit = Limit {
    scope: "clerk-look",
    times: 99,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Pages of appeals that one clerk looks at in a day: as many as organisations.
pub const APPEAL_PAGES_PER_CLERK: Limit = Limit {
    scope: "clerk-appeals",
    times: 99,
    within: SignedDuration::from_hours(24),
    then: Then::Slide,
};

/// Values that one clerk has unmasked.
pub const UNMASKINGS_PER_CLERK: Limit = Limit {
    scope: "clerk-unmasking",
    times: 20,
    within: SignedDuration::from_hours(1),
    then: Then::Slide,
};
