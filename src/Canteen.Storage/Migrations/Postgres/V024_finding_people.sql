-- Where somebody works or lives, in their own words.
ALTER TABLE accounts ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- What people are found by, folded by the application, because the engines fold letters in different ways.
ALTER TABLE accounts ADD COLUMN profession_key TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN organisation_key TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN place_key TEXT NOT NULL DEFAULT '';
DROP INDEX accounts_profession;
DROP INDEX accounts_organisation;
CREATE INDEX accounts_profession ON accounts (profession_key, id) WHERE profession_key <> '';
CREATE INDEX accounts_organisation ON accounts (organisation_key, id) WHERE organisation_key <> '';
CREATE INDEX accounts_place ON accounts (place_key, id) WHERE place_key <> '';
CREATE INDEX accounts_newest ON accounts (discoverable, id) WHERE suspended_at IS NULL;

-- Each word of a profile, folded. A word that somebody begins to type is a range of these.
CREATE TABLE account_words (
    word       TEXT COLLATE "C" NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (word, account_id)
);
CREATE INDEX account_words_account ON account_words (account_id);

-- Those who feature a hashtag.
CREATE INDEX featured_tags_name ON featured_tags (name, account_id);

-- People who are here already are folded by a job, some at a time.
INSERT INTO jobs (kind, payload, run_at, created_at) SELECT 'fold-profiles', '{}', 0, 0 WHERE EXISTS (SELECT 1 FROM accounts);

-- Whom somebody does not want to have suggested.
CREATE TABLE suggestion_dismissals (
    id           BIGINT PRIMARY KEY,
    account_id   BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    dismissed_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    UNIQUE (account_id, dismissed_id)
);
CREATE UNIQUE INDEX suggestion_dismissals_account ON suggestion_dismissals (account_id, id);
CREATE INDEX suggestion_dismissals_dismissed ON suggestion_dismissals (dismissed_id);
