-- Words and facts of what can be found, as search cuts them out of texts: PostgreSQL's dictionaries have no part in it.
CREATE TABLE search_index (rowid BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL);
CREATE INDEX search_index_terms ON search_index USING GIN (terms);

-- What was there before is added bit by bit, the newest first.
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"post","Below":9223372036854775807}', 'post', 0, 0 WHERE EXISTS (SELECT 1 FROM posts);
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"account","Below":9223372036854775807}', 'account', 0, 0 WHERE EXISTS (SELECT 1 FROM accounts);
