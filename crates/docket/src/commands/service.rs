use std::sync::Arc;

use crate::ports::BriefingFigures;

/// The wing as others hold it: the commands and queries are its methods. Cloning is cheap.
#[derive(Clone, Default)]
pub struct Docket {
    briefing: Option<Arc<dyn BriefingFigures>>,
}

impl Docket {
    /// The wing alone: briefing sheets without the figures of service centres.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with somebody who knows the figures.
    #[must_use]
    pub fn with_briefing(mut self, figures: Arc<dyn BriefingFigures>) -> Self {
        self.briefing = Some(figures);
        self
    }

    /// Who knows the figures of service centres.
    #[must_use]
    pub fn briefing_figures(&self) -> Option<&dyn BriefingFigures> {
        self.briefing.as_deref()
    }
}
