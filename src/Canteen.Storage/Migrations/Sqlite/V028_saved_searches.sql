-- What somebody searches for again and again. Ids of posts in place of times.
CREATE TABLE saved_searches (
    id            INTEGER PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    title         TEXT NOT NULL,
    query         TEXT NOT NULL,
    looked_up_to  BIGINT NOT NULL,
    -- 0 no, 1 at most hourly, 2 at once.
    notice        BIGINT NOT NULL DEFAULT 0,
    -- The newest post of which the owner was told, when, and how often at once on that day.
    told_up_to    BIGINT NOT NULL DEFAULT 0,
    told_at       BIGINT NOT NULL DEFAULT 0,
    told_day      BIGINT NOT NULL DEFAULT 0,
    told_today    BIGINT NOT NULL DEFAULT 0,
    -- Of the address of its feed; null for none.
    feed_hash     TEXT,
    created_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_searches_account ON saved_searches (account_id, id);
CREATE UNIQUE INDEX saved_searches_feed ON saved_searches (feed_hash) WHERE feed_hash IS NOT NULL;
CREATE INDEX saved_searches_notice ON saved_searches (id) WHERE notice > 0;

-- The last words that somebody searched for, until they forget them.
CREATE TABLE recent_searches (
    account_id  BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    query       TEXT NOT NULL,
    searched_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, query)
);

-- Why somebody is told of a post: because of a saved search, which has found so many.
ALTER TABLE notifications ADD COLUMN search_id BIGINT;
ALTER TABLE notifications ADD COLUMN search_title TEXT;
ALTER TABLE notifications ADD COLUMN search_posts BIGINT;
