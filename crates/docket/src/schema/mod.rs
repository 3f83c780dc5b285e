//! The tables of this wing; a test compares them with the migrated schema of both databases.

mod matters;
mod sessions;
mod tasks;

pub use matters::{
    docket_answer, docket_clock, docket_event, docket_field_lead, docket_file, docket_matter, docket_notice,
    docket_oldest, docket_opinion, docket_recommendation, docket_sequence, docket_tally, docket_term, docket_upload,
};
pub use sessions::{
    docket_attendee, docket_finding, docket_group, docket_group_commune, docket_group_member, docket_inspection,
    docket_record, docket_session, docket_session_commune, docket_template, docket_template_item,
};
pub use tasks::{docket_conclusion, docket_extension, docket_paragraph, docket_report, docket_task, docket_task_unit};

diesel::joinable!(docket_recommendation -> docket_matter (matter));
diesel::joinable!(docket_session -> docket_group (docket_group));
diesel::joinable!(docket_opinion -> docket_matter (matter));

diesel::allow_tables_to_appear_in_same_query!(
    docket_group,
    docket_group_member,
    docket_group_commune,
    docket_session,
    docket_session_commune,
    docket_attendee,
    docket_record,
    docket_template,
    docket_template_item,
    docket_inspection,
    docket_finding,
    docket_matter,
    docket_recommendation,
    docket_term,
    docket_opinion,
    docket_answer,
    docket_clock,
    docket_notice,
    docket_event,
    docket_file,
    docket_sequence,
    docket_tally,
    docket_upload,
    docket_oldest,
    docket_conclusion,
    docket_paragraph,
    docket_task,
    docket_task_unit,
    docket_report,
    docket_extension,
);
