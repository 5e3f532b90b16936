//! What a Word file needs that docx-rs has no word for.
//!
//! The library writes the document's text, tables and picture, and packs them. Styles, lists and settings are our own
//! files beside this one, in the order that the standard asks for; this puts them into the package, and with them what
//! can't be said through the library: rows that are repeated on every page, the order that the standard has for the
//! properties of a table, the picture's words for those who can't see it, and whose document it is.

use std::io::Cursor;

use docx_rs::XMLDocx;

use super::Unmade;
use super::page::About;
use crate::workbook::day_to_iso;

const STYLES: &str = include_str!("styles.xml");
const NUMBERING: &str = include_str!("numbering.xml");
const SETTINGS: &str = include_str!("settings.xml");

/// The height that marks a row to be repeated on every page. No other row has a height.
pub(super) const HEADER_ROW_HEIGHT: f32 = 7.0;
const HEADER_ROW: &str = r#"<w:trHeight w:val="7" w:hRule="atLeast" />"#;
const SECTION: &str = "<w:sectPr>";
const FOOTER: &str = r#"<w:footerReference w:type="default" r:id="rIdFooter1" />"#;
/// The library names the lists' file only where it has made a list itself.
const LISTS: &str = r#"<Relationship Id="rIdLists" Target="numbering.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" /></Relationships>"#;
const PICTURE: &str = r#"name="Figure" />"#;

/// The file of a document that the library has built.
pub(super) fn pack(mut built: XMLDocx, about: &About, alternative: Option<&str>) -> Result<Vec<u8>, Unmade> {
    let document = String::from_utf8(built.document).map_err(|error| Unmade::by("Word file", &error))?;
    // What users wrote is escaped by now, so none of these can be found in it.
    let mut document = document
        .replace(HEADER_ROW, "<w:tblHeader />")
        .replace("<w:pPr><w:rPr />", "<w:pPr>")
        .replace("<w:rPr />", "")
        .replace(FOOTER, "")
        .replace(SECTION, &format!("{SECTION}{FOOTER}"));
    if let Some(words) = alternative {
        let words = format!(r#"name="Figure" descr="{}" />"#, escaped(words));
        document = document.replacen(PICTURE, &words, 1);
    }
    // A grid of lines is for East Asian text: it would space every line by 18 points.
    let document = each(&document, "<w:docGrid", "/>", |_| String::new());
    let document = each(&document, "<w:tblPr>", "</w:tblPr>", table_property);
    built.document = document.into_bytes();
    let relations = String::from_utf8(built.document_rels).map_err(|error| Unmade::by("Word file", &error))?;
    built.document_rels = relations.replace("</Relationships>", LISTS).into_bytes();
    built.styles = STYLES.into();
    built.numberings = NUMBERING.into();
    built.settings = SETTINGS.into();
    built.doc_props.core = core(about).into_bytes();
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|error| Unmade::by("Word file", &error))?;
    Ok(file.into_inner())
}

/// A text with every stretch between `from` and `to`, both included, replaced.
fn each(text: &str, from: &str, to: &str, with: impl Fn(&str) -> String) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        let Some((inner, following)) = after.split_once(to) else { break };
        changed += before;
        changed += &with(inner);
        rest = following;
    }
    changed + rest
}

/// The properties of a table, in the standard's order: its style comes first, and says how it looks.
fn table_property(inner: &str) -> String {
    let value =
        |before: &str| inner.split_once(before).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let style = value(r#"<w:tblStyle w:val=""#);
    let width = value(r#"<w:tblW w:w=""#);
    let look = match style {
        "Facts" => r#"w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1""#,
        _ => r#"w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0""#,
    };
    format!(
        r#"<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>
<w:tblLook {look} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>"#
    )
}

/// What the file says of itself.
fn core(about: &About) -> String {
    let day = day_to_iso(about.today);
    let school = escaped(about.school.unwrap_or_default());
    let title = escaped(about.title);
    let title = if school.is_empty() { title } else { format!("{school}: {title}") };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties
  xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:title>{title}</dc:title>
<dc:creator>{school}</dc:creator>
<dc:language>en-GB</dc:language>
<cp:lastModifiedBy>{school}</cp:lastModifiedBy>
<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>
</cp:coreProperties>"#
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', " ")
}
