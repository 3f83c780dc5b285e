use std::collections::BTreeMap;

use crate::model::{TemplateItem, Verdict};

/// Points of a hundred: each question counts by its weight, `partly` half; what is not applicable is left out. `None`
/// where nothing was applicable or nothing was answered.
#[must_use]
pub fn score(items: &[TemplateItem], found: &BTreeMap<i32, Verdict>) -> Option<i32> {
    let points = |verdict| match verdict {
        Verdict::Good => Some(2),
        Verdict::Partly => Some(1),
        Verdict::Bad => Some(0),
        Verdict::NotApplicable => None,
    };
    let judged = items.iter().filter_map(|item| Some((item.weight, points(*found.get(&item.no)?)?)));
    let (got, most) = judged.fold((0, 0), |(got, most), (weight, points)| (got + weight * points, most + weight * 2));
    // Half a point rounds up.
    (most > 0).then(|| (got * 200 + most) / (most * 2))
}

/// The questions answered badly that ask for a photo and have none.
#[must_use]
pub fn missing_photos(items: &[TemplateItem], found: &BTreeMap<i32, Verdict>, photographed: &[i32]) -> Vec<i32> {
    let bad = |item: &&TemplateItem| item.photo && found.get(&item.no) == Some(&Verdict::Bad);
    items.iter().filter(bad).map(|item| item.no).filter(|no| !photographed.contains(no)).collect()
}
