//! What several forms need.

use std::sync::Arc;

use documents::{Letterhead, Limit, LimitUnit, Officer, Procedure, Signature};
use kernel::{Date, Id, Lang, Timestamp};
use organization::settings::SettingKey;
use organization::{Directory, Snapshot, UnitKind};
use store::Conn;
use web::Texts;

use crate::WORDS;
use crate::model::{Detail, Dossier};
use crate::queries;

/// A dossier with everything its forms name.
pub(super) struct Sheet<'a> {
    pub dossier: &'a Dossier,
    pub detail: Detail,
    pub procedure: Procedure,
    pub picture: Arc<Snapshot>,
    pub look_up: String,
}

/// The Vietnamese texts of the forms.
pub(super) fn texts() -> Texts {
    Texts::new(Lang::Vi, &WORDS)
}

impl<'a> Sheet<'a> {
    /// Reads it.
    pub fn load(conn: &mut Conn, dossier: &'a Dossier, base_url: &str) -> store::Result<Self> {
        let version = procedures::by_id(conn, dossier.procedure_version)?;
        Ok(Self {
            dossier,
            detail: queries::detail(conn, dossier.id)?,
            procedure: Procedure { code: version.code, name: version.name },
            picture: organization::snapshot(conn)?,
            look_up: format!("{}/track?code={}", base_url.trim_end_matches('/'), dossier.code),
        })
    }

    /// All units.
    pub fn directory(&self) -> &Directory {
        &self.picture.directory
    }

    /// The unit's name as official papers write it.
    pub fn unit_name(&self, unit: Id) -> String {
        self.directory().unit(unit).map(|unit| unit.formal_name.clone()).unwrap_or_default()
    }

    /// The head of a paper that `unit` makes out.
    pub fn letterhead(&self, unit: Id, date: Date) -> Letterhead {
        letterhead(self.directory(), unit, date)
    }

    /// The phone of a unit or of the body it belongs to; `None` where nobody has set one.
    pub fn phone(&self, unit: Id) -> Option<String> {
        let day = self.dossier.filed_at.date();
        Some(self.picture.setting(SettingKey::Phone, Some(unit), day).value).filter(|phone| !phone.is_empty())
    }

    /// The applicant as forms name them.
    pub fn applicant(&self) -> documents::Applicant {
        documents::Applicant {
            name: self.dossier.applicant_name.clone(),
            personal_number: self.detail.personal_number.clone(),
            tax_code: self.detail.tax_code.clone(),
            address: self.detail.address.clone(),
            phone: self.detail.phone.clone(),
            email: self.detail.email.clone(),
        }
    }

    /// Who received it.
    pub fn receiver(&self) -> String {
        self.detail.receiver_name.clone().unwrap_or_default()
    }

    /// The limit the dossier is bound to.
    pub fn limit(&self) -> Option<Limit> {
        let limit = calendar::Limit::parse(self.dossier.time_limit.as_deref()?).ok()?;
        Some(Limit { amount: limit.amount, unit: LimitUnit::parse(limit.unit.as_str())? })
    }
}

/// The head of a paper that `unit` makes out: its body above, a centre or division below.
pub(super) fn letterhead(directory: &Directory, unit: Id, date: Date) -> Letterhead {
    let name = |id: Id| directory.unit(id).map(|unit| unit.formal_name.clone()).unwrap_or_default();
    let body = directory.body_of(unit);
    Letterhead {
        body: name(body),
        centre: (unit != body).then(|| name(unit)),
        number: None,
        place: place(directory, body),
        date,
    }
}

/// The place beside the date: the commune, else the province, without its kind.
fn place(directory: &Directory, body: Id) -> String {
    let commune = directory.unit(body).filter(|unit| unit.kind == UnitKind::Commune);
    let name = commune.or_else(|| directory.province()).map(|unit| unit.name.clone()).unwrap_or_default();
    let kinds = texts().say("dossier-form-place-kinds");
    let bare = kinds.split('|').find_map(|kind| {
        let rest = name.strip_prefix(kind.trim())?.trim_start();
        (!rest.is_empty()).then(|| rest.to_owned())
    });
    bare.unwrap_or(name)
}

/// Someone who signed by acting under their own account (B2).
pub(super) fn signed(name: &str, at: Timestamp) -> Signature {
    Signature { on_behalf: None, post: None, name: name.to_owned(), signed_at: Some(at) }
}

/// Room for a pen.
pub(super) fn unsigned(name: &str) -> Signature {
    Signature { on_behalf: None, post: None, name: name.to_owned(), signed_at: None }
}

/// Someone who is named.
pub(super) fn officer(name: &str, unit: Option<String>) -> Officer {
    Officer { name: name.to_owned(), post: None, unit }
}
