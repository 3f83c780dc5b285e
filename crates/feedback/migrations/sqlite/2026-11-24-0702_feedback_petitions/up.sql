-- What a citizen put to the administration: conduct, delay, a regulation (H1 to H5).
CREATE TABLE feedback_petition (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    -- Number of the last event: the version against which an act is checked.
    seq INTEGER NOT NULL,
    -- The number of the form, so that one sent twice is one petition.
    submission BLOB NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    -- H1: a name, and an address or phone.
    name TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    -- Four digits that look it up beside the code: the last of the phone, else drawn.
    digits TEXT NOT NULL,
    -- Whom it is about.
    about BLOB,
    dossier_code TEXT,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    class TEXT,
    -- Why it is not acceptable, or where a complaint belongs: what the citizen is told.
    guidance TEXT,
    holder_body BLOB NOT NULL,
    holder_person BLOB,
    holder_since BIGINT NOT NULL,
    filed_at BIGINT NOT NULL,
    filed_day INTEGER NOT NULL,
    -- Who wrote it down, where it did not come by the portal.
    recorded_by BLOB,
    recorded_by_name TEXT,
    clock TEXT,
    due_at BIGINT,
    time_limit TEXT NOT NULL,
    calendar_version INTEGER NOT NULL,
    -- The clock ran out: who was responsible; it lies on the desk of the level above too.
    lapsed_at BIGINT,
    responsible TEXT,
    answer TEXT,
    answer_number TEXT,
    signer TEXT,
    forwarded_to TEXT,
    -- H4: the answered petition to which this one refers.
    repeat_of TEXT,
    ended_at BIGINT,
    ended_day INTEGER,
    outcome TEXT,
    -- As everybody reads it, without personal data (H4).
    public_question TEXT,
    public_answer TEXT,
    published_at BIGINT,
    CONSTRAINT feedback_petition_state CHECK (state IN ('filed', 'received', 'in_work', 'forwarding', 'routing',
        'answered', 'forwarded', 'routed', 'not_accepted', 'repeated')),
    CONSTRAINT feedback_petition_open CHECK (open = (state IN ('filed', 'received', 'in_work', 'forwarding', 'routing'))),
    -- No silent hang: what is open has a clock.
    CONSTRAINT feedback_petition_no_silent_hang CHECK (NOT open OR (clock IS NOT NULL AND due_at IS NOT NULL)),
    CONSTRAINT feedback_petition_named CHECK (address IS NOT NULL OR phone IS NOT NULL),
    CONSTRAINT feedback_petition_ended CHECK (open = (ended_at IS NULL) AND open = (outcome IS NULL)),
    CONSTRAINT feedback_petition_responsible CHECK ((lapsed_at IS NULL) = (responsible IS NULL)),
    CONSTRAINT feedback_petition_published CHECK ((published_at IS NULL) = (public_answer IS NULL))
);
-- A desk, nearest clock first; and the desk of the level above.
CREATE INDEX feedback_petition_desk ON feedback_petition (holder_body, due_at, id) WHERE open;
CREATE INDEX feedback_petition_all ON feedback_petition (due_at, id) WHERE open;
CREATE INDEX feedback_petition_done ON feedback_petition (holder_body, filed_at, id);
CREATE INDEX feedback_petition_filed ON feedback_petition (filed_at, id);
CREATE INDEX feedback_petition_ended ON feedback_petition (ended_day, holder_body, outcome) WHERE ended_day IS NOT NULL;
CREATE INDEX feedback_petition_public ON feedback_petition (published_at, id) WHERE published_at IS NOT NULL;
CREATE INDEX feedback_petition_calendar ON feedback_petition (calendar_version, id) WHERE open;

CREATE TABLE feedback_event (
    petition BLOB NOT NULL REFERENCES feedback_petition (id),
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    -- Null for a citizen and for the house itself.
    actor BLOB,
    actor_name TEXT NOT NULL,
    unit BLOB NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (petition, seq)
);

CREATE TABLE feedback_sequence (
    year INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
);
