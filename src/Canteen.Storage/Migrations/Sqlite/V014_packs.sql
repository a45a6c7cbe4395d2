-- Packs: sets of people and hashtags that their makers share, so that others can follow them in one go.
CREATE TABLE packs (
    id          INTEGER PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX packs_account ON packs (account_id, id);

CREATE TABLE pack_people (
    id          INTEGER PRIMARY KEY,
    pack_id     BIGINT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    member_id   BIGINT NOT NULL REFERENCES accounts (id),
    -- What the person says to being in it: 0 nothing yet, 1 yes, 2 no. A no stays, so that nobody is asked again.
    answer      BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    answered_at BIGINT,
    UNIQUE (pack_id, member_id)
);
CREATE UNIQUE INDEX pack_people_pack ON pack_people (pack_id, id);
CREATE UNIQUE INDEX pack_people_member ON pack_people (member_id, answer, pack_id);

-- By name and not by tag: nobody may have used it yet.
CREATE TABLE pack_tags (
    id      INTEGER PRIMARY KEY,
    pack_id BIGINT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
    -- Folded.
    name    TEXT NOT NULL,
    -- As its maker typed it, without the #.
    display TEXT NOT NULL,
    UNIQUE (pack_id, name)
);
