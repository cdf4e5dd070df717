-- Committees: what they were called on each day.
CREATE TABLE case_committee_name (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  since DATE NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_committee_name_open ON case_committee_name (case_id, known_to);

CREATE INDEX case_committee_name_known ON case_committee_name (committee, known_to, known_from);

-- Organisations: names and families by day, and who carries on whose work.
ALTER TABLE case_organisation ADD COLUMN names TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN named_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN families TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN placed_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN ended_on DATE;

ALTER TABLE case_organisation ALTER COLUMN names DROP DEFAULT,
  ALTER COLUMN named_from DROP DEFAULT,
  ALTER COLUMN families DROP DEFAULT,
  ALTER COLUMN placed_from DROP DEFAULT;

CREATE TABLE case_merger (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  organisation UUID NOT NULL,
  successor UUID NOT NULL,
  since DATE NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_merger_known ON case_merger (committee, known_to, known_from);

CREATE INDEX case_merger_open ON case_merger (case_id, known_to);

-- Contact with members and services to them: what figures count.
CREATE TABLE case_contact (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  made_on DATE NOT NULL,
  way TEXT NOT NULL,
  pair_kind TEXT,
  by_kind TEXT NOT NULL,
  reached UUID[] NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_contact_known ON case_contact (committee, known_to, known_from);

CREATE INDEX case_contact_open ON case_contact (case_id, known_to);

CREATE TABLE case_contact_pair (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_contact_pair_open ON case_contact_pair (case_id, known_to);

CREATE INDEX case_contact_pair_known ON case_contact_pair (committee, known_to, known_from);

CREATE TABLE case_pair_year (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  owed BIGINT NOT NULL,
  contacts UUID[] NOT NULL,
  days DATE[] NOT NULL,
  met_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_pair_year_known ON case_pair_year (committee, known_to, known_from);

CREATE INDEX case_pair_year_open ON case_pair_year (case_id, known_to);

CREATE TABLE case_difficulty (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  raised_on DATE NOT NULL,
  outcome TEXT,
  concluded_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_difficulty_known ON case_difficulty (committee, known_to, known_from);

CREATE INDEX case_difficulty_open ON case_difficulty (case_id, known_to);

-- members who are one person, and who acts for whom
CREATE TABLE case_merge (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  duplicate UUID NOT NULL,
  member UUID NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_merge_known ON case_merge (committee, known_to, known_from);

CREATE INDEX case_merge_open ON case_merge (case_id, known_to);

CREATE INDEX events_for_another ON events (on_behalf_of) WHERE on_behalf_of IS NOT NULL;

-- a report that names nobody is still a report
ALTER TABLE case_report ALTER COLUMN first_reporter DROP NOT NULL;
