//! The tables of the organisation.

diesel::table! {
    organization_revision (one) {
        one -> Integer,
        revision -> Binary,
    }
}

diesel::table! {
    unit (id) {
        id -> Binary,
        code -> Text,
        kind -> Text,
        parent -> Nullable<Binary>,
        name -> Text,
        formal_name -> Text,
        official_code -> Nullable<Text>,
        plan -> Text,
        valid_from -> Integer,
        valid_to -> Nullable<Integer>,
        seed -> Bool,
        stand_in -> Bool,
        resolution -> Nullable<Text>,
    }
}

diesel::table! {
    area (code) {
        code -> Text,
        name -> Text,
        folded -> Text,
        kind -> Text,
        parent -> Nullable<Text>,
        alt_spelling -> Nullable<Text>,
        area_km2 -> Nullable<Double>,
        lat -> Nullable<Double>,
        lon -> Nullable<Double>,
        valid_from -> Integer,
    }
}

diesel::table! {
    former_unit (old_code, new_code) {
        old_code -> Text,
        new_code -> Text,
        old_name -> Text,
        folded -> Text,
        old_kind -> Text,
        old_district_code -> Text,
        old_district -> Text,
        whole -> Bool,
    }
}

diesel::table! {
    field_department (key) {
        key -> Text,
        field -> Text,
        department -> Nullable<Binary>,
    }
}

diesel::table! {
    setting (id) {
        id -> Binary,
        key -> Text,
        unit -> Nullable<Binary>,
        value -> Text,
        valid_from -> Integer,
        source -> Text,
        certainty -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    calendar_version (version) {
        version -> Integer,
        approver -> Text,
        source -> Text,
        made_at -> BigInt,
        made_by -> Nullable<Binary>,
    }
}

diesel::table! {
    calendar_day (version, day) {
        version -> Integer,
        day -> Integer,
        kind -> Text,
        name_vi -> Text,
        name_en -> Text,
        source -> Text,
    }
}

diesel::table! {
    counter (id) {
        id -> Binary,
        centre -> Binary,
        number -> Integer,
        name -> Text,
        open -> Bool,
    }
}

diesel::table! {
    post (id) {
        id -> Binary,
        unit -> Binary,
        title -> Text,
        quota -> Integer,
    }
}

diesel::table! {
    person (id) {
        id -> Binary,
        account -> Nullable<Binary>,
        name -> Text,
        post -> Binary,
        valid_from -> Integer,
        valid_to -> Nullable<Integer>,
    }
}

diesel::table! {
    absence (id) {
        id -> Binary,
        account -> Binary,
        from_day -> Integer,
        to_day -> Integer,
        made_at -> BigInt,
        made_by -> Nullable<Binary>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(unit, area, former_unit, counter, post, person, setting);
