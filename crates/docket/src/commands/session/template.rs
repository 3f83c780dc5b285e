use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::rows;
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::events::Event;
use crate::model::{Action, Template, TemplateItem, Thing};
use crate::policy::{self, Standing};
use crate::rules::Checks;
use crate::schema::{docket_template, docket_template_item};

/// One question.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ItemInput {
    pub question: String,
    /// The same in English; the Vietnamese one unless told.
    pub question_en: Option<String>,
    /// 1 to 100; 1 unless told.
    #[schema(minimum = 1, maximum = 100)]
    pub weight: Option<i32>,
    /// A bad answer needs a photo.
    pub photo: bool,
}

/// A checklist in a new version.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SaveTemplate {
    /// Which checklist: `one-stop`.
    pub key: String,
    pub title: String,
    pub title_en: Option<String>,
    /// Today unless told.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    pub items: Vec<ItemInput>,
}

const MOST: usize = 200;

impl Docket {
    /// Adds a version; what was inspected before keeps its own.
    ///
    /// # Errors
    /// Forbidden; faults of the fields.
    pub fn save_template(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SaveTemplate) -> store::Result<Template> {
        let directory = organization::directory(conn)?;
        let unit = policy::may(ctx.actor, Action::EditTemplate, &Standing::new(&directory))?;
        let mut checks = Checks::new();
        let key = checks.line("key", &cmd.key, 60);
        let title = checks.line("title", &cmd.title, 300);
        let title_en = checks.maybe("title_en", cmd.title_en.as_deref(), 300).unwrap_or_else(|| title.clone());
        let fits = (1..=MOST).contains(&cmd.items.len());
        checks.require(fits, "items", || Reason::new("docket-too-many").with("max", MOST));
        let last: Option<i32> = docket_template::table
            .filter(docket_template::key.eq(&key))
            .select(diesel::dsl::max(docket_template::version))
            .first(conn)?;
        let template = Template {
            id: Id::new(),
            key,
            version: last.unwrap_or(0) + 1,
            title,
            title_en,
            valid_from: cmd.valid_from.unwrap_or(ctx.now.date()),
            made_at: ctx.now,
            made_by: ctx.actor.account,
        };
        let items: Vec<TemplateItem> = cmd
            .items
            .iter()
            .take(MOST)
            .enumerate()
            .map(|(at, item)| read(&mut checks, template.id, at, item))
            .collect();
        checks.done()?;
        diesel::insert_into(docket_template::table).values(&template).execute(conn)?;
        for item in &items {
            diesel::insert_into(docket_template_item::table).values(item).execute(conn)?;
        }
        let event = Event::TemplateSaved { key: template.key.clone(), version: template.version };
        let code = format!("{}/{}", template.key, template.version);
        let about = About { thing: Thing::Template, id: template.id, code: &code, seq: 0 };
        tell::record(conn, ctx, unit, Action::EditTemplate.as_str(), about, &[event])?;
        Ok(template)
    }
}

fn read(checks: &mut Checks, template: Id, at: usize, item: &ItemInput) -> TemplateItem {
    let field = |name: &str| format!("items[{at}].{name}");
    let question = checks.line(&field("question"), &item.question, 500);
    let english = checks.maybe(&field("question_en"), item.question_en.as_deref(), 500);
    let weight = item.weight.unwrap_or(1);
    checks.require((1..=100).contains(&weight), &field("weight"), || Reason::new("docket-weight"));
    let question_en = english.unwrap_or_else(|| question.clone());
    TemplateItem { template, no: rows::count(at) + 1, question, question_en, weight, photo: item.photo }
}
