-- What the answer had to fit: a skill that is made from the session asks for the same.
ALTER TABLE chat_turn ADD COLUMN answer_schema json;
