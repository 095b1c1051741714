-- Which engine made a prediction, and what was asked of models for it.
ALTER TABLE prediction
    ADD COLUMN engine text,
    ADD COLUMN model_calls integer NOT NULL DEFAULT 0,
    ADD COLUMN prompt_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN completion_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN model_cost_micros bigint NOT NULL DEFAULT 0;
