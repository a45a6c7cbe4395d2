-- How far those who will be at a tweetchat have been told of something, so that nobody is told twice.
CREATE TABLE chat_news (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    -- Of what, as ChatNews numbers it.
    news        BIGINT NOT NULL,
    -- The start that it is about, or when it happened.
    moment      BIGINT NOT NULL,
    -- Accounts are told in the order of their ids.
    told_up_to  BIGINT NOT NULL,
    PRIMARY KEY (chat_id, news, moment)
);

-- A notification about a tweetchat: what it was called then, and what there is to say of it.
ALTER TABLE notifications ADD COLUMN chat_id BIGINT;
ALTER TABLE notifications ADD COLUMN chat_title TEXT;
ALTER TABLE notifications ADD COLUMN chat_news BIGINT;
