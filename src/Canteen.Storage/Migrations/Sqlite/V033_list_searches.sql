-- Saved searches whose posts are in a list. account_id is the owner of both.
CREATE TABLE list_searches (
    list_id    BIGINT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    search_id  BIGINT NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (list_id, search_id)
);
CREATE INDEX list_searches_account ON list_searches (account_id);
CREATE INDEX list_searches_search ON list_searches (search_id);
