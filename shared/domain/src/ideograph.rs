//! The ideographs that other characters stand for.
//!
//! Three kinds of character look like an ideograph and are another one. Text copied from a PDF is full of radicals. Old
//! files hold compatibility ideographs. Files from before GB 18030 was whole hold private-use characters. Each stands for
//! exactly one ideograph, so a name that holds it is the name that it looks like ([decision 0028]).
//!
//! | characters | become | by |
//! | --- | --- | --- |
//! | radicals U+2F00–2FD5, compatibility ideographs U+F900–FAFF and U+2F800–2FA1F | their decomposition | `unicode-normalization` |
//! | radicals U+2E80–2EFF, strokes U+31C0–31EF | `Equivalent_Unified_Ideograph` | [`RADICALS`] |
//! | private use U+E815–E864, U+E7C7, U+E7C8 | the characters of GB 18030-2022 | [`PRIVATE`] |
//!
//! [decision 0028]: ../../../docs/decisions/0028-text.md

use unicode_normalization::UnicodeNormalization;

/// `Equivalent_Unified_Ideograph` of the radicals and strokes that have no decomposition: each before its ideograph.
///
/// Unicode 18.0.0, EquivalentUnifiedIdeograph.txt of 2026-02-03. Of its 348 characters, 214 are U+2F00–2FD5.
const RADICALS: &str = "\
     ⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 \
     ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 \
     ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 \
     ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 \
     ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 \
     ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 \
     ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 \
     ⻲亀 ⻳龟 ㇆𠃌 ㇏乀 ㇐一 ㇑丨 ㇒丿 ㇓丿 ㇔丶 ㇕𠃍 ㇖乛 ㇗𠃊 ㇘𠃎 ㇙𠄌 ㇚亅 ㇛𡿨 \
     ㇜𠃋 ㇝乀 ㇞𠃑 ㇟乚 ㇠乙 ㇡𠄎";

/// What GBK kept in the private use area from U+E815 on, in order: GB 18030-2022, 0xFE50 to 0xFEA0 without 0xFE7F. Six of
/// them are elsewhere in GB 18030, in four bytes.
const PRIVATE: &str = "\
     ⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟\
     㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱\
     䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟\
     䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻";

/// Where [`PRIVATE`] begins.
const PRIVATE_FIRST: u32 = 0xE815;

/// The ideograph that a character stands for; any other character as it is. Doing it twice is doing it once.
#[must_use]
pub fn ideograph(character: char) -> char {
    let known = match character {
        // The only two letters among them: 0xA8BC and 0xA8BF.
        '\u{E7C7}' => 'ḿ',
        '\u{E7C8}' => 'ǹ',
        '\u{E815}'..='\u{E864}' => private(character),
        other => other,
    };
    match known {
        '\u{2E80}'..='\u{2EFF}' | '\u{31C0}'..='\u{31EF}' => radical(known),
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            std::iter::once(known).nfkc().next().unwrap_or(known)
        }
        other => other,
    }
}

fn radical(character: char) -> char {
    let pair = RADICALS.split(' ').find_map(|pair| pair.strip_prefix(character));
    pair.and_then(|unified| unified.chars().next()).unwrap_or(character)
}

fn private(character: char) -> char {
    let place = u32::from(character).checked_sub(PRIVATE_FIRST);
    let place = place.and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| PRIVATE.chars().nth(place)).unwrap_or(character)
}

/// Whether a character is an ideograph. Ideographs newer than this build's tables count: their planes hold nothing else.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FFFD}' | '\u{30000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests;
