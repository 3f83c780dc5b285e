use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use axum::response::{Html, IntoResponse, Response};
use kernel::Date;
use serde::Deserialize;
use web::{Page, PageError, Query, Texts, Visit};

use super::asked::Scope;
use crate::catalogue::{Hit, Key};
use crate::model::{BoardEntry, Version};
use crate::{Catalogue, State, WORDS};

/// Rows of a page of the board: a list one can read on a phone.
const ROWS: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    field: String,
    level: String,
    cursor: String,
}

#[derive(Template)]
#[template(path = "board.html")]
struct Board {
    page: Page,
    t: Texts,
    q: String,
    field: String,
    level: String,
    levels: Vec<(&'static str, String)>,
    /// Fields with their numbers: the first page of the board.
    fields: Vec<(String, usize)>,
    /// Procedures found.
    rows: Vec<Row>,
    total: usize,
    by_abbreviation: bool,
    /// Codes on a commune's board without any details.
    gaps: Vec<BoardEntry>,
    next: Option<String>,
    first: String,
}

/// One procedure in the list.
struct Row {
    code: String,
    name: String,
    note: String,
}

impl Board {
    /// Whether something was asked for: then procedures are shown, else the fields.
    fn is_list(&self) -> bool {
        !self.q.is_empty() || !self.field.is_empty()
    }

    fn field_href(&self, field: &str) -> String {
        address(&[("field", field), ("level", &self.level)])
    }
}

/// `GET /board`: fields, then procedures; a search that needs no marks.
pub(super) async fn page(
    Held(state): Held<State>,
    visit: Visit,
    Query(mut asked): Query<Asked>,
) -> Result<Response, PageError> {
    let date = state.kit.clock.now().date();
    let catalogue = state.kit.store.read(crate::catalogue).await?;
    asked.q = asked.q.trim().chars().take(200).collect();
    if !asked.q.is_empty() {
        return Ok(Html(board(&catalogue, &visit, &asked, date)?).into_response());
    }
    let key = format!("{date} {} {}", visit.lang, visit.path);
    let html = catalogue.rendered(&key, || board(&catalogue, &visit, &asked, date))?;
    Ok(Html(html).into_response())
}

fn board(catalogue: &Arc<Catalogue>, visit: &Visit, asked: &Asked, date: Date) -> Result<String, PageError> {
    let t = visit.texts(&WORDS);
    let scope = Scope::read(&asked.level);
    let field = Some(asked.field.trim()).filter(|field| !field.is_empty());
    let list = !asked.q.is_empty() || field.is_some();
    let mut board = Board {
        page: Page::public(visit, t.say("procedure-board-title")),
        t,
        q: asked.q.clone(),
        field: field.unwrap_or_default().to_owned(),
        level: scope.as_str().to_owned(),
        levels: Scope::choices(&t),
        fields: Vec::new(),
        rows: Vec::new(),
        total: 0,
        by_abbreviation: false,
        gaps: Vec::new(),
        next: None,
        first: String::new(),
    };
    if list {
        find(catalogue, &mut board, asked, scope, date)?;
    } else {
        board.fields = catalogue.fields(date, |version| scope.keeps(version));
    }
    if scope == Scope::Board {
        board.gaps = gaps(catalogue, &board, date);
    }
    Ok(board.render()?)
}

fn find(catalogue: &Catalogue, board: &mut Board, asked: &Asked, scope: Scope, date: Date) -> Result<(), PageError> {
    let after = Some(&asked.cursor).filter(|cursor| !cursor.is_empty());
    let after: Option<Key> = after.map(|cursor| web::cursor::read_cursor(cursor)).transpose()?;
    let found = catalogue.search(&scope.filter(&asked.q, &board.field), date);
    let (hits, next) = found.page(after.as_ref(), ROWS);
    board.rows = hits.iter().map(|hit| row(&board.t, hit)).collect();
    board.total = found.hits.len();
    board.by_abbreviation = found.by_abbreviation;
    let own = [("q", asked.q.as_str()), ("field", &board.field), ("level", &board.level)];
    board.next = next.map(|next| address(&[own.as_slice(), &[("cursor", &web::cursor::cursor(&next))]].concat()));
    board.first = if after.is_some() { address(&own) } else { String::new() };
    Ok(())
}

fn row(t: &Texts, hit: &Hit) -> Row {
    let version = &hit.version;
    Row { code: version.code.clone(), name: version.name.clone(), note: levels_of(t, version) }
}

/// The levels of a procedure, in words.
pub(super) fn levels_of(t: &Texts, version: &Version) -> String {
    version.levels().map(|level| t.say(&format!("procedure-level-{level}"))).collect::<Vec<_>>().join(", ")
}

/// The board's entries without details: of the field that is shown, of the words that are searched, or all.
fn gaps(catalogue: &Catalogue, board: &Board, date: Date) -> Vec<BoardEntry> {
    let field = organization::field_key(&board.field);
    let fits = |entry: &&BoardEntry| {
        (board.field.is_empty() || organization::field_key(&entry.field) == field)
            && (board.q.is_empty() || kernel::text::matches(&board.q, &format!("{} {}", entry.code, entry.name)))
    };
    catalogue.board_gaps(date).filter(fits).cloned().collect()
}

/// An address of the board with those parameters that are not empty.
fn address(parameters: &[(&str, &str)]) -> String {
    super::asked::address("/board", parameters)
}
