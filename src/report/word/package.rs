//! The package of a Word file: the parts that docx-rs builds, with the additions that it has no functions for.
//!
//! docx-rs writes the text, the tables, the picture, the lists and the archive. Styles and settings are our own files
//! beside this one. The rest is done on the document part, event by event: heading rows that repeat on every page, the
//! order in which the standard wants the properties of tables and pages, and the picture's alternative text.

use std::io::{self, Cursor};

use docx_rs::XMLDocx;
use jiff::civil::Date;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::report::error::ReportError;

const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");

/// The table style whose first row is a heading.
pub(super) const GRID: &str = "Grid";
/// The table style whose first column is a heading.
pub(super) const FACTS: &str = "Facts";

/// The properties of a table and of a page, in the standard's order. docx-rs writes them in another order, and further
/// ones that the table's style replaces.
const TABLE_PROPERTIES: [&[u8]; 3] = [b"w:tblStyle", b"w:tblW", b"w:tblLayout"];
const PAGE_PROPERTIES: [&[u8]; 4] = [b"w:footerReference", b"w:pgSz", b"w:pgMar", b"w:cols"];

const CORE_NAMESPACES: [(&str, &str); 4] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// The properties that a Word file shows in its information panel. Texts are clean.
pub(super) struct Properties {
    /// The document's name: "Improvement plan".
    pub(super) title: &'static str,
    /// The school's name, if it has one.
    pub(super) school: Option<String>,
    /// The day on which the document is made.
    pub(super) today: Date,
}

/// Completes the parts that docx-rs has built, and writes the file.
pub(super) fn pack(
    mut parts: XMLDocx,
    properties: &Properties,
    alternative_text: Option<&str>,
) -> Result<Vec<u8>, ReportError> {
    let unreadable = |error: quick_xml::Error| ReportError::writing("Word file", &error);
    parts.document = complete(&parts.document, alternative_text).map_err(unreadable)?;
    parts.styles = STYLES.into();
    parts.settings = SETTINGS.into();
    parts.doc_props.core = core_properties(properties).map_err(|error| ReportError::writing("Word file", &error))?;
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| ReportError::writing("Word file", &error))?;
    Ok(file.into_inner())
}

/// The document part with the additions.
fn complete(document: &[u8], alternative_text: Option<&str>) -> Result<Vec<u8>, quick_xml::Error> {
    let mut reader = Reader::from_reader(document);
    let mut writer = Writer::new(Vec::with_capacity(document.len()));
    let mut is_heading_row = false;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(writer.into_inner()),
            // docx-rs writes empty run properties where the standard does not allow them.
            Event::Empty(tag) if tag.name().as_ref() == b"w:rPr" => {}
            Event::Empty(mut tag) if tag.name().as_ref() == b"wp:docPr" => {
                tag.extend_attributes(alternative_text.map(|text| ("descr", text)));
                writer.write_event(Event::Empty(tag))?;
            }
            Event::Start(tag) if tag.name().as_ref() == b"w:tblPr" => {
                let found = empty_elements(&mut reader, tag.name().as_ref())?;
                let style = table_style(&found)?;
                is_heading_row = style == GRID;
                writer.write_event(Event::Start(tag.borrow()))?;
                write_in_order(&mut writer, &found, &TABLE_PROPERTIES)?;
                writer.write_event(Event::Empty(table_look(&style)))?;
                writer.write_event(Event::End(tag.to_end()))?;
            }
            Event::Start(tag) if tag.name().as_ref() == b"w:sectPr" => {
                let found = empty_elements(&mut reader, tag.name().as_ref())?;
                writer.write_event(Event::Start(tag.borrow()))?;
                write_in_order(&mut writer, &found, &PAGE_PROPERTIES)?;
                writer.write_event(Event::End(tag.to_end()))?;
            }
            Event::End(tag) if is_heading_row && tag.name().as_ref() == b"w:trPr" => {
                is_heading_row = false;
                write_repeat(&mut writer, tag)?;
            }
            event => writer.write_event(event)?,
        }
    }
}

/// The end of a row's properties, with the one that repeats the row on every page.
fn write_repeat(writer: &mut Writer<Vec<u8>>, end: BytesEnd) -> io::Result<()> {
    writer.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
    writer.write_event(Event::End(end))
}

/// Every empty element up to the end of the element `name`, in which the reader stands.
fn empty_elements<'a>(reader: &mut Reader<&'a [u8]>, name: &[u8]) -> Result<Vec<BytesStart<'a>>, quick_xml::Error> {
    let mut found = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Empty(tag) => found.push(tag),
            Event::End(tag) if tag.name().as_ref() == name => return Ok(found),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Writes the elements that `order` names, in its order. The others are left out.
fn write_in_order(writer: &mut Writer<Vec<u8>>, elements: &[BytesStart], order: &[&[u8]]) -> io::Result<()> {
    let find = |name: &&[u8]| elements.iter().find(|element| element.name().as_ref() == *name);
    order.iter().filter_map(find).try_for_each(|element| writer.write_event(Event::Empty(element.borrow())))
}

/// The name of a table's style.
fn table_style(properties: &[BytesStart]) -> Result<String, quick_xml::Error> {
    let Some(style) = properties.iter().find(|element| element.name().as_ref() == b"w:tblStyle") else {
        return Ok(String::new());
    };
    let value = style.try_get_attribute("w:val")?;
    Ok(value.map(|value| String::from_utf8_lossy(&value.value).into_owned()).unwrap_or_default())
}

/// The parts of a table that its style draws apart from the others: its first row, its first column, or neither.
fn table_look(style: &str) -> BytesStart<'static> {
    let (value, first_row, first_column) = match style {
        GRID => ("0020", "1", "0"),
        FACTS => ("0080", "0", "1"),
        _ => ("0000", "0", "0"),
    };
    BytesStart::new("w:tblLook").with_attributes([
        ("w:val", value),
        ("w:firstRow", first_row),
        ("w:lastRow", "0"),
        ("w:firstColumn", first_column),
        ("w:lastColumn", "0"),
        ("w:noHBand", "1"),
        ("w:noVBand", "1"),
    ])
}

/// The part with the file's own properties.
fn core_properties(properties: &Properties) -> io::Result<Vec<u8>> {
    let school = properties.school.as_deref().unwrap_or_default();
    let title = match school {
        "" => properties.title.to_owned(),
        school => format!("{school}: {}", properties.title),
    };
    let texts =
        [("dc:title", title.as_str()), ("dc:creator", school), ("dc:language", "en-GB"), ("cp:lastModifiedBy", school)];
    let midnight = properties.today.strftime("%FT00:00:00Z").to_string();
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    writer.create_element("cp:coreProperties").with_attributes(CORE_NAMESPACES).write_inner_content(|writer| {
        for (name, text) in texts {
            writer.create_element(name).write_text_content(BytesText::new(text))?;
        }
        for name in ["dcterms:created", "dcterms:modified"] {
            let element = writer.create_element(name).with_attribute(("xsi:type", "dcterms:W3CDTF"));
            element.write_text_content(BytesText::new(&midnight))?;
        }
        Ok(())
    })?;
    Ok(writer.into_inner())
}
