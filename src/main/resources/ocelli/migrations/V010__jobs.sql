-- json, not jsonb, wherever the order of keys is the caller's.
CREATE TABLE job (
    id            text PRIMARY KEY,
    kind          text NOT NULL,
    project_id    text NOT NULL,
    lane          text NOT NULL,
    payload       json NOT NULL,
    state         text NOT NULL CHECK (state IN ('waiting', 'running', 'completed', 'failed', 'cancelled')),
    turn          integer NOT NULL,           -- place in the fair order of its lane, small first
    starts        integer NOT NULL DEFAULT 0,
    error_code    text,
    error_param   text,
    error_message text,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    finished_at   timestamptz
);

CREATE INDEX job_waiting ON job (lane, turn) WHERE state = 'waiting';
CREATE INDEX job_waiting_of_project ON job (lane, project_id, turn) WHERE state = 'waiting';
CREATE INDEX job_finished ON job (finished_at);

CREATE TABLE job_step (
    job_id      text NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    name        text NOT NULL,
    output      json NOT NULL,
    finished_at timestamptz NOT NULL,
    PRIMARY KEY (job_id, name)
);

-- One queue a lane, in the columns that db-scheduler 16 wants. A row lives as long as its job is to run.
CREATE TABLE queue_interactive (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             integer,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX queue_interactive_order ON queue_interactive (priority DESC, execution_time ASC);
CREATE INDEX queue_interactive_heartbeat ON queue_interactive (last_heartbeat);

CREATE TABLE queue_batch (LIKE queue_interactive INCLUDING ALL);

CREATE TABLE queue_delivery (LIKE queue_interactive INCLUDING ALL);
