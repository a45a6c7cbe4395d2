-- The servers of which somebody does not want to see anything. The id orders the list that they read.
CREATE TABLE blocked_domains (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- As in accounts: in ASCII, lower case.
    domain     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (account_id, domain)
);
CREATE UNIQUE INDEX blocked_domains_account ON blocked_domains (account_id, id);
