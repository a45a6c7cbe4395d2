-- There is no room for reports yet. What is reported is copied when it is: no column here points at posts, so that a post can be deleted,
-- and forgotten, while the copy stays for whoever has to decide. It goes when the report is old.
CREATE TABLE reports (
    id          INTEGER PRIMARY KEY,
    -- NULL where another server reported: it does not say who.
    reporter_id BIGINT REFERENCES accounts (id),
    target_id   BIGINT NOT NULL REFERENCES accounts (id),
    -- spam, legal, violation or other.
    category    TEXT NOT NULL DEFAULT 'other',
    comment     TEXT NOT NULL DEFAULT '',
    -- The rules that were broken: a JSON list of ids.
    rule_ids    TEXT NOT NULL DEFAULT '[]',
    forwarded   BOOLEAN NOT NULL DEFAULT FALSE,
    assigned_id BIGINT REFERENCES accounts (id),
    -- By whom and when it was settled; NULL while it is open.
    settled_by  BIGINT REFERENCES accounts (id),
    settled_at  BIGINT,
    created_at  BIGINT NOT NULL
);
CREATE INDEX reports_open ON reports (id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX reports_target ON reports (target_id, id);
CREATE INDEX reports_reporter ON reports (reporter_id, id) WHERE reporter_id IS NOT NULL;

-- A post as it was when it was reported. post_id is only a number: the post may be gone.
CREATE TABLE report_posts (
    report_id       BIGINT NOT NULL REFERENCES reports (id),
    post_id         BIGINT NOT NULL,
    author_id       BIGINT NOT NULL REFERENCES accounts (id),
    uri             TEXT,
    -- As typed; NULL for a post of another server.
    text            TEXT,
    -- Safe, as it was shown.
    html            TEXT NOT NULL,
    content_warning TEXT NOT NULL,
    -- A JSON list of kind, file and description.
    attachments     TEXT NOT NULL DEFAULT '[]',
    visibility      BIGINT NOT NULL,
    posted_at       BIGINT NOT NULL,
    PRIMARY KEY (report_id, post_id)
);
CREATE INDEX report_posts_post ON report_posts (post_id);
