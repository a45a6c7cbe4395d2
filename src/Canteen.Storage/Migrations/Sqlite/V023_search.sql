-- Words and facts of what can be found, as search cuts them out of texts: nothing is left to the tokenizer but the spaces. The texts
-- themselves are not kept a second time.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, stems, facts, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
);

-- What was there before is added bit by bit, the newest first.
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"post","Below":9223372036854775807}', 'post', 0, 0 WHERE EXISTS (SELECT 1 FROM posts);
INSERT INTO jobs (kind, payload, key, run_at, created_at)
SELECT 'search-fill', '{"Kind":"account","Below":9223372036854775807}', 'account', 0, 0 WHERE EXISTS (SELECT 1 FROM accounts);
