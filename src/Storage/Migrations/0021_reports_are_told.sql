-- Moderators are told of what was reported.
ALTER TABLE notifications DROP CONSTRAINT notifications_reason_check, ADD CONSTRAINT notifications_reason_check CHECK (reason IN
    ('mentioned', 'replied', 'answered', 'accepted', 'thanked', 'routed', 'announced', 'titled', 'followed', 'reported'));
CREATE INDEX people_administrators ON people (id) WHERE role = 'administrator';
