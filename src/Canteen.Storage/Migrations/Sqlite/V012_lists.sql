-- Lists of people and hashtags that somebody reads as timelines of their own. Nobody else knows of them.
CREATE TABLE lists (
    id           INTEGER PRIMARY KEY,
    account_id   BIGINT NOT NULL REFERENCES accounts (id),
    title        TEXT NOT NULL,
    -- Answers to others: 0 to people whom the owner follows, 1 to people of the list, 2 none.
    replies      BIGINT NOT NULL,
    -- What its people say is not in their owner's home.
    is_exclusive BOOLEAN NOT NULL DEFAULT FALSE,
    -- In the navigation of its owner.
    is_pinned    BOOLEAN NOT NULL DEFAULT FALSE,
    icon         TEXT NOT NULL,
    colour       BIGINT NOT NULL DEFAULT 0,
    -- Among the lists of its owner, from the top.
    place        BIGINT NOT NULL,
    created_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX lists_account ON lists (account_id, id);

-- account_id is the owner, as in list_tags.
CREATE TABLE list_members (
    id         INTEGER PRIMARY KEY,
    list_id    BIGINT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    member_id  BIGINT NOT NULL REFERENCES accounts (id),
    UNIQUE (list_id, member_id)
);
CREATE UNIQUE INDEX list_members_list ON list_members (list_id, id);
CREATE INDEX list_members_account ON list_members (account_id, member_id);
CREATE INDEX list_members_member ON list_members (member_id);

-- By name and not by tag: nobody may have used it yet.
CREATE TABLE list_tags (
    id         INTEGER PRIMARY KEY,
    list_id    BIGINT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- Folded.
    name       TEXT NOT NULL,
    -- As its owner typed it, without the #.
    display    TEXT NOT NULL,
    UNIQUE (list_id, name)
);
CREATE INDEX list_tags_account ON list_tags (account_id);
