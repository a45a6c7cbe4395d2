-- Times are milliseconds since 1970, UTC. Flags are BOOLEAN. Ids are 64-bit and made by the application.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The spine ---------------------------------------------------------------------------------------------------------

-- seq alone is no order on PostgreSQL: a later number can be committed first. Readers go by (xid, seq), below the oldest
-- transaction that is still open.
CREATE TABLE events (
    xid        BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    seq        BIGINT GENERATED ALWAYS AS IDENTITY,
    kind       TEXT NOT NULL,
    payload    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (xid, seq)
);

CREATE TABLE reaction_cursors (
    reaction TEXT PRIMARY KEY,
    xid      BIGINT NOT NULL DEFAULT 0,
    seq      BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE jobs (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    key         TEXT,
    run_at      BIGINT NOT NULL,
    attempts    BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT NOT NULL DEFAULT 0,
    again       BIGINT NOT NULL DEFAULT 0,
    last_error  TEXT,
    dead_at     BIGINT,
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX jobs_key ON jobs (kind, key) WHERE key IS NOT NULL AND dead_at IS NULL;
CREATE INDEX jobs_due ON jobs (run_at) WHERE dead_at IS NULL;

-- People ------------------------------------------------------------------------------------------------------------

CREATE TABLE accounts (
    id              BIGINT PRIMARY KEY,
    handle          TEXT NOT NULL,
    handle_key      TEXT COLLATE "C" NOT NULL,
    domain          TEXT NOT NULL DEFAULT '',
    uri             TEXT UNIQUE,
    display_name    TEXT NOT NULL DEFAULT '',
    job_title       TEXT NOT NULL DEFAULT '',
    profession      TEXT NOT NULL DEFAULT '',
    organisation    TEXT NOT NULL DEFAULT '',
    bio             TEXT NOT NULL DEFAULT '',
    fields          TEXT NOT NULL DEFAULT '[]',
    views_own       BOOLEAN NOT NULL DEFAULT FALSE,
    locked          BOOLEAN NOT NULL DEFAULT FALSE,
    bot             BOOLEAN NOT NULL DEFAULT FALSE,
    discoverable    BOOLEAN NOT NULL DEFAULT TRUE,
    indexable       BOOLEAN NOT NULL DEFAULT TRUE,
    hide_collections BOOLEAN NOT NULL DEFAULT FALSE,
    default_visibility BIGINT NOT NULL DEFAULT 0,
    default_sensitive  BOOLEAN NOT NULL DEFAULT FALSE,
    default_language   TEXT NOT NULL DEFAULT '',
    created_at      BIGINT NOT NULL,
    last_post_at    BIGINT,
    suspended_at    BIGINT,
    followers_count BIGINT NOT NULL DEFAULT 0,
    following_count BIGINT NOT NULL DEFAULT 0,
    posts_count     BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX accounts_handle ON accounts (handle_key, domain);
CREATE INDEX accounts_directory ON accounts ((coalesce(last_post_at, 0)), id) WHERE discoverable = TRUE AND suspended_at IS NULL;

CREATE TABLE account_keys (
    account_id  BIGINT PRIMARY KEY REFERENCES accounts (id),
    public_pem  TEXT NOT NULL,
    private_pem TEXT NOT NULL
);

-- The person behind a local account: what signs in.
CREATE TABLE users (
    account_id     BIGINT PRIMARY KEY REFERENCES accounts (id),
    email          TEXT NOT NULL,
    email_key      TEXT NOT NULL UNIQUE,
    password_hash  TEXT,
    security_stamp TEXT NOT NULL,
    role           TEXT NOT NULL DEFAULT 'member',
    confirmed_at   BIGINT,
    approved_at    BIGINT,
    disabled_at    BIGINT,
    reason         TEXT NOT NULL DEFAULT '',
    locale         TEXT NOT NULL DEFAULT 'en',
    invite_id      BIGINT,
    app_id         BIGINT,
    created_at     BIGINT NOT NULL,
    last_active_at BIGINT
);

-- Only a confirmed address has its key in email_key. Before that a person is found by what they typed.
CREATE INDEX users_unconfirmed ON users (lower(email)) WHERE confirmed_at IS NULL;
CREATE INDEX users_pending ON users (confirmed_at) WHERE approved_at IS NULL;

CREATE TABLE invites (
    id         BIGINT PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    created_by BIGINT REFERENCES accounts (id),
    max_uses   BIGINT,
    uses       BIGINT NOT NULL DEFAULT 0,
    expires_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX invites_created_by ON invites (created_by, id);

-- A link in a mail: confirm an address, reset a password.
CREATE TABLE mail_tokens (
    token_hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    purpose    TEXT NOT NULL,
    email      TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX mail_tokens_account ON mail_tokens (account_id);
CREATE INDEX mail_tokens_expires ON mail_tokens (expires_at);

CREATE TABLE sessions (
    id         BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    user_agent TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- Browsers in which somebody has signed in before, by the hash of their cookie; a row for each person.
CREATE TABLE known_browsers (
    id         BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    expires_at BIGINT NOT NULL,
    UNIQUE (token_hash, account_id)
);
CREATE INDEX known_browsers_account ON known_browsers (account_id);

-- What must not be done too often, by hash: guessing a password, mailing a mailbox. used_until is now when all may be done again.
CREATE TABLE allowances (
    key        TEXT PRIMARY KEY,
    used_until BIGINT NOT NULL
);
CREATE INDEX allowances_used_until ON allowances (used_until);

CREATE TABLE apps (
    id            BIGINT PRIMARY KEY,
    client_id     TEXT NOT NULL UNIQUE,
    secret_hash   TEXT NOT NULL,
    name          TEXT NOT NULL,
    website       TEXT,
    redirect_uris TEXT NOT NULL,
    scopes        TEXT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE grants (
    code_hash    TEXT PRIMARY KEY,
    app_id       BIGINT NOT NULL REFERENCES apps (id),
    account_id   BIGINT NOT NULL REFERENCES accounts (id),
    redirect_uri TEXT NOT NULL,
    scopes       TEXT NOT NULL,
    challenge    TEXT,
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT,
    token_id     BIGINT
);
CREATE INDEX grants_account ON grants (account_id);
CREATE INDEX grants_app ON grants (app_id);
CREATE INDEX grants_expires ON grants (expires_at);

CREATE TABLE tokens (
    id         BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    app_id     BIGINT REFERENCES apps (id),
    account_id BIGINT REFERENCES accounts (id),
    scopes     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at    BIGINT,
    revoked_at BIGINT
);
CREATE INDEX tokens_account ON tokens (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX tokens_app ON tokens (app_id);
-- Tokens of apps themselves: the newest of an app, and those that nobody has used for long.
CREATE INDEX tokens_own ON tokens (app_id, id) WHERE account_id IS NULL AND revoked_at IS NULL;
CREATE INDEX tokens_idle ON tokens ((coalesce(used_at, created_at))) WHERE account_id IS NULL AND revoked_at IS NULL;
CREATE INDEX tokens_revoked ON tokens (revoked_at) WHERE revoked_at IS NOT NULL;

CREATE TABLE data_protection_keys (
    name TEXT PRIMARY KEY,
    xml  TEXT NOT NULL
);

CREATE TABLE rules (
    id       BIGINT PRIMARY KEY,
    position BIGINT NOT NULL,
    text     TEXT NOT NULL,
    hint     TEXT NOT NULL DEFAULT ''
);

CREATE TABLE follows (
    id          BIGINT PRIMARY KEY,
    follower_id BIGINT NOT NULL REFERENCES accounts (id),
    followee_id BIGINT NOT NULL REFERENCES accounts (id),
    show_boosts BOOLEAN NOT NULL DEFAULT TRUE,
    notify      BOOLEAN NOT NULL DEFAULT FALSE,
    languages   TEXT,
    -- The follower shows the followee on their profile; in the order of these. It ends with the follow.
    endorsement_id BIGINT,
    created_at  BIGINT NOT NULL,
    UNIQUE (follower_id, followee_id)
);
CREATE UNIQUE INDEX follows_followee ON follows (followee_id, id);
CREATE UNIQUE INDEX follows_follower ON follows (follower_id, id);
CREATE UNIQUE INDEX follows_endorsed ON follows (follower_id, endorsement_id) WHERE endorsement_id IS NOT NULL;

CREATE TABLE follow_requests (
    id          BIGINT PRIMARY KEY,
    follower_id BIGINT NOT NULL REFERENCES accounts (id),
    followee_id BIGINT NOT NULL REFERENCES accounts (id),
    show_boosts BOOLEAN NOT NULL DEFAULT TRUE,
    notify      BOOLEAN NOT NULL DEFAULT FALSE,
    languages   TEXT,
    created_at  BIGINT NOT NULL,
    UNIQUE (follower_id, followee_id)
);
CREATE UNIQUE INDEX follow_requests_followee ON follow_requests (followee_id, id);

-- What one person wrote about another for themselves alone.
CREATE TABLE account_remarks (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    about_id   BIGINT NOT NULL REFERENCES accounts (id),
    text       TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, about_id)
);

-- Posts: a boost is a row of its own that points at what it boosts ---------------------------------------------------

CREATE TABLE posts (
    id               BIGINT PRIMARY KEY,
    author_id        BIGINT NOT NULL REFERENCES accounts (id),
    uri              TEXT,
    url              TEXT,
    text             TEXT NOT NULL DEFAULT '',
    html             TEXT NOT NULL DEFAULT '',
    content_warning  TEXT NOT NULL DEFAULT '',
    sensitive        BOOLEAN NOT NULL DEFAULT FALSE,
    visibility       BIGINT NOT NULL,
    language         TEXT,
    thread_id        BIGINT NOT NULL,
    reply_to_id      BIGINT,
    reply_to_account_id BIGINT,
    boost_of_id      BIGINT REFERENCES posts (id),
    app_id           BIGINT REFERENCES apps (id),
    local            BOOLEAN NOT NULL DEFAULT TRUE,
    created_at       BIGINT NOT NULL,
    edited_at        BIGINT,
    deleted_at       BIGINT,
    replies_count    BIGINT NOT NULL DEFAULT 0,
    boosts_count     BIGINT NOT NULL DEFAULT 0,
    favourites_count BIGINT NOT NULL DEFAULT 0
);
-- With all that decides on whose timeline a post belongs: hundreds of authors are looked at for one page, and their posts are not.
CREATE INDEX posts_author ON posts (author_id, id, visibility, boost_of_id, reply_to_id, reply_to_account_id, language) WHERE deleted_at IS NULL;
CREATE INDEX posts_answers ON posts (reply_to_account_id, id) WHERE reply_to_account_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_public ON posts (id) WHERE visibility = 0 AND deleted_at IS NULL AND boost_of_id IS NULL;
CREATE INDEX posts_reply ON posts (reply_to_id, id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX posts_thread ON posts (thread_id, id);
CREATE UNIQUE INDEX posts_uri ON posts (uri) WHERE uri IS NOT NULL;
CREATE INDEX posts_app ON posts (app_id) WHERE app_id IS NOT NULL;
CREATE INDEX posts_boosts ON posts (boost_of_id, id) WHERE boost_of_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX posts_boost ON posts (author_id, boost_of_id) WHERE boost_of_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE mentions (
    post_id    BIGINT NOT NULL REFERENCES posts (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (post_id, account_id)
);
CREATE INDEX mentions_account ON mentions (account_id, post_id);

CREATE TABLE tags (
    id         BIGINT PRIMARY KEY,
    name       TEXT COLLATE "C" NOT NULL UNIQUE,
    display    TEXT NOT NULL,
    is_public  BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
-- A tag that no public post has is not there for strangers, and is spelt as it is folded: how it was written would tell of a post.
CREATE INDEX tags_public ON tags (name) WHERE is_public = TRUE;

-- With the visibility of the post, so that a timeline walks along its public posts alone, in their order.
CREATE TABLE post_tags (
    tag_id     BIGINT NOT NULL REFERENCES tags (id),
    visibility BIGINT NOT NULL,
    post_id    BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (tag_id, visibility, post_id)
);
CREATE INDEX post_tags_post ON post_tags (post_id);

-- The tags of an author's posts that are not public, to be found by those who may read them.
CREATE TABLE quiet_tags (
    author_id  BIGINT NOT NULL REFERENCES accounts (id),
    visibility BIGINT NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    posts      BIGINT NOT NULL,
    PRIMARY KEY (author_id, visibility, name)
);

CREATE TABLE favourites (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    post_id    BIGINT NOT NULL REFERENCES posts (id),
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, post_id)
);
CREATE UNIQUE INDEX favourites_post ON favourites (post_id, id);
CREATE UNIQUE INDEX favourites_account ON favourites (account_id, id);

CREATE TABLE bookmarks (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    post_id    BIGINT NOT NULL REFERENCES posts (id),
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, post_id)
);
CREATE UNIQUE INDEX bookmarks_account ON bookmarks (account_id, id);
CREATE INDEX bookmarks_post ON bookmarks (post_id);

CREATE TABLE pins (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    post_id    BIGINT NOT NULL REFERENCES posts (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, post_id)
);

-- By the first post of the thread, whose id all its posts carry. Also before others have answered.
CREATE TABLE muted_threads (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    thread_id  BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, thread_id)
);

CREATE TABLE idempotency_keys (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    key        TEXT NOT NULL,
    post_id    BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE notifications (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind       TEXT NOT NULL,
    from_id    BIGINT NOT NULL REFERENCES accounts (id),
    post_id    BIGINT REFERENCES posts (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX notifications_account ON notifications (account_id, id);
CREATE INDEX notifications_post ON notifications (post_id, from_id) WHERE post_id IS NOT NULL;
CREATE INDEX notifications_people ON notifications (account_id, from_id) WHERE post_id IS NULL;

CREATE TABLE markers (
    account_id   BIGINT NOT NULL REFERENCES accounts (id),
    timeline     TEXT NOT NULL,
    last_read_id BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    PRIMARY KEY (account_id, timeline)
);
