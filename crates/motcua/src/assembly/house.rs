//! Pages and calls of all wings as one router.

use std::net::SocketAddr;

use axum::Router;
use dossiers::Desk;
use files::FileStore;
use identity::Actor;
use kernel::{Clock, Lang};
use store::{Conn, Store};
use web::{Kit, NavItem};

use super::api;
use crate::failure::Failure;
use crate::settings::Settings;

/// Everything that is served behind the gate.
///
/// # Errors
/// The store cannot be read, or the place of files is not one.
pub(super) fn router(
    store: &Store,
    clock: &Clock,
    settings: &Settings,
    address: SocketAddr,
) -> Result<Router, Failure> {
    let kit = kit(store, clock, settings, address)?;
    let files = FileStore::open(&settings.files())
        .map_err(|error| Failure::Broken { key: "motcua-file-fault", detail: error.to_string() })?;
    let shelf = procedures::State { kit: kit.clone() };
    let docket = docket::Desk { kit: kit.clone(), docket: super::docket(), files: files.clone() };
    let voices = feedback::Desk { kit: kit.clone(), dossiers: super::wing() };
    let desk = Desk { kit: kit.clone(), dossiers: super::wing(), files, asks_at: Some(feedback::ASK) };
    let watch = supervision::Desk::new(kit.clone()).with_signer(crate::heads::signer(&settings.data)?);
    let pages = web::pages(kit.clone())
        .merge(web::home(kit.clone()))
        .merge(organization::pages(kit.clone()))
        .merge(procedures::pages(shelf.clone()))
        .merge(dossiers::pages(desk.clone()))
        .merge(feedback::pages(voices.clone()))
        .merge(supervision::pages(watch.clone()))
        .merge(docket::pages(docket.clone()));
    let calls = api::routes([
        organization::api(kit.clone()),
        procedures::api(shelf),
        dossiers::api(desk),
        feedback::api(voices),
        supervision::api(watch),
        docket::api(docket),
    ]);
    Ok(web::edge(pages.merge(calls), &kit))
}

/// The left navigation: the day's work first, then what is looked up, then what is administered.
fn navigation() -> Vec<NavItem> {
    let own = [dossiers::navigation(), feedback::navigation(), docket::navigation()];
    [own.concat(), supervision::navigation(), procedures::navigation(), organization::navigation()].concat()
}

fn kit(store: &Store, clock: &Clock, settings: &Settings, address: SocketAddr) -> Result<Kit, Failure> {
    let today = clock.now().date();
    let demo = store.read_blocking(|conn| organization::demo::password(conn, today))?.is_some();
    let base_url = settings.base_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let kit = Kit::new(store.clone(), clock.clone(), &base_url).with_navigation(navigation()).with_place(unit_of);
    Ok(Kit { demo, trusted_proxies: settings.trusted_proxies.clone().into(), ..kit })
}

/// The unit in the head of staff pages. Names of units are official, so the same in both languages.
fn unit_of(conn: &mut Conn, actor: &Actor, _: Lang) -> store::Result<String> {
    let directory = organization::directory(conn)?;
    let unit = actor.home_unit().and_then(|id| directory.unit(id));
    Ok(unit.map(|unit| unit.name.clone()).unwrap_or_default())
}
