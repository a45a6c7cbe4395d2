-- Up to when somebody has caught up, in milliseconds.
CREATE TABLE catch_up_marks (
    account_id   BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    caught_up_to BIGINT NOT NULL
);

-- What people do and where, as it was last seen, so that a change of their profile tells what was there before.
CREATE TABLE known_roles (
    account_id   BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    role         TEXT NOT NULL,
    organisation TEXT NOT NULL
);
INSERT INTO known_roles (account_id, role, organisation)
SELECT id, CASE WHEN job_title <> '' THEN job_title ELSE profession END, organisation FROM accounts
WHERE job_title <> '' OR profession <> '' OR organisation <> '';

-- What stood there before the change.
CREATE TABLE role_changes (
    account_id   BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    changed_at   BIGINT NOT NULL,
    role         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (account_id, changed_at)
);
CREATE INDEX role_changes_time ON role_changes (changed_at);

-- Who wants to be sent what they missed.
CREATE TABLE catch_up_mails (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    -- 0 Sunday to 6 Saturday; null: every day.
    weekday    BIGINT,
    -- By the clock of the zone.
    hour       BIGINT NOT NULL,
    zone       TEXT NOT NULL,
    sent_up_to BIGINT NOT NULL,
    next_at    BIGINT NOT NULL
);

-- With which secret in a mail the mails can be stopped.
CREATE TABLE catch_up_stops (
    hash       TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL
);
CREATE INDEX catch_up_stops_account ON catch_up_stops (account_id);
CREATE INDEX catch_up_stops_time ON catch_up_stops (created_at);
