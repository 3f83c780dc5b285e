use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use axum::response::{Html, IntoResponse, Response};
use kernel::Date;
use web::{Page, PageError, Path, Texts, Visit};

use super::board::levels_of;
use crate::model::{BoardEntry, PartGroup, Version, group_by_case, list_of};
use crate::{Catalogue, Channel, FeeAsk, Standing, State, WORDS, queries, words};

#[derive(Template)]
#[template(path = "board-one.html")]
struct One {
    page: Page,
    t: Texts,
    version: Arc<Version>,
    levels: String,
    channels: Vec<ChannelRow>,
    /// Once for all channels: which text the limits rest on, or who can fill the gap.
    limit_notes: Vec<String>,
    groups: Vec<PartGroup>,
    /// Names of forms to fill in, each once.
    forms: Vec<String>,
    non_boundary: bool,
}

/// One way of handing in.
struct ChannelRow {
    name: String,
    limit: String,
    /// The limit in hard areas, where it is another (J2).
    hard: String,
    fee: String,
    /// Lines of a fee by pages or copies.
    lines: Vec<String>,
}

impl One {
    fn subjects(&self) -> Vec<&str> {
        list_of(&self.version.subjects).collect()
    }

    fn legal_basis(&self) -> Vec<&str> {
        list_of(&self.version.legal_basis).collect()
    }
}

/// `GET /board/{code}`: what a person needs to know before going to the centre; made to be printed too.
pub(super) async fn page(
    Held(state): Held<State>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let date = state.kit.clock.now().date();
    let catalogue = state.kit.store.read(crate::catalogue).await?;
    let Some(version) = catalogue.in_force(&code, date).cloned() else {
        return without_details(&catalogue, &visit, &code, date);
    };
    let key = format!("{date} {} {}", visit.lang, visit.path);
    if let Some(html) = catalogue.kept(&key) {
        return Ok(Html(html).into_response());
    }
    let own = version.clone();
    let parts = state.kit.store.read(move |conn| queries::parts(conn, &own)).await?;
    let html = catalogue.rendered(&key, || {
        let one = one(&catalogue, &visit, version, group_by_case(parts), date);
        one.render().map_err(PageError::from)
    })?;
    Ok(Html(html).into_response())
}

#[derive(Template)]
#[template(path = "board-gap.html")]
struct Gap {
    page: Page,
    t: Texts,
    entry: BoardEntry,
}

/// A code of a commune's board that the catalogue does not know: the page says so instead of hiding it.
fn without_details(catalogue: &Catalogue, visit: &Visit, code: &str, date: Date) -> Result<Response, PageError> {
    let t = visit.texts(&WORDS);
    let spellings = queries::spellings(code);
    match catalogue.board_gaps(date).find(|entry| spellings.contains(&entry.code)) {
        Some(entry) => {
            let title = if entry.name.is_empty() { t.say("procedure-board-gap-name") } else { entry.name.clone() };
            web::render(&Gap { page: Page::public(visit, title), t, entry: entry.clone() })
        }
        None => Err(queries::not_found(&code.chars().take(40).collect::<String>()).into()),
    }
}

fn one(catalogue: &Catalogue, visit: &Visit, version: Arc<Version>, groups: Vec<PartGroup>, date: Date) -> One {
    let t = visit.texts(&WORDS);
    let mut forms: Vec<String> = Vec::new();
    for part in groups.iter().flat_map(|group| &group.parts) {
        if !part.form_file.is_empty() && !forms.contains(&part.form_file) {
            forms.push(part.form_file.clone());
        }
    }
    let mut limit_notes = Vec::new();
    let channels = channels_of(&version).map(|channel| row(catalogue, &t, &version, channel, date, &mut limit_notes));
    let channels = channels.collect();
    One {
        page: Page::public(visit, version.name.clone()),
        t,
        levels: levels_of(&t, &version),
        channels,
        limit_notes,
        groups,
        forms,
        non_boundary: catalogue.non_boundary(&version.code, date).is_some(),
        version,
    }
}

/// The channels of a version; where the source names none, the counter.
pub(super) fn channels_of(version: &Version) -> impl Iterator<Item = Channel> {
    let own: Vec<Channel> = version.channels().collect();
    if own.is_empty() { vec![Channel::Direct] } else { own }.into_iter()
}

fn row(
    catalogue: &Catalogue,
    t: &Texts,
    version: &Version,
    channel: Channel,
    date: Date,
    notes: &mut Vec<String>,
) -> ChannelRow {
    let plain = Standing::default();
    let limit = catalogue.limit(version, &plain, channel, date);
    let hard = catalogue.limit(version, &Standing { hard_area: true, ..plain.clone() }, channel, date);
    let (limit, note) = match limit {
        Ok(found) => (t.reason(&found.limit.words()), words::limit_source(t, &found)),
        Err(gap) => (t.say("procedure-limit-missing"), t.say(words::limit_gap(gap))),
    };
    if !notes.contains(&note) {
        notes.push(note);
    }
    let hard = hard.ok().filter(|hard| hard.hard_area).map(|hard| t.reason(&hard.limit.words())).unwrap_or_default();
    let fee = catalogue.fee(version, &plain, &FeeAsk::plain(channel, date));
    let lines = catalogue.price(version, &plain, channel, date).map(|set| price_lines(t, set)).unwrap_or_default();
    let fee = if lines.is_empty() { words::fee(t, &fee) } else { String::new() };
    ChannelRow { name: t.say(&format!("procedure-channel-{channel}")), limit, hard, fee, lines }
}

/// How a fee by pages or copies is counted (G2, G3).
fn price_lines(t: &Texts, set: &crate::model::FeeSetting) -> Vec<String> {
    use crate::FeeMeasure::{Case, Copy, Council, Page};
    let amount = t.money(set.amount);
    match set.measure {
        Case | Council => Vec::new(),
        Copy => vec![t.fill("procedure-price-copy", [("amount", &amount)])],
        Page if set.first_pages <= 0 => vec![t.fill("procedure-price-page", [("amount", &amount)])],
        Page => {
            let first = i64::from(set.first_pages);
            let mut lines = vec![
                t.fill("procedure-price-first", (("pages", first), ("amount", amount.as_str()))),
                t.fill("procedure-price-further", (("page", first + 1), ("amount", t.money(set.then_amount).as_str()))),
            ];
            lines.extend(set.cap.map(|cap| t.fill("procedure-price-cap", [("amount", &t.money(cap))])));
            lines
        }
    }
}
