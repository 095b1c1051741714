CREATE TABLE skill_tuning (
    id         text PRIMARY KEY,
    project_id text NOT NULL REFERENCES project (id),
    skill_id   text NOT NULL,          -- the version that was to be improved; it may be deleted since
    status     text NOT NULL,          -- enqueued running completed failed
    done       integer NOT NULL DEFAULT 0,
    most       integer NOT NULL DEFAULT 0,
    words      text NOT NULL DEFAULT '',
    report     text,                   -- JSON; null until it is done
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX skill_tuning_of ON skill_tuning (project_id, skill_id, created_at DESC);
