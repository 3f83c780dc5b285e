//! Every text a person reads: fluent messages of the wing and of the shell, and how dates, money and times
//! are written.

mod format;
mod gaps;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, StaticLoader, langid};
use kernel::{Lang, Reason};

pub use format::{Amount, Day, Moment, Whole};
pub use gaps::{Gap, Gaps};

use crate::WORDS;

/// The fluent files of one crate, compiled in by [`words!`](crate::words).
pub type Words = LazyLock<StaticLoader>;

static VI: LanguageIdentifier = langid!("vi");
static EN: LanguageIdentifier = langid!("en");

/// The words of every wing of this house, so that a reason of one wing reads well on another's page and in
/// the edge's errors. Filled while the house is put together.
static HOUSE: RwLock<Vec<&'static Words>> = RwLock::new(Vec::new());

/// Makes a wing's words known to all pages.
pub(crate) fn know(words: &'static Words) {
    let mut house = HOUSE.write().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !house.iter().any(|known| std::ptr::eq(*known, words)) {
        house.push(words);
    }
}

/// Compiles the crate's `locales/vi/*.ftl` and `locales/en/*.ftl` in as `pub static NAME: web::Words`.
///
/// ```ignore
/// web::words!(WORDS);
/// let t = visit.texts(&WORDS);
/// ```
#[macro_export]
macro_rules! words {
    ($name:ident) => {
        mod texts_of_this_crate {
            use $crate::fluent_templates;

            fluent_templates::static_loader! {
                pub static $name = {
                    locales: "./locales",
                    fallback_language: "vi",
                    customise: |bundle| bundle.set_use_isolating(false),
                };
            }
        }
        /// The fluent files of this crate.
        pub use texts_of_this_crate::$name;
    };
}

/// The texts of one page in one language: the wing's own first, then those every page shares, then those of
/// the other wings.
///
/// In a template: `t.say("dossier-title")`, `t.fill("dossier-held-by", &[("name", &person.name)])`,
/// `t.date(at)`, `t.money(fee)`.
#[derive(Clone, Copy)]
pub struct Texts {
    lang: Lang,
    words: &'static Words,
}

impl Texts {
    /// Texts of a wing in a language.
    #[must_use]
    pub const fn new(lang: Lang, words: &'static Words) -> Self {
        Self { lang, words }
    }

    /// Only the texts that every page shares.
    #[must_use]
    pub const fn shared(lang: Lang) -> Self {
        Self { lang, words: &WORDS }
    }

    /// The same language with another wing's texts.
    #[must_use]
    pub const fn with(self, words: &'static Words) -> Self {
        Self { words, ..self }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The message of this key. An unknown key shows itself; a test of this crate sees that there is none.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.look_up(key, None)
    }

    /// The message of this key with its gaps filled: `&[("name", &value)]`, or `(("a", 1), ("b", "x"))` for
    /// values of several types. Whole numbers choose plural forms.
    #[must_use]
    pub fn fill(&self, key: &str, gaps: impl Gaps) -> String {
        let mut args = HashMap::new();
        gaps.put(&mut |name, value| {
            args.insert(Cow::Owned(name.to_owned()), value.into_owned());
        });
        self.look_up(key, Some(&args))
    }

    /// Why something was refused, in words.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        self.fill(reason.code, reason.args.as_slice())
    }

    /// Whether the key is known in this language.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.try_look_up(key, None).is_some()
    }

    fn look_up(&self, key: &str, args: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>) -> String {
        self.try_look_up(key, args).unwrap_or_else(|| {
            tracing::error!(key, lang = %self.lang, "a text is missing");
            key.to_owned()
        })
    }

    fn try_look_up(&self, key: &str, args: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>) -> Option<String> {
        let lang = match self.lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        };
        let find = |words: &Words| words.lookup_single_language(lang, key, args).ok();
        find(self.words).or_else(|| find(&WORDS)).or_else(|| {
            let house = HOUSE.read().unwrap_or_else(std::sync::PoisonError::into_inner);
            house.iter().find_map(|words| find(words))
        })
    }
}
