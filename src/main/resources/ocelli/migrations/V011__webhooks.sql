CREATE TABLE webhook_delivery (
    id           text PRIMARY KEY,
    project_id   text NOT NULL,
    subject_id   text NOT NULL, -- what it tells of: a prediction, an execution
    url          text NOT NULL,
    body         text NOT NULL, -- the very bytes that are signed
    created_at   timestamptz NOT NULL,
    delivered_at timestamptz,
    given_up_at  timestamptz
);

CREATE INDEX webhook_delivery_subject ON webhook_delivery (project_id, subject_id);

CREATE TABLE webhook_attempt (
    delivery_id  text NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    number       integer NOT NULL,
    at           timestamptz NOT NULL,
    status       integer,       -- the receiver's answer; null when there was none
    problem      text,
    milliseconds bigint NOT NULL,
    PRIMARY KEY (delivery_id, number)
);
