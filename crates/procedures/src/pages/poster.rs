use axum::extract::State as Held;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use documents::{Limit, LimitUnit, Poster, PosterFee, PosterLimit, PosterPart};
use kernel::{Date, Lang};
use organization::settings::SettingKey;
use organization::{Snapshot, Unit};
use serde::Deserialize;
use store::Conn;
use web::{PageError, Path, Query, Texts, Visit};

use super::one::channels_of;
use crate::model::{FeeMeasure, FeeSetting, Part, Version};
use crate::{Catalogue, Channel, FeeAsk, Standing, State, WORDS, queries, words};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// Code of the body or centre on whose board it hangs; the province's without one.
    unit: String,
}

/// `GET /board/{code}/poster.pdf`: one procedure to be hung up at a centre (A4), with a code that opens its page. The
/// texts are Vietnamese, as the board is.
pub(super) async fn poster(
    Held(state): Held<State>,
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    // To print is work, and anybody may ask for it.
    state.kit.limits.print_address.check(&visit.origin)?;
    let (date, base_url) = (state.kit.clock.now().date(), state.kit.base_url.clone());
    let read = move |conn: &mut Conn| load(conn, &code, &asked, date, &base_url);
    let poster = state.kit.store.read(read).await?;
    let name = format!("{}.pdf", poster.procedure.code);
    let pdf = tokio::task::spawn_blocking(move || documents::poster(&poster)).await;
    let pdf = pdf.map_err(|error| PageError::fault(&error))?.map_err(|error| PageError::fault(&error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    Ok((headers, pdf).into_response())
}

fn load(conn: &mut Conn, code: &str, asked: &Asked, date: Date, base_url: &str) -> store::Result<Poster> {
    let (catalogue, picture) = (crate::catalogue(conn)?, organization::snapshot(conn)?);
    let unknown = || queries::not_found(&code.chars().take(40).collect::<String>());
    let version = catalogue.in_force(code, date).cloned().ok_or_else(unknown)?;
    let parts = queries::parts(conn, &version)?;
    let directory = &picture.directory;
    let unit = directory.by_code(asked.unit.trim()).or_else(|| directory.province());
    Ok(made(&catalogue, &picture, unit, &version, parts, date, base_url))
}

fn made(
    catalogue: &Catalogue,
    picture: &Snapshot,
    unit: Option<&Unit>,
    version: &Version,
    parts: Vec<Part>,
    date: Date,
    base_url: &str,
) -> Poster {
    let t = Texts::new(Lang::Vi, &WORDS);
    let directory = &picture.directory;
    let standing = unit.map(|unit| Standing::of(directory, unit.id)).unwrap_or_default();
    let formal = |unit: Option<&Unit>| unit.map(|unit| unit.formal_name.clone());
    let centre = unit.and_then(|unit| directory.centre_of(unit.id));
    let (fees, fee_note) = fees(catalogue, version, &standing, date, &t);
    Poster {
        body: formal(unit.and_then(|unit| directory.unit(directory.body_of(unit.id)))).unwrap_or_default(),
        centre: formal(centre),
        procedure: documents::Procedure { code: version.code.clone(), name: version.name.clone() },
        field: version.field.clone(),
        decision: Some(version.decision.clone()).filter(|decision| !decision.is_empty()),
        parts: parts.into_iter().map(part).collect(),
        limits: limits(catalogue, version, &standing, date),
        fees,
        fee_note,
        places: places(picture, centre, date, &t),
        look_up: format!("{base_url}/board/{}", version.code),
        date,
    }
}

fn part(part: Part) -> PosterPart {
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    PosterPart {
        case: Some(part.case_name.clone()).filter(|case| !case.is_empty()),
        originals: count(part.originals),
        copies: count(part.copies),
        name: part.title.clone(),
    }
}

/// The limits, one line where all channels have the same.
fn limits(catalogue: &Catalogue, version: &Version, standing: &Standing, date: Date) -> Vec<PosterLimit> {
    let of = |channel: Channel| {
        let found = catalogue.limit(version, standing, channel, date).ok()?;
        Some(Limit { amount: found.limit.amount, unit: LimitUnit::parse(found.limit.unit.as_str())? })
    };
    let all: Vec<PosterLimit> = channels_of(version)
        .map(|channel| PosterLimit { channel: documents::Channel::parse(channel.as_str()), limit: of(channel) })
        .collect();
    match all.as_slice() {
        [first, rest @ ..] if rest.iter().all(|own| own.limit == first.limit) => {
            vec![PosterLimit { channel: None, limit: first.limit }]
        }
        _ => all,
    }
}

/// The fees with what they are for, or why there is none to tell.
fn fees(
    catalogue: &Catalogue,
    version: &Version,
    standing: &Standing,
    date: Date,
    t: &Texts,
) -> (Vec<PosterFee>, Option<String>) {
    let mut lines: Vec<PosterFee> = Vec::new();
    let mut note = None;
    for channel in channels_of(version) {
        let by_measure = catalogue.price(version, standing, channel, date).map(|set| by_measure(set, t));
        if let Some(by_measure) = by_measure.filter(|lines| !lines.is_empty()) {
            return (by_measure, None);
        }
        let fee = catalogue.fee(version, standing, &FeeAsk::plain(channel, date));
        match (fee.gap, fee.amount.0) {
            (Some(_), _) | (None, 0) => note = Some(words::fee(t, &fee)),
            (None, _) => {
                let label = t.say(&format!("procedure-channel-{channel}"));
                lines.push(PosterFee { label, amount: fee.amount });
            }
        }
    }
    let note = note.filter(|_| lines.is_empty());
    (lines, note)
}

/// A fee by pages or copies (G2, G3).
fn by_measure(set: &FeeSetting, t: &Texts) -> Vec<PosterFee> {
    let line = |label: String, amount| PosterFee { label, amount };
    match set.measure {
        FeeMeasure::Case | FeeMeasure::Council => Vec::new(),
        FeeMeasure::Copy => vec![line(t.say("procedure-poster-copy"), set.amount)],
        FeeMeasure::Page if set.first_pages <= 0 => vec![line(t.say("procedure-poster-page"), set.amount)],
        FeeMeasure::Page => {
            let first = i64::from(set.first_pages);
            let mut lines = vec![
                line(t.fill("procedure-poster-first", [("pages", &first)]), set.amount),
                line(t.fill("procedure-poster-further", [("page", &(first + 1))]), set.then_amount),
            ];
            lines.extend(set.cap.map(|cap| line(t.say("procedure-poster-cap"), cap)));
            lines
        }
    }
}

/// Where to go: name, address, hours and phone of the centre, as far as they are set.
fn places(picture: &Snapshot, centre: Option<&Unit>, date: Date, t: &Texts) -> Vec<String> {
    let Some(centre) = centre else { return vec![t.say("procedure-one-where-commune")] };
    let set = |key| Some(picture.setting(key, Some(centre.id), date).value).filter(|value| !value.is_empty());
    let mut lines = vec![centre.formal_name.clone()];
    lines.extend(set(SettingKey::Address));
    lines.extend(set(SettingKey::OfficeHours).map(|hours| t.fill("procedure-poster-hours", [("hours", &hours)])));
    lines.extend(set(SettingKey::Phone).map(|phone| t.fill("procedure-poster-phone", [("phone", &phone)])));
    lines
}
