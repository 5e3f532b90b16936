//! The areas of a pack, made of a pasted text.

use super::marks::cut;
use super::pasted::Pasted;
use crate::framework::{Area, Aspect, Exemplar, Statement, StatementId};

/// The areas that a pack takes from a pasted text, with the bands that they need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedAreas {
    /// The areas, with new ids: "1", and "1-1" for its first statement.
    pub areas: Vec<Area>,
    /// The bands that the scale needs for the exemplars: each one's id and its title, which is its column's heading.
    pub bands: Vec<(String, String)>,
}

/// Makes areas of a pasted text. Numbers of the text are kept, and areas and statements without one are numbered.
#[must_use]
pub fn into_areas(pasted: Pasted) -> PastedAreas {
    let mut made = PastedAreas::default();
    for (a, from) in (1..).zip(pasted.areas) {
        let title = if from.title.is_empty() { format!("Area {a}") } else { from.title };
        let mut area = Area {
            id: a.to_string(),
            number: from.number.unwrap_or_else(|| a.to_string()),
            short_title: cut(&title, 28),
            title,
            ..Area::default()
        };
        for from in from.aspects {
            let aspect = from.title.map(|title| Aspect { id: format!("{a}-part-{}", area.aspects.len() + 1), title });
            for from in from.statements {
                let place = area.statements.len() + 1;
                let mut exemplars = Vec::new();
                for (i, (heading, text)) in (1..).zip(from.exemplars) {
                    let band = made.band(heading);
                    exemplars.push(Exemplar { id: format!("{a}-{place}-{i}"), band, text });
                }
                area.statements.push(Statement {
                    id: StatementId(format!("{a}-{place}")),
                    number: from.number.unwrap_or_else(|| format!("{}.{place}", area.number)),
                    text: from.text,
                    aspect: aspect.as_ref().map(|aspect| aspect.id.clone()),
                    exemplars,
                    ..Statement::default()
                });
            }
            area.aspects.extend(aspect);
        }
        made.areas.push(area);
    }
    made
}

impl PastedAreas {
    /// The id of the band of this title.
    fn band(&mut self, title: String) -> String {
        if let Some((id, _)) = self.bands.iter().find(|(_, known)| *known == title) {
            return id.clone();
        }
        let id = format!("band-{}", self.bands.len() + 1);
        self.bands.push((id.clone(), title));
        id
    }
}
