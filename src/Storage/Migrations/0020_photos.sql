-- Faces as they are shown. Keyed by what they are: an address never shows another picture, so whoever loaded it keeps it.
CREATE TABLE photos (
    hash  text COLLATE "C" PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{32}$'),
    small bytea NOT NULL,
    large bytea NOT NULL
);
-- Pictures are compressed already.
ALTER TABLE photos ALTER small SET STORAGE EXTERNAL, ALTER large SET STORAGE EXTERNAL;

-- Since when somebody has a photo: another one in its place changes nothing of that.
ALTER TABLE people
    ADD photo text COLLATE "C" REFERENCES photos,
    ADD photo_since timestamptz,
    ADD CHECK ((photo IS NULL) = (photo_since IS NULL));
CREATE INDEX people_photo ON people (photo) WHERE photo IS NOT NULL;

-- A photo gives points without a message.
ALTER TABLE reputation_causes ALTER message_id DROP NOT NULL;
ALTER TABLE reputation_causes DROP CONSTRAINT reputation_causes_person_id_rule_day_message_id_actor_id_key;
ALTER TABLE reputation_causes ADD UNIQUE NULLS NOT DISTINCT (person_id, rule, day, message_id, actor_id);
