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
    /// By who does it.
    Owners,
    /// By when it is to be done.
    Dates,
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
            ["library"] => Page::Library,
            ["item", item] => Page::Item((*item).to_owned()),
            ["plan"] => Page::Plan(PlanOrder::Targets),
            ["plan", "owners"] => Page::Plan(PlanOrder::Owners),
            ["plan", "dates"] => Page::Plan(PlanOrder::Dates),
            ["target", target] => Page::Target((*target).to_owned()),
            ["review"] => Page::Review,
            ["governors"] => Page::Governors,
            ["documents"] => Page::Documents,
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
            Page::Library => "library".to_owned(),
            Page::Item(item) => format!("item/{item}"),
            Page::Plan(PlanOrder::Targets) => "plan".to_owned(),
            Page::Plan(PlanOrder::Owners) => "plan/owners".to_owned(),
            Page::Plan(PlanOrder::Dates) => "plan/dates".to_owned(),
            Page::Target(target) => format!("target/{target}"),
            Page::Review => "review".to_owned(),
            Page::Governors => "governors".to_owned(),
            Page::Documents => "documents".to_owned(),
            Page::Gaps => "gaps".to_owned(),
            Page::Overview => "all".to_owned(),
            Page::Rounds => "rounds".to_owned(),
            Page::School => "school".to_owned(),
            Page::Print => "print".to_owned(),
        };
        format!("#/w/{id}/{page}")
    }
}
