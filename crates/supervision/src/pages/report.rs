use axum::extract::State as From;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use documents::{Letterhead, Report, ReportTable, Signature};
use kernel::{Date, Refusal};
use organization::Directory;
use procedures::Catalogue;
use store::Conn;
use web::{PageError, Query, Staff, Texts};

use super::Answer;
use super::asked::Place;
use super::list::Ask;
use super::place::{self, COLUMNS, percent};
use crate::model::{Figure, Measure, Period, PeriodKind};
use crate::policy::Sight;
use crate::queries::{self, By, Figures, Key, ListAsk};
use crate::{Desk, WORDS, rules};

/// Late dossiers named in a report.
const NAMED: usize = 100;

/// The weekly or monthly report of a unit or of the province as PDF: sentences, the columns of F3 by unit or field, and
/// what is late. The paper is Vietnamese, as all official papers are.
pub async fn file(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = Texts::new(kernel::Lang::Vi, &WORDS);
    let today = desk.kit.clock.now().date();
    let period = ask.period.parse(today, PeriodKind::Month).map_err(Refusal::Invalid)?;
    let actor = staff.actor.clone();
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = ask.place.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        let job = Job { t: &t, directory: &directory, catalogue: &catalogue, place: &place, period, today };
        job.paper(conn)
    };
    let paper = desk.kit.store.read(read).await?;
    let print = move || documents::report(&paper);
    let printed = tokio::task::spawn_blocking(print).await.map_err(|error| PageError::fault(&error))?;
    let mut response = printed.map_err(|error| PageError::fault(&error))?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = format!("attachment; filename=\"report-{}-{}.pdf\"", period.from, period.to);
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// One report in the making.
struct Job<'a> {
    t: &'a Texts,
    directory: &'a Directory,
    catalogue: &'a Catalogue,
    place: &'a Place,
    period: Period,
    today: Date,
}

impl Job<'_> {
    fn paper(&self, conn: &mut Conn) -> store::Result<Report> {
        let filter = &self.place.filter;
        let province = filter.bodies.is_none() && filter.centre.is_none();
        let by_body = queries::figures(conn, By::Body, filter, self.period, self.today)?;
        let total = queries::total(&by_body);
        let before = queries::figures(conn, By::Body, filter, self.period.before(), self.today)?;
        let mut tables = Vec::new();
        if province {
            tables.push(self.table("supervision-report-units", &by_body));
        }
        if filter.centre.is_none() {
            let by_procedure = queries::figures(conn, By::Procedure, filter, self.period, self.today)?;
            let fields = super::field::fields_of(self.catalogue, &by_procedure);
            let fields: Figures = fields.into_iter().map(|(field, figure)| (Key::Procedure(field), figure)).collect();
            tables.push(self.table("supervision-report-fields", &fields));
        }
        tables.push(self.late(conn)?);
        let words = place::period_words(self.t, self.period);
        Ok(Report {
            letterhead: self.letterhead(),
            subject: self
                .t
                .fill("supervision-report-subject", [("place", &self.place.title), ("period", &words.to_lowercase())]),
            opening: self.opening(&total, &queries::total(&before)),
            tables,
            recipients: Vec::new(),
            signature: Signature::default(),
        })
    }

    fn letterhead(&self) -> Letterhead {
        let unit = self.directory.by_code(&self.place.unit).or(self.directory.province());
        let body = unit.and_then(|unit| self.directory.unit(self.directory.body_of(unit.id)));
        let centre = unit.filter(|unit| unit.kind == organization::UnitKind::Centre);
        Letterhead {
            body: body.map(|unit| unit.formal_name.clone()).unwrap_or_default(),
            centre: centre.map(|unit| unit.formal_name.clone()),
            number: None,
            place: body.map(|unit| unit.name.clone()).unwrap_or_default(),
            date: self.today,
        }
    }

    fn opening(&self, total: &Figure, before: &Figure) -> Vec<String> {
        let t = self.t;
        let (flow, stock) = (&total.flow, &total.stock);
        let number = |count: i64| t.number(count);
        let received = [
            ("carried", number(total.carried_in())),
            ("received", number(flow.received())),
            ("online", number(flow.online)),
            ("share", percent(t, rules::online_rate(flow))),
        ];
        let done = [
            ("done", number(flow.done())),
            ("early", number(flow.early)),
            ("ontime", number(flow.on_time)),
            ("late", number(flow.late)),
            ("rate", percent(t, rules::on_time_rate(flow))),
            ("before", percent(t, rules::on_time_rate(&before.flow))),
        ];
        let open = [
            ("open", number(stock.open())),
            ("intime", number(stock.in_time)),
            ("late", number(stock.late)),
            ("paused", number(stock.paused)),
            ("waiting", number(stock.waiting)),
        ];
        vec![
            t.fill("supervision-report-received", received.as_slice()),
            t.fill("supervision-report-done", done.as_slice()),
            t.fill("supervision-report-open", open.as_slice()),
        ]
    }

    fn table(&self, title: &str, figures: &Figures) -> ReportTable {
        let mut columns = vec![self.t.say("supervision-col-name")];
        columns.extend(COLUMNS.iter().map(|measure| self.t.say(&format!("supervision-head-{measure}"))));
        columns.push(self.t.say("supervision-head-on-time"));
        let row = |(key, figure): (&Key, &Figure)| {
            let name = match key {
                Key::Unit(unit) => super::asked::unit_name(self.directory, *unit),
                Key::Procedure(field) => field.clone(),
            };
            let mut cells = vec![name];
            cells.extend(COLUMNS.iter().map(|measure| self.t.number(figure.of(*measure))));
            cells.push(percent(self.t, rules::on_time_rate(&figure.flow)));
            cells
        };
        let mut rows: Vec<Vec<String>> = figures.iter().map(row).collect();
        rows.sort_by_cached_key(|row| kernel::text::sort_key(&row[0]));
        ReportTable { title: self.t.say(title), columns, rows, empty: self.t.say("supervision-report-nothing") }
    }

    /// What is late at the end of the period, the oldest first.
    fn late(&self, conn: &mut Conn) -> store::Result<ReportTable> {
        let ask = ListAsk {
            measure: Measure::OpenLate,
            filter: self.place.filter.clone(),
            period: self.period,
            today: self.today,
        };
        let page = queries::list(conn, &ask, None, NAMED)?;
        let on = self.period.end(self.today);
        let words = super::list::rows_of(self.t, self.catalogue, &page.rows, on);
        let row = |(listed, words): (&queries::Listed, super::list::Row)| {
            let unit = super::asked::unit_name(self.directory, listed.row.body);
            vec![format!("{} · {}", words.code, words.procedure), unit, words.filed, words.due]
        };
        let columns =
            ["supervision-col-dossier", "supervision-col-unit", "supervision-col-filed", "supervision-col-due"];
        Ok(ReportTable {
            title: self.t.say("supervision-report-late"),
            columns: columns.map(|key| self.t.say(key)).to_vec(),
            rows: page.rows.iter().zip(words).map(row).collect(),
            empty: self.t.say("supervision-late-none"),
        })
    }
}
