-- Collections: bookmarks that their owners put together, with a note each and in an order of their own.
CREATE TABLE collections (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    title       TEXT NOT NULL,
    description TEXT NOT NULL,
    -- Who may read it: 0 its owner, 1 whoever has the link, 2 everybody.
    sharing     BIGINT NOT NULL,
    -- The end of the secret address, readable for its owner; there for 1 alone.
    link        TEXT,
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX collections_account ON collections (account_id, id);
CREATE UNIQUE INDEX collections_link ON collections (link);

-- A post in a collection is a bookmark of its owner, and goes with it.
CREATE TABLE collection_posts (
    collection_id BIGINT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    account_id    BIGINT NOT NULL,
    post_id       BIGINT NOT NULL,
    -- The highest comes first. Not counted from 1, so that a cursor does not tell how many there are that a reader may not see.
    place         BIGINT NOT NULL,
    note          TEXT NOT NULL,
    added_at      BIGINT NOT NULL,
    PRIMARY KEY (collection_id, post_id),
    FOREIGN KEY (account_id, post_id) REFERENCES bookmarks (account_id, post_id) ON DELETE CASCADE
);
CREATE INDEX collection_posts_place ON collection_posts (collection_id, place);
CREATE INDEX collection_posts_bookmark ON collection_posts (account_id, post_id);

CREATE TABLE collection_follows (
    id            BIGINT PRIMARY KEY,
    collection_id BIGINT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    account_id    BIGINT NOT NULL REFERENCES accounts (id),
    -- When the follower last looked at it.
    seen_at       BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    UNIQUE (collection_id, account_id)
);
CREATE UNIQUE INDEX collection_follows_account ON collection_follows (account_id, id);
