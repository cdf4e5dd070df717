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

-- Bodies through time: names, posts, placing; who is in them is told by the roll.
DROP TABLE bodies CASCADE;

DROP TABLE body_belongings CASCADE;

DROP TABLE body_leavers CASCADE;

-- working days as they were announced, for what is applied for so many of them ahead

-- What activities were about, and under which campaigns they were held.
CREATE TABLE occasion_notes (
  id UUID NOT NULL,
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  handed_on DATE NOT NULL,
  notes UUID,
  PRIMARY KEY (id)
);

CREATE INDEX occasion_notes_by_activity ON occasion_notes (activity);

CREATE TABLE occasions (
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT,
  kind TEXT,
  common_kind TEXT,
  starts_on DATE,
  ends_on DATE,
  starts_at TIMESTAMP WITH TIME ZONE,
  ends_at TIMESTAMP WITH TIME ZONE,
  place TEXT,
  host_id UUID,
  host TEXT,
  stage TEXT NOT NULL,
  for_all BOOLEAN NOT NULL,
  stands BOOLEAN NOT NULL,
  parts TEXT NOT NULL,
  hosts UUID[] NOT NULL,
  host_names TEXT[] NOT NULL,
  PRIMARY KEY (activity)
);

CREATE INDEX occasions_by_day ON occasions (committee, starts_on);

CREATE TABLE campaigns (
  campaign UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  first DATE NOT NULL,
  last DATE,
  basis TEXT,
  activities UUID[] NOT NULL,
  PRIMARY KEY (campaign)
);

CREATE INDEX campaigns_by_day ON campaigns (committee, first);


-- Days that come back, and the working days by which they are planned.
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
CREATE TABLE series_dates (
  id UUID NOT NULL,
  series UUID NOT NULL,
  committee UUID NOT NULL,
  turn TEXT NOT NULL,
  day DATE NOT NULL,
  regular DATE NOT NULL,
  moved TEXT,
  dropped TEXT,
  activity UUID,
  PRIMARY KEY (id)
);

CREATE INDEX series_dates_by_day ON series_dates (committee, day);

CREATE INDEX series_dates_by_series ON series_dates (series);

CREATE TABLE series_of_days (
  series UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  host_id UUID,
  host TEXT,
  place TEXT,
  starts TEXT,
  ends TEXT,
  first DATE NOT NULL,
  rhythm TEXT NOT NULL,
  last DATE,
  end_reason TEXT,
  PRIMARY KEY (series)
);

CREATE INDEX series_of_days_by_committee ON series_of_days (committee);


-- Research reports with their archive, and what came of them and of activities.
CREATE TABLE research_reports (
  report UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  is_recommendation BOOLEAN NOT NULL,
  writer_ids UUID[] NOT NULL,
  writers TEXT[] NOT NULL,
  team_ids UUID[] NOT NULL,
  team TEXT[] NOT NULL,
  department_id UUID,
  department TEXT,
  activities UUID[] NOT NULL,
  phase TEXT NOT NULL,
  submitted_on DATE,
  returned_on DATE,
  return_reason TEXT,
  approved_on DATE,
  year BIGINT,
  number BIGINT,
  retention_years BIGINT,
  filed_on DATE,
  handed_to TEXT,
  handed_on DATE,
  text UUID,
  PRIMARY KEY (report)
);

CREATE INDEX research_reports_by_index ON research_reports (committee, year, number);

CREATE TABLE outcome_grown (
  id UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE outcomes (
  outcome UUID NOT NULL,
  committee UUID NOT NULL,
  about_kind TEXT NOT NULL,
  about UUID NOT NULL,
  kind TEXT NOT NULL,
  day DATE NOT NULL,
  whom_id UUID,
  whom TEXT,
  detail TEXT,
  level TEXT,
  paper TEXT,
  title TEXT,
  heard BOOLEAN,
  words UUID,
  PRIMARY KEY (outcome)
);

CREATE INDEX outcomes_by_about ON outcomes (about);

CREATE INDEX outcomes_by_day ON outcomes (committee, day);


-- Who helps whom.
CREATE TABLE paired_helps (
  help UUID NOT NULL,
  committee UUID NOT NULL,
  helper_kinds TEXT[] NOT NULL,
  helper_ids UUID[] NOT NULL,
  helpers TEXT[] NOT NULL,
  kind TEXT NOT NULL,
  helped_id UUID,
  helped TEXT,
  since DATE NOT NULL,
  until DATE,
  result TEXT,
  resulted_on DATE,
  visits DATE[] NOT NULL,
  visitors TEXT[] NOT NULL,
  visit_words UUID[] NOT NULL,
  name UUID,
  result_words UUID,
  PRIMARY KEY (help)
);

CREATE INDEX paired_helps_by_committee ON paired_helps (committee, since);


-- Feeds of calendars that are open.
CREATE TABLE calendar_feeds (
  feed UUID NOT NULL,
  committee UUID NOT NULL,
  whose TEXT NOT NULL,
  "of" UUID NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (feed)
);

CREATE INDEX calendar_feeds_by_committee ON calendar_feeds (committee);

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

CREATE TABLE body_register (
  body UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  provisional BOOLEAN NOT NULL,
  form TEXT,
  names TEXT[] NOT NULL,
  named_from DATE[] NOT NULL,
  stood_for UUID[] NOT NULL,
  until DATE,
  basis TEXT,
  since DATE,
  PRIMARY KEY (body)
);

CREATE INDEX body_register_by_committee ON body_register (committee);

CREATE TABLE body_posts (
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  id UUID NOT NULL,
  committee UUID NOT NULL,
  body UUID NOT NULL,
  post TEXT NOT NULL,
  holder UUID NOT NULL,
  name TEXT NOT NULL,
  member BOOLEAN NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX body_posts_by_body ON body_posts (committee, body);

CREATE TABLE body_placings (
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  id UUID NOT NULL,
  committee UUID NOT NULL,
  body UUID NOT NULL,
  under UUID NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX body_placings_by_committee ON body_placings (committee);

-- Links to bodies and what they did; contacts who are no members; bodies' money.
CREATE TABLE body_links (
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  link UUID NOT NULL,
  committee UUID NOT NULL,
  body UUID NOT NULL,
  kind TEXT NOT NULL,
  party UUID NOT NULL,
  name TEXT NOT NULL,
  member BOOLEAN NOT NULL,
  PRIMARY KEY (link)
);

CREATE INDEX body_links_by_body ON body_links (committee, body);

CREATE TABLE body_link_uses (
  use UUID NOT NULL,
  committee UUID NOT NULL,
  link UUID NOT NULL,
  body UUID NOT NULL,
  way TEXT NOT NULL,
  used_on DATE NOT NULL,
  activity UUID,
  subject TEXT,
  PRIMARY KEY (use)
);

CREATE INDEX body_link_uses_by_day ON body_link_uses (committee, used_on);

CREATE INDEX body_link_uses_by_link ON body_link_uses (link);

CREATE TABLE body_outsiders (
  outsider UUID NOT NULL,
  committee UUID NOT NULL,
  body UUID NOT NULL,
  since DATE NOT NULL,
  until DATE,
  name UUID,
  employer UUID,
  telephone UUID,
  PRIMARY KEY (outsider)
);

CREATE INDEX body_outsiders_by_body ON body_outsiders (committee, body);

CREATE TABLE body_outsider_looks (
  look UUID NOT NULL,
  committee UUID NOT NULL,
  outsider UUID NOT NULL,
  looked_by TEXT NOT NULL,
  looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (look)
);

CREATE INDEX body_outsider_looks_by_outsider ON body_outsider_looks (outsider);

CREATE TABLE body_budgets (
  budget UUID NOT NULL,
  committee UUID NOT NULL,
  body UUID NOT NULL,
  year BIGINT NOT NULL,
  asked BIGINT,
  asked_on DATE,
  purpose TEXT,
  approved BIGINT,
  approved_on DATE,
  basis TEXT,
  PRIMARY KEY (budget)
);

CREATE INDEX body_budgets_by_year ON body_budgets (committee, year);

CREATE TABLE body_spendings (
  spending UUID NOT NULL,
  committee UUID NOT NULL,
  budget UUID NOT NULL,
  body UUID NOT NULL,
  year BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  spent_on DATE NOT NULL,
  voucher TEXT NOT NULL,
  purpose TEXT,
  activity UUID,
  PRIMARY KEY (spending)
);

CREATE INDEX body_spendings_by_year ON body_spendings (committee, year);
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

-- Activities and reports that were taken back: what names them counts no more.
CREATE TABLE taken_back (
  id UUID NOT NULL,
  committee UUID NOT NULL,
  PRIMARY KEY (id)
);
