-- What a post was before each edit; what it is now stands in posts. Its words go when the post is deleted.
CREATE TABLE post_revisions (
    id              INTEGER PRIMARY KEY,
    post_id         BIGINT NOT NULL REFERENCES posts (id),
    -- As typed; NULL for a post of another server, of which nobody here knows what was typed.
    text            TEXT,
    -- Safe, as that of the post.
    html            TEXT NOT NULL,
    content_warning TEXT NOT NULL,
    sensitive       BOOLEAN NOT NULL,
    language        TEXT,
    -- The attachments as they were, with their descriptions: JSON, because they are shown and never searched.
    attachments     TEXT NOT NULL DEFAULT '[]',
    -- When this version was written: as the post, or by the edit before.
    created_at      BIGINT NOT NULL
);
-- The history of a post, oldest first, page by page.
CREATE UNIQUE INDEX post_revisions_post ON post_revisions (post_id, id);
