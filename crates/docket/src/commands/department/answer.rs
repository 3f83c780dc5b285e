use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Reason};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::act::{Act, Done, Target};
use crate::commands::files::{self, Place};
use crate::commands::service::Docket;
use crate::commands::{StoredFile, rows};
use crate::events::Event;
use crate::model::{Action, Answer, AnswerClass, ClockKind, FileRole, State, Thing, Timeliness};
use crate::rules::{self, Checks};
use crate::schema::docket_answer;

/// An answer as it is being written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DraftAnswer {
    pub class: Option<AnswerClass>,
    pub content: String,
    /// The department's own opinion, for what is beyond its authority (H12).
    pub opinion: Option<String>,
    /// The options it sees.
    pub options: Option<String>,
}

/// The written answer: signed, numbered, with its file (H12).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SignAnswer {
    pub class: Option<AnswerClass>,
    pub content: String,
    pub opinion: Option<String>,
    pub options: Option<String>,
    pub number: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    pub signer: String,
    /// The signed PDF.
    pub file: Option<StoredFile>,
    /// What comes with it: lists, maps, photos.
    pub attachments: Vec<StoredFile>,
}

/// The words of an answer, fit to be stored.
struct Sound {
    class: AnswerClass,
    content: String,
    opinion: Option<String>,
    options: Option<String>,
}

impl Docket {
    /// Keeps a draft for whoever signs; the last one stays.
    ///
    /// # Errors
    /// Forbidden; a conflict unless the department works on it; faults of the fields.
    pub fn draft_answer(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &DraftAnswer,
    ) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::DraftAnswer)?;
        let mut checks = Checks::new();
        let sound = sound(&mut checks, cmd);
        checks.done()?;
        let Some(sound) = sound else { return Err(rows::not_found()) };
        if act.after.state == State::Received {
            act.after.state = State::InWork;
        }
        let answer = keep(conn, &act, sound)?;
        act.tell(Event::AnswerDrafted { no: answer.no, class: answer.class });
        act.commit(conn)
    }

    /// Answers every commune of the matter at once. What is beyond the department's authority goes up to the province
    /// with its own opinion and options; what is answered in part stays with the lead and a new clock.
    ///
    /// # Errors
    /// Forbidden; a conflict unless the department works on it; faults of the fields; without its file it is no answer.
    pub fn answer(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &SignAnswer) -> store::Result<Done> {
        let mut act = self.begin(conn, ctx, target, Action::Answer)?;
        let mut checks = Checks::new();
        let draft = DraftAnswer {
            class: cmd.class,
            content: cmd.content.clone(),
            opinion: cmd.opinion.clone(),
            options: cmd.options.clone(),
        };
        let sound = sound(&mut checks, &draft);
        let number = checks.line("number", &cmd.number, 100);
        let signer = checks.line("signer", &cmd.signer, 200);
        let signed_on = checks.chosen("signed_on", cmd.signed_on);
        if let Some(day) = signed_on {
            let since = act.before.opened_at.date();
            let fits = (since..=ctx.now.date()).contains(&day);
            checks.require(fits, "signed_on", || Reason::new("docket-signed-on"));
        }
        match &cmd.file {
            Some(file) => files::check(&mut checks, "file", file, FileRole::Answer),
            None => checks.fault("file", Reason::new("docket-answer-file")),
        }
        files::check_all(&mut checks, "attachments", &cmd.attachments, FileRole::Attachment);
        checks.done()?;
        let (Some(sound), Some(file)) = (sound, &cmd.file) else { return Err(rows::not_found()) };
        let answer = keep(conn, &act, sound)?;
        let answer = Answer {
            number: Some(number.clone()),
            signed_on,
            signer: Some(signer),
            issued_at: Some(ctx.now),
            ..answer
        };
        write(conn, &answer)?;
        let place =
            Place { thing: Thing::Matter, thing_id: act.after.id, role: FileRole::Answer, part: Some(answer.no) };
        files::keep(conn, ctx, place, file)?;
        for attachment in &cmd.attachments {
            files::keep(conn, ctx, Place { role: FileRole::Attachment, ..place }, attachment)?;
        }
        let outcome = act.answered(conn, answer.class)?;
        act.tell(Event::Answered { no: answer.no, class: answer.class, number, outcome, hash: file.hash.clone() });
        act.commit(conn)
    }
}

impl Act<'_> {
    /// Moves the matter on by the class of its answer; gives how the answer stood against the lead's clock.
    fn answered(&mut self, conn: &mut Conn, class: AnswerClass) -> store::Result<Timeliness> {
        let now = self.ctx.now;
        let outcome: Timeliness = calendar::outcome(now, self.after.answer_due_at.unwrap_or(now)).into();
        // The worst of all parts stays: half an answer in time and the rest late is late.
        self.after.outcome = self.after.outcome.max(Some(outcome));
        self.after.answered_at = Some(now);
        self.after.answer_class = Some(class);
        match class {
            AnswerClass::Resolved | AnswerClass::Guidance => self.give_back_to_communes(conn, State::Answered)?,
            AnswerClass::BeyondAuthority => self.climb_to_office(conn)?,
            AnswerClass::Partly => {
                self.after.state = State::PartlyAnswered;
                self.start_for(conn, ClockKind::Answer, rules::answer_limit(self.after.complexity))?
            }
        };
        Ok(outcome)
    }
}

fn sound(checks: &mut Checks, cmd: &DraftAnswer) -> Option<Sound> {
    let class = checks.chosen("class", cmd.class)?;
    let content = checks.lines("content", &cmd.content, 40_000);
    let opinion = checks.maybe("opinion", cmd.opinion.as_deref(), 8_000);
    let options = checks.maybe("options", cmd.options.as_deref(), 8_000);
    // H12: never a bare forward.
    if class == AnswerClass::BeyondAuthority {
        checks.require(opinion.is_some(), "opinion", || Reason::new("docket-beyond-opinion"));
        checks.require(options.is_some(), "options", || Reason::new("docket-beyond-options"));
    }
    Some(Sound { class, content, opinion, options })
}

/// Writes the words over the open draft, or as a new answer.
fn keep(conn: &mut Conn, act: &Act<'_>, sound: Sound) -> store::Result<Answer> {
    let known: Vec<Answer> = docket_answer::table
        .filter(docket_answer::matter.eq(act.after.id))
        .order(docket_answer::no)
        .select(Answer::as_select())
        .load(conn)?;
    let draft = known.iter().find(|answer| answer.issued_at.is_none());
    let answer = Answer {
        matter: act.after.id,
        no: draft.map_or_else(|| rows::count(known.len()) + 1, |draft| draft.no),
        body: act.after.lead_body,
        class: sound.class,
        content: sound.content,
        opinion: sound.opinion,
        options: sound.options,
        number: None,
        signed_on: None,
        signer: None,
        drafted_by: act.ctx.actor.account,
        drafted_by_name: act.ctx.actor.name.clone(),
        drafted_at: act.ctx.now,
        issued_at: None,
    };
    if draft.is_some() {
        write(conn, &answer)?;
    } else {
        diesel::insert_into(docket_answer::table).values(&answer).execute(conn)?;
    }
    Ok(answer)
}

fn write(conn: &mut Conn, answer: &Answer) -> store::Result<()> {
    diesel::update(docket_answer::table.find((answer.matter, answer.no))).set(answer).execute(conn)?;
    Ok(())
}
