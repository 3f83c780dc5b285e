use axum::Router;
use axum::extract::FromRef;
use files::FileStore;
use identity::{Actor, Ctx};
use kernel::codes::DossierCode;
use store::Conn;
use web::Failure;

use crate::commands::Looked;
use crate::commands::look::append_look;
use crate::model::{Action, Dossier};
use crate::{Dossiers, queries};

/// What the pages and the calls of this wing stand on: the house's kit, the wing itself and the files.
#[derive(Clone)]
pub struct Desk {
    pub kit: web::Kit,
    pub dossiers: Dossiers,
    pub files: FileStore,
    /// Where a person is asked how it went, once a result was handed over; a form with code and digits leads there. `None`
    /// where nobody asks.
    pub asks_at: Option<&'static str>,
}

impl Desk {
    /// Four digits must not be found by trying: few tries from one address, and few for one dossier, however its code
    /// is written and whichever door is tried.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub(crate) fn limit_look_up(&self, origin: &str, code: &str) -> Result<(), Failure> {
        self.kit.limits.track_address.check(origin)?;
        let code = DossierCode::parse(code).map_or_else(|_| code.trim().to_ascii_uppercase(), String::from);
        self.kit.limits.track_code.check(&code)
    }

    /// Opens a dossier as [`Dossiers::look`] does, but asks and reads beside the one writer, which only gets the line
    /// for the chain (N12). Nothing is answered before that line is durable.
    pub(crate) async fn look<T, F>(
        &self,
        actor: &Actor,
        code: &str,
        (action, detail): (Action, &str),
        read: F,
    ) -> store::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &Ctx<'_>, &Looked) -> store::Result<T> + Send + 'static,
    {
        let now = self.kit.clock.now();
        let (who, code, dossiers) = (actor.clone(), code.to_owned(), self.dossiers.clone());
        let open = move |conn: &mut Conn| {
            let ctx = Ctx::new(&who, now);
            let looked = dossiers.peek(conn, &ctx, &code, action)?;
            let found = read(conn, &ctx, &looked)?;
            Ok((looked, found))
        };
        let (looked, found) = self.kit.store.read(open).await?;
        let (who, detail, dossiers) = (actor.clone(), detail.to_owned(), self.dossiers.clone());
        let note = move |conn: &mut Conn| dossiers.note_look(conn, &Ctx::new(&who, now), &looked, action, &detail);
        self.kit.store.write(note).await?;
        Ok(found)
    }

    /// The look of an applicant, who has no account: code and digits first, then what is shown, then the line in the
    /// chain of the unit that holds the dossier.
    pub(crate) async fn applicant_looks<T, F>(
        &self,
        (code, check): (&str, &str),
        (action, detail): (Action, &str),
        origin: &str,
        read: F,
    ) -> store::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn, &Dossier) -> store::Result<T> + Send + 'static,
    {
        let now = self.kit.clock.now();
        let (code, check) = (code.to_owned(), check.to_owned());
        let open = move |conn: &mut Conn| {
            let dossier = queries::tracked_by(conn, &code, &check)?;
            let found = read(conn, &dossier)?;
            Ok((dossier, found))
        };
        let (dossier, found) = self.kit.store.read(open).await?;
        let (detail, origin) = (detail.to_owned(), origin.to_owned());
        let unit = dossier.holder_unit.unwrap_or(dossier.receiving_unit);
        let note = move |conn: &mut Conn| {
            append_look(conn, unit, None, now, &dossier, action, (detail.as_str(), origin.as_str()))
        };
        self.kit.store.write(note).await?;
        Ok(found)
    }
}

impl FromRef<Desk> for web::Kit {
    fn from_ref(desk: &Desk) -> Self {
        desk.kit.clone()
    }
}

/// The pages of this wing: the clerks' and officers' under `/staff`, and the public look-up at `/track`.
pub fn pages(desk: Desk) -> Router {
    crate::pages::router(desk)
}

/// The entries of this wing in the left navigation, in the order in which a day's work needs them.
#[must_use]
pub fn navigation() -> Vec<web::NavItem> {
    crate::pages::navigation()
}
