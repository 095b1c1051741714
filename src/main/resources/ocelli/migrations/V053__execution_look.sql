-- What a vision model said inside a tool, by the question and its pictures: a replay hears the same.
CREATE TABLE execution_look (
    execution_id text NOT NULL REFERENCES execution (id) ON DELETE CASCADE,
    name         text NOT NULL,
    words        text NOT NULL,
    PRIMARY KEY (execution_id, name)
);
