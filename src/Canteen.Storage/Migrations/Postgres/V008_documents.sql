-- The texts of the public pages that operators write: about, privacy policy, terms and so on. Until there is a row, the default holds.
CREATE TABLE documents (
    name       TEXT PRIMARY KEY,
    -- Markdown, as typed.
    text       TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES accounts (id)
);
