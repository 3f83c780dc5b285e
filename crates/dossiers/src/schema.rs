//! The tables of this wing; a test compares them with the migrated schema of both databases.

diesel::table! {
    dossier (id) {
        id -> Binary,
        code -> Text,
        seq -> Integer,
        procedure_code -> Text,
        procedure_version -> Binary,
        calendar_version -> Integer,
        channel -> Text,
        support_point -> Binary,
        receiving_unit -> Binary,
        competent_unit -> Binary,
        competent_body -> Binary,
        applicant_name -> Text,
        applicant_folded -> Text,
        state -> Text,
        open -> Bool,
        filed_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        due_at -> Nullable<BigInt>,
        first_due_at -> Nullable<BigInt>,
        time_limit -> Nullable<Text>,
        holder_unit -> Nullable<Binary>,
        holder_person -> Nullable<Binary>,
        holder_since -> Nullable<BigInt>,
        step_no -> Integer,
        step_kind -> Text,
        step_role -> Text,
        step_due -> Nullable<BigInt>,
        next_clock_at -> Nullable<BigInt>,
        next_clock -> Nullable<Text>,
        resume_state -> Nullable<Text>,
        paused_since -> Nullable<BigInt>,
        supplement_requests -> Integer,
        extensions -> Integer,
        finished_at -> Nullable<BigInt>,
        outcome -> Nullable<Text>,
        result_class -> Nullable<Text>,
        result_number -> Nullable<Text>,
        returned_at -> Nullable<BigInt>,
        fee -> BigInt,
    }
}

diesel::table! {
    dossier_detail (dossier) {
        dossier -> Binary,
        applicant_kind -> Text,
        personal_number -> Nullable<Text>,
        tax_code -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        address -> Nullable<Text>,
        birth_date -> Nullable<Integer>,
        sex -> Nullable<Text>,
        representative_name -> Nullable<Text>,
        representative_number -> Nullable<Text>,
        representative_phone -> Nullable<Text>,
        representative_basis -> Nullable<Text>,
        return_mode -> Text,
        return_place -> Nullable<Text>,
        sets -> Integer,
        pages -> Integer,
        copies -> Integer,
        fee_case -> Nullable<Text>,
        exemption -> Nullable<Text>,
        fee_basis -> Nullable<Text>,
        limit_basis -> Nullable<Text>,
        limit_source -> Nullable<Text>,
        owed -> Nullable<Text>,
        receiver -> Nullable<Binary>,
        receiver_name -> Nullable<Text>,
        plan -> Text,
        returned_to -> Nullable<Text>,
        returned_id -> Nullable<Text>,
        returned_how -> Nullable<Text>,
        register_no -> Integer,
    }
}

diesel::table! {
    dossier_part (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        catalogue_seq -> Nullable<Integer>,
        title -> Text,
        originals -> Integer,
        copies -> Integer,
        electronic -> Bool,
        owed -> Bool,
    }
}

diesel::table! {
    dossier_file (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        hash -> Text,
        name -> Text,
        kind -> Text,
        size -> BigInt,
        role -> Text,
        part_no -> Nullable<Integer>,
        added_at -> BigInt,
        added_by -> Binary,
    }
}

diesel::table! {
    dossier_step (dossier, seq) {
        dossier -> Binary,
        seq -> Integer,
        kind -> Text,
        giver -> Nullable<Binary>,
        giver_name -> Text,
        from_unit -> Binary,
        receiver -> Nullable<Binary>,
        receiver_name -> Nullable<Text>,
        to_unit -> Binary,
        to_kind -> Text,
        began_at -> BigInt,
        due_at -> Nullable<BigInt>,
        done_at -> BigInt,
        outcome -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    dossier_pause (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        kind -> Text,
        from_at -> BigInt,
        to_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    dossier_request (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        stage -> Text,
        items -> Text,
        basis -> Text,
        phone -> Text,
        unit -> Binary,
        asked_by -> Binary,
        asked_by_name -> Text,
        asked_at -> BigInt,
        answer_by -> BigInt,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    dossier_opinion (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        unit -> Binary,
        question -> Text,
        asked_by -> Binary,
        asked_by_name -> Text,
        asked_at -> BigInt,
        due_at -> BigInt,
        answered_at -> Nullable<BigInt>,
        answered_by -> Nullable<Binary>,
        answered_by_name -> Nullable<Text>,
        agrees -> Nullable<Bool>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    dossier_payment (dossier, no) {
        dossier -> Binary,
        no -> Integer,
        purpose -> Text,
        amount -> BigInt,
        state -> Text,
        pauses -> Bool,
        requested_at -> BigInt,
        requested_by -> Binary,
        pay_by -> BigInt,
        method -> Nullable<Text>,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Binary>,
        receipt -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    dossier_extension (dossier, ordinal) {
        dossier -> Binary,
        ordinal -> Integer,
        reason -> Text,
        unit -> Binary,
        old_due -> BigInt,
        new_due -> BigInt,
        at -> BigInt,
        signer -> Binary,
        signer_name -> Text,
    }
}

diesel::table! {
    dossier_event (dossier, seq) {
        dossier -> Binary,
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
    dossier_sequence (agency, day) {
        agency -> Text,
        day -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    dossier_register_sequence (centre, year) {
        centre -> Binary,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    dossier_result_sequence (body, year) {
        body -> Binary,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    dossier_draft (id) {
        id -> Binary,
        account -> Binary,
        unit -> Binary,
        title -> Text,
        body -> Text,
        saved_at -> BigInt,
    }
}

diesel::table! {
    dossier_tally (body, day) {
        body -> Binary,
        day -> Integer,
        early -> Integer,
        on_time -> Integer,
        late -> Integer,
    }
}

diesel::table! {
    dossier_term (id) {
        id -> Binary,
        procedure_code -> Text,
        term -> Text,
        value -> Integer,
        basis -> Text,
        approver -> Text,
        valid_from -> Integer,
        set_at -> BigInt,
        set_by -> Binary,
    }
}

diesel::joinable!(dossier_detail -> dossier (dossier));

diesel::table! {
    dossier_notice (dossier, seq) {
        dossier -> Binary,
        seq -> Integer,
        kind -> Text,
        state -> Text,
        at -> BigInt,
        centre -> Binary,
        fate -> Text,
        way -> Nullable<Text>,
        address -> Nullable<Text>,
        subject -> Nullable<Text>,
        words -> Nullable<Text>,
        trouble -> Nullable<Text>,
        tries -> Integer,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Binary>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    dossier,
    dossier_detail,
    dossier_part,
    dossier_file,
    dossier_step,
    dossier_pause,
    dossier_request,
    dossier_opinion,
    dossier_payment,
    dossier_extension,
    dossier_event,
    dossier_register_sequence,
    dossier_sequence,
    dossier_result_sequence,
    dossier_draft,
    dossier_notice,
    dossier_tally,
    dossier_term,
);
