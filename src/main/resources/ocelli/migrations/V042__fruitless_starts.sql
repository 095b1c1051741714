-- Starts since the last step that was finished; a job that gets further is not given up for having been begun often.
ALTER TABLE job ADD COLUMN fruitless integer NOT NULL DEFAULT 0;
UPDATE job SET fruitless = starts;
