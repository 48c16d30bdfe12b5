-- A question is a message of that kind, an answer a reply under it by somebody else. What stands here beside the time of
-- reopening and what was accepted follows from the replies, and is kept so that the queues of open ones need no counting.
CREATE TABLE questions (
    message_id      bigint PRIMARY KEY REFERENCES messages,
    state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'accepted', 'reopened')),
    answers         int NOT NULL DEFAULT 0,
    first_answer_at timestamptz,
    accepted_at     timestamptz,
    reopened_at     timestamptz
) WITH (fillfactor = 80);
CREATE INDEX questions_unanswered ON questions (message_id) WHERE state IN ('open', 'reopened');
CREATE INDEX questions_accepted ON questions (message_id) WHERE state = 'accepted';

CREATE TABLE accepted_answers (
    answer_id   bigint PRIMARY KEY REFERENCES messages,
    question_id bigint NOT NULL REFERENCES questions,
    accepted_by bigint NOT NULL REFERENCES people,
    accepted_at timestamptz NOT NULL
);
CREATE INDEX accepted_answers_question ON accepted_answers (question_id, accepted_at);
