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
