//! The pages of this wing. One page a file, with its template in `templates/`: the handler, what was asked, and the
//! struct that the template fills in.

mod acts;
mod answers;
mod checklist;
mod clock;
mod deadline;
mod desk;
mod field;
mod field_leads;
mod file;
mod group;
mod leader;
mod names;
mod navigation;
mod ours;
mod parts;
mod recommendation;
mod rows;
mod session;
mod task;
mod told;
mod wrong;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};

use crate::desk::Desk;
use crate::model::Action;
use crate::policy::{self, Standing};
use acts::On;

pub use names::Names;
pub use navigation::navigation;

/// Asks the policy, as the command will, before the form of an act is shown that has no object yet.
async fn may(desk: &Desk, staff: &web::Staff, act: Action) -> Result<(), web::PageError> {
    let actor = staff.actor.clone();
    let ask = move |conn: &mut store::Conn| {
        let directory = organization::directory(conn)?;
        Ok(policy::may_somewhere(&actor, act, &Standing::new(&directory)).map(|_| ())?)
    };
    Ok(desk.kit.store.read(ask).await?)
}

/// What a page answers.
type Answer = Result<Response, web::PageError>;

/// A form with photos: several of the largest size in one go.
const UPLOAD: usize = 64 * 1024 * 1024;

/// Every page.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/staff/docket", get(desk::start))
        .route("/staff/docket/desk", get(desk::page))
        .route("/staff/docket/ours", get(ours::page))
        .route("/staff/docket/leader", get(leader::page))
        .route("/staff/docket/checklists", get(checklist::list).post(checklist::save))
        .route("/staff/docket/checklists/{id}", get(checklist::edit))
        .route("/staff/docket/fields", get(field_leads::page).post(field_leads::set))
        .route("/answers", get(answers::page))
        .merge(recommendations())
        .merge(tasks())
        .merge(groups())
        .merge(sessions())
        .layer(DefaultBodyLimit::max(UPLOAD))
        .with_state(desk)
}

fn recommendations() -> Router<Desk> {
    use recommendation as page;
    Router::new()
        .route("/staff/docket/recommendations", get(page::list))
        .route("/staff/docket/recommendations/export.xlsx", get(page::export))
        .route("/staff/docket/recommendations/new", get(page::form))
        .route("/staff/docket/recommendations/draft", post(page::autosave))
        .route("/staff/docket/recommendations/save", post(page::save))
        .route("/staff/docket/recommendations/send", post(page::send))
        .route("/staff/docket/recommendations/similar", post(page::similar))
        .route("/staff/docket/recommendations/{code}", get(page::one))
        .route("/staff/docket/recommendations/{code}/edit", get(page::edit))
        .route("/staff/docket/recommendations/{code}/deadline", get(page::deadline))
        .route("/staff/docket/recommendations/{code}/files/{hash}", get(file::file))
        .route("/staff/docket/recommendations/{code}/actions/{action}", acts::on(On::Recommendation))
}

fn tasks() -> Router<Desk> {
    Router::new()
        .route("/staff/docket/tasks", get(task::list))
        .route("/staff/docket/tasks/export.xlsx", get(task::export))
        .route("/staff/docket/tasks/{code}", get(task::one))
        .route("/staff/docket/tasks/{code}/deadline", get(task::deadline))
        .route("/staff/docket/tasks/{code}/files/{hash}", get(file::file))
        .route("/staff/docket/tasks/{code}/actions/{action}", acts::on(On::Task))
}

fn groups() -> Router<Desk> {
    Router::new()
        .route("/staff/docket/groups/new", get(group::form).post(group::set_up))
        .route("/staff/docket/groups/{id}", get(group::one))
        .route("/staff/docket/groups/{id}/plan", get(group::form_plan).post(group::plan))
}

fn sessions() -> Router<Desk> {
    use session as page;
    Router::new()
        .route("/staff/docket/sessions", get(page::list))
        .route("/staff/docket/sessions/{code}", get(page::one))
        .route("/staff/docket/sessions/{code}/actions/{action}", acts::on(On::Session))
        .route("/staff/docket/sessions/{code}/files/{hash}", get(file::file))
        .route("/staff/docket/sessions/{code}/briefing/{commune}", get(page::briefing))
        .route("/staff/docket/sessions/{code}/briefing/{commune}/sheet.pdf", get(page::briefing_pdf))
        .route("/staff/docket/sessions/{code}/inspect/{commune}", get(page::inspect).post(page::submit))
        .route("/staff/docket/sessions/{code}/inspect/{commune}/save", post(page::save_inspection))
        .route("/staff/docket/sessions/{code}/inspect/{commune}/photos/{item}", post(page::photo))
        .route("/staff/docket/sessions/{code}/inspect/{commune}/files/{hash}", get(page::photo_file))
        .route("/staff/docket/sessions/{code}/inspect/{commune}/sheet.pdf", get(page::inspection_pdf))
        .route("/staff/docket/sessions/{code}/conclusion", get(page::conclusion).post(page::save_conclusion))
        .route("/staff/docket/sessions/{code}/conclusion/issue", post(page::issue))
        .route("/staff/docket/sessions/{code}/conclusion.pdf", get(page::conclusion_pdf))
        .route("/staff/docket/sessions/{code}/follow-up", get(page::follow_up))
        .route("/staff/docket/sessions/{code}/report/{name}", get(page::report))
}
