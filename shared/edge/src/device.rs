//! What a caller uses, in a few words that people recognise in a list: `Chrome, Windows`.
//!
//! Made of the user agent, of which nothing else is kept: the whole of it would be personal data.

/// The first of these that a user agent has in it tells the program; order matters, because browsers name each other.
const PROGRAMS: [(&str, &str); 8] = [
    ("jshrss", "江苏智慧人社APP"),
    ("MicroMessenger", "微信"),
    ("AlipayClient", "支付宝"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("360SE", "360浏览器"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
];

fn first(table: &[(&str, &'static str)], agent: &str) -> Option<&'static str> {
    table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

/// The words for a user agent.
pub(crate) fn device(agent: &str) -> String {
    match (first(&PROGRAMS, agent), first(&SYSTEMS, agent)) {
        (Some(program), Some(system)) => format!("{program}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "其他设备".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_in_a_few_words_and_nothing_else_of_it_is_kept() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/126.0.0.0 Safari/537.36";
        assert_eq!(device(chrome), "Chrome, Windows");
        assert_eq!(device(&format!("{chrome} Edg/126.0")), "Edge, Windows");
        assert_eq!(device("jshrss/3.1 (iPhone; iOS 17)"), "江苏智慧人社APP, iPhone");
        assert_eq!(device("curl/8 secret-serial-4711"), "其他设备");
        assert_eq!(device(""), "其他设备");
    }
}
