diesel::table! {
    docket_group (id) {
        id -> Binary,
        number -> Text,
        year -> Integer,
        title -> Text,
        head_name -> Text,
        head_title -> Text,
        decision -> Text,
        unit -> Binary,
        illustration -> Bool,
        made_at -> BigInt,
        made_by -> Binary,
    }
}

diesel::table! {
    docket_group_member (docket_group, no) {
        docket_group -> Binary,
        no -> Integer,
        unit -> Binary,
        name -> Text,
        title -> Text,
        account -> Nullable<Binary>,
    }
}

diesel::table! {
    docket_group_commune (docket_group, commune) {
        docket_group -> Binary,
        commune -> Binary,
    }
}

diesel::table! {
    docket_session (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        docket_group -> Binary,
        title -> Text,
        place -> Text,
        planned_from -> BigInt,
        planned_to -> BigInt,
        agenda -> Text,
        state -> Text,
        open -> Bool,
        holder_unit -> Binary,
        held_at -> Nullable<BigInt>,
        cancelled_why -> Nullable<Text>,
        clock -> Nullable<Binary>,
        next_clock -> Nullable<Text>,
        next_clock_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    docket_session_commune (session, no) {
        session -> Binary,
        no -> Integer,
        commune -> Binary,
    }
}

diesel::table! {
    docket_attendee (session, no) {
        session -> Binary,
        no -> Integer,
        unit -> Nullable<Binary>,
        name -> Text,
        post -> Text,
    }
}

diesel::table! {
    docket_record (session, no) {
        session -> Binary,
        no -> Integer,
        kind -> Text,
        unit -> Nullable<Binary>,
        said -> Text,
        matter -> Nullable<Binary>,
        lead_body -> Nullable<Binary>,
        cooperating -> Text,
        product -> Nullable<Text>,
        due_on -> Nullable<Integer>,
        at -> BigInt,
        by_account -> Binary,
        by_name -> Text,
    }
}

diesel::table! {
    docket_template (id) {
        id -> Binary,
        key -> Text,
        version -> Integer,
        title -> Text,
        title_en -> Text,
        valid_from -> Integer,
        made_at -> BigInt,
        made_by -> Binary,
    }
}

diesel::table! {
    docket_template_item (template, no) {
        template -> Binary,
        no -> Integer,
        question -> Text,
        question_en -> Text,
        weight -> Integer,
        photo -> Bool,
    }
}

diesel::table! {
    docket_inspection (id) {
        id -> Binary,
        template -> Binary,
        session -> Nullable<Binary>,
        commune -> Binary,
        inspector -> Binary,
        inspector_name -> Text,
        began_at -> BigInt,
        saved_at -> BigInt,
        submitted_at -> Nullable<BigInt>,
        score -> Nullable<Integer>,
    }
}

diesel::table! {
    docket_finding (inspection, item) {
        inspection -> Binary,
        item -> Integer,
        verdict -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}
