CREATE TABLE feedback (
    id          text PRIMARY KEY,
    project_id  text NOT NULL,
    target_kind text NOT NULL CHECK (target_kind IN ('request', 'agent_execution', 'chat')),
    target_id   text NOT NULL,
    response    json,
    notes       text,
    created_at  timestamptz NOT NULL
);

CREATE INDEX feedback_target ON feedback (project_id, target_kind, target_id, created_at DESC);
