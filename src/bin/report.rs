//! The program of the worker that makes documents: fetched when a document is first asked for, never before.
//!
//! `report.js`, beside this file, is what starts it and what the page speaks with.

#[cfg(target_arch = "wasm32")]
mod worker {
    use join_the_dots::exchange::{open_pack, open_workbook};
    use join_the_dots::framework::{Pack, SEEDS};
    use join_the_dots::report::{self, Document};
    use join_the_dots::workbook::day_from_iso;
    use wasm_bindgen::prelude::*;

    /// Makes a document of the text of a workbook's file.
    ///
    /// # Errors
    /// A sentence for whoever asked for it.
    #[wasm_bindgen]
    pub fn make(document: &str, workbook: &str, today: &str, chart: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
        let document = Document::of_id(document).ok_or("This page knows no such document.")?;
        let today = day_from_iso(today).ok_or("The browser’s clock tells no day.")?;
        let packs: Vec<Pack> = SEEDS.iter().filter_map(|seed| open_pack(seed.text.as_bytes()).ok()).collect();
        let packs: Vec<&Pack> = packs.iter().collect();
        let opened = open_workbook(workbook.as_bytes(), &packs).map_err(|refusal| refusal.to_string())?;
        report::make(document, &opened.workbook, &packs, today, chart.as_deref()).map_err(|unmade| unmade.to_string())
    }
}

fn main() {}
