use calendar::{Calendar, WorkingTime, add_working};
use diesel::prelude::*;
use identity::Ctx;
use kernel::{FieldFault, Id, Lang, Reason};
use organization::Snapshot;
use procedures::Version;
use store::Conn;
use web::Texts;

use super::input::{Clean, Decision, PartInput, Receive};
use super::place::Place;
use crate::WORDS;
use crate::commands::accept::{accepted, accepted_event, ask_fee};
use crate::commands::binding::{BindAsk, Binding, bind};
use crate::commands::refuse::Refuse;
use crate::commands::request_supplement::{CleanRequest, answer_by, insert_request};
use crate::commands::{code, terms};
use crate::events::Event;
use crate::model::{Channel, Detail, Dossier, DossierPart, Filed, Stage, State, Step};
use crate::rules;
use crate::schema::{dossier, dossier_detail, dossier_draft, dossier_part};

/// An intake under way: the rows as they will be written.
pub(super) struct Intake<'a> {
    picture: &'a Snapshot,
    calendar: &'a Calendar,
    ctx: &'a Ctx<'a>,
    version: &'a Version,
    dossier: Dossier,
    /// Where the applicant of a refused filing should go (A12).
    guidance: Option<Reason>,
    clean: Clean,
    binding: Option<Binding>,
    request: Option<(CleanRequest, kernel::Timestamp)>,
    events: Vec<Event>,
}

impl<'a> Intake<'a> {
    /// The filing before anything is decided: it lies at the centre and waits for its answer (A21).
    #[expect(clippy::too_many_arguments, reason = "each value is of another kind and there is one caller")]
    pub fn new(
        conn: &mut Conn,
        picture: &'a Snapshot,
        calendar: &'a Calendar,
        ctx: &'a Ctx<'a>,
        version: &'a Version,
        place: Place,
        mut clean: Clean,
        faults: &mut Vec<FieldFault>,
    ) -> store::Result<Self> {
        name_parts(conn, version, &mut clean.parts, faults)?;
        let dossier = Dossier::filed(Filed {
            procedure_code: version.code.clone(),
            procedure_version: version.id,
            calendar_version: calendar.version,
            channel: clean.channel,
            support_point: place.support_point,
            receiving_unit: place.centre,
            competent_unit: place.competent,
            competent_body: place.body,
            applicant_name: clean.applicant.given.name.clone(),
            applicant_folded: clean.applicant.folded.clone(),
            filed_at: ctx.now,
        });
        let request = None;
        Ok(Self {
            picture,
            calendar,
            ctx,
            version,
            dossier,
            guidance: place.guidance,
            clean,
            binding: None,
            request,
            events: Vec::with_capacity(2),
        })
    }

    /// What the counter decides; an online filing only gets the clock of its answer.
    pub fn decide(&mut self, conn: &mut Conn, cmd: &Receive, faults: &mut Vec<FieldFault>) -> store::Result<()> {
        self.events.push(self.filed());
        if self.clean.channel == Channel::Online {
            return self.wait_for_answer(conn);
        }
        match &cmd.decision {
            Decision::Accept => self.accept(conn, cmd, faults),
            Decision::Refuse(refusal) => {
                let event = self.guided(refusal).clean("", faults);
                self.events.push(event);
                self.dossier.state = State::Refused;
                self.dossier.step_kind = Step::Done;
                self.dossier.step_role = String::new();
                Ok(())
            }
            Decision::RequestSupplement(request) => {
                let clean = request.clean("", faults);
                self.ask_for_more(conn, clean)
            }
        }
    }

    /// The refusal with where to go, unless the clerk said so in words of their own.
    fn guided(&self, refusal: &Refuse) -> Refuse {
        let said = refusal.guidance.clone().filter(|said| !said.trim().is_empty());
        let by_rule = || self.guidance.as_ref().map(|reason| Texts::new(Lang::Vi, &WORDS).reason(reason));
        Refuse { guidance: said.or_else(by_rule), ..refusal.clone() }
    }

    fn filed(&self) -> Event {
        Event::Filed {
            procedure: self.version.code.clone(),
            channel: self.clean.channel,
            receiving_unit: self.dossier.receiving_unit,
            competent_unit: self.dossier.competent_unit,
            parts: i32::try_from(self.clean.parts.len()).unwrap_or(i32::MAX),
        }
    }

    fn wait_for_answer(&mut self, conn: &mut Conn) -> store::Result<()> {
        let terms = terms::terms(conn, &self.version.code, self.dossier.competent_body, self.ctx.now)?;
        let hours = WorkingTime::hours(i64::from(terms.answer_hours));
        let calendar = organization::calendar_for(conn, self.dossier.receiving_unit, self.ctx.now.date())?;
        self.dossier.step_due = Some(add_working(&calendar, self.ctx.now, hours));
        Ok(())
    }

    fn accept(&mut self, conn: &mut Conn, cmd: &Receive, faults: &mut Vec<FieldFault>) -> store::Result<()> {
        let ask = BindAsk {
            centre: self.dossier.receiving_unit,
            competent: self.dossier.competent_unit,
            channel: self.clean.channel,
            at: self.ctx.now,
            case: self.clean.case.as_deref(),
            exemption: self.clean.exemption.as_deref(),
            pages: self.clean.pages,
            copies: self.clean.copies,
            named_limit: cmd.limit.as_ref(),
            named_fee: cmd.fee,
        };
        let bound = bind(conn, &self.picture.directory, self.calendar, self.version, &ask, faults)?;
        let Some(bound) = bound else { return Ok(()) };
        let first = bound.plan.at(1).cloned().ok_or_else(|| store::Error::Stored("an empty plan".to_owned()))?;
        accepted(&mut self.dossier, &bound, self.calendar, self.ctx, &first);
        self.events.push(accepted_event(&self.dossier, &bound));
        self.binding = Some(bound);
        Ok(())
    }

    fn ask_for_more(&mut self, conn: &mut Conn, clean: CleanRequest) -> store::Result<()> {
        let terms = terms::terms(conn, &self.version.code, self.dossier.competent_body, self.ctx.now)?;
        let until = answer_by(self.calendar, self.ctx.now, clean.days.unwrap_or(terms.supplement_days));
        self.dossier.state = State::AwaitingSupplement;
        self.dossier.resume_state = Some(State::Filed);
        self.dossier.paused_since = Some(self.ctx.now);
        self.request = Some((clean, until));
        Ok(())
    }

    /// Gives the code and writes the rows.
    pub fn write(&mut self, conn: &mut Conn, draft: Option<Id>) -> store::Result<(Dossier, Vec<Event>)> {
        let until = self.request.as_ref().map(|(_, until)| *until);
        let told = self.events.len() + usize::from(until.is_some());
        let code = code::next_dossier(conn, &self.picture.directory, self.dossier.competent_body, self.ctx.now.date())?;
        let register_no = code::next_in_register(conn, self.dossier.receiving_unit, self.dossier.filed_at.date())?;
        let cutoff = terms::transfer_cutoff(self.picture, Some(self.dossier.competent_body), self.ctx.now.date());
        let row = &mut self.dossier;
        row.code = String::from(code);
        row.seq = i32::try_from(told).unwrap_or(i32::MAX);
        row.open = row.state.is_open();
        let clock = rules::next_clock(row, self.calendar, until, cutoff);
        row.next_clock = clock.map(|(kind, _)| kind);
        row.next_clock_at = clock.map(|(_, at)| at);
        diesel::insert_into(dossier::table).values(&*row).execute(conn)?;
        let id = row.id;
        diesel::insert_into(dossier_detail::table).values(self.detail(register_no)).execute(conn)?;
        insert_parts(conn, id, 0, std::mem::take(&mut self.clean.parts))?;
        if let Some((clean, until)) = self.request.take() {
            let unit = self.dossier.receiving_unit;
            self.events.push(insert_request(conn, self.ctx, id, unit, Stage::Intake, clean, until)?);
        }
        if self.binding.is_some() {
            ask_fee(conn, self.ctx, &self.dossier)?;
        }
        if let Some(draft) = draft {
            let own = dossier_draft::table.find(draft).filter(dossier_draft::account.eq(self.ctx.actor.account));
            diesel::delete(own).execute(conn)?;
        }
        Ok((self.dossier.clone(), std::mem::take(&mut self.events)))
    }

    /// What the clerk should look at.
    pub fn warnings(&self) -> Vec<Reason> {
        self.clean.applicant.warnings.clone()
    }

    fn detail(&self, register_no: i32) -> Detail {
        let clean = &self.clean;
        let given = clean.applicant.given.clone();
        let representative = clean.representative.clone();
        let by = representative.as_ref();
        let bound = self.binding.as_ref();
        let at_counter = clean.channel != Channel::Online;
        Detail {
            dossier: self.dossier.id,
            applicant_kind: given.kind,
            personal_number: given.personal_number,
            tax_code: given.tax_code,
            phone: given.phone,
            email: given.email,
            address: given.address,
            birth_date: given.birth_date,
            sex: given.sex,
            representative_name: by.map(|by| by.name.clone()),
            representative_number: by.and_then(|by| by.personal_number.clone()),
            representative_phone: by.and_then(|by| by.phone.clone()),
            representative_basis: by.and_then(|by| by.basis.clone()),
            return_mode: clean.return_mode,
            return_place: clean.return_place.clone(),
            sets: clean.sets,
            pages: clean.pages,
            copies: clean.copies,
            fee_case: clean.case.clone(),
            exemption: clean.exemption.clone(),
            fee_basis: bound.and_then(|bound| bound.fee_basis.clone()),
            limit_basis: bound.and_then(|bound| bound.limit_basis.clone()),
            limit_source: bound.map(|bound| bound.limit_source.clone()),
            owed: clean.owed.clone(),
            receiver: at_counter.then_some(self.ctx.actor.account),
            receiver_name: at_counter.then(|| self.ctx.actor.name.clone()),
            plan: bound.map_or_else(|| "[]".to_owned(), |bound| bound.plan.to_json()),
            returned_to: None,
            returned_id: None,
            returned_how: None,
            register_no,
        }
    }
}

/// Takes the titles of catalogue parts from the bound version.
fn name_parts(
    conn: &mut Conn,
    version: &Version,
    parts: &mut [PartInput],
    faults: &mut Vec<FieldFault>,
) -> store::Result<()> {
    if !parts.iter().any(|part| part.catalogue_seq.is_some()) {
        return Ok(());
    }
    let known = procedures::parts(conn, version)?;
    for (at, part) in parts.iter_mut().enumerate() {
        let Some(seq) = part.catalogue_seq else { continue };
        match known.iter().find(|own| own.row.seq == seq) {
            Some(own) => part.title = own.row.title.clone(),
            None => {
                let reason = Reason::new("dossier-part-unknown").with("part", seq);
                faults.push(FieldFault::new(format!("parts[{at}].catalogue_seq"), reason));
            }
        }
    }
    Ok(())
}

/// Adds parts after number `last`. Row by row, because a statement with a number of rows of its own is never kept
/// prepared.
pub(in crate::commands) fn insert_parts(
    conn: &mut Conn,
    dossier: Id,
    last: i32,
    parts: Vec<PartInput>,
) -> store::Result<()> {
    for (no, part) in (last + 1..).zip(parts) {
        let row = DossierPart {
            dossier,
            no,
            catalogue_seq: part.catalogue_seq,
            title: part.title,
            originals: part.originals,
            copies: part.copies,
            electronic: part.electronic,
            owed: part.owed,
        };
        diesel::insert_into(dossier_part::table).values(row).execute(conn)?;
    }
    Ok(())
}
