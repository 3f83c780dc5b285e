use std::net::IpAddr;
use std::sync::Arc;

use identity::Actor;
use kernel::{Clock, Lang};
use store::{Conn, Store};

use crate::{Limits, NavItem, Words, texts};

/// Says in which unit an actor works, as the head of every staff page shows it. The door wires it, because
/// units are not known on this floor.
pub type Place = fn(&mut Conn, &Actor, Lang) -> store::Result<String>;

/// What every page and every call needs. Each wing's state holds one and gives it out by `FromRef`.
#[derive(Clone)]
pub struct Kit {
    pub store: Store,
    pub clock: Clock,
    /// Where people reach this house, without a slash at the end: `https://motcua.example`. Never taken from
    /// the `Host` header.
    pub base_url: Arc<str>,
    /// Cookies go over TLS only; follows from `base_url`.
    pub secure_cookies: bool,
    /// How often one address, account or dossier may be tried.
    pub limits: Arc<Limits>,
    /// The left navigation of staff pages, in order.
    pub navigation: Arc<[NavItem]>,
    /// The unit in the head of staff pages.
    pub place: Place,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Arc<[IpAddr]>,
    /// Every page says that its data is made up.
    pub demo: bool,
}

impl Kit {
    /// A kit for a house at `base_url`, with no navigation and the usual limits.
    #[must_use]
    pub fn new(store: Store, clock: Clock, base_url: &str) -> Self {
        let base_url = base_url.trim_end_matches('/');
        Self {
            store,
            clock,
            secure_cookies: base_url.starts_with("https://"),
            base_url: base_url.into(),
            limits: Arc::new(Limits::default()),
            navigation: Arc::new([]),
            place: |_, _, _| Ok(String::new()),
            trusted_proxies: Arc::new([]),
            demo: false,
        }
    }

    /// Makes a wing's words known to every page, so that its reasons can be said wherever they turn up. Those
    /// of wings with a navigation entry are known already.
    #[must_use]
    pub fn with_words(self, words: &'static Words) -> Self {
        texts::know(words);
        self
    }

    /// The same kit with this navigation.
    #[must_use]
    pub fn with_navigation(mut self, items: Vec<NavItem>) -> Self {
        for item in &items {
            texts::know(item.words);
        }
        self.navigation = items.into();
        self
    }

    /// The same kit with this way to name an actor's unit.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }
}
