use documents::{Figure, OpenLine, OpenRecommendation, PostLine};
use kernel::Timestamp;
use web::Texts;

use super::letterhead;
use crate::pages::Names;
use crate::ports::Figures;
use crate::queries::{Briefing, RecommendationRow};

/// The briefing sheet of a commune. What nobody counts says so; it is never zero.
#[must_use]
pub fn briefing(view: &Briefing, names: &Names, now: Timestamp, t: &Texts) -> documents::Briefing {
    let figures = view.figures.as_ref();
    let session = &view.session;
    let place = names.0.province().map(|unit| unit.name.clone()).unwrap_or_default();
    let province = names.0.province().map(|unit| unit.id).unwrap_or_default();
    documents::Briefing {
        letterhead: letterhead(names, province, None, short(&place), now.date()),
        commune: names.unit(view.commune),
        visit: format!("{} · {} · {}", session.title, t.appointment(session.planned_from), session.place),
        from: view.from,
        until: view.to,
        figures: self::figures(figures, view, t),
        open: figures.map(|own| open(own, t)).unwrap_or_default(),
        posts: figures.and_then(|own| posts(own, t)).into_iter().collect(),
        recommendations: view.open_recommendations.iter().map(|row| recommendation(row, names)).collect(),
    }
}

/// "Tỉnh Nghệ An" as papers name the place beside the date.
pub(super) fn short(name: &str) -> String {
    let bare = name.strip_prefix("Tỉnh ").or_else(|| name.strip_prefix("Thành phố "));
    bare.unwrap_or(name).to_owned()
}

fn figures(own: Option<&Figures>, view: &Briefing, t: &Texts) -> Vec<Figure> {
    let line = |key: &str, value: Option<String>, note: Option<String>| Figure {
        name: t.say(&format!("docket-page-figure-{key}")),
        value,
        note,
    };
    let number = |pick: fn(&Figures) -> i64| own.map(|own| t.number(pick(own)));
    let share = |of: i64, all: i64| (all > 0).then(|| format!("{} %", t.tenths(of * 1000 / all)));
    let finished = own.map(|own| (own.early + own.on_time, own.early + own.on_time + own.late));
    let in_time = finished.and_then(|(good, all)| share(good, all));
    let supplements = own.and_then(|own| share(own.supplemented, own.accepted));
    let satisfied = own.and_then(|own| own.satisfaction).map(percent).map(|tenths| format!("{} %", t.tenths(tenths)));
    vec![
        line("received", number(|own| own.received), None),
        line("in-time", in_time, own.map(|own| t.fill("docket-page-figure-late", [("count", own.late)]))),
        line(
            "open",
            number(|own| own.open),
            own.map(|own| t.fill("docket-page-figure-open-late", [("count", own.open_late)])),
        ),
        line("supplements", supplements, None),
        line("satisfaction", satisfied, None),
        line("tasks", Some(t.number(view.open_tasks.len())), None),
    ]
}

/// A share as tenths of a percent.
#[allow(clippy::cast_possible_truncation, reason = "a share of one")]
fn percent(share: f64) -> i64 {
    (share * 1000.0).round() as i64
}

fn open(own: &Figures, t: &Texts) -> Vec<OpenLine> {
    let line = |(key, count): &(String, i64)| OpenLine { why: t.say(key), count: count32(*count), late: None };
    own.open_by_state.iter().map(line).collect()
}

/// All people against all posts; by kind of post once posts are kept.
fn posts(own: &Figures, t: &Texts) -> Option<PostLine> {
    let quota = own.posts?;
    Some(PostLine { post: t.say("docket-page-posts-all"), quota: count32(quota), present: count32(own.staff) })
}

fn count32(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(if count < 0 { 0 } else { u32::MAX })
}

fn recommendation(row: &RecommendationRow, names: &Names) -> OpenRecommendation {
    let matter = row.matter.as_ref();
    OpenRecommendation {
        code: row.code.clone(),
        content: row.title.clone(),
        turn: names.unit(matter.map_or(row.commune, |matter| matter.holder_unit)),
        since: matter.map_or(row.made_at, |matter| matter.holder_since).date(),
    }
}
