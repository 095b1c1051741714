-- A conversation. A deleted one keeps its id, so that nobody gets it again, and nothing else.
CREATE TABLE chat_session (
    id         text PRIMARY KEY,
    project_id text NOT NULL,
    origin     text NOT NULL CHECK (origin IN ('api', 'browser')), -- who began it
    title      text,                                               -- NULL until its first turn has begun
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    holder     text,       -- the turn that is being answered; others wait
    held_until timestamptz -- when the holder counts as dead unless it says otherwise
);

CREATE INDEX chat_session_newest ON chat_session (project_id, updated_at DESC, id) WHERE title IS NOT NULL;

-- The files of a session under the names by which tools know them: file_1, file_2, …
CREATE TABLE chat_file (
    session_id text NOT NULL REFERENCES chat_session (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    file_id    text NOT NULL,
    PRIMARY KEY (session_id, number),
    UNIQUE (session_id, file_id)
);

-- One call of chat completions: what was asked with it and what became of it.
CREATE TABLE chat_turn (
    session_id        text NOT NULL REFERENCES chat_session (id) ON DELETE CASCADE,
    number            integer NOT NULL,
    project_id        text NOT NULL,
    completion_id     text NOT NULL,
    origin            text NOT NULL CHECK (origin IN ('api', 'browser')),
    status            text NOT NULL CHECK (status IN ('running', 'completed', 'failed', 'cancelled')),
    model             text NOT NULL,
    stream            boolean NOT NULL,
    skills            json NOT NULL,
    metadata          json,
    steps             json,
    answer            json,
    prompt_tokens     bigint,
    completion_tokens bigint,
    credits           integer,
    error_code        text,
    error_param       text,
    error_message     text,
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    PRIMARY KEY (session_id, number),
    UNIQUE (project_id, completion_id)
);

CREATE INDEX chat_turn_newest ON chat_turn (project_id, created_at DESC, completion_id) WHERE origin = 'api';

-- Messages in order. Those of turns that failed stand here too, but are no part of the conversation.
CREATE TABLE chat_message (
    session_id   text NOT NULL REFERENCES chat_session (id) ON DELETE CASCADE,
    number       integer NOT NULL,
    turn         integer NOT NULL,
    speaker      text NOT NULL CHECK (speaker IN ('SYSTEM', 'USER', 'AGENT', 'TOOL')),
    words        text NOT NULL,
    materials    json NOT NULL, -- names of the files that came with it
    calls        json NOT NULL,
    answers_call text,
    fingerprint  text NOT NULL, -- tells a message that is sent again
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (session_id, number)
);
