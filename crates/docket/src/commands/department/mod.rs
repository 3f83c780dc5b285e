//! What a department does: taking in, returning, assigning, joining, asking others, answering.

mod answer;
mod join;
mod opinions;
mod receive;

pub use answer::{DraftAnswer, SignAnswer};
pub use join::Join;
pub use opinions::{GiveOpinion, RequestOpinion};
pub use receive::{Ask, Assign, Receive, ReturnForLack};

pub(crate) use opinions::end as end_opinion;
