-- Organisations, and who was confirmed as belonging to them.
CREATE TABLE organisations (
    id         INTEGER PRIMARY KEY,
    -- In the address of its page.
    slug       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    -- Folded, to be sorted and looked for by.
    name_key   TEXT NOT NULL,
    about      TEXT NOT NULL,
    place      TEXT NOT NULL,
    website    TEXT NOT NULL,
    -- 0 proposed, 1 open, 2 closed.
    state      BIGINT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX organisations_state ON organisations (state, name_key, id);

CREATE TABLE organisation_domains (
    domain          TEXT PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    created_at      BIGINT NOT NULL
);
CREATE INDEX organisation_domains_organisation ON organisation_domains (organisation_id, domain);

CREATE TABLE organisation_stewards (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id      BIGINT NOT NULL REFERENCES accounts (id),
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);
CREATE INDEX organisation_stewards_account ON organisation_stewards (account_id, organisation_id);

CREATE TABLE memberships (
    id                 INTEGER PRIMARY KEY,
    organisation_id    BIGINT NOT NULL REFERENCES organisations (id),
    account_id         BIGINT NOT NULL REFERENCES accounts (id),
    -- 1 a work address, 2 an invitation, 3 the website.
    way                BIGINT NOT NULL,
    -- 0 hidden, 1 shown, 2 under a pseudonym.
    look               BIGINT NOT NULL,
    names_organisation BOOLEAN NOT NULL,
    -- For the stewards alone, and empty but for a pseudonym.
    real_name          TEXT NOT NULL,
    -- When a steward said that they know whom the pseudonym stands for.
    known_at           BIGINT,
    confirmed_at       BIGINT NOT NULL,
    expires_at         BIGINT NOT NULL,
    -- A steward ended it: neither a mail nor the website brings it back, only an invitation.
    ended_at           BIGINT,
    -- Of the work address, which itself is not kept: one address confirms one account.
    address_hash       TEXT UNIQUE,
    UNIQUE (organisation_id, account_id)
);
CREATE UNIQUE INDEX memberships_organisation ON memberships (organisation_id, id);
CREATE UNIQUE INDEX memberships_account ON memberships (account_id, id);
CREATE INDEX memberships_expired ON memberships (expires_at);
-- Who is on the page of an organisation.
CREATE INDEX memberships_shown ON memberships (organisation_id, id) WHERE look = 1 AND ended_at IS NULL;

CREATE TABLE organisation_invitations (
    id              INTEGER PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    created_by      BIGINT NOT NULL REFERENCES accounts (id),
    -- Of the link; null where it names somebody.
    secret_hash     TEXT UNIQUE,
    -- Whom it names; null for whoever has the link.
    account_id      BIGINT REFERENCES accounts (id),
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL
);
CREATE INDEX organisation_invitations_organisation ON organisation_invitations (organisation_id, id);
CREATE INDEX organisation_invitations_account ON organisation_invitations (account_id) WHERE account_id IS NOT NULL;

-- Codes that were mailed to work addresses and have not been typed in yet.
CREATE TABLE work_addresses (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id      BIGINT NOT NULL REFERENCES accounts (id),
    address_hash    TEXT NOT NULL,
    code_hash       TEXT NOT NULL,
    tries_left      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);
CREATE INDEX work_addresses_expired ON work_addresses (expires_at);

-- Pages of organisations that were asked for a link to a profile, with the last answer.
CREATE TABLE work_pages (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id      BIGINT NOT NULL REFERENCES accounts (id),
    url             TEXT NOT NULL,
    -- 0 being looked at, 1 has the link, 2 has no such link, 3 cannot be read.
    answer          BIGINT NOT NULL,
    asked_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);
