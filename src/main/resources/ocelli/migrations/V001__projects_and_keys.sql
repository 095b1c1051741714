CREATE TABLE project (
    id         text PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);

CREATE TABLE api_key (
    id           text PRIMARY KEY,
    project_id   text NOT NULL REFERENCES project (id),
    name         text NOT NULL,
    hash         text NOT NULL UNIQUE, -- SHA-256 of the key in hex; the key itself is never stored
    ending       text NOT NULL,         -- its last four characters, so that people tell keys apart
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    origin       text NOT NULL CHECK (origin IN ('configured', 'generated', 'created'))
);

CREATE TABLE installation_secret (
    name  text PRIMARY KEY,
    value text NOT NULL
);
