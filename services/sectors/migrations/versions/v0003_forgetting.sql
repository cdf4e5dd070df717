-- Members of upper committees who live here, as far as names in ledgers are settled by them.
CREATE TABLE upper_people (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  member_no TEXT,
  employer TEXT,
  since DATE,
  until DATE,
  sectors TEXT[] NOT NULL,
  bodies TEXT[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX upper_people_by ON upper_people (committee);

-- Organisations as they are heard of: names, places and successors by day.
CREATE TABLE organisation_register (
  organisation UUID NOT NULL,
  committee UUID NOT NULL,
  provisional BOOLEAN NOT NULL,
  since DATE,
  names TEXT[] NOT NULL,
  named_from DATE[] NOT NULL,
  former_ids UUID[] NOT NULL,
  kinds TEXT[] NOT NULL,
  families TEXT[] NOT NULL,
  levels TEXT[] NOT NULL,
  parents UUID[] NOT NULL,
  placed_from DATE[] NOT NULL,
  aliases TEXT[] NOT NULL,
  alias_ids UUID[] NOT NULL,
  ended_on DATE,
  ended_how TEXT,
  successors UUID[] NOT NULL,
  successor_names TEXT[] NOT NULL,
  basis TEXT,
  PRIMARY KEY (organisation)
);

CREATE INDEX organisation_register_by_committee ON organisation_register (committee);

-- members who are one person, and who acts for whom
CREATE TABLE member_merges (
  duplicate UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  member_name TEXT NOT NULL,
  PRIMARY KEY (duplicate)
);

CREATE INDEX member_merges_by_member ON member_merges (committee, member);

-- who acts for a member
CREATE TABLE acting (
  acting UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  kinds TEXT[] NOT NULL,
  since DATE NOT NULL,
  until DATE,
  revoked BOOLEAN NOT NULL,
  PRIMARY KEY (acting)
);

CREATE INDEX acting_by_member ON acting (committee, member);

CREATE INDEX events_for_another ON events (on_behalf_of) WHERE on_behalf_of IS NOT NULL;

-- Who is on the roll when, and in which bodies.
CREATE TABLE roll (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  member_no TEXT,
  party TEXT,
  employer TEXT,
  position TEXT,
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  bodies UUID[] NOT NULL,
  body_kinds TEXT[] NOT NULL,
  body_names TEXT[] NOT NULL,
  body_sinces DATE[] NOT NULL,
  body_untils DATE[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX roll_by_name ON roll (committee, name);

-- What bodies may owe: proposals and situation reports as heard.
CREATE TABLE duty_proposals (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  sponsors UUID[] NOT NULL,
  names TEXT[] NOT NULL,
  submitted_on DATE,
  gone BOOLEAN NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE INDEX duty_proposals_of ON duty_proposals (committee);

CREATE TABLE duty_reports (
  report UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  reporters UUID[] NOT NULL,
  unit UUID,
  unit_name TEXT,
  received_on DATE NOT NULL,
  PRIMARY KEY (report)
);

CREATE INDEX duty_reports_of ON duty_reports (committee);
