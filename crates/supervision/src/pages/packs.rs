//! Everything that answers a list of the portal in one archive.

use axum::extract::State as From;
use identity::Ctx;
use kernel::{Id, Lang};
use store::Conn;
use web::{PageError, Path, Staff, Texts};

use super::Answer;
use super::claims::{looked, own_list, printed};
use crate::{Desk, WORDS, claims};

/// Looks written at once: acts go on between them.
const AT_ONCE: usize = 200;

/// Letter, sorted list and evidence of a list, in Vietnamese as all official papers are. Each dossier taken out stands
/// in the chain (N12), before anything is answered.
pub async fn archive(From(desk): From<Desk>, staff: Staff, Path(id): Path<String>) -> Answer {
    let id = Id::parse(&id).ok_or_else(PageError::not_found)?;
    let signer = desk.signer.clone().ok_or_else(PageError::not_found)?;
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let reader = actor.clone();
    let read = move |conn: &mut Conn| {
        let list = own_list(conn, &reader, id)?;
        let letter = claims::letter(conn, &list, now.date(), &Texts::new(Lang::Vi, &WORDS))?;
        Ok((list, letter))
    };
    let (list, letter) = desk.kit.store.read(read).await?;
    let letter = printed(letter).await?;
    let own = list.clone();
    let gather =
        move |conn: &mut Conn| claims::packs(conn, &signer, (&own, &letter), now, &Texts::new(Lang::Vi, &WORDS));
    let made = desk.kit.store.read(gather).await?.map_err(|error| PageError::fault(&error))?;
    for some in made.taken.chunks(AT_ONCE) {
        let (actor, list, some) = (actor.clone(), list.clone(), some.to_vec());
        let note = move |conn: &mut Conn| {
            let ctx = Ctx::new(&actor, now);
            some.iter().try_for_each(|(code, body)| looked(conn, &ctx, &list, (code, *body)))
        };
        desk.kit.store.write(note).await?;
    }
    web::download(made.file, "application/zip", &format!("evidence-{}.zip", now.date()))
}
