//! What the command line says, in the reader's language.

use kernel::{Lang, Reason, Timestamp};
use web::Texts;

web::words!(WORDS);

/// The texts of one language.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The texts in `lang`.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language these texts are in.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The text of `key`.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        Texts::new(self.lang, wing(key)).say(key)
    }

    /// The text of `key` with its gaps filled.
    #[must_use]
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        Texts::new(self.lang, wing(key)).fill(key, values)
    }

    /// What a refusal or a step of a sum says.
    #[must_use]
    pub fn reason(self, reason: &Reason) -> String {
        Texts::new(self.lang, wing(reason.code)).reason(reason)
    }

    /// `25/11/2026 08:14`.
    #[must_use]
    pub fn datetime(self, at: Timestamp) -> String {
        Texts::shared(self.lang).datetime(at)
    }

    /// The text of a key without gaps, or `None`.
    #[must_use]
    pub fn find(self, key: &str) -> Option<String> {
        let texts = Texts::new(self.lang, &WORDS);
        texts.knows(key).then(|| texts.say(key))
    }
}

/// The fluent files that hold `key`: a key begins with the name of its crate.
fn wing(key: &str) -> &'static web::Words {
    match key.split('-').next().unwrap_or_default() {
        "motcua" => &WORDS,
        "organization" => &organization::WORDS,
        "procedure" => &procedures::WORDS,
        "dossier" => &dossiers::WORDS,
        "supervision" => &supervision::WORDS,
        _ => &web::WORDS,
    }
}

/// The language for the command line: `--lang`, else `MOTCUA_LANG`, else English where the machine's own
/// language (`LC_ALL`, `LC_MESSAGES`, `LANG`) is English, else Vietnamese. Read before the arguments are parsed, so
/// that their help is in it too.
#[must_use]
pub fn preferred(args: &[String], env: impl Fn(&str) -> Option<String>) -> Lang {
    named(args)
        .or_else(|| env("MOTCUA_LANG").and_then(|text| Lang::parse(&text)))
        .or_else(|| {
            let machine =
                ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env(name).filter(|v| !v.is_empty()))?;
            machine.to_ascii_lowercase().starts_with("en").then_some(Lang::En)
        })
        .unwrap_or_default()
}

fn named(args: &[String]) -> Option<Lang> {
    let place = args.iter().position(|arg| arg == "--lang" || arg.starts_with("--lang="))?;
    let text = match args[place].strip_prefix("--lang=") {
        Some(text) => text,
        None => args.get(place + 1)?,
    };
    Lang::parse(text)
}
