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
