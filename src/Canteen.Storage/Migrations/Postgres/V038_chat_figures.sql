-- The figures of tweetchats, kept as posts come and go.

-- What a post of a chat adds to them, so that it can be taken out again.
CREATE TABLE chat_post_figures (
    post_id     BIGINT PRIMARY KEY,
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    author_id   BIGINT NOT NULL REFERENCES accounts (id),
    -- Of the clock, since 1970.
    minute      BIGINT NOT NULL,
    -- How many followed its author when it was published.
    followers   BIGINT NOT NULL,
    -- It is in the figures now: not where the hosts put it aside or took it out.
    counts      BOOLEAN NOT NULL
);

-- Whom it answers or mentions.
CREATE TABLE chat_post_ties (
    post_id     BIGINT NOT NULL,
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (post_id, account_id)
);

CREATE TABLE chat_sums (
    chat_id     BIGINT PRIMARY KEY REFERENCES chats (id),
    posts_count BIGINT NOT NULL,
    people_count BIGINT NOT NULL,
    impressions BIGINT NOT NULL,
    counted_at  BIGINT NOT NULL
);

CREATE TABLE chat_minutes (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    minute      BIGINT NOT NULL,
    posts_count BIGINT NOT NULL,
    PRIMARY KEY (chat_id, minute)
);

CREATE TABLE chat_voices (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    posts_count BIGINT NOT NULL,
    PRIMARY KEY (chat_id, account_id)
);

-- In how many posts somebody answered or mentioned somebody else.
CREATE TABLE chat_ties (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    from_id     BIGINT NOT NULL REFERENCES accounts (id),
    to_id       BIGINT NOT NULL REFERENCES accounts (id),
    posts_count BIGINT NOT NULL,
    PRIMARY KEY (chat_id, from_id, to_id)
);
