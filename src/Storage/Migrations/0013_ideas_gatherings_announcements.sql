CREATE TABLE ideas (
    message_id bigint PRIMARY KEY REFERENCES messages,
    status     text COLLATE "C" NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'considered', 'accepted', 'done', 'declined')),
    votes      int NOT NULL DEFAULT 0,
    changed_by bigint REFERENCES people,
    changed_at timestamptz
) WITH (fillfactor = 80);
CREATE INDEX ideas_votes ON ideas (votes, message_id);
CREATE INDEX ideas_status ON ideas (status, message_id);

CREATE TABLE idea_votes (
    message_id bigint NOT NULL REFERENCES ideas,
    person_id  bigint NOT NULL REFERENCES people,
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, person_id)
);

CREATE TABLE gatherings (
    message_id bigint PRIMARY KEY REFERENCES messages,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz CHECK (ends_at > starts_at),
    place      text NOT NULL DEFAULT ''
);
CREATE INDEX gatherings_starts ON gatherings (starts_at);

CREATE TABLE gathering_answers (
    message_id bigint NOT NULL REFERENCES gatherings,
    person_id  bigint NOT NULL REFERENCES people,
    answer     text COLLATE "C" NOT NULL CHECK (answer IN ('going', 'maybe', 'declined')),
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, person_id)
);

CREATE TABLE announcements (
    message_id bigint PRIMARY KEY REFERENCES messages,
    until      timestamptz NOT NULL,
    confirm    boolean NOT NULL
);
COMMENT ON COLUMN announcements.confirm IS 'Whether its readers are asked to say that they have read it. Who has not is computed: there is no row per reader.';
CREATE INDEX announcements_until ON announcements (until);

CREATE TABLE announcement_confirmations (
    message_id bigint NOT NULL REFERENCES announcements,
    person_id  bigint NOT NULL REFERENCES people,
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, person_id)
);
