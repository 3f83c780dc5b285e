//! The works as the aims name them, and how one is measured.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::client::{Answer, Client, Pass};
use super::server::Server;
use super::stage::{self, Stage};
use crate::failure::Failure;

/// How long one work is driven with one number of clients.
const RUN: Duration = Duration::from_secs(5);
/// Driven but not counted, so that caches and connections are warm.
const WARM: Duration = Duration::from_secs(1);

/// Makes the request of a number and says who sends it; `None` when there is nothing left to do.
type Make = Box<dyn Fn(&Made, u64) -> Option<(Pass, Request)> + Sync + Send>;

/// One kind of request, made anew for each number.
pub(super) struct Work {
    name: &'static str,
    request: Make,
    /// Status of a request that did its work.
    good: u16,
    /// Units whose chains an acceptance writes to; `None` for other works.
    units: Option<usize>,
}

/// What is sent.
enum Request {
    Get(String),
    Post(String, String),
}

/// Codes of the dossiers this run has accepted, for the works that need some: those that still lie at the counter, with
/// who took them in, for W2; all of them for W4.
#[derive(Default)]
pub(super) struct Made {
    waiting: Mutex<VecDeque<(String, Pass)>>,
    known: Mutex<Vec<(String, String)>>,
}

impl Made {
    fn keep(&self, answer: &Answer, number: u64, pass: Pass) {
        let code = serde_json::from_str::<serde_json::Value>(&answer.body).ok();
        let Some(code) = code.as_ref().and_then(|body| body["code"].as_str()) else { return };
        self.waiting.lock().expect("no client panics while it holds it").push_back((code.to_owned(), pass));
        self.known.lock().expect("no client panics while it holds it").push((code.to_owned(), stage::check(number)));
    }

    fn next_waiting(&self) -> Option<(String, Pass)> {
        self.waiting.lock().expect("no client panics while it holds it").pop_front()
    }

    fn any_known(&self, number: u64) -> Option<(String, String)> {
        let known = self.known.lock().expect("no client panics while it holds it");
        known.get(usize::try_from(number).unwrap_or(0) % known.len().max(1)).cloned()
    }
}

/// What was measured of one work at one number of clients.
#[derive(Serialize, Clone, Debug)]
pub(super) struct Figure {
    pub work: &'static str,
    pub clients: usize,
    /// Units among which acceptances were dealt out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<usize>,
    pub requests: u64,
    /// Answers with another status than the work's own.
    pub failures: u64,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
    /// Processor time of the server for one request.
    pub server_cpu_ms: f64,
}

/// Every work on this stage, in an order in which each finds what it needs.
pub(super) fn all(stage: &Stage, session: &Pass, office: &Pass) -> Vec<Work> {
    vec![
        accept("W1 accept, one unit", stage, 1),
        accept("W1 accept, spread", stage, stage.counters.len()),
        forward(),
        queue_page(session.clone()),
        track(stage),
        counts(stage),
        desk(office.clone()),
        leader(office.clone()),
        wall(office.clone()),
        unit_page(stage, office.clone()),
    ]
}

fn accept(name: &'static str, stage: &Stage, centres: usize) -> Work {
    let counters = stage.counters[..centres].to_vec();
    let request = move |_: &Made, number: u64| {
        let counter = &counters[usize::try_from(number).unwrap_or(0) % counters.len()];
        let filing = stage::filing(&counter.centre, number);
        Some((counter.pass.clone(), Request::Post("/api/v1/dossiers".to_owned(), filing)))
    };
    Work { name, request: Box::new(request), good: 201, units: Some(centres) }
}

fn forward() -> Work {
    let request = |made: &Made, _: u64| {
        let (code, pass) = made.next_waiting()?;
        Some((pass, Request::Post(format!("/api/v1/dossiers/{code}/actions/forward"), "{}".to_owned())))
    };
    Work { name: "W2 forward", request: Box::new(request), good: 200, units: None }
}

/// A page or call that is only read.
fn read(name: &'static str, pass: Pass, path: impl Fn(&Made, u64) -> Option<String> + Sync + Send + 'static) -> Work {
    let request = move |made: &Made, number: u64| Some((pass.clone(), Request::Get(path(made, number)?)));
    Work { name, request: Box::new(request), good: 200, units: None }
}

fn queue_page(session: Pass) -> Work {
    read("W3 queue page", session, |_, _| Some("/staff?tab=unit".to_owned()))
}

fn track(stage: &Stage) -> Work {
    read("W4 look-up", stage.token.clone(), |made, number| {
        let (code, check) = made.any_known(number)?;
        Some(format!("/api/v1/track?code={code}&check={check}"))
    })
}

fn counts(stage: &Stage) -> Work {
    read("W5 counts per unit", stage.token.clone(), |_, _| Some("/api/v1/dossiers/counts".to_owned()))
}

/// What lies with the Office of the province, nearest clock first.
fn desk(session: Pass) -> Work {
    read("W6 desk page", session, |_, _| Some("/staff/docket/desk".to_owned()))
}

/// The leader's page of recommendations and tasks.
fn leader(session: Pass) -> Work {
    read("W7 leader's page", session, |_, _| Some("/staff/docket/leader".to_owned()))
}

/// The province's wall for the month.
fn wall(session: Pass) -> Work {
    read("W8 wall", session, |_, _| Some("/staff/supervision?period=month".to_owned()))
}

/// What a director reads in the morning, of one commune after another.
fn unit_page(stage: &Stage, session: Pass) -> Work {
    let bodies = stage.bodies.clone();
    read("W9 director's page", session, move |_, number| {
        let body = &bodies[usize::try_from(number).unwrap_or(0) % bodies.len()];
        Some(format!("/staff/supervision/units/{body}?period=month"))
    })
}

/// Drives one work with so many clients, first warm, then counted.
pub(super) fn measure(server: &Server, made: &Made, work: &Work, clients: usize) -> Result<Figure, Failure> {
    let numbers = AtomicU64::new(0);
    drive(server, made, work, (clients, WARM), &numbers)?;
    let before = server.processor_time();
    let start = Instant::now();
    let answers = drive(server, made, work, (clients, RUN), &numbers)?;
    let (took, used) = (start.elapsed(), server.processor_time() - before);
    Ok(figure(work, clients, answers, took, used))
}

fn drive(
    server: &Server,
    made: &Made,
    work: &Work,
    (clients, long): (usize, Duration),
    numbers: &AtomicU64,
) -> Result<Vec<Answer>, Failure> {
    let end = Instant::now() + long;
    let client = || {
        let client = Client::new(&server.address);
        let mut answers = Vec::new();
        while Instant::now() < end {
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let Some((pass, request)) = (work.request)(made, number) else { break };
            let mut answer = send(&client, &pass, &request)?;
            if answer.status == 201 {
                made.keep(&answer, number, pass);
            }
            answer.body = String::new();
            answers.push(answer);
        }
        Ok(answers)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        let answers: Result<Vec<Vec<Answer>>, Failure> =
            threads.into_iter().map(|thread| thread.join().unwrap_or(Err(Failure::Told))).collect();
        Ok(answers?.into_iter().flatten().collect())
    })
}

fn send(client: &Client, pass: &Pass, request: &Request) -> Result<Answer, Failure> {
    match request {
        Request::Get(path) => client.get(pass, path),
        Request::Post(path, json) => client.post(pass, path, json),
    }
}

fn figure(work: &Work, clients: usize, answers: Vec<Answer>, took: Duration, used: Duration) -> Figure {
    let mut times: Vec<Duration> = answers.iter().map(|answer| answer.took).collect();
    times.sort_unstable();
    let requests = times.len() as u64;
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let ms = |share: f64| at(share).map_or(0.0, |took| took.as_secs_f64() * 1_000.0);
    Figure {
        work: work.name,
        clients,
        units: work.units,
        requests,
        failures: answers.iter().filter(|answer| answer.status != work.good).count() as u64,
        per_second: requests as f64 / took.as_secs_f64(),
        p50_ms: ms(0.50),
        p95_ms: ms(0.95),
        p99_ms: ms(0.99),
        server_cpu_ms: used.as_secs_f64() * 1_000.0 / (requests.max(1) as f64),
    }
}
