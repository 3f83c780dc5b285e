//! The tables of identity.

diesel::table! {
    account (id) {
        id -> Binary,
        login -> Text,
        name -> Text,
        unit -> Binary,
        password -> Text,
        must_change -> Bool,
        disabled -> Bool,
        failures -> Integer,
        locked_until -> BigInt,
        made_at -> BigInt,
        password_at -> BigInt,
    }
}

diesel::table! {
    account_grant (id) {
        id -> Binary,
        account -> Binary,
        role -> Text,
        unit -> Binary,
        valid_from -> Integer,
        valid_to -> Nullable<Integer>,
    }
}

diesel::table! {
    account_session (id) {
        id -> Binary,
        account -> Nullable<Binary>,
        data -> Text,
        made_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    account_token (id) {
        id -> Binary,
        account -> Binary,
        label -> Text,
        hash -> Binary,
        made_at -> BigInt,
        expires_at -> BigInt,
        revoked -> Bool,
        used_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(account, account_grant, account_token, account_session);
