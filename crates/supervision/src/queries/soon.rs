use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use jiff::ToSpan;
use kernel::{Date, Id};
use organization::settings::SettingKey;
use store::Conn;

use super::filter::{Filter, narrow_all};
use crate::model::Stage;
use crate::schema::supervision_dossier;

/// What is late or will be due in the next days, by body.
#[derive(Clone, Debug, Default)]
pub struct Soon {
    due: HashMap<Id, i64>,
    fields: HashMap<Id, (i64, String)>,
}

impl Soon {
    /// Due today or in the next days.
    #[must_use]
    pub fn of(&self, body: Id) -> i64 {
        self.due.get(&body).copied().unwrap_or(0)
    }

    /// Of all bodies.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.due.values().sum()
    }

    /// The field that most of what is late or due soon belongs to.
    #[must_use]
    pub fn field(&self, body: Id) -> Option<&str> {
        self.fields.get(&body).map(|(_, field)| field.as_str())
    }
}

/// Looks at what runs and is due up to some days ahead.
///
/// # Errors
/// Those of the database.
pub fn soon(conn: &mut Conn, filter: &Filter, today: Date) -> store::Result<Soon> {
    use supervision_dossier as d;
    let days = crate::set::read(conn, SettingKey::SoonDays, today)?;
    let until = Date::from(today.civil().saturating_add(days.days()));
    let filter = &filter.by_bodies(conn)?;
    let near = d::table
        .filter(d::open)
        .filter(d::stage.eq(Stage::Running))
        .filter(d::due_day.le(until))
        .group_by((d::body, d::due_day, d::procedure))
        .select((d::body, d::due_day, d::procedure, count_star()))
        .into_boxed();
    let rows: Vec<(Id, Option<Date>, String, i64)> = narrow_all!(near, supervision_dossier, filter).load(conn)?;
    let catalogue = procedures::catalogue(conn)?;
    let mut soon = Soon::default();
    let mut counts: HashMap<(Id, String), i64> = HashMap::new();
    for (body, due, procedure, count) in rows {
        if due.is_some_and(|due| due >= today) {
            *soon.due.entry(body).or_default() += count;
        }
        let field = catalogue.versions(&procedure).last().map(|version| version.field.clone()).unwrap_or_default();
        *counts.entry((body, field)).or_default() += count;
    }
    for ((body, field), count) in counts {
        let most = soon.fields.entry(body).or_default();
        if (count, &most.1) > (most.0, &field) {
            *most = (count, field);
        }
    }
    Ok(soon)
}
