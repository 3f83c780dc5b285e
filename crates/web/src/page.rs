use kernel::Lang;

use crate::nav::{self, NavLink};
use crate::{Csrf, Staff, Submission, Texts, Visit, assets};

/// What the shell around a page shows. Every template struct has a field `page: web::Page` and a field
/// `t: web::Texts`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The page's title, in the visitor's language: the window's title, and `h1` of the simple shells.
    pub title: String,
    pub lang: Lang,
    /// Path and query of the page.
    pub path: String,
    pub csrf: Csrf,
    /// Navigation, on staff pages.
    pub nav: Vec<NavLink>,
    /// The person's unit, on staff pages.
    pub place: String,
    /// The person's name, on staff pages.
    pub person: Option<String>,
    /// A word of success, already in the visitor's language.
    pub notice: Option<String>,
    pub demo: bool,
}

impl Page {
    /// A page inside the staff shell.
    #[must_use]
    pub fn staff(staff: &Staff, title: impl Into<String>) -> Self {
        let t = Texts::shared(staff.visit.lang);
        let entries = staff.shell.entries.iter();
        let mut nav: Vec<_> = entries.map(|(item, count)| item.link(&t, &staff.visit.path, *count)).collect();
        nav::keep_nearest(&mut nav);
        Self {
            nav,
            place: staff.shell.place.clone(),
            person: Some(staff.actor.name.clone()),
            ..Self::public(&staff.visit, title)
        }
    }

    /// The same page with the number beside an entry that it counted itself; see [`NavItem::counted_by`].
    ///
    /// [`NavItem::counted_by`]: crate::NavItem::counted_by
    #[must_use]
    pub fn counted(mut self, href: &str, count: i64) -> Self {
        for link in self.nav.iter_mut().filter(|link| link.href == href) {
            link.count = Some(count);
        }
        self
    }

    /// A page for anyone.
    #[must_use]
    pub fn public(visit: &Visit, title: impl Into<String>) -> Self {
        let t = Texts::shared(visit.lang);
        Self {
            title: title.into(),
            lang: visit.lang,
            path: visit.path.clone(),
            csrf: visit.csrf.clone(),
            nav: Vec::new(),
            place: String::new(),
            person: None,
            notice: visit.done.as_deref().filter(|key| t.knows(key)).map(|key| t.say(key)),
            demo: visit.demo,
        }
    }

    /// Whether this is a citizen's page.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        self.person.is_none()
    }

    /// Address of a file of the front end, by its plain name: `page.asset("staff.css")`.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// Where the language switch leads.
    #[must_use]
    pub fn switch(&self) -> String {
        let back: String = form_urlencoded::byte_serialize(self.path.as_bytes()).collect();
        format!("/language/{}?back={back}", self.lang.other())
    }

    /// A fresh number for a form that must not take effect twice; see [`Submission`].
    #[must_use]
    pub fn submission(&self) -> Submission {
        Submission::new()
    }
}
