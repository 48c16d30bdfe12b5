-- What was written on a day of the company's, in Moscow, and not deleted since.
CREATE TABLE daily_totals (
    day    date NOT NULL,
    figure text NOT NULL CHECK (figure IN ('private_messages', 'comments', 'publications', 'badges')),
    count  bigint NOT NULL,
    PRIMARY KEY (day, figure)
);

-- How many messages of a person's stand.
CREATE TABLE writers (
    person_id bigint PRIMARY KEY REFERENCES people,
    messages  bigint NOT NULL
);
