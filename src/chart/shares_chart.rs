//! A chart of a judged pack: the share of each area and aspect that is met, beside the share in the round before.

use plotters::prelude::{Color, DrawingBackend, PathElement, RGBColor, Rectangle};

use super::area::{ChartArea, DrawResult, Label, Point, diamond, hairline, svg, wrapped};
use super::colours::Colours;
use crate::analysis::{AreaShare, JudgementSource, Share};
use crate::framework::Pack;
use crate::workbook::Round;

/// A chart of shares, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SharesChart {
    /// The title. A long one takes several lines.
    pub title: String,
    /// The line below the title: which round it is.
    pub subtitle: String,
    /// Whether there is a round before to compare with.
    pub compared: bool,
    /// The bars, top to bottom.
    pub bars: Vec<ShareBar>,
}

/// One bar of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareBar {
    /// The name of the area or aspect, on its left.
    pub label: String,
    /// Whether it is an aspect's bar. It is thinner, and stands under its area's bar.
    pub within: bool,
    /// The share that is met.
    pub share: Share,
    /// The share that was met in the round before, in percent from 0 to 100.
    pub before: Option<u8>,
}

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 24.0;
/// The top of the bars under a title of one line.
const TOP: f64 = 104.0;
const BOTTOM: f64 = 20.0;
/// The height of a line of the title, the most characters it takes, and the most lines.
const TITLE: (f64, usize, usize) = (26.0, 58, 3);
/// The most characters of the subtitle.
const SUBTITLE: usize = 96;
/// The most characters of a line of a label, and the most lines. No text is measured: most letters fit.
const LABEL: (usize, usize) = (33, 2);
const LABEL_LINE: f64 = 15.0;
const INDENT: f64 = 12.0;
/// The space around the lines of a label: an area's, and an aspect's.
const SPACE: (f64, f64) = (15.0, 7.0);
/// The places of 0% and 100%.
const BAR: (f64, f64) = (276.0, 580.0);
/// Half the height of a bar: an area's, and an aspect's.
const HALF: (f64, f64) = (8.0, 5.0);
const PERCENT: f64 = 594.0;
const COUNTS: f64 = 640.0;
/// The radius of a diamond, and the width of its outline.
const DIAMOND: (f64, f64) = (6.0, 2.0);

impl ShareBar {
    fn lines(&self) -> Vec<String> {
        wrapped(&self.label, LABEL.0 - if self.within { 1 } else { 0 }, LABEL.1)
    }

    fn height(&self) -> f64 {
        let space = if self.within { SPACE.1 } else { SPACE.0 };
        self.lines().len().max(1) as f64 * LABEL_LINE + space
    }
}

impl SharesChart {
    /// The shares of a round, by the school's own judgements, with those of the round before if there is one.
    #[must_use]
    pub fn new(pack: &Pack, round: &Round, before: Option<&Round>, title: String, subtitle: String) -> SharesChart {
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
        SharesChart { title, subtitle, compared: before.is_some(), bars }
    }

    /// The width and height of the chart in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (WIDTH, self.top() + self.bars.iter().map(ShareBar::height).sum::<f64>() + BOTTOM)
    }

    fn title_lines(&self) -> Vec<String> {
        wrapped(&self.title, TITLE.1, TITLE.2)
    }

    /// The top of the bars.
    fn top(&self) -> f64 {
        TOP + TITLE.0 * (self.title_lines().len().max(1) - 1) as f64
    }

    /// Draws the chart on an area of [`SharesChart::size`].
    ///
    /// # Errors
    /// If the backend can't draw.
    pub fn draw<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours) -> DrawResult<DB> {
        area.fill(&colours.ground)?;
        let (top, bottom) = (self.top(), self.size().1 - BOTTOM);
        for (i, line) in self.title_lines().iter().enumerate() {
            Label::new(20.0, colours.text).draw(area, line, (MARGIN, 24.0 + TITLE.0 * i as f64))?;
        }
        for line in wrapped(&self.subtitle, SUBTITLE, 1) {
            Label::new(14.0, colours.text).draw(area, &line, (MARGIN, top - 56.0))?;
        }
        self.draw_key(area, colours, top - 30.0)?;
        for percent in [0, 25, 50, 75, 100] {
            let label = Label::new(12.0, colours.text).centred();
            label.draw(area, &format!("{percent}%"), (x(percent), top - 8.0))?;
            hairline(area, [(x(percent), top), (x(percent), bottom)], colours.grid)?;
        }
        let mut y = top;
        for bar in &self.bars {
            if !bar.within {
                hairline(area, [(MARGIN, y), (WIDTH - MARGIN, y)], colours.grid)?;
            }
            bar.draw(area, colours, y)?;
            y += bar.height();
        }
        hairline(area, [(MARGIN, y), (WIDTH - MARGIN, y)], colours.text)
    }

    /// Draws the key: a bar and a diamond, with their names.
    fn draw_key<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours, y: f64) -> DrawResult<DB> {
        let label = Label::new(14.0, colours.text);
        bar(area, (MARGIN, MARGIN + 22.0), (y, HALF.1), colours.now)?;
        label.draw(area, "Met now, of what applies", (MARGIN + 30.0, y))?;
        if self.compared {
            before(area, (MARGIN + 232.0, y), colours)?;
            label.draw(area, "Met in the round before", (MARGIN + 246.0, y))?;
        }
        Ok(())
    }

    /// The chart as an SVG file, in the colours of paper.
    #[must_use]
    pub fn svg(&self) -> String {
        svg(self.size(), |area| self.draw(area, &Colours::PAPER))
    }
}

impl ShareBar {
    fn draw<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours, top: f64) -> DrawResult<DB> {
        let lines = self.lines();
        let middle = top + self.height() / 2.0;
        let (left, size, half) = if self.within { (MARGIN + INDENT, 12.0, HALF.1) } else { (MARGIN, 13.0, HALF.0) };
        let label = Label::new(size, colours.text);
        for (i, line) in lines.iter().enumerate() {
            let above = (lines.len() as f64 - 1.0) / 2.0;
            label.draw(area, line, (left, middle + (i as f64 - above) * LABEL_LINE))?;
        }
        bar(area, BAR, (middle, half), colours.ground)?;
        outline(area, BAR, (middle, half), colours.baseline)?;
        let (percent, counts) = match self.share.percent() {
            Some(percent) => {
                if percent > 0 {
                    bar(area, (BAR.0, x(percent)), (middle, half), colours.now)?;
                }
                (format!("{percent}%"), format!("{} of {}", self.share.met, self.share.applicable()))
            }
            None => ("–".to_owned(), "n/a".to_owned()),
        };
        if let Some(percent) = self.before {
            before(area, (x(percent), middle), colours)?;
        }
        label.draw(area, &percent, (PERCENT, middle))?;
        label.draw(area, &counts, (COUNTS, middle))
    }
}

/// The place of a share on the scale.
fn x(percent: u8) -> f64 {
    BAR.0 + (BAR.1 - BAR.0) * f64::from(percent.min(100)) / 100.0
}

/// Draws a filled bar from left to right.
fn bar<DB: DrawingBackend>(
    area: &ChartArea<DB>,
    (left, right): (f64, f64),
    (middle, half): (f64, f64),
    colour: RGBColor,
) -> DrawResult<DB> {
    area.draw(&Rectangle::new([(left, middle - half), (right, middle + half)], colour.filled()))
}

/// Draws the outline of a bar. It is a path, because plotters-svg gives no width to the outline of a rectangle.
fn outline<DB: DrawingBackend>(
    area: &ChartArea<DB>,
    (left, right): (f64, f64),
    (middle, half): (f64, f64),
    colour: RGBColor,
) -> DrawResult<DB> {
    let (top, bottom) = (middle - half, middle + half);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    area.draw(&PathElement::new(corners, colour.stroke_width(area.as_coord_spec().length(1.0))))
}

/// Draws the mark of the round before. It shows on a bar as well as beside it.
fn before<DB: DrawingBackend>(area: &ChartArea<DB>, at: Point, colours: &Colours) -> DrawResult<DB> {
    diamond(area, at, DIAMOND.0, (colours.target, colours.ground), DIAMOND.1)
}
