use documents::Signature;
use kernel::{Reason, Refusal};
use store::Conn;

use super::shared::{letterhead, texts};
use crate::model::{Dossier, Notice};

/// A notice on paper, for who comes to the centre (A31): the text as it would have gone out by mail, under the head of
/// the centre, with room for the pen of whoever gives it.
///
/// # Errors
/// Not found for a notice that has no text, because it was told in person; those of the database.
pub fn notice(conn: &mut Conn, dossier: &Dossier, notice: &Notice, base_url: &str) -> store::Result<documents::Notice> {
    let none = || Refusal::NotFound(Reason::new("dossier-notice-unknown"));
    let (subject, words) = notice.subject.clone().zip(notice.words.as_deref()).ok_or_else(none)?;
    let directory = organization::directory(conn)?;
    Ok(documents::Notice {
        letterhead: letterhead(&directory, notice.centre, notice.at.date()),
        title: texts().say("dossier-notice-paper-title"),
        subject: Some(subject),
        paragraphs: words.lines().map(str::to_owned).collect(),
        recipients: vec![dossier.applicant_name.clone()],
        signature: Signature::default(),
        look_up: Some(format!("{}/track?code={}", base_url.trim_end_matches('/'), dossier.code)),
    })
}
