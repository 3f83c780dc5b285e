diesel::table! {
    docket_conclusion (id) {
        id -> Binary,
        session -> Binary,
        seq -> Integer,
        unit -> Binary,
        title -> Text,
        opening -> Text,
        place -> Text,
        recipients -> Text,
        number -> Nullable<Text>,
        signed_on -> Nullable<Integer>,
        signer -> Nullable<Text>,
        signer_title -> Nullable<Text>,
        drafted_at -> BigInt,
        drafted_by -> Binary,
        drafted_by_name -> Text,
        issued_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    docket_paragraph (conclusion, no) {
        conclusion -> Binary,
        no -> Integer,
        content -> Text,
        lead_body -> Nullable<Binary>,
        cooperating -> Text,
        approver_unit -> Nullable<Binary>,
        product -> Nullable<Text>,
        due_on -> Nullable<Integer>,
        matter -> Nullable<Binary>,
    }
}

diesel::table! {
    docket_task (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        conclusion -> Nullable<Binary>,
        paragraph -> Nullable<Integer>,
        session -> Nullable<Binary>,
        matter -> Nullable<Binary>,
        content -> Text,
        product -> Text,
        lead_body -> Binary,
        approver_unit -> Binary,
        given_by_name -> Text,
        given_at -> BigInt,
        due_at -> Nullable<BigInt>,
        first_due_at -> Nullable<BigInt>,
        open -> Bool,
        holder_unit -> Binary,
        holder_person -> Nullable<Binary>,
        holder_since -> BigInt,
        level -> Text,
        clock -> Nullable<Binary>,
        next_clock -> Nullable<Text>,
        next_clock_at -> Nullable<BigInt>,
        reported_at -> Nullable<BigInt>,
        done_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        returned_at -> Nullable<BigInt>,
        returns -> Integer,
        extensions -> Integer,
        lapsed -> Bool,
        folded -> Text,
    }
}

diesel::table! {
    docket_task_unit (task, unit) {
        task -> Binary,
        unit -> Binary,
    }
}

diesel::table! {
    docket_report (task, no) {
        task -> Binary,
        no -> Integer,
        unit -> Binary,
        at -> BigInt,
        by_account -> Binary,
        by_name -> Text,
        progress -> Integer,
        said -> Text,
        finished -> Bool,
        taken -> Nullable<Bool>,
        remark -> Nullable<Text>,
    }
}

diesel::table! {
    docket_extension (task, no) {
        task -> Binary,
        no -> Integer,
        reason -> Text,
        old_due_at -> BigInt,
        new_due_at -> BigInt,
        asked_at -> BigInt,
        asked_by -> Binary,
        asked_by_name -> Text,
        approved -> Nullable<Bool>,
        decided_at -> Nullable<BigInt>,
        decided_by_name -> Nullable<Text>,
        remark -> Nullable<Text>,
    }
}
