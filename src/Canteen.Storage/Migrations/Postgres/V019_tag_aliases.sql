-- Hashtags that are read together with another, their main one. Names are folded, and no main one is an alias itself.
CREATE TABLE tag_aliases (
    name TEXT COLLATE "C" PRIMARY KEY,
    main TEXT COLLATE "C" NOT NULL
);
CREATE INDEX tag_aliases_main ON tag_aliases (main);

-- What people and moderators say of two hashtags; the aliases follow from the pairs that are the same.
CREATE TABLE tag_pairs (
    id          BIGINT PRIMARY KEY,
    name        TEXT COLLATE "C" NOT NULL,
    -- The one that both are shown as.
    main        TEXT COLLATE "C" NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES accounts (id),
    -- The votes, which are counted here whenever one changes.
    yes         BIGINT NOT NULL,
    no          BIGINT NOT NULL,
    -- What a moderator decided: 0 nothing, 1 the same, 2 apart.
    ruling      BIGINT NOT NULL,
    is_same     BOOLEAN NOT NULL,
    created_at  BIGINT NOT NULL,
    UNIQUE (name, main)
);
CREATE INDEX tag_pairs_main ON tag_pairs (main);
CREATE INDEX tag_pairs_same ON tag_pairs (id) WHERE is_same = TRUE;
CREATE INDEX tag_pairs_proposer ON tag_pairs (proposed_by) WHERE is_same = FALSE AND ruling = 0;

CREATE TABLE tag_pair_votes (
    pair_id    BIGINT NOT NULL REFERENCES tag_pairs (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    is_yes     BOOLEAN NOT NULL,
    PRIMARY KEY (pair_id, account_id)
);
CREATE INDEX tag_pair_votes_account ON tag_pair_votes (account_id);
