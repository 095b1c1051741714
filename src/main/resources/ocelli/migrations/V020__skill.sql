CREATE TABLE skill (
    id           text PRIMARY KEY,
    project_id   text NOT NULL REFERENCES project (id),
    name         text NOT NULL,
    description  text NOT NULL,
    version      text NOT NULL,
    content_hash text NOT NULL,         -- SHA-256 over description, paths and bytes
    is_public    boolean NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    latest_at    timestamptz,           -- when it became the newest; null while its examples do not pass
    evaluation   text,                  -- JSON; null while there is none
    zip          bytea NOT NULL         -- as uploaded
);
CREATE UNIQUE INDEX skill_content ON skill (project_id, name, content_hash);
CREATE INDEX skill_by_name ON skill (project_id, name, created_at DESC);
CREATE INDEX skill_public ON skill (name, created_at DESC) WHERE is_public;
