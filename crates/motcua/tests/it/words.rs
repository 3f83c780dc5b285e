//! Every text of the command line is there in both languages.

use std::collections::BTreeSet;

use crate::floors::root;

fn keys(lang: &str) -> BTreeSet<String> {
    let file = root().join("crates/motcua/locales").join(lang).join("motcua.ftl");
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(['#', ' ']));
    lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    assert_eq!(keys("vi"), keys("en"));
}

/// Every command and every option has its line of help.
#[test]
fn nothing_in_the_help_is_without_a_word() {
    for lang in [kernel::Lang::Vi, kernel::Lang::En] {
        check(&motcua::cli::command_in(lang), &keys(lang.as_str()), "motcua-help");
    }
}

fn check(command: &clap::Command, keys: &BTreeSet<String>, key: &str) {
    assert!(keys.contains(key), "no {key}");
    for argument in command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str())) {
        let (own, any) = (format!("{key}-{}", argument.get_id()), format!("motcua-help-any-{}", argument.get_id()));
        assert!(keys.contains(&own) || keys.contains(&any), "no {own}");
    }
    for below in command.get_subcommands() {
        check(below, keys, &format!("{key}-{}", below.get_name()));
    }
}
