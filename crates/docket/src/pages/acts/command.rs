use identity::Ctx;
use kernel::Reason;
use store::Conn;
use web::{Faults, Typed};

use crate::Docket;
use crate::commands::{
    Appeal, Ask, AskExtension, Assign, AssignTask, Attach, AttendeeInput, Cancel, Check, Close, Complete, Decide,
    DecideExtension, DraftAnswer, GiveOpinion, Hold, Join, Receive, RecordLine, Redirect, Replan, ReportProgress,
    RequestOpinion, ReturnForLack, ReturnTask, SendBack, SignAnswer, StoredFile, Submit, Take, Target, TaskOrder,
    Withdraw,
};
use crate::model::{Action, AnswerClass, Complexity, Lack, RecordKind};
use crate::pages::field::rows;

/// The files that came with a form, each with the name of its field.
#[derive(Clone, Debug, Default)]
pub struct Files(pub Vec<(String, StoredFile)>);

impl Files {
    /// Those of one field.
    fn of(&self, field: &str) -> Vec<StoredFile> {
        self.0.iter().filter(|(name, _)| name == field).map(|(_, file)| file.clone()).collect()
    }
}

/// An act with what was typed, ready to be done.
#[derive(Clone)]
pub enum Command {
    Complete(Complete),
    Withdraw(Withdraw),
    Appeal(Appeal),
    Close(Close),
    Attach(Vec<StoredFile>),
    Receive(Receive),
    ReturnForLack(ReturnForLack),
    Assign(Assign),
    Join(Join),
    RequestOpinion(RequestOpinion),
    GiveOpinion(GiveOpinion),
    DraftAnswer(DraftAnswer),
    Answer(SignAnswer),
    Redirect(Redirect),
    Check(Check),
    SendBack(SendBack),
    Submit(Submit),
    Decide(Decide),
    Replan(Replan),
    Cancel(Cancel),
    Hold(Hold),
    Record(RecordLine),
    AssignTask(AssignTask),
    Report(ReportProgress),
    AskExtension(AskExtension),
    DecideExtension(DecideExtension),
    Take(Take),
    ReturnTask(ReturnTask),
}

impl Command {
    /// Reads the form of an act; what cannot be read goes to `faults`.
    pub fn read(action: Action, typed: &Typed, files: &Files, faults: &mut Faults) -> Option<Self> {
        of_communes(action, typed, files, faults)
            .or_else(|| of_departments(action, typed, files, faults))
            .or_else(|| of_the_province(action, typed, faults))
            .or_else(|| on_sessions(action, typed, faults))
            .or_else(|| on_tasks(action, typed, files, faults))
    }

    /// Does it.
    ///
    /// # Errors
    /// Those of the act.
    pub fn run(&self, wing: &Docket, conn: &mut Conn, ctx: &Ctx<'_>, on: &Target) -> store::Result<()> {
        match self {
            Self::Complete(cmd) => wing.complete(conn, ctx, on, cmd).map(drop),
            Self::Withdraw(cmd) => wing.withdraw(conn, ctx, on, cmd).map(drop),
            Self::Appeal(cmd) => wing.appeal(conn, ctx, on, cmd).map(drop),
            Self::Close(cmd) => wing.close(conn, ctx, on, cmd).map(drop),
            Self::Attach(files) => {
                files.iter().try_for_each(|file| wing.attach(conn, ctx, on, &Attach { file: file.clone() }).map(drop))
            }
            Self::Receive(cmd) => wing.receive(conn, ctx, on, cmd).map(drop),
            Self::ReturnForLack(cmd) => wing.return_for_lack(conn, ctx, on, cmd).map(drop),
            Self::Assign(cmd) => wing.assign(conn, ctx, on, cmd).map(drop),
            Self::Join(cmd) => wing.join(conn, ctx, on, cmd).map(drop),
            Self::RequestOpinion(cmd) => wing.request_opinion(conn, ctx, on, cmd).map(drop),
            Self::GiveOpinion(cmd) => wing.give_opinion(conn, ctx, on, cmd).map(drop),
            Self::DraftAnswer(cmd) => wing.draft_answer(conn, ctx, on, cmd).map(drop),
            Self::Answer(cmd) => wing.answer(conn, ctx, on, cmd).map(drop),
            Self::Redirect(cmd) => wing.redirect(conn, ctx, on, cmd).map(drop),
            Self::Check(cmd) => wing.check(conn, ctx, on, cmd).map(drop),
            Self::SendBack(cmd) => wing.send_back(conn, ctx, on, cmd).map(drop),
            Self::Submit(cmd) => wing.submit(conn, ctx, on, cmd).map(drop),
            Self::Decide(cmd) => wing.decide(conn, ctx, on, cmd).map(drop),
            Self::Replan(cmd) => wing.replan(conn, ctx, on, cmd).map(drop),
            Self::Cancel(cmd) => wing.cancel(conn, ctx, on, cmd).map(drop),
            Self::Hold(cmd) => wing.hold(conn, ctx, on, cmd).map(drop),
            Self::Record(cmd) => wing.record(conn, ctx, on, cmd).map(drop),
            Self::AssignTask(cmd) => wing.assign_task(conn, ctx, on, cmd).map(drop),
            Self::Report(cmd) => wing.report(conn, ctx, on, cmd).map(drop),
            Self::AskExtension(cmd) => wing.ask_extension(conn, ctx, on, cmd).map(drop),
            Self::DecideExtension(cmd) => wing.decide_extension(conn, ctx, on, cmd).map(drop),
            Self::Take(cmd) => wing.take(conn, ctx, on, cmd).map(drop),
            Self::ReturnTask(cmd) => wing.return_task(conn, ctx, on, cmd).map(drop),
        }
    }
}

fn of_communes(action: Action, typed: &Typed, files: &Files, faults: &mut Faults) -> Option<Command> {
    let reason = || typed.get("reason").to_owned();
    Some(match action {
        Action::Complete => Command::Complete(Complete { note: typed.text("note") }),
        Action::Withdraw => Command::Withdraw(Withdraw { reason: reason() }),
        Action::Appeal => Command::Appeal(Appeal { reason: reason() }),
        Action::Close => Command::Close(Close { note: typed.text("note") }),
        Action::Attach => {
            let files = files.of("file");
            if files.is_empty() && faults.is_empty() {
                faults.add("file", Reason::new("docket-field-required"));
            }
            Command::Attach(files)
        }
        _ => return None,
    })
}

fn of_departments(action: Action, typed: &Typed, files: &Files, faults: &mut Faults) -> Option<Command> {
    let own = |name: &str| typed.get(name).to_owned();
    Some(match action {
        Action::Receive => Command::Receive(Receive {
            complexity: Complexity::parse(typed.get("complexity")),
            person: typed.text("person"),
            cooperating: rows(typed, ["unit", "question"])
                .into_iter()
                .map(|[unit, question]| Ask { unit, question })
                .collect(),
        }),
        Action::ReturnForLack => {
            let items = rows(typed, ["what"]).into_iter().map(|[what]| Lack { what }).collect();
            Command::ReturnForLack(ReturnForLack { items })
        }
        Action::Assign => Command::Assign(Assign { person: own("person") }),
        Action::Join => Command::Join(Join { into: own("into") }),
        Action::RequestOpinion => Command::RequestOpinion(RequestOpinion {
            unit: own("unit"),
            question: own("question"),
            due_at: typed.moment("due_at", faults),
        }),
        Action::GiveOpinion => {
            Command::GiveOpinion(GiveOpinion { agrees: yes_or_no(typed, "agrees"), answer: own("answer") })
        }
        Action::DraftAnswer => Command::DraftAnswer(DraftAnswer {
            class: AnswerClass::parse(typed.get("class")),
            content: own("content"),
            opinion: typed.text("opinion"),
            options: typed.text("options"),
        }),
        Action::Answer => Command::Answer(SignAnswer {
            class: AnswerClass::parse(typed.get("class")),
            content: own("content"),
            opinion: typed.text("opinion"),
            options: typed.text("options"),
            number: own("number"),
            signed_on: typed.date("signed_on", faults),
            signer: own("signer"),
            file: files.of("file").pop(),
            attachments: files.of("attachments"),
        }),
        _ => return None,
    })
}

fn of_the_province(action: Action, typed: &Typed, faults: &mut Faults) -> Option<Command> {
    let own = |name: &str| typed.get(name).to_owned();
    Some(match action {
        Action::Redirect => Command::Redirect(Redirect { lead: own("lead"), reason: own("reason") }),
        Action::Check => Command::Check(Check { note: typed.text("note") }),
        Action::SendBack => Command::SendBack(SendBack { reason: own("reason") }),
        Action::Submit => Command::Submit(Submit { proposal: own("proposal") }),
        Action::Decide => Command::Decide(Decide { decision: own("decision"), task: order(typed, faults) }),
        _ => return None,
    })
}

/// A task is given once any of its fields says something.
fn order(typed: &Typed, faults: &mut Faults) -> Option<TaskOrder> {
    let due_on = typed.date("due_on", faults);
    let given = ["content", "lead", "product", "due_on"].iter().any(|name| typed.text(name).is_some());
    given.then(|| TaskOrder {
        content: typed.get("content").to_owned(),
        lead: typed.get("lead").to_owned(),
        cooperating: typed.all("cooperating").to_vec(),
        product: typed.get("product").to_owned(),
        due_on,
    })
}

fn on_sessions(action: Action, typed: &Typed, faults: &mut Faults) -> Option<Command> {
    let own = |name: &str| typed.get(name).to_owned();
    Some(match action {
        Action::Replan => Command::Replan(Replan {
            place: own("place"),
            from: typed.moment("from", faults),
            to: typed.moment("to", faults),
            agenda: own("agenda"),
        }),
        Action::Cancel => Command::Cancel(Cancel { reason: own("reason") }),
        Action::Hold => {
            let attendee = |[unit, name, post]: [String; 3]| AttendeeInput {
                unit: Some(unit).filter(|unit| !unit.is_empty()),
                name,
                post,
            };
            let attendees = rows(typed, ["unit", "name", "post"]).into_iter().map(attendee).collect();
            Command::Hold(Hold { held_at: typed.moment("held_at", faults), attendees })
        }
        Action::Record => Command::Record(RecordLine {
            kind: RecordKind::parse(typed.get("kind")),
            unit: typed.text("unit"),
            said: own("said"),
            matter: typed.text("matter"),
            lead: typed.text("lead"),
            cooperating: typed.all("cooperating").to_vec(),
            product: typed.text("product"),
            due_on: typed.date("due_on", faults),
        }),
        _ => return None,
    })
}

fn on_tasks(action: Action, typed: &Typed, files: &Files, faults: &mut Faults) -> Option<Command> {
    let own = |name: &str| typed.get(name).to_owned();
    Some(match action {
        Action::AssignTask => Command::AssignTask(AssignTask { person: own("person") }),
        Action::Report => {
            let finished = typed.has("finished");
            Command::Report(ReportProgress {
                progress: typed.number("progress", if finished { 100 } else { 0 }, faults),
                said: own("said"),
                finished,
                evidence: files.of("evidence"),
            })
        }
        Action::AskExtension => {
            Command::AskExtension(AskExtension { reason: own("reason"), until: typed.date("until", faults) })
        }
        Action::DecideExtension => Command::DecideExtension(DecideExtension {
            approve: typed.get("approve") == "yes",
            remark: typed.text("remark"),
        }),
        Action::Take => Command::Take(Take { remark: typed.text("remark") }),
        Action::ReturnTask => Command::ReturnTask(ReturnTask { reason: own("reason") }),
        _ => return None,
    })
}

fn yes_or_no(typed: &Typed, name: &str) -> Option<bool> {
    match typed.get(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
