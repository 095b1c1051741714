-- What was heard in recordings, stretch by stretch, and where speech is in them (options 'survey …'); kept for a few days.
CREATE TABLE heard_stretch (
    content_hash text        NOT NULL,
    options      text        NOT NULL,
    heard        json        NOT NULL,
    heard_at     timestamptz NOT NULL,
    PRIMARY KEY (content_hash, options)
);
CREATE INDEX heard_stretch_heard_at ON heard_stretch (heard_at);
