//! The calls on recommendations, sessions and tasks of `/api/v1`. Each handler reads what was sent, runs one command or
//! query, and answers; what is wrong comes back as a problem document.

mod answer;
mod call;
mod checklists;
mod figures;
mod files;
mod groups;
mod history;
mod inspections;
mod papers;
mod recommendations;
mod sessions;
mod tasks;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Desk;

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(desk: Desk) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(recommendations::list, recommendations::create))
        .routes(routes!(recommendations::one))
        .merge(recommendations::acts())
        .routes(routes!(history::recommendation_history))
        .routes(routes!(history::recommendation_clocks))
        .routes(routes!(files::recommendation_file))
        .merge(uploads())
        .routes(routes!(sessions::list, sessions::plan))
        .routes(routes!(sessions::one))
        .routes(routes!(sessions::follow_up))
        .routes(routes!(history::session_history))
        .routes(routes!(history::session_clocks))
        .routes(routes!(papers::briefing))
        .routes(routes!(papers::report))
        .routes(routes!(groups::list, groups::set_up))
        .routes(routes!(groups::one))
        .routes(routes!(checklists::list, checklists::save))
        .routes(routes!(checklists::one))
        .routes(routes!(inspections::save))
        .routes(routes!(inspections::one))
        .merge(sessions::acts())
        .routes(routes!(tasks::list))
        .routes(routes!(tasks::one))
        .routes(routes!(history::task_history))
        .routes(routes!(history::task_clocks))
        .merge(tasks::acts())
        .routes(routes!(figures::figures))
        .with_state(desk)
}

/// What comes around a file of the largest size: the borders of the form and the file's name.
const AROUND: usize = 64 * 1024;

/// Calls that bring a file along; all others take as little as the house does.
fn uploads() -> OpenApiRouter<Desk> {
    let most = files::LARGEST + AROUND;
    OpenApiRouter::new()
        .routes(routes!(files::attach))
        .routes(routes!(files::keep))
        .routes(routes!(inspections::photo))
        .layer(axum::extract::DefaultBodyLimit::max(most))
}
