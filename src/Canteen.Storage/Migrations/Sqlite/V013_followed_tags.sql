-- Hashtags that somebody follows: public posts with them are in their home.
CREATE TABLE followed_tags (
    id         INTEGER PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- Folded. By name and not by tag: nobody may have used it yet.
    name       TEXT NOT NULL,
    -- As it was typed, without the #.
    display    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, name)
);
CREATE UNIQUE INDEX followed_tags_account ON followed_tags (account_id, id);
