use procedures::{Part, Version, group_by_case};
use store::Conn;
use web::Texts;

use super::form::{DraftFile, Form};
use crate::pages::one_size;

/// The procedure that was chosen, with its checklist.
pub struct Chosen {
    pub code: String,
    pub name: String,
    pub field: String,
    pub decision: String,
    /// Cases the parts are grouped by; empty where there are none.
    pub cases: Vec<(String, String)>,
    pub rows: Vec<Row>,
    /// Other papers, typed by the clerk.
    pub extra: Vec<Extra>,
    pub extra_files: Vec<FileRow>,
    /// How many are ticked, and how many are asked for.
    pub ticked: usize,
    pub asked: usize,
}

/// One part of the checklist.
pub struct Row {
    pub seq: i32,
    pub short: String,
    /// The whole title where the short one leaves something out.
    pub whole: Option<String>,
    pub ticked: bool,
    /// To be brought later, with the clerk's leave.
    pub owed: bool,
    pub originals: String,
    pub copies: String,
    /// Only to be shown, not handed in.
    pub present: bool,
    pub files: Vec<FileRow>,
    /// The heading of a new case above this row.
    pub heading: Option<String>,
}

pub struct Extra {
    pub title: String,
    pub originals: String,
    pub copies: String,
}

/// A file of the draft.
pub struct FileRow {
    pub hash: String,
    pub name: String,
    pub size: String,
    pub image: bool,
}

/// The checklist as the form stands.
///
/// # Errors
/// Those of the database.
pub fn chosen(conn: &mut Conn, version: &Version, form: &Form, t: &Texts) -> store::Result<Chosen> {
    let groups = group_by_case(procedures::parts(conn, version)?);
    let cases: Vec<(String, String)> = groups
        .iter()
        .filter(|group| !group.case_name.is_empty())
        .map(|group| (group.case_name.clone(), group.case_name.clone()))
        .collect();
    let case = form.typed.get("case");
    let mut rows: Vec<Row> = Vec::new();
    for group in groups {
        let wanted = group.case_name.is_empty() || case.is_empty() || group.case_name == case;
        let mut heading = (!group.case_name.is_empty()).then_some(group.case_name);
        for part in group.parts {
            let row = row(&part, form, heading.clone(), t);
            if wanted || row.ticked {
                rows.push(row);
                heading = None;
            }
        }
    }
    // Where only one paper is asked for, it is why the person came.
    if let ([only], true) = (rows.as_mut_slice(), form.fresh) {
        only.ticked = true;
    }
    Ok(Chosen {
        code: version.code.clone(),
        name: version.name.clone(),
        field: version.field.clone(),
        decision: version.decision.clone(),
        ticked: rows.iter().filter(|row| row.ticked).count(),
        asked: rows.iter().filter(|row| !row.present).count(),
        cases: if cases.len() > 1 { cases } else { Vec::new() },
        rows,
        extra: extra(form),
        extra_files: form.of_part(None).map(|file| file_row(file, t)).collect(),
    })
}

fn row(part: &Part, form: &Form, heading: Option<String>, t: &Texts) -> Row {
    let seq = part.seq;
    let typed = &form.typed;
    // The source gives 0 and 0 at times; somebody brings at least one paper.
    let (originals, copies) = if part.originals + part.copies == 0 { (1, 0) } else { (part.originals, part.copies) };
    let count = |name: String, usual: i32| match typed.has(&name) {
        true => typed.get(&name).to_owned(),
        false => usual.to_string(),
    };
    Row {
        seq,
        short: part.short(),
        whole: part.is_shortened().then(|| part.title.clone()),
        ticked: typed.holds("part", &seq.to_string()),
        owed: typed.holds("owed_part", &seq.to_string()),
        originals: count(format!("originals.{seq}"), originals),
        copies: count(format!("copies.{seq}"), copies),
        present: part.kind == procedures::PartKind::Present,
        files: form.of_part(Some(seq)).map(|file| file_row(file, t)).collect(),
        heading,
    }
}

fn file_row(file: &DraftFile, t: &Texts) -> FileRow {
    FileRow {
        hash: file.hash.clone(),
        name: file.name.clone(),
        size: one_size(file.size, t),
        image: file.kind.starts_with("image/"),
    }
}

/// What was typed, and one empty row more.
fn extra(form: &Form) -> Vec<Extra> {
    let typed = &form.typed;
    let row = |at: usize, title: &String| Extra {
        title: title.clone(),
        originals: typed.at("extra_originals", at).to_owned(),
        copies: typed.at("extra_copies", at).to_owned(),
    };
    let titles = typed.all("extra_title").iter().enumerate().filter(|(_, title)| !title.trim().is_empty());
    let mut rows: Vec<Extra> = titles.map(|(at, title)| row(at, title)).collect();
    rows.push(Extra { title: String::new(), originals: "1".to_owned(), copies: String::new() });
    rows
}
