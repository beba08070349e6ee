//! Reads a template, and says at which character it is none.

use super::{
    LegacyCase, LegacyChain, LegacyCharset, LegacyEncoding, LegacyField, LegacyPiece, LegacyStep,
    LegacyTemplate, Part,
};
use crate::{LegacyDigest, Malformed};
use std::num::NonZeroU32;

/// How many digests may be within each other.
const DEPTH_MOST: u8 = 8;

const ALGORITHM: &str = "应为摘要算法 md5、sha1、sha256、sha512 或 sm3";
const PART: &str = "应为摘要（如 md5(password+salt)）、编码（hex、HEX、hex16、HEX16、base64）、salt，\
                    或单引号内的文字";
const PIECE: &str = "应为 name、salt、password、摘要、编码、last，或单引号内的文字";
const TEXT: &str = "应为 name、salt 或 password，或再加 upper()、lower()";
const SALT: &str = "应为 salt";
const TIMES: &str = "应为不小于 1 的重复次数";

/// A template.
pub(super) fn template(text: &str) -> Result<LegacyTemplate, Malformed> {
    let mut parser = Parser::of(text, LegacyTemplate::MOST_BYTES)?;
    let mut parts = Vec::new();
    let mut chain = None;
    let mut salted_at = None;
    loop {
        let at = parser.place();
        let (part, made) = parser.part()?;
        let is_salt = matches!(part, Part::Salt | Part::HashAndSalt(_));
        if made.is_some() && chain.is_some() {
            return Err(wrong(at, "已有一个摘要，模板中只能有一个"));
        }
        if is_salt && salted_at.replace(at).is_some() {
            return Err(wrong(at, "已有一处 salt，模板中只能有一处存放 salt"));
        }
        chain = chain.or(made);
        parts.push(part);
        if !parser.takes('+') {
            break;
        }
    }
    parser.end()?;
    let end = parser.place();
    let chain = chain.ok_or_else(|| wrong(end, "模板中没有摘要，应有一个"))?;
    judge(&chain, end)?;
    match (parser.salt_at, salted_at) {
        (Some(at), None) => {
            return Err(wrong(at, "用到了 salt，模板中还应写明 salt 存放在哪里，如 …+':'+salt"));
        }
        (None, Some(at)) => return Err(wrong(at, "存放的 salt 没有参与摘要")),
        (Some(_), Some(_)) | (None, None) => {}
    }
    let is_bytes = parts.iter().any(|part| matches!(part, Part::HashAndSalt(_)));
    if let (true, Some(at)) = (is_bytes, parser.salt_text_at) {
        return Err(wrong(at, "与摘要一起编码的 salt 是字节，只能原样使用"));
    }
    Ok(LegacyTemplate { parts, chain })
}

/// What is hashed, without how it is kept.
pub(super) fn chain(text: &str) -> Result<LegacyChain, Malformed> {
    // What stands in place of a salt is as long as it.
    let mut parser = Parser::of(text, LegacyTemplate::MOST_BYTES * 4)?;
    let chain = parser.chain()?;
    parser.end()?;
    judge(&chain, parser.place())?;
    Ok(chain)
}

/// What no single piece is wrong about.
fn judge(chain: &LegacyChain, end: usize) -> Result<(), Malformed> {
    let is_password = |piece: &LegacyPiece| {
        matches!(piece, LegacyPiece::Text { field: LegacyField::Password, .. })
    };
    if !chain.has(&is_password) {
        return Err(wrong(end, "摘要中没有 password，应有"));
    }
    if chain.is_too_dear() {
        return Err(wrong(end, "重复次数过多，一次核验的计算量超过上限"));
    }
    Ok(())
}

fn wrong(at: usize, why: &str) -> Malformed {
    Malformed::new("hash.scheme", format!("密码散列方式的第 {at} 个字符处：{why}"))
}

struct Parser {
    text: Vec<char>,
    at: usize,
    depth: u8,
    /// Whether what is read follows `then`.
    is_after_then: bool,
    has_then: bool,
    has_last: bool,
    /// Where a salt is hashed first.
    salt_at: Option<usize>,
    /// Where a salt is hashed first that must be text.
    salt_text_at: Option<usize>,
}

impl Parser {
    fn of(text: &str, most: usize) -> Result<Self, Malformed> {
        if text.len() > most {
            return Err(wrong(most, "模板过长"));
        }
        Ok(Self {
            text: text.chars().collect(),
            at: 0,
            depth: 0,
            is_after_then: false,
            has_then: false,
            has_last: false,
            salt_at: None,
            salt_text_at: None,
        })
    }

    /// The next character that is no space, counted from 1.
    fn place(&mut self) -> usize {
        while self.text.get(self.at) == Some(&' ') {
            self.at += 1;
        }
        self.at + 1
    }

    fn takes(&mut self, one: char) -> bool {
        let at = self.place() - 1;
        let is_there = self.text.get(at) == Some(&one);
        self.at += usize::from(is_there);
        is_there
    }

    fn take(&mut self, one: char, why: &str) -> Result<(), Malformed> {
        let at = self.place();
        if self.takes(one) { Ok(()) } else { Err(wrong(at, why)) }
    }

    fn open(&mut self) -> Result<(), Malformed> {
        self.take('(', "应为左括号 (")
    }

    fn close(&mut self) -> Result<(), Malformed> {
        self.take(')', "应为右括号 ) 或加号 +")
    }

    fn end(&mut self) -> Result<(), Malformed> {
        let at = self.place();
        if self.at < self.text.len() { Err(wrong(at, "应为加号 + 或结束")) } else { Ok(()) }
    }

    /// The letters and digits that come next; empty when none do.
    fn word(&mut self) -> (usize, String) {
        let at = self.place();
        let rest = self.text.iter().skip(self.at);
        let word: String = rest.take_while(|one| one.is_ascii_alphanumeric()).collect();
        self.at += word.len();
        (at, word)
    }

    /// The word that comes next, which stays there.
    fn peek(&mut self) -> String {
        let at = self.at;
        let (_, word) = self.word();
        self.at = at;
        word
    }

    fn part(&mut self) -> Result<(Part, Option<LegacyChain>), Malformed> {
        if let Some(literal) = self.literal()? {
            return Ok((Part::Literal(literal), None));
        }
        let word = self.peek();
        if word == "salt" {
            self.word();
            return Ok((Part::Salt, None));
        }
        let Some(encoding) = encoding(&word) else {
            if digest(&word).is_none() {
                return Err(wrong(self.place(), PART));
            }
            return Ok((Part::Hash(LegacyEncoding::Hex), Some(self.chain()?)));
        };
        let at = self.word().0;
        if encoding == LegacyEncoding::Raw {
            return Err(wrong(at, PART));
        }
        self.open()?;
        let chain = self.chain()?;
        check_middle(encoding, &chain, at)?;
        let plus = self.place();
        let part = if self.takes('+') {
            let (at, word) = self.word();
            if word != "salt" {
                return Err(wrong(at, SALT));
            }
            if encoding.is_middle() {
                return Err(wrong(plus, "应为右括号 )"));
            }
            Part::HashAndSalt(encoding)
        } else {
            Part::Hash(encoding)
        };
        self.close()?;
        Ok((part, Some(chain)))
    }

    fn chain(&mut self) -> Result<LegacyChain, Malformed> {
        let first = self.step()?;
        if self.peek() != "then" {
            return Ok(LegacyChain { first, then: None });
        }
        let (at, _) = self.word();
        if self.has_then || self.is_after_then {
            return Err(wrong(at, "已有一个 then，模板中只能有一个"));
        }
        self.has_then = true;
        self.is_after_then = true;
        let next_at = self.place();
        let next = self.step()?;
        self.is_after_then = false;
        if !self.has_last {
            return Err(wrong(next_at, "then 之后的摘要中没有 last，应有"));
        }
        let (at, word) = self.word();
        if word != "times" {
            return Err(wrong(at, "应为 times 和重复次数"));
        }
        let (at, number) = self.word();
        let times: NonZeroU32 = number.parse().map_err(|_| wrong(at, TIMES))?;
        if number.starts_with('0') || times.get() > super::DIGESTS_MOST {
            return Err(wrong(at, "重复次数过多，或写法不对"));
        }
        Ok(LegacyChain { first, then: Some((Box::new(next), times)) })
    }

    fn step(&mut self) -> Result<LegacyStep, Malformed> {
        let (at, word) = self.word();
        let digest = digest(&word).ok_or_else(|| wrong(at, ALGORITHM))?;
        if self.depth == DEPTH_MOST {
            return Err(wrong(at, "摘要的嵌套过深"));
        }
        self.depth += 1;
        self.open()?;
        let mut pieces = vec![self.piece()?];
        while self.takes('+') {
            pieces.push(self.piece()?);
        }
        self.close()?;
        self.depth -= 1;
        Ok(LegacyStep { digest, pieces })
    }

    fn piece(&mut self) -> Result<LegacyPiece, Malformed> {
        if let Some(literal) = self.literal()? {
            return Ok(LegacyPiece::Literal(literal));
        }
        let word = self.peek();
        if digest(&word).is_some() {
            return Ok(LegacyPiece::Digest(self.chain()?, LegacyEncoding::Hex));
        }
        let at = self.place();
        if let Some(encoding) = encoding(&word) {
            self.word();
            self.open()?;
            let piece = if self.peek() == "last" {
                self.last(encoding)?
            } else {
                let chain = self.chain()?;
                check_middle(encoding, &chain, at)?;
                LegacyPiece::Digest(chain, encoding)
            };
            self.close()?;
            return Ok(piece);
        }
        match word.as_str() {
            "last" => self.last(LegacyEncoding::Hex),
            "unhex" => self.decoded(LegacyPiece::SaltOfHex),
            "unbase64" => self.decoded(LegacyPiece::SaltOfBase64),
            "utf16le" => {
                self.word();
                self.open()?;
                let (field, case) = self.text(TEXT)?;
                self.close()?;
                Ok(self.texted(at, field, case, LegacyCharset::Utf16Le))
            }
            _ => {
                let (field, case) = self.text(PIECE)?;
                Ok(self.texted(at, field, case, LegacyCharset::Utf8))
            }
        }
    }

    fn texted(
        &mut self,
        at: usize,
        field: LegacyField,
        case: LegacyCase,
        charset: LegacyCharset,
    ) -> LegacyPiece {
        if field == LegacyField::Salt {
            self.salt_at.get_or_insert(at);
            if case != LegacyCase::AsIs || charset != LegacyCharset::Utf8 {
                self.salt_text_at.get_or_insert(at);
            }
        }
        LegacyPiece::Text { field, case, charset }
    }

    fn text(&mut self, why: &str) -> Result<(LegacyField, LegacyCase), Malformed> {
        let (at, word) = self.word();
        let case = match word.as_str() {
            "name" => return Ok((LegacyField::Name, LegacyCase::AsIs)),
            "salt" => return Ok((LegacyField::Salt, LegacyCase::AsIs)),
            "password" => return Ok((LegacyField::Password, LegacyCase::AsIs)),
            "upper" => LegacyCase::Upper,
            "lower" => LegacyCase::Lower,
            _ => return Err(wrong(at, why)),
        };
        self.open()?;
        let (at, word) = self.word();
        let field = match word.as_str() {
            "name" => LegacyField::Name,
            "salt" => LegacyField::Salt,
            "password" => LegacyField::Password,
            _ => return Err(wrong(at, "应为 name、salt 或 password")),
        };
        self.close()?;
        Ok((field, case))
    }

    /// What the salt says in an encoding.
    fn decoded(&mut self, piece: LegacyPiece) -> Result<LegacyPiece, Malformed> {
        let (at, _) = self.word();
        self.open()?;
        let (salt, word) = self.word();
        if word != "salt" {
            return Err(wrong(salt, SALT));
        }
        self.close()?;
        self.salt_at.get_or_insert(at);
        self.salt_text_at.get_or_insert(at);
        Ok(piece)
    }

    fn last(&mut self, encoding: LegacyEncoding) -> Result<LegacyPiece, Malformed> {
        let (at, _) = self.word();
        if !self.is_after_then {
            return Err(wrong(at, "last 只能用在 then 之后的摘要中"));
        }
        if encoding.is_middle() {
            return Err(wrong(at, "last 不能只取 16 位"));
        }
        self.has_last = true;
        Ok(LegacyPiece::Last(encoding))
    }

    fn literal(&mut self) -> Result<Option<String>, Malformed> {
        let begun = self.place();
        if !self.takes('\'') {
            return Ok(None);
        }
        let rest = self.text.iter().skip(self.at);
        let literal: String = rest.take_while(|one| **one != '\'').collect();
        if literal.is_empty() {
            return Err(wrong(begun, "单引号内没有文字"));
        }
        if let Some(at) = literal.chars().position(super::read::is_stray) {
            return Err(wrong(begun + at + 1, "单引号内有制表符、换行或不可见字符"));
        }
        self.at += literal.chars().count();
        if self.text.get(self.at).is_none() {
            return Err(wrong(begun, "单引号没有闭合"));
        }
        self.at += 1;
        Ok(Some(literal))
    }
}

fn digest(word: &str) -> Option<LegacyDigest> {
    LegacyDigest::ALL.into_iter().find(|digest| digest.as_str() == word)
}

fn encoding(word: &str) -> Option<LegacyEncoding> {
    LegacyEncoding::ALL.into_iter().find(|encoding| encoding.as_str() == word)
}

fn check_middle(encoding: LegacyEncoding, of: &LegacyChain, at: usize) -> Result<(), Malformed> {
    if encoding.is_middle() && of.digest() != LegacyDigest::Md5 {
        return Err(wrong(at, "只有 md5 可以只取 16 位"));
    }
    Ok(())
}
