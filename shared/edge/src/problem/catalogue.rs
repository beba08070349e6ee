//! Every kind of refusal that a caller can meet, with what people may do next, in Chinese and in English, and what it tells
//! beside.

use super::member::{self, Member};

/// A kind of problem.
#[derive(Debug)]
pub struct Kind {
    /// What programs match on.
    pub code: &'static str,
    /// HTTP status.
    pub status: u16,
    /// The same for every occurrence.
    pub title: &'static str,
    /// What people may do next, in Chinese.
    pub detail: &'static str,
    /// The same in English.
    pub english: &'static str,
    /// What it tells beside the members of every problem.
    pub members: &'static [Member],
}

/// A code is one kind's.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Kind {}

/// A line: the constant, the status, the code, the title, what to do in Chinese and in English, and the members, each with
/// whether it is there `always` and with its schema of [`member`].
macro_rules! catalogue {
    ($($name:ident = $status:literal $code:literal, $title:literal, $detail:literal, $english:literal
        $({ $($member:ident: $presence:ident $schema:ident),+ })?;
    )*) => {
        $(
            #[doc = $title]
            pub const $name: Kind = Kind {
                code: $code,
                status: $status,
                title: $title,
                detail: $detail,
                english: $english,
                members: &[$($(
                    Member::$presence(stringify!($member), member::$schema)
                ),+)?],
            };
        )*

        /// Every kind there is.
        pub const CATALOGUE: &[&Kind] = &[$(&$name),*];
    };
}

catalogue! {
    MALFORMED = 400 "request.malformed", "The body is not JSON of the expected shape",
        "请求格式不正确，请按接口文档检查 at 所指的位置。",
        "The request is not in the expected form. Check the place that `at` names against the interface's document." { at: optional text, line: optional count, column: optional count };
    FIELDS = 422 "request.fields", "Some fields are not sound",
        "部分内容填写有误，请按各项提示逐项修改后重新提交。",
        "Some of what was filled in needs a change. Mend each field as its hint says, then submit again." { errors: always field_errors };
    REPEATED_PARAMETER = 400 "request.repeated_parameter", "A parameter of the query is given more than once",
        "地址中有参数重复，请只填写一次。",
        "The address gives one parameter twice. Give it once." { parameter: always text };
    TOO_LARGE = 413 "request.too_large", "The body is longer than 16 KiB",
        "请求内容过大，请减少内容后重试。",
        "The request is too large. Shorten what it holds and try again.";
    MEDIA_TYPE = 415 "request.media_type", "The body is not declared as application/json",
        "请以 application/json 格式提交。",
        "Send the request as application/json.";
    NOT_FOUND = 404 "request.not_found", "There is no such thing",
        "没有找到所请求的内容，请检查地址。",
        "Nothing was found at this address. Check it.";
    TOKEN_MISSING = 401 "token.missing", "The bearer token is missing or malformed",
        "缺少办理凭据，请回到第一步重新开始。",
        "The credential of this step is missing. Go back to the first step and start again.";
    TOKEN_ENDED = 401 "token.ended", "The access token is not good, or no longer",
        "登录已失效，请重新登录。",
        "You are no longer signed in. Please sign in again.";
    TOKEN_OTHER_KIND = 403 "token.other_kind", "The access token is of another kind of session",
        "当前登录身份不适用于此操作：办理单位事务请以单位身份登录，办理个人事务请以个人身份登录。",
        "This cannot be done with the present sign-in. Sign in for the organisation for its business, and as a person for your own.";
    STEP_UP = 401 "token.step_up", "Identity must have been proven within the last 5 minutes",
        "此操作较为重要，请重新验证身份（重新登录）后5分钟内完成。",
        "This is an important act. Prove who you are again, and finish within 5 minutes." { max_age_s: always count };
    CLIENT_UNKNOWN = 401 "client.unknown", "The client is unknown, or its secret is not right",
        "业务系统的标识或密钥不正确，请以 HTTP Basic 方式提交，或联系管理方重新获取密钥。",
        "The business system's id or secret is not right. Send them by HTTP Basic, or ask the hall for a new secret.";
    LIMITED = 429 "limit.reached", "Too many requests",
        "操作过于频繁，请稍后再试。",
        "That was done too often. Please try again later." { retry_after_s: always count };

    REGISTRATION_UNKNOWN = 404 "registration.unknown", "There is no such registration, or it is not yours",
        "没有找到本次办理，可能已过期，请重新开始。",
        "This registration was not found; it may have expired. Please start again.";
    OTHER_AGREEMENT = 409 "registration.other_agreement", "Another version of the agreement is in force",
        "注册协议已更新，请阅读并同意最新版本后重新提交。",
        "The agreement has a new version. Read and accept it, then submit again." { version: always text, sha256: always digest };
    NOT_IN_REGISTER = 422 "registration.not_in_register", "This does not agree with the business register",
        "填写的单位或法定代表人信息与登记信息不一致，或单位不在存续状态。请核对营业执照后重新填写；信息无误的，请携带材料到经办窗口办理。",
        "The organisation or its legal representative does not agree with the business register, or the organisation is no longer active. Check the business licence and fill in again; if all is right, bring the documents to a counter.";
    CREDIT_CODE_TAKEN = 409 "registration.credit_code_taken", "The organisation is registered already",
        "该单位已注册，请直接登录；如非本单位人员注册，请携带材料到经办窗口申诉。",
        "This organisation is registered already: sign in. If nobody of yours registered it, bring the documents to a counter and appeal.";
    INSTITUTION_CODE_TAKEN = 409 "registration.institution_code_taken", "The institution code belongs to a registered organisation",
        "该机构编号已被其他单位使用，请到经办窗口核实。",
        "Another organisation uses this institution code. Have it checked at a counter.";
    FACE_FIRST = 409 "registration.face_first", "The face has yet to be verified",
        "请先使用APP扫一扫完成人脸识别认证。",
        "Verify your face first: scan the code with the APP.";
    FACE_DONE = 409 "registration.face_done", "The face has been verified already",
        "人脸认证已通过，请继续填写账户信息。",
        "Your face has passed. Go on with the account.";
    FACE_TOO_LATE = 410 "registration.face_too_late", "The time to verify the face is over",
        "已超过10分钟，本次办理已失效，请重新开始。",
        "More than 10 minutes have passed, so this registration is over. Please start again.";
    ACCOUNT_TOO_LATE = 410 "registration.account_too_late", "The time to finish is over",
        "人脸认证通过后已超过10分钟，本次办理已失效，请重新开始。",
        "More than 10 minutes have passed since your face was verified, so this registration is over. Please start again.";
    ALREADY_COMPLETE = 409 "registration.already_complete", "The registration is complete",
        "本次注册已完成，请直接登录；忘记密码的，请使用“忘记密码”。",
        "This registration is complete: sign in. If you forgot the password, use “Forgotten password”.";
    OVERTAKEN = 409 "registration.overtaken", "Another request changed the registration at the same moment",
        "同时有另一次提交，请稍后查看结果或重新提交。",
        "Another submission came at the same moment. Look at the result in a moment, or submit again.";
    MOBILE_NOT_VERIFIED = 409 "registration.mobile_not_verified", "The mobile is not verified for this registration",
        "移动电话尚未通过短信验证，请获取并填写短信验证码。",
        "The mobile has not been verified yet. Get the SMS code and fill it in.";
    IDENTITY_TAKEN = 409 "registration.identity_taken", "The identity is registered already",
        "该证件已注册个人用户，请直接登录。",
        "A person is registered with this document already: sign in.";
    MOBILE_TAKEN = 409 "registration.mobile_taken", "The mobile is bound to another account",
        "该移动电话已绑定其他账户，请更换号码，或到经办窗口申诉。",
        "The mobile belongs to another account. Use another number, or appeal at a counter.";
    PERSON_GONE = 409 "registration.person_gone", "The legal representative's own account is gone",
        "法定代表人的个人用户已注销，请重新完成个人实名注册。",
        "The legal representative's own account was closed. They have to register as a person again.";
    PASSWORD_WEAK = 422 "password.weak", "The password breaks rules",
        "密码不符合要求，请按各项提示修改。",
        "The password does not keep the rules. Change it as each hint says." { rules: always broken_rules };

    FACE_NOT_PASSED = 422 "face.not_passed", "The face was not found to be alive and theirs",
        "人脸识别未通过，请在光线充足处重新扫码认证。",
        "Your face was not recognised. Scan the code again where the light is good.";
    FACE_OTHER_PERSON = 422 "face.other_person", "The face is another person's",
        "扫码人与填写的人员不一致，请由本人扫码认证。",
        "The person who scanned is not the one who was filled in. That person has to scan the code.";
    FACE_PERSON_NOT_REGISTERED = 422 "face.person_not_registered", "The legal representative has yet to register as a person",
        "请法定代表人先完成个人实名注册，再扫码认证。",
        "The legal representative has to register as a person first, and then scan the code.";
    FACE_PERSON_ALREADY_REGISTERED = 422 "face.person_already_registered", "The person is registered already",
        "您已注册个人用户，请直接登录。",
        "You are registered as a person already: sign in.";
    CALLBACK_NOT_AUTHENTIC = 401 "callback.not_authentic", "The signature does not hold",
        "签名校验未通过。",
        "The signature does not hold.";
    CALLBACK_STALE = 401 "callback.stale", "The timestamp is more than 300 seconds from our clock",
        "时间戳超出允许范围，请校准时间后重新签名发送。",
        "The timestamp is out of range. Set the clock right, sign again and send again.";
    CALLBACK_REUSED = 409 "callback.delivery_reused", "The delivery id was used for another body",
        "投递编号重复使用，请换用新的编号。",
        "The delivery id was used before. Use a new one.";

    SMS_UNKNOWN = 404 "sms.unknown", "There is no such code, or it is not yours",
        "没有找到该短信验证码，请重新获取。",
        "This SMS code was not found. Get a new one.";
    SMS_WAIT = 429 "sms.wait", "A code may be sent again later",
        "验证码已发送。没有收到？请在倒计时结束后重新获取。",
        "A code was sent. If it does not arrive, get another when the countdown ends." { retry_after_s: always count };
    SMS_ALREADY_VERIFIED = 409 "sms.already_verified", "The mobile is verified already",
        "该移动电话已验证，请继续下一步。",
        "The mobile is verified already. Go on to the next step.";
    SMS_OVERTAKEN = 409 "sms.overtaken", "Another request sent a code at the same moment",
        "验证码正在发送，请勿重复点击。",
        "A code is being sent. Please do not click twice.";
    SMS_FLOW_OVER = 410 "sms.flow_over", "What the code was for is finished, or out of time",
        "本次办理已完成或已超时，请重新开始。",
        "This is finished, or its time is over. Please start again.";
    SMS_NOT_TAKEN = 503 "sms.not_taken", "The carrier did not take the message",
        "短信发送失败，请立即重新获取。",
        "The message could not be sent. Get the code again now.";
    SMS_BUDGET = 503 "sms.budget_spent", "As many SMS have left today as may",
        "今日短信发送量已达上限，请明日再试，或到经办窗口办理。",
        "No more messages can be sent today. Try again tomorrow, or go to a counter.";
    SMS_EXPIRED = 422 "sms.expired", "The code has expired",
        "验证码已过期，请重新获取。",
        "The code has expired. Get a new one.";
    SMS_SPENT = 422 "sms.spent", "The code is spent",
        "验证码输入错误次数过多或已使用，请在其失效（5分钟）后重新获取。",
        "The code was wrong too often or was used. Get a new one once it has expired, after 5 minutes at most." { retry_after_s: always count };
    SMS_WRONG = 422 "sms.wrong", "The code does not match",
        "验证码不正确，请核对后重新输入。",
        "The code is not right. Check it and type it again." { tries_left: always count };

    SIGN_IN_WRONG = 401 "sign_in.wrong", "Organisation, account and password do not go together",
        "单位、账号或密码不正确，请核对后重新输入。",
        "Organisation, account or password is not right. Check them and type them again.";
    SIGN_IN_LOCKED_OUT = 429 "sign_in.locked_out", "Too many failed sign-ins",
        "密码连续错误次数过多，请稍后再试，或使用扫码登录；也可使用“忘记密码”，由本人扫码进行人脸认证，重新设置密码后即可登录。",
        "The password was wrong too often. Try again later, or sign in by QR code. You can also use “Forgotten password”: verify your face, set a new password and sign in." { retry_after_s: always count };
    SIGN_IN_NOT_ACTING = 403 "sign_in.not_acting", "The place does not let its person act now",
        "密码正确，但您目前不能以该单位的身份办理：可能已停用、法定代表人已变更而待其确认、不在授权有效期内，或单位无人负责已被托管（须由法定代表人刷脸变更或到经办窗口办理）。请联系单位法定代表人或管理员。",
        "The password is right, but you cannot act for this organisation now: you are suspended, wait to be confirmed by a new legal representative, are outside your authorised period, or the organisation is in custody. Ask its legal representative or administrator." { reason: always not_acting };
    SIGN_IN_OVERTAKEN = 409 "sign_in.overtaken", "The password was changed at the same moment",
        "密码刚刚被修改，请重新登录。",
        "The password has just been changed. Please sign in again.";

    SESSION_UNKNOWN = 401 "session.unknown", "There is no such session, or the refresh token is none of it",
        "登录已失效，请重新登录。",
        "You are no longer signed in. Please sign in again.";
    SESSION_ENDED = 401 "session.ended", "The session was unused too long, or what it rests on no longer stands",
        "登录已过期，或您在该单位的身份已变更，请重新登录。",
        "Your sign-in has expired, or your place in the organisation changed. Please sign in again.";
    SESSION_REUSED = 401 "session.reused", "A spent refresh token was shown: the session is ended",
        "检测到登录凭据被重复使用，为保护您的账户已退出本次登录。请重新登录；如非本人操作，请尽快修改密码。",
        "A sign-in credential was used twice, so this sign-in was ended to protect your account. Sign in again; if it was not you, change your password soon.";
    SESSION_REFRESH_REPEATED = 409 "session.refresh_repeated", "The refresh token has given as many successors as it may",
        "登录续期请求过于频繁，请刷新页面；仍不能继续的，请重新登录。",
        "The sign-in was renewed too often. Reload the page; if that does not help, sign in again.";
    SESSION_CROSS_SITE = 403 "session.cross_site", "A cookie is taken only from a page of the portal",
        "请从网办大厅页面进行此操作。",
        "Do this from a page of the hall.";
    SESSION_NOT_ACTING = 403 "session.not_acting", "The person may not act for that organisation now",
        "您目前不能进入该单位：可能不是该单位人员、尚未接受邀请、已停用、法定代表人已变更而待其确认、不在授权有效期内，或单位无人负责已被托管（须由法定代表人刷脸变更或到经办窗口办理）。",
        "You cannot enter this organisation now: you have no place in it, have not accepted the invitation, are suspended, wait to be confirmed, are outside your authorised period, or it is in custody." { reason: always not_acting };
    SESSION_WEAKER = 403 "session.weaker", "The session rests on an agent's password, and the place is of more weight",
        "您以经办人身份登录，不能由此直接进入您担任法定代表人或管理员的单位，请以个人登录后进入，或使用该单位的账号密码登录。",
        "You signed in as an agent, and cannot go from there into a place as legal representative or administrator. Sign in as a person first, or with that organisation's password.";
    SESSION_OVERTAKEN = 409 "session.overtaken", "The place was changed at the same moment",
        "您在该单位的身份刚刚变更，请重新选择。",
        "Your place in the organisation has just changed. Please choose again.";
    PROOF_UNKNOWN = 404 "proof.unknown", "There is no such proof by face, or it is not yours",
        "没有找到该次人脸认证，请重新发起。",
        "This face verification was not found. Please start it again.";
    PROOF_NO_FACE = 409 "proof.no_face", "No face has passed, or its time is over",
        "人脸认证尚未通过或已超时，请扫码完成认证；已超时的，请重新发起。",
        "No face has passed yet, or the time is over. Scan the code; if the time is over, start again.";
    PROOF_SPENT = 409 "proof.spent", "The face was used before",
        "该次人脸认证已使用，请重新发起。",
        "This face verification was used before. Please start a new one.";
    QR_UNKNOWN = 404 "qr.unknown", "There is no such code, or it is not yours",
        "二维码无效，请刷新登录页面后重新扫码。",
        "The QR code is not valid. Reload the sign-in page and scan again.";
    QR_TAKEN = 409 "qr.taken", "Somebody scanned the code already, or it is decided",
        "该二维码已被扫描或已处理，请刷新登录页面后重新扫码。",
        "The QR code was scanned or decided already. Reload the sign-in page and scan again.";
    QR_EXPIRED = 410 "qr.expired", "The code has expired",
        "二维码已过期，请刷新登录页面获取新的二维码。",
        "The QR code has expired. Reload the sign-in page for a new one.";
    QR_DENIED = 403 "qr.denied", "The person denied the code",
        "您已在手机上拒绝本次登录。",
        "You refused this sign-in on your phone.";
    QR_CONSUMED = 410 "qr.consumed", "The code signed a page in already",
        "该二维码已使用，请刷新登录页面获取新的二维码。",
        "The QR code was used. Reload the sign-in page for a new one.";
    QR_SLOW_DOWN = 429 "qr.slow_down", "The page polls too often",
        "查询过于频繁，请按提示的间隔查询。",
        "The page asks too often. Keep the interval that is given." { retry_after_s: always count };
    QR_WRONG_NUMBER = 403 "qr.wrong_number", "The page shows another number: the code is denied",
        "所选数字与登录页面显示的不一致，已拒绝本次登录。请确认二维码来自您眼前的登录页面，切勿扫描他人发来的二维码。",
        "The number you chose is not the one on the sign-in page, so the sign-in was refused. Make sure that the code is on the page before your eyes; never scan a code that somebody sent you.";
    QR_NOT_ACTING = 403 "qr.not_acting", "The person may not act for that organisation now",
        "您目前不能以该单位的身份登录：可能不是该单位人员、尚未接受邀请、已停用、法定代表人已变更而待其确认、不在授权有效期内，或单位无人负责已被托管（须由法定代表人刷脸变更或到经办窗口办理）。",
        "You cannot sign in for this organisation now: you have no place in it, have not accepted the invitation, are suspended, wait to be confirmed, are outside your authorised period, or it is in custody." { reason: always not_acting };
    QR_OVERTAKEN = 409 "qr.overtaken", "The place was changed at the same moment",
        "您在该单位的身份刚刚变更，请重新选择。",
        "Your place in the organisation has just changed. Please choose again.";
    LICENCE_UNKNOWN = 404 "licence.unknown", "There is no such code, or the secret is none of it",
        "二维码无效，请刷新登录页面后重新扫码。",
        "The QR code is not valid. Reload the sign-in page and scan again.";
    LICENCE_EXPIRED = 410 "licence.expired", "The code has expired",
        "二维码已过期，请刷新登录页面获取新的二维码。",
        "The QR code has expired. Reload the sign-in page for a new one.";
    LICENCE_TAKEN = 409 "licence.taken", "A licence was shown to the code already",
        "该二维码已使用，请刷新登录页面获取新的二维码。",
        "The QR code was used. Reload the sign-in page for a new one.";
    LICENCE_NOT_ACTING = 403 "licence.not_acting", "The holder may not act for the licence's organisation now",
        "持照人目前不能以该单位的身份登录：单位可能尚未注册，或持照人不是该单位人员、尚未接受邀请、已停用、法定代表人已变更而待其确认、不在授权有效期内，或单位无人负责已被托管（须由法定代表人刷脸变更或到经办窗口办理）。",
        "The holder of the licence cannot sign in for this organisation now: it is not registered, or the holder has no place in it, has not accepted the invitation, is suspended, waits to be confirmed, is outside the authorised period, or the organisation is in custody." { reason: always not_acting };
    LICENCE_OVERTAKEN = 409 "licence.overtaken", "The place was changed at the same moment",
        "持照人在该单位的身份刚刚变更，请重新扫码。",
        "The holder's place in the organisation has just changed. Please scan again.";
    SSO_PROVIDER_UNKNOWN = 404 "sso.provider_unknown", "There is no such provider",
        "没有该登录方式，请从登录页面选择。",
        "There is no such way to sign in. Choose one on the sign-in page.";
    SSO_UNKNOWN = 404 "sso.unknown", "There is no such sign-on, it is not this browser's, or its time is over",
        "本次登录已失效，请返回登录页面重新开始。",
        "This sign-in is no longer valid. Go back to the sign-in page and start again.";
    SSO_DENIED = 403 "sso.denied", "The person said no at the provider",
        "您已取消本次登录。",
        "You cancelled this sign-in.";
    SSO_LOGIN_REQUIRED = 403 "sso.login_required", "The provider wants the person to sign in there, or to consent, first",
        "请先在该平台登录并同意授权，再返回重新开始。",
        "Sign in at that platform and give your consent first, then come back and start again.";
    SSO_PROVIDER_FAILED = 503 "sso.provider_failed", "The provider says that it failed",
        "该平台处理失败，请重新尝试，或使用其他方式登录。",
        "That platform failed. Try again, or sign in another way.";
    SSO_UNAVAILABLE = 503 "sso.unavailable", "The provider does not answer, or says that it cannot now",
        "该平台暂时无法使用，请稍后重试，或使用其他方式登录。",
        "That platform cannot be used for the moment. Try again later, or sign in another way.";
    SSO_MISCONFIGURED = 503 "sso.misconfigured", "The provider does not take what the hall sends: the hall's own to mend",
        "该登录方式暂不可用，我们已收到通知，请使用其他方式登录。",
        "This way to sign in is out of order, and we have been told. Please sign in another way.";
    SSO_NOT_BELIEVED = 403 "sso.not_believed", "The provider's word does not hold, or it gave none",
        "登录验证未通过，请返回登录页面重新开始。",
        "The sign-in could not be verified. Go back to the sign-in page and start again.";
    SSO_STALE = 403 "sso.stale", "They proved themselves to the provider too long ago",
        "您在该平台的登录时间过久，请在该平台退出后重新登录。",
        "You signed in at that platform too long ago. Sign out there and sign in again.";
    SSO_CLAIMS = 403 "sso.claims", "The provider does not say who it is as was agreed",
        "该平台未提供您的实名信息，请先在该平台完成实名认证，或使用其他方式登录。",
        "That platform did not give your verified name. Complete your verification there, or sign in another way.";
    SSO_NOT_LINKED = 403 "sso.not_linked", "Nobody is linked to the subject yet",
        "该账号尚未与大厅的个人用户关联：请先以个人身份登录，并在5分钟内确认关联。",
        "This account is not linked to a person of the hall yet. Sign in as a person first, and confirm the link within 5 minutes.";
    SSO_ALREADY_LINKED = 409 "sso.already_linked", "The subject or the person is linked already",
        "该账号或您的个人用户已有关联，请直接登录；如非本人操作，请到经办窗口申诉。",
        "This account or your person is linked already: sign in. If it was not you, appeal at a counter.";
    SSO_OTHER_PERSON = 403 "sso.other_person", "The provider names somebody else",
        "该账号的实名信息与您的个人用户不一致，不能关联。",
        "The verified name of this account is not yours, so it cannot be linked.";
    SSO_NOT_ACTING = 403 "sso.not_acting", "The person may not act for that organisation now",
        "您目前不能以该单位的身份登录：可能不是该单位人员、尚未接受邀请、已停用、法定代表人已变更而待其确认、不在授权有效期内，或单位无人负责已被托管（须由法定代表人刷脸变更或到经办窗口办理）。",
        "You cannot sign in for this organisation now: you have no place in it, have not accepted the invitation, are suspended, wait to be confirmed, are outside your authorised period, or it is in custody." { reason: always not_acting };
    SSO_OVERTAKEN = 409 "sso.overtaken", "The place was changed at the same moment",
        "您在该单位的身份刚刚变更，请重新选择。",
        "Your place in the organisation has just changed. Please choose again.";
    SESSION_NOT_YOURS = 404 "session.not_yours", "There is no such session among yours",
        "没有找到该登录记录，可能已退出，请刷新列表。",
        "This sign-in was not found; it may have ended. Reload the list.";

    MEMBER_NOT_ALLOWED = 403 "member.not_allowed", "The role does not allow this",
        "您在本单位的角色不能进行此操作，请联系法定代表人或管理员。",
        "Your role in this organisation does not allow this. Ask the legal representative or the administrator.";
    MEMBER_NOT_MANDATED = 403 "member.not_mandated", "The authorisation letter does not allow this",
        "开通本账号的授权委托书写明“代理人无权转换代理权”，您不能添加、修改、删除经办人或为其授权，请由法定代表人办理。",
        "The authorisation letter behind this account says that its holder may not appoint others. You cannot add, change, remove or authorise agents; the legal representative can.";
    MEMBER_YOURSELF = 403 "member.yourself", "Nobody changes their own place",
        "不能为自己办理任免、授权或修改有效期，请由法定代表人或管理员办理。",
        "You cannot appoint, authorise or change yourself. Ask the legal representative or the administrator.";
    MEMBER_UNKNOWN = 404 "member.unknown", "There is no such place in this organisation",
        "没有找到该人员，可能已被删除，请刷新列表。",
        "This person was not found; they may have been removed. Reload the list.";
    MEMBER_PERSON_UNKNOWN = 422 "member.person_unknown", "No registered person has that document and name",
        "没有找到证件与姓名一致的个人用户。请核对填写内容；本人须先在大厅完成个人实名注册。",
        "No registered person has this document and name. Check them; the person has to register in the hall first.";
    MEMBER_FULL = 409 "member.full", "No place of that role is free",
        "名额已满：管理员最多1名，经办人最多10名（含待接受的邀请）。请先删除不再需要的人员。",
        "There is no free place: at most 1 administrator and 10 agents, with those who were invited. Remove whoever is no longer needed first.";
    MEMBER_ALREADY = 409 "member.already", "The person has a place in this organisation already",
        "该人员已在本单位任职或已被邀请；更换角色请先删除再重新添加。",
        "This person has a place in the organisation already, or was invited. To change the role, remove them first and add them again.";
    MEMBER_NUMBER_SHARED = 409 "member.number_shared", "Another place is signed in to with that number",
        "本单位已有人员使用相同的证件号码或移动电话登录，请核对。",
        "Somebody else in this organisation signs in with the same document number or mobile. Please check.";
    MEMBER_NOT_INVITED = 409 "member.not_invited", "The place is not waiting for an answer",
        "该人员已接受邀请，无需重新发送。",
        "This person has accepted already; nothing needs to be sent again.";
    MEMBER_SUSPENDED = 409 "member.suspended", "The place is suspended",
        "该人员已停用，请先删除，再重新邀请。",
        "This person is suspended. Remove them first, and then invite them again.";
    MEMBER_MOBILE_NOT_THEIRS = 422 "member.mobile_not_theirs", "The mobile is not the one its person has proven",
        "移动电话须为该人员本人已验证的号码，请其先在个人账户中更换。",
        "The mobile has to be one that this person has proven as their own. They can change it in their personal account.";
    GRANT_BEYOND_OWN = 422 "grant.beyond_own", "A grant reaches beyond the granter's own period",
        "授权期限不能超出您本人的授权有效期。",
        "An authorisation cannot last longer than your own.";
    GRANT_CHANGED = 409 "grant.changed", "The place was changed since it was read",
        "该人员信息已被他人修改，请刷新后重新提交，以免覆盖。",
        "Somebody else has changed this person meanwhile. Reload before you submit again, so that nothing is overwritten." { revision: always count };
    INVITATION_UNKNOWN = 404 "invitation.unknown", "There is no such invitation, or it is no longer good",
        "邀请不存在或已失效（可能已过期、撤回、重新发送或已答复），请联系单位重新发送。",
        "The invitation does not exist or is no longer valid: it may have expired, been withdrawn, sent again or answered. Ask the organisation to send it again.";
    INVITATION_ACCEPTED = 409 "invitation.accepted", "The invitation was accepted before",
        "该邀请已接受，请直接登录；忘记密码的，请使用“忘记密码”。",
        "This invitation was accepted: sign in. If you forgot the password, use “Forgotten password”.";

    MEMBER_NOT_UNCONFIRMED = 409 "member.not_unconfirmed", "The place does not wait to be confirmed",
        "该人员无需确认，请刷新列表。",
        "This person does not need to be confirmed. Reload the list.";
    SUCCESSION_NOT_REGISTERED = 409 "succession.not_registered", "The organisation has no account yet",
        "该单位尚未注册，请由法定代表人直接注册。",
        "This organisation is not registered yet. Its legal representative can register it." { register_at: always text };
    SUCCESSION_ALREADY = 409 "succession.already_legal_representative", "They are the legal representative already",
        "您已是该单位账户的法定代表人，请直接登录；忘记密码的，请使用“忘记密码”。",
        "You are the legal representative of this account already: sign in. If you forgot the password, use “Forgotten password”.";

    APPEAL_UNKNOWN = 404 "appeal.unknown", "There is no such appeal, or it is not yours",
        "没有找到该申诉，请核对后重试。",
        "This appeal was not found. Check and try again.";
    APPEAL_PASSWORD_MISSING = 422 "appeal.password_missing", "An account that is appealed for needs a password",
        "请为申诉的账户设置密码，并再次输入确认。",
        "Set a password for the account that you appeal for, and type it twice.";
    APPEAL_OTHER_MOBILE = 422 "appeal.other_mobile", "The mobile proven is not the one appealed for",
        "请使用所申诉的移动电话号码接收短信验证码。",
        "Receive the SMS code on the mobile that you appeal for.";
    APPEAL_DECIDED = 409 "appeal.decided", "The appeal is decided already",
        "该申诉已处理，请刷新列表。",
        "This appeal was decided already. Reload the list.";
    APPEAL_NOT_OCCUPIED = 409 "appeal.not_occupied", "Nothing is occupied, or the appellant has it already",
        "所申诉的内容未被占用，或已为申诉人所有，不能支持该申诉；请核实后作不予支持处理，并在理由中说明办理途径。",
        "What is appealed for is not occupied, or belongs to the appellant already, so the appeal cannot be upheld. After checking, dismiss it and say in the reason what to do instead.";
    APPEAL_MOBILE_TAKEN = 409 "appeal.mobile_taken", "The appellant's mobile is bound to somebody else",
        "申诉人的移动电话已绑定其他账户，请申诉人先就该号码提出申诉。",
        "The appellant's mobile belongs to another account. They have to appeal for that number first.";

    RESET_UNKNOWN = 404 "password_reset.unknown", "There is no such password reset, or it is not yours",
        "没有找到本次密码重置，请重新开始。",
        "This password reset was not found. Please start again.";
    RESET_TOO_LATE = 410 "password_reset.too_late", "The time to reset the password is over",
        "已超过10分钟，本次密码重置已失效，请重新开始。",
        "More than 10 minutes have passed, so this password reset is over. Please start again.";
    RESET_COMPLETE = 409 "password_reset.already_complete", "The password reset is complete",
        "本次密码重置已完成，请使用新密码登录。",
        "This password reset is complete. Sign in with the new password.";
    RESET_NOT_PROVEN = 403 "password_reset.not_proven", "Nothing proves that the account is theirs",
        "身份验证尚未通过，或与填写的单位、账号不符。经办人可用其在该单位的移动电话接收短信验证码，或由本人扫码进行人脸认证；法定代表人、管理员和个人用户须由本人扫码进行人脸认证。",
        "Your identity is not verified yet, or does not belong to the organisation and account that were filled in. An agent can use an SMS code to the mobile they have there, or verify their face; legal representatives, administrators and persons verify their face.";
    PASSWORD_WRONG = 422 "password.wrong", "The present password is another",
        "当前密码不正确，请核对后重新输入；忘记密码的，请使用“忘记密码”。",
        "The present password is not right. Check it and type it again; if you forgot it, use “Forgotten password”.";
    MOBILE_CHANGE_UNKNOWN = 404 "mobile_change.unknown", "There is no such change of mobile, or it is not yours",
        "没有找到本次更换，请重新开始。",
        "This change was not found. Please start again.";
    MOBILE_CHANGE_TOO_LATE = 410 "mobile_change.too_late", "The time to change the mobile is over",
        "已超过10分钟，本次更换已失效，请重新开始。",
        "More than 10 minutes have passed, so this change is over. Please start again.";
    MOBILE_CHANGE_COMPLETE = 409 "mobile_change.already_complete", "The change of mobile is complete",
        "本次更换已完成；如需再次更换，请重新开始。",
        "This change is complete. To change again, please start again.";
    MOBILE_CHANGE_NOT_VERIFIED = 409 "mobile_change.not_verified", "The mobile is not verified for this change",
        "新移动电话尚未通过短信验证，请获取并填写短信验证码。",
        "The new mobile has not been verified yet. Get the SMS code and fill it in.";
    MOBILE_CHANGE_UNCHANGED = 409 "mobile_change.unchanged", "It is the mobile they have",
        "填写的号码就是当前的移动电话，请填写新的号码。",
        "This is the present mobile. Type the new one.";
    MOBILE_CHANGE_TAKEN = 409 "mobile_change.mobile_taken", "The mobile is bound to somebody else",
        "该移动电话已绑定其他账户或本单位其他人员，请更换号码，或到经办窗口申诉。",
        "The mobile belongs to another account, or to somebody else in this organisation. Use another number, or appeal at a counter.";
    ME_LEGAL_REPRESENTATIVE = 409 "me.legal_representative", "Their own face made this place",
        "法定代表人身份由本人人脸认证设立，不能在此停用。单位登记的法定代表人已变更，或您从未办理过的，请到经办窗口申诉。",
        "Your own face made you legal representative, so it cannot be ended here. If the register has another by now, or you never registered this organisation, appeal at a counter.";
    ME_NO_PLACE = 404 "me.no_place", "They have no place in that organisation",
        "该单位没有登记您的身份，请刷新列表。",
        "This organisation does not name you. Reload the list.";

    UPGRADE_UNKNOWN = 404 "upgrade.unknown", "There is no such upgrade, or it is not yours",
        "没有找到本次升级，请重新开始。",
        "This upgrade was not found. Please start again.";
    UPGRADE_OTHER_NOTICE = 409 "upgrade.other_notice", "Another version of the notice is in force",
        "升级须知已更新，请阅读最新版本后重新提交。",
        "The notice has a new version. Read it, then submit again." { version: always text, sha256: always digest };
    UPGRADE_WRONG = 401 "upgrade.wrong", "User name and password do not go together, or the account is upgraded",
        "原用户名或原密码不正确，或该账户已升级。已升级的单位请直接登录；忘记原密码的，请由法定代表人注册，或到经办窗口办理。",
        "The former user name or password is not right, or the account is upgraded already. If it is, sign in; if you forgot the former password, the legal representative can register, or go to a counter.";
    UPGRADE_LOCKED_OUT = 429 "upgrade.locked_out", "Too many wrong passwords",
        "原密码连续错误次数过多，请稍后再试；也可由法定代表人刷脸注册，或携带材料到经办窗口办理。",
        "The former password was wrong too often. Try again later; or the legal representative can register by face, or bring the documents to a counter." { retry_after_s: always count };
    UPGRADE_DISAGREES = 422 "upgrade.disagrees", "This does not agree with what is known of the organisation",
        "填写的单位或法定代表人信息与原账户或登记信息不一致，或单位不在存续状态。请核对营业执照后重新填写；信息无误的，请携带材料到经办窗口办理。",
        "The organisation or its legal representative does not agree with the former account or the register, or the organisation is no longer active. Check the business licence and fill in again; if all is right, bring the documents to a counter." { tries_left: always count };
    UPGRADE_ORGANISATION_FIRST = 409 "upgrade.organisation_first", "The organisation has yet to be confirmed",
        "请先确认单位及法定代表人信息。",
        "Confirm the organisation and its legal representative first.";
    UPGRADE_TOO_LATE = 410 "upgrade.too_late", "The time for this step is over",
        "已超过10分钟，本次升级已失效，请重新开始。",
        "More than 10 minutes have passed, so this upgrade is over. Please start again.";
    UPGRADE_NO_TRIES = 410 "upgrade.no_tries_left", "No try is left",
        "填写错误次数过多，本次升级已失效，请核对信息后重新开始。",
        "It was filled in wrongly too often, so this upgrade is over. Check the facts and start again.";
    UPGRADE_COMPLETE = 409 "upgrade.already_complete", "The upgrade is complete",
        "本次升级已完成。请管理员通过短信中的链接接受邀请后登录。",
        "This upgrade is complete. The administrator accepts the invitation by the link in the SMS, and then signs in.";
    UPGRADE_ACCOUNT_UPGRADED = 409 "upgrade.account_upgraded", "The account is upgraded already",
        "该账户已升级，请直接登录；如非本单位人员办理，请到经办窗口申诉。",
        "This account is upgraded already: sign in. If nobody of yours did it, appeal at a counter.";
    UPGRADE_LEGAL_REPRESENTATIVE = 409 "upgrade.legal_representative", "The legal representative registers instead",
        "如果您是单位法定代表人，请去注册；管理员须为其他人员。",
        "If you are the legal representative, please register instead. The administrator has to be another person." { register_at: always text };
    UPGRADE_PERSON_UNKNOWN = 422 "upgrade.person_unknown", "No registered person has that document, name and mobile",
        "没有找到证件、姓名与移动电话一致的个人用户。请核对填写内容；本人须先在大厅完成个人实名注册。",
        "No registered person has this document, name and mobile. Check them; the person has to register in the hall first." { tries_left: always count };
    UPGRADE_OVERTAKEN = 409 "upgrade.overtaken", "Another request changed the upgrade at the same moment",
        "同时有另一次提交，请稍后重新提交。",
        "Another submission came at the same moment. Submit again in a moment.";

    MATTER_UNKNOWN = 404 "matter.unknown", "There is no such matter",
        "没有该事项，可能已下线。请从事项目录中重新选择。",
        "There is no such matter; it may have been withdrawn. Choose again from the list of matters.";
    MATTER_NOT_ALLOWED = 403 "matter.not_allowed", "The caller may not do the matter now",
        "您目前不能办理该事项，请联系可为您授权的人员。",
        "You may not do this matter at present. Ask one of those who can authorise you." { reason: always matter_reason, advice: always text, granters: always granters };
    MATTER_NOT_FOR_ORGANISATION = 403 "matter.not_for_organisation", "The matter is none for organisations of that kind",
        "该事项不适用于本单位类型，请选择其他事项。",
        "This matter is not meant for organisations of this kind. Choose another.";
    MATTER_FAVOURITES_FULL = 422 "matter.favourites_full", "As many matters are kept at hand as may be",
        "最多收藏50个事项，请先取消部分收藏。",
        "At most 50 matters can be favourites. Remove some first.";
    CASE_UNKNOWN = 404 "case.unknown", "There is no such case, or it is not yours to see",
        "没有找到该办件，或您无权查看。请返回列表刷新。",
        "This case was not found, or is not yours to see. Go back and reload the list.";
    CASE_NO_PAGE = 409 "case.no_page", "The matter is another system's by now, and the case's own has told no page",
        "该事项已改由其他系统办理，本办件请联系原受理单位继续办理；如需重新办理，请从事项目录发起。",
        "Another system handles this matter by now. Ask the office that took this case how to go on; to begin anew, begin from the list of matters.";
    CASE_ATTEMPT_USED = 409 "case.attempt_used", "The page began another matter by that attempt",
        "本次点击已用于办理其他事项，请返回后重新点击办理。",
        "This click began another matter. Go back and click again.";
    CASE_MATTER_NOT_YOURS = 422 "case.matter_not_yours", "The matter is not in the catalogue, or another system's",
        "事项不在目录中，或不由本系统办理。请核对事项编码，或联系大厅管理方。",
        "The matter is not in the catalogue, or another system handles it. Check its code, or ask the hall.";
    CASE_ORGANISATION_UNKNOWN = 422 "case.organisation_unknown", "There is no such organisation",
        "没有该单位，请核对organisation。",
        "There is no such organisation. Check `organisation`.";
    CASE_DIFFERS = 409 "case.differs", "What never changes of a case is another",
        "organisation、matter、person、begun_at与该办件已登记的不同，请按首次登记的内容发送。",
        "`organisation`, `matter`, `person` or `begun_at` is not what was told of this case first. Send them as they were.";
    CASE_SEQUENCE_USED = 409 "case.sequence_used", "Another event of the case has that number",
        "该sequence已用于另一条内容，请使用更大的sequence。",
        "This `sequence` was used for something else. Use a greater one.";
    CASE_TOO_MANY = 409 "case.too_many_updates", "The case has as many changes as it may",
        "该办件的变更次数已达上限，请新建办件。",
        "This case was changed as often as a case may be. Begin a new one.";
    RATING_NOT_FINISHED = 409 "rating.not_finished", "The case is not finished",
        "办件尚未办结，办结后即可评价。",
        "The case is not finished. It can be rated once it is.";
    RATING_NOT_YOURS = 403 "rating.not_yours", "Only whoever began the case or answers for the organisation rates it",
        "只有发起人、法定代表人或管理员可以评价该办件。",
        "Only who began the case, the legal representative or the administrator can rate it.";
    RATING_GIVEN = 409 "rating.given", "The case is rated already",
        "该办件已评价，评价后不能修改。",
        "The case is rated already, and a rating cannot be changed.";
    LETTER_UNKNOWN = 404 "letter.unknown", "There is no such letter, or it is not yours to print",
        "没有找到该授权委托书，或已过保存期限。请核对摘要，或重新开具。",
        "This letter was not found, or is no longer kept. Check the digest, or write a new one.";
    LETTER_UNPRINTABLE = 422 "letter.unprintable", "The letter has characters that cannot be printed",
        "姓名或单位全称中有暂时无法打印的生僻字，请到经办窗口领取纸质授权委托书填写。",
        "A name has a rare character that cannot be printed yet. Get a paper form at a counter." { characters: always texts };
    COUNTER_DOCUMENT = 422 "counter.document", "A document is not there, or does not serve",
        "所需材料不可用：未在本窗口登记、尚未上传完成、与登记的摘要不符、已用于其他办理，或已超过当日。请重新扫描上传后再提交。",
        "A document cannot be used: it was not taken at this counter, is not uploaded, is another file than was said, was used before, or is not of today. Scan and upload it again, then submit." { kind: always document_kind };
    COUNTER_DOCUMENT_USED = 409 "counter.document_used", "A document was used by another request at the same moment",
        "材料刚刚被另一次提交使用，请查看本窗口办理记录，确认账号是否已开通。",
        "Another submission has just used a document. Look at this counter's records whether the account was opened.";
    COUNTER_LETTER_UNKNOWN = 422 "counter.letter_unknown", "There is no such letter",
        "没有找到该授权委托书，请核对编号；纸质委托书请改填其日期。",
        "This letter was not found. Check its number; of a paper letter, fill in its date instead.";
    COUNTER_LETTER_REFUSED = 422 "counter.letter_refused", "The letter does not do for this",
        "授权委托书不适用：单位、被委托人或期限与本次办理不符，或仅委托部分事项。请核对原件，或请单位重新出具。",
        "The letter does not serve: organisation, delegate or time are not those of this case, or it is for some matters only. Check the original, or have the organisation write a new one." { reason: always letter_reason };
    COUNTER_NOT_IN_REGISTER = 422 "counter.not_in_register", "This does not agree with the business register",
        "单位、法定代表人与登记信息不一致，或单位不在存续状态。请对照营业执照逐项核对；登记信息有误的，请先到登记机关更正。",
        "The organisation or its legal representative does not agree with the register, or the organisation is no longer active. Compare with the licence; if the register is wrong, it has to be corrected there first.";
    COUNTER_PERSON_UNKNOWN = 422 "counter.person_unknown", "No registered person has that document, name and mobile",
        "没有找到证件、姓名与移动电话均一致的个人用户。请核对；本人须先完成个人实名注册，更换过号码的请先在个人账户中更换。",
        "No registered person has this document, name and mobile. Check them; the person has to register first, and to change a new number in their personal account.";
    COUNTER_LEGAL_REPRESENTATIVE_THERE = 409 "counter.legal_representative_there", "The organisation has a legal representative who acts",
        "该单位已有法定代表人账号，不能重复开通；账号被他人占用或法定代表人已变更的，请办理申诉。",
        "The organisation has a legal representative's account already. If somebody else occupies it, or the representative changed, appeal.";
    COUNTER_ADMINISTRATOR_THERE = 409 "counter.administrator_there", "The organisation has an administrator's place",
        "该单位已有管理员（含待接受邀请的）。请由法定代表人删除后再办理；法定代表人无账号的，可先开通单位法人账号。",
        "The organisation has an administrator already, or one who was invited. The legal representative removes them first; if there is no such account, open the legal representative's first.";
    COUNTER_PLACE_UNKNOWN = 404 "counter.place_unknown", "There is no such organisation, or no such place in it that a counter sees",
        "没有找到该单位，或该单位没有此人员。请核对统一社会信用代码。",
        "The organisation was not found, or has no such person. Check the credit code.";
    FACE_UNKNOWN = 404 "face.unknown", "Alipay was not asked for a face of that flow, or it is not yours",
        "没有找到本次支付宝认证，请重新获取二维码。",
        "This verification by Alipay was not found. Get a new QR code.";
    FACE_PROVIDER_OFF = 404 "face.provider_off", "The hall has no contract with Alipay",
        "本大厅暂未开通支付宝认证，请使用江苏智慧人社APP扫一扫。",
        "This hall does not offer Alipay. Scan the code with the APP 江苏智慧人社.";
    FACE_DOCUMENT_NOT_TAKEN = 422 "face.document_not_taken", "Alipay takes no such document",
        "支付宝仅支持居民身份证和港澳台居民的通行证、居住证，请使用江苏智慧人社APP扫一扫。",
        "Alipay takes only resident identity cards, and permits of residents of Hong Kong, Macau and Taiwan. Scan the code with the APP 江苏智慧人社.";
    FACE_IDENTITY_REFUSED = 422 "face.identity_refused", "Alipay refuses to certify that identity",
        "支付宝未受理该证件与姓名，请核对后重新填写，或使用江苏智慧人社APP扫一扫。",
        "Alipay did not accept this document and name. Check them and fill in again, or scan the code with the APP 江苏智慧人社.";
    FACE_NO_ATTEMPTS = 410 "face.no_attempts_left", "No attempt with Alipay is left for that flow",
        "支付宝认证次数已用完，请使用江苏智慧人社APP扫一扫，或重新开始办理。",
        "No attempt with Alipay is left. Scan the code with the APP 江苏智慧人社, or start again.";
    FACE_SLOW_DOWN = 429 "face.slow_down", "The page polls too often",
        "查询过于频繁，请按提示的间隔查询。",
        "The page asks too often. Keep the interval that is given." { retry_after_s: always count };

    FAULT_PASSING = 503 "fault.passing", "Something failed that is likely to work in a moment",
        "系统繁忙，请稍后重试；已填写的内容不会丢失。",
        "The system is busy. Try again in a moment; nothing that you typed is lost." { retry_after_s: always count };
    FAULT_LASTING = 500 "fault.lasting", "Something failed",
        "系统出现故障，我们已收到告警，请稍后再试。",
        "Something failed, and we have been told. Please try again later.";
}
