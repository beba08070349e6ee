//! What the tests of the whole share: where the workspace is, and which events lie in `events/`.

use std::path::{Path, PathBuf};

/// The workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The file of an event.
#[must_use]
pub fn event_file(stem: &str) -> PathBuf {
    root().join("events").join(format!("{stem}.json"))
}

/// An event: the stem of its file, the function that is invoked with it, the status that comes back, and the code of the
/// problem if it is one.
pub type Event = (&'static str, &'static str, u16, Option<&'static str>);

/// Every event in `events/`. Each gets this answer from a stack that nobody has used yet, in any order, and again when it
/// is replayed, within the limits: a sign-in of nobody is refused so five times in a quarter of an hour, and a
/// registration of a person may be begun thirty times in an hour from one address, a reset of one account's password ten
/// times, an old password of nobody is wrong five times in a quarter of an hour. Of those with a body, only the ones whose code begins `request.` have one that is not sound.
pub const EVENTS: &[Event] = &[
    ("person-registration-start", "person-registration-start", 201, None),
    ("person-registration-start.passport", "person-registration-start", 201, None),
    (
        "person-registration-start.malformed-field",
        "person-registration-start",
        422,
        Some("request.fields"),
    ),
    (
        "person-registration-start.unknown-member",
        "person-registration-start",
        400,
        Some("request.malformed"),
    ),
    (
        "person-registration-start.not-json",
        "person-registration-start",
        400,
        Some("request.malformed"),
    ),
    (
        "person-registration-start.status-unknown",
        "person-registration-start",
        404,
        Some("registration.unknown"),
    ),
    (
        "person-registration-start.status-no-token",
        "person-registration-start",
        401,
        Some("token.missing"),
    ),
    (
        "person-registration-complete.unknown",
        "person-registration-complete",
        404,
        Some("registration.unknown"),
    ),
    (
        "person-registration-complete.no-token",
        "person-registration-complete",
        401,
        Some("token.missing"),
    ),
    (
        "person-registration-complete.malformed-fields",
        "person-registration-complete",
        422,
        Some("request.fields"),
    ),
    (
        "registration-start.other-agreement",
        "registration-start",
        409,
        Some("registration.other_agreement"),
    ),
    ("registration-start.malformed-fields", "registration-start", 422, Some("request.fields")),
    ("registration-start.missing-member", "registration-start", 400, Some("request.malformed")),
    ("registration-start.status-unknown", "registration-start", 404, Some("registration.unknown")),
    ("registration-start.status-no-token", "registration-start", 401, Some("token.missing")),
    (
        "registration-start.status-malformed-id",
        "registration-start",
        404,
        Some("request.not_found"),
    ),
    ("registration-complete.unknown", "registration-complete", 404, Some("registration.unknown")),
    ("registration-complete.malformed-token", "registration-complete", 401, Some("token.missing")),
    ("face-callback.unsigned", "face-callback", 401, Some("callback.not_authentic")),
    ("face-callback.stale", "face-callback", 401, Some("callback.stale")),
    ("face-callback.other-provider", "face-callback", 404, Some("request.not_found")),
    ("sms-code-send.unknown", "sms-code-send", 404, Some("registration.unknown")),
    ("sms-code-send.no-token", "sms-code-send", 401, Some("token.missing")),
    ("sms-code-send.malformed-field", "sms-code-send", 422, Some("request.fields")),
    ("sms-code-verify.unknown", "sms-code-verify", 404, Some("sms.unknown")),
    ("sms-code-verify.malformed-field", "sms-code-verify", 422, Some("request.fields")),
    ("sms-code-verify.malformed-id", "sms-code-verify", 404, Some("request.not_found")),
    ("sign-in.unknown", "sign-in", 401, Some("sign_in.wrong")),
    ("sign-in.unknown-from-browser", "sign-in", 401, Some("sign_in.wrong")),
    ("sign-in.malformed-fields", "sign-in", 422, Some("request.fields")),
    ("sign-in.form-encoded", "sign-in", 415, Some("request.media_type")),
    ("sign-in.too-large", "sign-in", 413, Some("request.too_large")),
    ("person-sign-in.unknown", "person-sign-in", 401, Some("sign_in.wrong")),
    ("person-sign-in.unknown-document", "person-sign-in", 401, Some("sign_in.wrong")),
    ("person-sign-in.malformed-fields", "person-sign-in", 422, Some("request.fields")),
    ("session.refresh-unknown", "session", 401, Some("session.unknown")),
    ("qr-sign-in", "qr-sign-in", 201, None),
    ("qr-sign-in.poll-unknown", "qr-sign-in", 404, Some("qr.unknown")),
    ("qr-sign-in.poll-malformed-id", "qr-sign-in", 404, Some("request.not_found")),
    ("qr-sign-in.poll-no-token", "qr-sign-in", 401, Some("token.missing")),
    ("qr-approval.scan-ended", "qr-approval", 401, Some("token.ended")),
    ("qr-approval.scan-no-token", "qr-approval", 401, Some("token.missing")),
    ("qr-approval.decision-ended", "qr-approval", 401, Some("token.ended")),
    ("licence-sign-in", "licence-sign-in", 201, None),
    ("licence-sign-in.poll-unknown", "licence-sign-in", 404, Some("qr.unknown")),
    ("licence-sign-in.poll-no-token", "licence-sign-in", 401, Some("token.missing")),
    ("licence-callback.unsigned", "licence-callback", 401, Some("callback.not_authentic")),
    ("licence-callback.stale", "licence-callback", 401, Some("callback.stale")),
    ("sso.unknown-provider", "sso", 404, Some("sso.provider_unknown")),
    ("sso.callback-unknown-provider", "sso", 404, Some("sso.provider_unknown")),
    ("sso-session.result-no-cookie", "sso-session", 404, Some("sso.unknown")),
    ("sso-session.link-ended", "sso-session", 401, Some("token.ended")),
    ("sso-session.unknown", "sso-session", 404, Some("sso.unknown")),
    ("sso-session.malformed-fields", "sso-session", 422, Some("request.fields")),
    ("session.refresh-malformed-field", "session", 422, Some("request.fields")),
    ("session.list-ended", "session", 401, Some("token.ended")),
    ("session.list-no-token", "session", 401, Some("token.missing")),
    ("session.end-all-ended", "session", 401, Some("token.ended")),
    ("session.end-ended", "session", 401, Some("token.ended")),
    ("administrator.appoint-ended", "administrator", 401, Some("token.ended")),
    ("administrator.no-token", "administrator", 401, Some("token.missing")),
    ("administrator.change-ended", "administrator", 401, Some("token.ended")),
    ("administrator.remove-ended", "administrator", 401, Some("token.ended")),
    ("administrator.invite-again-ended", "administrator", 401, Some("token.ended")),
    ("agents.add-ended", "agents", 401, Some("token.ended")),
    ("agents.change-ended", "agents", 401, Some("token.ended")),
    ("agents.remove-ended", "agents", 401, Some("token.ended")),
    ("agents.invite-again-ended", "agents", 401, Some("token.ended")),
    ("grants.ended", "grants", 401, Some("token.ended")),
    ("organisation-records.people-ended", "organisation-records", 401, Some("token.ended")),
    ("organisation-records.audit-ended", "organisation-records", 401, Some("token.ended")),
    ("organisation-export.no-token", "organisation-export", 401, Some("token.missing")),
    ("invitation.look-unknown", "invitation", 404, Some("invitation.unknown")),
    ("invitation.accept-unknown", "invitation", 404, Some("invitation.unknown")),
    ("invitation.malformed-decision", "invitation", 422, Some("request.fields")),
    ("authority.unknown-client", "authority", 401, Some("client.unknown")),
    ("authority.no-credential", "authority", 401, Some("client.unknown")),
    ("password-reset", "password-reset", 201, None),
    ("password-reset.malformed-fields", "password-reset", 422, Some("request.fields")),
    ("password-reset.status-unknown", "password-reset", 404, Some("password_reset.unknown")),
    ("password-reset.status-no-token", "password-reset", 401, Some("token.missing")),
    ("password-reset.complete-unknown", "password-reset", 404, Some("password_reset.unknown")),
    (
        "password-reset.complete-by-face-unknown",
        "password-reset",
        404,
        Some("password_reset.unknown"),
    ),
    ("password-reset.complete-malformed-fields", "password-reset", 422, Some("request.fields")),
    ("password-change.ended", "password-change", 401, Some("token.ended")),
    ("password-change.no-token", "password-change", 401, Some("token.missing")),
    ("password-change.person-ended", "password-change", 401, Some("token.ended")),
    ("mobile-change.ended", "mobile-change", 401, Some("token.ended")),
    ("mobile-change.no-token", "mobile-change", 401, Some("token.missing")),
    ("mobile-change.complete-ended", "mobile-change", 401, Some("token.ended")),
    ("me.ended", "me", 401, Some("token.ended")),
    ("me.no-token", "me", 401, Some("token.missing")),
    ("me.not-me-ended", "me", 401, Some("token.ended")),
    ("upgrade-start.halls", "upgrade-start", 200, None),
    ("upgrade-start.unknown", "upgrade-start", 401, Some("upgrade.wrong")),
    ("upgrade-start.other-notice", "upgrade-start", 409, Some("upgrade.other_notice")),
    ("upgrade-start.malformed-fields", "upgrade-start", 422, Some("request.fields")),
    ("upgrade-confirm.unknown", "upgrade-confirm", 404, Some("upgrade.unknown")),
    ("upgrade-confirm.no-token", "upgrade-confirm", 401, Some("token.missing")),
    ("upgrade-confirm.malformed-fields", "upgrade-confirm", 422, Some("request.fields")),
    ("upgrade-complete.unknown", "upgrade-complete", 404, Some("upgrade.unknown")),
    ("upgrade-complete.no-token", "upgrade-complete", 401, Some("token.missing")),
    ("upgrade-complete.malformed-fields", "upgrade-complete", 422, Some("request.fields")),
    ("jwks", "jwks", 200, None),
];
