-- What chat sessions and executions made; rows never change and are never taken away while their owner is there.
CREATE TABLE artifact (
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- order of making
    project_id text NOT NULL,
    owner      text NOT NULL CHECK (owner IN ('session', 'execution')),
    owner_id   text NOT NULL,
    id         text NOT NULL,
    kind       text NOT NULL,
    media_type text NOT NULL,
    filename   text NOT NULL,
    bytes      bigint NOT NULL,
    sha256     text NOT NULL,
    link_id    text NOT NULL UNIQUE, -- names it in links that open without a key
    created_at timestamptz NOT NULL,
    PRIMARY KEY (project_id, owner, owner_id, id)
);

CREATE INDEX artifact_filename ON artifact (project_id, owner, owner_id, filename, number DESC);
