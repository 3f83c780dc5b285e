//! The store's own tables.

diesel::table! {
    audit_head (unit) {
        unit -> Binary,
        length -> BigInt,
        hash -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    audit_entry (unit, seq) {
        unit -> Binary,
        seq -> BigInt,
        at -> BigInt,
        actor -> Nullable<Binary>,
        act -> Text,
        object -> Text,
        detail -> Text,
        origin -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    job (id) {
        id -> Binary,
        kind -> Text,
        key -> Nullable<Text>,
        payload -> Text,
        state -> Text,
        run_at -> BigInt,
        attempts -> Integer,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency (account, key) {
        account -> Binary,
        key -> Text,
        request_hash -> Binary,
        status -> Integer,
        body -> Text,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(audit_head, audit_entry);
