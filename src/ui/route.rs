//! The pages, and their addresses behind the #.

/// A page of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What this is, and the drafts that are here.
    Home,
    /// The form that begins a workbook.
    Start,
    /// How data is kept, the keys, whose wording it is.
    About,
    /// A page of one workbook.
    Work {
        /// The workbook's id.
        id: String,
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
    /// The exemplars of one area, by the area's id.
    Evidence(String),
    /// Where the gap is widest.
    Gaps,
    /// Every statement, on one chart and in one table.
    Overview,
    /// The rounds, and the start of the next.
    Rounds,
    /// The school's name and particulars.
    School,
    /// Everything as it is printed.
    Print,
}

impl Route {
    /// The page that an address means.
    pub fn parse(hash: &str) -> Route {
        let parts: Vec<&str> = hash.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["start"] => Route::Start,
            ["about"] => Route::About,
            ["w", id, page @ ..] => match Page::parse(page) {
                Some(page) => Route::Work { id: (*id).to_owned(), page },
                None => Route::Nowhere,
            },
            _ => Route::Nowhere,
        }
    }

    /// The address, with its #.
    pub fn href(&self) -> String {
        match self {
            Route::Home | Route::Nowhere => "#/".to_owned(),
            Route::Start => "#/start".to_owned(),
            Route::About => "#/about".to_owned(),
            Route::Work { id, page } => page.href(id),
        }
    }
}

impl Page {
    fn parse(parts: &[&str]) -> Option<Page> {
        Some(match parts {
            ["rate", area] => Page::Rate((*area).to_owned()),
            ["evidence", area] => Page::Evidence((*area).to_owned()),
            ["gaps"] => Page::Gaps,
            [] | ["all"] => Page::Overview,
            ["rounds"] => Page::Rounds,
            ["school"] => Page::School,
            ["print"] => Page::Print,
            _ => return None,
        })
    }

    /// The address within the workbook of this id, with its #.
    pub fn href(&self, id: &str) -> String {
        let page = match self {
            Page::Rate(area) => format!("rate/{area}"),
            Page::Evidence(area) => format!("evidence/{area}"),
            Page::Gaps => "gaps".to_owned(),
            Page::Overview => "all".to_owned(),
            Page::Rounds => "rounds".to_owned(),
            Page::School => "school".to_owned(),
            Page::Print => "print".to_owned(),
        };
        format!("#/w/{id}/{page}")
    }
}
