-- Tweetchats. Times are milliseconds since 1970 (UTC).
CREATE TABLE chats (
    id                BIGINT PRIMARY KEY,
    host_id           BIGINT NOT NULL REFERENCES accounts (id),
    title             TEXT NOT NULL,
    aims              TEXT NOT NULL DEFAULT '',
    -- Folded, and as the host writes it.
    tag               TEXT NOT NULL,
    tag_display       TEXT NOT NULL,
    -- The zone by whose clock its times are shown and entered.
    zone              TEXT NOT NULL,
    -- 0 everyone, 1 the members of this server.
    audience          BIGINT NOT NULL DEFAULT 0,
    -- 0 draft, 1 announced, 2 live, 3 over, 4 called off.
    state             BIGINT NOT NULL DEFAULT 0,
    starts_at         BIGINT NOT NULL,
    ends_at           BIGINT NOT NULL,
    -- When it was in fact opened and closed; 0 where it was not yet.
    opened_at         BIGINT NOT NULL DEFAULT 0,
    closed_at         BIGINT NOT NULL DEFAULT 0,
    -- The questions can be read before they are asked.
    shows_questions   BOOLEAN NOT NULL DEFAULT FALSE,
    -- The clock asks no questions until a host lets it go on.
    held              BOOLEAN NOT NULL DEFAULT FALSE,
    -- Answers of accounts that are new wait until a host lets them in.
    newcomers_wait    BOOLEAN NOT NULL DEFAULT FALSE,
    -- The question that was asked last; 0 for none.
    question_id       BIGINT NOT NULL DEFAULT 0,
    -- What the hosts say of it when it is over, as typed (Markdown).
    summary           TEXT NOT NULL DEFAULT '',
    -- Kept as they change.
    answers_count     BIGINT NOT NULL DEFAULT 0,
    people_count      BIGINT NOT NULL DEFAULT 0,
    goers_count       BIGINT NOT NULL DEFAULT 0,
    -- How often what calendars show has changed.
    revision          BIGINT NOT NULL DEFAULT 0,
    changed_at        BIGINT NOT NULL,
    created_at        BIGINT NOT NULL
);
CREATE INDEX chats_start ON chats (starts_at, id) WHERE state > 0;
CREATE INDEX chats_end ON chats (ends_at, id) WHERE state > 0;
CREATE INDEX chats_tag ON chats (tag, starts_at) WHERE state > 0;
CREATE INDEX chats_host ON chats (host_id, id);

-- The hosts, the first among them too. Whoever is asked to be one and has not said yes is none yet.
CREATE TABLE chat_hosts (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    accepted    BOOLEAN NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (chat_id, account_id)
);
CREATE INDEX chat_hosts_account ON chat_hosts (account_id, chat_id);

CREATE TABLE chat_questions (
    id          BIGINT PRIMARY KEY,
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    -- 0 introductions, 1 a question, 2 wrap-up.
    kind        BIGINT NOT NULL,
    -- Their order. The first of kind 1 is Q1, and so on.
    position    BIGINT NOT NULL,
    text        TEXT NOT NULL,
    -- Minutes after the start at which the clock asks it.
    minute      BIGINT NOT NULL,
    -- When it was asked, and the post in which; 0 where it was not.
    asked_at    BIGINT NOT NULL DEFAULT 0,
    post_id     BIGINT NOT NULL DEFAULT 0,
    answers_count BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX chat_questions_chat ON chat_questions (chat_id, position);

-- What to read beforehand.
CREATE TABLE chat_reading (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    position    BIGINT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,
    PRIMARY KEY (chat_id, position)
);

-- Who said that they will be there, and how they want to be reminded.
CREATE TABLE chat_goers (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    -- Bits: 1 a day before, 2 an hour before, 4 as it starts.
    reminders   BIGINT NOT NULL,
    by_mail     BOOLEAN NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (chat_id, account_id)
);
CREATE INDEX chat_goers_account ON chat_goers (account_id, chat_id);

-- The posts of a chat: questions, answers, and answers to these.
CREATE TABLE chat_posts (
    post_id     BIGINT PRIMARY KEY REFERENCES posts (id),
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    -- 0 where it answers none.
    question_id BIGINT NOT NULL,
    author_id   BIGINT NOT NULL REFERENCES accounts (id),
    -- 0 an answer, 1 the question itself, 2 said to an answer or a question of the chat.
    kind        BIGINT NOT NULL,
    -- 0 in time, 1 before the start, 2 after the end.
    lateness    BIGINT NOT NULL,
    by_host     BOOLEAN NOT NULL,
    -- The first that its author wrote in any chat.
    by_newcomer BOOLEAN NOT NULL,
    has_link    BOOLEAN NOT NULL,
    -- 0 shown, 1 parked, 2 waiting for a host, 3 taken out, 4 its author is muted here.
    state       BIGINT NOT NULL DEFAULT 0,
    -- Somebody else answered it.
    is_answered BOOLEAN NOT NULL DEFAULT FALSE,
    featured_at BIGINT NOT NULL DEFAULT 0,
    ruled_by    BIGINT NOT NULL DEFAULT 0,
    reason      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX chat_posts_chat ON chat_posts (chat_id, post_id);
CREATE INDEX chat_posts_question ON chat_posts (chat_id, question_id, post_id);
CREATE INDEX chat_posts_author ON chat_posts (author_id, chat_id, post_id);

-- What somebody did in a chat, and whether they were there to listen.
CREATE TABLE chat_people (
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    posts_count BIGINT NOT NULL DEFAULT 0,
    -- Minutes in which a page of the chat was in view while it was live, and the last of these since 1970.
    minutes     BIGINT NOT NULL DEFAULT 0,
    last_minute BIGINT NOT NULL DEFAULT 0,
    -- Bits, by position: which questions were in view.
    seen        BIGINT NOT NULL DEFAULT 0,
    -- Others may read that they are here.
    is_named    BOOLEAN NOT NULL DEFAULT FALSE,
    is_newcomer BOOLEAN NOT NULL DEFAULT FALSE,
    welcomed_by BIGINT NOT NULL DEFAULT 0,
    is_muted    BOOLEAN NOT NULL DEFAULT FALSE,
    has_thanked BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (chat_id, account_id)
);
CREATE INDEX chat_people_account ON chat_people (account_id, chat_id);
CREATE INDEX chat_people_present ON chat_people (chat_id, last_minute);

-- What the hosts say among themselves.
CREATE TABLE chat_messages (
    id          BIGINT PRIMARY KEY,
    chat_id     BIGINT NOT NULL REFERENCES chats (id),
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    text        TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE INDEX chat_messages_chat ON chat_messages (chat_id, id);

-- A post in a chat; aside: it does not come into the homes of those who follow its author.
ALTER TABLE posts ADD COLUMN chat_id BIGINT;
ALTER TABLE posts ADD COLUMN chat_question_id BIGINT;
ALTER TABLE posts ADD COLUMN aside BOOLEAN NOT NULL DEFAULT FALSE;

-- What somebody writes in chats comes to those who follow them; what others write in chats comes into their home.
ALTER TABLE accounts ADD COLUMN chats_to_followers BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN chats_at_home BOOLEAN NOT NULL DEFAULT FALSE;
