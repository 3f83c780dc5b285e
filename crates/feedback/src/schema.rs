//! The tables of this wing; a test compares them with the migrated schema of both databases.

diesel::table! {
    feedback_handed (dossier) {
        dossier -> Binary,
        code -> Text,
        centre -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    feedback_answer (dossier) {
        dossier -> Binary,
        code -> Text,
        body -> Binary,
        centre -> Binary,
        procedure -> Text,
        level -> Text,
        topics -> Text,
        words -> Nullable<Text>,
        way -> Text,
        at -> BigInt,
        day -> Integer,
    }
}

diesel::table! {
    feedback_served (dossier, person, unit, step) {
        dossier -> Binary,
        person -> Binary,
        unit -> Binary,
        step -> Text,
        day -> Integer,
        level -> Text,
    }
}

diesel::table! {
    feedback_tablet (digest) {
        digest -> Text,
        centre -> Binary,
        opened_by -> Binary,
        opened_at -> BigInt,
        ends_at -> BigInt,
    }
}

diesel::table! {
    feedback_petition (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        submission -> Binary,
        channel -> Text,
        name -> Text,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        digits -> Text,
        about -> Nullable<Binary>,
        dossier_code -> Nullable<Text>,
        title -> Text,
        content -> Text,
        state -> Text,
        open -> Bool,
        class -> Nullable<Text>,
        guidance -> Nullable<Text>,
        holder_body -> Binary,
        holder_person -> Nullable<Binary>,
        holder_since -> BigInt,
        filed_at -> BigInt,
        filed_day -> Integer,
        recorded_by -> Nullable<Binary>,
        recorded_by_name -> Nullable<Text>,
        clock -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        time_limit -> Text,
        calendar_version -> Integer,
        lapsed_at -> Nullable<BigInt>,
        responsible -> Nullable<Text>,
        answer -> Nullable<Text>,
        answer_number -> Nullable<Text>,
        signer -> Nullable<Text>,
        forwarded_to -> Nullable<Text>,
        repeat_of -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        ended_day -> Nullable<Integer>,
        outcome -> Nullable<Text>,
        public_question -> Nullable<Text>,
        public_answer -> Nullable<Text>,
        published_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    feedback_event (petition, seq) {
        petition -> Binary,
        seq -> Integer,
        at -> BigInt,
        actor -> Nullable<Binary>,
        actor_name -> Text,
        unit -> Binary,
        kind -> Text,
        detail -> Text,
    }
}

diesel::table! {
    feedback_sequence (year) {
        year -> Integer,
        last -> Integer,
    }
}

diesel::joinable!(feedback_served -> feedback_answer (dossier));
diesel::allow_tables_to_appear_in_same_query!(feedback_answer, feedback_served, feedback_handed);
