-- Days of the world's clock that have begun, each said once in the log: what fades is looked at again then.
CREATE TABLE days (
    day      date PRIMARY KEY,
    began_at timestamptz NOT NULL
);

-- A standing answer to somebody else's question, under each topic of the question, where everybody may read it. It follows
-- from the present rows; the times are those at which what speaks for it came.
CREATE TABLE expert_evidence (
    topic_id    bigint NOT NULL REFERENCES topics,
    answer_id   bigint NOT NULL REFERENCES messages,
    question_id bigint NOT NULL REFERENCES messages,
    person_id   bigint NOT NULL REFERENCES people,
    asker_id    bigint NOT NULL REFERENCES people,
    at          timestamptz NOT NULL,
    accepted_at timestamptz,
    likers      bigint[] NOT NULL,
    liked_at    timestamptz[] NOT NULL,
    PRIMARY KEY (topic_id, answer_id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN expert_evidence.likers IS 'Distinct people, the author not among them, in the order of liked_at.';
CREATE INDEX expert_evidence_person ON expert_evidence (person_id, topic_id);
CREATE INDEX expert_evidence_answer ON expert_evidence (answer_id);

-- What a person's evidence in a topic adds up to. Both sums are in units of 2^-32 as at 2000-01-01 and halve with time.
CREATE TABLE expert_standings (
    topic_id  bigint NOT NULL REFERENCES topics,
    person_id bigint NOT NULL REFERENCES people,
    volume    numeric NOT NULL,
    good      numeric NOT NULL,
    answers   int NOT NULL,
    accepted  int NOT NULL,
    helped    int NOT NULL,
    last_at   timestamptz NOT NULL,
    PRIMARY KEY (topic_id, person_id)
) WITH (fillfactor = 80);
COMMENT ON COLUMN expert_standings.helped IS 'Distinct people who accepted or liked any of the answers.';

-- Who holds a title: it follows from the evidence and the latest of days.
CREATE TABLE expert_titles (
    person_id bigint NOT NULL REFERENCES people,
    topic_id  bigint NOT NULL REFERENCES topics,
    title     text NOT NULL CHECK (title IN ('adept', 'master')),
    PRIMARY KEY (person_id, topic_id)
);
CREATE INDEX expert_titles_topic ON expert_titles (topic_id);

-- Who does not want to be named as an expert in a topic, nor asked as one.
CREATE TABLE expertise_declined (
    person_id   bigint NOT NULL REFERENCES people,
    topic_id    bigint NOT NULL REFERENCES topics,
    declined_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, topic_id)
);

-- To whom a question was put, and why: as they stood in that topic then. What was asked of people has happened: it follows from nothing, and is never built anew.
CREATE TABLE question_asks (
    question_id bigint NOT NULL REFERENCES questions,
    person_id   bigint NOT NULL REFERENCES people,
    topic_id    bigint NOT NULL REFERENCES topics,
    asked_at    timestamptz NOT NULL,
    title       text CHECK (title IN ('adept', 'master')),
    rank        int NOT NULL,
    answers     int NOT NULL,
    accepted    int NOT NULL,
    helped      int NOT NULL,
    PRIMARY KEY (question_id, person_id)
);
CREATE INDEX question_asks_person ON question_asks (person_id, asked_at);
