CREATE TABLE first_answer (
    project_id   text NOT NULL REFERENCES project (id),
    key          text NOT NULL,
    fingerprint  text NOT NULL,
    status       integer, -- NULL while the first call is at work
    content_type text,
    body         text,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (project_id, key)
);

CREATE INDEX first_answer_age ON first_answer (created_at);
