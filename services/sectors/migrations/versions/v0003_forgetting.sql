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

-- working days as they were announced, for what is applied for so many of them ahead
CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);

-- planned activities: who belongs where, what is planned, who comes
CREATE TABLE activity_belongings (
  belonging UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  body UUID NOT NULL,
  since DATE,
  until DATE,
  PRIMARY KEY (belonging)
);

CREATE INDEX activity_belongings_by_member ON activity_belongings (member);

CREATE TABLE activity_plans (
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  phase TEXT NOT NULL,
  announced BOOLEAN NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  common_kind TEXT NOT NULL,
  form TEXT,
  host_id UUID,
  host TEXT,
  joint_host_ids UUID[] NOT NULL,
  joint_hosts TEXT[] NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  starts_at TIMESTAMP WITH TIME ZONE,
  ends_at TIMESTAMP WITH TIME ZONE,
  place TEXT,
  topics TEXT[] NOT NULL,
  must_attend BOOLEAN NOT NULL,
  whole_committee BOOLEAN NOT NULL,
  places BIGINT,
  sign_up_until TIMESTAMP WITH TIME ZONE,
  door_opens_at TIMESTAMP WITH TIME ZONE,
  door_closes_at TIMESTAMP WITH TIME ZONE,
  earliest_on DATE,
  short_notice TEXT,
  reason TEXT,
  PRIMARY KEY (activity)
);

CREATE INDEX activity_plans_by_day ON activity_plans (committee, starts_on);

CREATE TABLE activity_coming (
  coming UUID NOT NULL,
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  person UUID NOT NULL,
  name TEXT NOT NULL,
  signed_up BOOLEAN NOT NULL,
  leave TEXT,
  leave_times BIGINT NOT NULL,
  leave_reason UUID,
  leave_answer UUID,
  came TEXT,
  way TEXT,
  came_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (coming)
);

CREATE INDEX activity_coming_by_activity ON activity_coming (activity);

CREATE INDEX activity_coming_by_person ON activity_coming (person);
