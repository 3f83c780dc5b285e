//! What may be typed after `motcua`. The texts of the help stand in the fluent files (`motcua-help-…`), so
//! the shapes here carry none; [`command`] puts them in.

use std::path::PathBuf;

use calendar::{Limit, Pause};
use clap::{Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};
use identity::Role;
use kernel::{Lang, Timestamp};

use crate::words::Words;

/// The whole command line.
#[derive(Parser, Debug)]
#[command(name = "motcua", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub act: Act,
}

/// What every command takes; the file and `MOTCUA_…` variables stand behind it.
#[derive(Args, Debug, Clone, Default)]
pub struct Globals {
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    #[arg(long, global = true, value_name = "FILTER")]
    pub log: Option<String>,
    #[arg(long, global = true, value_name = "vi|en", value_parser = read_lang)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// One variant per command, in the order of the help.
#[derive(Subcommand, Debug)]
pub enum Act {
    Demo(Demo),
    Serve(Serve),
    Accounts(Accounts),
    #[command(subcommand)]
    Account(Account),
    #[command(subcommand)]
    Token(Token),
    Import(Import),
    Deadline(Deadline),
    Check(Check),
    Form(Form),
    #[command(subcommand)]
    Report(Report),
    #[command(subcommand)]
    Audit(Audit),
    #[command(subcommand)]
    Supervision(Supervision),
    Backup(Backup),
    Restore(Restore),
    Generate(Generate),
    Bench(Bench),
}

#[derive(Args, Debug)]
pub struct Demo {
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    #[arg(long, value_name = "URL")]
    pub files: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DDThh:mm", value_parser = read_time)]
    pub now: Option<Timestamp>,
}

#[derive(Args, Debug)]
pub struct Serve {
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    #[arg(long, value_name = "URL")]
    pub files: Option<String>,
}

#[derive(Args, Debug)]
pub struct Accounts {
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand, Debug)]
pub enum Account {
    Create(AccountCreate),
}

#[derive(Args, Debug, Clone)]
pub struct AccountCreate {
    #[arg(long, value_name = "NAME")]
    pub name: String,
    #[arg(long, value_name = "PERSON")]
    pub person: String,
    #[arg(long, value_name = "U")]
    pub unit: String,
    #[arg(long, value_name = "ROLE", value_parser = read_role)]
    pub role: Role,
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand, Debug)]
pub enum Token {
    Create(TokenCreate),
}

#[derive(Args, Debug)]
pub struct TokenCreate {
    #[arg(long, value_name = "NAME")]
    pub account: String,
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub days: u32,
    #[arg(long)]
    pub json: bool,
}

/// What `motcua import` reads; the names are those of the shipped files.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    Units,
    FormerUnits,
    Calendar,
    Procedures,
    Documents,
    Channels,
}

#[derive(Args, Debug)]
pub struct Import {
    pub kind: ImportKind,
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Deadline {
    #[arg(long, value_name = "TIME", value_parser = read_time)]
    pub received: Timestamp,
    #[arg(long, value_name = "LIMIT", value_parser = read_limit)]
    pub limit: Limit,
    #[arg(long, value_name = "FROM..TO", value_parser = read_pause)]
    pub pause: Vec<Pause>,
    #[arg(long)]
    pub json: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    Personal,
    Tax,
    Phone,
    Agency,
    Dossier,
    Procedure,
}

#[derive(Args, Debug)]
pub struct Check {
    pub kind: CodeKind,
    #[arg(allow_hyphen_values = true)]
    pub value: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Form {
    #[arg(value_parser = ["01", "02", "03", "04", "05", "06", "07"])]
    pub form: String,
    #[arg(required_unless_present = "unit")]
    pub dossier: Option<String>,
    #[arg(long, value_name = "U", required_if_eq("form", "07"), conflicts_with = "dossier", requires = "year")]
    pub unit: Option<String>,
    #[arg(long, value_name = "Y", required_if_eq("form", "07"), value_parser = clap::value_parser!(i16).range(2000..=2200))]
    pub year: Option<i16>,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Subcommand, Debug)]
pub enum Report {
    Session(ReportSession),
}

#[derive(Args, Debug)]
pub struct ReportSession {
    pub session: String,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Subcommand, Debug)]
pub enum Audit {
    Verify(AuditVerify),
    Heads,
}

#[derive(Args, Debug)]
pub struct AuditVerify {
    #[arg(long, value_name = "FILE")]
    pub heads: Option<PathBuf>,
    #[arg(long, value_name = "HEX", requires = "heads")]
    pub key: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Subcommand, Debug)]
pub enum Supervision {
    Recount(Recount),
    Train(Train),
    Verify(VerifyEvidence),
}

#[derive(Args, Debug)]
pub struct Train {
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Recount {
    #[arg(long)]
    pub write: bool,
    #[arg(long, conflicts_with = "write")]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct VerifyEvidence {
    pub file: PathBuf,
    #[arg(long, value_name = "HEX")]
    pub key: Option<String>,
}

#[derive(Args, Debug)]
pub struct Backup {
    pub file: PathBuf,
}

#[derive(Args, Debug)]
pub struct Restore {
    pub file: PathBuf,
}

#[derive(Args, Debug)]
pub struct Generate {
    #[arg(long, value_name = "N")]
    pub dossiers: u64,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub recommendations: u64,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub tasks: u64,
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

#[derive(Args, Debug)]
pub struct Bench {
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub dossiers: u64,
    #[arg(long, value_name = "N", default_value_t = 50_000)]
    pub recommendations: u64,
    #[arg(long, value_name = "N", default_value_t = 200_000)]
    pub tasks: u64,
    /// A folder whose SQLite store is filled once and measured again and again.
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

/// The command with its help in a language.
#[must_use]
pub fn command_in(lang: Lang) -> Command {
    command(Words::new(lang))
}

/// The command with its help in the language of `words`.
pub(crate) fn command(words: Words) -> Command {
    let command = Cli::command();
    let command = helped(command, words, "motcua-help");
    command.mut_args(|arg| with_help(arg, words, "motcua-help"))
}

/// Puts the text of `motcua-help-NAME` on each command and of `motcua-help-NAME-ARG` on each argument below.
fn helped(command: Command, words: Words, key: &str) -> Command {
    let command = command.about(words.say(key));
    command.mut_subcommands(|below| {
        let key = format!("{key}-{}", below.get_name());
        helped(below, words, &key).mut_args(|arg| with_help(arg, words, &key))
    })
}

fn with_help(arg: clap::Arg, words: Words, key: &str) -> clap::Arg {
    let own = format!("{key}-{}", arg.get_id());
    match words.find(&own).or_else(|| words.find(&format!("motcua-help-any-{}", arg.get_id()))) {
        Some(text) => arg.help(text),
        None => arg,
    }
}

fn read_lang(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "vi, en".to_owned())
}

fn read_role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "))
}

fn read_time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).ok_or_else(|| "YYYY-MM-DDThh:mm".to_owned())
}

fn read_limit(text: &str) -> Result<Limit, String> {
    Limit::parse(text).map_err(|_| "1wd, 8h, 30d, 1mo, same-day".to_owned())
}

fn read_pause(text: &str) -> Result<Pause, String> {
    Pause::parse(text).map_err(|_| "FROM..TO".to_owned())
}
