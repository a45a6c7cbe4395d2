-- Pictures, sound and film: uploaded by their owner, or of a post from another server.
CREATE TABLE attachments (
    id            INTEGER PRIMARY KEY,
    owner_id      BIGINT NOT NULL REFERENCES accounts (id),
    -- NULL while it waits for its post, and again after that was deleted to be written anew.
    post_id       BIGINT REFERENCES posts (id),
    -- In the post, from 0.
    position      BIGINT NOT NULL DEFAULT 0,
    -- image, gifv, video, audio or unknown.
    kind          TEXT NOT NULL,
    -- waiting, working, ready or failed. Only what is ready can be posted.
    state         TEXT NOT NULL DEFAULT 'waiting',
    -- Names in the store of files, not addresses: where that is may change. NULL until there is such a file.
    file_key      TEXT,
    preview_key   TEXT,
    content_type  TEXT,
    bytes         BIGINT,
    width         BIGINT,
    height        BIGINT,
    -- Of sound and film, in milliseconds.
    duration      BIGINT,
    -- For those who do not see it, by its owner.
    description   TEXT NOT NULL DEFAULT '',
    -- From -1 to 1 in millionths: whole numbers are the same in both databases. NULL is the middle.
    focus_x       BIGINT,
    focus_y       BIGINT,
    blurhash      TEXT,
    -- Where it is on the other server; NULL for what was uploaded here.
    remote_url    TEXT,
    created_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX attachments_post ON attachments (post_id, position, id) WHERE post_id IS NOT NULL;
-- The files of a person: what they may still post, and what goes with them.
CREATE UNIQUE INDEX attachments_owner ON attachments (owner_id, id);
-- Uploaded and never posted: they go after a day.
CREATE INDEX attachments_loose ON attachments (created_at) WHERE post_id IS NULL;
CREATE INDEX attachments_unready ON attachments (state, id) WHERE state <> 'ready';
