-- Who used a hashtag, a post or a link in public, once each: 0 hashtag, 1 post, 2 link. Forgotten after seven days.
CREATE TABLE trend_uses (
    kind       BIGINT NOT NULL,
    -- A folded hashtag, the id of a post, or an address.
    subject    TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    used_at    BIGINT NOT NULL,
    -- Taken back. The row stays, so that doing it again is not new.
    is_undone  BOOLEAN NOT NULL,
    PRIMARY KEY (kind, subject, account_id)
);
CREATE INDEX trend_uses_newest ON trend_uses (kind, used_at);

-- By which posts, boosts and favourites they used it; when the last is gone, the use is undone.
CREATE TABLE trend_causes (
    account_id BIGINT NOT NULL,
    kind       BIGINT NOT NULL,
    subject    TEXT NOT NULL,
    -- A post or a boost of theirs; of a favourite the post itself.
    cause      BIGINT NOT NULL,
    used_at    BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind, subject, cause)
);
CREATE INDEX trend_causes_cause ON trend_causes (cause, account_id);
CREATE INDEX trend_causes_link ON trend_causes (subject, cause) WHERE kind = 2;
CREATE INDEX trend_causes_age ON trend_causes (used_at);

-- What moderators decided; of 3, the host that publishes links.
CREATE TABLE trend_rulings (
    kind       BIGINT NOT NULL,
    subject    TEXT NOT NULL,
    is_allowed BOOLEAN NOT NULL,
    ruled_by   BIGINT NOT NULL REFERENCES accounts (id),
    ruled_at   BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX trend_rulings_newest ON trend_rulings (ruled_at) WHERE is_allowed = FALSE;
