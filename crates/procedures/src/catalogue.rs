//! The whole catalogue in memory: an immutable snapshot for lists, the search and the public board.

mod index;
mod search;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use diesel::prelude::*;
use kernel::{Date, Id};
use organization::field_key;
use store::Conn;

pub use search::{Filter, Found, Hit, Key};

use crate::changes;
use crate::model::{BoardEntry, Channel, FeeSetting, LimitSetting, NonBoundary, Offer, Version};
use crate::queries::spellings;
use crate::rules::{Fee, FeeAsk, FoundLimit, LimitGap, Standing, fee, limit};
use crate::schema::{
    procedure_board_entry, procedure_fee_setting, procedure_limit_setting, procedure_non_boundary, procedure_offer,
    procedure_version,
};
use index::Index;

/// Catalogues by revision. A revision is a fresh id with every change, so it names its content in any
/// database; a few are kept, because tests and tools have several stores open.
static KEPT: Mutex<Vec<Arc<Catalogue>>> = Mutex::new(Vec::new());

/// How many rendered pages a catalogue keeps: some 10 KB each.
const MOST_PAGES: usize = 600;

/// How many catalogues are kept.
const MOST_KEPT: usize = 3;

/// The present catalogue: in a read or act one look at one row where nothing changed, whoever may have changed it.
///
/// # Errors
/// Database errors.
pub fn catalogue(conn: &mut Conn) -> store::Result<Arc<Catalogue>> {
    store::once(|| present(conn))
}

fn present(conn: &mut Conn) -> store::Result<Arc<Catalogue>> {
    let revision = changes::revision(conn)?;
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(held) = kept().iter().find(|held| held.revision == revision) {
        return Ok(held.clone());
    }
    let fresh = Arc::new(Catalogue::load(conn)?);
    let mut kept = kept();
    if kept.len() >= MOST_KEPT {
        kept.remove(0);
    }
    kept.push(fresh.clone());
    Ok(fresh)
}

/// Every version with its channels and settings, as they were at one revision.
pub struct Catalogue {
    revision: Id,
    /// By code, then by number.
    versions: Vec<Arc<Version>>,
    /// The field of each version, as fields are compared.
    field_keys: Vec<String>,
    by_code: HashMap<String, (usize, usize)>,
    offers: HashMap<Id, Vec<Offer>>,
    limits: HashMap<String, Vec<LimitSetting>>,
    fees: HashMap<String, Vec<FeeSetting>>,
    non_boundary: HashMap<String, Vec<NonBoundary>>,
    board: Vec<BoardEntry>,
    index: Index,
    /// Pages rendered from this catalogue; they go when it goes.
    rendered: Mutex<HashMap<String, Bytes>>,
}

impl Catalogue {
    /// Reads everything; some tens of milliseconds for the national catalogue.
    ///
    /// # Errors
    /// Database errors.
    pub fn load(conn: &mut Conn) -> store::Result<Self> {
        let revision = changes::revision(conn)?;
        let versions: Vec<Version> = procedure_version::table
            .order((procedure_version::code, procedure_version::number))
            .select(Version::as_select())
            .load(conn)?;
        let offers: Vec<Offer> = procedure_offer::table
            .order((procedure_offer::version_id, procedure_offer::seq))
            .select(Offer::as_select())
            .load(conn)?;
        let limits: Vec<LimitSetting> = procedure_limit_setting::table.select(LimitSetting::as_select()).load(conn)?;
        let fees: Vec<FeeSetting> = procedure_fee_setting::table.select(FeeSetting::as_select()).load(conn)?;
        let listed: Vec<NonBoundary> = procedure_non_boundary::table.select(NonBoundary::as_select()).load(conn)?;
        let board: Vec<BoardEntry> = procedure_board_entry::table
            .order(procedure_board_entry::code)
            .select(BoardEntry::as_select())
            .load(conn)?;
        let mut catalogue = Self::of(revision, versions);
        catalogue.offers = grouped(offers, |offer| offer.version_id);
        catalogue.limits = grouped(limits, |setting| setting.code.clone());
        catalogue.fees = grouped(fees, |setting| setting.code.clone());
        catalogue.non_boundary = grouped(listed, |row| row.code.clone());
        catalogue.board = board;
        Ok(catalogue)
    }

    /// A catalogue of these versions alone, in any order.
    #[must_use]
    pub fn of(revision: Id, mut versions: Vec<Version>) -> Self {
        versions.sort_by(|a, b| a.code.cmp(&b.code).then(a.number.cmp(&b.number)));
        let index = Index::build(&versions);
        let field_keys = keys_of(&versions);
        let versions: Vec<Arc<Version>> = versions.into_iter().map(Arc::new).collect();
        let mut by_code: HashMap<String, (usize, usize)> = HashMap::new();
        for (at, version) in versions.iter().enumerate() {
            by_code.entry(version.code.clone()).or_insert((at, at)).1 = at + 1;
        }
        Self {
            revision,
            versions,
            field_keys,
            rendered: Mutex::new(HashMap::new()),
            by_code,
            offers: HashMap::new(),
            limits: HashMap::new(),
            fees: HashMap::new(),
            non_boundary: HashMap::new(),
            board: Vec::new(),
            index,
        }
    }

    /// Another id with every change of the catalogue or its settings.
    #[must_use]
    pub const fn revision(&self) -> Id {
        self.revision
    }

    /// All versions of a code as people write it, the first one first; empty if there is no such procedure.
    #[must_use]
    pub fn versions(&self, code: &str) -> &[Arc<Version>] {
        spellings(code)
            .iter()
            .find_map(|code| self.by_code.get(code))
            .map(|(from, to)| &self.versions[*from..*to])
            .unwrap_or_default()
    }

    /// The version of a code that is in force on `date`.
    #[must_use]
    pub fn in_force(&self, code: &str, date: Date) -> Option<&Arc<Version>> {
        self.versions(code).iter().filter(|version| version.in_force_on(date)).max_by_key(|version| version.number)
    }

    /// Every version in force on `date`, in the order of the codes.
    pub fn all_in_force(&self, date: Date) -> impl Iterator<Item = &Arc<Version>> {
        (0..self.versions.len()).filter(move |at| self.counts(*at, date)).map(|at| &self.versions[at])
    }

    /// Whether the version at this place is the one in force of its code.
    fn counts(&self, at: usize, date: Date) -> bool {
        let version = &self.versions[at];
        let later = self.versions[at + 1..].iter().take_while(|next| next.code == version.code);
        version.in_force_on(date) && !later.into_iter().any(|next| next.in_force_on(date))
    }

    /// The channels of a version as the source offers them.
    #[must_use]
    pub fn offers(&self, version: Id) -> &[Offer] {
        self.offers.get(&version).map(Vec::as_slice).unwrap_or_default()
    }

    /// Limit settings of a procedure, in no order.
    #[must_use]
    pub fn limits(&self, code: &str) -> &[LimitSetting] {
        self.limits.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The limit by N5, or the gap.
    ///
    /// # Errors
    /// The gap.
    pub fn limit(
        &self,
        version: &Version,
        standing: &Standing,
        channel: Channel,
        date: Date,
    ) -> Result<FoundLimit, LimitGap> {
        limit::choose(version, self.offers(version.id), self.limits(&version.code), standing, channel, date)
    }

    /// The fee by G1 to G5.
    #[must_use]
    pub fn fee(&self, version: &Version, standing: &Standing, ask: &FeeAsk) -> Fee {
        let set = self.fees.get(&version.code).map(Vec::as_slice).unwrap_or_default();
        fee::choose(version, self.offers(version.id), set, standing, ask)
    }

    /// The exemptions that an applicant may have a right to (G5).
    #[must_use]
    pub fn exemptions(&self, version: &Version, standing: &Standing, ask: &FeeAsk) -> Vec<&FeeSetting> {
        let set = self.fees.get(&version.code).map(Vec::as_slice).unwrap_or_default();
        fee::exemptions(version, set, standing, ask)
    }

    /// Codes of the procedures of a field, in all versions.
    #[must_use]
    pub fn codes_of(&self, field: &str) -> Vec<String> {
        let key = kernel::text::fold(field);
        let of_field = (0..self.versions.len()).filter(|at| self.field_keys[*at] == key);
        let mut codes: Vec<String> = of_field.map(|at| self.versions[at].code.clone()).collect();
        codes.dedup();
        codes
    }

    /// Whether it may be handed in at any centre of the province (A12), and by which decision.
    #[must_use]
    pub fn non_boundary(&self, code: &str, date: Date) -> Option<&NonBoundary> {
        let rows = self.non_boundary.get(code)?;
        let newest = rows.iter().filter(|row| row.valid_from <= date).max_by_key(|row| (row.valid_from, row.set_at))?;
        newest.listed.then_some(newest)
    }

    /// Codes of the board that the catalogue has no version of on `date`: shown as gaps.
    pub fn board_gaps(&self, date: Date) -> impl Iterator<Item = &BoardEntry> {
        self.board.iter().filter(move |entry| self.in_force(&entry.code, date).is_none())
    }

    /// The fields of the versions in force that `keep` accepts, each with how many there are, in the order of
    /// the Vietnamese alphabet. The catalogue writes one field in different ways at times; the first counts.
    #[must_use]
    pub fn fields(&self, date: Date, keep: impl Fn(&Version) -> bool) -> Vec<(String, usize)> {
        let mut fields: HashMap<&str, (&str, usize)> = HashMap::new();
        for at in (0..self.versions.len()).filter(|at| keep(&self.versions[*at]) && self.counts(*at, date)) {
            fields.entry(&self.field_keys[at]).or_insert((&self.versions[at].field, 0)).1 += 1;
        }
        let mut fields: Vec<(String, usize)> =
            fields.into_values().map(|(field, count)| (field.to_owned(), count)).collect();
        fields.sort_by_cached_key(|(field, _)| kernel::text::sort_key(field));
        fields
    }

    /// The plain fee setting that holds, for telling how a fee is counted.
    #[must_use]
    pub fn price(&self, version: &Version, standing: &Standing, channel: Channel, date: Date) -> Option<&FeeSetting> {
        let set = self.fees.get(&version.code).map(Vec::as_slice).unwrap_or_default();
        fee::plain_setting(version, set, standing, &FeeAsk::plain(channel, date))
    }

    /// A page that [`Catalogue::rendered`] keeps.
    #[must_use]
    pub fn kept(&self, key: &str) -> Option<Bytes> {
        self.rendered.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// A page that depends on nothing but this catalogue and its key: rendered once, then kept.
    ///
    /// # Errors
    /// Those of `render`.
    pub fn rendered<E>(&self, key: &str, render: impl FnOnce() -> Result<String, E>) -> Result<Bytes, E> {
        if let Some(page) = self.kept(key) {
            return Ok(page);
        }
        let page = Bytes::from(render()?);
        let mut kept = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_PAGES {
            kept.clear();
        }
        kept.insert(key.to_owned(), page.clone());
        Ok(page)
    }
}

/// Field keys by version. One field stands at many versions: each spelling is folded once.
fn keys_of(versions: &[Version]) -> Vec<String> {
    let mut keys: HashMap<&str, String> = HashMap::new();
    let key = |version| -> String {
        let version: &Version = version;
        keys.entry(&version.field).or_insert_with(|| field_key(&version.field)).clone()
    };
    versions.iter().map(key).collect()
}

fn grouped<K: std::hash::Hash + Eq, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
