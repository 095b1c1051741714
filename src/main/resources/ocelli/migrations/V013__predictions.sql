CREATE TABLE prediction (
    id            text PRIMARY KEY,
    project_id    text NOT NULL,
    status        text NOT NULL CHECK (status IN ('enqueued', 'running', 'completed', 'failed')),
    domain        text,
    submission    json NOT NULL, -- json keeps the order of keys, which is the order of a schema's fields
    metadata      json,
    callback_url  text,
    response      json,
    pages         integer,
    credits       integer,
    message       text,
    error_code    text,
    error_param   text,
    error_message text,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    completed_at  timestamptz
);

CREATE INDEX prediction_newest ON prediction (project_id, created_at DESC, id);

-- A repeated request with the same key gives the prediction of the first one.
CREATE TABLE prediction_key (
    project_id    text NOT NULL,
    key           text NOT NULL,
    body_hash     text NOT NULL,
    prediction_id text NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (project_id, key)
);

-- Pages read by OCR, so that a long document goes on where it was when the process died.
CREATE TABLE page_sight (
    content_hash text NOT NULL,
    page         integer NOT NULL,
    options      text NOT NULL,
    sight        json NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (content_hash, page, options)
);

CREATE INDEX page_sight_age ON page_sight (seen_at);
