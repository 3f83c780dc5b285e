//! The tables of this wing; a test compares them with the migrated schema of both databases.

diesel::table! {
    procedure_version (id) {
        id -> Binary,
        code -> Text,
        number -> Integer,
        name -> Text,
        name_folded -> Text,
        field -> Text,
        levels -> Text,
        issuer -> Text,
        decision -> Text,
        agency -> Text,
        authority -> Text,
        coordinating -> Text,
        commune_pc -> Bool,
        on_board -> Bool,
        time_amount -> Nullable<Integer>,
        time_unit -> Text,
        time_variants -> Integer,
        fee_kind -> Text,
        fee_min -> Nullable<BigInt>,
        fee_max -> Nullable<BigInt>,
        channels -> Text,
        subjects -> Text,
        legal_basis -> Text,
        result -> Text,
        result_codes -> Text,
        kind -> Text,
        source -> Text,
        source_url -> Text,
        as_of -> Text,
        processing_system -> Text,
        origin -> Text,
        reason -> Text,
        valid_from -> Integer,
        valid_to -> Nullable<Integer>,
        created_at -> BigInt,
        created_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_part (id) {
        id -> Binary,
        version_id -> Binary,
        seq -> Integer,
        kind -> Text,
        case_name -> Text,
        title -> Text,
        title_key -> Text,
        form_file -> Text,
        originals -> Integer,
        copies -> Integer,
        truncated -> Bool,
    }
}

diesel::table! {
    procedure_offer (version_id, seq) {
        version_id -> Binary,
        seq -> Integer,
        channel -> Text,
        time_amount -> Nullable<Integer>,
        time_unit -> Text,
        fee_kind -> Text,
        fee_amount -> Nullable<BigInt>,
        fee_currency -> Text,
        fee_note -> Text,
        ambiguous -> Bool,
    }
}

diesel::table! {
    procedure_board_entry (code) {
        code -> Text,
        field -> Text,
        name -> Text,
        name_source -> Text,
    }
}

diesel::table! {
    procedure_part_title (code, title_key) {
        code -> Text,
        title_key -> Text,
        short_title -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_limit_setting (id) {
        id -> Binary,
        code -> Text,
        unit -> Nullable<Binary>,
        channel -> Nullable<Text>,
        amount -> Integer,
        time_unit -> Text,
        hard_area_add -> Integer,
        valid_from -> Integer,
        source -> Text,
        certainty -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_fee_setting (id) {
        id -> Binary,
        code -> Text,
        unit -> Nullable<Binary>,
        channel -> Nullable<Text>,
        case_name -> Text,
        exemption -> Text,
        measure -> Text,
        amount -> BigInt,
        first_pages -> Integer,
        then_amount -> BigInt,
        cap -> Nullable<BigInt>,
        reduction_percent -> Integer,
        reduction_cap -> Nullable<BigInt>,
        valid_from -> Integer,
        valid_to -> Nullable<Integer>,
        source -> Text,
        certainty -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_process_setting (id) {
        id -> Binary,
        code -> Text,
        unit -> Nullable<Binary>,
        valid_from -> Integer,
        source -> Text,
        certainty -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_process_step (setting_id, seq) {
        setting_id -> Binary,
        seq -> Integer,
        kind -> Text,
        role -> Text,
        place -> Text,
        unit -> Nullable<Binary>,
        budget_minutes -> Integer,
    }
}

diesel::table! {
    procedure_competence_setting (id) {
        id -> Binary,
        code -> Text,
        place -> Nullable<Binary>,
        body -> Binary,
        valid_from -> Integer,
        source -> Text,
        certainty -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_non_boundary (id) {
        id -> Binary,
        code -> Text,
        listed -> Bool,
        valid_from -> Integer,
        source -> Text,
        certainty -> Text,
        set_at -> BigInt,
        set_by -> Nullable<Binary>,
    }
}

diesel::table! {
    procedure_revision (revision) {
        revision -> Binary,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    procedure_version,
    procedure_part,
    procedure_offer,
    procedure_board_entry,
    procedure_part_title,
    procedure_limit_setting,
    procedure_fee_setting,
    procedure_process_setting,
    procedure_process_step,
    procedure_competence_setting,
    procedure_non_boundary,
    procedure_revision,
);
