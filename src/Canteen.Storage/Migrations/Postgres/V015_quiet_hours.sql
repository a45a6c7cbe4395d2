-- When somebody wants to be left alone. Nobody else learns of it.
CREATE TABLE quiet_hours (
    account_id       BIGINT PRIMARY KEY REFERENCES accounts (id),
    -- The IANA name of the zone whose clock the rules go by.
    zone             TEXT NOT NULL,
    -- Milliseconds; 0: not paused.
    paused_until     BIGINT NOT NULL DEFAULT 0,
    -- The rules do not count before: they were ended by hand. Milliseconds.
    awake_until      BIGINT NOT NULL DEFAULT 0,
    -- Mentions in posts that only those mentioned may read are announced all the same.
    private_mentions BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE quiet_rules (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- The days on which it begins: 1 Monday, 2 Tuesday, 4 Wednesday, and so on.
    days       BIGINT NOT NULL,
    -- Minutes after midnight.
    starts_at  BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL,
    PRIMARY KEY (account_id, days, starts_at, ends_at)
);

-- Whose notifications are announced all the same.
CREATE TABLE quiet_people (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    person_id  BIGINT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (account_id, person_id)
);
CREATE INDEX quiet_people_person ON quiet_people (person_id);
