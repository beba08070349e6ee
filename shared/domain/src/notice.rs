//! Notices: what people are told of by SMS because it happened to them, or to an organisation they answer for.
//!
//! A notice proves nothing and asks for nothing but a look: no verification code, no number of anybody, no name of a
//! person is ever in one. It is one message, so the organisation's name gives way: shortened, or left out where an
//! invitation's link needs the room.

use crate::{Mobile, OrganisationId, Role, SmsText};

/// Something that somebody is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whom.
    pub to: Mobile,
    /// What.
    pub event: NoticeEvent,
    /// 单位全称, where an organisation is concerned.
    pub organisation: Option<String>,
    /// The organisation that causes it; what a person does as themselves, or a clerk to them, has none.
    pub sender: Option<OrganisationId>,
}

/// What happened.
#[derive(Clone, PartialEq, Eq)]
pub enum NoticeEvent {
    /// They are invited to a place.
    Invited {
        /// As what.
        role: Role,
        /// Where they answer: address and secret, at most [`NoticeEvent::LINK_MOST`] characters.
        link: String,
    },
    /// They are invited again; an older link is dead.
    InvitationResent {
        /// As what.
        role: Role,
        /// Where they answer.
        link: String,
    },
    /// Their invitation is withdrawn.
    InvitationCancelled {
        /// As what they were invited.
        role: Role,
    },
    /// Somebody accepted; told to who invited.
    InvitationAccepted {
        /// As what.
        role: Role,
    },
    /// Somebody declined; told to who invited.
    InvitationDeclined {
        /// As what they were invited.
        role: Role,
    },
    /// The period of their place is another.
    PeriodChanged {
        /// As what.
        role: Role,
    },
    /// The mobile of their account is another; told to the old one and the new.
    MobileChanged,
    /// Their place has ended.
    Removed {
        /// What they were.
        role: Role,
    },
    /// What they may do is changed.
    GrantsChanged,
    /// 本人否认: somebody says that a place in their name is not theirs; told to the legal representative.
    Disavowed {
        /// As what they stood there.
        role: Role,
    },
    /// Their place is suspended.
    Suspended {
        /// What they are.
        role: Role,
    },
    /// The legal representative is another: their place waits to be confirmed.
    Unconfirmed {
        /// What they are.
        role: Role,
    },
    /// The new legal representative confirmed their place.
    Confirmed {
        /// What they are.
        role: Role,
    },
    /// Their appeal was upheld.
    AppealUpheld,
    /// Their appeal was dismissed; the reason is told where it was filed.
    AppealDismissed,
    /// Their password was changed.
    PasswordChanged,
    /// Their password was reset, by whoever proved to be them.
    PasswordReset,
    /// A spent refresh token was used again, so every sign-in of its family ended.
    SignInsEnded,
    /// Whoever a sign-on provider vouches for signs in as them from now on.
    AccountLinked,
    /// Everything about the people was taken out, unmasked; told to the legal representative and to whoever did it.
    Exported,
    /// Somebody was invited to a place, or confirmed in it; told to the legal representative.
    PlaceGiven {
        /// As what.
        role: Role,
    },
    /// Somebody's place has ended; told to the legal representative.
    PlaceTaken {
        /// What they were.
        role: Role,
    },
    /// The password, the mobile or the sign-ins of somebody's place are others; told to the legal representative.
    PlaceFactorsChanged {
        /// As what they stand there.
        role: Role,
    },
    /// Somebody's period, grants or invitation is another; told to the legal representative.
    PeopleChanged {
        /// As what they stand there.
        role: Role,
    },
    /// What was over a limit, summed up: so many notices.
    Summed {
        /// How many.
        count: u32,
    },
}

/// By its word: a link holds a secret.
impl std::fmt::Debug for NoticeEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

fn in_words(role: Role) -> &'static str {
    match role {
        Role::LegalRepresentative => "法定代表人",
        Role::Administrator => "管理员",
        Role::Agent => "经办人",
    }
}

/// How much of a message a text takes: its UTF-16 units, of which a rare ideograph has two.
pub(crate) fn width(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As much of a text as goes into so much room; what was longer ends in `end`.
pub(crate) fn shortened(text: &str, room: usize, end: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(width(end));
    let fits = |letter: &char| {
        let has_room = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        has_room
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push_str(end);
    short
}

/// A number in groups of three digits, so that it is never taken for a code.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Less of a name than this tells nobody anything.
const NAME_LEAST: usize = 5;

impl NoticeEvent {
    /// A link has at most so many characters: what is left of a message beside the longest signature and the shortest
    /// words.
    pub const LINK_MOST: usize = 45;

    /// The longest link that fits into an invitation beside this signature, for a role that anybody is invited to.
    #[must_use]
    pub fn link_most(signature: &str) -> usize {
        let signature = width(&shortened(signature, SmsText::SIGNATURE_MOST, ""));
        SmsText::MOST.saturating_sub(signature + width("【】再邀您任经办人："))
    }

    /// The word it is kept by.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::InvitationResent { .. } => "invitation_resent",
            Self::InvitationCancelled { .. } => "invitation_cancelled",
            Self::InvitationAccepted { .. } => "invitation_accepted",
            Self::InvitationDeclined { .. } => "invitation_declined",
            Self::PeriodChanged { .. } => "period_changed",
            Self::MobileChanged => "mobile_changed",
            Self::Removed { .. } => "removed",
            Self::GrantsChanged => "grants_changed",
            Self::Disavowed { .. } => "disavowed",
            Self::Suspended { .. } => "suspended",
            Self::Unconfirmed { .. } => "unconfirmed",
            Self::Confirmed { .. } => "confirmed",
            Self::AppealUpheld => "appeal_upheld",
            Self::AppealDismissed => "appeal_dismissed",
            Self::PasswordChanged => "password_changed",
            Self::PasswordReset => "password_reset",
            Self::SignInsEnded => "sign_ins_ended",
            Self::AccountLinked => "account_linked",
            Self::Exported => "exported",
            Self::PlaceGiven { .. } => "place_given",
            Self::PlaceTaken { .. } => "place_taken",
            Self::PlaceFactorsChanged { .. } => "place_factors_changed",
            Self::PeopleChanged { .. } => "people_changed",
            Self::Summed { .. } => "summed",
        }
    }

    /// The event of this word, with the role, the link and the number it needs.
    #[must_use]
    pub fn parse(
        word: &str,
        role: Option<Role>,
        link: Option<String>,
        count: Option<u32>,
    ) -> Option<Self> {
        Some(match word {
            "invited" => Self::Invited { role: role?, link: link? },
            "invitation_resent" => Self::InvitationResent { role: role?, link: link? },
            "invitation_cancelled" => Self::InvitationCancelled { role: role? },
            "invitation_accepted" => Self::InvitationAccepted { role: role? },
            "invitation_declined" => Self::InvitationDeclined { role: role? },
            "period_changed" => Self::PeriodChanged { role: role? },
            "mobile_changed" => Self::MobileChanged,
            "removed" => Self::Removed { role: role? },
            "grants_changed" => Self::GrantsChanged,
            "disavowed" => Self::Disavowed { role: role? },
            "suspended" => Self::Suspended { role: role? },
            "unconfirmed" => Self::Unconfirmed { role: role? },
            "confirmed" => Self::Confirmed { role: role? },
            "appeal_upheld" => Self::AppealUpheld,
            "appeal_dismissed" => Self::AppealDismissed,
            "password_changed" => Self::PasswordChanged,
            "password_reset" => Self::PasswordReset,
            "sign_ins_ended" => Self::SignInsEnded,
            "account_linked" => Self::AccountLinked,
            "exported" => Self::Exported,
            "place_given" => Self::PlaceGiven { role: role? },
            "place_taken" => Self::PlaceTaken { role: role? },
            "place_factors_changed" => Self::PlaceFactorsChanged { role: role? },
            "people_changed" => Self::PeopleChanged { role: role? },
            "summed" => Self::Summed { count: count? },
            _ => return None,
        })
    }

    /// The role it is about.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match self {
            Self::Invited { role, .. }
            | Self::InvitationResent { role, .. }
            | Self::InvitationCancelled { role }
            | Self::InvitationAccepted { role }
            | Self::InvitationDeclined { role }
            | Self::PeriodChanged { role }
            | Self::Removed { role }
            | Self::Disavowed { role }
            | Self::Suspended { role }
            | Self::Unconfirmed { role }
            | Self::Confirmed { role }
            | Self::PlaceGiven { role }
            | Self::PlaceTaken { role }
            | Self::PlaceFactorsChanged { role }
            | Self::PeopleChanged { role } => Some(*role),
            Self::MobileChanged
            | Self::GrantsChanged
            | Self::AppealUpheld
            | Self::AppealDismissed
            | Self::PasswordChanged
            | Self::PasswordReset
            | Self::SignInsEnded
            | Self::AccountLinked
            | Self::Exported
            | Self::Summed { .. } => None,
        }
    }

    /// The link it carries.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        match self {
            Self::Invited { link, .. } | Self::InvitationResent { link, .. } => Some(link),
            _ => None,
        }
    }

    /// The number it carries.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::Summed { count } => Some(*count),
            _ => None,
        }
    }

    /// What it says, in words that say more or less: the first that fits is sent. `…` stands where the name of the
    /// organisation goes.
    fn forms(&self) -> Vec<String> {
        let role = self.role().map(in_words).unwrap_or_default();
        let sentence = match self {
            Self::Invited { link, .. } => {
                return vec![
                    format!("…邀您任{role}，7日内有效：{link}"),
                    format!("邀您任{role}，7日内有效：{link}"),
                    format!("邀您任{role}：{link}"),
                    format!("您被邀请任{role}，请向单位索取链接。"),
                ];
            }
            Self::InvitationResent { link, .. } => {
                return vec![
                    format!("…再邀您任{role}，旧链接作废：{link}"),
                    format!("再邀您任{role}，旧链接作废：{link}"),
                    format!("再邀您任{role}：{link}"),
                    format!("您再次被邀请任{role}，请向单位索取链接。"),
                ];
            }
            Self::InvitationCancelled { .. } => format!("您任{role}的邀请已撤销。"),
            Self::InvitationAccepted { .. } => format!("受邀的{role}已接受邀请。"),
            Self::InvitationDeclined { .. } => format!("受邀的{role}已谢绝邀请。"),
            Self::PeriodChanged { .. } => format!("您任{role}的期限已变更，请登录查看。"),
            Self::MobileChanged => "您绑定的移动电话已变更。如非本人操作，请立即联系单位。".into(),
            Self::Removed { .. } => format!("您已不再是{role}。如有疑问，请联系单位。"),
            Self::GrantsChanged => "您的业务授权已变更，请登录查看。".into(),
            Self::Disavowed { .. } => format!("有人表示并未担任{role}，请尽快登录核实。"),
            Self::Suspended { .. } => format!("您的{role}身份已停用。如有疑问，请联系单位。"),
            Self::Unconfirmed { .. } => {
                format!("法定代表人已变更，您的{role}身份须经其确认，此前暂停。")
            }
            Self::Confirmed { .. } => format!("法定代表人已确认您的{role}身份，请重新登录。"),
            Self::AppealUpheld => "您的申诉已获支持，请登录或重新办理。".into(),
            Self::AppealDismissed => {
                "您的申诉未获支持，理由请在申诉页面查看，或到经办窗口了解。".into()
            }
            Self::PasswordChanged => "您的密码已修改。如非本人操作，请立即找回密码。".into(),
            Self::PasswordReset => "您的密码已重置。如非本人操作，请立即找回密码。".into(),
            Self::AccountLinked => {
                "您的账号已关联另一登录方式。如非本人操作，请立即登录核实。".into()
            }
            Self::Exported => "本单位人员信息已被导出，如非本单位操作，请立即登录核实。".into(),
            Self::PlaceGiven { .. } => {
                format!("本单位任用一名{role}，如非本单位操作，请立即登录核实。")
            }
            Self::PlaceTaken { .. } => {
                format!("本单位一名{role}已被移除，如非本单位操作，请立即登录核实。")
            }
            Self::PlaceFactorsChanged { .. } => {
                format!("本单位{role}的密码或移动电话有变动，如非本单位操作，请立即登录核实。")
            }
            Self::PeopleChanged { .. } => {
                format!("本单位{role}信息有变动，如非本单位操作，请立即登录核实。")
            }
            Self::Summed { count } => format!("另有{}项变更，请登录查看。", grouped(*count)),
            Self::SignInsEnded => {
                "您的登录凭据被重复使用，相关登录已退出。如有异常，请修改密码。".into()
            }
        };
        vec![format!("…：{sentence}"), sentence]
    }
}

impl Notice {
    /// The words of it that go into so much room.
    fn sentence(&self, room: usize) -> String {
        let named = self
            .organisation
            .as_deref()
            .map(|name| name.chars().filter(|letter| !letter.is_control()).collect::<String>());
        let fitting = |form: String| match (form.strip_prefix('…'), &named) {
            (None, _) => (width(&form) <= room).then_some(form),
            (Some(_), None) => None,
            (Some(rest), Some(name)) => {
                let left = room.checked_sub(width(rest))?;
                let has_room = left >= NAME_LEAST.min(width(name));
                has_room.then(|| shortened(name, left, "…") + rest)
            }
        };
        self.event.forms().into_iter().find_map(fitting).unwrap_or_default()
    }
}

impl SmsText {
    /// The message that tells of something that happened: at most [`SmsText::MOST`] characters, whatever it tells.
    #[must_use]
    pub fn notice(signature: &str, notice: &Notice) -> Self {
        let signature = shortened(signature, Self::SIGNATURE_MOST, "");
        let head = format!("【{signature}】");
        let room = Self::MOST.saturating_sub(width(&head));
        Self::of(head + &notice.sentence(room))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    const LONG: &str = "华东第一超大型智慧政务厅";

    fn link(characters: usize) -> String {
        let base = "https://yx.example/i";
        format!("{base}#{}", "k".repeat(characters - base.len() - 1))
    }

    pub(crate) fn events(role: Role, link: &str) -> Vec<NoticeEvent> {
        let link = || link.to_owned();
        vec![
            NoticeEvent::Invited { role, link: link() },
            NoticeEvent::InvitationResent { role, link: link() },
            NoticeEvent::InvitationCancelled { role },
            NoticeEvent::InvitationAccepted { role },
            NoticeEvent::InvitationDeclined { role },
            NoticeEvent::PeriodChanged { role },
            NoticeEvent::MobileChanged,
            NoticeEvent::Removed { role },
            NoticeEvent::GrantsChanged,
            NoticeEvent::Disavowed { role },
            NoticeEvent::Suspended { role },
            NoticeEvent::Unconfirmed { role },
            NoticeEvent::Confirmed { role },
            NoticeEvent::AppealUpheld,
            NoticeEvent::AppealDismissed,
            NoticeEvent::PasswordChanged,
            NoticeEvent::PasswordReset,
            NoticeEvent::SignInsEnded,
            NoticeEvent::AccountLinked,
            NoticeEvent::Exported,
            NoticeEvent::PlaceGiven { role },
            NoticeEvent::PlaceTaken { role },
            NoticeEvent::PlaceFactorsChanged { role },
            NoticeEvent::PeopleChanged { role },
            NoticeEvent::Summed { count: 1_234_567 },
        ]
    }

    fn notice(event: NoticeEvent, organisation: Option<&str>) -> Notice {
        let to = "13800138000".parse().unwrap();
        Notice { to, event, organisation: organisation.map(str::to_owned), sender: None }
    }

    fn text(signature: &str, event: NoticeEvent, organisation: Option<&str>) -> String {
        SmsText::notice(signature, &notice(event, organisation)).reveal().to_owned()
    }

    #[test]
    fn an_invitation_says_who_invites_as_what_and_where_to_answer() {
        let invited = NoticeEvent::Invited { role: Role::Agent, link: link(45) };
        let name = Some("宜兴市第一有限公司");
        let said = text(LONG, invited.clone(), name);
        assert_eq!(said, format!("【{LONG}】邀您任经办人：{}", link(45)), "no room left");
        let short = NoticeEvent::Invited { role: Role::Agent, link: link(34) };
        let said = text("印信", short, name);
        let link = link(34);
        assert_eq!(said, format!("【印信】宜兴市第一有限公司邀您任经办人，7日内有效：{link}"));
        let said = text("印信", invited, None);
        assert!(said.starts_with("【印信】邀您任经办人"), "{said}");
    }

    #[test]
    fn the_longest_link_fits_beside_the_longest_signature_and_role() {
        for role in Role::ALL {
            for event in events(role, &link(NoticeEvent::LINK_MOST)) {
                let (link, said) =
                    (event.link().map(str::to_owned), text(LONG, event, Some("某单位")));
                assert!(link.is_none_or(|link| said.ends_with(&link)), "{said}");
            }
        }
    }

    #[test]
    fn a_link_as_long_as_the_signature_allows_is_sent_whole() {
        for signature in ["印信", "江苏人社", LONG] {
            for role in [Role::Administrator, Role::Agent] {
                let link = link(NoticeEvent::link_most(signature));
                for event in [
                    NoticeEvent::Invited { role, link: link.clone() },
                    NoticeEvent::InvitationResent { role, link: link.clone() },
                ] {
                    assert!(text(signature, event, Some("某单位")).ends_with(&link));
                }
            }
        }
    }

    #[test]
    fn a_long_name_is_shortened_and_ends_in_dots() {
        let name = "江苏省".to_owned() + &"很".repeat(80) + "有限公司";
        let said = text("印信", NoticeEvent::GrantsChanged, Some(&name));
        assert!(said.contains("很…：您的业务授权已变更"), "{said}");
        assert_eq!(width(&said), SmsText::MOST);
    }

    #[test]
    fn how_many_were_summed_up_is_said_exactly_and_in_groups_of_three() {
        for (count, said) in [(1, "1"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            let told = text("印信", NoticeEvent::Summed { count }, None);
            assert_eq!(told, format!("【印信】另有{said}项变更，请登录查看。"));
        }
    }

    #[test]
    fn an_event_prints_without_its_link_and_a_notice_without_its_mobile() {
        let invited = NoticeEvent::Invited { role: Role::Agent, link: link(45) };
        let shown = format!("{:?}", notice(invited, None));
        assert!(!shown.contains("kkk") && !shown.contains("138"), "{shown}");
    }

    #[test]
    fn every_event_reads_back_from_its_word() {
        for role in Role::ALL {
            for event in events(role, &link(45)) {
                let link = event.link().map(str::to_owned);
                let read = NoticeEvent::parse(event.as_str(), event.role(), link, event.count());
                assert_eq!(read, Some(event));
            }
        }
        assert_eq!(NoticeEvent::parse("removed", None, None, None), None);
        assert_eq!(NoticeEvent::parse("invited", Some(Role::Agent), None, None), None);
        assert_eq!(NoticeEvent::parse("summed", Some(Role::Agent), None, None), None);
        assert_eq!(NoticeEvent::parse("code", Some(Role::Agent), None, Some(1)), None);
    }

    /// Digits in a row, the most there are.
    fn longest_number(text: &str) -> usize {
        text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn every_notice_is_one_message_and_says_something(
            signature in "\\PC{0,14}",
            organisation in proptest::option::of("\\PC{0,120}"),
            length in 21_usize..60,
        ) {
            for role in Role::ALL {
                for event in events(role, &link(length)) {
                    let said = text(&signature, event, organisation.as_deref());
                    prop_assert!(width(&said) <= SmsText::MOST, "{said}");
                    prop_assert!(!said.ends_with('】'), "{said}");
                }
            }
        }

        #[test]
        fn no_notice_has_a_code_or_a_number_in_it(organisation in "[\u{4e00}-\u{9fff}]{0,60}") {
            for event in events(Role::Administrator, &link(45)) {
                let said = text("印信", event, Some(&organisation));
                prop_assert!(longest_number(&said) < 4, "{said}");
                prop_assert!(!said.contains("验证码"), "{said}");
            }
        }

        #[test]
        fn a_shortened_text_is_never_wider_than_its_room(text: String, room in 1_usize..80) {
            prop_assert!(width(&shortened(&text, room, "…")) <= room);
        }
    }
}
