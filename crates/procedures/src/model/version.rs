use diesel::prelude::*;
use kernel::{Date, Id, Timestamp, Vnd};

use super::{Channel, FeeKind, Level, Origin, Tenths, TimeUnit};
use crate::schema::procedure_version;

/// One dated version of a procedure. A dossier is bound to one at intake and stays bound (rule 0.10).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = procedure_version, treat_none_as_default_value = false)]
pub struct Version {
    pub id: Id,
    /// Procedure code (C6): `1.001193`.
    pub code: String,
    /// Counts the versions of one code from 1.
    pub number: i32,
    pub name: String,
    /// The name without marks and in lower case, for the search.
    pub name_folded: String,
    pub field: String,
    /// Levels joined by `;`; see [`Version::levels`].
    pub levels: String,
    /// The ministry that announced it.
    pub issuer: String,
    /// Number of the decision that announced it.
    pub decision: String,
    /// Who carries it out, as the source words it; may be empty.
    pub agency: String,
    /// Who decides, as the source words it; may be empty.
    pub authority: String,
    /// Who takes part, as the source words it; may be empty.
    pub coordinating: String,
    /// The source names a commune People's Committee or the commune police.
    pub commune_pc: bool,
    /// On the public board of a commune.
    pub on_board: bool,
    /// The first time the source gives; the channels may have others.
    pub time_amount: Option<Tenths>,
    pub time_unit: TimeUnit,
    /// How many different times the channels have.
    pub time_variants: i32,
    pub fee_kind: FeeKind,
    pub fee_min: Option<Vnd>,
    pub fee_max: Option<Vnd>,
    /// Channels joined by `;`; see [`Version::channels`].
    pub channels: String,
    /// Who may apply, joined by `;`.
    pub subjects: String,
    /// Numbers of legal texts, joined by `;`.
    pub legal_basis: String,
    /// What the applicant gets, as the source words it.
    pub result: String,
    pub result_codes: String,
    /// The source's class of the procedure.
    pub kind: String,
    /// Which collection the facts are from.
    pub source: String,
    pub source_url: String,
    /// Month or day of the collection: `2026-07`.
    pub as_of: String,
    /// The system that handles it: `provincial`, or the body that owns a central one (rule 0.6).
    pub processing_system: String,
    pub origin: Origin,
    /// Why a correction was made; empty for an import.
    pub reason: String,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force; `None` while nothing follows. Before `valid_from` for a version that never was.
    pub valid_to: Option<Date>,
    pub created_at: Timestamp,
    pub created_by: Option<Id>,
}

/// `processing_system` of procedures that this house handles itself (rule 0.6).
pub const PROVINCIAL: &str = "provincial";

impl Version {
    /// The first version of a procedure about which nothing is known yet, in force from the day of `now`.
    #[must_use]
    pub fn blank(code: String, now: Timestamp) -> Self {
        Self {
            id: Id::new(),
            code,
            number: 1,
            name: String::new(),
            name_folded: String::new(),
            field: String::new(),
            levels: String::new(),
            issuer: String::new(),
            decision: String::new(),
            agency: String::new(),
            authority: String::new(),
            coordinating: String::new(),
            commune_pc: false,
            on_board: false,
            time_amount: None,
            time_unit: TimeUnit::None,
            time_variants: 0,
            fee_kind: FeeKind::Unspecified,
            fee_min: None,
            fee_max: None,
            channels: String::new(),
            subjects: String::new(),
            legal_basis: String::new(),
            result: String::new(),
            result_codes: String::new(),
            kind: String::new(),
            source: String::new(),
            source_url: String::new(),
            as_of: String::new(),
            processing_system: PROVINCIAL.to_owned(),
            origin: Origin::Import,
            reason: String::new(),
            valid_from: now.date(),
            valid_to: None,
            created_at: now,
            created_by: None,
        }
    }

    /// Whether this version is in force on `date`.
    #[must_use]
    pub fn in_force_on(&self, date: Date) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|last| date <= last)
    }

    /// The levels, in the order of the source.
    pub fn levels(&self) -> impl Iterator<Item = Level> + '_ {
        list_of(&self.levels).filter_map(Level::parse)
    }

    /// Whether it belongs to this level, alone or among others.
    #[must_use]
    pub fn has_level(&self, level: Level) -> bool {
        self.levels().any(|own| own == level)
    }

    /// The channels the source offers.
    pub fn channels(&self) -> impl Iterator<Item = Channel> + '_ {
        list_of(&self.channels).filter_map(Channel::read)
    }

    /// Whether a commune's board shows it: it is on the board, or the source names a commune body.
    #[must_use]
    pub const fn on_commune_board(&self) -> bool {
        self.on_board || self.commune_pc
    }

    /// Whether this house handles it; else it only receives its status (rule 0.6).
    #[must_use]
    pub fn handled_here(&self) -> bool {
        self.processing_system == PROVINCIAL
    }
}

/// The entries of a `;`-joined column.
pub fn list_of(column: &str) -> impl Iterator<Item = &str> {
    column.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}
