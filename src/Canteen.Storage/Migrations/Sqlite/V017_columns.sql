-- The feeds that somebody reads side by side, in their order: their kind and of what, as "home" or "list:12".
CREATE TABLE columns (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    place      BIGINT NOT NULL,
    feed       TEXT NOT NULL,
    PRIMARY KEY (account_id, place)
);
