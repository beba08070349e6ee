//! The page: title, the letter's text in the largest size that fits, room for the seal, and the QR code with the digest.

use crate::font::Typeface;
use crate::letter::{SEAL, TITLE, beside_the_code, day, paragraphs};
use crate::{lines, qr};
use domain::{Mandate, MandateDigest};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use ports::Fault;
use std::num::NonZeroU16;

const PRINTING: &str = "printing an authorisation letter";

/// A4, in points.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 72.0;
const TITLE_AT: f32 = 110.0;
const TITLE_SIZE: f32 = 22.0;
/// Where the letter's text begins, and where it must be over: below it is room for a seal of 42 mm.
const BODY: (f32, f32) = (140.0, 530.0);
/// The sizes that are tried, largest first: 四号, 小四, 五号 and three for what is very long.
const SIZES: [f32; 6] = [14.0, 12.0, 10.5, 9.0, 7.5, 6.5];
/// How far lines are apart, in units of the size.
const LEADING: f32 = 1.7;
/// What a paragraph's first line is indented by: two characters.
const INDENT: f32 = 2.0;
/// Where 单位/法人（盖章） stands, and the day below it.
const SEAL_AT: (f32, f32) = (310.0, 590.0);
const DAY_AT: (f32, f32) = (310.0, 650.0);
const SIGNED_SIZE: f32 = 14.0;
const CODE_AT: (f32, f32) = (MARGIN, 695.0);
const CODE_SIDE: f32 = 90.0;
const NOTE_AT: (f32, f32) = (MARGIN + CODE_SIDE + 18.0, 706.0);
const NOTE_SIZE: f32 = 9.0;
const NOTE_LEADING: f32 = 18.0;

pub(crate) fn print(
    typeface: &Typeface,
    mandate: &Mandate,
    digest: &MandateDigest,
    verified_at: &str,
) -> Result<Vec<u8>, Fault> {
    let text = paragraphs(mandate);
    let (size, body) = set(typeface, &text)?;
    let address = format!("{verified_at}#{digest}");
    let code = qr::code(&address, CODE_AT, CODE_SIDE)?;

    let mut document = Document::new_with(settings()?);
    let page = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| failed("A4 is no size"))?;
    let mut page = document.start_page_with(page);
    let mut sheet = Sheet { surface: page.surface(), typeface, tags: TagTree::new() };

    let first = NonZeroU16::MIN;
    let left = (PAGE.0 - typeface.width(TITLE) * TITLE_SIZE) / 2.0;
    let heading = TagGroup::new(Tag::Hn(first, Some(TITLE.to_owned())));
    sheet.lines(heading, TITLE_SIZE, &[((left, TITLE_AT), TITLE)])?;
    let mut y = BODY.0;
    for paragraph in body {
        let placed: Vec<_> = paragraph
            .into_iter()
            .enumerate()
            .map(|(at, line)| {
                y += size * LEADING;
                let indent = if at == 0 { size * INDENT } else { 0.0 };
                ((MARGIN + indent, y), line)
            })
            .collect();
        sheet.lines(TagGroup::new(Tag::P), size, &placed)?;
    }
    sheet.lines(TagGroup::new(Tag::P), SIGNED_SIZE, &[(SEAL_AT, SEAL)])?;
    sheet.lines(TagGroup::new(Tag::P), SIGNED_SIZE, &[(DAY_AT, &day(mandate.date))])?;

    let alt = format!("核验本委托书的二维码：{address}");
    let mut figure = TagGroup::new(Tag::Figure(Some(alt)));
    figure.push(sheet.surface.start_tagged(ContentTag::Other));
    sheet.surface.draw_path(&code);
    sheet.surface.end_tagged();
    sheet.tags.push(figure);
    let notes = beside_the_code(mandate, digest);
    let mut y = NOTE_AT.1;
    for note in &notes {
        sheet.lines(TagGroup::new(Tag::P), NOTE_SIZE, &[((NOTE_AT.0, y), note)])?;
        y += NOTE_LEADING;
    }

    let tags = sheet.finish();
    page.finish();
    document.set_tag_tree(tags);
    document.set_outline(outline());
    document.set_metadata(metadata(mandate, digest));
    document.finish().map_err(|error| failed(format!("{error:?}")))
}

fn failed(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Fault {
    Fault::lasting(PRINTING, why)
}

/// The text in the largest size in which it fits: that size, and each paragraph's lines.
fn set<'a>(typeface: &Typeface, text: &'a [String]) -> Result<(f32, Vec<Vec<&'a str>>), Fault> {
    for size in SIZES {
        let measure = ((PAGE.0 - 2.0 * MARGIN) / size, INDENT);
        let body: Vec<Vec<&str>> =
            text.iter().map(|paragraph| lines::broken(typeface, paragraph, measure)).collect();
        let count: f32 = body.iter().flatten().map(|_| 1.0).sum();
        if BODY.0 + count * size * LEADING <= BODY.1 {
            return Ok((size, body));
        }
    }
    Err(failed("it does not fit on one page"))
}

fn settings() -> Result<SerializeSettings, Fault> {
    let readable = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = readable.finish().map_err(|error| failed(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn outline() -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(TITLE.to_owned(), top));
    outline
}

/// Nothing here but what is on the page anyway, and nothing that another print of the same letter would have otherwise.
fn metadata(mandate: &Mandate, digest: &MandateDigest) -> Metadata {
    let of = |number: i8| u8::try_from(number).unwrap_or(1);
    let date = mandate.date;
    let made = DateTime::new(u16::try_from(date.year()).unwrap_or_default())
        .month(of(date.month()))
        .day(of(date.day()));
    Metadata::new()
        .title(TITLE.to_owned())
        .language("zh-CN".to_owned())
        .creation_date(made)
        .document_id(digest.to_string())
}

/// What is drawn on, and what it is for whoever hears it read.
struct Sheet<'a, 'b> {
    surface: Surface<'a>,
    typeface: &'b Typeface,
    tags: TagTree,
}

impl Sheet<'_, '_> {
    /// Draws lines that belong together, each at its place.
    fn lines(
        &mut self,
        mut group: TagGroup,
        size: f32,
        lines: &[((f32, f32), &str)],
    ) -> Result<(), Fault> {
        for ((x, y), text) in lines {
            let glyphs = self.typeface.glyphs(text);
            let glyphs = glyphs.map_err(|_| failed("the font lacks a character of it"))?;
            group.push(self.surface.start_tagged(ContentTag::Other));
            let (at, font) = (Point::from_xy(*x, *y), self.typeface.font());
            self.surface.draw_glyphs(at, &glyphs, font, text, size, false);
            self.surface.end_tagged();
        }
        self.tags.push(group);
        Ok(())
    }

    fn finish(self) -> TagTree {
        self.surface.finish();
        self.tags
    }
}
