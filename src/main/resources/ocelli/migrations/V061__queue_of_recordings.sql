-- Recordings wait and run beside pages, not before them.
CREATE TABLE queue_recording (LIKE queue_interactive INCLUDING ALL);
