use identity::{Actor, Ctx, Role};
use store::Conn;

use crate::{Texts, Words};

/// How many things wait behind a navigation entry. Runs on every staff page: one indexed query at most.
pub type Count = fn(&mut Conn, &Ctx<'_>) -> store::Result<i64>;

/// One entry of the left navigation, as a wing exports it.
///
/// ```ignore
/// pub fn navigation() -> Vec<web::NavItem> {
///     vec![web::NavItem::new("dossier-nav-intake", "/staff/intake", &WORDS).shortcut("F2").roles(&[Role::Receiver])]
/// }
/// ```
#[derive(Clone)]
pub struct NavItem {
    /// Fluent key of the words shown, in `words`.
    pub key: &'static str,
    /// Where it leads: a path below `/staff`.
    pub href: &'static str,
    /// The key that opens it, as `KeyboardEvent.key` names it: `F2`.
    pub shortcut: Option<&'static str>,
    /// Who sees it; empty means everyone who is signed in. Only a convenience: the policy decides.
    pub roles: &'static [Role],
    /// The wing's texts.
    pub words: &'static Words,
    pub count: Option<Count>,
    /// A page that counts for itself what waits behind the entry and says so by [`Page::counted`](crate::Page::counted).
    pub counted_by: Option<&'static str>,
}

impl NavItem {
    /// An entry for everyone, without shortcut and count.
    #[must_use]
    pub const fn new(key: &'static str, href: &'static str, words: &'static Words) -> Self {
        Self { key, href, shortcut: None, roles: &[], words, count: None, counted_by: None }
    }

    /// The same entry with a key that opens it.
    #[must_use]
    pub const fn shortcut(mut self, key: &'static str) -> Self {
        self.shortcut = Some(key);
        self
    }

    /// The same entry, shown only to people with one of these roles.
    #[must_use]
    pub const fn roles(mut self, roles: &'static [Role]) -> Self {
        self.roles = roles;
        self
    }

    /// The same entry with a number beside it.
    #[must_use]
    pub const fn count(mut self, count: Count) -> Self {
        self.count = Some(count);
        self
    }

    /// The same entry, whose number is not asked for on this page: it counts anyhow, and once is enough.
    #[must_use]
    pub const fn counted_by(mut self, path: &'static str) -> Self {
        self.counted_by = Some(path);
        self
    }

    /// The number beside the entry on a page at this path.
    pub(crate) fn number(&self, conn: &mut Conn, ctx: &Ctx<'_>, path: &str) -> store::Result<Option<i64>> {
        let own = path.split('?').next();
        let count = self.count.filter(|_| self.counted_by.is_none() || self.counted_by != own);
        count.map(|count| count(conn, ctx)).transpose()
    }

    /// Whether this actor sees the entry.
    #[must_use]
    pub fn is_for(&self, actor: &Actor) -> bool {
        self.roles.is_empty() || actor.has_any(self.roles)
    }

    pub(crate) fn link(&self, t: &Texts, path: &str, count: Option<i64>) -> NavLink {
        NavLink {
            label: t.with(self.words).say(self.key),
            href: self.href,
            shortcut: self.shortcut,
            count,
            current: leads_to(self.href, path),
        }
    }
}

/// A navigation entry as the shell shows it.
#[derive(Clone, Debug)]
pub struct NavLink {
    pub label: String,
    pub href: &'static str,
    pub shortcut: Option<&'static str>,
    pub count: Option<i64>,
    pub current: bool,
}

/// Marks only the entry with the longest address when several lead to the page.
pub(crate) fn keep_nearest(links: &mut [NavLink]) {
    let longest = links.iter().filter(|link| link.current).map(|link| link.href.len()).max();
    for link in links {
        link.current = link.current && Some(link.href.len()) == longest;
    }
}

fn leads_to(href: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
