-- Hashtags that somebody shows on their profile.
CREATE TABLE featured_tags (
    id         INTEGER PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- Folded. By name and not by tag: nobody may have used it yet.
    name       TEXT NOT NULL,
    -- As it was typed, without the #.
    display    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, name)
);
CREATE UNIQUE INDEX featured_tags_account ON featured_tags (account_id, id);

-- With the author of the post, so that one person's posts with a hashtag are found and counted without walking along all of theirs.
ALTER TABLE post_tags ADD COLUMN author_id BIGINT NOT NULL DEFAULT 0;
UPDATE post_tags SET author_id = (SELECT p.author_id FROM posts p WHERE p.id = post_tags.post_id);
CREATE INDEX post_tags_author ON post_tags (author_id, tag_id, post_id, visibility);
