-- What a first run through films saw, stretch by stretch; kept for a few days.
CREATE TABLE watched_part (
    content_hash text        NOT NULL,
    options      text        NOT NULL,
    part         json        NOT NULL,
    watched_at   timestamptz NOT NULL,
    PRIMARY KEY (content_hash, options)
);
CREATE INDEX watched_part_watched_at ON watched_part (watched_at);
