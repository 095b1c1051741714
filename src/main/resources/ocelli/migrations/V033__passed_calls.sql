-- Chat calls of programs that went through to a backend as they were: what they took, not what they said. Written behind
-- the calls, some at a time; a process that dies loses those of its last moment.
CREATE TABLE passed_call (
    id                text PRIMARY KEY,
    project_id        text NOT NULL,
    model             text NOT NULL, -- as it was asked for
    backend           text NOT NULL,
    stream            boolean NOT NULL,
    status            text NOT NULL CHECK (status IN ('completed', 'failed', 'cancelled')),
    prompt_tokens     bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    cost_micros       bigint NOT NULL, -- millionths of the currency of the price table
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz NOT NULL
);

CREATE INDEX passed_call_newest ON passed_call (project_id, created_at DESC, id);
CREATE INDEX passed_call_oldest ON passed_call (created_at);
