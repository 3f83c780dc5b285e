//! Migrations and `table!`s: unique names over the house, the same names for both databases, and the same columns
//! in the code as in the migrated databases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use store::{Kind, Store};

use crate::floors::root;

/// Table name to column name to whether it may be null.
type Tables = BTreeMap<String, BTreeMap<String, bool>>;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Integer)]
    nullable: i32,
}

const SQLITE: &str = "SELECT m.name AS table_name, p.name AS column_name, \
    CASE WHEN p.\"notnull\" = 1 OR p.pk > 0 THEN 0 ELSE 1 END AS nullable \
    FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
const POSTGRES: &str = "SELECT table_name::text AS table_name, column_name::text AS column_name, \
    CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END AS nullable \
    FROM information_schema.columns WHERE table_schema = 'public'";

#[test]
fn both_databases_have_the_same_migrations() {
    for folder in migration_folders() {
        let (sqlite, postgres) = (names(&folder.join("sqlite")), names(&folder.join("postgres")));
        assert_eq!(sqlite, postgres, "in {}", folder.display());
        assert!(!sqlite.is_empty(), "{} holds no migration", folder.display());
    }
}

/// All wings share one table of what was run, keyed by the text before the first `_`: two alike would make one of
/// them be skipped without a word.
#[test]
fn the_dates_of_migrations_are_unique_over_the_house() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for folder in migration_folders() {
        for name in names(&folder.join("sqlite")) {
            let date = name.split('_').next().unwrap_or_default().to_owned();
            if let Some(other) = seen.insert(date.clone(), folder.clone()) {
                panic!("{date} is both in {} and in {}", other.display(), folder.display());
            }
        }
    }
}

#[test]
fn the_code_and_both_databases_know_the_same_columns() {
    let in_code = tables_in_code();
    assert!(in_code.len() > 20, "only {} table! definitions were found", in_code.len());
    testkit::both(&motcua::assembly::migrations(), |store| {
        let found = migrated(store);
        for (table, columns) in &in_code {
            let there = found.get(table).unwrap_or_else(|| panic!("{:?} has no table {table}", store.kind()));
            assert_eq!(columns, there, "table {table} on {:?}", store.kind());
        }
    });
}

fn migrated(store: &Store) -> Tables {
    let text = if store.kind() == Kind::Sqlite { SQLITE } else { POSTGRES };
    let columns = store.read_blocking(move |conn| Ok(diesel::sql_query(text).load::<Column>(conn)?)).unwrap();
    let mut tables = Tables::new();
    for column in columns {
        tables.entry(column.table_name).or_default().insert(column.column_name, column.nullable == 1);
    }
    tables
}

/// Reads every `table!` of the workspace's own sources.
fn tables_in_code() -> Tables {
    let mut tables = Tables::new();
    for file in schemas(&root().join("crates")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for block in text.split("table! {").skip(1) {
            let (name, columns) = table(block);
            assert!(tables.insert(name.clone(), columns).is_none(), "{name} is defined twice");
        }
    }
    tables
}

/// The name and the columns of one block, after `table! {`.
fn table(block: &str) -> (String, BTreeMap<String, bool>) {
    let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let head = lines.next().unwrap();
    let name = head.split([' ', '(']).next().unwrap().to_owned();
    let columns = lines.take_while(|line| !line.starts_with('}')).filter_map(|line| {
        let (column, kind) = line.split_once(" -> ")?;
        Some((column.to_owned(), kind.starts_with("Nullable<")))
    });
    (name, columns.collect())
}

/// Every `schema.rs`: the one place of a crate's tables.
fn schemas(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() && !entry.ends_with("tests") {
            found.extend(schemas(&entry));
        } else if entry.ends_with("schema.rs") {
            found.push(entry);
        }
    }
    found
}

fn migration_folders() -> Vec<PathBuf> {
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    crates.map(|entry| entry.unwrap().path().join("migrations")).filter(|folder| folder.is_dir()).collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}
