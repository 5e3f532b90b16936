//! The pages, and their addresses behind the #. Names that packs and files bring may hold anything: addresses hold them
//! encoded.

use crate::browser::location::{decoded, encoded};
use crate::framework::{PackRef, StatementId};

/// A page of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What this is, and the drafts that are here.
    Home,
    /// The form that begins a workbook, with this pack if one is named.
    Start(Option<PackRef>),
    /// How data is kept, the keys, whose wording it is.
    About,
    /// The packs that this page knows, and those to be made.
    Packs,
    /// A pack that is being written, by its id and edition.
    Pack {
        /// The pack's id.
        id: String,
        /// Its edition.
        edition: String,
    },
    /// A page of one workbook.
    Work {
        /// The workbook's id.
        id: String,
        /// Which of its packs, by its place among the workbook's, from 0. Absent: the first that can be shown.
        pack: Option<usize>,
        /// Which page of it.
        page: Page,
    },
    /// An address that leads nowhere.
    Nowhere,
}

/// A page of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The sheet of one area, by the area's id.
    Rate(String),
    /// The evidence of one area, by the area's id.
    Evidence(String),
    /// The evidence library.
    Library,
    /// One piece of evidence, by its id.
    Item(String),
    /// The plan, seen by what it is ordered by.
    Plan(PlanOrder),
    /// One target of the plan, by its id.
    Target(String),
    /// Looking back on the plan.
    Review,
    /// One page for governors.
    Governors,
    /// Documents to take out of the page.
    Documents,
    /// Where the gap is widest.
    Gaps,
    /// Every statement, on one chart and in one table.
    Overview,
    /// The school's packs side by side, and what is due.
    Desk,
    /// How far the school is from an award.
    Readiness,
    /// A visit: planned and recorded.
    Visit,
    /// The terms that the pack defines.
    Glossary,
    /// How the result is handed in.
    Submission,
    /// What an adviser says, and what is agreed.
    Moderation,
    /// What another edition of the pack changes.
    Edition,
    /// The rounds, and the start of the next.
    Rounds,
    /// The school's name and particulars.
    School,
    /// Everything as it is printed.
    Print,
}

/// What the plan is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanOrder {
    /// By target.
    #[default]
    Targets,
    /// By the person responsible.
    Owners,
    /// By the date that each step is due.
    Dates,
}

impl Route {
    /// The page that an address means.
    pub fn parse(hash: &str) -> Route {
        let parts: Vec<&str> = hash.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["start"] => Route::Start(None),
            ["start", id] => Route::Start(Some(PackRef::new(decoded(id), ""))),
            ["start", id, edition] => Route::Start(Some(PackRef::new(decoded(id), decoded(edition)))),
            ["about"] => Route::About,
            ["packs"] => Route::Packs,
            ["packs", id, edition] => Route::Pack { id: decoded(id), edition: decoded(edition) },
            ["w", desk, page @ ..] => match (Desk::parse(desk), Page::parse(page)) {
                (Some((id, pack)), Some(page)) => Route::Work { id, pack, page },
                _ => Route::Nowhere,
            },
            _ => Route::Nowhere,
        }
    }

    /// The address, with its #.
    pub fn href(&self) -> String {
        match self {
            Route::Home | Route::Nowhere => "#/".to_owned(),
            Route::Start(None) => "#/start".to_owned(),
            Route::Start(Some(PackRef { id, edition, .. })) => format!("#/start/{}/{}", encoded(id), encoded(edition)),
            Route::About => "#/about".to_owned(),
            Route::Packs => "#/packs".to_owned(),
            Route::Pack { id, edition } => format!("#/packs/{}/{}", encoded(id), encoded(edition)),
            Route::Work { id, pack, page } => page.href(&Desk::name(id, *pack)),
        }
    }
}

/// A workbook as it is worked with, in an address: its id, and which of its packs, from 1: "7b0c@2".
pub struct Desk;

impl Desk {
    /// The workbook's id and the place of its pack.
    fn parse(desk: &str) -> Option<(String, Option<usize>)> {
        match desk.split_once('@') {
            None => Some((desk.to_owned(), None)),
            Some((id, place)) => Some((id.to_owned(), Some(place.parse::<usize>().ok()?.checked_sub(1)?))),
        }
    }

    /// How an address names it.
    pub fn name(id: &str, pack: Option<usize>) -> String {
        match pack {
            None => id.to_owned(),
            Some(place) => format!("{id}@{}", place + 1),
        }
    }
}

/// The statement of a sheet, or of its evidence, that an address leads to.
pub fn statement(hash: &str) -> Option<String> {
    let parts: Vec<&str> = hash.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["w", _, "rate" | "evidence", _, statement] => Some(decoded(statement)),
        _ => None,
    }
}

impl Page {
    /// The address of one statement on this page, the sheet or the evidence of its area.
    pub fn href_at(&self, desk: &str, statement: &StatementId) -> String {
        format!("{}/{}", self.href(desk), encoded(&statement.0))
    }

    fn parse(parts: &[&str]) -> Option<Page> {
        Some(match parts {
            ["rate", area] | ["rate", area, _] => Page::Rate(decoded(area)),
            ["evidence", area] | ["evidence", area, _] => Page::Evidence(decoded(area)),
            ["library"] => Page::Library,
            ["item", item] => Page::Item(decoded(item)),
            ["plan"] => Page::Plan(PlanOrder::Targets),
            ["plan", "owners"] => Page::Plan(PlanOrder::Owners),
            ["plan", "dates"] => Page::Plan(PlanOrder::Dates),
            ["target", target] => Page::Target(decoded(target)),
            ["review"] => Page::Review,
            ["governors"] => Page::Governors,
            ["documents"] => Page::Documents,
            ["gaps"] => Page::Gaps,
            [] | ["all"] => Page::Overview,
            ["desk"] => Page::Desk,
            ["readiness"] => Page::Readiness,
            ["visit"] => Page::Visit,
            ["glossary"] => Page::Glossary,
            ["submission"] => Page::Submission,
            ["moderation"] => Page::Moderation,
            ["edition"] => Page::Edition,
            ["rounds"] => Page::Rounds,
            ["school"] => Page::School,
            ["print"] => Page::Print,
            _ => return None,
        })
    }

    /// The address within a workbook, with its #: of the desk that [`Desk::name`] names.
    pub fn href(&self, desk: &str) -> String {
        let page = match self {
            Page::Rate(area) => format!("rate/{}", encoded(area)),
            Page::Evidence(area) => format!("evidence/{}", encoded(area)),
            Page::Library => "library".to_owned(),
            Page::Item(item) => format!("item/{}", encoded(item)),
            Page::Plan(PlanOrder::Targets) => "plan".to_owned(),
            Page::Plan(PlanOrder::Owners) => "plan/owners".to_owned(),
            Page::Plan(PlanOrder::Dates) => "plan/dates".to_owned(),
            Page::Target(target) => format!("target/{}", encoded(target)),
            Page::Review => "review".to_owned(),
            Page::Governors => "governors".to_owned(),
            Page::Documents => "documents".to_owned(),
            Page::Gaps => "gaps".to_owned(),
            Page::Overview => "all".to_owned(),
            Page::Desk => "desk".to_owned(),
            Page::Readiness => "readiness".to_owned(),
            Page::Visit => "visit".to_owned(),
            Page::Glossary => "glossary".to_owned(),
            Page::Submission => "submission".to_owned(),
            Page::Moderation => "moderation".to_owned(),
            Page::Edition => "edition".to_owned(),
            Page::Rounds => "rounds".to_owned(),
            Page::School => "school".to_owned(),
            Page::Print => "print".to_owned(),
        };
        format!("#/w/{desk}/{page}")
    }
}
