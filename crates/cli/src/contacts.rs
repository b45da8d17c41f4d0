//! Contacts on a screen: the wording, with ink.

use crate::screen::{Ink, Line};
use sidelines_facts::{Edtf, Status};
use sidelines_views::Contact;
pub(crate) use sidelines_wording::contacts::{
    day, gathering, kind, kinds, margin, place, reports, short, short_id, speaker, status, step,
    who,
};

/// What is to be said of the status beside the contact, if anything.
pub(crate) fn mark(contact: &Contact, today: Option<&Edtf>) -> Option<(Ink, String)> {
    let words = sidelines_wording::contacts::mark(contact, today)?;
    Some((status_ink(contact.encounter.status), words))
}

/// " (Sherali Mirzo by office and day)": who those must have been whom no report names.
pub(crate) fn inferred(contact: &Contact) -> String {
    let names: Vec<&str> = contact.inferred.iter().map(|i| i.name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!(" ({} by office and day)", names.join(", ")),
    }
}

/// The ink of a status.
pub(crate) fn status_ink(status: Status) -> Ink {
    match status {
        Status::Occurred | Status::Ongoing => Ink::Good,
        Status::Planned | Status::Possible => Ink::Open,
        Status::Denied | Status::Cancelled => Ink::Bad,
    }
}

/// The ids of the reports in brackets, the first few.
pub(crate) fn report_ids(reports: &[String]) -> Line {
    const MOST: usize = 4;
    let mut ids = reports
        .iter()
        .take(MOST)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if reports.len() > MOST {
        ids += &format!(" and {} more", reports.len() - MOST);
    }
    Line::default().ink(Ink::Source, format!("[{ids}]"))
}
