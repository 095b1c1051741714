CREATE TABLE execution (
    id            text PRIMARY KEY,
    project_id    text NOT NULL,
    status        text NOT NULL CHECK (status IN ('enqueued', 'running', 'paused', 'completed', 'failed')),
    wish          json NOT NULL, -- json keeps the order of keys, which is the order of a schema's fields
    metadata      json,
    callback_url  text,
    replay_of     text,
    response      json,
    steps         integer NOT NULL DEFAULT 0,
    elements      integer,
    element_type  text,
    credits       integer,
    message       text,
    error_code    text,
    error_param   text,
    error_message text,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    completed_at  timestamptz
);

CREATE INDEX execution_newest ON execution (project_id, created_at DESC, id);

-- A repeated request with the same key gives the execution of the first one.
CREATE TABLE execution_key (
    project_id   text NOT NULL,
    key          text NOT NULL,
    body_hash    text NOT NULL,
    execution_id text NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (project_id, key)
);

-- Finished steps; they stay when the job and its journal are forgotten.
CREATE TABLE execution_step (
    execution_id text NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    number       integer NOT NULL,
    step         json NOT NULL,
    PRIMARY KEY (execution_id, number)
);

-- What happened, in order, for those who watch; numbers count from 1 within an execution.
CREATE TABLE execution_event (
    execution_id text NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    number       integer NOT NULL,
    kind         text NOT NULL,
    body         json NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (execution_id, number)
);

CREATE TABLE agent (
    id          text PRIMARY KEY,
    project_id  text NOT NULL,
    name        text NOT NULL,
    version     text NOT NULL,
    settings    json NOT NULL,
    prompt_hash text NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    UNIQUE (project_id, name, version)
);

CREATE INDEX agent_prompt ON agent (project_id, prompt_hash, created_at DESC);
