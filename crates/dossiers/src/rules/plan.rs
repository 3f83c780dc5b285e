use calendar::WorkingTime;
use identity::Role;
use kernel::Id;
use procedures::StepPlan;
use serde::{Deserialize, Serialize};

use crate::model::Step;

/// One step of the bound e-process.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlannedStep {
    pub step: Step,
    pub role: Role,
    pub unit: Id,
    /// Working seconds; 0 for a step without a budget of its own, which ends with the dossier's appointment.
    pub budget: i64,
}

/// The e-process a dossier was bound to at acceptance (A25). It always begins with an intake at the receiving centre
/// and ends with signature and issue, whatever the catalogue plans in between (N4); steps added for that have no
/// budget, so that the sum stays the limit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Plan(pub Vec<PlannedStep>);

impl Plan {
    /// The plan of a dossier that `centre` received and `body` decides.
    #[must_use]
    pub fn bind(steps: &[StepPlan], centre: Id, body: Id) -> Self {
        let mut plan: Vec<PlannedStep> = steps.iter().map(planned).collect();
        let has = |plan: &[PlannedStep], step| plan.iter().any(|own| own.step == step);
        let added = |step, role, unit| PlannedStep { step, role, unit, budget: 0 };
        if !has(&plan, Step::Intake) && !has(&plan, Step::Act) {
            plan.insert(0, added(Step::Intake, Role::Receiver, centre));
        }
        if !has(&plan, Step::Sign) {
            let before_issue = plan.iter().position(|own| own.step == Step::Issue).unwrap_or(plan.len());
            plan.insert(before_issue, added(Step::Sign, Role::Signer, body));
        }
        if !has(&plan, Step::Issue) {
            plan.push(added(Step::Issue, Role::Issuer, body));
        }
        Self(plan)
    }

    /// Reads a stored plan; an unreadable one is empty.
    #[must_use]
    pub fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "[]".to_owned())
    }

    /// The step of this number, from 1.
    #[must_use]
    pub fn at(&self, no: i32) -> Option<&PlannedStep> {
        usize::try_from(no).ok()?.checked_sub(1).and_then(|at| self.0.get(at))
    }

    /// Number of the first step of this kind, from 1.
    #[must_use]
    pub fn number_of(&self, step: Step) -> Option<i32> {
        self.0.iter().position(|own| own.step == step).and_then(|at| i32::try_from(at + 1).ok())
    }

    /// Whether the procedure is done in one act at the counter (N4).
    #[must_use]
    pub fn is_one_act(&self) -> bool {
        self.0.iter().any(|own| own.step == Step::Act)
    }

    /// The sum of the budgets.
    #[must_use]
    pub fn total(&self) -> WorkingTime {
        WorkingTime::seconds(self.0.iter().map(|step| step.budget).sum())
    }
}

fn planned(step: &StepPlan) -> PlannedStep {
    PlannedStep { step: step.kind.into(), role: step.role, unit: step.unit, budget: step.budget.as_seconds() }
}
