-- What a thanks may carry, in the order in which it is offered. Official ones are given by administrators only.
CREATE TABLE badges (
    code     text COLLATE "C" PRIMARY KEY,
    place    smallint NOT NULL UNIQUE,
    name_ru  text NOT NULL,
    name_en  text NOT NULL,
    official boolean NOT NULL DEFAULT false
);
INSERT INTO badges (code, place, name_ru, name_en, official) VALUES
    ('thanks', 1, 'Спасибо', 'Thank you', false),
    ('idea_generator', 2, 'Генератор идей', 'Idea generator', false),
    ('achiever', 3, 'Достигатор', 'Achiever', false),
    ('soul', 4, 'Душа компании', 'Soul of the company', false),
    ('team_player', 5, 'Командный игрок', 'Team player', false),
    ('rocket', 6, 'Ракета', 'Rocket', false),
    ('superhero', 7, 'Супергерой', 'Superhero', false),
    ('teacher', 8, 'Учитель', 'Teacher', false),
    ('black_belt', 9, 'Черный пояс', 'Black belt', false),
    ('woolen_medal', 10, 'Шерстяная медаль', 'Woollen medal', false),
    ('workaholic', 11, 'Трудоголик', 'Workaholic', false),
    ('best_boss', 12, 'Лучший начальник', 'Best boss', false),
    ('volunteering', 13, 'Волонтерство', 'Volunteering', false),
    ('best_ideas', 14, 'Лучшие идеи', 'Best ideas', false),
    ('career_growth', 15, 'Карьерный рост', 'Career growth', false),
    ('best_mentor', 16, 'Лучший наставник', 'Best mentor', false),
    ('league', 17, 'Лига', 'League', true),
    ('best_shop', 18, 'Лучший салон', 'Best shop', true),
    ('quality_leader', 19, 'Лидер качества', 'Quality leader', true),
    ('quality_mark', 20, 'Знак качества', 'Quality mark', true);

CREATE TABLE thanks (
    message_id bigint PRIMARY KEY REFERENCES messages,
    badge      text COLLATE "C" NOT NULL REFERENCES badges
);

-- Whom it thanks, in the order in which its author named them.
CREATE TABLE thanked (
    message_id bigint NOT NULL REFERENCES thanks,
    person_id  bigint NOT NULL REFERENCES people,
    n          smallint NOT NULL,
    PRIMARY KEY (message_id, person_id)
);
CREATE INDEX thanked_person ON thanked (person_id, message_id);
