-- Within a lane API keys take turns, not whole projects.
ALTER TABLE job ADD COLUMN share text;
UPDATE job SET share = project_id;
ALTER TABLE job ALTER COLUMN share SET NOT NULL;
CREATE INDEX job_waiting_of_share ON job (lane, share, turn) WHERE state = 'waiting';

ALTER TABLE job DROP CONSTRAINT job_state_check;
ALTER TABLE job ADD CONSTRAINT job_state_check
    CHECK (state IN ('waiting', 'running', 'paused', 'completed', 'failed', 'cancelled'));
