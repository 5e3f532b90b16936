//! The chart of a pack, of whichever kind the pack needs.

use plotters::prelude::DrawingBackend;

use super::area::{ChartArea, DrawResult};
use super::colours::Colours;
use super::lines_chart::LinesChart;
use super::shares_chart::SharesChart;

/// A chart of one round, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum PackChart {
    /// Now and target, of a pack that is rated.
    Lines(LinesChart),
    /// The share of statements met, of a pack that is judged.
    Shares(SharesChart),
}

impl PackChart {
    /// The width and height of the chart in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        match self {
            PackChart::Lines(chart) => chart.size(),
            PackChart::Shares(chart) => chart.size(),
        }
    }

    /// Draws the chart on an area of [`PackChart::size`].
    ///
    /// # Errors
    /// If the backend can't draw.
    pub fn draw<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours) -> DrawResult<DB> {
        match self {
            PackChart::Lines(chart) => chart.draw(area, colours),
            PackChart::Shares(chart) => chart.draw(area, colours),
        }
    }

    /// The chart as an SVG file, in the colours of paper.
    #[must_use]
    pub fn svg(&self) -> String {
        match self {
            PackChart::Lines(chart) => chart.svg(),
            PackChart::Shares(chart) => chart.svg(),
        }
    }
}
