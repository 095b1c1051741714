-- What lists are searched and sorted by stands in columns of its own, so that no row's JSON is opened for it.
ALTER TABLE prediction
    ADD COLUMN medium   text NOT NULL DEFAULT 'document',
    ADD COLUMN subject  text,                           -- what it is read as: a domain, a skill; NULL: a schema alone says it
    ADD COLUMN file_ids text[] NOT NULL DEFAULT '{}';

UPDATE prediction
   SET medium = lower(COALESCE(submission ->> 'medium', 'document')),
       subject = COALESCE(response ->> 'schemaUsed', domain),
       file_ids = ARRAY(SELECT json_array_elements_text(submission -> 'fileIds'));

CREATE INDEX prediction_of_subject ON prediction (project_id, subject, created_at DESC);
CREATE INDEX prediction_of_status ON prediction (project_id, status, created_at DESC);
CREATE INDEX prediction_of_file ON prediction USING gin (file_ids);

ALTER TABLE execution
    ADD COLUMN subject  text NOT NULL DEFAULT 'agent',  -- the agent as name:version
    ADD COLUMN file_ids text[] NOT NULL DEFAULT '{}';

UPDATE execution
   SET subject = COALESCE(wish ->> 'name', 'agent'),
       file_ids = ARRAY(SELECT input ->> 'fileId' FROM json_array_elements(wish -> 'inputs') AS x (input)
                         WHERE input ->> 'kind' = 'file' AND input ->> 'fileId' IS NOT NULL);

CREATE INDEX execution_of_subject ON execution (project_id, subject, created_at DESC);
CREATE INDEX execution_of_status ON execution (project_id, status, created_at DESC);
CREATE INDEX execution_of_file ON execution USING gin (file_ids);

CREATE INDEX chat_turn_of_model ON chat_turn (project_id, model, created_at DESC) WHERE origin = 'api';
CREATE INDEX webhook_delivery_newest ON webhook_delivery (project_id, created_at DESC, id);
CREATE INDEX feedback_newest ON feedback (project_id, created_at DESC, id);
