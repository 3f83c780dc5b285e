use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use kernel::Date;
use organization::Directory;
use serde::Deserialize;
use web::{Page, PageError, Query, Staff, Texts};

use super::asked::{Scope, address};
use super::board::levels_of;
use super::one::channels_of;
use super::typed::home_of;
use crate::catalogue::{Hit, Key};
use crate::model::Version;
use crate::{Catalogue, FeeAsk, Standing, State, WORDS, policy, words};

const ROWS: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    field: String,
    level: String,
    gap: String,
    cursor: String,
}

kernel::named_enum! {
    /// Which gaps a list shows.
    enum GapFilter {
        Any = "",
        Limit = "limit",
        Fee = "fee",
        Parts = "parts",
    }
}

#[derive(Template)]
#[template(path = "procedures.html")]
struct List {
    page: Page,
    t: Texts,
    q: String,
    field: String,
    level: String,
    gap: String,
    levels: Vec<(&'static str, String)>,
    fields: Vec<(String, String)>,
    gaps: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    total: usize,
    next: Option<String>,
    first: String,
}

struct Row {
    code: String,
    name: String,
    field: String,
    levels: String,
    limit: String,
    limit_missing: bool,
    fee: String,
    fee_missing: bool,
    version: i32,
}

/// `GET /staff/procedures`: the catalogue with its gaps.
pub(super) async fn page(
    Held(state): Held<State>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    policy::may_see_pages(&staff.actor)?;
    let date = state.kit.clock.now().date();
    let read = |conn: &mut store::Conn| {
        let with_parts = crate::queries::versions_with_parts(conn)?;
        Ok((crate::catalogue(conn)?, organization::directory(conn)?, with_parts))
    };
    let (catalogue, directory, with_parts) = state.kit.store.read(read).await?;
    let t = staff.texts(&WORDS);
    let scope = Scope::read(&asked.level);
    let gap = GapFilter::parse(&asked.gap).unwrap_or(GapFilter::Any);
    let standing = standing(&staff, &directory);
    let mut found = catalogue.search(&scope.filter(&asked.q.chars().take(200).collect::<String>(), &asked.field), date);
    found.hits.retain(|hit| match gap {
        GapFilter::Any => true,
        GapFilter::Limit => limit_missing(&catalogue, &hit.version, &standing, date),
        GapFilter::Fee => fee_missing(&catalogue, &hit.version, &standing, date),
        GapFilter::Parts => !with_parts.contains(&hit.version.id),
    });
    let after = Some(&asked.cursor).filter(|cursor| !cursor.is_empty());
    let after: Option<Key> = after.map(|cursor| web::cursor::read_cursor(cursor)).transpose()?;
    let (hits, next) = found.page(after.as_ref(), ROWS);
    let own = [("q", asked.q.as_str()), ("field", &asked.field), ("level", scope.as_str()), ("gap", gap.as_str())];
    let path = "/staff/procedures";
    let fields = catalogue.fields(date, |version| scope.keeps(version)).into_iter();
    let every = std::iter::once((String::new(), t.say("procedure-every-field")));
    web::render(&List {
        page: Page::staff(&staff, t.say("procedure-list-title")),
        rows: hits.iter().map(|hit| row(&catalogue, &t, hit, &standing, date)).collect(),
        total: found.hits.len(),
        next: next.map(|next| address(path, &[own.as_slice(), &[("cursor", &web::cursor::cursor(&next))]].concat())),
        first: if after.is_some() { address(path, &own) } else { String::new() },
        levels: Scope::choices(&t),
        fields: every.chain(fields.map(|(field, count)| (field.clone(), format!("{field} ({count})")))).collect(),
        gaps: gap_choices(&t),
        q: asked.q.clone(),
        field: asked.field.clone(),
        level: scope.as_str().to_owned(),
        gap: gap.as_str().to_owned(),
        t,
    })
}

fn gap_choices(t: &Texts) -> Vec<(&'static str, String)> {
    let key = |gap: &GapFilter| match gap {
        GapFilter::Any => "procedure-gaps-any",
        GapFilter::Limit => "procedure-gaps-limit",
        GapFilter::Fee => "procedure-gaps-fee",
        GapFilter::Parts => "procedure-gaps-parts",
    };
    GapFilter::ALL.iter().map(|gap| (gap.as_str(), t.say(key(gap)))).collect()
}

fn standing(staff: &Staff, directory: &Directory) -> Standing {
    home_of(&staff.actor, directory).map(|unit| Standing::of(directory, unit)).unwrap_or_default()
}

fn limit_missing(catalogue: &Catalogue, version: &Version, standing: &Standing, date: Date) -> bool {
    channels_of(version).any(|channel| catalogue.limit(version, standing, channel, date).is_err())
}

fn fee_missing(catalogue: &Catalogue, version: &Version, standing: &Standing, date: Date) -> bool {
    channels_of(version).any(|channel| catalogue.fee(version, standing, &FeeAsk::plain(channel, date)).gap.is_some())
}

fn row(catalogue: &Catalogue, t: &Texts, hit: &Hit, standing: &Standing, date: Date) -> Row {
    let version = &hit.version;
    let channel = channels_of(version).next().unwrap_or(crate::Channel::Direct);
    let limit = catalogue.limit(version, standing, channel, date);
    let fee = catalogue.fee(version, standing, &FeeAsk::plain(channel, date));
    Row {
        code: version.code.clone(),
        name: version.name.clone(),
        field: version.field.clone(),
        levels: levels_of(t, version),
        limit_missing: limit.is_err(),
        limit: limit.map_or_else(|gap| t.say(words::limit_gap(gap)), |found| t.reason(&found.limit.words())),
        fee_missing: fee.gap.is_some(),
        fee: words::fee(t, &fee),
        version: version.number,
    }
}
