-- What people tell of themselves. An empty address means the unit's.
ALTER TABLE people
    ADD COLUMN address      text NOT NULL DEFAULT '',
    ADD COLUMN phone        text NOT NULL DEFAULT '',
    ADD COLUMN email        text NOT NULL DEFAULT '',
    ADD COLUMN about        text NOT NULL DEFAULT '',
    ADD COLUMN status_text  text NOT NULL DEFAULT '',
    ADD COLUMN status_emoji text NOT NULL DEFAULT '',
    ADD COLUMN status_until timestamptz;

-- Which zone was a person's at an instant: the latest row not after it. The first one is as old as the person.
CREATE TABLE person_zones (
    person_id bigint NOT NULL REFERENCES people,
    from_at   timestamptz NOT NULL,
    time_zone text NOT NULL,
    PRIMARY KEY (person_id, from_at)
);
INSERT INTO person_zones (person_id, from_at, time_zone) SELECT id, created_at, time_zone FROM people;

-- Who follows whose publications. Never a row per publication and follower.
CREATE TABLE person_subscriptions (
    person_id   bigint NOT NULL REFERENCES people,
    follower_id bigint NOT NULL REFERENCES people,
    at          timestamptz NOT NULL,
    PRIMARY KEY (person_id, follower_id),
    CHECK (person_id <> follower_id)
);
CREATE INDEX person_subscriptions_follower ON person_subscriptions (follower_id);
