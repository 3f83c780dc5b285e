diesel::table! {
    docket_matter (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        title -> Text,
        field -> Text,
        complexity -> Text,
        state -> Text,
        open -> Bool,
        level -> Text,
        lead_body -> Binary,
        commune -> Binary,
        holder_unit -> Binary,
        holder_person -> Nullable<Binary>,
        holder_since -> BigInt,
        clock -> Nullable<Binary>,
        next_clock -> Nullable<Text>,
        next_clock_at -> Nullable<BigInt>,
        joined_into -> Nullable<Binary>,
        recommendations -> Integer,
        communes -> Integer,
        opened_at -> BigInt,
        received_at -> Nullable<BigInt>,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        answer_class -> Nullable<Text>,
        escalated -> Bool,
        lapsed -> Bool,
        proposal -> Nullable<Text>,
        decision -> Nullable<Text>,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Text>,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    docket_recommendation (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        matter -> Nullable<Binary>,
        commune -> Binary,
        session -> Nullable<Binary>,
        field -> Text,
        title -> Text,
        content -> Text,
        legal_basis -> Nullable<Text>,
        options -> Nullable<Text>,
        power -> Text,
        lead_body -> Binary,
        wished_on -> Nullable<Integer>,
        folded -> Text,
        state -> Text,
        author -> Binary,
        author_name -> Text,
        made_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        lacks -> Nullable<Text>,
        returns -> Integer,
        appealed_at -> Nullable<BigInt>,
        appeal -> Nullable<Text>,
        closed_at -> Nullable<BigInt>,
        closed_how -> Nullable<Text>,
    }
}

diesel::table! {
    docket_term (term, recommendation) {
        term -> Text,
        recommendation -> Binary,
        joinable -> Bool,
    }
}

diesel::table! {
    docket_opinion (matter, no) {
        matter -> Binary,
        no -> Integer,
        unit -> Binary,
        question -> Text,
        asked_by -> Binary,
        asked_by_name -> Text,
        asked_at -> BigInt,
        due_at -> BigInt,
        clock -> Binary,
        ended_at -> Nullable<BigInt>,
        silent -> Bool,
        agrees -> Nullable<Bool>,
        answer -> Nullable<Text>,
        answered_by_name -> Nullable<Text>,
    }
}

diesel::table! {
    docket_answer (matter, no) {
        matter -> Binary,
        no -> Integer,
        body -> Binary,
        class -> Text,
        content -> Text,
        opinion -> Nullable<Text>,
        options -> Nullable<Text>,
        number -> Nullable<Text>,
        signed_on -> Nullable<Integer>,
        signer -> Nullable<Text>,
        drafted_by -> Binary,
        drafted_by_name -> Text,
        drafted_at -> BigInt,
        issued_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    docket_clock (id) {
        id -> Binary,
        thing -> Text,
        thing_id -> Binary,
        kind -> Text,
        level -> Text,
        unit -> Binary,
        began_at -> BigInt,
        due_at -> BigInt,
        time_limit -> Nullable<Text>,
        calendar_version -> Integer,
        reminded_at -> Nullable<BigInt>,
        lapsed_at -> Nullable<BigInt>,
        responsible -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        rung_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    docket_notice (id) {
        id -> Binary,
        unit -> Binary,
        kind -> Text,
        thing -> Text,
        thing_id -> Binary,
        code -> Text,
        clock -> Text,
        due_at -> BigInt,
        responsible -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    docket_event (thing_id, seq) {
        thing_id -> Binary,
        seq -> Integer,
        thing -> Text,
        at -> BigInt,
        actor -> Nullable<Binary>,
        actor_name -> Text,
        unit -> Binary,
        kind -> Text,
        detail -> Text,
    }
}

diesel::table! {
    docket_upload (account, hash) {
        account -> Binary,
        hash -> Text,
        name -> Text,
        kind -> Text,
        size -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    docket_file (thing_id, no) {
        thing_id -> Binary,
        no -> Integer,
        thing -> Text,
        role -> Text,
        part -> Nullable<Integer>,
        hash -> Text,
        name -> Text,
        kind -> Text,
        size -> BigInt,
        added_at -> BigInt,
        added_by -> Binary,
    }
}

diesel::table! {
    docket_sequence (kind, year) {
        kind -> Text,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    docket_tally (kind, key, year) {
        kind -> Text,
        key -> Text,
        year -> Integer,
        raised -> Integer,
        open -> Integer,
        in_time -> Integer,
        late -> Integer,
        escalated -> Integer,
        lapsed -> Integer,
    }
}

diesel::table! {
    docket_oldest (kind, key) {
        kind -> Text,
        key -> Text,
        opened_at -> Nullable<BigInt>,
        code -> Nullable<Text>,
    }
}

diesel::table! {
    docket_field_lead (field, valid_from) {
        field -> Text,
        valid_from -> Integer,
        department -> Nullable<Binary>,
        source -> Text,
        certainty -> Text,
        made_at -> BigInt,
        made_by -> Nullable<Binary>,
    }
}
