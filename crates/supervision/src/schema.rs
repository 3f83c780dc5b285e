//! The tables of this wing; a test compares them with the migrated schema of both databases.

diesel::table! {
    supervision_dossier (dossier) {
        dossier -> Binary,
        body -> Binary,
        centre -> Binary,
        procedure -> Text,
        channel -> Text,
        filed_day -> Integer,
        stage -> Text,
        since_day -> Integer,
        due_day -> Nullable<Integer>,
        open -> Bool,
        ended_day -> Nullable<Integer>,
        ending -> Nullable<Text>,
        overdue -> Bool,
    }
}

diesel::table! {
    supervision_span (dossier, from_day) {
        dossier -> Binary,
        from_day -> Integer,
        to_day -> Integer,
        body -> Binary,
        centre -> Binary,
        procedure -> Text,
        stage -> Text,
        due_day -> Nullable<Integer>,
    }
}

diesel::table! {
    supervision_day (day, body, centre) {
        day -> Integer,
        body -> Binary,
        centre -> Binary,
        direct -> Integer,
        online -> Integer,
        post -> Integer,
        early -> Integer,
        on_time -> Integer,
        late -> Integer,
        refused -> Integer,
        stopped -> Integer,
        closed -> Integer,
        waiting -> Integer,
        running -> Integer,
        paused -> Integer,
    }
}

diesel::table! {
    supervision_procedure (body, day, procedure) {
        body -> Binary,
        day -> Integer,
        procedure -> Text,
        direct -> Integer,
        online -> Integer,
        post -> Integer,
        early -> Integer,
        on_time -> Integer,
        late -> Integer,
        refused -> Integer,
        stopped -> Integer,
        closed -> Integer,
        waiting -> Integer,
        running -> Integer,
        paused -> Integer,
    }
}

diesel::table! {
    supervision_step (person, day, unit, step) {
        person -> Binary,
        day -> Integer,
        unit -> Binary,
        step -> Text,
        early -> Integer,
        on_time -> Integer,
        late -> Integer,
        untimed -> Integer,
    }
}

diesel::table! {
    supervision_weight (valid_from, part) {
        valid_from -> Integer,
        part -> Text,
        points -> BigInt,
        full_at -> BigInt,
        source -> Text,
        certainty -> Text,
    }
}

diesel::table! {
    supervision_claim_list (id) {
        id -> Binary,
        submission -> Binary,
        name -> Text,
        body -> Nullable<Binary>,
        as_of -> Integer,
        made_at -> BigInt,
        made_by -> Binary,
        made_by_name -> Text,
    }
}

diesel::table! {
    supervision_claim (list, no) {
        list -> Binary,
        no -> Integer,
        code -> Text,
        dossier -> Nullable<Binary>,
        portal_due -> Nullable<Integer>,
        portal_finished -> Nullable<Integer>,
        portal_status -> Text,
        verdict -> Text,
        notes -> Text,
    }
}

diesel::table! {
    supervision_revision (one) {
        one -> Integer,
        revision -> Binary,
    }
}

diesel::table! {
    supervision_training (id) {
        id -> Binary,
        at -> BigInt,
        since_day -> Integer,
        dossiers -> BigInt,
        steps -> BigInt,
    }
}

diesel::table! {
    supervision_time (training, unit, procedure, step) {
        training -> Binary,
        unit -> Binary,
        procedure -> Text,
        step -> Text,
        counts -> Text,
    }
}

diesel::table! {
    supervision_pace (training, person, step) {
        training -> Binary,
        person -> Binary,
        step -> Text,
        seconds -> BigInt,
    }
}

diesel::table! {
    supervision_outlook (dossier) {
        dossier -> Binary,
        at -> BigInt,
        body -> Binary,
        centre -> Binary,
        step -> Text,
        due_day -> Integer,
        chance -> Integer,
        finish_day -> Integer,
        surely_day -> Integer,
        help -> Text,
        help_unit -> Binary,
        help_person -> Nullable<Binary>,
        causes -> Text,
    }
}

diesel::table! {
    supervision_forecast (day, dossier) {
        day -> Integer,
        dossier -> Binary,
        body -> Binary,
        due_day -> Integer,
        chance -> Integer,
        used -> Integer,
        base -> Integer,
        judged -> Bool,
    }
}

diesel::table! {
    supervision_score (month, body, bin) {
        month -> Integer,
        body -> Binary,
        bin -> Integer,
        count -> BigInt,
        late -> BigInt,
        chances -> BigInt,
        model -> BigInt,
        used -> BigInt,
        base -> BigInt,
    }
}

diesel::table! {
    supervision_letter (dossier) {
        dossier -> Binary,
        body -> Binary,
        prepared_at -> BigInt,
        due_at -> BigInt,
        new_due -> BigInt,
        until -> BigInt,
        reason -> Text,
    }
}

diesel::table! {
    supervision_digest (day, body) {
        day -> Integer,
        body -> Binary,
        at -> BigInt,
        parts -> Text,
    }
}

diesel::table! {
    supervision_reader (account) {
        account -> Binary,
        body -> Binary,
        email -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    supervision_mail (day, account) {
        day -> Integer,
        account -> Binary,
        body -> Binary,
        email -> Text,
        fate -> Text,
        trouble -> Nullable<Text>,
        tries -> Integer,
        settled_at -> Nullable<BigInt>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    supervision_dossier,
    supervision_outlook,
    supervision_forecast,
    supervision_letter
);
