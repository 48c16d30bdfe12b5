CREATE TABLE polls (
    message_id bigint PRIMARY KEY REFERENCES messages,
    multi      boolean NOT NULL,
    anonymous  boolean NOT NULL,
    closes_at  timestamptz,
    closed_at  timestamptz,
    closed_by  bigint REFERENCES people,
    voters     int NOT NULL DEFAULT 0
);
COMMENT ON COLUMN polls.closed_by IS 'Who closed it early; null when its time did.';
CREATE INDEX polls_closing ON polls (closes_at) WHERE closed_at IS NULL AND closes_at IS NOT NULL;

CREATE TABLE poll_options (
    message_id bigint NOT NULL REFERENCES polls,
    n          int NOT NULL,
    text       text NOT NULL,
    votes      int NOT NULL DEFAULT 0,
    shown      int NOT NULL DEFAULT 0,
    PRIMARY KEY (message_id, n)
) WITH (fillfactor = 70);
COMMENT ON COLUMN poll_options.shown IS
    'Of an anonymous poll: the votes as they stood when the number of voters last was a multiple of five. Bars that moved with each vote would tell whoever watches how the last one voted.';

-- Named votes: who chose what.
CREATE TABLE poll_ballots (
    message_id bigint NOT NULL REFERENCES polls,
    person_id  bigint NOT NULL REFERENCES people,
    n          int NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, person_id, n)
);

-- Anonymous votes: who voted, and nothing by which a row could be matched with an option. Every vote rewrites all
-- options of its poll, so that the transaction that wrote this row wrote each of them.
CREATE TABLE poll_voters (
    message_id bigint NOT NULL REFERENCES polls,
    person_id  bigint NOT NULL REFERENCES people,
    PRIMARY KEY (message_id, person_id)
);
