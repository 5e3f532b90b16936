//! The program of the worker that makes documents: fetched when a document is first asked for, never before.
//!
//! `report.js`, beside this file, is what starts it and what the page speaks with.

#[cfg(target_arch = "wasm32")]
mod worker {
    use join_the_dots::files::{open_pack, open_workbook};
    use join_the_dots::framework::{Pack, SEEDS};
    use join_the_dots::report::{self, Document};
    use join_the_dots::workbook::day_from_iso;
    use wasm_bindgen::prelude::*;

    /// Makes a document of the text of a workbook's file. `own_packs` are the texts of the user's own packs;
    /// `assessment` is the place of the assessment that it is about.
    ///
    /// # Errors
    /// A sentence for whoever asked for it.
    #[wasm_bindgen]
    #[allow(clippy::needless_pass_by_value, reason = "what comes from the page is handed over")]
    pub fn make(
        document: &str,
        workbook: &str,
        own_packs: Vec<String>,
        assessment: usize,
        today: &str,
        chart: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, String> {
        let document = Document::of_id(document).ok_or("This page knows no such document.")?;
        let today = day_from_iso(today).ok_or("The browser’s clock tells no day.")?;
        // The user's own come last: of two with one id and edition, the last one counts.
        let texts = SEEDS.iter().copied().chain(own_packs.iter().map(String::as_str));
        let packs: Vec<Pack> = texts.filter_map(|text| open_pack(text.as_bytes()).ok()).collect();
        let packs: Vec<&Pack> = packs.iter().collect();
        let opened = open_workbook(workbook.as_bytes(), &packs).map_err(|refusal| refusal.to_string())?;
        report::make(document, &opened.workbook, &packs, assessment, today, chart.as_deref())
            .map_err(|unmade| unmade.to_string())
    }
}

fn main() {}
