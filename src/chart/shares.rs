//! A chart of a judged pack: how much of each area and aspect is met, and how much was in the round before.

use super::svg::svg;
use super::{Ink, Pen, Point};
use crate::analysis::{AreaShare, JudgementSource, Share};
use crate::framework::Pack;
use crate::workbook::Round;

/// A chart of shares, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SharesFigure {
    /// What stands above it.
    pub title: String,
    /// What stands below the title.
    pub subtitle: String,
    /// Whether there is a round before to compare with.
    pub compared: bool,
    /// The bars, top to bottom.
    pub bars: Vec<ShareBar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareBar {
    /// What stands beside it.
    pub label: String,
    /// Whether it is that of an aspect, which stands under its area's and is thinner.
    pub within: bool,
    /// How much is met.
    pub share: Share,
    /// How much was met in the round before, in percent from 0 to 100.
    pub before: Option<u8>,
}

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 24.0;
/// Where the bars begin under a title of one line.
const TOP: f64 = 104.0;
const BOTTOM: f64 = 20.0;
/// The height of a line of the title, how many characters it takes at the most, and how many lines there may be.
const TITLE: (f64, usize, usize) = (26.0, 58, 3);
/// The characters of a line of the subtitle.
const SUBTITLE: usize = 96;
/// The characters of a line of a label, and how many lines there may be. No text is measured: these are wide enough for
/// most letters.
const LABEL: (usize, usize) = (33, 2);
const LABEL_LINE: f64 = 15.0;
const INDENT: f64 = 12.0;
/// The space around the lines of a label: that of an area, and of an aspect.
const SPACE: (f64, f64) = (15.0, 7.0);
/// Where no and all statements stand.
const BAR: (f64, f64) = (276.0, 580.0);
/// Half the height of a bar: of an area, and of an aspect.
const HALF: (f64, f64) = (8.0, 5.0);
const PERCENT: f64 = 594.0;
const COUNTS: f64 = 640.0;
const DIAMOND: f64 = 6.0;

impl ShareBar {
    fn lines(&self) -> Vec<String> {
        wrapped(&self.label, LABEL.0 - if self.within { 1 } else { 0 }, LABEL.1)
    }

    fn height(&self) -> f64 {
        let space = if self.within { SPACE.1 } else { SPACE.0 };
        self.lines().len().max(1) as f64 * LABEL_LINE + space
    }
}

impl SharesFigure {
    /// The shares of a round, by the school's own judgements, with those of the round before if there is one.
    #[must_use]
    pub fn new(pack: &Pack, round: &Round, before: Option<&Round>, title: String, subtitle: String) -> SharesFigure {
        let was = before.map(|before| AreaShare::all(pack, before, JudgementSource::School));
        let was = |a: usize| was.as_ref().and_then(|was| was.get(a));
        let whole = before.and_then(|before| Share::of_pack(pack, before, JudgementSource::School).percent());
        let share = Share::of_pack(pack, round, JudgementSource::School);
        let mut bars = vec![ShareBar { label: "All statements".to_owned(), within: false, share, before: whole }];
        for (a, area) in AreaShare::all(pack, round, JudgementSource::School).into_iter().enumerate() {
            let before = was(a).and_then(|was| was.share.percent());
            bars.push(ShareBar { label: area.area.heading(), within: false, share: area.share, before });
            if area.area.aspects.is_empty() {
                continue;
            }
            for (i, (aspect, share)) in area.aspects.into_iter().enumerate() {
                let before = was(a).and_then(|was| was.aspects.get(i)).and_then(|(_, share)| share.percent());
                let label = aspect.map_or("Other statements", |aspect| &aspect.title).to_owned();
                bars.push(ShareBar { label, within: true, share, before });
            }
        }
        SharesFigure { title, subtitle, compared: before.is_some(), bars }
    }

    /// Its width and height in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (WIDTH, self.top() + self.bars.iter().map(ShareBar::height).sum::<f64>() + BOTTOM)
    }

    fn title_lines(&self) -> Vec<String> {
        wrapped(&self.title, TITLE.1, TITLE.2)
    }

    /// Where the bars begin: a long title takes more lines than one.
    fn top(&self) -> f64 {
        TOP + TITLE.0 * (self.title_lines().len().max(1) - 1) as f64
    }

    /// Draws the figure on a surface of at least [`SharesFigure::size`].
    pub fn draw(&self, pen: &mut Pen<'_>, ink: &Ink) {
        let (width, height) = self.size();
        pen.shape(&[(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)], ink.ground);
        let top = self.top();
        for (i, line) in self.title_lines().iter().enumerate() {
            pen.text(line, (MARGIN, 24.0 + TITLE.0 * i as f64), 20.0, ink.text, false);
        }
        for line in wrapped(&self.subtitle, SUBTITLE, 1) {
            pen.text(&line, (MARGIN, top - 56.0), 14.0, ink.text, false);
        }
        self.draw_key(pen, ink, top - 30.0);
        for percent in [0, 25, 50, 75, 100] {
            pen.text(&format!("{percent}%"), (x(percent), top - 8.0), 12.0, ink.text, true);
            pen.line(&[(x(percent), top), (x(percent), height - BOTTOM)], ink.grid, 1.0);
        }
        let mut y = top;
        for bar in &self.bars {
            if !bar.within {
                pen.line(&[(MARGIN, y), (width - MARGIN, y)], ink.grid, 1.0);
            }
            bar.draw(pen, ink, y);
            y += bar.height();
        }
        pen.line(&[(MARGIN, y), (width - MARGIN, y)], ink.text, 1.0);
    }

    /// What bar and diamond mean.
    fn draw_key(&self, pen: &mut Pen<'_>, ink: &Ink, y: f64) {
        rectangle(pen, (MARGIN, MARGIN + 22.0), (y, HALF.1), ink, true);
        pen.text("Met now, of what applies", (MARGIN + 30.0, y), 14.0, ink.text, false);
        if self.compared {
            diamond(pen, (MARGIN + 232.0, y), ink);
            pen.text("Met in the round before", (MARGIN + 246.0, y), 14.0, ink.text, false);
        }
    }
}

impl ShareBar {
    fn draw(&self, pen: &mut Pen<'_>, ink: &Ink, top: f64) {
        let lines = self.lines();
        let middle = top + self.height() / 2.0;
        let (left, size, half) = if self.within { (MARGIN + INDENT, 12.0, HALF.1) } else { (MARGIN, 13.0, HALF.0) };
        for (i, line) in lines.iter().enumerate() {
            let above = (lines.len() as f64 - 1.0) / 2.0;
            pen.text(line, (left, middle + (i as f64 - above) * LABEL_LINE), size, ink.text, false);
        }
        rectangle(pen, BAR, (middle, half), ink, false);
        let (percent, counts) = match self.share.percent() {
            Some(percent) => {
                if percent > 0 {
                    rectangle(pen, (BAR.0, x(percent)), (middle, half), ink, true);
                }
                (format!("{percent}%"), format!("{} of {}", self.share.met, self.share.applicable()))
            }
            None => ("–".to_owned(), "n/a".to_owned()),
        };
        if let Some(before) = self.before {
            diamond(pen, (x(before), middle), ink);
        }
        pen.text(&percent, (PERCENT, middle), size, ink.text, false);
        pen.text(&counts, (COUNTS, middle), size, ink.text, false);
    }
}

/// Where a share stands.
fn x(percent: u8) -> f64 {
    BAR.0 + (BAR.1 - BAR.0) * f64::from(percent.min(100)) / 100.0
}

/// A bar from left to right: filled, or its outline.
fn rectangle(pen: &mut Pen<'_>, (left, right): (f64, f64), (middle, half): (f64, f64), ink: &Ink, filled: bool) {
    let (top, bottom) = (middle - half, middle + half);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    if filled {
        pen.shape(&corners, ink.now);
    } else {
        pen.shape(&corners, ink.ground);
        pen.line(&corners, ink.base_line, 1.0);
    }
}

/// A hollow diamond, which shows on a bar as well as beside it.
fn diamond(pen: &mut Pen<'_>, (x, y): Point, ink: &Ink) {
    let r = DIAMOND;
    let [top, right, bottom, left] = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    pen.shape(&[top, right, bottom, left], ink.ground);
    // One corner more than it needs, so that the last is joined as the others are.
    pen.line(&[top, right, bottom, left, top, right], ink.target, 2.0);
}

/// A text in so many lines at the most, of so many characters; an ellipsis stands for what has no room.
fn wrapped(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = |line: &&mut String| line.chars().count() + word.chars().count() < most;
        match found.last_mut().filter(room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => found.push(word.to_owned()),
        }
    }
    let cut = found.len() > lines;
    found.truncate(lines);
    let last = found.len().saturating_sub(1);
    for (i, line) in found.iter_mut().enumerate() {
        if line.chars().count() > most || (cut && i == last) {
            let short: String = line.chars().take(most.saturating_sub(1)).collect();
            *line = format!("{}…", short.trim_end());
        }
    }
    found
}

/// The figure as the text of an SVG file, in the colours of paper.
#[must_use]
pub fn shares_svg(figure: &SharesFigure) -> String {
    svg(figure.size(), |pen| figure.draw(pen, &Ink::PAPER))
}
