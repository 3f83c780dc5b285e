use kernel::text::{clean, clean_lines};
use kernel::{Date, FieldFault, Id, Reason, Refusal};
use organization::{Directory, Unit, UnitKind};

/// Reads what people typed; everything that is wrong is gathered and said at once.
#[derive(Debug, Default)]
pub struct Checks {
    faults: Vec<FieldFault>,
}

impl Checks {
    /// Nothing wrong so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more fault.
    pub fn fault(&mut self, field: impl Into<String>, reason: Reason) {
        self.faults.push(FieldFault::new(field, reason));
    }

    /// A fault unless `holds`.
    pub fn require(&mut self, holds: bool, field: &str, reason: impl FnOnce() -> Reason) {
        if !holds {
            self.fault(field, reason());
        }
    }

    /// One line that must be there.
    pub fn line(&mut self, field: &str, typed: &str, most: usize) -> String {
        let text = self.bounded(field, typed, most, clean);
        self.there(field, text)
    }

    /// Text of several lines that must be there.
    pub fn lines(&mut self, field: &str, typed: &str, most: usize) -> String {
        let text = self.bounded(field, typed, most, clean_lines);
        self.there(field, text)
    }

    /// Text that may be left out.
    pub fn maybe(&mut self, field: &str, typed: Option<&str>, most: usize) -> Option<String> {
        typed.and_then(|typed| self.bounded(field, typed, most, clean_lines)).filter(|text| !text.is_empty())
    }

    /// A value that must have been chosen.
    pub fn chosen<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.fault(field, Reason::new("docket-field-required"));
        }
        value
    }

    /// A unit by its code: of one of these kinds, and in force on that day, because units come and go.
    pub fn unit<'a>(
        &mut self,
        field: &str,
        code: &str,
        directory: &'a Directory,
        kinds: &[UnitKind],
        day: Date,
    ) -> Option<&'a Unit> {
        let code = code.trim();
        if code.is_empty() {
            self.fault(field, Reason::new("docket-field-required"));
            return None;
        }
        let unit = directory.by_code(code).filter(|unit| kinds.contains(&unit.kind));
        match unit {
            None => self.fault(field, Reason::new("docket-unit-unknown")),
            Some(unit) if !unit.valid_on(day) => {
                let day = day.civil();
                let said = format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year());
                self.fault(field, Reason::new("docket-unit-not-in-force").with("unit", &unit.name).with("day", said));
            }
            Some(_) => return unit,
        }
        None
    }

    /// Several units; `field` gets each one's place.
    pub fn units(&mut self, field: &str, codes: &[String], directory: &Directory, day: Date) -> Vec<Id> {
        const BODIES: &[UnitKind] = &[UnitKind::Department, UnitKind::Commune];
        let mut found = Vec::with_capacity(codes.len());
        for (at, code) in codes.iter().enumerate().filter(|(_, code)| !code.trim().is_empty()) {
            let unit = self.unit(&format!("{field}[{at}]"), code, directory, BODIES, day);
            found.extend(unit.map(|unit| unit.id).filter(|id| !found.contains(id)));
        }
        found
    }

    /// Refuses when anything is wrong; everything at once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every fault.
    pub fn done(self) -> Result<(), Refusal> {
        if self.faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.faults)) }
    }

    fn bounded(&mut self, field: &str, typed: &str, most: usize, clean: fn(&str) -> String) -> Option<String> {
        // Bytes first, so that ten megabytes are not composed only to be counted.
        let text = (typed.len() <= most.saturating_mul(16)).then(|| clean(typed));
        let text = text.filter(|text| text.chars().count() <= most);
        if text.is_none() {
            self.fault(field, Reason::new("docket-text-too-long").with("max", most));
        }
        text
    }

    fn there(&mut self, field: &str, text: Option<String>) -> String {
        if text.as_deref() == Some("") {
            self.fault(field, Reason::new("docket-field-required"));
        }
        text.unwrap_or_default()
    }
}
