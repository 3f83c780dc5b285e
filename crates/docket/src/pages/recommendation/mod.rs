//! What communes raise: the form, the list, the page of one.

mod list;
mod one;
mod raise;
mod raised;

pub use list::{export, page as list};
pub use one::{deadline, page as one, state};
pub use raise::{edit, form, similar};
pub use raised::{autosave, save, send};
