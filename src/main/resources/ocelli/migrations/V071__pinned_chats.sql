-- What people set on a conversation: whether it stands on top, and what it is written with (model, tools, skills).
ALTER TABLE chat_session ADD COLUMN pinned boolean NOT NULL DEFAULT false;
ALTER TABLE chat_session ADD COLUMN choices json;
