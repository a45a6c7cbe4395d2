-- The documents of a kind are numbered in the order of their ids: small numbers halve the index.
CREATE TABLE search_index_numbers (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, document BIGINT NOT NULL);
CREATE UNIQUE INDEX search_index_numbers_document ON search_index_numbers (kind, document);

INSERT INTO search_index (search_index) VALUES ('delete-all');
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"post","Below":9223372036854775807}', 'post-numbers', 0, 0 WHERE EXISTS (SELECT 1 FROM posts);
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"account","Below":9223372036854775807}', 'account-numbers', 0, 0 WHERE EXISTS (SELECT 1 FROM accounts);
