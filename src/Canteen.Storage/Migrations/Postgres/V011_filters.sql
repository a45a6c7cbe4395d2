-- What somebody does not want to read. All of a person's filters are read together.
CREATE TABLE filters (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    title      TEXT NOT NULL,
    -- Bits: 1 home, 2 notifications, 4 public, 8 thread, 16 account.
    contexts   BIGINT NOT NULL,
    -- 0 warn, 1 hide, 2 blur.
    action     BIGINT NOT NULL,
    -- Milliseconds; NULL: never.
    expires_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX filters_account ON filters (account_id, id);

CREATE TABLE filter_keywords (
    id         BIGINT PRIMARY KEY,
    filter_id  BIGINT NOT NULL REFERENCES filters (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    keyword    TEXT NOT NULL,
    whole_word BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE UNIQUE INDEX filter_keywords_account ON filter_keywords (account_id, id);
CREATE INDEX filter_keywords_filter ON filter_keywords (filter_id);

-- Single posts. post_id is only a number: a post that is deleted is found by nothing.
CREATE TABLE filter_posts (
    id         BIGINT PRIMARY KEY,
    filter_id  BIGINT NOT NULL REFERENCES filters (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    post_id    BIGINT NOT NULL,
    UNIQUE (filter_id, post_id)
);
CREATE UNIQUE INDEX filter_posts_account ON filter_posts (account_id, id);
