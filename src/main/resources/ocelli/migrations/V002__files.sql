CREATE TABLE blob (
    sha256     text PRIMARY KEY,
    md5        text NOT NULL,
    bytes      bigint NOT NULL,
    media_type text NOT NULL,
    created_at timestamptz NOT NULL
);

-- A deleted file keeps its row: requests that were accepted with it still finish, callers no longer see it.
CREATE TABLE stored_file (
    id         text PRIMARY KEY,
    project_id text NOT NULL REFERENCES project (id),
    filename   text NOT NULL,
    purpose    text NOT NULL,
    sha256     text REFERENCES blob (sha256), -- NULL until an upload by link has arrived
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    announced  boolean NOT NULL DEFAULT false -- its id was given out before its bytes came
);

-- The same bytes are one file of a project; an announced id stays what its holder was told.
CREATE UNIQUE INDEX stored_file_content ON stored_file (project_id, sha256) WHERE deleted_at IS NULL AND NOT announced;
CREATE INDEX stored_file_newest ON stored_file (project_id, created_at DESC, id);
CREATE INDEX blob_md5 ON blob (md5);
