use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason, Refusal, Timestamp};
use organization::{Directory, UnitKind};
use store::Conn;

use super::tell::{self, Who};
use super::{clocks, codes};
use crate::events::Event;
use crate::model::{Action, Channel, Clock, Petition, State};
use crate::policy::{self, Standing};
use crate::rules::{self, Clean, Given};
use crate::schema::feedback_petition;

/// A petition by the portal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// The number of the form, so that one sent twice is one petition.
    pub submission: Id,
    pub given: Given,
    /// Code of the body it is about; empty when the citizen does not know.
    pub about: String,
    /// Four digits for who leaves no phone, drawn by the caller.
    pub drawn: String,
}

/// A petition that somebody of the house writes down (H1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub file: File,
    pub channel: Option<Channel>,
}

/// Where a petition comes from: by the portal from a network address.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub now: Timestamp,
    pub origin: &'a str,
}

/// Takes a citizen's petition; it lies at once with the body it is about and its clock runs. The same form sent again
/// gives the same petition.
///
/// # Errors
/// Everything that is wrong with it (H1).
pub fn file(conn: &mut Conn, source: &Source<'_>, cmd: &File) -> store::Result<Petition> {
    let who = Who { actor: None, name: "", origin: source.origin };
    let made = Made { channel: Channel::Portal, state: State::Filed, recorder: None, fallback: None };
    put(conn, &who, source.now, cmd, &made)
}

/// Writes down what came on paper, by phone or in person; taken in at once.
///
/// # Errors
/// Forbidden; everything that is wrong with it (H1).
pub fn record(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &Record) -> store::Result<Petition> {
    let directory = organization::directory(conn)?;
    let home = ctx.actor.home_unit().map(|unit| directory.body_of(unit)).unwrap_or_default();
    policy::may(ctx.actor, Action::Record, &Standing::of_body(&directory, home))?;
    let channel = cmd.channel.filter(|channel| Channel::BY_STAFF.contains(channel));
    let channel = channel.ok_or_else(|| Refusal::field("channel", Reason::new("feedback-channel-required")))?;
    let who = Who { actor: ctx.actor.audit_id(), name: &ctx.actor.name, origin: &ctx.actor.origin };
    let made = Made {
        channel,
        state: State::Received,
        recorder: Some((ctx.actor.account, &ctx.actor.name)),
        fallback: Some(home),
    };
    put(conn, &who, ctx.now, &cmd.file, &made)
}

/// How it is made.
struct Made<'a> {
    channel: Channel,
    state: State,
    recorder: Option<(Id, &'a str)>,
    /// Who has it when it is about nobody in particular.
    fallback: Option<Id>,
}

fn put(conn: &mut Conn, who: &Who<'_>, now: Timestamp, cmd: &File, made: &Made<'_>) -> store::Result<Petition> {
    if let Some(known) = sent_before(conn, cmd.submission)? {
        return Ok(known);
    }
    let picture = organization::snapshot(conn)?;
    let (clean, about) = read(cmd, &picture.directory, now.date())?;
    let holder = about.or(made.fallback).or_else(|| policy::office(&picture.directory).map(|office| office.id));
    let holder = holder.ok_or_else(|| Refusal::conflict(Reason::new("feedback-no-office")))?;
    let mut petition = new(clean, about, holder, now, cmd, made);
    petition.code = codes::next(conn, now)?;
    clocks::run(conn, &picture, &mut petition, Clock::Classify)?;
    let due_at = petition.due_at.unwrap_or(now);
    let mut events = vec![Event::Filed { channel: made.channel, about, due_at }];
    if made.state == State::Received {
        events.push(Event::Received);
    }
    petition.seq = tell::count(&events);
    diesel::insert_into(feedback_petition::table).values(&petition).execute(conn)?;
    let bare = Petition { seq: 0, ..petition.clone() };
    // What a citizen does stands on the chain of the body that has it (N12).
    tell::record(conn, who, (petition.holder_body, now), "file", &bare, &events)?;
    Ok(petition)
}

fn sent_before(conn: &mut Conn, submission: Id) -> store::Result<Option<Petition>> {
    let known = feedback_petition::table
        .filter(feedback_petition::submission.eq(submission))
        .select(Petition::as_select())
        .first(conn);
    Ok(known.optional()?)
}

/// The petition, sound, and the body it is about.
fn read(cmd: &File, directory: &Directory, day: Date) -> Result<(Clean, Option<Id>), Refusal> {
    let about = body(directory, &cmd.about, day);
    match (rules::petition(&cmd.given), about) {
        (Ok(clean), Ok(about)) => Ok((clean, about)),
        (Err(Refusal::Invalid(mut faults)), about) => {
            faults.extend(about.err());
            Err(Refusal::Invalid(faults))
        }
        (Err(refusal), _) => Err(refusal),
        (Ok(_), Err(fault)) => Err(Refusal::Invalid(vec![fault])),
    }
}

/// A department or commune that stands on the day.
fn body(directory: &Directory, code: &str, day: Date) -> Result<Option<Id>, kernel::FieldFault> {
    if code.trim().is_empty() {
        return Ok(None);
    }
    let known = directory
        .by_code(code.trim())
        .filter(|unit| matches!(unit.kind, UnitKind::Department | UnitKind::Commune) && unit.valid_on(day));
    let unknown = || kernel::FieldFault::new("about", Reason::new("feedback-unit-unknown"));
    known.map(|unit| Some(unit.id)).ok_or_else(unknown)
}

fn new(clean: Clean, about: Option<Id>, holder: Id, now: Timestamp, cmd: &File, made: &Made<'_>) -> Petition {
    let digits = match &clean.phone {
        Some(phone) => phone[phone.len().saturating_sub(4)..].to_owned(),
        None => cmd.drawn.clone(),
    };
    Petition {
        id: Id::new(),
        code: String::new(),
        seq: 0,
        submission: cmd.submission,
        channel: made.channel,
        name: clean.name,
        address: clean.address,
        phone: clean.phone,
        digits,
        about,
        dossier_code: clean.dossier_code,
        title: clean.title,
        content: clean.content,
        state: made.state,
        open: true,
        class: None,
        guidance: None,
        holder_body: holder,
        holder_person: None,
        holder_since: now,
        filed_at: now,
        filed_day: now.date(),
        recorded_by: made.recorder.map(|(account, _)| account),
        recorded_by_name: made.recorder.map(|(_, name)| name.to_owned()),
        clock: None,
        due_at: None,
        time_limit: String::new(),
        calendar_version: 0,
        lapsed_at: None,
        responsible: None,
        answer: None,
        answer_number: None,
        signer: None,
        forwarded_to: None,
        repeat_of: None,
        ended_at: None,
        ended_day: None,
        outcome: None,
        public_question: None,
        public_answer: None,
        published_at: None,
    }
}
