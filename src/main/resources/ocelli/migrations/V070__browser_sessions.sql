CREATE TABLE browser_session (
    hash       text PRIMARY KEY, -- SHA-256 of the cookie's token in hex
    active_key text NOT NULL REFERENCES api_key (id),
    expires_at timestamptz NOT NULL
);

CREATE TABLE browser_session_key (
    hash   text NOT NULL REFERENCES browser_session (hash) ON DELETE CASCADE,
    key_id text NOT NULL REFERENCES api_key (id),
    PRIMARY KEY (hash, key_id)
);

CREATE TABLE browser_start_code (
    hash       text PRIMARY KEY, -- SHA-256 of the code in hex
    key_id     text NOT NULL REFERENCES api_key (id),
    expires_at timestamptz NOT NULL
);
