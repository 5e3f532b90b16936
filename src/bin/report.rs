//! The program of the worker that makes documents. The page fetches it when a document is first asked for.
//!
//! `report.js`, beside this file, starts it and passes on the page's messages.

#[cfg(target_arch = "wasm32")]
mod worker {
    use join_the_dots::files::{open_pack, open_workbook};
    use join_the_dots::framework::{Pack, SEEDS};
    use join_the_dots::report::{self, Document};
    use join_the_dots::workbook::day_from_iso;
    use wasm_bindgen::prelude::*;

    /// Makes a document from the text of a workbook file.
    ///
    /// `document` is its id, `own_packs` holds the texts of the user's own packs, `assessment` is the position of the
    /// assessment that the document is about, `today` is a day such as 2026-11-21, and `chart` is a PNG.
    ///
    /// # Errors
    /// A sentence for the person who asked for the document.
    #[wasm_bindgen]
    #[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values")]
    pub fn make(
        document: &str,
        workbook: &str,
        own_packs: Vec<String>,
        assessment: usize,
        today: &str,
        chart: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, String> {
        let document = Document::from_id(document).ok_or("This page has no such document.")?;
        let today = day_from_iso(today).ok_or("The browser’s clock gives no day.")?;
        // The user's own packs come last: of two packs with one id and edition, the last one counts.
        let texts = SEEDS.iter().copied().chain(own_packs.iter().map(String::as_str));
        let packs: Vec<Pack> = texts.filter_map(|text| open_pack(text.as_bytes()).ok()).collect();
        let packs: Vec<&Pack> = packs.iter().collect();
        let opened = open_workbook(workbook.as_bytes(), &packs).map_err(|refusal| refusal.to_string())?;
        report::make(document, &opened.workbook, &packs, assessment, today, chart.as_deref())
            .map_err(|error| error.to_string())
    }
}

fn main() {}
