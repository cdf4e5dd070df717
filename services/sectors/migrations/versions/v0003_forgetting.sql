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
