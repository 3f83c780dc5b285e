use std::sync::Arc;

use store::Conn;

use crate::events::{Happened, Hints, Projection, Suggestions};
use crate::queries::Tally;

/// The wing as others hold it: the commands and queries are its methods. The door makes one and registers who
/// listens; cloning is cheap.
#[derive(Clone)]
pub struct Dossiers {
    projections: Arc<[Arc<dyn Projection>]>,
    hints: Arc<[Arc<dyn Hints>]>,
    suggestions: Arc<[Arc<dyn Suggestions>]>,
}

impl Default for Dossiers {
    fn default() -> Self {
        Self::new()
    }
}

impl Dossiers {
    /// The wing with its own counters and nobody else listening.
    #[must_use]
    pub fn new() -> Self {
        let projections = Arc::new([Arc::new(Tally) as Arc<dyn Projection>]);
        Self { projections, hints: Arc::new([]), suggestions: Arc::new([]) }
    }

    /// The same with one more listener.
    #[must_use]
    pub fn listen(mut self, projection: Arc<dyn Projection>) -> Self {
        self.projections = self.projections.iter().cloned().chain([projection]).collect();
        self
    }

    /// The same with one more giver of hints for the queue.
    #[must_use]
    pub fn hint(mut self, hints: Arc<dyn Hints>) -> Self {
        self.hints = self.hints.iter().cloned().chain([hints]).collect();
        self
    }

    /// The same with one more giver of suggestions for the forms of acts.
    #[must_use]
    pub fn suggest(mut self, suggestions: Arc<dyn Suggestions>) -> Self {
        self.suggestions = self.suggestions.iter().cloned().chain([suggestions]).collect();
        self
    }

    /// Who gives suggestions.
    #[must_use]
    pub fn suggesters(&self) -> &[Arc<dyn Suggestions>] {
        &self.suggestions
    }

    /// Who listens, in the order of registration.
    #[must_use]
    pub fn projections(&self) -> &[Arc<dyn Projection>] {
        &self.projections
    }

    /// Who gives hints.
    #[must_use]
    pub fn hint_givers(&self) -> &[Arc<dyn Hints>] {
        &self.hints
    }

    /// Tells everybody what happened in one act.
    pub(crate) fn tell(&self, conn: &mut Conn, act: &[Happened<'_>]) -> store::Result<()> {
        self.projections.iter().try_for_each(|projection| projection.apply_act(conn, act))
    }
}
