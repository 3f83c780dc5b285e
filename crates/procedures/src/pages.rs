//! The public board, and the administrators' pages.

mod asked;
mod board;
mod one;
mod poster;
mod staff_correct;
mod staff_fee;
mod staff_limit;
mod staff_list;
mod staff_one;
mod staff_place;
mod staff_process;
mod staff_titles;
mod typed;

use axum::Router;
use axum::routing::get;

use crate::State;

pub(crate) fn router(state: State) -> Router {
    Router::new()
        .route("/board", get(board::page))
        .route("/board/{code}", get(one::page))
        .route("/board/{code}/poster.pdf", get(poster::poster))
        .route("/staff/procedures", get(staff_list::page))
        .route("/staff/procedures/{code}", get(staff_one::page))
        .route("/staff/procedures/{code}/correct", get(staff_correct::form).post(staff_correct::save))
        .route("/staff/procedures/{code}/limit", get(staff_limit::form).post(staff_limit::save))
        .route("/staff/procedures/{code}/fee", get(staff_fee::form).post(staff_fee::save))
        .route("/staff/procedures/{code}/process", get(staff_process::form).post(staff_process::save))
        .route("/staff/procedures/{code}/place", get(staff_place::form).post(staff_place::save))
        .route("/staff/procedures/{code}/titles", get(staff_titles::form).post(staff_titles::save))
        .with_state(state)
}
