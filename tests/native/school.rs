//! A small way to make workbooks for tests: `School::new().rate("1-1", 4, 7)`.

use join_the_dots::files::open_pack;
use join_the_dots::framework::{Pack, SEEDS, Score, StatementId};
use join_the_dots::workbook::{Assessment, Horizon, Lane, Practice, Rating, Round, RoundAbout, Workbook};

/// The pack of the SEND self-evaluation, as the page has it.
pub fn pack() -> Pack {
    open_pack(SEEDS[0].as_bytes()).unwrap()
}

pub fn score(number: u8) -> Score {
    Score::new(number).unwrap()
}

pub fn id(id: &str) -> StatementId {
    StatementId(id.to_owned())
}

pub struct School {
    pub pack: Pack,
    pub round: Round,
}

impl School {
    pub fn new() -> School {
        let about = RoundAbout {
            date: Some("2026-11-12".parse().unwrap()),
            practice: Practice::Setting,
            horizon_months: Horizon::Twelve,
        };
        School { pack: pack(), round: Round::new(about) }
    }

    pub fn rate(self, statement: &str, now: u8, target: u8) -> School {
        self.now(statement, now).lane(statement, Lane::Target, target)
    }

    pub fn now(self, statement: &str, now: u8) -> School {
        self.lane(statement, Lane::Now, now)
    }

    fn lane(mut self, statement: &str, lane: Lane, number: u8) -> School {
        let rating: &mut Rating = self.round.ratings.entry(id(statement)).or_default();
        match lane {
            Lane::Now => rating.now = Some(score(number)),
            Lane::Target => rating.target = Some(score(number)),
        }
        self
    }

    pub fn workbook(&self) -> Workbook {
        let assessment =
            Assessment { pack: self.pack.reference(), rounds: vec![self.round.clone()], ..Assessment::default() };
        let mut workbook = Workbook { id: "a-school".to_owned(), assessments: vec![assessment], ..Workbook::default() };
        workbook.school.name = "Hill Top School".to_owned();
        workbook
    }
}
