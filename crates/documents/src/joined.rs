//! Joins PDFs of the same template into one, page after page.

use lopdf::{Document, Object, ObjectId};

use crate::DocumentError;

/// The parts joined so far.
#[derive(Default)]
pub struct Joined {
    whole: Option<Document>,
    pages: Vec<ObjectId>,
}

impl Joined {
    /// Pages so far.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Hangs the pages of one more PDF behind those that are there. The first one gives the title, the date and
    /// all else that stands once in a document.
    pub fn add(&mut self, pdf: &[u8]) -> Result<(), DocumentError> {
        let mut part = Document::load_mem(pdf)?;
        let Some(whole) = &mut self.whole else {
            self.pages = part.page_iter().collect();
            self.whole = Some(part);
            return Ok(());
        };
        part.renumber_objects_with(whole.max_id + 1);
        self.pages.extend(part.page_iter());
        whole.max_id = part.max_id;
        whole.objects.extend(part.objects);
        Ok(())
    }

    /// The finished file.
    pub fn into_bytes(self) -> Result<Vec<u8>, DocumentError> {
        let mut whole = self.whole.unwrap_or_default();
        let tree = whole.catalog()?.get(b"Pages")?.as_reference()?;
        for page in &self.pages {
            whole.get_dictionary_mut(*page)?.set("Parent", tree);
        }
        let root = whole.get_dictionary_mut(tree)?;
        root.set("Count", i64::try_from(self.pages.len()).unwrap_or(i64::MAX));
        root.set("Kids", self.pages.into_iter().map(Object::Reference).collect::<Vec<_>>());
        // The heads of the parts behind the first have done their work.
        whole.prune_objects();
        whole.renumber_objects();
        let mut bytes = Vec::new();
        whole.save_to(&mut bytes)?;
        Ok(bytes)
    }
}
