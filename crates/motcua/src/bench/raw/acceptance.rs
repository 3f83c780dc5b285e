//! What the house writes for one acceptance of a birth registration with three parts.

use kernel::Id;
use store::raw::{Statement, Value};

/// What stands at a `?` of a statement.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    /// The dossier that is accepted.
    Dossier,
    /// The unit in whose chain it goes.
    Unit,
    /// A number of its own: of a job, a person, a version.
    Fresh,
    /// The dossier's code, which nobody else has.
    Code,
    /// The agency's part of the code.
    Agency,
    /// The moment of the act.
    At,
    /// The number of a row below its dossier.
    No(i64),
    /// So many letters.
    Text(usize),
    /// 32 bytes.
    Hash,
    /// The next number in the unit's chain.
    ChainNumber,
}

/// One statement with a `?` for each of its slots.
pub(super) struct Row {
    pub sql: &'static str,
    pub slots: &'static [Slot],
}

use Slot::{Agency, At, ChainNumber, Code, Dossier, Fresh, Hash, No, Text, Unit};

const SEQUENCE: Row = Row {
    sql: "INSERT INTO dossier_sequence (agency, day, last) VALUES (?, 20261123, 1) \
          ON CONFLICT (agency, day) DO UPDATE SET last = dossier_sequence.last + 1 RETURNING last",
    slots: &[Agency],
};

const REGISTER: Row = Row {
    sql: "INSERT INTO dossier_register_sequence (centre, year, last) VALUES (?, 2026, 1) \
          ON CONFLICT (centre, year) DO UPDATE SET last = dossier_register_sequence.last + 1 RETURNING last",
    slots: &[Unit],
};

const DOSSIER: Row = Row {
    sql: "INSERT INTO dossier (id, code, seq, procedure_code, procedure_version, calendar_version, channel, \
          support_point, receiving_unit, competent_unit, competent_body, applicant_name, applicant_folded, state, open, \
          filed_at, accepted_at, due_at, first_due_at, time_limit, holder_unit, holder_person, holder_since, step_no, \
          step_kind, step_role, step_due, next_clock_at, next_clock, resume_state, paused_since, supplement_requests, \
          extensions, finished_at, outcome, result_class, result_number, returned_at, fee) VALUES (?, ?, 2, '1.001193', \
          ?, 1, 'direct', ?, ?, ?, ?, ?, ?, 'accepted', TRUE, ?, ?, ?, ?, '1wd', ?, ?, ?, 1, 'intake', 'receiver', ?, \
          ?, 'transfer', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 0)",
    slots: &[Dossier, Code, Fresh, Unit, Unit, Unit, Unit, Text(16), Text(16), At, At, At, At, Unit, Fresh, At, At, At],
};

const DETAIL: Row = Row {
    sql: "INSERT INTO dossier_detail (dossier, applicant_kind, personal_number, tax_code, phone, email, address, \
          birth_date, sex, representative_name, representative_number, representative_phone, representative_basis, \
          return_mode, return_place, sets, pages, copies, fee_case, exemption, fee_basis, limit_basis, limit_source, \
          owed, receiver, receiver_name, plan, returned_to, returned_id, returned_how, register_no) VALUES (?, 'person', ?, NULL, ?, \
          NULL, ?, NULL, 'male', NULL, NULL, NULL, NULL, 'counter', NULL, 1, 1, 1, NULL, NULL, ?, ?, 'setting', NULL, \
          ?, ?, ?, NULL, NULL, NULL, ?)",
    slots: &[Dossier, Text(12), Text(10), Text(6), Text(110), Text(120), Fresh, Text(28), Text(420), No(1)],
};

const fn part(no: &'static [Slot]) -> Row {
    Row {
        sql: "INSERT INTO dossier_part (dossier, no, catalogue_seq, title, originals, copies, electronic, owed) VALUES \
              (?, ?, NULL, ?, 1, 0, FALSE, FALSE)",
        slots: no,
    }
}

const FILED: Row = Row {
    sql: "INSERT INTO dossier_event (dossier, seq, at, actor, actor_name, unit, kind, detail) VALUES \
          (?, 1, ?, ?, ?, ?, 'filed', ?)",
    slots: &[Dossier, At, Fresh, Text(28), Unit, Text(180)],
};

const ACCEPTED: Row = Row {
    sql: "INSERT INTO dossier_event (dossier, seq, at, actor, actor_name, unit, kind, detail) VALUES \
          (?, 2, ?, ?, ?, ?, 'accepted', ?)",
    slots: &[Dossier, At, Fresh, Text(28), Unit, Text(220)],
};

const NOTICE: Row = Row {
    sql: "INSERT INTO dossier_notice (dossier, seq, kind, state, at, centre, fate, way, address, subject, words, trouble, \
          tries, settled_at, settled_by) VALUES (?, 2, 'accepted', 'accepted', ?, ?, 'given', 'in_person', NULL, NULL, \
          NULL, NULL, 0, ?, ?)",
    slots: &[Dossier, At, Unit, At, Fresh],
};

/// The rows before the chain, the same on both databases.
pub(super) const ROWS: [Row; 10] = [
    SEQUENCE,
    REGISTER,
    DOSSIER,
    DETAIL,
    part(&[Dossier, No(1), Text(25)]),
    part(&[Dossier, No(2), Text(16)]),
    part(&[Dossier, No(3), Text(18)]),
    FILED,
    ACCEPTED,
    NOTICE,
];

/// SQLite has one writer, so the house reads the head, adds the entry and moves the head.
const CHAIN_ON_SQLITE: [Row; 3] = [
    Row { sql: "SELECT length, hash FROM audit_head WHERE unit = ?", slots: &[Unit] },
    Row {
        sql: "INSERT INTO audit_entry (unit, seq, at, actor, act, object, detail, origin, hash) VALUES \
              (?, ?, ?, ?, 'dossier.receive', ?, ?, '127.0.0.1', ?)",
        slots: &[Unit, ChainNumber, At, Fresh, Code, Text(400), Hash],
    },
    Row {
        sql: "INSERT INTO audit_head (unit, length, hash, at) VALUES (?, 1, ?, ?) \
              ON CONFLICT (unit) DO UPDATE SET length = audit_head.length + 1, hash = excluded.hash, at = excluded.at",
        slots: &[Unit, Hash, At],
    },
];

/// On PostgreSQL one statement locks the head, hashes, moves it and adds the entry.
pub(super) const CHAIN_ON_POSTGRES: Row = Row {
    sql: "WITH head AS (UPDATE audit_head SET length = length + 1, \
          hash = sha256(hash || int8send(length + 1) || convert_to(?, 'UTF8')), at = ? WHERE unit = ? \
          RETURNING unit, length, at, hash) \
          INSERT INTO audit_entry (unit, seq, at, hash, actor, act, object, detail, origin) \
          SELECT unit, length, at, hash, ?, 'dossier.receive', ?, ?, '127.0.0.1' FROM head RETURNING seq",
    slots: &[Text(500), At, Unit, Fresh, Code, Text(400)],
};

/// The statements of acceptance number `number`, dealt out among so many units.
pub(super) fn sqlite(number: u64, units: usize) -> Vec<Statement<'static>> {
    let made = Made { number, unit: number % units as u64, round: number / units as u64, dossier: Id::new() };
    let rows = ROWS.iter().chain(&CHAIN_ON_SQLITE);
    rows.map(|row| Statement { sql: row.sql, values: row.slots.iter().map(|slot| made.value(*slot)).collect() })
        .collect()
}

/// What is the same in all statements of one acceptance.
struct Made {
    number: u64,
    unit: u64,
    /// How many the unit had before.
    round: u64,
    dossier: Id,
}

impl Made {
    fn value(&self, slot: Slot) -> Value {
        match slot {
            Dossier => bytes(self.dossier),
            Unit => Value::Bytes(u128::from(self.unit).to_be_bytes().to_vec()),
            Fresh => bytes(Id::new()),
            Code => Value::Text(format!("H41.{:03}-261123-{:06}", self.unit, self.number)),
            Agency => Value::Text(format!("H41.{:03}", self.unit)),
            At => Value::Int(1_790_000_000_000_000 + int(self.number)),
            No(no) => Value::Int(no),
            Text(length) => Value::Text("x".repeat(length)),
            Hash => Value::Bytes(vec![7; 32]),
            ChainNumber => Value::Int(int(self.round) + 1),
        }
    }
}

fn bytes(id: Id) -> Value {
    Value::Bytes(id.as_bytes().to_vec())
}

fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
