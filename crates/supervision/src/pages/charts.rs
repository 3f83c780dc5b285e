//! Small pictures as SVG: drawn by attributes alone, because pages allow no inline style.

use std::fmt::Write as _;

/// Width and height of a spark line.
const WIDTH: i64 = 120;
const HEIGHT: i64 = 28;

/// The points of a line through values, oldest first, within its own least and most; empty for fewer than two values.
#[must_use]
pub fn spark(values: &[i64]) -> String {
    let (Some(least), Some(most)) = (values.iter().min(), values.iter().max()) else { return String::new() };
    let last = i64::try_from(values.len()).unwrap_or(0) - 1;
    if last < 1 {
        return String::new();
    }
    let spread = (most - least).max(1);
    let mut points = String::new();
    for (value, at) in values.iter().zip(0..) {
        let (x, y) = (2 + at * (WIDTH - 4) / last, HEIGHT - 3 - (value - least) * (HEIGHT - 6) / spread);
        let _ = write!(points, "{x},{y} ");
    }
    points.pop();
    points
}

/// One column of a chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub height: i64,
    /// Of its lower part that is late.
    pub late: i64,
    pub late_y: i64,
    /// What it stands for and its numbers.
    pub title: String,
}

/// Distance from column to column.
const STEP: i64 = 24;
/// Height of the highest.
const TALL: i64 = 120;

/// Columns of whole numbers, each with a part that is late.
#[must_use]
pub fn bars(values: &[(i64, i64, String)]) -> Vec<Bar> {
    let most = values.iter().map(|(all, _, _)| *all).max().unwrap_or(0).max(1);
    let tall = |count: i64| (count * TALL + most / 2) / most;
    let bar = |((all, late, title), at): (&(i64, i64, String), i64)| Bar {
        x: at * STEP + 4,
        y: TALL - tall(*all),
        height: tall(*all),
        late: tall(*late),
        late_y: TALL - tall(*late),
        title: title.clone(),
    };
    values.iter().zip(0..).map(bar).collect()
}

/// One point of a calibration: how often what was said with about this chance came true.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dot {
    pub x: i64,
    pub y: i64,
    /// The more forecasts stand behind it the larger.
    pub radius: i64,
    /// Its numbers.
    pub title: String,
}

/// Side of the square of a calibration.
pub const SQUARE: i64 = 240;

/// The points of a calibration, from chances and outcomes in thousandths with their counts.
#[must_use]
pub fn dots(values: &[(i64, i64, i64, String)]) -> Vec<Dot> {
    let most = values.iter().map(|(_, _, count, _)| *count).max().unwrap_or(0).max(1);
    let dot = |(said, came, count, title): &(i64, i64, i64, String)| Dot {
        x: said * SQUARE / 1_000,
        y: SQUARE - came * SQUARE / 1_000,
        radius: 3 + 7 * count / most,
        title: title.clone(),
    };
    values.iter().map(dot).collect()
}

#[cfg(test)]
mod tests {
    use super::{bars, dots, spark};

    #[test]
    fn what_comes_as_often_as_it_is_said_lies_on_the_diagonal() {
        let all = dots(&[(500, 500, 10, String::new()), (1_000, 0, 1, String::new())]);
        assert_eq!((all[0].x, all[0].y, all[0].radius), (120, 120, 10));
        assert_eq!((all[1].x, all[1].y, all[1].radius), (240, 240, 3));
    }

    #[test]
    fn a_line_stays_in_its_picture() {
        assert_eq!(spark(&[1]), "");
        assert_eq!(spark(&[5, 5]), "2,25 118,25");
        assert_eq!(spark(&[0, 10, 5]), "2,25 60,3 118,14");
    }

    #[test]
    fn the_highest_column_is_the_whole_height() {
        let all = bars(&[(4, 1, String::new()), (0, 0, String::new())]);
        assert_eq!((all[0].height, all[0].y, all[0].late), (120, 0, 30));
        assert_eq!((all[1].height, all[1].y), (0, 120));
    }
}
