-- Who blocked whom: neither sees anything of the other. The id orders the list that its owner reads.
CREATE TABLE blocks (
    id         INTEGER PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    blocked_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, blocked_id)
);
CREATE UNIQUE INDEX blocks_account ON blocks (account_id, id);
CREATE INDEX blocks_blocked ON blocks (blocked_id, account_id);

-- Who does not want to read whom for a while. Others are not told.
CREATE TABLE mutes (
    id            INTEGER PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES accounts (id),
    muted_id      BIGINT NOT NULL REFERENCES accounts (id),
    -- Their notifications too.
    notifications BOOLEAN NOT NULL DEFAULT TRUE,
    -- Milliseconds; NULL: until it is ended by hand.
    expires_at    BIGINT,
    created_at    BIGINT NOT NULL,
    UNIQUE (account_id, muted_id)
);
CREATE UNIQUE INDEX mutes_account ON mutes (account_id, id);
CREATE INDEX mutes_muted ON mutes (muted_id);
CREATE INDEX mutes_expires ON mutes (expires_at) WHERE expires_at IS NOT NULL;
