-- What is known of an account on another server besides what is shown; its actor's address is accounts.uri. account_keys has the pairs
-- of our own people. Of others there is only the public half, and here is no column for another.
CREATE TABLE remote_actors (
    account_id       INTEGER PRIMARY KEY REFERENCES accounts (id),
    inbox_url        TEXT NOT NULL,
    -- One inbox for all people of a server; NULL where it has none.
    shared_inbox_url TEXT,
    outbox_url       TEXT,
    followers_url    TEXT,
    featured_url     TEXT,
    -- The address of the key as signatures name it; often, but not always, the actor's with #main-key.
    key_id           TEXT,
    public_pem       TEXT,
    fetched_at       BIGINT NOT NULL
);
CREATE UNIQUE INDEX remote_actors_key ON remote_actors (key_id) WHERE key_id IS NOT NULL;
-- Whom a list of followers is about: such an address stands in the to and cc of a post.
CREATE INDEX remote_actors_followers ON remote_actors (followers_url) WHERE followers_url IS NOT NULL;
CREATE INDEX remote_actors_fetched ON remote_actors (fetched_at);
CREATE INDEX accounts_domain ON accounts (domain, id) WHERE domain <> '';

-- What came with a post from another server; its address is posts.uri. Its posts.text is empty, because nobody here knows what was typed,
-- and its posts.html as well: that is what this server made of a typed text.
CREATE TABLE remote_posts (
    post_id     INTEGER PRIMARY KEY REFERENCES posts (id),
    -- As it came, never shown: to be cleaned anew when the rules for that change.
    source_html TEXT NOT NULL,
    -- What the sanitiser let through; NULL where it has not seen it.
    safe_html   TEXT,
    fetched_at  BIGINT NOT NULL
);
CREATE INDEX remote_posts_fetched ON remote_posts (fetched_at);
